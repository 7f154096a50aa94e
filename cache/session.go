package cache

import (
	"maps"
	"slices"
	"sync"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// session holds the marks of a cache whose file is not written, and lays them
// over what is read from it. It is empty in a cache that is written.
type session struct {
	mu    sync.Mutex
	marks map[int64]change
	byID  map[feed.ID]int64

	places map[feed.ID]feed.Place
}

// change is one article with other marks than the file says.
type change struct {
	marked // with the marks of the file
	now    feed.Marks
}

func newSession() *session {
	return &session{marks: make(map[int64]change), byID: make(map[feed.ID]int64), places: make(map[feed.ID]feed.Place)}
}

func (c change) at() feed.Cursor { return feed.Cursor{Date: c.date, Row: c.row} }

// now gives the marks of an article as the session has them.
func (s *session) now(a marked) feed.Marks {
	if c, ok := s.marks[a.row]; ok {
		return c.now
	}
	return a.marks
}

func (s *session) mark(articles []marked, m feed.Mark, stamp int64) feed.Change {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := feed.Change{Mark: m, Stamp: stamp, Before: make(map[feed.ID]feed.Marks)}
	for _, a := range articles {
		was := s.now(a)
		now := set(was, m, stamp)
		if now == was {
			continue
		}
		ch.Count++
		ch.Before[a.id] = was
		s.marks[a.row] = change{a, now}
		s.byID[a.id] = a.row
	}
	return ch
}

func (s *session) undo(ch feed.Change) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, before := range ch.Before {
		c, ok := s.marks[s.byID[id]]
		if !ok {
			continue
		}
		switch {
		case ch.Mark == feed.MarkRead && c.now.Read == ch.Stamp:
			c.now.Read = 0
		case ch.Mark == feed.MarkStarred && c.now.Starred == ch.Stamp:
			c.now.Starred = 0
		default:
			c.now = giveBack(c.now, before, ch.Mark)
		}
		s.marks[c.row] = c
	}
}

// patch puts the marks of the session into rows of the file.
func (s *session) patch(rows []feed.Row) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range rows {
		if c, ok := s.marks[rows[i].Cursor.Row]; ok {
			rows[i].Unread, rows[i].Starred = c.now.Read == 0, c.now.Starred != 0
		}
	}
}

// holds reports whether a view holds an article that has these marks.
func (l lens) holds(a marked, m feed.Marks) bool {
	switch {
	case after(feed.Cursor{Date: a.date, Row: a.row}, l.floor) >= 0:
		return false
	case l.unread && m.Read != 0 && !(l.lingers() && m.Read >= l.opened):
		return false
	case l.kind == feed.ViewSearch:
		return l.sought != nil && l.sought.holds(a, m, l.opened)
	case l.kind == feed.ViewStarred:
		return m.Starred != 0
	case l.byFeed():
		return slices.Contains(l.feeds, a.feed)
	}
	return a.shown
}

// changes gives the articles that the session adds to a part of a list and
// those that it takes out of it.
func (s *session) changes(l lens, part span) (added, dropped []feed.Cursor) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range maps.Values(s.marks) {
		if after(c.at(), part.newer) <= 0 || after(c.at(), part.older) >= 0 {
			continue
		}
		was, is := l.holds(c.marked, c.marks), l.holds(c.marked, c.now)
		switch {
		case is && !was:
			added = append(added, c.at())
		case was && !is:
			dropped = append(dropped, c.at())
		}
	}
	return added, dropped
}

// deltas gives what the session changes in the totals of feeds.
func (s *session) deltas() deltas {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := make(deltas)
	for c := range maps.Values(s.marks) {
		d.add(c.feed, c.marks, c.now)
	}
	return d
}

func (s *session) addTotals(t *Totals) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range maps.Values(s.marks) {
		if c.shown {
			t.Unread += int(bit(c.now.Read == 0) - bit(c.marks.Read == 0))
		}
		t.Starred += int(bit(c.now.Starred != 0) - bit(c.marks.Starred != 0))
	}
}

func (s *session) addSources(conn *sqlite.Conn, sources []feed.Source) error {
	moved := s.deltas()
	if len(moved) == 0 {
		return nil
	}
	at := make(map[string]int, len(sources))
	for i, src := range sources {
		at[src.Feed.URL] = i
	}
	return each(conn, "SELECT id, url FROM feeds WHERE place IS NOT NULL", func(stmt *sqlite.Stmt) error {
		d := moved[stmt.ColumnInt64(0)]
		if i, ok := at[stmt.ColumnText(1)]; ok {
			sources[i].Unread += d.unread
			sources[i].Starred += d.starred
		}
		return nil
	})
}

// page reads a page as the marks of the session make it.
func (s *session) page(conn *sqlite.Conn, l lens, part span, d Direction, n int) ([]feed.Row, error) {
	if n <= 0 {
		return nil, nil
	}
	added, dropped := s.changes(l, part)
	rows, err := page(conn, l, part, d, n+len(dropped))
	if err != nil || len(added) == 0 && len(dropped) == 0 {
		s.patch(rows)
		return rows, err
	}
	gone := make(map[int64]bool, len(dropped))
	for _, k := range dropped {
		gone[k.Row] = true
	}
	rows = slices.DeleteFunc(rows, func(r feed.Row) bool { return gone[r.Cursor.Row] })
	slices.SortFunc(added, d.compare)
	more, err := rowsOf(conn, added[:min(n, len(added))])
	if err != nil {
		return nil, err
	}
	rows = append(rows, more...)
	slices.SortFunc(rows, func(a, b feed.Row) int { return after(a.Cursor, b.Cursor) })
	if over := len(rows) - n; over > 0 && d == Newer {
		rows = rows[over:]
	} else if over > 0 {
		rows = rows[:n]
	}
	s.patch(rows)
	return rows, nil
}

// delta is by how much the session makes a part of a list longer.
func (s *session) delta(l lens, part span) int {
	added, dropped := s.changes(l, part)
	return len(added) - len(dropped)
}

// pick gives the articles of a view that a mark changes. Of those that the
// session has changed, the marks in the file do not say whether the view
// holds them.
func (s *session) pick(conn *sqlite.Conn, l lens, m feed.Mark) ([]marked, error) {
	if l.empty() {
		return nil, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []marked
	for _, w := range targets(l, m) {
		q, args := w.query(markedColumns, everything(l))
		err := each(conn, q, func(stmt *sqlite.Stmt) error {
			if a := markedFrom(stmt); s.marks[a.row].row == 0 {
				found = append(found, a)
			}
			return nil
		}, args...)
		if err != nil {
			return nil, err
		}
	}
	for c := range maps.Values(s.marks) {
		if l.holds(c.marked, c.now) {
			found = append(found, c.marked)
		}
	}
	return found, nil
}
