package cache

import (
	"cmp"
	"context"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Direction says to which side of a cursor a page lies.
type Direction int

// The directions of a page.
const (
	Older Direction = iota // down the list
	Newer                  // up the list
)

// Page gives at most n rows of a view strictly beyond a cursor, always the
// newest first. The zero Cursor stands beyond the end that the direction
// comes from: with Older the page is the first of the list, with Newer the
// last. No bodies are read, and the cost does not grow with the list.
//
// With Fold, one of the copies of a text stands for all, but in the view of a
// feed: what has the cursors of the others is then read like any place between
// two rows. Counts and MarkView know nothing of it.
//
// ViewPopular is a list of at most a hundred articles by rank, whose making
// counts the votes of a week; it is for work beside the screen. With Away, rows
// of links that lead to no article in the cache are among them.
//
// Articles of hidden feeds are in the views of their feed, of its tags and in
// Starred; those of unsubscribed feeds are in Starred only.
func (c *Cache) Page(ctx context.Context, v feed.View, from feed.Cursor, d Direction, n int) ([]feed.Row, error) {
	var rows []feed.Row
	if v.Kind == feed.ViewPopular {
		_ = c.canvass(ctx) // what could be read is there
	}
	err := c.read(ctx, "page", func(conn *sqlite.Conn) error {
		l, err := c.resolve(conn, v)
		if err != nil {
			return err
		}
		if v.Kind == feed.ViewPopular {
			rows, err = c.popular(conn, l, v.Away)
			rows = d.part(rows, from, n)
			return err
		}
		if v.Fold && v.Kind != feed.ViewFeed {
			f := folding{cache: c, conn: conn, lens: l, groups: make(map[int64]group)}
			rows, err = f.page(beyond(l, from, d), d, n)
			return l.met(err)
		}
		rows, err = c.session.page(conn, l, beyond(l, from, d), d, n)
		return l.met(err)
	})
	return rows, err
}

// beyond gives the part of a list that lies beyond a cursor.
func beyond(l lens, from feed.Cursor, d Direction) span {
	part := span{newer: newest, older: l.floor}
	switch {
	case from == feed.Cursor{}:
	case d == Older:
		part.newer = from
	case after(from, l.floor) < 0:
		part.older = from
	}
	return part
}

// after orders cursors as lists do, the newest first.
func after(a, b feed.Cursor) int {
	return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(b.Row, a.Row))
}

// page reads a page from the file. One walk gives its rows at once; several
// are merged by their keys first.
func page(conn *sqlite.Conn, l lens, part span, d Direction, n int) ([]feed.Row, error) {
	var rows []feed.Row
	var err error
	switch {
	case n <= 0 || l.empty():
		return nil, nil
	case l.lingers() || len(l.feeds) > 1:
		rows, err = merged(conn, l, part, d, n)
	case len(l.feeds) == 1:
		rows, err = walked(conn, l.of(l.feeds[0]), part, d, n)
	default:
		rows, err = walked(conn, l.scan(), part, d, n)
	}
	if d == Newer {
		slices.Reverse(rows)
	}
	return rows, err
}

const rowColumns = `a.id, a.key, a.date, a.title, a.url, a.published, a.zone, a.date_only, a.lang, a.comments,
	a.revisions, a.read_at, a.starred_at, f.url, f.name, f.title, (SELECT g.state FROM pages g WHERE g.article = a.id)`

// rowWidth is how many columns they are.
const rowWidth = 17

// walked reads the rows of one walk, from the side where it starts.
func walked(conn *sqlite.Conn, s scan, part span, d Direction, n int) ([]feed.Row, error) {
	rows := make([]feed.Row, 0, min(n, 256))
	err := s.walk(conn, rowColumns, part, d, n, func(stmt *sqlite.Stmt) error {
		rows = append(rows, rowFrom(stmt))
		return nil
	})
	return rows, err
}

func rowFrom(stmt *sqlite.Stmt) feed.Row {
	f := feed.Feed{URL: stmt.ColumnText(13), Name: stmt.ColumnText(14), Title: stmt.ColumnText(15)}
	r := feed.Row{
		ID:        feed.ID(stmt.ColumnText(1)),
		Cursor:    feed.Cursor{Date: stmt.ColumnInt64(2), Row: stmt.ColumnInt64(0)},
		Feed:      f.URL,
		FeedTitle: f.DisplayTitle(),
		Title:     stmt.ColumnText(3),
		URL:       stmt.ColumnText(4),
		DateOnly:  stmt.ColumnBool(7),
		Lang:      stmt.ColumnText(8),
		Comments:  stmt.ColumnInt(9),
		Revisions: stmt.ColumnInt(10),
		Unread:    stmt.ColumnInt64(11) == 0,
		Starred:   stmt.ColumnInt64(12) != 0,
		Text:      fullness(stmt.ColumnInt(16)),
	}
	if !stmt.ColumnIsNull(5) {
		r.Published = inZone(stmt.ColumnInt64(5), stmt.ColumnInt64(6))
	}
	return r
}

// rowsOf reads the rows of the given keys, in their order.
func rowsOf(conn *sqlite.Conn, keys []feed.Cursor) ([]feed.Row, error) {
	ids := make([]int64, len(keys))
	at := make(map[int64]int, len(keys))
	for i, k := range keys {
		ids[i], at[k.Row] = k.Row, i
	}
	rows := make([]feed.Row, len(keys))
	q := "SELECT " + rowColumns + ` FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value
		CROSS JOIN feeds f ON f.id = a.feed`
	err := each(conn, q, func(stmt *sqlite.Stmt) error {
		rows[at[stmt.ColumnInt64(0)]] = rowFrom(stmt)
		return nil
	}, list(ids))
	return rows, err
}
