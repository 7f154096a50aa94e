package parse

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
	"guanbao/feed/html"
)

// titles gives the titles of a document, for tests of what survives.
func titles(doc feed.Document) []string {
	var ts []string
	for _, a := range doc.Articles {
		ts = append(ts, a.Title)
	}
	return ts
}

const (
	rssHead = `<?xml version="1.0"?><rss version="2.0"><channel><title>feed</title><link>https://a.example/</link>`
	rssTail = `</channel></rss>`
)

func TestDamagedDocumentsKeepTheirItems(t *testing.T) {
	ab := "<item><title>A</title></item><item><title>B</title></item>"
	tests := map[string]struct {
		body   string
		titles []string
		warns  []feed.WarningKind
	}{
		"whole":                        {rssHead + ab + rssTail, []string{"A", "B"}, nil},
		"junk before the declaration":  {"<br />\n<b>Warning</b>: x\n" + rssHead + ab + rssTail, []string{"A", "B"}, []feed.WarningKind{feed.WarnIllFormed}},
		"text before the declaration":  {"ok\n" + rssHead + ab + rssTail, []string{"A", "B"}, []feed.WarningKind{feed.WarnIllFormed}},
		"white space before it":        {"\n\n " + rssHead + ab + rssTail, []string{"A", "B"}, nil},
		"cut off after an item":        {rssHead + ab, []string{"A", "B"}, []feed.WarningKind{feed.WarnCutOff}},
		"cut off after a title":        {rssHead + ab + "<item><title>C</title><link>https://", []string{"A", "B"}, []feed.WarningKind{feed.WarnCutOff, feed.WarnDropped}},
		"cut off inside a title":       {rssHead + ab + "<item><title>C and mo", []string{"A", "B"}, []feed.WarningKind{feed.WarnCutOff, feed.WarnDropped}},
		"cut off inside CDATA":         {rssHead + ab + "<item><title><![CDATA[C and mo", []string{"A", "B"}, []feed.WarningKind{feed.WarnCutOff, feed.WarnDropped}},
		"cut off inside a tag":         {rssHead + ab + "<item><tit", []string{"A", "B"}, []feed.WarningKind{feed.WarnCutOff, feed.WarnDropped}},
		"items that are never closed":  {rssHead + "<item><title>A</title><item><title>B</title>" + rssTail, []string{"A", "B"}, []feed.WarningKind{feed.WarnIllFormed}},
		"title that is never closed":   {rssHead + "<item><title>A<pubDate>2026-09-07</pubDate></item><item><title>B</title></item>" + rssTail, []string{"A", "B"}, []feed.WarningKind{feed.WarnIllFormed}},
		"stray end tags":               {rssHead + "</foo>" + ab + "</item>" + rssTail, []string{"A", "B"}, []feed.WarningKind{feed.WarnIllFormed}},
		"bare < and &":                 {rssHead + "<item><title>1 < 2 & 3 &amp; 4</title></item>" + rssTail, []string{"1 < 2 & 3 & 4"}, []feed.WarningKind{feed.WarnIllFormed}},
		"upper case":                   {`<RSS VERSION="2.0"><CHANNEL><ITEM><TITLE>A</TITLE></ITEM></CHANNEL></RSS>`, []string{"A"}, nil},
		"a channel without its root":   {`<channel><title>x</title>` + ab + `</channel>`, []string{"A", "B"}, nil},
		"items outside of the channel": {`<rss version="2.0"><channel><title>x</title></channel>` + ab + `</rss>`, []string{"A", "B"}, nil},
		"undeclared prefixes":          {rssHead + `<item><title>A</title><dc:creator>x</dc:creator><foo:bar>y</foo:bar></item>` + rssTail, []string{"A"}, nil},
		"attributes without quotes":    {`<rss version=2.0><channel><item><title lang=en>A</title></item></channel></rss>`, []string{"A"}, nil},
		"a quote that never closes":    {rssHead + `<item><enclosure url="https://a.example/x><title>A</title></item>` + rssTail, []string{"A"}, []feed.WarningKind{feed.WarnIllFormed}},
		"a comment that never closes":  {rssHead + "<!-- " + ab + rssTail, []string{"A", "B"}, []feed.WarningKind{feed.WarnIllFormed}},
		"comments and instructions":    {rssHead + "<!-- <item> --><?x <item> ?>" + ab + rssTail, []string{"A", "B"}, nil},
		"comments inside a text":       {rssHead + "<item><title>A<!-- x -->B</title></item>" + rssTail, []string{"AB"}, nil},
		"CDATA in pieces":              {rssHead + "<item><title>A<![CDATA[ <b>&amp;]]]]><![CDATA[>]]> C</title></item>" + rssTail, []string{"A &]]> C"}, nil},
		"an image is not the feed":     {rssHead + "<image><title>logo</title><link>x</link></image>" + ab + rssTail, []string{"A", "B"}, nil},
		"no items":                     {rssHead + rssTail, nil, nil},
		"control characters":           {rssHead + "<item><title>A\x1b[2J\x00\x07</title></item>" + rssTail, []string{"A"}, []feed.WarningKind{feed.WarnIllFormed}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			doc := parseBytes(t, tt.body)
			if got := titles(doc); !slices.Equal(got, tt.titles) {
				t.Errorf("titles %q, want %q (warnings %v)", got, tt.titles, doc.Warnings)
			}
			if got := warned(doc); !slices.Equal(got, tt.warns) {
				t.Errorf("warnings %v, want %v", doc.Warnings, tt.warns)
			}
		})
	}
}

// Wherever a document is cut off, what was whole before the cut is kept.
func TestEveryCutKeepsTheWholeItems(t *testing.T) {
	body := rssHead
	var ends []int
	for i := range 8 {
		body += fmt.Sprintf("<item><title>第%d號公告</title><link>https://a.example/%d</link><description><![CDATA[<p>文&amp;</p>]]></description></item>", i, i)
		ends = append(ends, len(body))
	}
	for n := len(rssHead); n < len(body); n++ {
		whole := 0
		for whole < len(ends) && ends[whole] <= n {
			whole++
		}
		doc := parseBytes(t, body[:n])
		if got := len(doc.Articles); got != whole {
			t.Fatalf("cut at %d: %d articles, want %d", n, got, whole)
		}
		for i := range whole {
			if doc.Articles[i].Title != fmt.Sprintf("第%d號公告", i) || doc.Articles[i].URL == "" || doc.Articles[i].Content == "" {
				t.Fatalf("cut at %d: article %d is %+v", n, i, doc.Articles[i])
			}
		}
		if !hasWarning(doc.Warnings, feed.WarnCutOff) {
			t.Fatalf("cut at %d: warnings %v", n, doc.Warnings)
		}
	}
}

func TestManner38ItemsAboveTheCapAreTold(t *testing.T) {
	var b strings.Builder
	b.WriteString(rssHead)
	for i := range 10_000 {
		fmt.Fprintf(&b, "<item><title>n%d</title></item>", i)
	}
	b.WriteString(rssTail)
	doc := parseBytes(t, b.String())
	if len(doc.Articles) != 5_000 || doc.Articles[4_999].Title != "n4999" {
		t.Fatalf("%d articles", len(doc.Articles))
	}
	if got := doc.Warnings; len(got) != 1 || got[0].Kind != feed.WarnTruncated || got[0].Detail != "5000 of 10000 items" {
		t.Errorf("warnings %v", got)
	}
}

// Each of these is written to make a careless reader slow, deep or large.
func TestManner37HostileDocumentsEndQuickly(t *testing.T) {
	const n = 200_000
	bodies := map[string]string{
		"depth":             rssHead + strings.Repeat("<x>", n) + "<item><title>A</title></item>",
		"depth in a text":   rssHead + "<item><title>A</title><description>" + strings.Repeat("<div>", n),
		"unclosed comments": rssHead + strings.Repeat("<!--", 2*n),
		"unclosed CDATA":    rssHead + strings.Repeat("<![CDATA[", n),
		"instructions":      rssHead + strings.Repeat("<?", 4*n),
		"quotes":            rssHead + strings.Repeat(`<a b="`, n),
		"attributes":        rssHead + "<item " + strings.Repeat(`a="b" `, n) + "><title>A</title></item>",
		"ampersands":        rssHead + "<item><title>" + strings.Repeat("&", n) + "</title></item>",
		"end tags":          rssHead + strings.Repeat("</a>", n),
		"angles":            rssHead + "<item><title>" + strings.Repeat("<", n),
		"unclosed items":    rssHead + strings.Repeat("<item>", n),
		"unclosed titles":   rssHead + strings.Repeat("<item><title>", n/2),
		"doctype":           "<!DOCTYPE rss [" + strings.Repeat("<!ENTITY a '", n),
		"declarations":      rssHead + strings.Repeat(`<item xmlns:a="b">`, n/4),
		"json depth":        `{"version":"https://jsonfeed.org/version/1","items":[` + strings.Repeat("[", n),
		"entity bomb in json": `{"version":"https://jsonfeed.org/version/1","title":"` + strings.Repeat(`\u001b`, n) + `","items":[{"title":"` +
			strings.Repeat("&", n),
	}
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			done := make(chan struct{})
			go func() {
				defer close(done)
				New().Parse(feed.Raw{Body: []byte(body)}) //nolint:errcheck // only that it ends counts
			}()
			select {
			case <-done:
			case <-time.After(2 * time.Minute):
				t.Fatal("does not end")
			}
		})
	}
}

func TestManner37ADeepDocumentStillGivesItsItems(t *testing.T) {
	doc := parseBytes(t, rssHead+strings.Repeat("<x>", 1000)+strings.Repeat("</x>", 1000)+"<item><title>A</title></item>"+rssTail)
	if got := titles(doc); !slices.Equal(got, []string{"A"}) || !hasWarning(doc.Warnings, feed.WarnTruncated) {
		t.Errorf("titles %q, warnings %v", got, doc.Warnings)
	}
}

func TestManner37ElementsAboveTheCapAreTold(t *testing.T) {
	const item = "<item><title>A</title></item>"
	for n, want := range map[int]string{99_000: "", 101_000: "more than 100000 elements"} {
		doc := parseBytes(t, rssHead+item+strings.Repeat("<x/>", n)+item+rssTail)
		told := ""
		for _, w := range doc.Warnings {
			told += w.Detail
		}
		if kept := len(doc.Articles); told != want || kept != 2 && want == "" || kept == 0 {
			t.Errorf("%d elements: %d articles, warnings %v", n, kept, doc.Warnings)
		}
	}
}

func TestManner37AnEntityBombStaysSmall(t *testing.T) {
	body := `<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "` + strings.Repeat("&a;", 10) + `"><!ENTITY f SYSTEM "repair_test.go">]>` + rssHead +
		"<item><title>" + strings.Repeat("&b;", 1000) + "</title></item><item><title>x&f;y</title></item>" + rssTail
	doc := parseBytes(t, body)
	if title := doc.Articles[0].Title; !strings.HasPrefix(title, "&b;&b;") || strings.Contains(title, "lol") || len(title) > 4<<10 {
		t.Errorf("title of %d bytes: %.40q", len(title), title)
	}
	if got := doc.Articles[1].Title; got != "x&f;y" {
		t.Errorf("a file outside became %.40q", got)
	}
	if !hasWarning(doc.Warnings, feed.WarnEntities) {
		t.Errorf("warnings %v", doc.Warnings)
	}
}

func TestManner38ABodyAboveTheCapIsCut(t *testing.T) {
	doc := parseBytes(t, rssHead+"<item><title>A</title><description><![CDATA["+strings.Repeat("<p>公告全文</p>", 200_000)+
		"]]></description></item><item><title>B</title></item>"+rssTail)
	if got := titles(doc); !slices.Equal(got, []string{"A", "B"}) {
		t.Fatalf("titles %q", got)
	}
	wantCut(t, doc, "公告全文…")
	const family = "👩\u200d👩\u200d👧"
	doc = parseBytes(t, rssHead+"<item><title>A</title><description><![CDATA["+strings.Repeat(family, 200_000)+"]]></description></item>"+rssTail)
	wantCut(t, doc, family+"…")
}

// wantCut fails unless the first article is as long as one may be, but for a few
// bytes of tags, and its text ends in end.
func wantCut(t *testing.T, doc feed.Document, end string) {
	t.Helper()
	content := doc.Articles[0].Content
	if n := len(content); n < 2<<20-100 || n > 2<<20+100 {
		t.Errorf("content of %d bytes", n)
	}
	text := strings.ReplaceAll(html.Parse(content, nil).Text(), "\n", "")
	if !strings.HasSuffix(text, end) {
		t.Errorf("its text ends in %q", text[len(text)-60:])
	}
	if !hasWarning(doc.Warnings, feed.WarnTruncated) {
		t.Errorf("warnings %v", doc.Warnings)
	}
}

func TestWarningsAreBounded(t *testing.T) {
	doc := parseBytes(t, rssHead+strings.Repeat("<item><title>A</title><pubDate>soon</pubDate><link>file:///x</link></item>", 100)+rssTail)
	if n := len(doc.Warnings); n != 2*maxWarnings {
		t.Errorf("%d warnings, want %d", n, 2*maxWarnings)
	}
}

func TestFormatsAreNamed(t *testing.T) {
	atom := `<title>x</title><entry><title>A</title><id>1</id></entry></feed>`
	for body, want := range map[string]string{
		`<rss version="0.91"><channel><item><title>A</title></item></channel></rss>`:                                                                                        "RSS 0.91",
		`<rss version="0.92"><channel><item><title>A</title></item></channel></rss>`:                                                                                        "RSS 0.92",
		`<rss><channel><item><title>A</title></item></channel></rss>`:                                                                                                       "RSS",
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel/><item><title>A</title></item></rdf:RDF>`: "RSS 0.90",
		`<rdf:RDF xmlns="http://purl.org/rss/1.0/"><item><title>A</title></item></rdf:RDF>`:                                                                                 "RSS 1.0",
		`<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/"><s:item><s:title>A</s:title></s:item></r:RDF>`:                     "RSS 1.0",
		`<feed version="0.3" xmlns="http://purl.org/atom/ns#">` + atom:                                                                                                      "Atom 0.3",
		`<feed xmlns="http://www.w3.org/2005/Atom">` + atom:                                                                                                                 "Atom 1.0",
		`<feed>` + atom: "Atom 1.0",
		`<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>A</a:title></a:entry></a:feed>`:                "Atom 1.0",
		`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"A"}]}`:                                 "JSON Feed 1.0",
		`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A"}]}`:                               "JSON Feed 1.1",
		`{"title":"x","home_page_url":"https://a.example/","items":[{"id":"1","title":"A"}]}`:                           "JSON Feed",
		`<rss xmlns="http://www.w3.org/2005/Atom" version="2.0"><channel><item><title>A</title></item></channel></rss>`: "RSS 2.0",
	} {
		doc := parseBytes(t, body)
		if doc.Format != want || !slices.Equal(titles(doc), []string{"A"}) {
			t.Errorf("%s: format %q titles %q, want %q", body, doc.Format, titles(doc), want)
		}
	}
}

func TestXMLInATextBecomesHTML(t *testing.T) {
	for in, want := range map[string]string{
		"<p>a</p>":                           "<p>a</p>",
		`<p/><br/><a name="x"/>`:             `<p></p><br/><a name="x"></a>`,
		"<x:div><x:p>a</x:p><x:br/></x:div>": "<div><p>a</p><br/></div>",
		"a<![CDATA[<b>&amp;]]>c":             "a<b>&amp;c",
		"1 < 2 <p/>":                         "1 < 2 <p></p>",
	} {
		if got := asHTML(in); got != want {
			t.Errorf("asHTML(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRawMarkupInADescriptionIsABody(t *testing.T) {
	doc := parseBytes(t, rssHead+`<item><title>A</title><description><p>one &amp; <b>two</b></p><p/><p>three</p></description></item>`+rssTail)
	text := html.Parse(doc.Articles[0].Content, nil).Text()
	if !strings.Contains(text, "one & two") || !strings.Contains(text, "three") {
		t.Errorf("text %q", text)
	}
}
