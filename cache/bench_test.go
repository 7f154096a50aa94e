package cache

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"guanbao/feed"
)

// feedsOfLibrary is how many feeds the libraries of the benchmarks have; all
// bear one tag.
const feedsOfLibrary = 200

// libraries holds the files of the benchmarks, made once a run.
var libraries struct {
	sync.Mutex
	dir  string
	made map[int]string
}

func feedName(i int) string { return fmt.Sprintf("https://agency%03d.example/feed.xml", i) }

// libraryOf gives the path of a cache of n articles of about four kilobytes,
// a tenth of them unread.
func libraryOf(b *testing.B, n int) string {
	b.Helper()
	libraries.Lock()
	defer libraries.Unlock()
	if path := libraries.made[n]; path != "" {
		return path
	}
	if libraries.dir == "" {
		dir, err := os.MkdirTemp("", "guanbao-bench")
		if err != nil {
			b.Fatal(err)
		}
		libraries.dir, libraries.made = dir, map[int]string{}
	}
	path := filepath.Join(libraries.dir, fmt.Sprint(n, ".db"))
	c, err := Open(b.Context(), path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	if err := fill(c, n); err != nil {
		b.Fatal(err)
	}
	if err := c.Close(); err != nil {
		b.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d articles: %d bytes each", n, info.Size()/int64(n))
	libraries.made[n] = path
	return path
}

// fill saves pulls of fifty articles, and marks all but the last ones read.
func fill(c *Cache, n int) error {
	var feeds []feed.Feed
	for i := range feedsOfLibrary {
		feeds = append(feeds, feed.Feed{URL: feedName(i), Tags: []string{"全"}})
	}
	ctx := context.Background()
	if err := c.Subscribe(ctx, feeds); err != nil {
		return err
	}
	a := newAuthor(1)
	for i := 0; i < n; i += 50 {
		p := a.pull(feedName(i/50%feedsOfLibrary), i, 50, 4096, noon.Add(time.Duration(i)*17*time.Second))
		if _, err := c.Save(ctx, p); err != nil {
			return err
		}
		if i == n/10*9 {
			if _, err := c.MarkView(ctx, feed.View{}, feed.MarkRead); err != nil {
				return err
			}
		}
	}
	return nil
}

func benchmarked(b *testing.B, n int) *Cache {
	b.Helper()
	c, err := Open(b.Context(), libraryOf(b, n), Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { c.Close() })
	return c
}

var sizes = []int{10_000, 100_000}

// BenchmarkStart is what the first frame needs: open, sources, totals, a page.
func BenchmarkStart(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := libraryOf(b, n)
			for _, with := range []string{"page", "page+sources"} {
				b.Run(with, func(b *testing.B) {
					for b.Loop() {
						c, err := Open(b.Context(), path, Options{})
						if err != nil {
							b.Fatal(err)
						}
						if with == "page+sources" {
							c.Totals(b.Context())
							c.Sources(b.Context())
						}
						if rows, err := c.Page(b.Context(), feed.View{}, feed.Cursor{}, Older, 50); err != nil || len(rows) != 50 {
							b.Fatal(err)
						}
						b.StopTimer()
						c.Close()
						b.StartTimer()
					}
				})
			}
		})
	}
}

// BenchmarkPage reads fifty rows at a place of chance.
func BenchmarkPage(b *testing.B) {
	views := []struct {
		name string
		view feed.View
	}{
		{"all", feed.View{}}, {"unread", feed.View{UnreadOnly: true}},
		{"lingering", feed.View{UnreadOnly: true, Opened: time.Now().Add(-time.Hour)}},
		{"feed", feed.View{Kind: feed.ViewFeed, Name: feedName(7)}},
		{"tag of 200 feeds", feed.View{Kind: feed.ViewTag, Name: "全"}},
	}
	for _, n := range sizes {
		for _, v := range views {
			b.Run(fmt.Sprint(n, "/", v.name), func(b *testing.B) {
				c := benchmarked(b, n)
				rng := rand.New(rand.NewPCG(1, 2))
				span := n * 17
				for b.Loop() {
					from := feed.Cursor{Date: noon.Unix() + int64(span/10+rng.IntN(span*9/10)), Row: 1}
					if _, err := c.Page(b.Context(), v.view, from, Older, 50); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkItem(b *testing.B) {
	c := benchmarked(b, 100_000)
	rows, err := c.Page(b.Context(), feed.View{}, feed.Cursor{}, Older, 5000)
	if err != nil {
		b.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 3))
	for b.Loop() {
		if _, err := c.Item(b.Context(), rows[rng.IntN(len(rows))].ID); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSave(b *testing.B) {
	b.Run("50 new", func(b *testing.B) {
		c, _ := opened(b, feedA)
		a := newAuthor(9)
		for n := 0; b.Loop(); n += 50 {
			b.StopTimer()
			p := a.pull(feedA, n, 50, 4096, noon.Add(time.Duration(n)*time.Hour))
			b.StartTimer()
			saved(b, c, p)
		}
	})
	b.Run("50 unchanged", func(b *testing.B) {
		c, _ := opened(b, feedA)
		p := newAuthor(9).pull(feedA, 0, 50, 4096, noon)
		saved(b, c, p)
		for b.Loop() {
			saved(b, c, p)
		}
	})
	b.Run("without a document", func(b *testing.B) {
		c, _ := opened(b, feedA)
		for b.Loop() {
			saved(b, c, feed.Pull{Feed: feedA, At: noon})
		}
	})
	b.Run("5000 new", func(b *testing.B) {
		a := newAuthor(9)
		for b.Loop() {
			b.StopTimer()
			c, _ := opened(b, feedA)
			p := a.pull(feedA, 0, 5000, 4096, noon)
			b.StartTimer()
			saved(b, c, p)
			b.StopTimer()
			c.Close()
			b.StartTimer()
		}
	})
}

func BenchmarkMark(b *testing.B) {
	c := benchmarked(b, 100_000)
	b.Run("one", func(b *testing.B) {
		row, err := c.Page(b.Context(), feed.View{}, feed.Cursor{}, Older, 1)
		if err != nil {
			b.Fatal(err)
		}
		for n := 0; b.Loop(); n++ {
			c.Mark(b.Context(), []feed.ID{row[0].ID}, []feed.Mark{feed.MarkRead, feed.MarkUnread}[n%2])
		}
	})
	b.Run("view of 100000", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			if _, err := c.MarkView(b.Context(), feed.View{}, feed.MarkUnread); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			ch, err := c.MarkView(b.Context(), feed.View{}, feed.MarkRead)
			if err != nil || ch.Count != 100_000 {
				b.Fatal(ch.Count, err)
			}
		}
	})
	b.Run("undo of 100000", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			c.MarkView(b.Context(), feed.View{}, feed.MarkUnread)
			ch, err := c.MarkView(b.Context(), feed.View{}, feed.MarkRead)
			if err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			if err := c.Undo(b.Context(), ch); err != nil {
				b.Fatal(err)
			}
		}
	})
}
