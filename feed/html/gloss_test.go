package html

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/cjk"
)

// allGlosses is the verdict on a document full of glosses.
var allGlosses = cjk.FindGlosses("會(huì)議(yì)和會(huì)見,出席會(huì)談")

func TestStripGlosses(t *testing.T) {
	for src, want := range map[string]struct {
		html  string
		count int
	}{
		"<p>辦公會(huì)議(yì)(重點市)</p>":                            {"<p>辦公會議(重點市)</p>", 2},
		"<p>會<b>(huì)</b>議":                                    {"<p>會議</p>", 1},
		"<p><b>會(h</b>u<i>ì)議</i>":                             {"<p><b>會</b><i>議</i></p>", 1},
		"<p><b>會</b>(huì)<b>議</b>(yì)<b>廳</b>":                 {"<p><b>會議廳</b></p>", 2},
		"<h2>會(huì)</h2><p>(huì)":                              {"<h2>會</h2><p>(huì)</p>", 1},
		"<p>會<br>(huì)":                                        {"<p>會<br>(huì)</p>", 0},
		"<ul><li>會(huì)<ol><li>議(yì)":                          {"<ul><li><p>會</p><ol><li>議</li></ol></li></ul>", 2},
		"<blockquote>會(huì)</blockquote><pre>a\n議(yì)</pre>":   {"<blockquote><p>會</p></blockquote><pre>a\n議</pre>", 2},
		"<dl><dt>會(huì)<dd>議(yì)</dl>":                         {"<dl><dt>會</dt><dd>議</dd></dl>", 2},
		"<table><caption>會(huì)</caption><tr><td>議(yì)<td>(a)": {"<table><caption>會</caption><tr><td>議</td><td>(a)</td></tr></table>", 2},
		"<img src=https://a.example/ alt='會(huì)'>":            {`<img src="https://a.example/" alt="會">`, 1},
		"<p>會<ruby>議<rt>yì</ruby>(yì)會(huì)":                   {"<p>會<ruby>議<rt>yì</rt></ruby>(yì)會</p>", 1},
		"<p><ruby>會(huì)<rt>x</ruby>":                          {"<p><ruby>會(huì)<rt>x</rt></ruby></p>", 0},
		"<p>會(huì)\u0301議":                                     {"<p>會\u0301議</p>", 1},
		// Links.
		"<a href=https://a.example/1>辦公會(huì)</a>":                                                                 {`<p><a href="https://a.example/1">辦公會</a></p>`, 1},
		"<a href=https://a.example/1>會(hu</a>ì)議":                                                                  {`<p><a href="https://a.example/1">會</a>議</p>`, 1},
		"會<a href=https://a.example/1>(huì)</a><a href=https://a.example/2>議</a>":                                  {`<p>會<a href="https://a.example/2">議</a></p>`, 1},
		"會<a href=https://a.example/1>(huì)</a><a href=https://a.example/2>二</a><a href=https://a.example/1>一</a>": {`<p>會<a href="https://a.example/2">二</a><a href="https://a.example/1">一</a></p>`, 1},
		"<a href=https://a.example/1 title='會(huì)議(yì)全文'>會(huì)</a>":                                             {`<p><a href="https://a.example/1" title="會議全文">會</a></p>`, 1},
		"<p>會<a href=#n>(huì)</a></p><p id=n>n":                                                                    {"<p>會</p><p>n</p>", 1},
	} {
		d := Parse(src, nil)
		before := Render(d)
		got, count := StripGlosses(d, allGlosses)
		if out := Render(got); out != Render(Parse(want.html, nil)) || count != want.count {
			t.Errorf("%s\n got %d %s\nwant %d %s", src, count, out, want.count, want.html)
		}
		checkSafe(t, got)
		checkShape(t, got.Blocks, false, false)
		checkFixpoint(t, got)
		if Render(d) != before {
			t.Errorf("%s: the document itself is now %s", src, Render(d))
		}
	}
}

func TestACleanDocumentKeepsItsGlosses(t *testing.T) {
	d := Parse("<p>會(huì)議<a href=https://a.example/>(yì)</a>", nil)
	if got, count := StripGlosses(d, cjk.Verdict{}); count != 0 || !reflect.DeepEqual(got, d) {
		t.Errorf("%d, %s", count, Render(got))
	}
}

func TestFindGlossesJudgesTheWholeArticle(t *testing.T) {
	for name, c := range map[string]struct {
		a    feed.Article
		body string
		want int
	}{
		"title and body":            {feed.Article{Title: "會(huì)議"}, "<p>全國會(huì)議簡報(bào)一則", 3},
		"title and summary":         {feed.Article{Title: "會(huì)議", Summary: "全國會(huì)議簡報(bào)一則"}, "", 3},
		"a summary of the body":     {feed.Article{Summary: "會(huì)議簡報(bào)一則"}, "<p>會(huì)議簡報(bào)一則", 0},
		"issuer, category and link": {feed.Article{Issuer: "會(huì)", Categories: []string{"報(bào)告文書"}, Links: []feed.Link{{Title: "議(yì)程"}}}, "", 3},
		"caption, cell and item":    {feed.Article{}, "<table><caption>會(huì)期表</caption><tr><td>議(yì)程</table><ul><li>報(bào)告", 3},
		"across spans":              {feed.Article{}, "<p>會<b>(huì)</b>期<i>議(y</i>ì)程報(b<u>à</u>o)告", 3},
		"too few":                   {feed.Article{Title: "會(huì)議"}, "<p>全國會(huì)議", 0},
		"not throughout":            {feed.Article{Title: "會(huì)議", Categories: []string{"會議"}}, "<p>會(huì)議與會(huì)談", 0},
		"from one block to another": {feed.Article{}, "<p>會<p>(huì)<p>會<p>(huì)<p>會<p>(huì)", 0},
	} {
		d := Parse(c.body, nil)
		v := FindGlosses(c.a, d)
		if v.Count != c.want || v.Dirty != (c.want > 0) {
			t.Errorf("%s: %+v, want %d", name, v, c.want)
		}
	}
}

func TestStripArticle(t *testing.T) {
	a := feed.Article{Title: "會(huì)議", Summary: "有關(guān)會(huì)議的簡報(b…", Issuer: "會(huì)", Content: "<p>會(huì)</p>",
		Categories: []string{"報(bào)告", "(WTO)"}, Links: []feed.Link{{Title: "議(yì)程(附件)", URL: "https://a.example/"}}}
	want := feed.Article{Title: "會議", Summary: "有關會議的簡報…", Issuer: "會", Content: "<p>會(huì)</p>",
		Categories: []string{"報告", "(WTO)"}, Links: []feed.Link{{Title: "議程(附件)", URL: "https://a.example/"}}}
	if got := StripArticle(a, allGlosses); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if a.Categories[0] != "報(bào)告" || a.Links[0].Title != "議(yì)程(附件)" {
		t.Errorf("the article itself is now %+v", a)
	}
	if got := StripArticle(a, cjk.Verdict{}); !reflect.DeepEqual(got, a) {
		t.Errorf("on a clean document %+v", got)
	}
}

// glossPieces are put between tags at random.
var glossPieces = strings.Split("會(huì)|會|(huì)|(hu|ì)|議(yì)|的(de)|(|)|（|）|\u0301| |會(hui\u0300)", "|")

func TestRandomGlossesKeepTheRules(t *testing.T) {
	rounds, removed := 20000, 0
	if testing.Short() {
		rounds = 3000
	}
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 11))
		var b strings.Builder
		for range 1 + seed%40 {
			b.WriteString(glossPieces[r.IntN(len(glossPieces))])
			if r.IntN(2) == 0 {
				b.WriteString(pieces[r.IntN(len(pieces))])
			}
		}
		d := Parse(b.String(), nil)
		got, count := StripGlosses(d, allGlosses)
		removed += count
		checkSafe(t, got)
		checkShape(t, got.Blocks, false, false)
		checkFixpoint(t, got)
		if again, more := StripGlosses(got, allGlosses); more != 0 {
			t.Errorf("%d more in %s", more, Render(again))
		}
		if t.Failed() {
			t.Fatalf("seed %d, from %q", seed, b.String())
		}
	}
	if removed < rounds {
		t.Errorf("only %d glosses", removed)
	}
}

func BenchmarkStripGlosses(b *testing.B) {
	d := Parse(strings.Repeat("<p>局長辦公會(huì)審議(yì)并原則通過<b>監(jiān)管</b>報(bào)告。</p>", 100), nil)
	v := FindGlosses(feed.Article{}, d)
	b.ReportAllocs()
	for b.Loop() {
		if _, count := StripGlosses(d, v); count != 400 {
			b.Fatal(count)
		}
	}
}
