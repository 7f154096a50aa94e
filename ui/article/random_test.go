package article

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"guanbao/feed/html"
	"guanbao/ui/theme"
)

// pieces are put together at random: tags opened, closed or neither, and text.
var pieces = strings.Split("快递|邮政局|word|12|1.5|,|。|“|　|—|7.4%|一、|（二）|<br>|<hr>|<p>|</p>|<div>|</div>|<h2>|</h2>|<h4>|</h4>|<ul>|</ul>|<ol type=i>|</ol>|<li>|<li value=7>|</li>|<blockquote>|</blockquote>|<pre>|</pre>|"+
	"<table>|<table>|</table>|<thead>|</thead>|<tr>|<tr>|</tr>|<td>|<td>|</td>|<th>|<td rowspan=2>|<td colspan=2>|<td rowspan=3 colspan=2>|<td align=center>|<caption>|</caption>|<dl>|<dt>|<dd>|</dl>|<b>|</b>|<del>|</del>|<code>|</code>|"+
	"<sup>|</sup>|<sub>|</sub>|<a href=https://a.example/1>|<a href=https://b.example/2>|</a>|<img src=https://a.example/x.png alt=图 width=90 height=80>|<figcaption>|</figcaption>|<ruby>|</ruby>|<rt>|</rt>|<details>|<summary>|</summary>", "|")

const texts = 13 // pieces of text, which come first

func randomBody(r *rand.Rand, n int) string {
	var b strings.Builder
	palette := make([]string, 10) // few tags, so that they meet
	for i := range palette {
		palette[i] = pieces[r.IntN(len(pieces))]
	}
	for range n {
		switch r.IntN(3) {
		case 0:
			b.WriteString(pieces[r.IntN(texts)])
		case 1:
			b.WriteString(pieces[r.IntN(len(pieces))])
		default:
			b.WriteString(palette[r.IntN(len(palette))])
		}
	}
	return b.String()
}

// spelled is the letters and digits of a text, compatibility forms as their
// plain ones: what the setting of a page may not change.
func spelled(s string) []rune {
	return slices.DeleteFunc([]rune(norm.NFKC.String(s)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// lacks gives the first letter of want that got does not have, in the order of
// the text where ordered is set.
func lacks(got, want []rune, ordered bool) (rune, bool) {
	if ordered {
		for _, r := range got {
			if len(want) > 0 && r == want[0] {
				want = want[1:]
			}
		}
		if len(want) > 0 {
			return want[0], true
		}
		return 0, false
	}
	count := map[rune]int{}
	for _, r := range got {
		count[r]++
	}
	for _, r := range want {
		if count[r]--; count[r] < 0 {
			return r, true
		}
	}
	return 0, false
}

func hasTable(bs []html.Block) bool {
	return slices.ContainsFunc(bs, func(b html.Block) bool { return b.Kind == html.TableBlock || hasTable(b.Children) })
}

func TestRandomDocumentsKeepTheirTextAndTheWidth(t *testing.T) {
	rounds := 6000
	if testing.Short() {
		rounds = 600
	}
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 11))
		src := randomBody(r, 1+seed%70)
		p := NewPage(item([]string{"zh-Hans", "ko", "en"}[seed%3], src))
		for range 3 {
			look := []*theme.Look{narrow, wide}[r.IntN(2)]
			width := 4 + r.IntN(90)
			o := Options{Indent: r.IntN(2) == 0, Hanging: r.IntN(2) == 0, Tables: Tables(r.IntN(3))}
			lines := Lay(p, look, width, o)
			for i, l := range lines {
				if w := look.Text.Width(l.String()); w > width {
					t.Fatalf("%q\nwidth %d, %v, %+v: %d cells: %q", src, width, look.Text.Mode(), o, w, l.String())
				}
				if i > 0 && lines[i-1].anchor().after(l.anchor()) {
					t.Fatalf("%q\nwidth %d, %+v: line %d stands at %v, the one before at %v", src, width, o, i, l.anchor(), lines[i-1].anchor())
				}
			}
			tables := hasTable(p.Body.Blocks)
			if r, gone := lacks(spelled(plain(lines)), spelled(p.Body.Text()), !tables); gone {
				t.Fatalf("%q\nwidth %d, %v, %+v: %q is gone from %q in\n%s", src, width, look.Text.Mode(), o, r, p.Body.Text(), plain(lines))
			}
		}
	}
}
