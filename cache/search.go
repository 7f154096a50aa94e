package cache

import (
	"context"
	"errors"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
	"guanbao/feed"
	"guanbao/feed/cjk"
)

// mostScanned bounds the articles that are looked through one by one because
// they are not indexed yet, the last ones first.
const mostScanned = 512

// Found is a page of what was found.
type Found struct {
	Rows  []feed.Row
	Total int  // how many there are, at most
	Exact bool // there are just so many
}

// Search finds the articles of the whole cache in which all words occur, at
// most n of them after the first ones: those whose title has them all first,
// then the newest. Articles of feeds that are not subscribed are found too.
func (c *Cache) Search(ctx context.Context, words []string, first, n int) (Found, error) {
	s := newSearch(c, words)
	if len(s.words) == 0 || n <= 0 {
		return Found{Exact: true}, nil
	}
	var out Found
	err := c.read(ctx, "search", func(conn *sqlite.Conn) (err error) {
		out, err = s.run(ctx, conn, first, n)
		return err
	})
	if errors.Is(err, index.ErrDamaged) && c.reason == nil {
		if err = c.begin(ctx); err == nil {
			return c.Search(ctx, words, first, n)
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
	cache *Cache
	words []string // folded
	terms [][]index.Term
	waits bool // not all is indexed
	hits  []hit
}

// newSearch leaves out words without a letter or a digit.
func newSearch(c *Cache, words []string) *search {
	s := &search{cache: c}
	for _, w := range words {
		if terms := index.Terms(w); len(terms) > 0 {
			s.words, s.terms = append(s.words, index.Fold(w)), append(s.terms, terms)
		}
	}
	return s
}

// hit is an article that may match.
type hit struct {
	at    feed.Cursor
	title bool
	sure  bool
}

// best orders hits, the best first.
func best(a, b hit) int {
	if a.title != b.title {
		return int(bit(b.title) - bit(a.title))
	}
	return after(a.at, b.at)
}

func (s *search) run(ctx context.Context, conn *sqlite.Conn, first, n int) (Found, error) {
	seen, err := s.scan(conn)
	if err != nil {
		return Found{}, err
	}
	var segments []int64
	err = each(conn, "SELECT id FROM search_segments ORDER BY id DESC", func(stmt *sqlite.Stmt) error {
		segments = append(segments, stmt.ColumnInt64(0))
		return nil
	})
	for _, id := range segments {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = s.ask(conn, id, seen)
		}
	}
	if err != nil {
		return Found{}, err
	}
	slices.SortFunc(s.hits, best)
	return s.page(conn, first, n)
}

// ask adds the hits of a segment, without the articles that have been dealt
// with in a later one.
func (s *search) ask(conn *sqlite.Conn, id int64, seen map[int64]bool) error {
	r, err := s.cache.index.segment(conn, id)
	if err != nil {
		return err
	}
	var all, titles []uint8
	sure := true
	for i, terms := range s.terms {
		for _, title := range []bool{false, true} {
			to := &all
			if title {
				to = &titles
			}
			has, err := r.Word(terms, title)
			if err != nil {
				return err
			}
			if i == 0 {
				*to = has
				continue
			}
			for d := range has {
				(*to)[d] = min((*to)[d], has[d])
			}
		}
		sure = sure && len(terms) == 1
	}
	for d, often := range all {
		if often > 0 && !seen[r.Rows[d]] {
			s.hits = append(s.hits, hit{at: feed.Cursor{Date: r.Dates[d], Row: r.Rows[d]}, title: titles[d] > 0, sure: sure})
		}
	}
	for _, row := range r.Rows {
		seen[row] = true
	}
	return nil
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
	seen = make(map[int64]bool)
	err = eachItem(conn, ids, func(it feed.Item) {
		if row := it.Cursor.Row; !seen[row] {
			seen[row] = true
			if in, title := s.matches(document(it)); in {
				s.hits = append(s.hits, hit{at: it.Cursor, title: title, sure: true})
			}
		}
	})
	return seen, err
}

// matches tells whether all words occur in an article, and whether they do so
// in its title.
func (s *search) matches(d index.Document) (in, title bool) {
	in, title = true, true
	key := cjk.Key(d.Title)
	texts := []string{key}
	for _, t := range d.Texts {
		texts = append(texts, cjk.Key(t))
	}
	for _, w := range s.words {
		title = title && index.Occurs(w, key)
		in = in && slices.ContainsFunc(texts, func(t string) bool { return index.Occurs(w, t) })
	}
	return in, in && title
}

// page reads the rows of a page of the hits. Hits that are only likely are
// looked up in the text.
func (s *search) page(conn *sqlite.Conn, first, n int) (Found, error) {
	out := Found{Total: len(s.hits), Exact: true}
	var keys []feed.Cursor
	for i := 0; i < len(s.hits); i++ {
		h := s.hits[i]
		if len(keys) == n {
			out.Exact = out.Exact && h.sure
			continue
		}
		if !h.sure {
			in, title, err := s.verify(conn, h)
			if err != nil {
				return out, err
			}
			if !in {
				out.Total--
				continue
			}
			if h.title && !title { // its place is further down
				h.title, h.sure = false, true
				at, _ := slices.BinarySearchFunc(s.hits[i+1:], h, best)
				copy(s.hits[i:], s.hits[i+1:i+1+at])
				s.hits[i+at] = h
				i--
				continue
			}
		}
		if first > 0 {
			first--
			continue
		}
		keys = append(keys, h.at)
	}
	rows, err := rowsOf(conn, keys)
	out.Rows = slices.DeleteFunc(rows, func(r feed.Row) bool { return r.ID == "" })
	s.cache.session.patch(out.Rows)
	return out, err
}

// verify looks a hit up in the text.
func (s *search) verify(conn *sqlite.Conn, h hit) (in, title bool, err error) {
	items, err := itemsAt(conn, []int64{h.at.Row})
	for _, it := range items {
		in, title = s.matches(document(it))
	}
	return in, title, err
}

// segment gives a reader of a segment. What does not change of it is read once.
func (x *indexing) segment(conn *sqlite.Conn, id int64) (*index.Reader, error) {
	x.read.Lock()
	defer x.read.Unlock()
	r := x.read.segments[id]
	if r == nil {
		var err error
		if r, err = openSegment(conn, id); err != nil {
			return nil, err
		}
		if x.read.segments == nil {
			x.read.segments = make(map[int64]*index.Reader)
		}
		x.read.segments[id] = r
	}
	return r.With(pagesOf(conn, id)), nil
}

func openSegment(conn *sqlite.Conn, id int64) (r *index.Reader, err error) {
	err = each(conn, "SELECT documents, heads FROM search_segments WHERE id = ?", func(stmt *sqlite.Stmt) (err error) {
		r, err = index.Open(columnBlob(stmt, 0), columnBlob(stmt, 1), pagesOf(conn, id))
		return err
	}, id)
	if err == nil && r == nil {
		err = index.ErrDamaged
	}
	return r, err
}

func pagesOf(conn *sqlite.Conn, id int64) func(n int) ([]byte, error) {
	return func(n int) (data []byte, err error) {
		err = each(conn, "SELECT data FROM search_pages WHERE id = ?", func(stmt *sqlite.Stmt) error {
			data = columnBlob(stmt, 0)
			return nil
		}, id<<segmentBits+int64(n))
		return data, err
	}
}
