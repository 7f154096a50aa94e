package cache

import (
	"context"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

const week = 7 * 24 * 60 * 60 // seconds

// Weeks counts the articles of each subscribed feed in the last weeks, by its
// address. It reads along an index what those weeks hold, in one query.
func (c *Cache) Weeks(ctx context.Context, now time.Time) (map[string]feed.Weeks, error) {
	out := make(map[string]feed.Weeks)
	err := c.read(ctx, "weeks", func(conn *sqlite.Conn) error {
		clear(out)
		const q = `SELECT f.url, (?1 - a.date) / ?2 AS ago, count(*) FROM feeds f CROSS JOIN articles a INDEXED BY articles_of_feed
			ON a.feed = f.id AND a.date > ?3 AND a.date <= ?1 WHERE f.place IS NOT NULL GROUP BY f.id, ago`
		end := now.Unix()
		return each(conn, q, func(stmt *sqlite.Stmt) error {
			w := out[stmt.ColumnText(0)]
			w[len(w)-1-stmt.ColumnInt(1)] = stmt.ColumnInt(2)
			out[stmt.ColumnText(0)] = w
			return nil
		}, end, int64(week), end-int64(len(feed.Weeks{}))*week)
	})
	return out, err
}
