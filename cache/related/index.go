package related

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// Bounds on the index.
const (
	// MostDocuments is how many articles an index holds.
	MostDocuments = 1 << 20
	// manyDocuments is beyond how many the strongest half of each signature
	// is kept, so that the index stays small.
	manyDocuments = 300_000
)

// fortnight is the time constant of the weight of nearness in time: what was
// published on one day weighs twice as much as what lies far apart.
const fortnight = 14 * 24 * float64(time.Hour)

// Floor is the least score of an article that is told to be similar. The tests
// measure it on made-up stories, a third of them told more than once, whose
// topics come again all year: at it 56 of a hundred hits are of the same story
// and most others of its topic, 95 where titles are not read; at 0.2 these are
// 43 and 86, at 0.3 72 and 98, at 0.4 93 and 100.
const Floor = 0.25

// Likeness is the least cosine of two copies of one text. Those that the tests
// make, retitled and with lines around them, have 0.7 and more, nine of ten other
// articles that are nearest to one less than 0.25.
const Likeness = 0.15

// Document is an article in an index.
type Document struct {
	Row  int64 // by which the cache knows it
	Date int64 // seconds since 1970
}

// Index finds the articles whose signatures share terms with one. It is flat,
// about four bytes for each term of each article, and grows by segments. It
// may be read from several goroutines, but not while it changes.
type Index struct {
	segments []*segment
	recent   recent
	terms    int // of a signature that are kept
	size     int
	highest  int64 // row
}

// NewIndex makes an empty index for about so many articles.
func NewIndex(documents int) *Index {
	_, terms := Reach(documents)
	return &Index{terms: terms}
}

// Reach tells how many of so many articles an index holds, the last ones, and
// how many terms of each.
func Reach(documents int) (held, terms int) {
	if terms = most; documents > manyDocuments {
		terms /= 2
	}
	return min(documents, MostDocuments), terms
}

// Len is how many articles the index holds, those that were replaced included.
func (x *Index) Len() int { return x.size }

// Put adds an article, in the place of an earlier state of it. The cost is
// that of a new row, the greatest so far, or of a search among the rows.
func (x *Index) Put(d Document, s Signature) {
	if x.size > 0 && d.Row <= x.highest {
		x.drop(d.Row)
	}
	x.Add(d, s)
}

// Add adds an article that the index does not have.
func (x *Index) Add(d Document, s Signature) {
	if x.size == MostDocuments {
		return
	}
	x.size++
	x.highest = max(x.highest, d.Row)
	x.recent.add(d, s, x.terms)
	if len(x.recent.documents) == segmentDocuments {
		x.segments = append(x.segments, x.recent.seal())
		x.recent.reset()
	}
}

// drop takes an article out: its row becomes 0, which no query gives.
func (x *Index) drop(row int64) {
	if dropped(x.recent.documents, x.recent.low, x.recent.high, row) {
		return
	}
	for _, s := range x.segments {
		if dropped(s.documents, s.low, s.high, row) {
			return
		}
	}
}

func dropped(documents []Document, low, high, row int64) bool {
	if row < low || row > high {
		return false
	}
	at := slices.IndexFunc(documents, func(d Document) bool { return d.Row == row })
	if at >= 0 {
		documents[at].Row = 0
	}
	return at >= 0
}

// Hit is an article that was found.
type Hit struct {
	Row    int64
	Cosine float64 // of the signatures, from 0 to 1
	Score  float64 // Cosine, up to twice as much for what is near in time
}

// CopiesWithin is how many seconds lie between two copies of a text at most.
const CopiesWithin = furthest

// Asked is what an index is asked for.
type Asked struct {
	Signature Signature
	Date      int64   // seconds since 1970
	Row       int64   // not to be found
	Most      int     // hits by score
	Floor     float64 // least score
	Alike     int     // further hits by cosine alone
	Likeness  float64 // that is least of them
	Near      int64   // seconds before and after Date within which further hits lie; 0 for any date
	Within    int64   // seconds before and after Date; 0 for any date. What lies outside costs nothing
}

// window is a span of dates in seconds since 1970, both ends in it.
type window struct{ from, to int64 }

func (w window) holds(date int64) bool { return w.from <= date && date <= w.to }

// around is the window of so many seconds before and after a date, 0 for any.
func around(date, seconds int64) window {
	if seconds == 0 {
		return window{math.MinInt64, math.MaxInt64}
	}
	return window{date - seconds, date + seconds}
}

// Query gives the best hits by score, and apart from them the best ones by
// cosine.
func (x *Index) Query(q Asked) (byScore, byCosine []Hit) {
	asked := make([]term, q.Signature.terms())
	for i := range asked {
		asked[i] = termOf(q.Signature.at(i))
	}
	var sums [segmentDocuments]uint32
	a := answer{asked: q, window: around(q.Date, q.Within), near: around(q.Date, q.Near), least: uint32(max(1, q.Floor/2*full*full))}
	if a.unlike = uint32(q.Likeness * full * full); q.Alike == 0 {
		a.unlike = math.MaxUint32
	}
	for _, s := range x.segments {
		if from, to := s.span(a.window); from < to {
			clear(sums[from:to])
			s.sum(sums[:], asked, from, to)
			a.take(s.documents[from:to], sums[from:to])
		}
	}
	if n := len(x.recent.documents); n > 0 {
		clear(sums[:n])
		x.recent.sum(sums[:], asked)
		a.take(x.recent.documents, sums[:n])
	}
	return a.score.hits, a.alike.hits
}

// answer gathers the best hits.
type answer struct {
	asked  Asked
	window window
	near   window
	least  uint32 // sum that can come to the floor
	unlike uint32 // sum that cannot be among the best by cosine
	score  best
	alike  best
}

// take offers the articles whose sums are not 0.
func (a *answer) take(documents []Document, sums []uint32) {
	for i, sum := range sums {
		if sum < a.least && sum <= a.unlike {
			continue
		}
		d := documents[i]
		if d.Row == 0 || d.Row == a.asked.Row || !a.window.holds(d.Date) {
			continue
		}
		h := Hit{Row: d.Row, Cosine: min(1, float64(sum)/(full*full))}
		if sum > a.unlike && a.near.holds(d.Date) {
			a.alike.offer(h, h.Cosine, a.asked.Alike)
			a.unlike = max(a.unlike, uint32(a.alike.floor*full*full))
		}
		if sum < a.least || 2*h.Cosine <= a.score.floor {
			continue
		}
		apart := math.Abs(float64(d.Date-a.asked.Date)) * float64(time.Second)
		if h.Score = h.Cosine * (1 + math.Exp(-apart/fortnight)); h.Score >= a.asked.Floor {
			a.score.offer(h, h.Score, a.asked.Most)
		}
	}
}

// best keeps the best of what it is offered, the best first.
type best struct {
	hits   []Hit
	values []float64
	floor  float64 // value of the last one, once there are as many as wanted
}

func (b *best) offer(h Hit, value float64, most int) {
	if most == 0 || len(b.hits) == most && value <= b.floor {
		return
	}
	at, _ := slices.BinarySearchFunc(b.values, value, func(v, value float64) int {
		return -cmp.Or(cmp.Compare(v, value), 1) // behind its equals
	})
	b.hits, b.values = slices.Insert(b.hits, at, h), slices.Insert(b.values, at, value)
	if len(b.hits) > most {
		b.hits, b.values = b.hits[:most], b.values[:most]
	}
	if len(b.hits) == most {
		b.floor = b.values[most-1]
	}
}

// Cosine compares two signatures.
func Cosine(a, b Signature) float64 {
	weights := make(map[uint32]int, a.terms())
	for i := range a.terms() {
		hash, weight := a.at(i)
		weights[hash] = int(weight)
	}
	sum := 0
	for i := range b.terms() {
		hash, weight := b.at(i)
		sum += weights[hash] * int(weight)
	}
	return min(1, float64(sum)/(full*full))
}
