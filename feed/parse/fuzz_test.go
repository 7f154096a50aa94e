package parse

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"guanbao/feed"
	"guanbao/feed/html"
)

func addFixtures(f *testing.F) {
	f.Helper()
	names, err := filepath.Glob("testdata/*.*")
	if err != nil || len(names) == 0 {
		f.Fatal("no fixtures", err)
	}
	for _, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Add([]byte("<rss><channel><item><title>\x1b]0;x\x07<b>&#27;[31m</title><link>java\nscript:1</link><item>"))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"url":"http://a\u0000","title":"\u001b[2J"},`))
	f.Add([]byte("<rss version='2.0\x12'><channel><item></item></channel></rss>"))
	f.Add([]byte("<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='//x' rel=related /><content type='xhtml'><x:p><![CDATA[\x9b"))
}

// FuzzParse holds what the rest of the program relies on: whatever the bytes,
// the end is a Document of clean text and web addresses, or a Problem.
func FuzzParse(f *testing.F) {
	addFixtures(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		doc, err := New().Parse(feed.Raw{URL: "https://source.example/feed.xml", Body: body})
		if err != nil {
			var p *feed.Problem
			if !errors.As(err, &p) {
				t.Fatalf("error %v is no problem", err)
			}
			checkClean(t, "detail", p.Detail)
			return
		}
		checkLine(t, "feed", doc.Feed.Title, doc.Feed.Description, doc.Feed.Lang, doc.Format, doc.Charset)
		checkAddress(t, doc.Feed.Site)
		for _, w := range doc.Warnings {
			checkLine(t, "warning", w.Detail)
		}
		if len(doc.Articles) > maxItems {
			t.Errorf("%d articles", len(doc.Articles))
		}
		for _, a := range doc.Articles {
			checkOutput(t, a)
		}
	})
}

func checkOutput(t *testing.T, a feed.Article) {
	t.Helper()
	checkLine(t, "article", a.GUID, a.Title, a.Summary, a.Issuer, a.Lang)
	checkLine(t, "author", a.Authors...)
	checkLine(t, "category", a.Categories...)
	checkClean(t, "content", a.Content)
	checkClean(t, "text", html.Parse(a.Content, nil).Text())
	checkAddress(t, a.URL)
	for _, l := range a.Links {
		checkLine(t, "link", l.Title, l.Type)
		checkAddress(t, l.URL)
		if l.URL == "" || l.Size < 0 {
			t.Errorf("link %+v", l)
		}
	}
	if a.Comments < feed.NoCount || len(a.Title) > 4<<10 {
		t.Errorf("%d comments, title of %d bytes", a.Comments, len(a.Title))
	}
	if y := a.Published.Year(); !a.Published.IsZero() && (y < 999 || y > 10000) {
		t.Errorf("published in %d", y)
	}
}

func checkAddress(t *testing.T, s string) {
	t.Helper()
	if s != "" && !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		t.Errorf("address %q", s)
	}
	checkLine(t, "address", s)
}

// checkLine holds that texts are clean and stand on one line.
func checkLine(t *testing.T, what string, texts ...string) {
	t.Helper()
	for _, s := range texts {
		checkClean(t, what, s)
		if strings.ContainsAny(s, "\n\t") {
			t.Errorf("%s %q is more than a line", what, s)
		}
	}
}

func checkClean(t *testing.T, what, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Errorf("%s %q is no UTF-8", what, s)
	}
	for _, r := range s {
		if (unicode.IsControl(r) && r != '\n') || (r >= 0x202A && r <= 0x202E) || (r >= 0x2066 && r <= 0x2069) {
			t.Errorf("%s %q holds %U", what, s, r)
			return
		}
	}
}

// FuzzMend holds that the skeleton is well-formed whatever the document is,
// and that every text of it is out of the skeleton.
func FuzzMend(f *testing.F) {
	addFixtures(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		src := strings.ToValidUTF8(string(body), "\uFFFD")
		r := findRoot(src)
		switch r.name {
		case "rss", "rdf", "feed", "channel":
		default:
			return
		}
		m := mend(src, r.at, new(warnings))
		d := xml.NewDecoder(strings.NewReader(string(m.skeleton)))
		for {
			tok, err := d.Token()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatalf("skeleton %q: %v", m.skeleton, err)
			}
			if text, ok := tok.(xml.CharData); ok {
				if f := m.field(string(text)); f.text == string(text) && !strings.HasPrefix(f.text, "t") {
					t.Fatalf("text %q in the skeleton", text)
				}
			}
		}
	})
}
