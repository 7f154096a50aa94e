package cache

import (
	"context"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// SetPlace remembers where in an article its reader was; the zero place is
// forgotten. An unknown id is passed over. Where ReadOnly gives an error, the
// place lasts as long as the Cache; a loss of power may take it in any case.
func (c *Cache) SetPlace(ctx context.Context, id feed.ID, p feed.Place) error {
	if c.reason != nil {
		c.session.setPlace(id, p)
		return nil
	}
	return c.write(ctx, "place in "+string(id), normal, func(conn *sqlite.Conn) error {
		if p == (feed.Place{}) {
			return run(conn, "DELETE FROM places WHERE article = (SELECT id FROM articles WHERE key = ?)", string(id))
		}
		return run(conn, `INSERT INTO places (article, block, byte) SELECT id, ?, ? FROM articles WHERE key = ?
			ON CONFLICT (article) DO UPDATE SET block = excluded.block, byte = excluded.byte`, p.Block, p.Byte, string(id))
	})
}

// place is the place in an article as the session has it, else as the file has.
func (s *session) place(id feed.ID, stored feed.Place) feed.Place {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p, ok := s.places[id]; ok {
		return p
	}
	return stored
}

func (s *session) setPlace(id feed.ID, p feed.Place) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.places[id] = p
}

// borrow gives a connection that only reads an empty table in memory for what
// an older schema does not have, where it could not be brought up to date.
func borrow(conn *sqlite.Conn) error {
	n, err := number(conn, "SELECT count(*) FROM sqlite_schema WHERE name = 'places'")
	if err != nil || n > 0 {
		return err
	}
	return run(conn, "CREATE TEMP TABLE places (article INTEGER PRIMARY KEY, block INTEGER, byte INTEGER)")
}
