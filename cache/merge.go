package cache

import (
	"slices"
	"strings"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// merged reads a page of a list that no single index holds: of several feeds,
// or of unread articles with those that were read since the list was opened.
func merged(conn *sqlite.Conn, l lens, part span, d Direction, n int) ([]feed.Row, error) {
	keys, err := unlingering(conn, l, part, d, n)
	if err != nil {
		return nil, err
	}
	if l.lingers() {
		more, err := lingering(conn, l, part, d, n)
		if err != nil {
			return nil, err
		}
		keys = append(keys, more...)
	}
	slices.SortFunc(keys, d.compare)
	return rowsOf(conn, keys[:min(n, len(keys))])
}

// compare orders cursors as a walk in this direction meets them.
func (d Direction) compare(a, b feed.Cursor) int {
	if d == Newer {
		return after(b, a)
	}
	return after(a, b)
}

// past narrows a part of a list to what a walk meets beyond a cursor.
func (d Direction) past(part span, at feed.Cursor) span {
	if d == Newer {
		part.older = at
	} else {
		part.newer = at
	}
	return part
}

func unlingering(conn *sqlite.Conn, l lens, part span, d Direction, n int) ([]feed.Cursor, error) {
	if !l.byFeed() {
		return keysOf(conn, l.scan(), part, d, n)
	}
	return ofFeeds(conn, l, part, d, n)
}

func keysOf(conn *sqlite.Conn, s scan, part span, d Direction, n int) ([]feed.Cursor, error) {
	var keys []feed.Cursor
	err := s.walk(conn, "a.date, a.id", part, d, n, func(stmt *sqlite.Stmt) error {
		keys = append(keys, feed.Cursor{Date: stmt.ColumnInt64(0), Row: stmt.ColumnInt64(1)})
		return nil
	})
	return keys, err
}

// head is the next article of one feed in a merge.
type head struct {
	at   feed.Cursor
	feed int64
}

// ofFeeds merges the lists of several feeds, each along its own index. It
// reads one key of every feed and then one more for every key that it takes,
// so that the cost is that of the feeds and the page, not of the lists.
func ofFeeds(conn *sqlite.Conn, l lens, part span, d Direction, n int) ([]feed.Cursor, error) {
	heads, err := headsOf(conn, l, part, d)
	if err != nil {
		return nil, err
	}
	var keys []feed.Cursor
	for len(heads) > 0 && len(keys) < n {
		h := heads[0]
		keys = append(keys, h.at)
		next, err := keysOf(conn, l.of(h.feed), d.past(part, h.at), d, 1)
		if err != nil {
			return nil, err
		}
		heads = heads[1:]
		for _, k := range next {
			i, _ := slices.BinarySearchFunc(heads, k, func(h head, k feed.Cursor) int { return d.compare(h.at, k) })
			heads = slices.Insert(heads, i, head{k, h.feed})
		}
	}
	return keys, nil
}

// headsOf reads the first key of every feed of the view, in order.
func headsOf(conn *sqlite.Conn, l lens, part span, d Direction) ([]head, error) {
	one := l.of(0)
	where := " FROM articles a INDEXED BY " + one.index + " WHERE " + strings.Replace(one.where, "+?", "j.value", 1)
	var firsts []string
	var args []any
	for _, g := range d.legs(part) {
		firsts = append(firsts, "(SELECT a.id"+where+g.where+" ORDER BY "+g.order+" LIMIT 1)")
		args = append(args, g.args...)
	}
	if firsts == nil {
		return nil, nil
	}
	first := strings.Join(append(firsts, "NULL"), ", ")
	var heads []head
	err := each(conn, "SELECT b.date, b.id, b.feed FROM (SELECT coalesce("+first+") AS id FROM json_each(?) j) h "+
		"CROSS JOIN articles b ON b.id = h.id", func(stmt *sqlite.Stmt) error {
		at := feed.Cursor{Date: stmt.ColumnInt64(0), Row: stmt.ColumnInt64(1)}
		heads = append(heads, head{at, stmt.ColumnInt64(2)})
		return nil
	}, append(args, list(l.feeds))...)
	slices.SortFunc(heads, func(a, b head) int { return d.compare(a.at, b.at) })
	return heads, err
}

// fewReads is how many articles read since a list was opened are looked
// through one by one. More than that come of marking whole views, and then
// the moments of reading are few and stand in the index in order of date.
const fewReads = 2000

// lingering gives the keys of the first n articles that were read since the
// list was opened.
func lingering(conn *sqlite.Conn, l lens, part span, d Direction, n int) ([]feed.Cursor, error) {
	count := 0
	err := each(conn, "SELECT 1 FROM articles a INDEXED BY articles_read_at WHERE a.read_at >= +? AND a.read_at > 0",
		func(*sqlite.Stmt) error {
			if count++; count > fewReads {
				return errEnough
			}
			return nil
		}, l.opened)
	if err != nil || count == 0 {
		return nil, err
	}
	s := l.lingering()
	if count <= fewReads {
		return keysOf(conn, s, part, d, n)
	}
	return byMoment(conn, l, part, d, n)
}

// byMoment goes from one moment of reading to the next and takes the first n
// keys of each.
func byMoment(conn *sqlite.Conn, l lens, part span, d Direction, n int) ([]feed.Cursor, error) {
	where, base := l.readToo()
	var keys []feed.Cursor
	for stamp := l.opened - 1; ; {
		next, err := number(conn, `SELECT a.read_at FROM articles a INDEXED BY articles_read_at
			WHERE a.read_at > +? AND a.read_at > 0 ORDER BY a.read_at LIMIT 1`, stamp)
		if err != nil || next == 0 {
			return keys, err
		}
		stamp = next
		s := scan{index: "articles_read_at", where: "a.read_at = +? AND a.read_at > 0 AND " + where,
			args: append([]any{stamp}, base...)}
		more, err := keysOf(conn, s, part, d, n)
		if err != nil {
			return nil, err
		}
		keys = append(keys, more...)
		if len(keys) > 8*n {
			slices.SortFunc(keys, d.compare)
			keys = keys[:n]
		}
	}
}
