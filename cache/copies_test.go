package cache

import (
	"context"
	"slices"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// groups gives the stored copies: of each article its head, by id.
func groups(t testing.TB, c *Cache) map[feed.ID]feed.ID {
	t.Helper()
	out := make(map[feed.ID]feed.ID)
	err := c.read(t.Context(), "groups", func(conn *sqlite.Conn) error {
		return each(conn, "SELECT a.key, h.key FROM copies c JOIN articles a ON a.id = c.article JOIN articles h ON h.id = c.head",
			func(stmt *sqlite.Stmt) error {
				out[feed.ID(stmt.ColumnText(0))] = feed.ID(stmt.ColumnText(1))
				return nil
			})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// regrouped stores the heads of articles that are copies, and takes all others for
// single ones.
func regrouped(ctx context.Context, c *Cache, heads map[feed.ID]feed.ID) error {
	return c.write(ctx, "group", normal, func(conn *sqlite.Conn) error {
		err := run(conn, "DELETE FROM copies")
		for id, head := range heads {
			if err == nil {
				err = run(conn, "INSERT INTO copies (article, head) SELECT a.id, h.id FROM articles a, articles h WHERE a.key = ? AND h.key = ?",
					string(id), string(head))
			}
		}
		return err
	})
}

// groupedAll looks for copies until there is nothing left to look at.
func groupedAll(t testing.TB, c *Cache) (batches int) {
	t.Helper()
	for more := true; more; batches++ {
		var err error
		if more, err = c.Group(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return batches
}

func TestCopiesAreKeptAsOneGroup(t *testing.T) {
	c := sampled(t)
	groupedAll(t, c)
	portal, bureau := titledRow(t, c, portalTitle), titledRow(t, c, bureauTitle)
	got := groups(t, c)
	if len(got) != 2 || got[portal.ID] != bureau.ID || got[bureau.ID] != bureau.ID {
		t.Errorf("groups %v, want the bulletin and its original under %s", got, bureau.ID)
	}
	if r := relatedTo(t, c, portal.ID); len(r.Reposts) != 1 || r.Head != bureau.ID {
		t.Errorf("reposts %v, head %s, want %s", r.Reposts, r.Head, bureau.ID)
	}
	items, err := c.Articles(t.Context(), 0, 1000)
	if err != nil || len(items) < 3 {
		t.Fatalf("%d articles, %v", len(items), err)
	}
	for _, it := range items {
		alone, err := c.Item(t.Context(), it.ID)
		want := 0
		if _, copied := got[it.ID]; copied {
			want = 1
		}
		if err != nil || it.Reposts != want || alone.Reposts != want {
			t.Errorf("%s has %d reposts among others and %d alone, want %d, %v", it.ID, it.Reposts, alone.Reposts, want, err)
		}
	}
	checked(t, c)
}

func TestACopyThatComesLaterJoinsAndMayLead(t *testing.T) {
	c, _ := opened(t, feedA)
	subscribeTo(t, c, feedA, feedB, feedC)
	a := newAuthor(3)
	p := a.pull(feedA, 0, 3*groupBatch, 900, noon)
	saved(t, c, p)
	if n := groupedAll(t, c); n < 3 {
		t.Errorf("%d batches, want at least 3", n)
	}
	if got := groups(t, c); len(got) != 0 {
		t.Fatalf("groups %v where nothing is copied", got)
	}
	first := p.Document.Articles[7]
	copied := func(url, address string, later time.Duration) feed.ID {
		again := first
		again.GUID, again.URL, again.Published = address, address, first.Published.Add(later)
		pull := pullOf(url, noon.Add(time.Hour), again)
		saved(t, c, pull)
		groupedAll(t, c)
		return pull.Document.Articles[0].ID
	}
	second := copied(feedB, "https://b.example/copy", time.Hour)
	if got := groups(t, c); len(got) != 2 || got[second] != first.ID || got[first.ID] != first.ID {
		t.Errorf("groups %v, want %s under the earlier %s", got, second, first.ID)
	}
	official := copied(feedC, "https://www.spb.gov.cn/copy", 2*time.Hour)
	got := groups(t, c)
	for _, id := range []feed.ID{first.ID, second, official} {
		if got[id] != official {
			t.Errorf("%s is under %q, want the official %s", id, got[id], official)
		}
	}
	before := got
	resign := func(conn *sqlite.Conn) error {
		return run(conn, "INSERT OR REPLACE INTO signatures (article, date, title, address, known, terms) SELECT article, date, title, address, known, terms FROM signatures")
	}
	if err := c.write(t.Context(), "weigh anew", normal, resign); err != nil {
		t.Fatal(err)
	}
	groupedAll(t, c)
	if got := groups(t, c); len(got) != len(before) || got[second] != official {
		t.Errorf("groups %v after signatures were weighed anew, want %v", got, before)
	}
	r := relatedTo(t, c, second)
	var ids []feed.ID
	for _, row := range r.Reposts {
		ids = append(ids, row.ID)
	}
	if !slices.Equal(ids, []feed.ID{official, first.ID}) || r.Head != official {
		t.Errorf("copies of the second %v, head %s", ids, r.Head)
	}
	checked(t, c)
}
