package cache

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
	"guanbao/feed"
	"guanbao/feed/query"
)

// Bounds on what a search looks at.
const (
	mostScanned  = 512 // articles that wait to be indexed, the last ones first
	mostVerified = 1000
	hitsOfPage   = 50
)

// Search finds articles of the whole cache, those of feeds that are not
// subscribed too. First come those whose title has all words of the query, then
// those that have them more often and later ones; by date, the newest.
//
// What waits to be indexed is looked through, so far as that is soon done; the
// index is made beside it. A damaged index is given up and made anew.
func (c *Cache) Search(ctx context.Context, q query.Query, o feed.Search) (feed.Hits, error) {
	if o.Limit <= 0 {
		o.Limit = hitsOfPage
	}
	s := &search{cache: c, query: q, words: q.Words(), Search: o, spoken: spokenOf(q), lower: make(map[int64]bool)}
	if !s.spoken.sound.Zero() {
		c.sounding.wake(c)
	}
	var out feed.Hits
	err := c.read(ctx, "search", func(conn *sqlite.Conn) (err error) {
		out, err = s.run(ctx, conn)
		return err
	})
	if errors.Is(err, index.ErrDamaged) && c.reason == nil {
		if err = c.begin(ctx); err == nil {
			return c.Search(ctx, q, o)
		}
	}
	if err == nil && s.waits {
		c.index.wake(c)
	}
	return out, err
}

// begin begins the index anew, as when it turned out to be damaged.
func (c *Cache) begin(ctx context.Context) error {
	c.index.read.Lock()
	c.index.read.segments = nil
	c.index.read.Unlock()
	return c.write(ctx, "begin the index anew", normal, func(conn *sqlite.Conn) error {
		below, err := number(conn, "SELECT coalesce(max(id), 0) + 1 FROM articles")
		if err != nil {
			return err
		}
		return clearIndex(conn, below)
	})
}

// search is one search.
type search struct {
	feed.Search
	cache  *Cache
	query  query.Query
	words  []query.Word
	shares []int // of each word in the weight, index.Whole in all
	spoken spoken
	known  *knowledge
	view   *within // nil for everything

	waits    bool           // not all is indexed
	part     bool           // and not all of the rest was looked through
	scanned  map[int64]bool // articles that were looked through
	segments []*segment     // the latest first
	lane     lane
	held     int // articles in all, hits or not

	hits    []hit // that were not read yet
	dropped bool  // there are more hits than a page can come to, those from worst on
	worst   feed.Found
	lower   map[int64]bool // articles whose titles have the words in parts only
	all     int
	sure    int // how many of all hits are sure
}

// hit is an article that may match.
type hit struct {
	feed.Found
	sure bool
}

// best orders what was found, the best first.
func best(a, b hit) int { return a.Compare(b.Found) }

// tally counts a hit.
func (s *search) tally(sure bool) {
	s.all++
	if sure {
		s.sure++
	}
}

// add takes a hit that lies on this page or a later one.
func (s *search) add(h hit) {
	s.tally(h.sure)
	if s.After != (feed.Found{}) && s.After.Compare(h.Found) >= 0 {
		return
	}
	kept := mostVerified + s.Limit + ahead
	if s.dropped && h.Compare(s.worst) > 0 {
		return
	}
	if s.hits = append(s.hits, h); len(s.hits) == 4*kept {
		front(s.hits, kept)
		s.hits, s.dropped, s.worst = s.hits[:kept], true, s.hits[kept-1].Found
	}
}

// begin reads what a search has to know, and looks through what is not indexed.
func (s *search) begin(conn *sqlite.Conn) (err error) {
	if s.known, err = knowledgeOf(conn, s.query, s.cache.reason == nil); err != nil {
		return err
	}
	if s.Within != nil {
		if s.view, err = s.cache.within(conn, *s.Within); err != nil {
			return err
		}
	}
	if s.segments, err = s.cache.index.segments(conn); err != nil {
		return err
	}
	if s.shares, err = share(s.words, s.segments); err != nil {
		return err
	}
	s.scanned, err = s.scan(conn)
	if err == nil && !s.part && s.cache.reason == nil {
		err = s.cache.index.whole(conn, s.segments, len(s.scanned))
	}
	return err
}

func (s *search) run(ctx context.Context, conn *sqlite.Conn) (out feed.Hits, err error) {
	if err = s.begin(conn); err != nil {
		return out, err
	}
	defer func() {
		if out.Part = s.part; s.part {
			out.Most = max(out.Most, out.Least+1)
		}
	}()
	slices.SortFunc(s.segments, func(a, b *segment) int { return cmp.Compare(b.newest(), a.newest()) })
	s.held = len(s.scanned)
	for _, seg := range s.segments {
		s.held += len(seg.Rows)
	}
	s.lane = s.firstLane()
	if out, err = s.page(ctx, conn); err == nil && !s.spoken.sound.Zero() {
		if !out.More {
			return out, s.bySound(ctx, conn, &out)
		}
		out.Most = max(out.Most, s.held)
	}
	return out, err
}

// scan looks through articles that wait to be indexed.
func (s *search) scan(conn *sqlite.Conn) (seen map[int64]bool, err error) {
	version, below, err := indexState(conn)
	if err != nil {
		return nil, err
	}
	var ids []int64
	take := func(stmt *sqlite.Stmt) error {
		if len(ids) == mostScanned {
			s.part = true
			return errEnough
		}
		ids = append(ids, stmt.ColumnInt64(0))
		return nil
	}
	err = each(conn, "SELECT article FROM search_queue ORDER BY seq DESC", take)
	if err == nil && version != index.Version {
		err = each(conn, "SELECT id FROM articles ORDER BY id DESC", take)
	} else if err == nil {
		err = each(conn, "SELECT id FROM articles WHERE id < +? ORDER BY id DESC", take, below)
	}
	if err != nil {
		return nil, err
	}
	s.waits = len(ids) > 0
	seen = make(map[int64]bool, len(ids))
	ids = slices.DeleteFunc(ids, func(id int64) bool {
		twice := seen[id]
		seen[id] = true
		return twice
	})
	if ids, err = s.view.held(conn, ids); err != nil {
		return nil, err
	}
	err = eachItem(conn, ids, func(it feed.Item) {
		it = s.patched(it)
		if d := s.known.doc(it); s.query.Match(d) {
			s.add(hit{s.weighed(it, d), true})
		}
	})
	return seen, err
}

// patched puts the marks of the session into an article.
func (s *search) patched(it feed.Item) feed.Item {
	rows := []feed.Row{{Cursor: it.Cursor, Unread: it.Unread, Starred: it.Starred}}
	s.cache.session.patch(rows)
	it.Unread, it.Starred = rows[0].Unread, rows[0].Starred
	return it
}
