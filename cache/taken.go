package cache

import (
	"context"
	"errors"
	"fmt"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Addressed gives the article that has an address; of one that several feeds
// carry, the first.
func (c *Cache) Addressed(ctx context.Context, address string) (id feed.ID, ok bool, err error) {
	err = c.read(ctx, "article at "+address, func(conn *sqlite.Conn) error {
		rows, err := addressed(conn, address)
		if len(rows) > 0 {
			id, ok = rows[0].ID, true
		}
		return err
	})
	return id, ok, err
}

// SaveTaken keeps an article of a site that is no subscription: it is found by
// what relates it to others, and stands in no list unless it is starred.
func (c *Cache) SaveTaken(ctx context.Context, site feed.Feed, a feed.Article, now time.Time) error {
	what := "article " + string(a.ID)
	if c.reason != nil {
		return fmt.Errorf("cache: %s: %w", what, c.reason)
	}
	state, err := stateJSON(feed.State{})
	if err != nil {
		return err
	}
	s := saving{at: now, terms: &c.terms, taken: true, pull: feed.Pull{Feed: site.URL, At: now, Document: &feed.Document{Feed: site, Articles: []feed.Article{a}}}}
	if err := s.take(s.pull.Document); err != nil {
		return fmt.Errorf("cache: %s: %w", what, err)
	}
	return c.write(ctx, what, normal, func(conn *sqlite.Conn) error {
		err := run(conn, "INSERT OR IGNORE INTO feeds (url, title, site, state) VALUES (?, ?, ?, ?)", site.URL, site.Title, site.Site, state)
		if err != nil {
			return err
		}
		if err := s.prepare(conn); err != nil {
			return err
		}
		return s.apply(conn)
	})
}

// Queue notes an errand; one whose address is noted already stays as it is.
func (c *Cache) Queue(ctx context.Context, e feed.Errand, _ time.Time) error {
	address := feed.CanonicalURL(e.Link.URL)
	if address == "" {
		return errors.New("cache: errand without an address")
	}
	return c.write(ctx, "queue "+e.Link.URL, normal, func(conn *sqlite.Conn) error {
		return run(conn, "INSERT OR IGNORE INTO errands (address, url, title, kind, source, named) VALUES (?, ?, ?, ?, ?, ?)",
			address, e.Link.URL, e.Link.Title, string(e.Link.Kind), string(e.From), e.Named)
	})
}

// Errands gives those that are due, the oldest first.
func (c *Cache) Errands(ctx context.Context, now time.Time) (out []feed.Errand, err error) {
	err = c.read(ctx, "errands", func(conn *sqlite.Conn) error {
		return each(conn, "SELECT url, title, kind, source, named, tries FROM errands WHERE due <= ? ORDER BY id", func(stmt *sqlite.Stmt) error {
			out = append(out, feed.Errand{
				Link: feed.Link{URL: stmt.ColumnText(0), Title: stmt.ColumnText(1), Kind: feed.LinkKind(stmt.ColumnText(2))},
				From: feed.ID(stmt.ColumnText(3)), Named: stmt.ColumnText(4), Tries: stmt.ColumnInt(5),
			})
			return nil
		}, now.Unix())
	})
	return out, err
}

// EndErrand forgets an errand, or puts it off until due where that is set.
func (c *Cache) EndErrand(ctx context.Context, e feed.Errand, due time.Time) error {
	address := feed.CanonicalURL(e.Link.URL)
	return c.write(ctx, "errand "+e.Link.URL, normal, func(conn *sqlite.Conn) error {
		if due.IsZero() {
			return run(conn, "DELETE FROM errands WHERE address = ?", address)
		}
		return run(conn, "UPDATE errands SET tries = ?, due = ? WHERE address = ?", e.Tries, due.Unix(), address)
	})
}

// Holds gives the hosts that asked to be left alone, and until when.
func (c *Cache) Holds(ctx context.Context) (map[string]time.Time, error) {
	out := map[string]time.Time{}
	err := c.read(ctx, "holds", func(conn *sqlite.Conn) error {
		return each(conn, "SELECT host, until FROM holds", func(stmt *sqlite.Stmt) error {
			out[stmt.ColumnText(0)] = time.Unix(stmt.ColumnInt64(1), 0).UTC()
			return nil
		})
	})
	return out, err
}

// Hold notes that a host asks to be left alone, and forgets the holds that have
// passed.
func (c *Cache) Hold(ctx context.Context, host string, until time.Time) error {
	now := c.now().Unix()
	return c.write(ctx, "hold of "+host, normal, func(conn *sqlite.Conn) error {
		if err := run(conn, "DELETE FROM holds WHERE until <= ?", now); err != nil {
			return err
		}
		return run(conn, "INSERT OR REPLACE INTO holds (host, until) VALUES (?, ?)", host, until.Unix())
	})
}
