package cache

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
	"guanbao/feed"
	"guanbao/feed/query"
)

// Bounds on what is looked at in one step.
const (
	sieveBatch = 64   // articles that came, for all searches
	probeBatch = 256  // articles of one search that an index may have found
	plainBatch = 4096 // articles of one search that asks nothing of their text
)

// sieve is the work of keeping what saved searches find.
type sieve struct {
	worker
	one   sync.Mutex // held while a step is done
	mu    sync.Mutex
	deeds []feed.Deed // that nobody has been told of
}

// wakeSieve begins to look at what waits, beside whatever else is done.
func (c *Cache) wakeSieve() {
	if c.reason == nil {
		c.sieve.wake(c.Sift)
	}
}

// Sift looks at a batch of the articles that came or changed, for all saved
// searches, and does what these do with new ones; then at those that a new
// search has not been asked of yet. It reports whether there may be more.
func (c *Cache) Sift(ctx context.Context) (more bool, err error) {
	if c.reason != nil {
		return false, nil
	}
	c.sieve.one.Lock()
	defer c.sieve.one.Unlock()
	const what = "saved searches"
	s := sifting{cache: c, now: c.now()}
	err = c.read(ctx, what, s.look)
	if errors.Is(err, index.ErrDamaged) {
		return true, c.begin(ctx)
	}
	if err != nil || s.store == nil {
		return false, err
	}
	err = c.write(ctx, what, c.lasting, func(conn *sqlite.Conn) error {
		s.deeds = nil
		if err := s.unchanged(conn); err != nil {
			return err
		}
		return s.store(conn)
	})
	if errors.Is(err, errOvertaken) {
		return true, nil
	}
	if err == nil {
		c.sieve.did(s.deeds)
	}
	return err == nil, err
}

// siftOnce bounds the batches that are looked at while somebody waits.
const siftOnce = 64

// SiftNew looks at what came and changed, up to a bound, has in the background
// what is left, and gives what saved searches did with new articles since it was
// last asked.
func (c *Cache) SiftNew(ctx context.Context) ([]feed.Deed, error) {
	if c.reason != nil {
		return nil, nil
	}
	var err error
	for n := 0; err == nil && n < siftOnce; n++ {
		var waits int64
		err = c.read(ctx, "saved searches", func(conn *sqlite.Conn) (err error) {
			waits, err = number(conn, "SELECT EXISTS (SELECT 1 FROM saved_queue) AND EXISTS (SELECT 1 FROM searches)")
			return err
		})
		if waits == 0 {
			break
		}
		if err == nil {
			_, err = c.Sift(ctx)
		}
	}
	c.wakeSieve()
	c.sieve.mu.Lock()
	defer c.sieve.mu.Unlock()
	deeds := c.sieve.deeds
	c.sieve.deeds = nil
	return deeds, err
}

// did adds up what was done.
func (x *sieve) did(deeds []feed.Deed) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, d := range deeds {
		i := slices.IndexFunc(x.deeds, func(other feed.Deed) bool { return other.Search == d.Search && other.Feed == d.Feed })
		if i < 0 {
			x.deeds = append(x.deeds, d)
			continue
		}
		x.deeds[i] = x.deeds[i].Add(d)
	}
}

// sifting is one step.
type sifting struct {
	cache    *Cache
	now      time.Time
	searches []standing
	queries  []query.Query // of the searches
	seq      int64         // the last change of an article that was waiting
	known    *knowledge
	store    func(*sqlite.Conn) error // writes what was found; nil when there is nothing to do
	found    []finding
	deeds    []feed.Deed
}

// finding is an article with the table that a search has of it.
type finding struct {
	search int64
	row    int64
	rest   uint64
}

// look reads the next batch and decides what is to be written.
func (s *sifting) look(conn *sqlite.Conn) (err error) {
	if s.searches, err = standings(conn); err != nil {
		return err
	}
	var all query.And
	for _, st := range s.searches {
		q, err := query.Parse(st.query, s.now)
		if err != nil {
			return err
		}
		s.queries = append(s.queries, q)
		all = append(all, q.Expr)
	}
	if s.seq, err = lastWaiting(conn); err != nil {
		return err
	}
	for _, step := range []func(*sqlite.Conn) error{s.leftovers, s.feeds, s.arrivals, s.former} {
		if len(s.searches) > 0 && s.known == nil {
			if s.known, err = knowledgeOf(conn, query.Query{Expr: all}, false); err != nil {
				return err
			}
		}
		if err := step(conn); err != nil || s.store != nil {
			return err
		}
	}
	return nil
}

func lastWaiting(conn *sqlite.Conn) (int64, error) {
	return number(conn, "SELECT seq FROM sqlite_sequence WHERE name = 'saved_queue'")
}

// unchanged fails when other searches are saved than were read, or one has been
// asked by somebody else.
func (s *sifting) unchanged(conn *sqlite.Conn) error {
	now, err := standings(conn)
	if err == nil && !slices.Equal(now, s.searches) {
		err = errOvertaken
	}
	return err
}

// leftovers removes a part of what is kept of searches that are gone.
func (s *sifting) leftovers(conn *sqlite.Conn) error {
	for id := int64(0); ; {
		next, err := number(conn, "SELECT search FROM saved WHERE search > +? ORDER BY search LIMIT 1", id)
		if err != nil || next == 0 {
			return err
		}
		id = next
		if slices.ContainsFunc(s.searches, func(st standing) bool { return st.id == id }) {
			continue
		}
		s.store = func(conn *sqlite.Conn) error {
			return run(conn, "DELETE FROM saved WHERE (search, date, article) IN (SELECT search, date, article FROM saved WHERE search = ? LIMIT 4096)", id)
		}
		return nil
	}
}

// arrivals looks at articles that came or changed.
func (s *sifting) arrivals(conn *sqlite.Conn) error {
	var batch []waiter
	err := each(conn, "SELECT seq, article, fresh FROM saved_queue ORDER BY seq", func(stmt *sqlite.Stmt) error {
		if len(batch) == sieveBatch {
			return errEnough
		}
		batch = append(batch, waiter{seq: stmt.ColumnInt64(0), row: stmt.ColumnInt64(1), why: stmt.ColumnInt(2)})
		return nil
	})
	if err != nil || len(batch) == 0 {
		return err
	}
	if len(s.searches) == 0 {
		s.store = func(conn *sqlite.Conn) error { return run(conn, "DELETE FROM saved_queue") }
		return nil
	}
	rows := make([]int64, len(batch))
	for i, w := range batch {
		rows[i] = w.row
	}
	err = eachItem(conn, rows, func(it feed.Item) {
		d := s.known.doc(it)
		for i, q := range s.queries {
			s.find(i, it.Cursor.Row, q.Table(d))
		}
	})
	s.store = func(conn *sqlite.Conn) error { return s.keepArrivals(conn, batch) }
	return err
}

// find notes what a search holds of an article.
func (s *sifting) find(search int, row int64, rest uint64) {
	if rest != 0 {
		s.found = append(s.found, finding{s.searches[search].id, row, rest})
	}
}

// waiter is an article that waits to be looked at.
type waiter struct {
	seq, row int64
	why      int
	in       []int64 // searches that held it before its text came
}

// keepArrivals writes what was found, if the articles still wait as they did.
func (s *sifting) keepArrivals(conn *sqlite.Conn, batch []waiter) error {
	for i, w := range batch {
		if err := run(conn, "DELETE FROM saved_queue WHERE seq = ?", w.seq); err != nil {
			return err
		}
		if conn.Changes() == 0 {
			return errOvertaken
		}
		if w.why == gotText {
			err := each(conn, "SELECT search FROM saved WHERE article = ?", func(stmt *sqlite.Stmt) error {
				batch[i].in = append(batch[i].in, stmt.ColumnInt64(0))
				return nil
			}, w.row)
			if err != nil {
				return err
			}
		}
		if err := run(conn, "DELETE FROM saved WHERE article = ?", w.row); err != nil {
			return err
		}
	}
	if err := s.keep(conn); err != nil {
		return err
	}
	for _, w := range batch {
		if err := reveal(conn, "article = ? AND "+unheld, w.row); err != nil {
			return err
		}
	}
	return s.act(conn, batch)
}

// keep writes what was found.
func (s *sifting) keep(conn *sqlite.Conn) error {
	for _, f := range s.found {
		err := run(conn, `INSERT OR REPLACE INTO saved (search, date, article, feed, read, starred, rest)
			SELECT ?, date, id, feed, read_at, starred_at, ? FROM articles WHERE id = ?`, f.search, int64(f.rest), f.row)
		if err != nil {
			return err
		}
	}
	return nil
}
