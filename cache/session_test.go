package cache

import (
	"cmp"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"guanbao/feed"
)

// copied opens a copy of a cache for reading only.
func copied(t *testing.T, c *Cache, k *clock) *Cache {
	t.Helper()
	path := c.Path()
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
	ro, err := Open(t.Context(), to, Options{ReadOnly: true, Now: k.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ro.Close() })
	return ro
}

// views are lists of every kind; opened is when they were opened.
func views(opened time.Time) []feed.View {
	var out []feed.View
	for _, v := range []feed.View{{}, {Kind: feed.ViewUnread}, {Kind: feed.ViewStarred},
		{Kind: feed.ViewToday, Since: noon.Add(-5 * time.Hour)}, {Kind: feed.ViewFeed, Name: feedA},
		{Kind: feed.ViewFeed, Name: feedC}, {Kind: feed.ViewTag, Name: "全"}, {Kind: feed.ViewTag, Name: "邮政"},
		{Kind: feed.ViewSearch, Name: "标题"}, {Kind: feed.ViewSearch, Name: moves}, {Kind: feed.ViewSearch, Name: "none"}} {
		out = append(out, v)
		v.UnreadOnly = true
		out = append(out, v)
		v.Opened = opened
		out = append(out, v)
		v.Fold = true
		out = append(out, v)
	}
	return out
}

// shows gives everything that a reader sees of a list.
func shows(t *testing.T, c *Cache, v feed.View, from feed.Cursor, n int) []any {
	t.Helper()
	count, err := c.Count(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	position, err := c.Position(t.Context(), v, from)
	if err != nil {
		t.Fatal(err)
	}
	return []any{paged(t, c, v, from, Older, n), paged(t, c, v, from, Newer, n), count, position}
}

// TestMarksOfASessionShowAsIfTheyWereWritten does the same to a cache that is
// written and to a copy that is not, and compares all that they show.
func TestMarksOfASessionShowAsIfTheyWereWritten(t *testing.T) {
	t.Log("seed", *seed)
	rng := rand.New(rand.NewPCG(*seed, 1))
	rw, k := library(t)
	marks(t, rw, feed.MarkStarred, "a1", "c2")
	marks(t, rw, feed.MarkRead, "a0", "b0", "c0")
	heads := map[feed.ID]feed.ID{}
	for i, r := range paged(t, rw, feed.View{Kind: feed.ViewTag, Name: "全"}, feed.Cursor{}, Older, 99) {
		if i%3 > 0 {
			heads[r.ID] = cmp.Or(heads["last"], r.ID)
			heads["last"] = heads[r.ID]
			if i%6 == 5 {
				delete(heads, "last")
			}
		}
	}
	delete(heads, "last")
	if err := regrouped(t.Context(), rw, heads); err != nil {
		t.Fatal(err)
	}
	ro := copied(t, rw, k)
	rw, _ = openedAt(t, rw.Path())
	rw.now = k.now
	k.move(time.Hour)
	opened := k.now()
	all := paged(t, rw, feed.View{Kind: feed.ViewTag, Name: "全"}, feed.Cursor{}, Older, 99)
	var undos [][2]feed.Change
	for step := range max(120/scale, 20) {
		k.move(time.Duration(1+rng.IntN(100)) * time.Second)
		m := feed.Mark(rng.IntN(4))
		vs := views(opened)
		v := vs[rng.IntN(len(vs))]
		ids := []feed.ID{all[rng.IntN(len(all))].ID, all[rng.IntN(len(all))].ID}
		var ch [2]feed.Change
		for i, c := range []*Cache{rw, ro} {
			var err error
			switch kind := step % 4; {
			case kind < 2:
				ch[i], err = c.Mark(t.Context(), ids, m)
			case kind == 2:
				ch[i], err = c.MarkView(t.Context(), v, m)
			case len(undos) > 0:
				err = c.Undo(t.Context(), undos[len(undos)-1][i])
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if ch[0].Count != ch[1].Count {
			t.Fatalf("step %d: %d and %d changed", step, ch[0].Count, ch[1].Count)
		}
		if step%4 == 3 && len(undos) > 0 {
			undos = undos[:len(undos)-1]
		} else {
			undos = append(undos, ch)
		}
		alike(t, rw, ro, opened, all[rng.IntN(len(all))].Cursor, 1+rng.IntN(14))
	}
}

func alike(t *testing.T, rw, ro *Cache, opened time.Time, from feed.Cursor, n int) {
	t.Helper()
	for _, v := range views(opened) {
		if got, want := shows(t, ro, v, from, n), shows(t, rw, v, from, n); !reflect.DeepEqual(got, want) {
			t.Fatalf("view %+v beyond %v: got\n%+v\nwant\n%+v", v, from, got, want)
		}
	}
	for _, ask := range []func(*Cache) (any, error){
		func(c *Cache) (any, error) { return c.Totals(t.Context()) },
		func(c *Cache) (any, error) { return c.Sources(t.Context()) },
		func(c *Cache) (any, error) {
			return c.Item(t.Context(), paged(t, rw, feed.View{}, feed.Cursor{}, Older, 1)[0].ID)
		},
	} {
		got, err := ask(ro)
		if err != nil {
			t.Fatal(err)
		}
		if want, err := ask(rw); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("got %+v, want %+v, %v", got, want, err)
		}
	}
}
