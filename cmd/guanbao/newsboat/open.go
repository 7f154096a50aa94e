package newsboat

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"

	"guanbao/feed"
)

// patience is how long a look waits for newsboat to end a write.
const patience = 10 * time.Second

// Cache is an open cache. It is for one goroutine.
type Cache struct {
	conn    *sqlite.Conn
	parser  feed.Parser
	columns []string // of the articles, which differ between versions
}

// Open opens the cache at path to be read. The parser cleans its articles. The
// error is one of this package, or that of the file.
func Open(path string, parser feed.Parser) (*Cache, error) {
	conn, err := sqlite.OpenConn(path, sqlite.OpenReadOnly)
	if err != nil {
		return nil, explain(err)
	}
	conn.SetBusyTimeout(patience)
	c := &Cache{conn: conn, parser: parser}
	if err := c.check(); err != nil {
		conn.Close()
		return nil, explain(err)
	}
	return c, nil
}

// Close lets go of the file.
func (c *Cache) Close() error { return c.conn.Close() }

// needed are the columns of an article without which it is none.
var needed = []string{"id", "guid", "title", "author", "url", "feedurl", "pubDate", "content", "unread"}

// check looks whether the tables are newsboat's.
func (c *Cache) check() error {
	for _, pragma := range []string{"PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA query_only = ON"} {
		if err := sqlitex.Execute(c.conn, pragma, nil); err != nil {
			return err
		}
	}
	err := c.each("SELECT name FROM pragma_table_info('rss_item')", func(stmt *sqlite.Stmt) error {
		c.columns = append(c.columns, stmt.ColumnText(0))
		return nil
	})
	if err != nil {
		return err
	}
	tables := 0
	err = c.each("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name IN ('rss_item', 'rss_feed')", func(*sqlite.Stmt) error {
		tables++
		return nil
	})
	if err != nil {
		return err
	}
	if tables < 2 || slices.ContainsFunc(needed, func(name string) bool { return !slices.Contains(c.columns, name) }) {
		return ErrForeign
	}
	return nil
}

// Sources gives the feeds that have articles, in the order in which newsboat
// met them.
func (c *Cache) Sources(ctx context.Context) (out []Source, err error) {
	c.conn.SetInterrupt(ctx.Done())
	err = c.each(`SELECT i.feedurl, count(*), sum(`+c.column("deleted", "0")+` != 0), coalesce(f.title, ''), coalesce(f.url, '')
		FROM rss_item i LEFT JOIN rss_feed f ON f.rssurl = i.feedurl GROUP BY i.feedurl ORDER BY min(i.id)`, func(stmt *sqlite.Stmt) error {
		s := Source{URL: stmt.ColumnText(0), Deleted: stmt.ColumnInt(2), title: stmt.ColumnText(3), site: stmt.ColumnText(4)}
		s.Articles = stmt.ColumnInt(1) - s.Deleted
		out = append(out, s)
		return nil
	})
	return out, c.ended(ctx, err)
}

// column names a column of an article, or gives what stands for it in a
// version that does not have it.
func (c *Cache) column(name, otherwise string) string {
	if slices.Contains(c.columns, name) {
		return "i." + name
	}
	return otherwise
}

// each runs a query and hands on its rows. Every query is a look of its own:
// between two of them newsboat may write.
func (c *Cache) each(query string, row func(*sqlite.Stmt) error, args ...any) error {
	return sqlitex.Execute(c.conn, query, &sqlitex.ExecOptions{Args: args, ResultFunc: row})
}

// ended explains how a look ended.
func (c *Cache) ended(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return explain(err)
}

// explain tells an error of the database by those of this package.
func explain(err error) error {
	code := sqlite.ErrCode(err)
	switch {
	case err == nil || errors.Is(err, ErrForeign):
		return err
	case code == sqlite.ResultReadOnlyRollback, code == sqlite.ResultReadOnlyRecovery:
		return fmt.Errorf("%w: %w", ErrUnfinished, err)
	}
	switch code.ToPrimary() {
	case sqlite.ResultBusy, sqlite.ResultLocked:
		return fmt.Errorf("%w: %w", ErrBusy, err)
	case sqlite.ResultCorrupt, sqlite.ResultNotADB, sqlite.ResultIOErr:
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return err
}
