package bulletin_test

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"guanbao/feed"
	"guanbao/feed/bulletin"
	"guanbao/feed/bulletin/bulletintest"
	"guanbao/feed/html"
)

func seeds(f *testing.F) {
	f.Helper()
	for _, form := range numberForms {
		f.Add(strings.NewReplacer("⟦", "", "⟧", "").Replace(form.text))
	}
	for _, text := range lookAlikes {
		f.Add(text)
	}
	for _, i := range imprints {
		f.Add(i.title + i.body)
	}
	for _, o := range outlines {
		f.Add("<p>" + strings.Join(o.lines, "<br>") + "</p>")
	}
	f.Add(bulletintest.Regulation(bulletintest.Shape{Chapters: 2, Sections: 2, Articles: 3}))
	f.Add("第\xff号〔2021〕1号\x80제-1호Ⅰ.§ (\n")
}

// FuzzNumbers holds that numbers stand in the order of the text, on the edges
// of runes, and that each has a key.
func FuzzNumbers(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, n := range bulletin.Numbers(text) {
			if n.Start < end || n.End <= n.Start || n.End > len(text) {
				t.Fatalf("number at %d-%d of %d, after %d", n.Start, n.End, len(text), end)
			}
			end = n.End
			found := text[n.Start:n.End]
			if utf8.ValidString(text) && !utf8.ValidString(found) || n.Key == "" || !strings.Contains(text, n.Issuer) {
				t.Fatalf("%q: key %q, issuer %q", found, n.Key, n.Issuer)
			}
		}
	})
}

// FuzzRead holds that an imprint is made of pieces of the text and true days.
func FuzzRead(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := html.Parse(text, nil)
		a := feed.Article{Title: html.Inline(text), Lang: "zh-Hant"}
		p := bulletin.Read(a, d)
		all := joined(a.Title + "\n" + d.Text())
		for _, s := range p.Numbers {
			if s == "" || !strings.Contains(all, joined(s)) {
				t.Fatalf("number %q", s)
			}
		}
		for _, day := range []bulletin.Date{p.Signed, p.Published, p.Effective, p.Deadline} {
			if !day.IsZero() && bulletin.DateOf(day.Time(time.UTC)) != day {
				t.Fatalf("day %v", day)
			}
		}
		if bulletin.ReadingTime(d) < 1 {
			t.Fatal("no time to read")
		}
	})
}

// joined is s without spaces and without marks that join a letter before them.
func joined(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// FuzzOutline holds that entries stand in the order of the document and that
// labels and titles are pieces of their blocks.
func FuzzOutline(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := html.Parse(text, nil)
		var texts []string
		bulletin.Walk(d, func(_ int, b *html.Block) bool {
			s := ""
			for _, sp := range b.Spans {
				s += sp.Text
			}
			texts = append(texts, s)
			return true
		})
		all := strings.Join(texts, "\n")
		block, at, level := 0, -1, 0
		for _, e := range bulletin.Outline(d) {
			if e.Block < block || e.Block == block && e.Byte <= at || e.Level < 1 || e.Level > level+1 || e.Label+e.Title == "" {
				t.Fatalf("%+v after block %d byte %d level %d", e, block, at, level)
			}
			block, at, level = e.Block, e.Byte, e.Level
			if s := texts[e.Block][e.Byte:]; !strings.HasPrefix(s, e.Label) || !strings.Contains(all, e.Title) {
				t.Fatalf("%+v stands at %q", e, s)
			}
		}
	})
}
