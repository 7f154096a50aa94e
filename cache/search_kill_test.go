package cache

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"guanbao/feed"
)

// playIndexer indexes everything anew so many times.
func playIndexer(c *Cache, times int) error {
	c.pool.trace = func(event string) { say(event) }
	for range times {
		if err := c.begin(context.Background()); err != nil {
			return err
		}
		for more := true; more; {
			var err error
			if more, err = c.Index(context.Background()); err != nil {
				return err
			}
		}
	}
	return nil
}

// agrees checks that some queries find by the index what matches.
func agrees(t *testing.T, c *Cache) {
	t.Helper()
	indexed(t, c)
	docs := documents(t, c)
	for n := range 40 {
		q := asked(t, newAuthor(uint64(n%7)).text(3))
		found, err := c.Search(t.Context(), q, feed.Search{Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		for _, d := range docs {
			if q.Match(d) {
				want++
			}
		}
		if len(found.Hits) != want {
			t.Errorf("%s: %d found, %d match", q, len(found.Hits), want)
		}
	}
}

func indexable(t *testing.T) string {
	t.Helper()
	path := t.TempDir() + "/guanbao.db"
	c, _ := openedAt(t, path, feedA)
	for n := range 4 {
		saved(t, c, newAuthor(uint64(n)).pull(feedA, n*50, 50, 1500, noon.Add(time.Duration(n)*time.Hour)))
	}
	indexed(t, c)
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestKillsLeaveAnIndexThatIsTrue kills a process that indexes at moments of
// chance. What is there goes on to be found, and the rest is indexed after.
func TestKillsLeaveAnIndexThatIsTrue(t *testing.T) {
	rng := rand.New(rand.NewPCG(*seed, 11))
	t.Log("seed", *seed)
	killedOften(t, rng, "indexer", indexable(t), func(int) int { return 1 << 20 }, 9, 6*time.Millisecond, agrees)
}

// TestTwoProcessesMayIndexAtOnce lets two begin the index anew, time and again.
func TestTwoProcessesMayIndexAtOnce(t *testing.T) {
	path := indexable(t)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			if out, err := child(t, executable(t), "indexer", path, 4).Output(); err != nil {
				t.Error(fmt.Errorf("%w: %s", err, out))
			}
		})
	}
	wg.Wait()
	c, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	agrees(t, c)
	checked(t, c)
}
