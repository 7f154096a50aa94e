package cache

import (
	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// within is the view that a search is restricted to. A nil one holds all
// articles.
type within struct {
	lens    lens
	session *session
	feeds   map[int64]bool // outside of which it has no articles; nil where it may have any
	rows    map[int64]bool // its articles; nil where they are not known
	sure    bool           // an article that may is in the view holds nothing else against it
}

// within reads what is known of a view before anything is found.
func (c *Cache) within(conn *sqlite.Conn, v feed.View) (*within, error) {
	l, err := c.resolve(conn, v)
	if err != nil {
		return nil, err
	}
	w := &within{lens: l, session: c.session}
	switch {
	case l.kind == feed.ViewPopular:
		rows, err := c.popular(conn, l, false)
		w.rows = make(map[int64]bool, len(rows))
		for _, r := range rows {
			w.rows[r.Cursor.Row] = true
		}
		w.sure = true
		return w, err
	case l.byFeed():
		w.feeds = make(map[int64]bool, len(l.feeds))
		for _, id := range l.feeds {
			w.feeds[id] = true
		}
	case l.kind == feed.ViewSearch && l.empty():
		w.rows = map[int64]bool{}
		return w, nil
	case l.kind != feed.ViewStarred && l.kind != feed.ViewSearch:
		if w.feeds, err = shownFeeds(conn); err != nil {
			return nil, err
		}
	}
	if !l.unread && l.kind != feed.ViewStarred && l.kind != feed.ViewSearch {
		hidden, err := number(conn, "SELECT EXISTS (SELECT 1 FROM concealed)")
		w.sure = l.byFeed() || hidden == 0
		return w, err
	}
	if c.reason != nil { // the marks of the session count
		return w, nil
	}
	err = w.readRows(conn)
	return w, err
}

// readRows reads which articles the view has, where they are not too many.
func (w *within) readRows(conn *sqlite.Conn) error {
	walks := []scan{w.lens.scan()}
	if w.lens.lingers() {
		walks = append(walks, w.lens.lingering())
	}
	w.rows, w.sure = make(map[int64]bool), true
	for _, s := range walks {
		q, args := s.query("a.id", span{newer: newest, older: w.lens.floor})
		err := each(conn, q, func(stmt *sqlite.Stmt) error {
			if len(w.rows) == mostFlagged {
				w.rows, w.sure = nil, false
				return errEnough
			}
			w.rows[stmt.ColumnInt64(0)] = true
			return nil
		}, args...)
		if err != nil || w.rows == nil {
			return err
		}
	}
	return nil
}

// may tells whether the view may hold an article, and whether it surely does.
func (w *within) may(at feed.Cursor, of int64) (may, surely bool) {
	switch {
	case w == nil:
		return true, true
	case w.rows != nil:
		return w.rows[at.Row], w.sure
	case w.feeds != nil && !w.feeds[of], after(at, w.lens.floor) >= 0:
		return false, false
	}
	return true, w.sure
}

// held gives those of some articles that the view holds, as it is now.
func (w *within) held(conn *sqlite.Conn, rows []int64) (in []int64, err error) {
	if w == nil {
		return rows, nil
	}
	err = each(conn, "SELECT "+markedColumns+" FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value", func(stmt *sqlite.Stmt) error {
		if a := markedFrom(stmt); w.holds(a) {
			in = append(in, a.row)
		}
		return nil
	}, list(rows))
	return in, w.lens.met(err)
}

func (w *within) holds(a marked) bool {
	if w.lens.kind == feed.ViewPopular {
		return w.rows[a.row]
	}
	w.session.mu.Lock()
	defer w.session.mu.Unlock()
	return w.lens.holds(a, w.session.now(a))
}
