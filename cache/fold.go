package cache

import (
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// fewestWalked is how many rows of a list are read at least when copies are
// left out of it and rows are missing therefore.
const fewestWalked = 4

// folding reads a list in which one copy of a text stands for all that are in
// it: the head of the group, where the list has it, else the first of them. It
// is unread as long as one of them is, so that nothing is unread without a row
// that shows it. It is a filter behind the list as it is, so that pages join without a gap.
type folding struct {
	cache  *Cache
	conn   *sqlite.Conn
	lens   lens
	groups map[int64]group // by head, those that were met
}

// group is a group of copies as a list has it.
type group struct {
	shown  int64 // the row that stands for it
	unread bool  // one that the list has is
	all    []marked
}

// page gives n rows, as session.page does.
func (f *folding) page(part span, d Direction, n int) ([]feed.Row, error) {
	var out []feed.Row
	for len(out) < n {
		want := max(n-len(out), fewestWalked)
		rows, err := f.cache.session.page(f.conn, f.lens, part, d, want)
		if err != nil {
			return nil, err
		}
		ended := len(rows) < want
		if !ended {
			part = d.past(part, d.last(rows).Cursor)
		}
		if rows, err = f.fold(rows); err != nil {
			return nil, err
		}
		if d == Newer {
			out = append(rows, out...)
		} else {
			out = append(out, rows...)
		}
		if ended {
			break
		}
	}
	if over := len(out) - n; over > 0 && d == Newer {
		return out[over:], nil
	}
	return out[:max(min(n, len(out)), 0)], nil
}

// last is the row of a page that is farthest in its direction.
func (d Direction) last(rows []feed.Row) feed.Row {
	if d == Newer {
		return rows[0]
	}
	return rows[len(rows)-1]
}

// fold leaves out the rows for which another one stands.
func (f *folding) fold(rows []feed.Row) ([]feed.Row, error) {
	heads, err := headsAt(f.conn, rows)
	if err != nil || len(heads) == 0 {
		return rows, err
	}
	out := rows[:0]
	for _, r := range rows {
		head, copied := heads[r.Cursor.Row]
		if !copied {
			out = append(out, r)
			continue
		}
		g, err := f.group(head)
		if err != nil {
			return nil, err
		}
		if g.shown != r.Cursor.Row {
			continue
		}
		r.Unread = r.Unread || g.unread
		for _, a := range g.all {
			if a.row != r.Cursor.Row {
				r.Copies = append(r.Copies, a.id)
			}
		}
		out = append(out, r)
	}
	return out, nil
}

// headsAt gives the heads of those rows that have copies.
func headsAt(conn *sqlite.Conn, rows []feed.Row) (map[int64]int64, error) {
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.Cursor.Row
	}
	heads := make(map[int64]int64)
	err := each(conn, "SELECT c.article, c.head FROM json_each(?) j CROSS JOIN copies c ON c.article = j.value", func(stmt *sqlite.Stmt) error {
		heads[stmt.ColumnInt64(0)] = stmt.ColumnInt64(1)
		return nil
	}, list(ids))
	return heads, err
}

// group reads a group and finds out which of it the list shows.
func (f *folding) group(head int64) (group, error) {
	if g, ok := f.groups[head]; ok {
		return g, nil
	}
	all, err := membersOf(f.conn, head)
	if err != nil {
		return group{}, err
	}
	g := group{all: all}
	var first feed.Cursor
	s := f.cache.session
	s.mu.Lock()
	for _, a := range all {
		at, now := feed.Cursor{Date: a.date, Row: a.row}, s.now(a)
		held := f.lens.holds(a, now)
		g.unread = g.unread || held && now.Read == 0
		switch {
		case !held:
		case a.row == head:
			g.shown, first = a.row, newest
		case g.shown == 0 || after(at, first) < 0:
			g.shown, first = a.row, at
		}
	}
	s.mu.Unlock()
	f.groups[head] = g
	return g, nil
}

// membersOf reads the group of a head, the newest first.
func membersOf(conn *sqlite.Conn, head int64) (all []marked, err error) {
	err = each(conn, "SELECT "+markedColumns+" FROM copies c CROSS JOIN articles a ON a.id = c.article WHERE c.head = ?",
		func(stmt *sqlite.Stmt) error {
			all = append(all, markedFrom(stmt))
			return nil
		}, head)
	slices.SortFunc(all, func(a, b marked) int {
		return after(feed.Cursor{Date: a.date, Row: a.row}, feed.Cursor{Date: b.date, Row: b.row})
	})
	return all, err
}
