package cache

import (
	"hash/fnv"
	"io"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
	"guanbao/feed/query"
)

// Why an article waits to be looked at; the higher ones may have searches do
// something with it.
const (
	changed = iota
	arrived // nothing was done with it yet
	gotText // its page brought the text that its feed does not give
)

// await says that an article must be looked at for the saved searches, for the
// first time or anew.
func await(conn *sqlite.Conn, id int64, why int) error {
	return run(conn, `INSERT OR REPLACE INTO saved_queue (article, fresh)
		SELECT ?1, max(?2, coalesce((SELECT fresh FROM saved_queue WHERE article = ?1), 0)) WHERE EXISTS (SELECT 1 FROM searches)`, id, why)
}

// seenOf is a hash of what queries see of a feed.
func seenOf(f feed.Feed) int64 {
	h := fnv.New64a()
	for _, s := range append([]string{f.URL, f.DisplayTitle()}, f.Tags...) {
		io.WriteString(h, s)
		h.Write([]byte{0})
	}
	return int64(h.Sum64())
}

// noteFeeds remembers of each feed what queries see of it now, unless that is
// known.
func noteFeeds(conn *sqlite.Conn) error {
	k, err := knowledgeOf(conn, query.Query{}, false)
	if err != nil {
		return err
	}
	for id, f := range k.feeds {
		if err == nil {
			err = run(conn, "INSERT OR IGNORE INTO saved_feeds (feed, hash) VALUES (?, ?)", id, seenOf(f))
		}
	}
	return err
}

// feeds finds a feed that has another title or other tags than when its
// articles were looked at, and lets them wait.
func (s *sifting) feeds(conn *sqlite.Conn) error {
	if len(s.searches) == 0 {
		return nil
	}
	hashes := make(map[int64]int64)
	err := each(conn, "SELECT feed, hash FROM saved_feeds", func(stmt *sqlite.Stmt) error {
		hashes[stmt.ColumnInt64(0)] = stmt.ColumnInt64(1)
		return nil
	})
	if err != nil {
		return err
	}
	for id, f := range s.known.feeds {
		was, known := hashes[id]
		switch {
		case !known:
			s.store = noteFeeds
			return nil
		case was != seenOf(f):
			s.store = func(conn *sqlite.Conn) error { return renew(conn, id, seenOf(f)) }
			return nil
		}
	}
	return nil
}

// renew lets all articles of a feed wait.
func renew(conn *sqlite.Conn, id, hash int64) error {
	err := run(conn, `INSERT OR REPLACE INTO saved_queue (article, fresh)
		SELECT a.id, coalesce(q.fresh, 0) FROM articles a LEFT JOIN saved_queue q ON q.article = a.id WHERE a.feed = ?`, id)
	if err != nil {
		return err
	}
	return run(conn, "UPDATE saved_feeds SET hash = ? WHERE feed = ?", hash, id)
}
