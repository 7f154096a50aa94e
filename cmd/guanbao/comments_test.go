package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/fetch"
	"guanbao/feed/parse"
)

// TestFeedsOfCommentsAreReadOrTheirFaultIsNamed gets threads that are whole,
// empty, broken, huge and hostile.
func TestFeedsOfCommentsAreReadOrTheirFaultIsNamed(t *testing.T) {
	shelf := t.TempDir()
	p := newPublisher(shelf, t.TempDir())
	t.Cleanup(p.stop)
	var many strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&many, "<item><guid>%d</guid><title>评论</title><description>第%d条</description></item>", i, i)
	}
	const head, tail = `<rss version="2.0"><channel><title>评论</title>`, `</channel></rss>`
	for name, text := range map[string]string{
		"whole.xml": head + "<item><title>甲</title><description>说\x1b[31m一句\x1b]0;x\x07</description></item>" + tail,
		"none.xml":  head + tail, "many.xml": head + many.String() + tail, "empty.xml": " ", "broken.xml": "<rss><chan", "text.xml": "no feed",
	} {
		if err := os.WriteFile(filepath.Join(shelf, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := fetch.New(fetch.Options{})
	t.Cleanup(c.Close)
	get := func(path, named string) (feed.Document, error) {
		return conversing{c, parse.New()}.Thread(t.Context(), p.url()+path, named)
	}
	for path, least := range map[string]int{"/feed/whole.xml": 1, "/feed/none.xml": 0, "/feed/many.xml": 1000} {
		doc, err := get(path, p.url())
		if err != nil || len(doc.Articles) < least {
			t.Errorf("%s: %d comments, %v", path, len(doc.Articles), err)
		}
		for _, a := range doc.Articles {
			if strings.ContainsAny(a.Title+a.Summary+a.Content, "\x1b\x07") {
				t.Errorf("%s: %q", path, a.Content)
			}
		}
	}
	for path, kind := range map[string]feed.ProblemKind{
		"/feed/empty.xml": feed.ProblemEmpty, "/feed/text.xml": feed.ProblemNotFeed, "/status/404": feed.ProblemNotFound, "/page": feed.ProblemHTML, "/huge": feed.ProblemTooLarge,
	} {
		if _, err := get(path, p.url()); feed.AsProblem(err).Kind != kind {
			t.Errorf("%s: %v, want %s", path, err, kind)
		}
	}
	if _, err := get("/feed/broken.xml", p.url()); err == nil {
		t.Error("a broken feed gives no error")
	}
	if _, err := get("/feed/whole.xml", "https://feeds.example/"); feed.AsProblem(err).Kind != feed.ProblemRedirects {
		t.Errorf("a private address: %v", err)
	}
}
