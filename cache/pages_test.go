package cache

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// publisher answers for pages, and tells who was asked when.
type publisher struct {
	mu     sync.Mutex
	now    time.Time
	asked  []string
	named  []string
	waits  []time.Duration
	answer func(url string) feed.Answer
}

func (p *publisher) Fetch(ctx context.Context, r feed.Request) feed.Answer {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked, p.named = append(p.asked, r.URL), append(p.named, r.Named)
	if ctx.Err() != nil {
		return feed.Answer{Problem: &feed.Problem{Kind: feed.ProblemCancelled, Err: ctx.Err()}}
	}
	return p.answer(r.URL)
}

// ReadPage takes the body for the text; "wall" is a page without one.
func (p *publisher) ReadPage(raw feed.Raw) (feed.Page, error) {
	text := string(raw.Body)
	a := feed.Article{URL: raw.URL, Title: "网页标题", Content: "<p>" + text + "</p>", Issuer: "国家邮政局", Comments: 7, Published: noon.AddDate(0, 0, -9), DateOnly: true,
		Links: []feed.Link{{Kind: feed.LinkRelated, Title: "相关一", URL: "https://a.example/r1"}}}
	page := feed.Page{Article: a, Found: text != "wall" && text != "login"}
	if text == "login" {
		page.Warnings = []feed.Warning{{Kind: feed.WarnLogin}}
	}
	return page, nil
}

func fresh(url, body string) feed.Answer {
	return feed.Answer{Outcome: feed.Fresh, Code: 200, URL: url, Body: []byte(body), ContentType: "text/html"}
}

var longText = strings.Repeat("这是网页上的全文。", 60)

// completing makes a Completer over a cache whose publisher gives long pages.
func completing(c *Cache) (*feed.Completer, *publisher) {
	p := &publisher{now: noon, answer: func(url string) feed.Answer { return fresh(url, longText+url) }}
	return &feed.Completer{
		Fetcher: p, Reader: p, Store: c, Schedule: feed.DefaultSchedule, Pause: feed.DefaultPause,
		Now: func() time.Time { p.mu.Lock(); defer p.mu.Unlock(); return p.now },
		Wait: func(ctx context.Context, d time.Duration) error {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.waits, p.now = append(p.waits, d), p.now.Add(d)
			return ctx.Err()
		},
	}, p
}

const oneFeed = "https://a.example/rss"

func itemOf(t testing.TB, c *Cache, id feed.ID) feed.Item {
	t.Helper()
	it, err := c.Item(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return it
}

// briefs saves a pull of n summaries, one an hour, and gives their ids, the
// newest first.
func briefs(t testing.TB, c *Cache, n int) []feed.ID {
	t.Helper()
	var as []feed.Article
	for i := range n {
		as = append(as, art(fmt.Sprint("b", i), noon.Add(-time.Duration(i)*time.Hour)))
	}
	saved(t, c, pullOf(oneFeed, noon, as...))
	var ids []feed.ID
	for _, r := range paged(t, c, feed.View{}, feed.Cursor{}, Older, 200) {
		ids = append(ids, r.ID)
	}
	return ids
}

func TestAPageStandsInThePlaceOfASummary(t *testing.T) {
	c, _ := opened(t, oneFeed)
	a := art("x", time.Time{})
	saved(t, c, pullOf(oneFeed, noon, a))
	row := paged(t, c, feed.View{}, feed.Cursor{}, Older, 9)[0]
	if row.Text != feed.TextMissing {
		t.Fatalf("a summary is %v", row.Text)
	}
	done, _ := completing(c)
	if err := done.Complete(t.Context(), row.ID); err != nil {
		t.Fatal(err)
	}
	it := itemOf(t, c, row.ID)
	if it.Text != feed.TextKept || !strings.Contains(it.Content, longText) || it.Given == nil || it.Given.Content != a.Content {
		t.Errorf("kept %v, given %+v", it.Text, it.Given)
	}
	if it.Issuer != "国家邮政局" || it.Comments != 7 || !it.Published.Equal(noon.AddDate(0, 0, -9)) || !it.DateOnly || len(it.Links) != 1 {
		t.Errorf("not filled: %+v", it.Article)
	}
	if row := paged(t, c, feed.View{}, feed.Cursor{}, Older, 9)[0]; row.Text != feed.TextKept || row.Comments != 7 || row.Published.IsZero() {
		t.Errorf("row %+v", row)
	}
	rel, err := c.Related(t.Context(), row.ID)
	if err != nil || len(rel.Related) != 1 {
		t.Errorf("related %+v, %v", rel.Related, err)
	}
	checked(t, c)
}

func TestALaterPullKeepsThePage(t *testing.T) {
	c, _ := opened(t, oneFeed)
	id := briefs(t, c, 1)[0]
	done, p := completing(c)
	if err := done.Complete(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	saved(t, c, pullOf(oneFeed, noon, art("b0", noon)))
	changed := art("b0", noon)
	changed.Authors = []string{"某人"}
	saved(t, c, pullOf(oneFeed, noon, changed))
	if it := itemOf(t, c, id); it.Text != feed.TextKept || len(it.Links) != 1 || it.Issuer == "" || it.Revisions != 0 {
		t.Errorf("after a pull: %v, %d links, %q, %d revisions", it.Text, len(it.Links), it.Issuer, it.Revisions)
	}
	changed.Content = "<p>摘要改了。</p>"
	saved(t, c, pullOf(oneFeed, noon, changed))
	p.answer = func(url string) feed.Answer { return fresh(url, longText+"改了") }
	if err := done.Run(t.Context(), []string{oneFeed}, nil); err != nil {
		t.Fatal(err)
	}
	it := itemOf(t, c, id)
	if !strings.HasSuffix(it.Content, "改了</p>") || it.Revisions != 1 {
		t.Errorf("got again: %d revisions, ends in %q", it.Revisions, it.Content[len(it.Content)-20:])
	}
	revs, err := c.Revisions(t.Context(), id)
	if err != nil || len(revs) != 1 || !strings.Contains(revs[0].Content, longText) {
		t.Errorf("revisions %v, %v", revs, err)
	}
	changed.Content = "<p>" + strings.Repeat("源里现在有更长的全文。", 300) + "</p>"
	saved(t, c, pullOf(oneFeed, noon, changed))
	if it := itemOf(t, c, id); it.Text != feed.TextWhole || it.Content != changed.Content {
		t.Errorf("a longer text of the feed is %v", it.Text)
	}
	changed.Content = "<p>又短了。</p>"
	saved(t, c, pullOf(oneFeed, noon, changed))
	if it := itemOf(t, c, id); it.Text != feed.TextKept || !strings.Contains(it.Content, longText) {
		t.Errorf("a shorter text of the feed is %v", it.Text)
	}
	checked(t, c)
}

func TestARunGetsTheNewestThirtyAndPausesBetweenThem(t *testing.T) {
	c, _ := opened(t, oneFeed)
	briefs(t, c, 40)
	done, p := completing(c)
	last, total := 0, 0
	if err := done.Run(t.Context(), []string{oneFeed}, func(d, all int, _ feed.PageReport) { last, total = d, all }); err != nil {
		t.Fatal(err)
	}
	if len(p.asked) != 30 || p.asked[0] != "https://a.example/b0" || p.asked[29] != "https://a.example/b29" || last != 30 || total != 30 {
		t.Errorf("asked for %d pages, %v; told %d/%d", len(p.asked), p.asked, last, total)
	}
	if len(p.waits) != 29 || slices.ContainsFunc(p.waits, func(d time.Duration) bool { return d != 2*time.Second }) || p.named[0] != oneFeed {
		t.Errorf("paused %v, named %q", p.waits, p.named)
	}
	if err := done.Run(t.Context(), []string{oneFeed}, nil); err != nil || len(p.asked) != 40 {
		t.Errorf("the next run asked for %d more, %v", len(p.asked)-30, err)
	}
}

func TestAHostThatAsksForRestGetsIt(t *testing.T) {
	c, k := opened(t, oneFeed)
	briefs(t, c, 5)
	done, p := completing(c)
	p.answer = func(url string) feed.Answer {
		return feed.Answer{Outcome: feed.Busy, URL: url, Hints: feed.Hints{RetryAfter: time.Hour}, Problem: &feed.Problem{Kind: feed.ProblemBusy, Code: 429}}
	}
	_ = k
	if err := done.Run(t.Context(), []string{oneFeed}, nil); err != nil || len(p.asked) != 1 {
		t.Fatalf("asked for %d pages, %v", len(p.asked), err)
	}
	if err := done.Run(t.Context(), []string{oneFeed}, nil); err != nil || len(p.asked) != 1 {
		t.Errorf("asked again before its time: %d, %v", len(p.asked), err)
	}
	p.now = p.now.Add(2 * time.Hour)
	p.answer = func(url string) feed.Answer { return fresh(url, longText) }
	if err := done.Run(t.Context(), []string{oneFeed}, nil); err != nil || len(p.asked) != 6 {
		t.Errorf("asked for %d pages in all, %v", len(p.asked), err)
	}
}

func TestAPageThatFailsIsTriedAgainFiveTimes(t *testing.T) {
	c, _ := opened(t, oneFeed)
	id := briefs(t, c, 1)[0]
	done, p := completing(c)
	p.answer = func(url string) feed.Answer { return fresh(url, "login") }
	for range 9 {
		if err := done.Run(t.Context(), []string{oneFeed}, nil); err != nil {
			t.Fatal(err)
		}
		if err := done.Run(t.Context(), []string{oneFeed}, nil); err != nil {
			t.Fatal(err)
		}
		p.now = p.now.AddDate(0, 1, 0)
	}
	it := itemOf(t, c, id)
	if len(p.asked) != 5 || it.Text != feed.TextFailed || it.Lacking == nil || it.Lacking.Kind != feed.ProblemLogin {
		t.Errorf("asked %d times, %v, %v", len(p.asked), it.Text, it.Lacking)
	}
	lacking, err := c.PageCounts(t.Context())
	if err != nil || lacking[oneFeed] != (PageCount{Failed: 1}) {
		t.Errorf("lacking %v, %v", lacking, err)
	}
}

func TestWhatIsGoneIsNotAskedForAgain(t *testing.T) {
	c, _ := opened(t, oneFeed)
	id := briefs(t, c, 1)[0]
	done, p := completing(c)
	p.answer = func(url string) feed.Answer {
		return feed.Answer{URL: url, Code: 404, Problem: &feed.Problem{Kind: feed.ProblemNotFound, Code: 404}}
	}
	for range 3 {
		if err := done.Run(t.Context(), []string{oneFeed}, nil); err != nil {
			t.Fatal(err)
		}
		p.now = p.now.AddDate(1, 0, 0)
	}
	if len(p.asked) != 1 || itemOf(t, c, id).Text != feed.TextFailed {
		t.Errorf("asked %d times", len(p.asked))
	}
}

func TestOfflineNothingIsHeldAgainstAPage(t *testing.T) {
	c, _ := opened(t, oneFeed)
	id := briefs(t, c, 1)[0]
	done, p := completing(c)
	p.answer = func(string) feed.Answer { return feed.Answer{Problem: &feed.Problem{Kind: feed.ProblemOffline}} }
	if err := done.Run(t.Context(), []string{oneFeed}, nil); err != nil {
		t.Fatal(err)
	}
	if it := itemOf(t, c, id); it.Text != feed.TextMissing {
		t.Errorf("offline makes it %v", it.Text)
	}
}

func TestOneAddressIsAskedForOnce(t *testing.T) {
	const other = "https://b.example/rss"
	c, _ := opened(t, oneFeed, other)
	for _, f := range []string{oneFeed, other} {
		saved(t, c, pullOf(f, noon, art("same", noon)))
	}
	done, p := completing(c)
	if err := done.Run(t.Context(), []string{oneFeed, other}, nil); err != nil || len(p.asked) != 1 {
		t.Fatalf("asked %v, %v", p.asked, err)
	}
	for _, r := range paged(t, c, feed.View{}, feed.Cursor{}, Older, 9) {
		if r.Text != feed.TextKept {
			t.Errorf("%s is %v", r.Feed, r.Text)
		}
	}
	const third = "https://c.example/rss"
	subscribeTo(t, c, oneFeed, other, third)
	saved(t, c, pullOf(third, noon, art("same", noon)))
	if err := done.Run(t.Context(), []string{third}, nil); err != nil || len(p.asked) != 1 {
		t.Errorf("asked %v, %v", p.asked, err)
	}
	if r := paged(t, c, feed.View{Kind: feed.ViewFeed, Name: third}, feed.Cursor{}, Older, 9)[0]; r.Text != feed.TextKept {
		t.Errorf("the third is %v", r.Text)
	}
}

func TestATakenArticleStandsInNoListButStarred(t *testing.T) {
	c, _ := opened(t, oneFeed)
	id := briefs(t, c, 1)[0]
	done, p := completing(c)
	link := feed.Link{Kind: feed.LinkRelated, Title: "相关", URL: "https://other.example/news/1.html"}
	got, err := done.Take(t.Context(), link, id)
	if err != nil {
		t.Fatal(err)
	}
	it := itemOf(t, c, got)
	if it.Feed != "site:other.example" || it.FeedTitle != "other.example" || !strings.Contains(it.Content, longText) || p.named[0] != oneFeed {
		t.Errorf("took %+v, named %q", it, p.named)
	}
	if again, err := done.Take(t.Context(), link, id); err != nil || again != got || len(p.asked) != 1 {
		t.Errorf("again %s, %v, asked %v", again, err, p.asked)
	}
	for _, v := range []feed.View{{}, {Kind: feed.ViewUnread}, {Kind: feed.ViewToday}} {
		if rows := paged(t, c, v, feed.Cursor{}, Older, 9); slices.ContainsFunc(rows, func(r feed.Row) bool { return r.ID == got }) {
			t.Errorf("it stands in %+v", v)
		}
	}
	if _, err := c.Mark(t.Context(), []feed.ID{got}, feed.MarkStarred); err != nil {
		t.Fatal(err)
	}
	if rows := paged(t, c, feed.View{Kind: feed.ViewStarred}, feed.Cursor{}, Older, 9); len(rows) != 1 || rows[0].ID != got {
		t.Errorf("starred: %v", rows)
	}
	checked(t, c)
}

func TestAQueuedLinkIsTakenAfterTheNextRefresh(t *testing.T) {
	c, _ := opened(t, oneFeed)
	id := briefs(t, c, 1)[0]
	done, p := completing(c)
	good, gone := feed.Link{URL: "https://other.example/1"}, feed.Link{URL: "https://other.example/2"}
	for _, l := range []feed.Link{good, gone, good} {
		if err := done.Queue(t.Context(), l, id); err != nil {
			t.Fatal(err)
		}
	}
	p.answer = func(url string) feed.Answer {
		if url == gone.URL {
			return feed.Answer{URL: url, Code: 404, Problem: &feed.Problem{Kind: feed.ProblemNotFound, Code: 404}}
		}
		return fresh(url, longText)
	}
	var dropped []string
	err := done.Run(t.Context(), nil, func(_, _ int, rep feed.PageReport) {
		if rep.Dropped {
			dropped = append(dropped, rep.URL)
		}
	})
	if err != nil || len(p.asked) != 2 || !slices.Equal(dropped, []string{gone.URL}) {
		t.Errorf("asked %v, dropped %v, %v", p.asked, dropped, err)
	}
	if _, have, err := c.Addressed(t.Context(), good.URL); err != nil || !have {
		t.Errorf("not taken: %v", err)
	}
	if err := done.Run(t.Context(), nil, nil); err != nil || len(p.asked) != 2 {
		t.Errorf("asked again %v, %v", p.asked, err)
	}
}

func TestACancelledRunLeavesTheRestWanted(t *testing.T) {
	c, _ := opened(t, oneFeed)
	briefs(t, c, 5)
	done, p := completing(c)
	ctx, cancel := context.WithCancel(t.Context())
	p.answer = func(url string) feed.Answer {
		if len(p.asked) == 2 {
			cancel()
		}
		return fresh(url, longText)
	}
	if err := done.Run(ctx, []string{oneFeed}, nil); !errors.Is(err, context.Canceled) || len(p.asked) != 2 {
		t.Fatalf("asked %v, %v", p.asked, err)
	}
	p.answer = func(url string) feed.Answer { return fresh(url, longText) }
	if err := done.Run(t.Context(), []string{oneFeed}, nil); err != nil || len(p.asked) != 6 {
		t.Errorf("asked %v, %v", p.asked, err)
	}
	checked(t, c)
}

func TestArticlesOfAnOlderSchemaAreJudgedWhenTheyAreFirstMet(t *testing.T) {
	c, _ := opened(t, oneFeed)
	whole := art("whole", noon)
	whole.Content = "<p>" + longText + "</p>"
	saved(t, c, pullOf(oneFeed, noon, art("brief", noon), whole))
	err := c.write(t.Context(), "as the step leaves it", normal, func(conn *sqlite.Conn) error {
		return run(conn, "INSERT OR REPLACE INTO pages (article, feed, state) SELECT id, feed, 0 FROM articles")
	})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		wishes, err := c.Wanted(t.Context(), oneFeed, feed.FullTextAuto, noon, 9)
		if err != nil || len(wishes) != 1 || wishes[0].URL != "https://a.example/brief" {
			t.Fatalf("wanted %+v, %v", wishes, err)
		}
	}
	all, err := c.Wanted(t.Context(), oneFeed, feed.FullTextAlways, noon, 9)
	if err != nil || len(all) != 2 {
		t.Errorf("always wanted %+v, %v", all, err)
	}
	if none, err := c.Wanted(t.Context(), oneFeed, feed.FullTextNever, noon, 9); err != nil || len(none) != 0 {
		t.Errorf("never wanted %+v, %v", none, err)
	}
}

func TestAnOlderCacheIsReadWithoutPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c, _ := openedAt(t, path, oneFeed)
	id := briefs(t, c, 1)[0]
	c.Close()
	conn, err := sqlite.OpenConn(path, sqlite.OpenReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"DROP TABLE pagetexts", "DROP TABLE pages", "DROP TABLE errands", "DROP TABLE holds", "PRAGMA user_version = 3"} {
		if err := run(conn, query); err != nil {
			t.Fatal(err)
		}
	}
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
	older, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer older.Close()
	if it := itemOf(t, older, id); it.Text != feed.TextGiven || it.Content == "" {
		t.Errorf("an item is %v, %q", it.Text, it.Content)
	}
	if rows := paged(t, older, feed.View{}, feed.Cursor{}, Older, 9); len(rows) != 1 {
		t.Errorf("%d rows", len(rows))
	}
	if _, err := older.PageCounts(t.Context()); err != nil {
		t.Error(err)
	}
	if err := older.SavePage(t.Context(), feed.Got{ID: id}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("written: %v", err)
	}
}

// noFeeds answers a refresh that feeds are as they were.
type noFeeds struct{ *publisher }

func (n noFeeds) Fetch(ctx context.Context, r feed.Request) feed.Answer {
	if strings.HasSuffix(r.URL, "/rss") {
		return feed.Answer{Outcome: feed.NotModified, Code: 304, URL: r.URL}
	}
	return n.publisher.Fetch(ctx, r)
}

func TestPagesComeAfterTheFeedsThatWereAsked(t *testing.T) {
	for _, tt := range []struct {
		order feed.Order
		want  int
	}{
		{feed.Order{Urgency: feed.Routine}, 0}, {feed.Order{Urgency: feed.Asked}, 0}, {feed.Order{Urgency: feed.Forced}, 3},
		{feed.Order{Urgency: feed.Asked, Feeds: []string{oneFeed}}, 3},
	} {
		c, _ := opened(t, oneFeed)
		briefs(t, c, 3)
		done, p := completing(c)
		p.answer = func(url string) feed.Answer { return fresh(url, longText) }
		err := c.write(t.Context(), "checked", normal, func(conn *sqlite.Conn) error {
			return setState(conn, 1, feed.State{ETag: "e", LastCheck: noon, LastSuccess: noon, NextCheck: noon.Add(time.Hour), Reason: feed.ReasonInterval})
		})
		if err != nil {
			t.Fatal(err)
		}
		r := feed.Refresher{Fetcher: noFeeds{p}, Store: c, Schedule: feed.DefaultSchedule, Now: done.Now, Pages: done}
		var order []string
		tt.order.Pages = func(int, int, feed.PageReport) { order = append(order, "page") }
		err = r.Refresh(t.Context(), tt.order, func(int, int, feed.Report) { order = append(order, "feed") })
		if err != nil || len(p.asked) != tt.want || order[0] != "feed" || slices.Contains(order[1:], "feed") {
			t.Errorf("%+v: asked for %v in the order %v, %v", tt.order, p.asked, order, err)
		}
	}
}
