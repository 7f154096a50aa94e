package cache

import (
	"context"
	"errors"
	"sync"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/related"
	"guanbao/feed"
)

// entry is what is stored of an article to relate it to others.
type entry struct {
	title   string // its key
	address int64
	terms   []related.Term
	bears   []int64 // what it is or brings
	cites   []int64
	votes   []vote
}

func entryOf(a feed.Article) *entry {
	t := related.Read(a)
	e := &entry{title: related.TitleKey(t.Title), address: addressKey(a.URL), terms: related.Terms(t), bears: related.Bears(t, a.Number), votes: votesOf(a)}
	for _, c := range related.Cited(t, a.Number) {
		e.cites = append(e.cites, c.Key)
	}
	return e
}

// addressKey is the hash under which an address is found, 0 for none.
func addressKey(url string) int64 {
	if key := feed.CanonicalURL(url); key != "" {
		return related.Hash(related.KindAddress, key)
	}
	return 0
}

// The roles of a mention.
const (
	roleBears = 0
	roleCites = 1
)

// termBook knows how common terms are. What it has counted is written now and
// then; documents that were counted and not written are of no great account.
type termBook struct {
	mu      sync.Mutex
	known   *related.Frequencies // nil until it is needed
	stale   bool                 // what the file has was made by other rules
	unsaved int                  // documents counted since it was written
}

// load reads the book once.
func (b *termBook) load(conn *sqlite.Conn) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.known != nil {
		return nil
	}
	found := new(related.Frequencies)
	stale := false
	err := each(conn, "SELECT version, counts FROM frequencies WHERE id = 1", func(stmt *sqlite.Stmt) error {
		f, err := related.UnpackFrequencies(columnBlob(stmt, 1))
		if stale = stmt.ColumnInt(0) != related.Version || err != nil; !stale {
			found = f
		}
		return nil
	})
	if err == nil {
		b.known, b.stale = found, stale
	}
	return err
}

func (b *termBook) count(terms []related.Term) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.known.Count(terms)
	b.unsaved++
}

// sign makes a signature by what is known now, and says of how many documents.
func (b *termBook) sign(terms []related.Term) (related.Signature, int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return related.Sign(terms, b.known), b.known.Documents()
}

// How many documents are counted before the book is written: a sixteenth of
// those that it knows, within bounds.
const (
	fewestKept = 8
	mostKept   = 1024
	keptShare  = 16
)

// keep writes the book if enough was counted, and at least so many.
func (b *termBook) keep(conn *sqlite.Conn, least int) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.known == nil || b.unsaved < least || b.unsaved < min(b.known.Documents()/keptShare, mostKept) && least > 0 {
		return nil
	}
	err := run(conn, "INSERT OR REPLACE INTO frequencies (id, version, known, counts) VALUES (1, ?, ?, ?)",
		related.Version, b.known.Documents(), b.known.Pack())
	if err == nil {
		b.unsaved = 0
	}
	return err
}

// renew throws away what was made by other rules. The articles are read anew
// in the background.
func (b *termBook) renew(conn *sqlite.Conn) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.stale {
		return nil
	}
	for _, q := range []string{"DELETE FROM signatures", "DELETE FROM mentions", "DELETE FROM frequencies"} {
		if err := run(conn, q); err != nil {
			return err
		}
	}
	b.stale = false
	return nil
}

// write stores the entry of an article in the place of an earlier one.
func (b *termBook) write(conn *sqlite.Conn, id, date int64, e *entry) error {
	if e == nil {
		return errors.New("nothing to relate it by")
	}
	if err := b.renew(conn); err != nil {
		return err
	}
	sig, known := b.sign(e.terms)
	err := run(conn, "INSERT OR REPLACE INTO signatures (article, date, title, address, known, terms) VALUES (?, ?, ?, ?, ?, ?)",
		id, date, e.title, e.address, known, sig.Pack())
	if err == nil {
		err = run(conn, "DELETE FROM mentions WHERE article = ?", id)
	}
	for role, keys := range [][]int64{roleBears: e.bears, roleCites: e.cites} {
		for _, key := range keys {
			if err == nil {
				err = run(conn, "INSERT OR IGNORE INTO mentions (article, role, key) VALUES (?, ?, ?)", id, role, key)
			}
		}
	}
	if err == nil {
		err = cast(conn, id, date, e.votes)
	}
	return err
}

// keepTerms writes what was counted last. It may fail: the next ones count anew.
func (c *Cache) keepTerms() {
	c.terms.mu.Lock()
	due := c.reason == nil && c.terms.unsaved >= fewestKept
	c.terms.mu.Unlock()
	if due {
		_ = c.write(context.Background(), "terms", normal, func(conn *sqlite.Conn) error { return c.terms.keep(conn, 0) })
	}
}
