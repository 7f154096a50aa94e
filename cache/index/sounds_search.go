package index

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"guanbao/feed/cjk/sound"
)

// A Hit is a title that sounds like a query. Where it does, Query.Find tells
// on the title as it is shown.
type Hit struct {
	Row    int64
	Source bool // the row is a feed's
	// Typed says that the title has the very letters that were typed.
	Typed bool
}

// Found is what a search gave.
type Found struct {
	Hits  []Hit // the best ones
	Total int   // all there are

	ranks []rank // of the hits
	query sound.Query
	shelf *shelf   // as it was
	all   []uint32 // those that match
}

// Order tells where a hit stands among all: the lower, the better; of two
// alike the one with the higher row.
func (f Found) Order(hit int) int64 { return int64(f.ranks[hit].order) }

// Beyond gives the best hits that come after one of some order and row.
func (f Found) Beyond(order, row int64, limit int) Found {
	if f.shelf == nil {
		return f
	}
	last := rank{order: uint64(order), key: key(false, row)}
	whole := scan{shelf: f.shelf, query: f.query, best: best{limit: max(limit, 0), last: &last}}
	for _, i := range f.all {
		whole.match(int(i))
	}
	f.ranks = whole.best.sorted()
	f.Hits = hitsOf(f.ranks)
	return f
}

// Search finds the titles that sound like a query, the best ones first: those
// that have the very letters, then those that match at their start or behind
// punctuation, then the shorter matches, then the newer titles. It gives no
// more hits than the limit, but counts them all. The only error is that of a
// context that ends before the search does.
func (s *Sounds) Search(ctx context.Context, q sound.Query, limit int) (Found, error) {
	return s.Refine(ctx, Found{}, q, limit)
}

// Refine is Search for a query that is being typed: where it goes on from the
// one before, only what that found is looked at again, and what was put in
// since then.
func (s *Sounds) Refine(ctx context.Context, before Found, q sound.Query, limit int) (Found, error) {
	if q.Zero() {
		return Found{}, ctx.Err()
	}
	now := s.now.Load()
	work := span{to: len(now.keys)}
	if was := before.shelf; was != nil && was.age == now.age && len(was.keys) <= len(now.keys) && q.Extends(before.query) {
		work.known, work.from = before.all, len(was.keys)
	}
	whole := scan{ctx: ctx, shelf: now, query: q, best: best{limit: max(limit, 0)}}
	if len(work.known)+work.to-work.from < longScan {
		whole.run(work)
	} else {
		first, second := work.halves()
		other := whole
		var group sync.WaitGroup
		group.Go(func() { other.run(second) })
		whole.run(first)
		group.Wait()
		whole.join(&other)
	}
	if err := ctx.Err(); err != nil {
		return Found{}, err
	}
	ranks := whole.best.sorted()
	return Found{Hits: hitsOf(ranks), Total: len(whole.all), ranks: ranks, query: q, shelf: now, all: whole.all}, nil
}

// longScan is from how many entries on two goroutines share the work: fewer are
// looked at in about a millisecond.
const longScan = 1 << 13

// span is the entries that are to be looked at: known ones, and those from one
// to before another.
type span struct {
	known    []uint32
	from, to int
}

func (s span) halves() (span, span) {
	half, middle := len(s.known)/2, s.from+(s.to-s.from)/2
	return span{s.known[:half], s.from, middle}, span{s.known[half:], middle, s.to}
}

// scan is a search under way.
type scan struct {
	ctx    context.Context
	shelf  *shelf
	query  sound.Query
	looked int
	all    []uint32
	best   best
}

// run looks at entries, to the end or until the context ends.
func (s *scan) run(work span) {
	for _, i := range work.known {
		if !s.look(int(i)) {
			return
		}
	}
	for i := work.from; i < work.to; i++ {
		if !s.look(i) {
			return
		}
	}
}

// join adds what another scan of the same search found.
func (s *scan) join(o *scan) {
	s.all = append(s.all, o.all...)
	for _, r := range o.best.ranks {
		s.best.add(r)
	}
}

// look tries an entry. It tells whether to go on.
func (s *scan) look(i int) bool {
	if s.looked++; s.looked%1024 == 0 && s.ctx.Err() != nil {
		return false
	}
	if s.query.May(s.shelf.filters[i]) && !s.shelf.isGone(i) && s.match(i) {
		s.all = append(s.all, uint32(i))
	}
	return true
}

// match matches the title of an entry and ranks it.
func (s *scan) match(i int) bool {
	m, ok := s.query.Match(s.shelf.title(i))
	if ok {
		order := uint64(m.Cost())<<32 | uint64(^uint32(s.shelf.dates[i])^1<<31)
		s.best.add(rank{order: order, key: s.shelf.keys[i], typed: m.Typed})
	}
	return ok
}

func hitsOf(ranks []rank) []Hit {
	var hits []Hit
	for _, r := range ranks {
		hits = append(hits, Hit{Row: r.key >> 1, Source: r.key&1 != 0, Typed: r.typed})
	}
	return hits
}

// rank is where a hit belongs: the lower its order, the better; of two alike
// the one with the higher key.
type rank struct {
	order uint64 // cost, then the date turned round
	key   int64
	typed bool
}

func (r rank) compare(o rank) int {
	return cmp.Or(cmp.Compare(r.order, o.order), cmp.Compare(o.key, r.key))
}

// best keeps the best ranks, up to a limit.
type best struct {
	limit int
	last  *rank // those that do not come after it are not wanted
	ranks []rank
	worst uint64 // an order above this is not among them
	full  bool
}

func (b *best) add(r rank) {
	if b.limit == 0 || b.full && r.order > b.worst || b.last != nil && r.compare(*b.last) <= 0 {
		return
	}
	b.ranks = append(b.ranks, r)
	if len(b.ranks) >= 2*b.limit+64 {
		b.ranks = b.sorted()
		b.full, b.worst = true, b.ranks[len(b.ranks)-1].order
	}
}

func (b *best) sorted() []rank {
	slices.SortFunc(b.ranks, rank.compare)
	return b.ranks[:min(len(b.ranks), b.limit)]
}
