package cache

import (
	"context"
	"path/filepath"
	"testing"

	"guanbao/feed"
)

// loaded tells how many articles the index of similar ones holds, -1 where it
// has not been loaded.
func loaded(c *Cache) int {
	c.near.mu.Lock()
	defer c.near.mu.Unlock()
	if c.near.index == nil {
		return -1
	}
	return c.near.index.Len()
}

func TestWarmLoadsTheIndexBeforeAnyoneAsks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c, _ := openedAt(t, path, feedA)
	saved(t, c, newAuthor(3).pull(feedA, 0, 90, 900, noon))
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	c, _ = openedAt(t, path)
	if err := c.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := loaded(c); n != 90 {
		t.Errorf("%d articles are loaded, want 90", n)
	}
}

func TestWarmLoadsNothingOfAnEmptyCache(t *testing.T) {
	c, _ := opened(t, feedA)
	if err := c.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	if c.near.index != nil || c.terms.known != nil {
		t.Error("something was loaded")
	}
}

func TestWarmThatIsCancelledLeavesNothingHalfLoaded(t *testing.T) {
	c := sampled(t)
	december := titledRow(t, c, decemberTitle)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.Warm(ctx); err == nil {
		t.Error("no error")
	}
	if n := loaded(c); n != -1 {
		t.Errorf("%d articles are loaded, want none", n)
	}
	if r := relatedTo(t, c, december.ID); len(r.Similar) == 0 {
		t.Error("nothing is similar to the bulletin of a month afterwards")
	}
}

func TestWarmReadsACacheThatIsOnlyRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c, _ := openedAt(t, path, feedA)
	saved(t, c, newAuthor(3).pull(feedA, 0, 20, 900, noon))
	c.Close()
	c, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Warm(t.Context()); err != nil || loaded(c) != 20 {
		t.Errorf("%v, %d loaded, want 20", err, loaded(c))
	}
	if rows := paged(t, c, feed.View{}, feed.Cursor{}, Older, 1); len(rows) != 1 {
		t.Error("no page afterwards")
	}
}
