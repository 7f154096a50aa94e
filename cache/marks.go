package cache

import (
	"context"
	"fmt"
	"maps"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Mark sets a mark on the given articles. Unknown ids are passed over;
// Change.Count says how many articles changed. When Mark has returned, the
// marks survive the death of the process and the loss of power, unless
// ReadOnly gives an error: then they last as long as the Cache.
func (c *Cache) Mark(ctx context.Context, ids []feed.ID, m feed.Mark) (feed.Change, error) {
	return c.mark(ctx, "mark", m, func(conn *sqlite.Conn) ([]marked, error) { return markedOf(conn, ids) })
}

// markedOf reads the articles of some ids, each once.
func markedOf(conn *sqlite.Conn, ids []feed.ID) (found []marked, err error) {
	seen := make(map[feed.ID]bool, len(ids))
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		err := each(conn, "SELECT "+markedColumns+" FROM articles a WHERE a.key = ?", func(stmt *sqlite.Stmt) error {
			found = append(found, markedFrom(stmt))
			return nil
		}, string(id))
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// marked is an article as far as marks are concerned.
type marked struct {
	row, feed int64
	id        feed.ID
	date      int64
	shown     bool
	marks     feed.Marks
}

const markedColumns = "a.id, a.feed, a.key, a.date, a.shown, a.read_at, a.starred_at"

func markedFrom(stmt *sqlite.Stmt) marked {
	return marked{row: stmt.ColumnInt64(0), feed: stmt.ColumnInt64(1), id: feed.ID(stmt.ColumnText(2)),
		date: stmt.ColumnInt64(3), shown: stmt.ColumnBool(4),
		marks: feed.Marks{Read: stmt.ColumnInt64(5), Starred: stmt.ColumnInt64(6)}}
}

// set gives the marks that an article has after a mark was set.
func set(was feed.Marks, m feed.Mark, stamp int64) feed.Marks {
	switch {
	case m == feed.MarkRead && was.Read == 0:
		was.Read = stamp
	case m == feed.MarkUnread:
		was.Read = 0
	case m == feed.MarkStarred && was.Starred == 0:
		was.Starred = stamp
	case m == feed.MarkUnstarred:
		was.Starred = 0
	}
	return was
}

// keeps reports whether the former marks have to be kept for an Undo: those
// that a mark takes away. A mark that was set is known by its stamp.
func keeps(m feed.Mark) bool { return m == feed.MarkUnread || m == feed.MarkUnstarred }

// mark sets a mark on the articles that pick finds, in the file or, where
// that is not written, in the session.
func (c *Cache) mark(ctx context.Context, what string, m feed.Mark,
	pick func(*sqlite.Conn) ([]marked, error)) (feed.Change, error) {
	ch := feed.Change{Mark: m}
	if c.reason != nil {
		err := c.read(ctx, what, func(conn *sqlite.Conn) error {
			articles, err := pick(conn)
			if err == nil {
				ch = c.session.mark(articles, m, c.moment())
			}
			return err
		})
		return ch, err
	}
	err := c.write(ctx, what, c.lasting, func(conn *sqlite.Conn) error {
		articles, err := pick(conn)
		if err != nil {
			return err
		}
		if ch.Stamp, err = c.stamp(conn); err != nil {
			return err
		}
		return markAll(conn, articles, &ch)
	})
	if err != nil {
		return feed.Change{}, err
	}
	return ch, nil
}

// markAll writes the marks and counts the change.
func markAll(conn *sqlite.Conn, articles []marked, ch *feed.Change) error {
	moved := make(deltas)
	for _, a := range articles {
		now := set(a.marks, ch.Mark, ch.Stamp)
		if now == a.marks {
			continue
		}
		if keeps(ch.Mark) {
			if ch.Before == nil {
				ch.Before = make(map[feed.ID]feed.Marks)
			}
			ch.Before[a.id] = a.marks
		}
		ch.Count++
		moved.add(a.feed, a.marks, now)
		if err := setMarks(conn, a.row, now); err != nil {
			return err
		}
	}
	return moved.write(conn)
}

func setMarks(conn *sqlite.Conn, row int64, m feed.Marks) error {
	return run(conn, "UPDATE articles SET read_at = ?, starred_at = ? WHERE id = ?", m.Read, m.Starred, row)
}

// stamp gives the moment of a change of marks: now, moved on by nanoseconds
// until no other change has it, so that the change can be told by it.
func (c *Cache) stamp(conn *sqlite.Conn) (int64, error) {
	for {
		stamp := c.moment()
		n, err := number(conn, `SELECT EXISTS (SELECT 1 FROM articles WHERE read_at = ?1 AND read_at > 0)
			OR EXISTS (SELECT 1 FROM articles WHERE starred_at = ?1 AND starred_at > 0)`, stamp)
		if err != nil || n == 0 {
			return stamp, err
		}
	}
}

// moment gives the time in nanoseconds since 1970, a little later where this
// process has given that moment before. A clock that was set back is followed.
func (c *Cache) moment() int64 {
	for {
		last, now := c.stamped.Load(), max(c.now().UnixNano(), 1)
		if now <= last && last-now < int64(patience) {
			now = last + 1
		}
		if c.stamped.CompareAndSwap(last, now) {
			return now
		}
	}
}

// deltas are changes of the kept totals, by feed.
type deltas map[int64]struct{ unread, starred int }

func (d deltas) add(feedID int64, was, now feed.Marks) {
	t := d[feedID]
	t.unread += int(bit(now.Read == 0) - bit(was.Read == 0))
	t.starred += int(bit(now.Starred != 0) - bit(was.Starred != 0))
	d[feedID] = t
}

func (d deltas) write(conn *sqlite.Conn) error {
	for id, t := range maps.All(d) {
		err := run(conn, "UPDATE feeds SET unread = unread + ?, starred = starred + ? WHERE id = ?", t.unread, t.starred, id)
		if err != nil {
			return err
		}
	}
	return nil
}

// Undo takes a change of marks back. What was changed again since then stays
// as it is.
func (c *Cache) Undo(ctx context.Context, ch feed.Change) error {
	if ch.Count == 0 {
		return nil
	}
	if c.reason != nil {
		c.session.undo(ch)
		return nil
	}
	return c.write(ctx, "undo", c.lasting, func(conn *sqlite.Conn) error {
		switch ch.Mark {
		case feed.MarkRead:
			return unstamp(conn, "read_at", "unread = unread + ", ch.Stamp)
		case feed.MarkStarred:
			return unstamp(conn, "starred_at", "starred = starred - ", ch.Stamp)
		}
		return restore(conn, ch)
	})
}

// unstamp clears the marks that bear a stamp. Its texts are constants of
// this file.
func unstamp(conn *sqlite.Conn, column, total string, stamp int64) error {
	bears := fmt.Sprintf(" FROM articles WHERE %s = ?1 AND %s > 0", column, column)
	err := run(conn, "UPDATE feeds SET "+total+"c.n FROM (SELECT feed, count(*) AS n"+bears+
		" GROUP BY feed) AS c WHERE feeds.id = c.feed", stamp)
	if err != nil {
		return err
	}
	return run(conn, fmt.Sprintf("UPDATE articles SET %s = 0 WHERE %s = ?1 AND %s > 0", column, column, column), stamp)
}

// restore gives articles the marks back that a change took away.
func restore(conn *sqlite.Conn, ch feed.Change) error {
	moved := make(deltas)
	for id, before := range ch.Before {
		err := each(conn, "SELECT "+markedColumns+" FROM articles a WHERE a.key = ?", func(stmt *sqlite.Stmt) error {
			a := markedFrom(stmt)
			now := giveBack(a.marks, before, ch.Mark)
			moved.add(a.feed, a.marks, now)
			return setMarks(conn, a.row, now)
		}, string(id))
		if err != nil {
			return err
		}
	}
	return moved.write(conn)
}

// giveBack gives the marks after a mark that was taken away is given back,
// unless it has been set anew.
func giveBack(now, before feed.Marks, m feed.Mark) feed.Marks {
	if m == feed.MarkUnread && now.Read == 0 {
		now.Read = before.Read
	}
	if m == feed.MarkUnstarred && now.Starred == 0 {
		now.Starred = before.Starred
	}
	return now
}
