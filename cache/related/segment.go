package related

import (
	"cmp"
	"slices"
)

// A part of an index has so many articles at most, so that the number of one
// in it, what tells its term from others in a bucket, and its weight fit into
// four bytes.
const (
	documentBits = 13
	bucketBits   = 15
	hashBits     = 22 // of the hash of a term that are looked at
	checkBits    = hashBits - bucketBits
	weightBits   = 8

	segmentDocuments = 1 << documentBits
	buckets          = 1 << bucketBits
)

// term is what an index keeps of a term: hashBits of its hash, and its weight.
type term uint32

func termOf(hash uint32, weight byte) term {
	return term(hash>>(32-hashBits)<<weightBits) | term(weight)
}

func (t term) bucket() uint32 { return uint32(t) >> (checkBits + weightBits) }
func (t term) check() uint32  { return uint32(t) >> weightBits & (1<<checkBits - 1) }
func (t term) weight() uint32 { return uint32(t) & (1<<weightBits - 1) }

// same reports whether two terms differ in nothing but the weight.
func (t term) same(o term) bool { return (t^o)>>weightBits == 0 }

// segment is a part of an index that is not added to any more. Its articles
// are numbered by date, and so the postings of a term are in the order of
// dates as well, whenever the articles came.
type segment struct {
	starts    []uint32 // by bucket: where its postings begin; one more at the end
	postings  []uint32 // number of the article, check and weight of the term, in order
	documents []Document
	low, high int64 // rows
}

// seal makes a segment of what came last.
func (r *recent) seal() *segment {
	order := make([]int32, len(r.documents))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(r.documents[a].Date, r.documents[b].Date), cmp.Compare(a, b))
	})
	s := &segment{starts: make([]uint32, buckets+1), postings: make([]uint32, len(r.terms)),
		documents: make([]Document, 0, len(order)), low: r.low, high: r.high}
	for _, t := range r.terms {
		s.starts[t.bucket()+1]++
	}
	for i := range buckets {
		s.starts[i+1] += s.starts[i]
	}
	next := slices.Clone(s.starts[:buckets])
	for number, i := range order {
		s.documents = append(s.documents, r.documents[i])
		for _, t := range r.of(i) {
			at := &next[t.bucket()]
			s.postings[*at] = uint32(number)<<(checkBits+weightBits) | t.check()<<weightBits | t.weight()
			*at++
		}
	}
	return s
}

// span gives the numbers of the articles of a window, from and to without to.
func (s *segment) span(w window) (from, to int) {
	from, _ = slices.BinarySearchFunc(s.documents, w.from, func(d Document, date int64) int { return cmp.Compare(d.Date, date) })
	to, _ = slices.BinarySearchFunc(s.documents, w.to, func(d Document, date int64) int {
		return cmp.Or(cmp.Compare(d.Date, date), -1) // behind its equals
	})
	return from, to
}

// longList is beyond how many postings their span is searched for.
const longList = 32

// sum adds up for the articles of a span the products of the weights of the
// terms that each shares with what is asked for. Of a long list only what is
// of the span is looked at.
func (s *segment) sum(sums []uint32, asked []term, from, to int) {
	first, end := uint32(from)<<(checkBits+weightBits), uint32(to)<<(checkBits+weightBits)
	for _, t := range asked {
		list := s.postings[s.starts[t.bucket()]:s.starts[t.bucket()+1]]
		if to-from < len(s.documents) && len(list) > longList {
			at, _ := slices.BinarySearch(list, first)
			list = list[at:]
		}
		check, weight := t.check(), t.weight()
		for _, p := range list {
			if p >= end {
				break
			}
			if p>>weightBits&(1<<checkBits-1) == check {
				sums[p>>(checkBits+weightBits)] += weight * (p & (1<<weightBits - 1))
			}
		}
	}
}

// recent is the part of an index that grows. The terms of a bucket are chained,
// the last one first.
type recent struct {
	heads     []uint32 // by bucket: 1 + place of the last term in it, 0 for none
	next      []uint32 // by term: the one before it in its bucket, likewise
	terms     []term
	owners    []uint16 // by term: the number of its article
	starts    []uint32 // by article: where its terms begin
	documents []Document
	low, high int64
}

func (r *recent) add(d Document, s Signature, most int) {
	if r.heads == nil {
		r.heads = make([]uint32, buckets)
	}
	if len(r.documents) == 0 {
		r.low, r.high = d.Row, d.Row
	}
	r.low, r.high = min(r.low, d.Row), max(r.high, d.Row)
	number := uint16(len(r.documents))
	r.documents = append(r.documents, d)
	r.starts = append(r.starts, uint32(len(r.terms)))
	for i := range min(s.terms(), most) {
		t := termOf(s.at(i))
		head := &r.heads[t.bucket()]
		r.terms, r.next, r.owners = append(r.terms, t), append(r.next, *head), append(r.owners, number)
		*head = uint32(len(r.terms))
	}
}

// of gives the terms of an article.
func (r *recent) of(i int32) []term {
	from, to := r.starts[i], uint32(len(r.terms))
	if int(i)+1 < len(r.starts) {
		to = r.starts[i+1]
	}
	return r.terms[from:to]
}

func (r *recent) sum(sums []uint32, asked []term) {
	for _, t := range asked {
		for at := r.heads[t.bucket()]; at > 0; at = r.next[at-1] {
			if o := r.terms[at-1]; t.same(o) {
				sums[r.owners[at-1]] += t.weight() * o.weight()
			}
		}
	}
}

// reset makes room for others in the same memory.
func (r *recent) reset() {
	clear(r.heads)
	r.next, r.terms, r.owners = r.next[:0], r.terms[:0], r.owners[:0]
	r.starts, r.documents = r.starts[:0], r.documents[:0]
}
