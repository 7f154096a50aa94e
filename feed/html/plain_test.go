package html

import (
	"strings"
	"testing"
)

func TestPlainText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"one line", " 一 <b> &amp; ", "<p>一 &lt;b&gt; &amp;amp;</p>"},
		{"each line a paragraph", "　　一\n　　二\r\n三", "<p>一</p><p>二</p><p>三</p>"},
		{"empty lines part paragraphs", "一\n二\n \n\n三\n", "<p>一<br>二</p><p>三</p>"},
		{"empty lines at the ends part nothing", "\n\n一\n二\n\n", "<p>一</p><p>二</p>"},
		{"controls", "a\x1b[2Jb\u2028c", "<p>ab</p><p>c</p>"},
		{"nothing", " \n ", ""},
	} {
		if got := Render(PlainText(c.in)); got != c.want {
			t.Errorf("%s: PlainText(%q) = %s, want %s", c.name, c.in, got, c.want)
		}
	}
}

func TestDocumentText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"blocks", "<h2>一</h2><p>二<br>三</p><hr><ul><li>四<ul><li>五</ul></ul>", "一\n二\n三\n四\n五"},
		{"table", "<table><caption>表</caption><tr><td>a<p>b<td><td>c<tr><td>d</table>", "表\na b c\nd"},
		{"image and ruby", "<img src=https://a.example/ alt=图><ruby>会<rt>huì</ruby>", "图\n会"},
		{"image without text", "<p>a<img src=https://a.example/>b", "a\nb"},
		{"styles and links", "<b>a</b> <a href=https://a.example/>b</a>", "a b"},
		{"nothing", "", ""},
	} {
		if got := Parse(c.in, nil).Text(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestRenderWritesDocumentsThatNobodyParsed(t *testing.T) {
	d := Document{Blocks: []Block{{Kind: Heading, Spans: []Span{{Text: "一"}}}, {Kind: Image, Source: "https://a.example/x"}}}
	if got := Render(d); got != `<h1>一</h1><img src="https://a.example/x">` {
		t.Error(got)
	}
}

func TestTruncatedSurvivesRendering(t *testing.T) {
	d := Parse("<p>一</p>", nil)
	if d.Truncated || strings.Contains(Render(d), "<!--") {
		t.Error("whole document is marked")
	}
	d.Truncated = true
	if again := Parse(Render(d), nil); !again.Truncated || len(again.Blocks) != 1 {
		t.Errorf("%+v", again)
	}
}
