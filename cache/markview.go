package cache

import (
	"context"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// MarkView sets a mark on every article of a view, in one step that Undo can
// take back. It has the lasting of Mark.
func (c *Cache) MarkView(ctx context.Context, v feed.View, m feed.Mark) (feed.Change, error) {
	if v.Kind == feed.ViewPopular {
		return c.markPopular(ctx, v, m)
	}
	if c.reason != nil || keeps(m) {
		return c.mark(ctx, "mark view", m, func(conn *sqlite.Conn) ([]marked, error) {
			l, err := c.resolve(conn, v)
			if err != nil {
				return nil, err
			}
			found, err := c.session.pick(conn, l, m)
			return found, l.met(err)
		})
	}
	ch := feed.Change{Mark: m}
	err := c.write(ctx, "mark view", c.lasting, func(conn *sqlite.Conn) error {
		l, err := c.resolve(conn, v)
		if err != nil {
			return err
		}
		if ch.Stamp, err = c.stamp(conn); err != nil {
			return err
		}
		ch.Count, err = stampAll(conn, l, m, ch.Stamp)
		return err
	})
	if err != nil {
		return feed.Change{}, err
	}
	return ch, nil
}

// targets gives the walks to the articles of a view that a mark can change.
func targets(l lens, m feed.Mark) []scan {
	var walks []scan
	switch m {
	case feed.MarkRead:
		l.unread, l.opened = true, 0
		return []scan{l.scan()}
	case feed.MarkUnread:
		if l.unread {
			return lingeringOnly(l)
		}
		walks = []scan{l.scan()}
	default:
		walks = append(lingeringOnly(l), l.scan())
	}
	for i := range walks {
		walks[i].where += " AND " + changeable(m)
	}
	return walks
}

func lingeringOnly(l lens) []scan {
	if l.lingers() {
		return []scan{l.lingering()}
	}
	return nil
}

// changeable is the condition of an article that a mark changes.
func changeable(m feed.Mark) string {
	switch m {
	case feed.MarkRead:
		return "a.read_at = 0"
	case feed.MarkUnread:
		return "a.read_at > 0"
	case feed.MarkStarred:
		return "a.starred_at = 0"
	}
	return "a.starred_at > 0"
}

// stampAll writes a stamp into every article of a view that lacks the mark
// and gives their number.
func stampAll(conn *sqlite.Conn, l lens, m feed.Mark, stamp int64) (int, error) {
	column := "read_at"
	if m == feed.MarkStarred {
		column = "starred_at"
	}
	if l.empty() {
		return 0, nil
	}
	total := 0
	for _, s := range targets(l, m) {
		args := append([]any{stamp}, s.args...)
		args = append(args, everything(l).args()...)
		err := run(conn, s.update(column), args...)
		if err != nil {
			return 0, err
		}
		total += conn.Changes()
	}
	if total == 0 {
		return 0, nil
	}
	return total, recount(conn)
}

// update is the statement that writes into a column of all articles of a part.
func (s scan) update(column string) string {
	if s.from == "" {
		return "UPDATE articles AS a INDEXED BY " + s.index + " SET " + column + " = ? WHERE " + s.where + inSpan
	}
	return "UPDATE articles SET " + column + " = ? WHERE id IN (SELECT a.id" + s.source("") + " WHERE " + s.where + s.key(inSpan) + ")"
}

// everything is the part of a list that is the whole of it.
func everything(l lens) span { return span{newer: newest, older: l.floor} }

// recount makes the kept totals of marks anew. It counts along two small
// indexes, which after marking much is quicker than to count the changes.
func recount(conn *sqlite.Conn) error {
	err := run(conn, `UPDATE feeds SET unread = (SELECT count(*) FROM articles a INDEXED BY articles_unread_of_feed
		WHERE a.feed = feeds.id AND a.read_at = 0)`)
	if err != nil {
		return err
	}
	return run(conn, `UPDATE feeds SET starred = coalesce(c.n, 0) FROM feeds AS f LEFT JOIN (
			SELECT feed, count(*) AS n FROM articles INDEXED BY articles_starred WHERE starred_at > 0 GROUP BY feed
		) AS c ON c.feed = f.id WHERE feeds.id = f.id`)
}
