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

// lent are the tables that older schemas do not have.
var lent = []struct{ name, columns string }{
	{"places", "article INTEGER PRIMARY KEY, block INTEGER, byte INTEGER"},
	{"signatures", "seq INTEGER PRIMARY KEY, article INTEGER UNIQUE, date INTEGER, title TEXT, address INTEGER, known INTEGER, terms BLOB"},
	{"mentions", "article INTEGER, role INTEGER, key INTEGER"},
	{"frequencies", "id INTEGER PRIMARY KEY, version INTEGER, known INTEGER, counts BLOB"},
	{"pages", "article INTEGER PRIMARY KEY, feed INTEGER, state INTEGER, tries INTEGER, due INTEGER, problem TEXT, code INTEGER, detail TEXT, failed INTEGER"},
	{"pagetexts", `article INTEGER PRIMARY KEY, got INTEGER, url TEXT, hash INTEGER, gave INTEGER, issuer TEXT, number TEXT, published INTEGER,
		zone INTEGER, date_only INTEGER, comments INTEGER, lang TEXT, body BLOB`},
	{"errands", "id INTEGER PRIMARY KEY, address TEXT, url TEXT, title TEXT, kind TEXT, source TEXT, named TEXT, tries INTEGER, due INTEGER"},
	{"holds", "host TEXT PRIMARY KEY, until INTEGER"},
	{"search_state", "id INTEGER PRIMARY KEY, version INTEGER, below INTEGER"},
	{"search_queue", "seq INTEGER PRIMARY KEY, article INTEGER UNIQUE"},
	{"search_segments", "id INTEGER PRIMARY KEY, size INTEGER, documents BLOB, heads BLOB"},
	{"search_removed", "seq INTEGER PRIMARY KEY, article INTEGER"},
	{"pagetails", "id INTEGER PRIMARY KEY, data BLOB"},
	{"tails", "id INTEGER PRIMARY KEY, data BLOB"},
	{"copies", "article INTEGER PRIMARY KEY, head INTEGER"},
	{"copies_state", "id INTEGER PRIMARY KEY, below INTEGER, above INTEGER"},
	{"asked", "seq INTEGER PRIMARY KEY, text TEXT"},
	{"votes", `id INTEGER PRIMARY KEY, feed INTEGER, hash INTEGER, article INTEGER, date INTEGER, site TEXT, hot INTEGER, weight REAL, url TEXT, title TEXT,
		address INTEGER, key TEXT, means INTEGER, upto INTEGER`},
	{"votes_state", "id INTEGER PRIMARY KEY, date INTEGER, article INTEGER, remaining INTEGER"},
	{"search_pages", "id INTEGER PRIMARY KEY, data BLOB"},
	{"searches", "id INTEGER PRIMARY KEY, name TEXT, query TEXT, actions TEXT, place INTEGER, version INTEGER, below INTEGER"},
	{"saved", "search INTEGER, date INTEGER, article INTEGER, feed INTEGER, read INTEGER, starred INTEGER, rest INTEGER"},
	{"gone", "feed INTEGER, key TEXT, date INTEGER"},
	{"concealed", "article INTEGER PRIMARY KEY, search INTEGER, feed INTEGER, read INTEGER"},
}

// borrow gives a connection that only reads empty tables in memory for what
// an older schema does not have, where it could not be brought up to date.
func borrow(conn *sqlite.Conn) error {
	for _, t := range lent {
		n, err := number(conn, "SELECT count(*) FROM sqlite_schema WHERE name = ?", t.name)
		if err == nil && n == 0 {
			err = run(conn, "CREATE TEMP TABLE "+t.name+" ("+t.columns+")")
		}
		if err != nil {
			return err
		}
	}
	return nil
}
