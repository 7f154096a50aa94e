package cache

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// pruneBatch is how many articles are removed in one transaction.
const pruneBatch = 128

// Prune removes the articles of a feed that are not to be kept, the oldest
// first, a few in each transaction. An article stays that is starred, that
// another article cites, or that was the last to come of all. What it leaves is
// its id and its date, so that it does not come again with the next pull, unless
// its publisher gives it a later date. It ends soon after ctx is cancelled.
func (c *Cache) Prune(ctx context.Context, address string, keep feed.Keep, now time.Time) error {
	if keep == (feed.Keep{}) || c.reason != nil {
		return nil
	}
	for {
		n := 0
		err := c.write(ctx, "prune "+address, normal, func(conn *sqlite.Conn) (err error) {
			n, err = pruneSome(conn, address, keep, now)
			return err
		})
		if err != nil || n < pruneBatch {
			return err
		}
	}
}

// unwanted are the articles of a feed that lie before a place in its list and
// that nothing keeps. The last row of all stays, for the next one would get its
// number.
const unwanted = `SELECT id, key, alt, date, read_at FROM articles INDEXED BY articles_of_feed
	WHERE feed = ?1 AND (date < ?2 OR date = ?2 AND id < ?3) AND starred_at = 0 AND id < (SELECT max(id) FROM articles)
	AND NOT EXISTS (SELECT 1 FROM mentions m JOIN mentions o ON o.key = m.key AND o.role = 1
		WHERE m.article = articles.id AND m.role = 0 AND o.article <> articles.id)
	ORDER BY date, id LIMIT ?4`

// pruneSome removes a batch, and tells how many it was.
func pruneSome(conn *sqlite.Conn, address string, keep feed.Keep, now time.Time) (int, error) {
	id, err := number(conn, "SELECT id FROM feeds WHERE url = ?", address)
	if err != nil || id == 0 {
		return 0, err
	}
	at, err := bound(conn, id, keep, now)
	if err != nil {
		return 0, err
	}
	var rows []int64
	unread := 0
	gone := map[string]int64{}
	err = each(conn, unwanted, func(stmt *sqlite.Stmt) error {
		rows = append(rows, stmt.ColumnInt64(0))
		for _, column := range []int{1, 2} {
			if key := stmt.ColumnText(column); key != "" {
				gone[key] = stmt.ColumnInt64(3)
			}
		}
		unread += int(bit(stmt.ColumnInt64(4) == 0))
		return nil
	}, id, at.Date, at.Row, pruneBatch)
	if err != nil || len(rows) == 0 {
		return 0, err
	}
	for key, date := range gone {
		if err := run(conn, "INSERT OR REPLACE INTO gone (feed, key, date) VALUES (?, ?, ?)", id, key, date); err != nil {
			return 0, err
		}
	}
	if err := remove(conn, rows); err != nil {
		return 0, err
	}
	return len(rows), run(conn, "UPDATE feeds SET articles = articles - ?, unread = unread - ? WHERE id = ?", len(rows), unread, id)
}

// bound is the place in the list of a feed before which articles are not kept.
func bound(conn *sqlite.Conn, id int64, keep feed.Keep, now time.Time) (at feed.Cursor, err error) {
	at = feed.Cursor{Date: -1 << 62}
	if keep.Days > 0 {
		at.Date = keep.Oldest(now).Unix()
	}
	if keep.Articles <= 0 {
		return at, nil
	}
	err = each(conn, "SELECT date, id FROM articles INDEXED BY articles_of_feed WHERE feed = ? ORDER BY date DESC, id DESC LIMIT 1 OFFSET ?",
		func(stmt *sqlite.Stmt) error {
			if last := (feed.Cursor{Date: stmt.ColumnInt64(0), Row: stmt.ColumnInt64(1)}); last.Date >= at.Date {
				at = last
			}
			return nil
		}, id, keep.Articles-1)
	return at, err
}

// remove deletes articles with all that is kept of them, and gives their copies
// another head.
func remove(conn *sqlite.Conn, rows []int64) error {
	var heads []int64
	err := each(conn, "SELECT DISTINCT head FROM copies WHERE article IN (SELECT value FROM json_each(?))", func(stmt *sqlite.Stmt) error {
		heads = append(heads, stmt.ColumnInt64(0))
		return nil
	}, list(rows))
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := errors.Join(feedPieces.drop(conn, row), pagePieces.drop(conn, row), run(conn, "DELETE FROM articles WHERE id = ?", row)); err != nil {
			return fmt.Errorf("article %d: %w", row, err)
		}
		if err := run(conn, "INSERT INTO search_removed (article) VALUES (?)", row); err != nil {
			return err
		}
	}
	for _, head := range heads {
		if err := behead(conn, head); err != nil {
			return err
		}
	}
	return nil
}

// behead settles a group of copies that has lost some.
func behead(conn *sqlite.Conn, head int64) error {
	var left []*compared
	err := each(conn, "SELECT a.id, a.date, a.url FROM copies c JOIN articles a ON a.id = c.article WHERE c.head = ?", func(stmt *sqlite.Stmt) error {
		a := &compared{}
		a.item.Cursor = feed.Cursor{Row: stmt.ColumnInt64(0), Date: stmt.ColumnInt64(1)}
		a.item.URL = stmt.ColumnText(2)
		left = append(left, a)
		return nil
	}, head)
	if err != nil {
		return err
	}
	if len(left) < 2 {
		return run(conn, "DELETE FROM copies WHERE head = ?", head)
	}
	return run(conn, "UPDATE copies SET head = ? WHERE head = ?", slices.MinFunc(left, headFirst).item.Cursor.Row, head)
}

// withoutGone leaves out those new articles of a feed that were removed before,
// but for one that has got a later date since.
func withoutGone(conn *sqlite.Conn, feedID int64, all []match) ([]match, error) {
	if some, err := number(conn, "SELECT EXISTS (SELECT 1 FROM gone WHERE feed = ?)", feedID); err != nil || some == 0 {
		return all, err
	}
	var failed error
	all = slices.DeleteFunc(all, func(m match) bool {
		if m.found != nil || failed != nil {
			return false
		}
		in := false
		failed = each(conn, "SELECT date FROM gone WHERE feed = ? AND key IN (?, ?)", func(stmt *sqlite.Stmt) error {
			in = m.Published.IsZero() || m.Published.Unix() <= stmt.ColumnInt64(0)
			return nil
		}, feedID, string(m.ID), string(m.other))
		return in
	})
	return all, failed
}
