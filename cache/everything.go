package cache

import (
	"cmp"
	"context"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Kept gives the number of all articles that were ever kept.
func (c *Cache) Kept(ctx context.Context) (n int, err error) {
	err = c.read(ctx, "kept", func(conn *sqlite.Conn) error {
		sum, err := number(conn, "SELECT coalesce(sum(articles), 0) FROM feeds")
		n = int(sum)
		return err
	})
	return n, err
}

// Articles gives up to n articles of all that were ever kept, those of feeds
// that are not subscribed to any more included, in the order in which they
// came, from behind one of them on; 0 is before the first. The Row of the last
// one's Cursor is where to go on.
func (c *Cache) Articles(ctx context.Context, after int64, n int) ([]feed.Item, error) {
	var out []feed.Item
	err := c.read(ctx, "articles", func(conn *sqlite.Conn) error {
		var ids []int64
		err := each(conn, "SELECT id FROM articles WHERE id > ? ORDER BY id", func(stmt *sqlite.Stmt) error {
			if ids = append(ids, stmt.ColumnInt64(0)); len(ids) >= n {
				return errEnough
			}
			return nil
		}, after)
		if err != nil || len(ids) == 0 {
			return err
		}
		if out, err = itemsAt(conn, ids); err != nil {
			return err
		}
		slices.SortFunc(out, func(a, b feed.Item) int { return cmp.Compare(a.Cursor.Row, b.Cursor.Row) })
		for i := range out {
			it := &out[i]
			row := []feed.Row{{ID: it.ID, Cursor: it.Cursor, Unread: it.Unread, Starred: it.Starred}}
			c.session.patch(row)
			it.Unread, it.Starred = row[0].Unread, row[0].Starred
		}
		return countCopies(conn, out, func(i, n int) { out[i].Reposts = n })
	})
	return out, err
}
