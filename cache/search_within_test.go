package cache

import (
	"slices"
	"testing"
	"time"

	"guanbao/feed"
)

// TestASearchWithinAViewFindsWhatTheViewShows asks every view for all of it by
// a word that each article has.
func TestASearchWithinAViewFindsWhatTheViewShows(t *testing.T) {
	c, k := library(t)
	opened := k.now()
	marks(t, c, feed.MarkRead, "a0", "b1", "c2")
	marks(t, c, feed.MarkStarred, "a1", "b1", "c3")
	for _, state := range []string{"waiting", "indexed"} {
		if state == "indexed" {
			indexed(t, c)
		}
		agreesWithViews(t, c, opened, state)
	}
	reader, err := Open(t.Context(), c.Path(), Options{ReadOnly: true, Now: k.now})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	marks(t, reader, feed.MarkRead, "a2", "b0")
	marks(t, reader, feed.MarkUnread, "a0")
	marks(t, reader, feed.MarkUnstarred, "b1")
	marks(t, reader, feed.MarkStarred, "a2")
	agreesWithViews(t, reader, opened, "marks of a session")
}

func agreesWithViews(t *testing.T, c *Cache, opened time.Time, state string) {
	t.Helper()
	for _, v := range append(views(opened), feed.View{Kind: feed.ViewPopular}) {
		var want []feed.ID
		unfolded := v
		unfolded.Fold = false
		for _, r := range paged(t, c, unfolded, feed.Cursor{}, Older, 100) {
			want = append(want, r.ID)
		}
		got, err := c.Search(t.Context(), asked(t, "标题"), feed.Search{Within: &v, ByDate: true})
		if err != nil {
			t.Fatal(err)
		}
		var ids []feed.ID
		for _, h := range got.Hits {
			ids = append(ids, h.ID)
		}
		if v.Kind == feed.ViewPopular { // in another order
			slices.Sort(ids)
			slices.Sort(want)
		}
		if !slices.Equal(ids, want) || got.Least > len(want) || got.Most < len(want) {
			t.Errorf("%s, %+v: found %q (%d to %d), the view has %q", state, v, ids, got.Least, got.Most, want)
		}
	}
}
