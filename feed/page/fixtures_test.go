package page

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/cjk"
	"guanbao/feed/html"
)

// expected is what the page of a fixture must give. Its titles carry glosses.
type expected struct {
	Title, Published, Issuer      string
	First, Last, Base             string
	Paragraphs, TableRows         int
	Comments                      int
	Related, Recommended, Popular []struct{ Title, Href string }
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func read(t testing.TB, raw feed.Raw) Page {
	t.Helper()
	p, err := Read(raw)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// bare is a text without glosses, as far as they are sure.
func bare(s string) string { return cjk.JudgeTitle(s, true, cjk.Simplifies).StripCut(s) }

func TestFixturesGiveWhatTheyHold(t *testing.T) {
	var all map[string]expected
	if err := json.Unmarshal(fixture(t, "expected.json"), &all); err != nil || len(all) < 2 {
		t.Fatal(err, len(all))
	}
	for name, want := range all {
		t.Run(name, func(t *testing.T) {
			p := read(t, feed.Raw{URL: want.Base, Body: fixture(t, name)})
			a := p.Article
			if !p.Found || len(p.Warnings) > 0 {
				t.Errorf("found %v, warnings %v", p.Found, p.Warnings)
			}
			if a.Title != want.Title || a.Published.Format("2006-01-02") != want.Published || a.Comments != want.Comments {
				t.Errorf("%q of %s with %d comments", a.Title, a.Published, a.Comments)
			}
			if _, offset := a.Published.Zone(); offset != 8*3600 {
				t.Errorf("zone %d", offset)
			}
			if want.Issuer != "" && a.Issuer != want.Issuer {
				t.Errorf("issuer %q, want %q", a.Issuer, want.Issuer)
			}
			checkText(t, p, want)
			clean := html.StripArticle(a, p.Verdict)
			for kind, list := range map[feed.LinkKind][]struct{ Title, Href string }{
				feed.LinkRelated: want.Related, feed.LinkRecommended: want.Recommended, feed.LinkPopular: want.Popular,
			} {
				var got, expect []string
				for _, l := range clean.Links {
					if l.Kind == kind {
						got = append(got, l.Title+" "+l.URL)
					}
				}
				for _, l := range list {
					expect = append(expect, bare(l.Title)+" "+l.Href)
				}
				if strings.Join(got, "\n") != strings.Join(expect, "\n") {
					t.Errorf("%s:\n%s\nwant\n%s", kind, strings.Join(got, "\n"), strings.Join(expect, "\n"))
				}
			}
		})
	}
}

func checkText(t *testing.T, p Page, want expected) {
	t.Helper()
	text := p.Document.Text()
	if !strings.HasPrefix(text, want.First) || !strings.HasSuffix(text, want.Last) {
		t.Errorf("text %q", text)
	}
	paragraphs, rows := 0, 0
	for _, b := range p.Document.Blocks {
		switch b.Kind {
		case html.Paragraph:
			paragraphs++
		case html.TableBlock:
			rows += len(b.Table.Rows)
		}
	}
	if want.Paragraphs > 0 && paragraphs != want.Paragraphs || rows != want.TableRows {
		t.Errorf("%d paragraphs and %d rows, want %d and %d", paragraphs, rows, want.Paragraphs, want.TableRows)
	}
	if want := html.Render(p.Document); p.Article.Content != want {
		t.Errorf("content %q is not the document %q", p.Article.Content, want)
	}
}

func TestThePortalsGlossesAreJudgedWithItsLists(t *testing.T) {
	p := read(t, feed.Raw{URL: "https://portal.example/news/2021/0510/29112.html", Body: fixture(t, "portal-repost.html")})
	if !p.Verdict.Dirty || p.Verdict.Count < 200 {
		t.Fatalf("verdict %+v", p.Verdict)
	}
	for _, l := range html.StripArticle(p.Article, p.Verdict).Links {
		if strings.ContainsAny(strings.ReplaceAll(l.Title, "(重點市)", ""), "()（") {
			t.Errorf("title %q is not clean", l.Title)
		}
	}
}

func TestAttachmentsOfTheText(t *testing.T) {
	p := read(t, feed.Raw{URL: "https://www.youzheng.example/gjyzj/202609/x.shtml", Body: fixture(t, "article-statistics.gb18030.html")})
	if p.Charset != "GB18030" {
		t.Errorf("charset %s", p.Charset)
	}
	l := p.Article.Links[0]
	if l.Kind != feed.LinkAttachment || l.Title != "分省数据.xlsx" || l.URL != "https://www.youzheng.example/gjyzj/202609/W020260917000000001.xlsx" {
		t.Errorf("attachment %+v", l)
	}
}

func TestAPageOfLinksIsNoArticle(t *testing.T) {
	p := read(t, feed.Raw{URL: "https://www.youzheng.example/list.shtml", Body: fixture(t, "list-page-1.html")})
	if p.Found || len(p.Warnings) == 0 {
		t.Errorf("found %q", p.Document.Text())
	}
}

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"portal-repost.html", "article-statistics.gb18030.html", "hostile-nested-10k.html"} {
		body := fixture(b, name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				read(b, feed.Raw{URL: "https://portal.example/news/2021/0510/29112.html", Body: body})
			}
		})
	}
}
