package related

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// shelf is an index and what was put into it, to compare it with.
type shelf struct {
	index *Index
	rows  []Document
	sigs  map[int64]Signature
	rng   *rand.Rand
}

// nothingKnown makes all terms weigh by their count alone.
var nothingKnown Frequencies

// signature is of terms of chance; low numbers are common.
func (s *shelf) signature() Signature {
	var terms []Term
	for i := range uint32(most) {
		n := i<<16 | uint32(s.rng.IntN(1+s.rng.IntN(60)))
		terms = append(terms, Term{finish(n * 0x9E3779B1), uint16(1 + s.rng.IntN(4))})
	}
	return Sign(terms, &nothingKnown)
}

func (s *shelf) put(row, date int64) {
	sig := s.signature()
	s.index.Put(Document{row, date}, sig)
	s.rows = slices.DeleteFunc(s.rows, func(d Document) bool { return d.Row == row })
	s.rows, s.sigs[row] = append(s.rows, Document{row, date}), sig
}

const aDay = 24 * 60 * 60

// filled has articles in three segments and a part of one. They come out of
// the order of dates and of rows, and some come again.
func filled() *shelf {
	s := &shelf{NewIndex(0), nil, map[int64]Signature{}, rand.New(rand.NewPCG(7, 7))}
	for i := range int64(3*segmentDocuments + 300) {
		sig := s.signature()
		d := Document{i + 1000, int64(s.rng.IntN(100 * aDay))}
		s.index.Put(d, sig)
		s.rows, s.sigs[d.Row] = append(s.rows, d), sig
	}
	for _, row := range []int64{1005, 1000 + segmentDocuments, 1000 + 3*segmentDocuments + 7, 3, 2} {
		s.put(row, int64(s.rng.IntN(100*aDay)))
	}
	return s
}

// nearest is what a query must give, by comparing everything.
func (s *shelf) nearest(q Asked) (byScore, byCosine []float64) {
	for _, d := range s.rows {
		if d.Row == q.Row || q.Within > 0 && (d.Date < q.Date-q.Within || d.Date > q.Date+q.Within) {
			continue
		}
		cosine := Cosine(q.Signature, s.sigs[d.Row])
		if cosine > q.Likeness && (q.Near == 0 || math.Abs(float64(d.Date-q.Date)) <= float64(q.Near)) {
			byCosine = append(byCosine, cosine)
		}
		score := cosine * (1 + math.Exp(-math.Abs(float64(d.Date-q.Date))/(14*aDay)))
		if score >= q.Floor && cosine > 0 {
			byScore = append(byScore, score)
		}
	}
	for _, list := range []*[]float64{&byScore, &byCosine} {
		slices.Sort(*list)
		slices.Reverse(*list)
	}
	return byScore[:min(len(byScore), q.Most)], byCosine[:min(len(byCosine), q.Alike)]
}

func agree(t *testing.T, what string, got []Hit, of func(Hit) float64, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d hits, want %d", what, len(got), len(want))
	}
	for i, h := range got {
		// A hash that is like another one in 22 bits adds a little.
		if math.Abs(of(h)-want[i]) > 1e-9 {
			t.Errorf("%s: hit %d has %v, want %v", what, i, of(h), want[i])
		}
	}
}

func TestAQueryFindsWhatComparingEverythingFinds(t *testing.T) {
	s := filled()
	rows := []int64{1001 + segmentDocuments, 3, 1000, 1005, 1000 + 3*segmentDocuments + 7}
	if testing.Short() {
		rows = rows[:2]
	}
	for _, row := range rows {
		for _, within := range []int64{0, aDay, 10 * aDay, 1000 * aDay} {
			at := slices.IndexFunc(s.rows, func(d Document) bool { return d.Row == row })
			for _, q := range []Asked{{Within: within}, {Near: within}, {Near: within, Likeness: 0.4}} {
				q.Signature, q.Date, q.Row, q.Most, q.Floor, q.Alike = s.sigs[row], s.rows[at].Date, row, 15, 0.2, 12
				byScore, byCosine := s.index.Query(q)
				score, cosine := s.nearest(q)
				agree(t, "by score", byScore, func(h Hit) float64 { return h.Score }, score)
				agree(t, "by cosine", byCosine, func(h Hit) float64 { return h.Cosine }, cosine)
			}
		}
	}
}

func TestAWindowHoldsItsFirstAndItsLastSecond(t *testing.T) {
	s := filled()
	sig := s.signature()
	for i, date := range []int64{500 * aDay, 500*aDay - 7, 500*aDay + 7, 500*aDay - 8, 500*aDay + 8} {
		s.index.Put(Document{int64(100_000 + i), date}, sig)
	}
	for range segmentDocuments { // they must be found in a segment as well
		_, hits := s.index.Query(Asked{Signature: sig, Date: 500 * aDay, Row: 100_000, Alike: 10, Within: 7})
		if len(hits) != 2 || hits[0].Row+hits[1].Row != 200_003 {
			t.Fatalf("%v, want the two that are seven seconds away", hits)
		}
		if len(s.index.recent.documents) == 0 {
			return
		}
		s.index.Add(Document{int64(200_000 + s.index.Len()), 0}, nil)
	}
	t.Fatal("no segment was made")
}

func TestAnArticleThatComesAgainIsFoundOnceAsItIsNow(t *testing.T) {
	s := filled()
	for _, row := range []int64{1000, 1000 + 2*segmentDocuments, 1000 + 3*segmentDocuments + 5} {
		at := slices.IndexFunc(s.rows, func(d Document) bool { return d.Row == row })
		old, date := s.sigs[row], s.rows[at].Date
		s.put(row, date)
		for _, tt := range []struct {
			sig  Signature
			want int
		}{{old, 0}, {s.sigs[row], 1}} {
			_, hits := s.index.Query(Asked{Signature: tt.sig, Date: date, Alike: 5, Within: 1})
			hits = slices.DeleteFunc(hits, func(h Hit) bool { return h.Row != row || h.Cosine < 0.9 })
			if len(hits) != tt.want {
				t.Errorf("row %d: %v, want %d", row, hits, tt.want)
			}
		}
	}
}
