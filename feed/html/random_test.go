package html

import (
	"math/rand/v2"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// pieces are put together at random: every tag that means something, opened,
// closed or neither, and text of every class.
var pieces = strings.Split("中文|word| |\n|　|　　|&nbsp;|&nbsp;&nbsp;|。|“|e\u0301|\u0301|\u1100|\u1161|\x1b[1m|\u200b|👨\u200d|👩|&#27;]0;|<br>|<br/>|<hr>|<p>|</p>|<div>|</div>|"+
	"<h2>|</h2>|<ul>|</ul>|<ol start=4>|<ol type=i>|</ol>|<li>|<li value=7>|</li>|<figure>|<figcaption>|</figcaption>|<summary>|</summary>|<blockquote>|</blockquote>|<pre>|</pre>|<table>|</table>|<thead>|</thead>|<tbody>|<tr>|</tr>|<tr align=center>|"+
	"<td>|</td>|<th>|<td rowspan=2>|<td rowspan=0>|<td colspan=9>|<caption>|</caption>|<dl>|</dl>|<dt>|</dt>|<dd>|</dd>|<b>|</b>|<i>|</i>|<sup>|</sup>|<a href=/1>|<a href=/2 title=一二三四五六>|"+
	"<a href=#x>|<a href=#y>|<a name=x>|</a>|<p id=y>|<td id=x>|<ul id=x>|<i id=y>|<img src=a alt=图>|<img alt=小 width=8 height=8>|<img src=b id=y>|<ruby>|</ruby>|<rb>|<rt>|</rt>|<rp>|</rp>|<rtc>|"+
	"<q>|</q>|<span>|</span>|<select>|</select>|<script>|</script>|<title>|</title>|<svg>|</svg>|<xmp>|</xmp>|<!-- x -->|<head>|<body>|<plaintext>|x<y", "|")

func randomHTML(r *rand.Rand, n int) string {
	var b strings.Builder
	palette := make([]string, 12) // few tags, so that they meet
	for i := range palette {
		palette[i] = pieces[r.IntN(len(pieces))]
	}
	for range n {
		switch r.IntN(4) {
		case 0:
			b.WriteString(pieces[r.IntN(17)])
		case 1:
			b.WriteString(pieces[r.IntN(len(pieces))])
		default:
			b.WriteString(palette[r.IntN(len(palette))])
		}
	}
	return b.String()
}

func TestRandomTagsKeepTheRules(t *testing.T) {
	base, _ := url.Parse("https://gov.example/a/b.html")
	rounds := 20000
	if testing.Short() {
		rounds = 3000
	}
	for seed := range rounds {
		src := randomHTML(rand.New(rand.NewPCG(uint64(seed), 7)), 1+seed%60)
		t.Run(strconv.Itoa(seed), func(t *testing.T) {
			d := Parse(src, base)
			t.Cleanup(func() {
				if t.Failed() {
					t.Logf("from %q", src)
				}
			})
			checkSafe(t, d)
			checkShape(t, d.Blocks, false, false)
			checkFixpoint(t, d)
		})
		if t.Failed() {
			return
		}
	}
}
