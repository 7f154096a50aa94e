package cache

import (
	"path/filepath"
	"sync"
	"testing"
	"time"

	"guanbao/feed"
)

// noon is when tests begin.
var noon = time.Date(2021, 5, 10, 12, 0, 0, 0, time.FixedZone("", 8*3600))

// clock is a clock that a test moves, while what runs in the background looks
// at it.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// opened gives a new cache with these subscriptions and its clock.
func opened(t testing.TB, feeds ...string) (*Cache, *clock) {
	t.Helper()
	return openedAt(t, filepath.Join(t.TempDir(), "data", "guanbao.db"), feeds...)
}

func openedAt(t testing.TB, path string, feeds ...string) (*Cache, *clock) {
	t.Helper()
	k := &clock{at: noon}
	c, err := Open(t.Context(), path, Options{Now: k.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if len(feeds) > 0 {
		subscribeTo(t, c, feeds...)
	}
	return c, k
}

func subscribeTo(t testing.TB, c *Cache, urls ...string) {
	t.Helper()
	var feeds []feed.Feed
	for _, u := range urls {
		feeds = append(feeds, feed.Feed{URL: u})
	}
	if err := c.Subscribe(t.Context(), feeds); err != nil {
		t.Fatal(err)
	}
}

// art is a small article; its link and title follow from the name.
func art(name string, published time.Time) feed.Article {
	return feed.Article{GUID: name, URL: "https://a.example/" + name, Title: "标题 " + name, Published: published,
		Summary: "摘要", Content: "<p>" + name + "</p>", Comments: feed.NoCount}
}

// pullOf makes a pull of articles that have no ids yet.
func pullOf(feedURL string, at time.Time, articles ...feed.Article) feed.Pull {
	doc := &feed.Document{Feed: feed.Feed{URL: feedURL, Title: "标题 " + feedURL}, Articles: feed.Identify(feedURL, articles)}
	return feed.Pull{Feed: feedURL, At: at, Document: doc, State: feed.State{LastCheck: at, ETag: `"1"`}}
}

func saved(t testing.TB, c *Cache, p feed.Pull) feed.Saved {
	t.Helper()
	s, err := c.Save(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func paged(t testing.TB, c *Cache, v feed.View, from feed.Cursor, d Direction, n int) []feed.Row {
	t.Helper()
	rows, err := c.Page(t.Context(), v, from, d, n)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// titles gives what a list holds, by the names that art was given.
func titles(rows []feed.Row) []string {
	out := []string{}
	for _, r := range rows {
		out = append(out, r.Title[len("标题 "):])
	}
	return out
}

func checked(t testing.TB, c *Cache) {
	t.Helper()
	if err := c.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
}
