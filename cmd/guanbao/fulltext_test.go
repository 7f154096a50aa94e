package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"guanbao/cache"
	"guanbao/feed"
	"guanbao/feed/fetch"
	"guanbao/feed/page"
	"guanbao/feed/query"
)

// bulletinPage is the page of a bulletin that says more than any summary.
var bulletinPage = `<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><title>关于旺季服务保障的通知</title>
<meta name="pubdate" content="2026-09-28 10:00"></head><body><nav><a href="/">首页</a></nav><article><h1>关于旺季服务保障的通知</h1>` +
	strings.Repeat("<p>各地邮政管理部门要加强统筹协调，保障快递业务旺季的服务质量，维护从业人员的合法权益。</p>", 12) + `</article></body></html>`

const scriptWall = `<!DOCTYPE html><html><head><title>公告</title><script src="/app.js"></script></head><body><div id="app"></div><noscript>请启用 JavaScript</noscript></body></html>`

const loginPage = `<!DOCTYPE html><html><head><title>登录</title></head><body><form action="/login"><input name="user"><input type="password" name="pw"><button>登录</button></form></body></html>`

// pressroom serves pages.
func pressroom(t *testing.T, handle func(w http.ResponseWriter, r *http.Request)) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(handle))
	t.Cleanup(s.Close)
	return s
}

// summaries is a cache that holds summaries of some pages, each of the feed of
// its server, and a Completer over it that asks for pages without a pause.
func summaries(t *testing.T, addresses ...string) (*cache.Cache, *feed.Completer, []string) {
	t.Helper()
	c, err := cache.Open(t.Context(), filepath.Join(t.TempDir(), "guanbao.db"), cache.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	pulls, feeds := map[string][]feed.Article{}, []string(nil)
	for i, a := range addresses {
		rss := a[:strings.LastIndexByte(a, '/')] + "/rss"
		if pulls[rss] == nil {
			feeds = append(feeds, rss)
		}
		pulls[rss] = append(pulls[rss], feed.Article{Title: fmt.Sprint("摘要 ", i), URL: a, Summary: "摘要。", Comments: feed.NoCount})
	}
	var subs []feed.Feed
	for _, f := range feeds {
		subs = append(subs, feed.Feed{URL: f})
	}
	if err := c.Subscribe(t.Context(), subs); err != nil {
		t.Fatal(err)
	}
	for _, f := range feeds {
		doc := &feed.Document{Articles: feed.Identify(f, pulls[f])}
		if _, err := c.Save(t.Context(), feed.Pull{Feed: f, At: time.Now(), Document: doc}); err != nil {
			t.Fatal(err)
		}
	}
	client := fetch.New(fetch.Options{})
	t.Cleanup(client.Close)
	return c, &feed.Completer{Fetcher: client, Reader: page.Reader{}, Store: c, Schedule: feed.DefaultSchedule, Now: time.Now}, feeds
}

// at gives the cached article with an address.
func at(t *testing.T, c *cache.Cache, address string) feed.Item {
	t.Helper()
	id, ok, err := c.Addressed(t.Context(), address)
	if err != nil || !ok {
		t.Fatalf("%s is not cached: %v", address, err)
	}
	it, err := c.Item(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return it
}

func TestPagesAreKeptOrSayWhyNot(t *testing.T) {
	elsewhere := pressroom(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, bulletinPage) })
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(bulletinPage)
	if err != nil {
		t.Fatal(err)
	}
	s := pressroom(t, func(w http.ResponseWriter, r *http.Request) {
		answers := map[string][2]string{
			"/whole.html": {"text/html; charset=utf-8", bulletinPage}, "/gbk.html": {"text/html; charset=utf-8", gbk}, "/untyped.html": {"", bulletinPage},
			"/wall.html": {"text/html", scriptWall}, "/login.html": {"text/html", loginPage}, "/empty.html": {"text/html", ""},
			"/notice": {"application/pdf", "%PDF-1.7 …"}, "/disguised.html": {"text/html", "%PDF-1.7 …"}, "/picture": {"image/png", "\x89PNG\r\n"},
		}
		a, ok := answers[r.URL.Path]
		switch {
		case r.URL.Path == "/moved.html":
			http.Redirect(w, r, elsewhere.URL+"/new.html", http.StatusFound)
		case !ok:
			http.NotFound(w, r)
		default:
			w.Header().Set("Content-Type", a[0])
			fmt.Fprint(w, a[1])
		}
	})
	want := map[string]feed.ProblemKind{
		"/whole.html": "", "/gbk.html": "", "/untyped.html": "", "/moved.html": "",
		"/wall.html": feed.ProblemNoText, "/login.html": feed.ProblemLogin, "/empty.html": feed.ProblemEmpty,
		"/notice": feed.ProblemNotPage, "/disguised.html": feed.ProblemNotPage, "/picture": feed.ProblemNotPage, "/nothing.html": feed.ProblemNotFound,
	}
	var addresses []string
	for path := range want {
		addresses = append(addresses, s.URL+path)
	}
	c, done, feeds := summaries(t, addresses...)
	if err := done.Run(t.Context(), feeds, nil); err != nil {
		t.Fatal(err)
	}
	for path, kind := range want {
		it := at(t, c, s.URL+path)
		switch {
		case kind == "" && (it.Text != feed.TextKept || !strings.Contains(it.Content, "维护从业人员的合法权益") || it.Published.IsZero()):
			t.Errorf("%s: %v, %q", path, it.Text, it.Content)
		case kind != "" && (it.Text != feed.TextFailed || it.Lacking == nil || it.Lacking.Kind != kind || it.Content != ""):
			t.Errorf("%s: %v, %v, %q", path, it.Text, it.Lacking, it.Content)
		}
	}
}

func TestAHostIsAskedForOnePageAtATimeAndHostsBesideOneAnother(t *testing.T) {
	var busy, most, asked atomic.Int32
	met := make(chan struct{})
	here := func(w http.ResponseWriter, r *http.Request) {
		n := busy.Add(1)
		defer busy.Add(-1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		asked.Add(1)
		select {
		case <-met: // both hosts are under way
		case <-r.Context().Done():
		}
		fmt.Fprint(w, bulletinPage)
	}
	there := func(w http.ResponseWriter, r *http.Request) {
		close(met)
		fmt.Fprint(w, bulletinPage)
	}
	a, b := pressroom(t, here), pressroom(t, there)
	c, done, feeds := summaries(t, a.URL+"/one/1.html", a.URL+"/one/2.html", a.URL+"/two/3.html", a.URL+"/two/4.html", b.URL+"/5.html")
	if err := done.Run(t.Context(), feeds, nil); err != nil {
		t.Fatal(err)
	}
	if most.Load() != 1 || asked.Load() != 4 {
		t.Errorf("%d requests, %d at once", asked.Load(), most.Load())
	}
	if it := at(t, c, b.URL+"/5.html"); it.Text != feed.TextKept {
		t.Errorf("the other host: %v", it.Text)
	}
}

func TestRowsOfAFeedWhosePagesAreNotWantedBearNoMark(t *testing.T) {
	c, _, feeds := summaries(t, "https://a.example/1.html")
	same := func(err error) error { return err }
	for how, want := range map[feed.FullText]feed.Fullness{feed.FullTextAuto: feed.TextMissing, feed.FullTextNever: feed.TextGiven} {
		p := port{c, same, func(url string) feed.FullText {
			if url != feeds[0] {
				t.Errorf("asked of %s", url)
			}
			return how
		}}
		rows, err := p.Page(t.Context(), feed.View{Kind: feed.ViewAll}, feed.Cursor{}, feed.Older, 9)
		if err != nil || len(rows) != 1 || rows[0].Text != want {
			t.Errorf("%s: %+v, %v", how, rows, err)
		}
		q, err := query.Parse("摘要", time.Now())
		if err != nil {
			t.Fatal(err)
		}
		hits, err := p.Search(t.Context(), q, feed.Search{})
		if err != nil || len(hits.Hits) != 1 || hits.Hits[0].Text != want {
			t.Errorf("%s: %+v, %v", how, hits, err)
		}
		if it, err := p.Item(t.Context(), rows[0].ID); err != nil || it.Text != feed.TextMissing {
			t.Errorf("%s: the article itself is %v, %v", how, it.Text, err)
		}
	}
}

func TestAPublicFeedLeadsToNoPageWithin(t *testing.T) {
	inside := pressroom(t, func(w http.ResponseWriter, r *http.Request) { t.Error("asked") })
	c, done, _ := summaries(t, "https://public.example/1.html")
	id := at(t, c, "https://public.example/1.html").ID
	_, err := done.Take(t.Context(), feed.Link{URL: inside.URL + "/secret.html"}, id)
	if feed.AsProblem(err) == nil {
		t.Errorf("taken: %v", err)
	}
}

func TestACancelledPageIsWantedLater(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	first := true
	s := pressroom(t, func(w http.ResponseWriter, r *http.Request) {
		if first {
			first = false
			cancel()
			<-r.Context().Done()
			return
		}
		fmt.Fprint(w, bulletinPage)
	})
	c, done, feeds := summaries(t, s.URL+"/1.html")
	if err := done.Run(ctx, feeds, nil); err == nil {
		t.Error("a cancelled run ends well")
	}
	if it := at(t, c, s.URL+"/1.html"); it.Text != feed.TextMissing {
		t.Errorf("cancelled, it is %v", it.Text)
	}
	if err := done.Run(t.Context(), feeds, nil); err != nil {
		t.Fatal(err)
	}
	if it := at(t, c, s.URL+"/1.html"); it.Text != feed.TextKept {
		t.Errorf("later, it is %v", it.Text)
	}
}

func TestATakeThatIsCancelledHalfwayLeavesNothing(t *testing.T) {
	half := bulletinPage[:len(bulletinPage)/2]
	first := strings.Replace(bulletinPage, "</article>", `<a href="/first_2.html">下一页</a></article>`, 1)
	for _, path := range []string{"/half.html", "/first.html"} {
		ctx, cancel := context.WithCancel(t.Context())
		stall := func(w http.ResponseWriter, r *http.Request) {
			w.(http.Flusher).Flush()
			cancel()
			<-r.Context().Done()
		}
		s := pressroom(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			switch r.URL.Path {
			case "/half.html", "/first_2.html":
				fmt.Fprint(w, half)
				stall(w, r)
			case "/first.html":
				fmt.Fprint(w, first)
			}
		})
		c, done, _ := summaries(t, s.URL+"/1.html")
		from := at(t, c, s.URL+"/1.html").ID
		before := contents(t, c)
		id, err := done.Take(ctx, feed.Link{URL: s.URL + path, Title: "半途"}, from)
		if p := feed.AsProblem(err); id != "" || p == nil || p.Kind != feed.ProblemCancelled {
			t.Errorf("%s: taken %q, %v", path, id, err)
		}
		if after := contents(t, c); after != before {
			t.Errorf("%s: the cache holds %s, and held %s", path, after, before)
		}
		if _, ok, err := c.Addressed(t.Context(), s.URL+path); ok || err != nil {
			t.Errorf("%s is cached, %v", path, err)
		}
		cancel()
	}
}

// contents counts what a cache holds, the articles of sites included.
func contents(t *testing.T, c *cache.Cache) string {
	t.Helper()
	info, err := c.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%d feeds, %d articles, %d revisions", info.Feeds, info.Articles, info.Revisions)
}
