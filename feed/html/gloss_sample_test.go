package html_test

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/feed/parse"
	"guanbao/feed/sample"
)

var toned = regexp.MustCompile(`[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]`)

// articles parses a feed as the program does.
func articles(t *testing.T, body []byte) []feed.Article {
	t.Helper()
	doc, err := parse.Parser{}.Parse(feed.Raw{URL: "https://portal.example/feed.xml", ContentType: "application/rss+xml", Body: body})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Articles) < 3 {
		t.Fatalf("%d articles", len(doc.Articles))
	}
	return doc.Articles
}

func samples(t *testing.T) []feed.Article {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, sample.Address, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := sample.Transport().RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return articles(t, body)
}

func TestReferenceBulletinIsCleaned(t *testing.T) {
	a := samples(t)[0]
	d := html.Parse(a.Content, nil)
	v := html.FindGlosses(a, d)
	clean, count := html.StripGlosses(d, v)
	a = html.StripArticle(a, v)
	before, after := d.Text(), clean.Text()
	for _, l := range a.Links { // what the publisher lists left the body when the feed was read
		after += "\n" + l.Title
	}
	if glosses := len(toned.FindAllString(before, -1)); count != glosses || count < 100 {
		t.Errorf("%d glosses removed from the body of %d", count, glosses)
	}
	if left := toned.FindAllString(after+a.Title+a.Summary+html.Render(clean), -1); left != nil {
		t.Errorf("left: %q", left)
	}
	if a.Title != "國家郵政局召開2021年第七次局長辦公會" {
		t.Errorf("title %s", a.Title)
	}
	for _, kept := range []string{"(重點市)", "預制菜", "行業運行情況", "0條評論"} {
		if !strings.Contains(after, kept) {
			t.Errorf("%s is gone", kept)
		}
	}
	if len(clean.Links) != len(d.Links) {
		t.Errorf("%d links, there were %d", len(clean.Links), len(d.Links))
	}
	for i, l := range clean.Links {
		if l.URL != d.Links[i].URL || l.Title == "" || toned.MatchString(l.Title) {
			t.Errorf("link %d is %q to %s", i+1, l.Title, l.URL)
		}
	}
	t.Logf("%d glosses in the body, %d with title and summary", count, v.Count)
}

func TestOtherSamplesStayAsTheyAre(t *testing.T) {
	for _, a := range samples(t)[1:] {
		d := html.Parse(a.Content, nil)
		if v := html.FindGlosses(a, d); v.Dirty {
			t.Errorf("%s: %+v", a.Title, v)
		}
	}
}

// The portal glosses whatever its converter changed; its second bulletin also
// has parentheses of its own.
func TestPortalFeed(t *testing.T) {
	body, err := os.ReadFile(filepath.Join("..", "parse", "testdata", "zh-hant-portal-repost.rss2.xml"))
	if err != nil {
		t.Fatal(err)
	}
	all := articles(t, body)
	first := html.FindGlosses(all[0], html.Parse(all[0].Content, nil))
	if !first.Dirty || first.Count < 40 {
		t.Errorf("the first bulletin: %+v", first)
	}
	for _, a := range all[1:3] {
		text := a.Title + a.Summary + a.Content
		for _, v := range []struct {
			name string
			got  string
		}{
			{"by its own verdict", stripped(a, html.FindGlosses(a, html.Parse(a.Content, nil)).Strip)},
			{"by that of the first", stripped(a, first.Strip)},
		} {
			for _, kept := range []string{"(WTO)", "(億件)", "(2021)"} {
				if strings.Contains(text, kept) != strings.Contains(v.got, kept) {
					t.Errorf("%s, %s: %s is gone from %s", a.Title, v.name, kept, v.got)
				}
			}
		}
		if left := toned.FindAllString(stripped(a, first.Strip), -1); left != nil {
			t.Errorf("%s: left %q", a.Title, left)
		}
	}
	if !strings.Contains(all[1].Summary+all[1].Content, "(WTO)") {
		t.Error("the second bulletin has no (WTO)")
	}
}

func stripped(a feed.Article, strip func(string) string) string {
	return strip(a.Title) + strip(a.Summary) + strip(a.Content)
}
