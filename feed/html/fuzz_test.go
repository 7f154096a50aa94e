package html

import (
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"guanbao/feed/safe"
)

// snippets hold every element and the ways in which publishers get them wrong.
var snippets = []string{
	"<p>　　正文<b>粗</b><a href='/x' title='更长的标题'>链接</a>。</p>一<br><br>二<br/>　　三<br>四",
	"<ruby>会<rp>(</rp><rt>huì</rt><rp>)</rp></ruby>议<ruby><rb>旧<rb>金<rt>jiù<rt>jīn<rtc>San</ruby><ruby> x </ruby>",
	"<ul><li>a<ul><li>b</ul><ol start=7><li>c</ol>tail<li>", "<ul>x<ul><li>y</ul></ul><dd>z<dt>w<dl><dt><p>t<ul><li>u</dl>",
	"<table><caption>T<br>U</caption><thead><tr><th rowspan=2>h<th colspan=3 align=right>i<tr><td>　a<td>b<br>　　c</table>",
	"<table><tr><td><table><tr><td>a<td>b</table><ul><li><table><tr><td>　1<br>　　2<td>d</table></ul><td>e</table>",
	"<table id=t><tr><td id=c>　一<br>　　二<br>&nbsp;三</table><a href=#t>1</a><a href='#c'>2</a>", "x<table>stray<tr>row<td>cell</table>",
	"<pre>\n\n  a\tb\n\n <b>c\n</b>\n</pre><pre><table><tr><td>x</pre>", "<h1>a<p>b<br><br>c</h1><h2><ul><li>x</h2><caption>c", "<a href=/a>b<p>c</a><a href=/a> </a><a href=javascript:x>d</a>",
	"<a href=#n1>1</a><p id=n1><i name=n2>x</i></p><a name=n3></a><hr><a href=#n2>2</a><a href=#n3>3</a><a href='#n4'>4",
	"<img src=a.jpg alt='图' width=100 height=50><a href=/b><img src=c></a><img src=x width=1><img alt=y width=9 height=9>", "<script>x</script><style>y</style><svg><p>z</svg><select><p>never closed",
	"a\x1b[31mb&#27;]0;x&#7;c\u202e\u200b<b>e</b>\u0301<i>\u1100</i>\u1161", "中文\n中文<b>\n</b>English\n中文 \n x", "line 1\n\nline 2\nline 3", "a &amp; b\n c < d", "<![CDATA[<p>x</p>]]>",
	"<blockquote><p>a<q>b</q><blockquote>c</blockquote>d", "<b><i>x</b>y</i><p><b>z<p>w", "<div><div>a</div>b<span>c</span></div>", "<!--truncated-->x<!-- y -->z<!", "<sup>1<sub>2<del>3<ins>4<mark>5<code>6",
	"<h2>x<a href=//y>z</h2>w</a>", "<ruby>a<br>b<rt>c</ruby><ruby><rt>d</ruby><ruby>e<img alt=f><p>g</ruby>", "<li>a<li>b<p>c", "<td>a<tr>b", "&nbsp;&emsp;x&nbsp; ", "<a href=/1>x<br>y</a><br>z", "<pre>a<td>b</pre><pre>x<li>y<li></pre>",
	"<figure><img src=a alt=b><figcaption>c<br>d<p>e</figure>f", "<figcaption><table><tr><td>x", "<details><summary>a<b>b</summary>c</details><summary>d<p>e", "<ol type=A><li value=3>x<li>y<li value=0>z</ol><ul type=a><li value=2>w",
	"<xmp><b>x</b></xmp><plaintext>y<p>z", "<p><ruby>漢<rt>か\u3099</ruby>", "<a href=/1 title=abc>a</a><a href=/2>b</a><a href=/1 title=abcdef>c</a>",
}

func FuzzParse(f *testing.F) {
	for _, s := range snippets {
		f.Add(s)
	}
	files, _ := filepath.Glob("testdata/*.html")
	for _, name := range files {
		if src, err := os.ReadFile(name); err == nil && len(src) < 1<<14 {
			f.Add(string(src))
		}
	}
	base, _ := url.Parse("https://gov.example/a/b.html")
	f.Fuzz(func(t *testing.T, src string) {
		d := Parse(src, base)
		checkSafe(t, d)
		checkShape(t, d.Blocks, false, false)
		checkFixpoint(t, d)
		plain := PlainText(src)
		checkSafe(t, plain)
		checkFixpoint(t, plain)
		if line := Inline(src); line != safe.Line(line) {
			t.Fatalf("Inline gives %q", line)
		}
	})
}

// checkFixpoint wants Parse to read what Render writes as the same document.
func checkFixpoint(t *testing.T, d Document) {
	t.Helper()
	out := Render(d)
	if again := Parse(out, nil); !reflect.DeepEqual(again, d) {
		t.Fatalf("Render(d)       = %s\nRender(again)   = %s\nd     = %+v\nagain = %+v", out, Render(again), d, again)
	}
}

// checkSafe wants every text clean, every address allowed and every link
// number in its order.
func checkSafe(t *testing.T, d Document) {
	t.Helper()
	next := 1
	text := func(s string) {
		if s != safe.Text(s) || !utf8.ValidString(s) {
			t.Fatalf("text %+q", s)
		}
	}
	anchors := map[string]bool{}
	eachBlock(d.Blocks, func(b *Block) { anchors[b.Anchor] = true; text(b.Anchor) })
	eachSpans(d.Blocks, func(spans *[]Span, isImage bool) {
		for _, s := range *spans {
			text(s.Text)
			text(s.Ruby)
			if s.Text == "" && !isImage || s.Link > next || s.Link < 0 || s.Ruby != "" && s.Text == lineFeed {
				t.Fatalf("span %+v when link %d is next", s, next)
			}
			if s.Text != lineFeed && strings.Contains(s.Text, lineFeed) {
				t.Fatalf("line break within span %+v", s)
			}
			if s.Link == next {
				next++
			}
		}
	})
	if next-1 != len(d.Links) {
		t.Fatalf("%d links, %d in the text", len(d.Links), next-1)
	}
	for _, l := range d.Links {
		text(l.Title)
		name, within := strings.CutPrefix(l.URL, "#")
		if within && !anchors[name] || !within && !safe.Allowed(l.URL) {
			t.Fatalf("link %+v", l)
		}
	}
	text(d.Text())
}

// checkShape wants children where the kinds of blocks say, and no table in a
// cell.
func checkShape(t *testing.T, blocks []Block, items, inCell bool) {
	t.Helper()
	for _, b := range blocks {
		leaf := b.Kind == Paragraph || b.Kind == Heading || b.Kind == Pre || b.Kind == Term || b.Kind == Image || b.Kind == Caption
		if leaf != (len(b.Spans) > 0) || (b.Kind == TableBlock) != (b.Table != nil) || items != (b.Kind == Item) && items {
			t.Fatalf("block %+v", b)
		}
		holds := b.Kind == List || b.Kind == Item || b.Kind == Quote || b.Kind == Terms || b.Kind == Definition
		if holds != (len(b.Children) > 0) || b.Kind == TableBlock && inCell {
			t.Fatalf("block %+v in a cell: %v", b, inCell)
		}
		checkShape(t, b.Children, b.Kind == List, inCell)
		if b.Table == nil {
			continue
		}
		for i, row := range b.Table.Rows {
			for _, c := range row.Cells {
				if c.Rowspan < 1 || c.Rowspan > len(b.Table.Rows)-i || c.Colspan < 1 || c.Colspan > maxColspan {
					t.Fatalf("cell %+v in row %d of %d", c, i, len(b.Table.Rows))
				}
				checkShape(t, c.Blocks, false, true)
			}
		}
	}
}
