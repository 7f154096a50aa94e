package cache

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
	"guanbao/feed"
)

// shelved makes a cache of so many indexed articles of a feed, in two segments.
func shelved(t *testing.T, path string, n int) *Cache {
	t.Helper()
	c, _ := openedAt(t, path, feedA)
	a := newAuthor(5)
	for half := range 2 {
		p := a.pull(feedA, half*n/2, n/2, 900, noon.Add(time.Duration(half*n)*time.Hour))
		saved(t, c, p)
		indexed(t, c)
	}
	return c
}

func thinned(t *testing.T, c *Cache) {
	t.Helper()
	for more := true; more; {
		var err error
		if more, err = c.Thin(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// numbers gives what a query finds.
func numbers(t *testing.T, c *Cache, queries ...string) (out []int64) {
	t.Helper()
	err := c.read(t.Context(), "numbers", func(conn *sqlite.Conn) error {
		for _, q := range queries {
			n, err := number(conn, q)
			if err != nil {
				return err
			}
			out = append(out, n)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// counted checks that a search that stops early knows how many there are.
func counted(t *testing.T, c *Cache, want int) {
	t.Helper()
	got, err := c.Search(t.Context(), asked(t, "通知"), feed.Search{Limit: 3})
	if err != nil || len(got.Hits) != 3 || got.Least != want || got.Most != want {
		t.Errorf("%d hits of %d to %d, %v, want %d", len(got.Hits), got.Least, got.Most, err, want)
	}
}

const (
	bytesOfIndex = "SELECT sum(length(data)) FROM search_pages"
	stillNoted   = "SELECT count(*) FROM search_removed"
	segmentsNow  = "SELECT count(*) FROM search_segments"
)

func TestRemovedArticlesAreNotCounted(t *testing.T) {
	c := shelved(t, filepath.Join(t.TempDir(), "guanbao.db"), 80)
	counted(t, c, 80)
	pruned(t, c, feedA, feed.Keep{Articles: 71})
	counted(t, c, 71)
	before := numbers(t, c, bytesOfIndex, segmentsNow)
	thinned(t, c)
	if after := numbers(t, c, bytesOfIndex, segmentsNow); after[0] != before[0] || after[1] != before[1] {
		t.Errorf("the index was made anew for less than a quarter: %v, before %v", after, before)
	}
	counted(t, c, 71)
}

func TestSegmentsOfWhichMuchIsGoneAreMadeAnew(t *testing.T) {
	c := shelved(t, filepath.Join(t.TempDir(), "guanbao.db"), 80)
	before := numbers(t, c, bytesOfIndex)
	pruned(t, c, feedA, feed.Keep{Articles: 50})
	thinned(t, c)
	after := numbers(t, c, bytesOfIndex, stillNoted, segmentsNow)
	if after[0]*4 > before[0]*3 || after[1] != 0 || after[2] != 2 {
		t.Errorf("%d bytes of %d, %d articles still noted, %d segments", after[0], before[0], after[1], after[2])
	}
	counted(t, c, 50)
	pruned(t, c, feedA, feed.Keep{Articles: 4})
	thinned(t, c)
	counted(t, c, 4)
	agrees(t, c)
	checked(t, c)
	if left := numbers(t, c, stillNoted); left[0] != 0 {
		t.Errorf("%d articles still noted", left[0])
	}
}

// TestTheIndexIsThinnedBesideOtherWork leaves an index alone that changed since
// it was looked at.
func TestTheIndexIsThinnedBesideOtherWork(t *testing.T) {
	c := shelved(t, filepath.Join(t.TempDir(), "guanbao.db"), 80)
	pruned(t, c, feedA, feed.Keep{Articles: 50})
	var old thinning
	var s index.Segment
	err := c.read(t.Context(), "look", func(conn *sqlite.Conn) (err error) {
		if old, err = thinnest(conn); err == nil {
			s, err = segmentOf(conn, old.rows)
		}
		return err
	})
	if err != nil || len(old.ids) == 0 {
		t.Fatalf("nothing to do: %v", err)
	}
	saved(t, c, newAuthor(6).pull(feedA, 900, 1, 900, noon.AddDate(1, 0, 0)))
	indexed(t, c)
	err = c.write(t.Context(), "store", normal, func(conn *sqlite.Conn) error { return old.store(conn, s) })
	if !errors.Is(err, errOvertaken) {
		t.Errorf("stored, %v", err)
	}
	counted(t, c, 51)
	thinned(t, c)
	counted(t, c, 51)
}

// TestAnOlderIndexThatLostArticlesIsMadeAnew has a cache of which articles were
// removed before that was noted.
func TestAnOlderIndexThatLostArticlesIsMadeAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c := shelved(t, path, 80)
	pruned(t, c, feedA, feed.Keep{Articles: 71})
	err := c.write(t.Context(), "grow old", normal, func(conn *sqlite.Conn) error {
		return errors.Join(run(conn, "DROP TABLE search_removed"), run(conn, "DROP TABLE tails"), run(conn, "DROP TABLE pagetails"), run(conn, "PRAGMA user_version = 12"))
	})
	if err := errors.Join(err, c.Close()); err != nil {
		t.Fatal(err)
	}
	only, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := only.Search(t.Context(), asked(t, "通知"), feed.Search{Limit: 100}); err != nil || len(got.Hits) != 71 {
		t.Errorf("only read: %d hits, %v", len(got.Hits), err)
	}
	only.Close()
	again, _ := openedAt(t, path)
	indexed(t, again)
	counted(t, again, 71)
	checked(t, again)
}
