package cache

import (
	"context"
	"slices"

	"zombiezen.com/go/sqlite"
)

// mostAsked is how many queries are kept.
const mostAsked = 100

// Asked gives the queries that were searched for, the last one last.
func (c *Cache) Asked(ctx context.Context) (texts []string, err error) {
	err = c.read(ctx, "queries", func(conn *sqlite.Conn) error {
		texts = nil
		return each(conn, "SELECT text FROM asked ORDER BY seq DESC", func(stmt *sqlite.Stmt) error {
			texts = append(texts, stmt.ColumnText(0))
			return nil
		})
	})
	slices.Reverse(texts)
	return texts, err
}

// KeepAsked keeps a query that was searched for; the oldest beyond mostAsked
// are forgotten. Where ReadOnly gives an error nothing is kept.
func (c *Cache) KeepAsked(ctx context.Context, text string) error {
	if c.reason != nil {
		return nil
	}
	return c.write(ctx, "query", normal, func(conn *sqlite.Conn) error {
		if err := run(conn, "INSERT OR REPLACE INTO asked (text) VALUES (?)", text); err != nil {
			return err
		}
		return run(conn, "DELETE FROM asked WHERE seq <= (SELECT seq FROM asked ORDER BY seq DESC LIMIT 1 OFFSET ?)", mostAsked)
	})
}
