package cache

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

const (
	feedA = "https://a.example/feed"
	feedB = "https://b.example/feed"
	feedC = "https://c.example/feed"
)

func TestSQLiteIsNotOneThatCanLosePages(t *testing.T) {
	c, _ := opened(t)
	err := c.read(t.Context(), "version", func(conn *sqlite.Conn) error {
		return each(conn, "SELECT sqlite_version()", func(stmt *sqlite.Stmt) error {
			var major, minor, patch int
			fmt.Sscanf(stmt.ColumnText(0), "%d.%d.%d", &major, &minor, &patch)
			if major*1_000_000+minor*1000+patch < 3_051_003 {
				t.Errorf("SQLite %s, want 3.51.3 or later", stmt.ColumnText(0))
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// library fills three feeds, the last of them hidden, and marks some articles.
func library(t testing.TB) (*Cache, *clock) {
	c, k := opened(t)
	feeds := []feed.Feed{{URL: feedA, Tags: []string{"邮政", "全"}}, {URL: feedB, Tags: []string{"全"}},
		{URL: feedC, Tags: []string{"全"}, Hidden: true}}
	if err := c.Subscribe(t.Context(), feeds); err != nil {
		t.Fatal(err)
	}
	for i, u := range []string{feedA, feedB, feedC} {
		var arts []feed.Article
		for j := range 4 {
			arts = append(arts, art(fmt.Sprintf("%c%d", 'a'+i, j), noon.Add(-time.Duration(3*j+i)*time.Hour)))
		}
		saved(t, c, pullOf(u, noon, arts...))
	}
	searching(t, c, feed.SavedSearch{Name: "标题", Query: "标题"}, feed.SavedSearch{Name: moves, Query: moves})
	sifted(t, c)
	return c, k
}

// moves is a query whose answer hangs on marks and on the time.
const moves = "(is:unread -is:starred after:今天) OR (is:starred feed:a.example)"

func idOf(t testing.TB, c *Cache, name string) feed.ID {
	t.Helper()
	for _, v := range []feed.View{{}, {Kind: feed.ViewFeed, Name: feedC}, {Kind: feed.ViewStarred}} {
		for _, r := range paged(t, c, v, feed.Cursor{}, Older, 100) {
			if strings.HasSuffix(r.Title, " "+name) {
				return r.ID
			}
		}
	}
	t.Fatalf("no article %s", name)
	return ""
}

func marks(t testing.TB, c *Cache, m feed.Mark, names ...string) feed.Change {
	t.Helper()
	var ids []feed.ID
	for _, n := range names {
		ids = append(ids, idOf(t, c, n))
	}
	ch, err := c.Mark(t.Context(), ids, m)
	if err != nil {
		t.Fatal(err)
	}
	return ch
}

func TestViewsHoldWhatTheirNamesSay(t *testing.T) {
	c, k := library(t)
	marks(t, c, feed.MarkStarred, "a1", "c2")
	marks(t, c, feed.MarkRead, "a0", "b0", "c0")
	k.move(time.Hour)
	opened := k.now()
	marks(t, c, feed.MarkRead, "a1", "b1", "c1")
	tests := []struct {
		name string
		view feed.View
		want string
	}{
		{"all without hidden feeds", feed.View{}, "a0 b0 a1 b1 a2 b2 a3 b3"},
		{"unread", feed.View{Kind: feed.ViewUnread}, "a2 b2 a3 b3"},
		{"unread with what was read since", feed.View{Kind: feed.ViewUnread, Opened: opened}, "a1 b1 a2 b2 a3 b3"},
		{"all, only unread", feed.View{UnreadOnly: true, Opened: opened}, "a1 b1 a2 b2 a3 b3"},
		{"starred with hidden feeds", feed.View{Kind: feed.ViewStarred}, "a1 c2"},
		{"starred, only unread", feed.View{Kind: feed.ViewStarred, UnreadOnly: true}, "c2"},
		{"starred, only unread, lingering", feed.View{Kind: feed.ViewStarred, UnreadOnly: true, Opened: opened}, "a1 c2"},
		{"today", feed.View{Kind: feed.ViewToday, Since: noon.Add(-4 * time.Hour)}, "a0 b0 a1 b1"},
		{"today, only unread", feed.View{Kind: feed.ViewToday, UnreadOnly: true, Since: noon.Add(-6 * time.Hour)}, "a2"},
		{"today, lingering", feed.View{Kind: feed.ViewToday, UnreadOnly: true, Since: noon.Add(-6 * time.Hour), Opened: opened}, "a1 b1 a2"},
		{"feed", feed.View{Kind: feed.ViewFeed, Name: feedB}, "b0 b1 b2 b3"},
		{"hidden feed by its name", feed.View{Kind: feed.ViewFeed, Name: feedC}, "c0 c1 c2 c3"},
		{"feed, only unread", feed.View{Kind: feed.ViewFeed, Name: feedB, UnreadOnly: true}, "b2 b3"},
		{"feed, lingering", feed.View{Kind: feed.ViewFeed, Name: feedB, UnreadOnly: true, Opened: opened}, "b1 b2 b3"},
		{"tag of one feed", feed.View{Kind: feed.ViewTag, Name: "邮政"}, "a0 a1 a2 a3"},
		{"tag reaches hidden feeds", feed.View{Kind: feed.ViewTag, Name: "全"}, "a0 b0 c0 a1 b1 c1 a2 b2 c2 a3 b3 c3"},
		{"tag, only unread", feed.View{Kind: feed.ViewTag, Name: "全", UnreadOnly: true}, "a2 b2 c2 a3 b3 c3"},
		{"tag, lingering", feed.View{Kind: feed.ViewTag, Name: "全", UnreadOnly: true, Opened: opened}, "a1 b1 c1 a2 b2 c2 a3 b3 c3"},
		{"tag with a day", feed.View{Kind: feed.ViewTag, Name: "全", Since: noon.Add(-2 * time.Hour)}, "a0 b0 c0"},
		{"unknown feed", feed.View{Kind: feed.ViewFeed, Name: "https://x.example/"}, ""},
		{"unknown tag", feed.View{Kind: feed.ViewTag, Name: "x"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { holdsExactly(t, c, tt.view, strings.Fields(tt.want)) })
	}
}

// holdsExactly walks a view in pages of every size, down and up, and compares
// it, its count and its positions with what is wanted.
func holdsExactly(t *testing.T, c *Cache, v feed.View, want []string) {
	t.Helper()
	for n := 1; n <= len(want)+1; n++ {
		var down, up []feed.Row
		for rows := paged(t, c, v, feed.Cursor{}, Older, n); len(rows) > 0; rows = paged(t, c, v, rows[len(rows)-1].Cursor, Older, n) {
			down = append(down, rows...)
		}
		for rows := paged(t, c, v, feed.Cursor{}, Newer, n); len(rows) > 0; rows = paged(t, c, v, rows[0].Cursor, Newer, n) {
			up = append(slices.Clone(rows), up...)
		}
		if got := titles(down); !slices.Equal(got, want) {
			t.Errorf("pages of %d downwards: got %v, want %v", n, got, want)
		}
		if got := titles(up); !slices.Equal(got, want) {
			t.Errorf("pages of %d upwards: got %v, want %v", n, got, want)
		}
		for i, r := range down {
			if p, err := c.Position(t.Context(), v, r.Cursor); err != nil || p != i {
				t.Errorf("position of row %d: got %d, %v", i, p, err)
			}
		}
	}
	if n, err := c.Count(t.Context(), v); err != nil || n != len(want) {
		t.Errorf("count: got %d, %v, want %d", n, err, len(want))
	}
}
