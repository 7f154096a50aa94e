package cache

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"guanbao/feed"
	"guanbao/feed/query"
)

// watching are searches that every other batch of the children fits.
func watching() []feed.SavedSearch {
	return []feed.SavedSearch{
		{Name: "A", Query: "feed:a.example -is:starred", OnNew: []feed.Action{feed.ActionStar, feed.ActionNotify}},
		{Name: "字", Query: newAuthor(1).text(1) + " OR after:2021-05-10"},
	}
}

// playSifter saves batches from n on and deals with what is new, and says of
// how many articles there is to tell.
func playSifter(c *Cache, n int) error {
	ctx := context.Background()
	if err := c.SetSearches(ctx, watching()); err != nil {
		return err
	}
	for from := n; n < from+batches/2; n++ {
		if _, err := c.Save(ctx, batch(n)); err != nil {
			return err
		}
		say("saved", n)
		deeds, err := c.SiftNew(ctx)
		if err != nil {
			return err
		}
		for _, d := range deeds {
			say("tell", d.Notify)
		}
	}
	return nil
}

// holdsTrue checks that searches hold what a look at all articles finds, and
// that new articles were dealt with.
func holdsTrue(t *testing.T, c *Cache) {
	t.Helper()
	sifted(t, c)
	docs := documents(t, c)
	ofA := 0
	for _, s := range watching() {
		q, err := query.Parse(s.Query, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		var got, want []feed.ID
		for _, r := range paged(t, c, searchView(s.Name), feed.Cursor{}, Older, 1<<20) {
			got = append(got, r.ID)
		}
		for id, d := range docs {
			if q.Match(d) {
				want = append(want, id)
			}
			if s.Name == "A" && d.FeedURL == feedA {
				ofA++
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %d are kept, %d match", s.Name, len(got), len(want))
		}
	}
	if n, err := c.Totals(t.Context()); err != nil || n.Starred != ofA {
		t.Errorf("%d starred, want %d, %v", n.Starred, ofA, err)
	}
}

func watched(t *testing.T) string {
	t.Helper()
	path := t.TempDir() + "/guanbao.db"
	c, _ := openedAt(t, path, feedA, feedB)
	searching(t, c, watching()...)
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestKillsLeaveSearchesThatAreTrue kills a process that saves and sifts at
// moments of chance.
func TestKillsLeaveSearchesThatAreTrue(t *testing.T) {
	rng := rand.New(rand.NewPCG(*seed, 13))
	t.Log("seed", *seed)
	killedOften(t, rng, "sifter", watched(t), func(round int) int { return 1000 * round }, 6, 20*time.Millisecond, holdsTrue)
}

// TestTwoProcessesTellOfAnArticleOnce lets two save and sift at once, and adds
// up of how many articles they tell.
func TestTwoProcessesTellOfAnArticleOnce(t *testing.T) {
	path := watched(t)
	var mu sync.Mutex
	told := 0
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() {
			out, err := child(t, executable(t), "sifter", path, 5000*i).Output()
			if err != nil {
				t.Error(fmt.Errorf("%w: %s", err, out))
			}
			for line := range bytes.Lines(out) {
				var n int
				if _, err := fmt.Sscanf(string(line), "tell %d", &n); err == nil {
					mu.Lock()
					told += n
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	c, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for _, d := range dealt(t, c) {
		told += d.Notify
	}
	holdsTrue(t, c)
	if n, err := c.Totals(t.Context()); err != nil || told != n.Starred || told == 0 {
		t.Errorf("told of %d articles, %d are of the search, %v", told, n.Starred, err)
	}
	checked(t, c)
}
