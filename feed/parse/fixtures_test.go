package parse

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
	"guanbao/feed/html"
)

// want is what one article of a fixture must hold. Zero fields are not looked
// at, but for comments, which are always known.
type want struct {
	title     string
	url       string
	guid      string
	published string // RFC 3339, or a bare date for DateOnly
	updated   string
	lang      string
	summary   string   // stands in the summary
	text      []string // stand in the text of the content
	comments  int      // plus 1: 0 means that none is stated
	authors   []string
	links     []string // kind and address
}

// fixture is what a file of testdata must hold after Identify.
type fixture struct {
	format, charset string
	feed            feed.Feed
	articles        []want
	warns           []feed.WarningKind
}

func parseFile(t *testing.T, name string) feed.Document {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return parseBytes(t, string(body))
}

func parseBytes(t *testing.T, body string) feed.Document {
	t.Helper()
	doc, err := New().Parse(feed.Raw{URL: "https://source.example/feed.xml", Body: []byte(body)})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestFixtures(t *testing.T) {
	for name, fx := range fixtures {
		t.Run(name, func(t *testing.T) {
			doc := parseFile(t, name)
			if doc.Format != fx.format || doc.Charset != fx.charset {
				t.Errorf("format %q charset %q, want %q %q", doc.Format, doc.Charset, fx.format, fx.charset)
			}
			checkFeed(t, doc.Feed, fx.feed)
			kinds := warned(doc)
			if !slices.Equal(kinds, fx.warns) {
				t.Errorf("warnings %v, want kinds %v", doc.Warnings, fx.warns)
			}
			got := feed.Identify(doc.Feed.URL, doc.Articles)
			if len(got) != len(fx.articles) {
				t.Fatalf("%d articles, want %d", len(got), len(fx.articles))
			}
			for i, a := range got {
				checkArticle(t, a, fx.articles[i])
			}
		})
	}
}

// warned gives the kinds of warnings, each once, sorted.
func warned(doc feed.Document) []feed.WarningKind {
	var kinds []feed.WarningKind
	for _, w := range doc.Warnings {
		kinds = append(kinds, w.Kind)
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

func checkFeed(t *testing.T, got, want feed.Feed) {
	t.Helper()
	if got.Title != want.Title || got.Site != want.Site || got.Lang != want.Lang || got.Description != want.Description {
		t.Errorf("feed %+v, want %+v", got, want)
	}
	if got.URL != "https://source.example/feed.xml" {
		t.Errorf("address of the feed %q", got.URL)
	}
}

func checkArticle(t *testing.T, a feed.Article, w want) {
	t.Helper()
	differs := func(field, got, want string) {
		if got != want {
			t.Errorf("%q: %s %q, want %q", w.title, field, got, want)
		}
	}
	differs("title", a.Title, w.title)
	differs("url", a.URL, w.url)
	differs("guid", a.GUID, w.guid)
	differs("published", moment(a.Published, a.DateOnly), w.published)
	differs("updated", moment(a.Updated, false), w.updated)
	if w.lang != "" {
		differs("lang", a.Lang, w.lang)
	}
	if w.summary == "" {
		differs("summary", a.Summary, "")
	}
	if !strings.Contains(a.Summary, w.summary) {
		t.Errorf("%q: summary %q lacks %q", w.title, a.Summary, w.summary)
	}
	text := html.Parse(a.Content, nil).Text()
	if len(w.text) == 0 {
		differs("text", text, "")
	}
	for _, s := range w.text {
		if !strings.Contains(text, s) {
			t.Errorf("%q: text %q lacks %q", w.title, text, s)
		}
	}
	if a.Comments != w.comments-1 {
		t.Errorf("%q: %d comments, want %d", w.title, a.Comments, w.comments-1)
	}
	if !slices.Equal(a.Authors, w.authors) {
		t.Errorf("%q: authors %q, want %q", w.title, a.Authors, w.authors)
	}
	var links []string
	for _, l := range a.Links {
		links = append(links, string(l.Kind)+" "+l.URL)
	}
	if !slices.Equal(links, w.links) {
		t.Errorf("%q: links %q, want %q", w.title, links, w.links)
	}
}

func moment(t time.Time, dateOnly bool) string {
	switch {
	case t.IsZero():
		return ""
	case dateOnly:
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// Bytes matter in these files: a change of encoding would test nothing.
func TestFixturesAreInTheirCharsets(t *testing.T) {
	for name, bytes := range map[string]string{
		"zh-hans-statistics.gb18030.rss2.xml": "\x95\x34\xb2\x35", // 𠮷 in four bytes
		"ja-ministry.shift_jis.rdf":           "\x87\x40",         // ① of CP932
		"ko-policy.euc-kr.rss2.xml":           "\x8c\x63",         // 똠 of CP949
		"zh-hant-press.big5.rss2.xml":         "\xb7\x73\xbb\x44", // 新聞
	} {
		body, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(body), bytes) {
			t.Errorf("%s lacks % x: it was re-encoded", name, bytes)
		}
	}
}

func TestAnEnclosureIsAnAttachment(t *testing.T) {
	doc := parseFile(t, "zh-hans-agency.rss2.xml")
	l := doc.Articles[1].Links[0]
	if l.Title != "202608.xlsx" || l.Size != 20480 || !strings.HasPrefix(l.Type, "application/vnd.openxmlformats") {
		t.Errorf("attachment %+v", l)
	}
	if doc.Hints.TTL != time.Hour {
		t.Errorf("ttl %v, want an hour", doc.Hints.TTL)
	}
}

func TestManner38ATitleOfAMegabyteIsCut(t *testing.T) {
	doc := parseBytes(t, `<rss version="2.0"><channel><title>x</title><item><title>`+strings.Repeat("郵政快遞", 87_000)+
		`</title><guid>big</guid></item><item><title>the item after it</title></item></channel></rss>`)
	if len(doc.Articles) != 2 || doc.Articles[1].Title != "the item after it" {
		t.Fatalf("%d articles", len(doc.Articles))
	}
	title := doc.Articles[0].Title
	if len(title) > 4<<10 || !strings.HasPrefix(title, "郵政快遞") || !strings.HasSuffix(title, "…") {
		t.Errorf("title of %d bytes ends in %q", len(title), title[len(title)-9:])
	}
	if !hasWarning(doc.Warnings, feed.WarnTruncated) {
		t.Errorf("warnings %v", doc.Warnings)
	}
}

func TestWhatIsNoFeedIsAProblem(t *testing.T) {
	page := `<html><head><title>x</title></head><body>`
	tests := map[string]struct {
		body   string
		kind   feed.ProblemKind
		detail string
	}{
		"nothing":                      {"", feed.ProblemEmpty, ""},
		"white space and a mark":       {"\xEF\xBB\xBF \r\n\t\x00", feed.ProblemEmpty, ""},
		"web page":                     {"<!DOCTYPE html>" + page, feed.ProblemHTML, ""},
		"XHTML page":                   {`<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">` + page, feed.ProblemHTML, ""},
		"page without a doctype":       {"\n <!-- c --> " + page, feed.ProblemHTML, ""},
		"page that mentions a feed":    {page + `<pre><rss version="2.0"><channel></pre>`, feed.ProblemHTML, ""},
		"fragment that mentions a tag": {`<p>write <rss> and <feed></p>`, feed.ProblemHTML, ""},
		"page in upper case":           {"<HTML><BODY><rss version=2.0>", feed.ProblemHTML, ""},
		"image":                        {"\x89PNG\r\n\x1a\n\x00\x00", feed.ProblemNotFeed, "image/png"},
		"pdf":                          {"%PDF-1.7\n%\xE2\xE3", feed.ProblemNotFeed, "pdf"},
		"zip":                          {"PK\x03\x04\x14\x00", feed.ProblemNotFeed, "zip"},
		"other XML":                    {`<?xml version="1.0"?><urlset xmlns="x"><url/></urlset>`, feed.ProblemNotFeed, "xml: urlset"},
		"RDF that is no feed":          {`<rdf:RDF xmlns:rdf="x"><foaf:Person/></rdf:RDF>`, feed.ProblemNotFeed, "xml: rdf"},
		"JSON that is no feed":         {`{"error": "not found"}`, feed.ProblemNotFeed, "json"},
		"a JSON list":                  {`[1, 2]`, feed.ProblemNotFeed, "json"},
		"words":                        {"service unavailable", feed.ProblemNotFeed, "text"},
		"bytes":                        {strings.Repeat("\x01\x00\xfe\x02", 200), feed.ProblemNotFeed, "binary"},
		"a feed that ends at once":     {`<?xml version="1.0"?><rss version="2.0">`, feed.ProblemBroken, "line 1 in rss"},
		"a feed without a channel":     {`<rss version="2.0"><foo/></rss>`, feed.ProblemBroken, "no channel in rss"},
		"a JSON Feed without items":    {`{"version": "https://jsonfeed.org/version/1", "items": 3}`, feed.ProblemBroken, "json: items is no list"},
		"a JSON Feed of rubble":        {`{"version": "https://jsonfeed.org/version/1" : : ]`, feed.ProblemBroken, "json"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			doc, err := New().Parse(feed.Raw{Body: []byte(tt.body), ContentType: "application/rss+xml"})
			var p *feed.Problem
			if !errors.As(err, &p) {
				t.Fatalf("error %v, document %+v", err, doc)
			}
			if p.Kind != tt.kind || !strings.Contains(p.Detail, tt.detail) {
				t.Errorf("problem %v, want %s: %s", p, tt.kind, tt.detail)
			}
		})
	}
}
