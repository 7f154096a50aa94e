package cache

import (
	"fmt"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// incoming is an article of a document on its way into the cache.
type incoming struct {
	feed.Article
	hashes
	alias int64
	blob  []byte  // its packed body, nil until it is needed
	entry *entry  // what relates it to others, nil until it is needed
	read  int64   // the hash of the page with which entry was made, 0 for none
	brief bool    // its feed gives a summary alone; known of a new one
	other feed.ID // under which it may come as well, "" for none
}

// stored is what the cache knows of an article that came again.
type stored struct {
	id, feed  int64
	key       feed.ID
	text, all int64
	firstSeen int64 // seconds
	hasAlt    bool
	title     string

	state int       // of its page, by changes alone
	page  *pageText // nil for none
}

// match says what becomes of an incoming article: a new row where found is
// nil, else an update of that row, or nothing.
type match struct {
	*incoming
	found   *stored
	renamed bool // found under another id than it came with
}

// writes reports whether the article has to be written.
func (m match) writes() bool {
	return m.found == nil || m.found.all != m.all || m.renamed && !m.found.hasAlt
}

// matched finds the incoming articles of a feed among the stored ones: by id,
// by a former or another id, and then by link and title together, because
// publishers change the ids that they declare. Ids can be trusted, though, as long as
// one that is known still stands in the document among articles with the same
// link and title: then another one there is another article.
func matched(conn *sqlite.Conn, feedID int64, articles []*incoming) ([]match, error) {
	m := matching{conn: conn, feed: feedID, out: make([]match, len(articles)),
		taken: make(map[int64]bool), trusted: make(map[int64]bool)}
	for i, a := range articles {
		m.out[i].incoming = a
	}
	for _, pass := range []func(*match) error{m.byKey, m.byAlt, m.byOther, m.byAlias} {
		for i := range m.out {
			if m.out[i].found != nil {
				continue
			}
			if err := pass(&m.out[i]); err != nil {
				return nil, err
			}
		}
	}
	return m.out, nil
}

// matching is one run of matched.
type matching struct {
	conn    *sqlite.Conn
	feed    int64
	out     []match
	taken   map[int64]bool // rows that have their article
	trusted map[int64]bool // aliases of rows that were found by an id
}

// How a stored article is looked for: each has an index of its own.
const (
	byKey   = "key = +?"
	byAlt   = "feed = +? AND alt = +? AND alt IS NOT NULL"
	byAlias = "feed = +? AND alias = +?"
)

func (m *matching) byKey(a *match) error {
	found, err := m.first(byKey, string(a.ID))
	if found != nil && found.feed != m.feed {
		return fmt.Errorf("article %s belongs to another feed", a.ID)
	}
	m.give(a, found)
	m.trusted[a.alias] = m.trusted[a.alias] || found != nil
	return err
}

func (m *matching) byAlt(a *match) error {
	found, err := m.first(byAlt, m.feed, string(a.ID))
	m.give(a, found)
	m.trusted[a.alias] = m.trusted[a.alias] || found != nil
	return err
}

func (m *matching) byOther(a *match) error {
	if a.other == "" {
		return nil
	}
	found, err := m.first(byKey, string(a.other))
	if err == nil && found == nil {
		found, err = m.first(byAlt, m.feed, string(a.other))
	}
	m.give(a, found)
	return err
}

func (m *matching) byAlias(a *match) error {
	if m.trusted[a.alias] {
		return nil
	}
	found, err := m.first(byAlias, m.feed, a.alias)
	m.give(a, found)
	a.renamed = found != nil
	return err
}

func (m *matching) give(a *match, found *stored) {
	if found != nil {
		a.found, m.taken[found.id] = found, true
	}
}

// first gives the oldest row of a condition that no article has taken.
func (m *matching) first(where string, args ...any) (*stored, error) {
	var found *stored
	err := each(m.conn, "SELECT id, feed, text_hash, hash, first_seen, alt IS NOT NULL, title, key FROM articles WHERE "+where,
		func(stmt *sqlite.Stmt) error {
			id := stmt.ColumnInt64(0)
			if !m.taken[id] && (found == nil || id < found.id) {
				found = storedFrom(stmt)
			}
			return nil
		}, args...)
	return found, err
}

func storedFrom(stmt *sqlite.Stmt) *stored {
	return &stored{id: stmt.ColumnInt64(0), feed: stmt.ColumnInt64(1), text: stmt.ColumnInt64(2),
		all: stmt.ColumnInt64(3), firstSeen: stmt.ColumnInt64(4), hasAlt: stmt.ColumnBool(5), title: stmt.ColumnText(6),
		key: feed.ID(stmt.ColumnText(7))}
}
