package cache

import (
	"context"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Totals are the lengths of the lists at the top of the sources pane.
type Totals struct {
	All     int // articles of subscribed feeds that are not hidden
	Unread  int // of these, the unread ones
	Starred int // every starred article, whatever became of its feed
}

// Totals reads the kept totals; its cost is that of the feeds.
func (c *Cache) Totals(ctx context.Context) (Totals, error) {
	var t Totals
	err := c.read(ctx, "totals", func(conn *sqlite.Conn) (err error) {
		t, err = totals(conn)
		return err
	})
	c.session.addTotals(&t)
	return t, err
}

func totals(conn *sqlite.Conn) (Totals, error) {
	var t Totals
	err := each(conn, `SELECT coalesce(sum(iif(shown, articles, 0)), 0), coalesce(sum(iif(shown, unread, 0)), 0),
			coalesce(sum(starred), 0)
		FROM (SELECT place IS NOT NULL AND hidden = 0 AS shown, articles, unread, starred FROM feeds)`,
		func(stmt *sqlite.Stmt) error {
			t = Totals{All: stmt.ColumnInt(0), Unread: stmt.ColumnInt(1), Starred: stmt.ColumnInt(2)}
			return nil
		})
	if err != nil {
		return t, err
	}
	err = each(conn, `SELECT count(*), count(*) FILTER (WHERE read = 0) FROM concealed
		WHERE feed IN (SELECT id FROM feeds WHERE place IS NOT NULL AND hidden = 0)`, func(stmt *sqlite.Stmt) error {
		t.All -= stmt.ColumnInt(0)
		t.Unread -= stmt.ColumnInt(1)
		return nil
	})
	return t, err
}

// Count gives the number of articles in a view. It counts along an index;
// Totals and Sources know the usual numbers without counting.
func (c *Cache) Count(ctx context.Context, v feed.View) (int, error) {
	return c.count(ctx, "count", v, newestEnd)
}

// Position gives the number of rows that stand before a cursor in a view,
// whether or not the view holds an article at that place. It counts along an
// index.
func (c *Cache) Position(ctx context.Context, v feed.View, at feed.Cursor) (int, error) {
	if at == (feed.Cursor{}) {
		return 0, nil
	}
	return c.count(ctx, "position", v, func(l lens) span {
		return beyond(l, at, Newer)
	})
}

func newestEnd(l lens) span { return span{newer: newest, older: l.floor} }

func (c *Cache) count(ctx context.Context, what string, v feed.View, part func(lens) span) (int, error) {
	if v.Kind == feed.ViewPopular {
		rows, err := c.Page(ctx, v, feed.Cursor{}, Older, mostPopular)
		end := part(lens{floor: oldest})
		return len(Newer.part(rows, end.older, len(rows))), err
	}
	var total int
	err := c.read(ctx, what, func(conn *sqlite.Conn) error {
		l, err := c.resolve(conn, v)
		if err != nil {
			return err
		}
		if total, err = count(conn, l, part(l)); err == nil {
			total += c.session.delta(l, part(l))
		}
		return l.met(err)
	})
	return total, err
}

func count(conn *sqlite.Conn, l lens, part span) (int, error) {
	if l.empty() {
		return 0, nil
	}
	walks := []scan{l.scan()}
	if l.lingers() {
		walks = append(walks, l.lingering())
	}
	total := 0
	for _, s := range walks {
		q, args := s.query(everyRow, part)
		n, err := number(conn, q, args...)
		if err != nil {
			return 0, err
		}
		total += int(n)
	}
	return total, nil
}
