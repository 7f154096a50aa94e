package related

import (
	"cmp"
	"math"
	"slices"
	"sync"
	"time"
)

// Bounds on the index.
const (
	bucketBits   = 18
	buckets      = 1 << bucketBits
	documentBits = 20 // of a posting; the rest checks the hash

	// MostDocuments is how many articles an index holds.
	MostDocuments = 1 << documentBits
	// manyDocuments is beyond how many the strongest half of each signature
	// is kept, so that the index stays small.
	manyDocuments = 300_000
)

// fortnight is the time constant of the weight of nearness in time: what was
// published on one day weighs twice as much as what lies far apart.
const fortnight = 14 * 24 * float64(time.Hour)

// Floor is the least score of an article that is told to be similar. At it, of
// made-up stories whose topics come again all year, 56 of a hundred hits are of
// the same story and most others of its topic, 95 where titles are not read.
const Floor = 0.25

// Document is an article in an index.
type Document struct {
	Row  int64 // by which the cache knows it
	Date int64 // seconds since 1970
}

// Index finds the articles whose signatures share terms with one. It is flat:
// four bytes and one for each term of each article. It may be read from
// several goroutines, but not while it changes.
type Index struct {
	starts    []uint32 // by bucket: where its postings begin; one more at the end
	postings  []uint32 // document, and above it the bits of the hash that the bucket does not tell
	weights   []byte
	documents []Document // a row of 0 is one that was replaced
	places    map[int64]int32
	late      []addition
}

// addition is an article that came after the index was built.
type addition struct {
	document  int32
	signature Signature
}

func bucketOf(hash uint32) uint32 { return hash >> (32 - bucketBits) }

// posting is what stands in a bucket for a term, without the document.
func posting(hash uint32) uint32 { return hash << bucketBits >> bucketBits << documentBits }

// Builder makes an index of signatures, which it must be shown twice and in
// the same order: first to count and then to keep.
type Builder struct {
	index Index
	terms int
	next  []uint32
}

// NewBuilder makes an index of about so many articles, of which no more than
// MostDocuments may come.
func NewBuilder(documents int) *Builder {
	b := &Builder{terms: most}
	if documents > manyDocuments {
		b.terms = most / 2
	}
	b.index.starts = make([]uint32, buckets+1)
	return b
}

// Count takes note of a signature.
func (b *Builder) Count(s Signature) {
	for i := range min(s.terms(), b.terms) {
		hash, _ := s.at(i)
		b.index.starts[bucketOf(hash)+1]++
	}
}

// Add puts an article into the index, after every signature was counted.
func (b *Builder) Add(d Document, s Signature) {
	x := &b.index
	if b.next == nil {
		for i := range buckets {
			x.starts[i+1] += x.starts[i]
		}
		b.next = slices.Clone(x.starts[:buckets])
		x.postings, x.weights = make([]uint32, x.starts[buckets]), make([]byte, x.starts[buckets])
	}
	n := uint32(len(x.documents))
	x.documents = append(x.documents, d)
	for i := range min(s.terms(), b.terms) {
		hash, weight := s.at(i)
		at := &b.next[bucketOf(hash)]
		x.postings[*at], x.weights[*at] = posting(hash)|n, weight
		*at++
	}
}

// Index gives what was built.
func (b *Builder) Index() *Index {
	x := &b.index
	x.documents = slices.Clip(x.documents)
	x.places = make(map[int64]int32)
	b.next = nil
	return x
}

// Len is how many articles the index holds, those that were replaced included.
func (x *Index) Len() int { return len(x.documents) }

// Late is how many of them came after it was built. They are compared one by
// one, so that an index with many of them should be built anew.
func (x *Index) Late() int { return len(x.late) }

// Put adds an article, in the place of an earlier state of it.
func (x *Index) Put(d Document, s Signature) {
	if len(x.documents) == MostDocuments {
		return
	}
	if at, ok := x.place(d.Row); ok {
		x.documents[at].Row = 0
	}
	n := int32(len(x.documents))
	x.documents = append(x.documents, d)
	x.late = append(x.late, addition{n, s})
	x.places[d.Row] = n
}

// place finds an article by its row.
func (x *Index) place(row int64) (int32, bool) {
	if at, ok := x.places[row]; ok {
		return at, true
	}
	at := slices.IndexFunc(x.documents[:len(x.documents)-len(x.late)], func(d Document) bool { return d.Row == row })
	return int32(at), at >= 0
}

// Hit is an article that was found.
type Hit struct {
	Row    int64
	Cosine float64 // of the signatures, from 0 to 1
	Score  float64 // Cosine, up to twice as much for what is near in time
}

// Asked is what an index is asked for.
type Asked struct {
	Signature Signature
	Date      int64   // seconds since 1970
	Row       int64   // not to be found
	Most      int     // hits by score
	Floor     float64 // least score
	Alike     int     // further hits by cosine alone, whatever the date
}

// Query gives the best hits by score, and apart from them the best ones by
// cosine.
func (x *Index) Query(q Asked) (byScore, byCosine []Hit) {
	scratch := sumsPool.Get().(*[]uint32)
	defer sumsPool.Put(scratch)
	sums := slices.Grow((*scratch)[:0], len(x.documents))[:len(x.documents)]
	clear(sums)
	*scratch = sums
	x.sum(sums, q.Signature)
	least := uint32(max(1, q.Floor/2*full*full))
	score, alike := best{most: q.Most, of: func(h Hit) float64 { return h.Score }},
		best{most: q.Alike, of: func(h Hit) float64 { return h.Cosine }}
	for i, sum := range sums {
		d := x.documents[i]
		if sum < least && (sum == 0 || q.Alike == 0) || d.Row == 0 || d.Row == q.Row {
			continue
		}
		h := Hit{Row: d.Row, Cosine: min(1, float64(sum)/(full*full))}
		alike.offer(h)
		if sum >= least && 2*h.Cosine > score.floor {
			apart := math.Abs(float64(d.Date-q.Date)) * float64(time.Second)
			if h.Score = h.Cosine * (1 + math.Exp(-apart/fortnight)); h.Score >= q.Floor {
				score.offer(h)
			}
		}
	}
	return score.hits, alike.hits
}

// sumsPool keeps the sums of a query for the next one.
var sumsPool = sync.Pool{New: func() any { return new([]uint32) }}

// sum adds up for every article the products of the weights of the terms that
// it shares with a signature.
func (x *Index) sum(sums []uint32, s Signature) {
	var wanted [1 << 8]uint64 // bits of the low byte and the next, to pass by most terms quickly
	weights := make(map[uint32]uint32, s.terms())
	for i := range s.terms() {
		hash, weight := s.at(i)
		weights[hash] = uint32(weight)
		wanted[byte(hash)] |= 1 << (hash >> 8 & 63)
		check := posting(hash)
		from, to := x.starts[bucketOf(hash)], x.starts[bucketOf(hash)+1]
		for j, p := range x.postings[from:to] {
			if p>>documentBits<<documentBits == check {
				sums[p&(MostDocuments-1)] += uint32(weight) * uint32(x.weights[from+uint32(j)])
			}
		}
	}
	for _, a := range x.late {
		for i := range a.signature.terms() {
			hash, weight := a.signature.at(i)
			if wanted[byte(hash)]>>(hash>>8&63)&1 != 0 {
				sums[a.document] += uint32(weight) * weights[hash]
			}
		}
	}
}

// best keeps the best of what it is offered, the best first.
type best struct {
	most  int
	of    func(Hit) float64
	hits  []Hit
	floor float64 // below which nothing has a chance
}

func (b *best) offer(h Hit) {
	if b.most == 0 || len(b.hits) == b.most && b.of(h) <= b.floor {
		return
	}
	at, _ := slices.BinarySearchFunc(b.hits, b.of(h), func(k Hit, v float64) int {
		return -cmp.Or(cmp.Compare(b.of(k), v), 1) // behind its equals
	})
	b.hits = slices.Insert(b.hits, at, h)
	if len(b.hits) > b.most {
		b.hits = b.hits[:b.most]
	}
	if len(b.hits) == b.most {
		b.floor = b.of(b.hits[b.most-1])
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
