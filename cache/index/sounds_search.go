package index

import (
	"cmp"
	"context"
	"slices"

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

	query sound.Query
	age   *byte    // of the shelf
	held  int      // entries that the shelf had
	all   []uint32 // those that match
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
	now := s.now.Load()
	scan := scan{ctx: ctx, shelf: now, query: q, best: best{limit: max(limit, 0)}}
	if q.Zero() {
		return Found{}, ctx.Err()
	}
	from := 0
	if before.age == now.age && before.held <= len(now.keys) && q.Extends(before.query) {
		for _, i := range before.all {
			if !scan.look(int(i)) {
				return Found{}, ctx.Err()
			}
		}
		from = before.held
	}
	for i := from; i < len(now.keys); i++ {
		if !scan.look(i) {
			return Found{}, ctx.Err()
		}
	}
	return Found{Hits: scan.hits(), Total: len(scan.all), query: q, age: now.age, held: len(now.keys), all: scan.all}, ctx.Err()
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

// look tries an entry. It tells whether to go on.
func (s *scan) look(i int) bool {
	if s.looked++; s.looked%1024 == 0 && s.ctx.Err() != nil {
		return false
	}
	if !s.query.May(s.shelf.filters[i]) || s.shelf.isGone(i) {
		return true
	}
	if m, ok := s.query.Match(s.shelf.title(i)); ok {
		s.all = append(s.all, uint32(i))
		s.best.add(rank{order: uint64(m.Cost())<<32 | uint64(^uint32(s.shelf.dates[i])^1<<31), entry: uint32(i), typed: m.Typed})
	}
	return true
}

func (s *scan) hits() []Hit {
	var hits []Hit
	for _, r := range s.best.sorted() {
		k := s.shelf.keys[r.entry]
		hits = append(hits, Hit{Row: k >> 1, Source: k&1 != 0, Typed: r.typed})
	}
	return hits
}

// rank is where a hit belongs: the lower its order, the better; of two alike
// the one that came last.
type rank struct {
	order uint64 // cost, then the date turned round
	entry uint32
	typed bool
}

func (r rank) compare(o rank) int {
	return cmp.Or(cmp.Compare(r.order, o.order), cmp.Compare(o.entry, r.entry))
}

// best keeps the best ranks, up to a limit.
type best struct {
	limit int
	ranks []rank
	worst uint64 // an order above this is not among them
	full  bool
}

func (b *best) add(r rank) {
	if b.limit == 0 || b.full && r.order > b.worst {
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
