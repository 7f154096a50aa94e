package cache

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// olderWithoutVotes makes a cache with hot lists as it was before there were votes, of
// so many pages whose list leads to one story each.
func olderWithoutVotes(t *testing.T, pages int) (path string, popular []feed.ID) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "guanbao.db")
	c, clock := openedAt(t, path, feedA)
	var stories, hot []feed.Article
	for i := range pages {
		at := clock.now().Add(-time.Duration(i) * time.Minute)
		s := feed.Article{GUID: fmt.Sprint("s", i), URL: fmt.Sprintf("https://story.example/%d", i), Title: fmt.Sprintf("第%d篇关于寄递网络的报道", i),
			Published: at, Content: "<p>正文</p>"}
		stories = append(stories, s)
		hot = append(hot, ranking("one.example", i, at, feed.LinkPopular, s))
	}
	saved(t, c, pullOf(feedA, clock.now(), append(stories, hot...)...))
	popular, _ = popularIDs(t, c, feed.View{})
	if len(popular) != min(pages, mostPopular) {
		t.Fatalf("%d are popular", len(popular))
	}
	c.Close()
	conn, err := sqlite.OpenConn(path, sqlite.OpenReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"DROP TABLE votes", "DROP TABLE votes_state", "DROP TABLE gone", "DROP TABLE search_removed", "DROP TABLE tails", "DROP TABLE pagetails", "PRAGMA user_version = 8"} {
		if err := run(conn, query); err != nil {
			t.Fatal(err)
		}
	}
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
	return path, popular
}

func TestTheHotListsOfAnOlderCacheCount(t *testing.T) {
	path, want := olderWithoutVotes(t, canvassBatch)
	only, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := popularIDs(t, only, feed.View{}); len(got) != 0 {
		t.Errorf("without votes %d are popular", len(got))
	}
	only.Close()
	c, _ := openedAt(t, path)
	if got, _ := popularIDs(t, c, feed.View{}); !slices.Equal(got, want) {
		t.Errorf("%d are popular, want %d", len(got), len(want))
	}
	err = c.read(t.Context(), "state", func(conn *sqlite.Conn) error {
		_, left, err := canvassed(conn)
		if left != 0 {
			t.Errorf("%d are left", left)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	checked(t, c)
}

func TestAListThatIsTakenBackCountsNoMore(t *testing.T) {
	c, clock := opened(t, feedA)
	subscribeTo(t, c, feedA, feedB)
	story := feed.Article{GUID: "s", URL: "https://story.example/1", Title: "一篇关于寄递网络建设的报道", Published: clock.now(), Content: "<p>正文</p>"}
	saved(t, c, pullOf(feedA, clock.now(), story))
	page := ranking("one.example", 1, clock.now(), feed.LinkPopular, story)
	saved(t, c, pullOf(feedB, clock.now(), page))
	if got, _ := popularIDs(t, c, feed.View{}); len(got) != 1 {
		t.Fatalf("%d are popular", len(got))
	}
	page.Links = nil
	saved(t, c, pullOf(feedB, clock.now(), page))
	if got, _ := popularIDs(t, c, feed.View{}); len(got) != 0 {
		t.Errorf("%d are popular though no list has them", len(got))
	}
}

func TestListsOfWhatStandsInNoViewDoNotCount(t *testing.T) {
	c, clock := opened(t, feedA)
	story := feed.Article{GUID: "s", URL: "https://story.example/1", Title: "一篇关于寄递网络建设的报道", Published: clock.now(), Content: "<p>正文</p>"}
	saved(t, c, pullOf(feedA, clock.now(), story))
	page := ranking("one.example", 1, clock.now(), feed.LinkPopular, story)
	page.ID = "taken"
	if err := c.SaveTaken(t.Context(), feed.Feed{URL: "https://one.example/"}, page, clock.now()); err != nil {
		t.Fatal(err)
	}
	if got, _ := popularIDs(t, c, feed.View{}); len(got) != 0 {
		t.Errorf("the list of a page that was taken alone makes %d popular", len(got))
	}
}

func TestWhatAVoteMeansIsFoundOnceItIsCachedAndKept(t *testing.T) {
	c, clock := opened(t, feedA)
	subscribeTo(t, c, feedA, feedB)
	story := feed.Article{GUID: "s", URL: "https://story.example/1", Title: "一篇关于寄递网络建设的报道", Published: clock.now(), Content: "<p>正文</p>"}
	later := feed.Article{GUID: "l", URL: "https://story.example/2", Title: "后来才来的另一篇热门报道", Published: clock.now(), Content: "<p>正文</p>"}
	saved(t, c, pullOf(feedA, clock.now(), story))
	saved(t, c, pullOf(feedB, clock.now(), ranking("one.example", 1, clock.now(), feed.LinkPopular, story, later)))
	for _, want := range []int{1, 2} {
		for range 2 { // what is known is not asked for again
			if got, _ := popularIDs(t, c, feed.View{}); len(got) != want {
				t.Fatalf("%d are popular, want %d", len(got), want)
			}
			if err := c.followVotes(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		err := c.read(t.Context(), "meanings", func(conn *sqlite.Conn) error {
			n, err := number(conn, "SELECT count(*) FROM votes WHERE means IS NOT NULL")
			if n != int64(want) {
				t.Errorf("%d meanings are kept, want %d", n, want)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		saved(t, c, pullOf(feedA, clock.now(), story, later))
	}
}

func TestOnlyTheNewestVotesAreKept(t *testing.T) {
	c, _ := opened(t, feedA)
	saved(t, c, pullOf(feedA, noon, art("a", noon)))
	err := c.write(t.Context(), "votes", normal, func(conn *sqlite.Conn) error {
		return run(conn, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
			INSERT INTO votes SELECT i, a.feed, i, a.id, i, '', 1, 1.0, '', '', 0, '', NULL, 0 FROM n, articles a`, keptVotes+100)
	})
	if err == nil {
		err = c.forgetVotes(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	var n, first int64
	err = c.read(t.Context(), "votes", func(conn *sqlite.Conn) (err error) {
		if n, err = number(conn, "SELECT count(*) FROM votes"); err == nil {
			first, err = number(conn, "SELECT min(date) FROM votes")
		}
		return err
	})
	if err != nil || n != keptVotes || first != 101 {
		t.Errorf("%d votes are kept from %d on, %v", n, first, err)
	}
}

func BenchmarkPopular(b *testing.B) {
	const feeds, each, listed = 50, 100, 10
	c, clock := opened(b)
	var all []feed.Feed
	for i := range feeds {
		all = append(all, feed.Feed{URL: feedName(i)})
	}
	if err := c.Subscribe(b.Context(), all); err != nil {
		b.Fatal(err)
	}
	author := newAuthor(1)
	for i := range feeds {
		p := author.pull(feedName(i), i*each, each, 4096, clock.now().Add(-48*time.Hour))
		arts := p.Document.Articles
		for n := range arts {
			for k := range 2 * listed { // the lists turn over by one an article in ten
				to, kind := arts[(n/10+k)%each], feed.LinkPopular
				if k >= listed {
					kind = feed.LinkRecommended
				}
				link := feed.Link{Kind: kind, Title: to.Title, URL: to.URL}
				if k%2 == 1 { // not in the cache
					link.Title, link.URL = link.Title+"没有缓存的", link.URL+"/away"
				}
				arts[n].Links = append(arts[n].Links, link)
			}
		}
		saved(b, c, p)
	}
	indexed(b, c)
	if err := c.followVotes(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for b.Loop() {
		rows, err := c.Page(b.Context(), feed.View{Kind: feed.ViewPopular}, feed.Cursor{}, Older, 100)
		if err != nil || len(rows) == 0 {
			b.Fatalf("%d rows, %v", len(rows), err)
		}
	}
}
