package cache

import (
	"context"
	"fmt"
	"os"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/migrate"
	"guanbao/cache/related"
)

// Check looks through the whole file: its pages and indexes, the references
// between its rows, and the kept totals. What is wrong gives ErrCorrupt. It
// takes as long as reading everything.
func (c *Cache) Check(ctx context.Context) error {
	return c.read(ctx, "check", func(conn *sqlite.Conn) error {
		for _, look := range []func(*sqlite.Conn) error{integrity, references, sums, repeated, stray} {
			if err := look(conn); err != nil {
				return err
			}
		}
		return nil
	})
}

func integrity(conn *sqlite.Conn) error { return healthy(conn, "PRAGMA integrity_check(1)") }

// healthy asks one of the checks of SQLite.
func healthy(conn *sqlite.Conn, check string) error {
	return each(conn, check, func(stmt *sqlite.Stmt) error {
		if finding := stmt.ColumnText(0); finding != "ok" {
			return fmt.Errorf("%w: %s", ErrCorrupt, finding)
		}
		return nil
	})
}

func references(conn *sqlite.Conn) error {
	return each(conn, "PRAGMA foreign_key_check", func(stmt *sqlite.Stmt) error {
		return fmt.Errorf("%w: row %d of %s refers to nothing", ErrCorrupt, stmt.ColumnInt64(1), stmt.ColumnText(0))
	})
}

// sums compares the kept totals and what articles repeat of their feeds with
// what is there.
func sums(conn *sqlite.Conn) error {
	return each(conn, `SELECT f.url FROM feeds f LEFT JOIN (
			SELECT articles.feed, count(*) AS n, sum(read_at = 0) AS unread, sum(starred_at > 0) AS starred,
				min(iif(c.article IS NULL, shown, NULL)) AS least, max(iif(c.article IS NULL, shown, NULL)) AS most, max(iif(c.article IS NULL, 0, shown)) AS bared
			FROM articles LEFT JOIN concealed c ON c.article = id GROUP BY articles.feed) AS a ON a.feed = f.id
		WHERE f.articles <> coalesce(a.n, 0) OR f.unread <> coalesce(a.unread, 0) OR f.starred <> coalesce(a.starred, 0)
			OR a.least <> (f.place IS NOT NULL AND f.hidden = 0) OR a.most <> (f.place IS NOT NULL AND f.hidden = 0) OR a.bared
			OR EXISTS (SELECT 1 FROM articles x LEFT JOIN texts t ON t.id = x.id WHERE x.feed = f.id AND t.id IS NULL)`,
		func(stmt *sqlite.Stmt) error {
			return fmt.Errorf("%w: the totals of %s are wrong", ErrCorrupt, stmt.ColumnText(0))
		})
}

// repeated compares what saved searches repeat of articles with these.
func repeated(conn *sqlite.Conn) error {
	return each(conn, `SELECT m.article FROM saved m LEFT JOIN articles a ON a.id = m.article
		WHERE a.id IS NULL OR m.date <> a.date OR m.feed <> a.feed OR m.read <> a.read_at OR m.starred <> a.starred_at`,
		func(stmt *sqlite.Stmt) error {
			return fmt.Errorf("%w: a saved search has article %d otherwise than it is", ErrCorrupt, stmt.ColumnInt64(0))
		})
}

// Info is what doctor shows of a cache.
type Info struct {
	Path      string
	Size      int64  // bytes, the log included
	Schema    int    // version of the schema in the file
	Known     int    // version of the schema that this program writes
	SQLite    string // version of SQLite
	Journal   string // journal mode, "wal" where the file system allows it
	Feeds     int    // subscribed feeds
	Articles  int    // all articles, those of unsubscribed feeds included
	Unread    int
	Starred   int
	Revisions int   // former states of articles
	Related   int   // articles that were read for what is similar to them
	ReadOnly  error // as the method says
}

// Info describes the cache. All but Revisions and
// Related come of kept totals.
func (c *Cache) Info(ctx context.Context) (Info, error) {
	info := Info{Path: c.path, Known: migrate.Latest(), SQLite: sqlite.Version, ReadOnly: c.reason}
	for _, suffix := range []string{"", "-wal"} {
		if st, err := os.Stat(c.path + suffix); err == nil {
			info.Size += st.Size()
		}
	}
	err := c.read(ctx, "info", func(conn *sqlite.Conn) (err error) {
		if info.Schema, err = migrate.Version(conn); err != nil {
			return err
		}
		err = each(conn, "PRAGMA journal_mode", func(stmt *sqlite.Stmt) error {
			info.Journal = stmt.ColumnText(0)
			return nil
		})
		if err != nil {
			return err
		}
		return each(conn, `SELECT count(place), coalesce(sum(articles), 0), coalesce(sum(unread), 0),
				coalesce(sum(starred), 0), (SELECT count(*) FROM revisions), (SELECT count(*) FROM signatures) FROM feeds`,
			func(stmt *sqlite.Stmt) error {
				info.Feeds, info.Articles, info.Unread = stmt.ColumnInt(0), stmt.ColumnInt(1), stmt.ColumnInt(2)
				info.Starred, info.Revisions, info.Related = stmt.ColumnInt(3), stmt.ColumnInt(4), stmt.ColumnInt(5)
				return nil
			})
	})
	return info, err
}

// Reach tells among how many of so many articles, the last ones, those
// similar to one are found, and how many of the terms of each count.
func Reach(articles int) (held, terms int) { return related.Reach(articles) }
