package html

import (
	"net/url"
	"reflect"
	"testing"

	"guanbao/feed"
)

func TestLinksAreNumberedInTheirOrder(t *testing.T) {
	d := Parse(`<p><a href="b.html">乙</a>，<a href="/a.html" title="甲的全称">甲</a>，<a href="https://gov.example/news/2026/b.html" title="乙">乙二</a>。</p>`, page)
	want := []feed.Link{
		{Kind: feed.LinkBody, URL: "https://gov.example/news/2026/b.html", Title: "乙二"},
		{Kind: feed.LinkBody, URL: "https://gov.example/a.html", Title: "甲的全称"},
	}
	if !reflect.DeepEqual(d.Links, want) {
		t.Errorf("links %+v", d.Links)
	}
	var numbers []int
	for _, s := range d.Blocks[0].Spans {
		numbers = append(numbers, s.Link)
	}
	if !reflect.DeepEqual(numbers, []int{1, 0, 2, 0, 1, 0}) {
		t.Errorf("numbers %v", numbers)
	}
}

func TestLinks(t *testing.T) {
	check(t, []canonical{
		{"forbidden schemes lose the link", "<a href=javascript:x>a</a><a href='data:x'>b</a><a href=' file:///x'>c</a><a href=mailto:a@b>d</a>", "<p>abcd</p>"},
		{"no href", "<a>a</a><a href>b</a><a name=x>c</a>", "<p>abc</p>"},
		{"link around blocks", "<a href=/x><h2>一</h2><p>二</p></a>三", `<h2><a href="https://gov.example/x">一</a></h2><p><a href="https://gov.example/x">二</a></p><p>三</p>`},
		{"link left open ends with its paragraph", "<p><a href=/x>一<p>二", `<p><a href="https://gov.example/x">一</a></p><p>二</p>`},
		{"a link ends the one before", "<a href=/x>一<a href=/y>二</a>三", `<p><a href="https://gov.example/x">一</a><a href="https://gov.example/y">二</a>三</p>`},
		{"nothing but blanks", "a<a href=/x> </a>b<a href=/y><b></b></a>", "<p>a b</p>"},
		{"styles within", "<a href=/x>一<b>二</b></a>", `<p><a href="https://gov.example/x">一<b>二</b></a></p>`},
		{"line break within and after", "<a href=/x>一<br>二</a><br>三", `<p><a href="https://gov.example/x">一<br>二</a><br>三</p>`},
		{"entities in the address and the title", `<a href="/x?a=1&amp;b=2" title="&lt;一二&gt; &amp; &quot;">三</a>`, `<p><a href="https://gov.example/x?a=1&amp;b=2" title="&lt;一二&gt; &amp; &#34;">三</a></p>`},
		{"image in a link", "<a href=/x><img src=/i.png></a>", `<a href="https://gov.example/x"><img src="https://gov.example/i.png"></a>`},
	})
}

func TestLinksWithinTheDocument(t *testing.T) {
	check(t, []canonical{
		{"to a block", "<a href='#n'>1</a><p id=n>注</p>", `<p><a href="#n">1</a></p><p id="n">注</p>`},
		{"to nothing", "<a href='#n'>1</a><a href='#'>2</a>", "<p>12</p>"},
		{"anchors that nothing leads to", "<p id=n>注</p><ul id=m><li>一</ul>", "<p>注</p><ul><li>一</li></ul>"},
		{"address of the page itself", "<a href='1.html#n'>1</a><a href='2.html#n'>2</a><p id=n>注", `<p><a href="#n">1</a><a href="https://gov.example/news/2026/2.html#n">2</a></p><p id="n">注</p>`},
		{"two names in one block", "<p>x<a name=a></a>y<a id=b></a></p><a href='#b'>1</a><a href='#a'>2</a>", `<p id="a">xy</p><p><a href="#a">12</a></p>`},
		{"name in an empty block", "<p><a name=a></a></p><h2>一</h2><a href='#a'>1</a>", `<h2 id="a">一</h2><p><a href="#a">1</a></p>`},
		{"name in another script", "<a href='#%E6%B3%A8'>1</a><p id=注>x", `<p><a href="#%E6%B3%A8">1</a></p><p id="%E6%B3%A8">x</p>`},
		{"items, lists, quotes, terms, rules", "<a href='#a'>1</a><a href='#b'>2</a><a href='#c'>3</a><a href='#d'>4</a><a href='#e'>5</a><ol id=a><li id=b>x</ol><blockquote id=c>y</blockquote><dl><dt id=d>z</dl><hr id=e>",
			`<p><a href="#a">1</a><a href="#b">2</a><a href="#c">3</a><a href="#d">4</a><a href="#e">5</a></p><ol id="a"><li id="b">x</li></ol><blockquote id="c"><p>y</p></blockquote><dl><dt id="d">z</dt></dl><hr id="e">`},
		{"name of an empty list", "<a href='#a'>1</a><ul id=a></ul><p>x", `<p><a href="#a">1</a></p><p id="a">x</p>`},
		{"text that meets where a link goes", "<a href='#a'>\u1100</a>\u1161", "<p>\uac00</p>"},
		{"the first of two", "<a href='#a'>1</a><p id=a>x</p><p id=a>y</p>", `<p><a href="#a">1</a></p><p id="a">x</p><p>y</p>`},
	})
}

func TestRelativeLinksWithoutABaseAreText(t *testing.T) {
	d := Parse("<a href=x>a</a><a href=https://b.example/>b</a>", nil)
	if len(d.Links) != 1 || d.Links[0].URL != "https://b.example/" {
		t.Errorf("%+v", d.Links)
	}
	if d = Parse("<a href=x>a</a>", &url.URL{Scheme: "file", Path: "/x/"}); d.Links != nil {
		t.Errorf("%+v", d.Links)
	}
}
