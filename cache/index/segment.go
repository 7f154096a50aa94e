package index

import (
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"maps"
	"slices"
	"strings"

	"guanbao/feed/query"
)

// PageBytes is the size of a page of a segment but for the last one, with the
// four bytes of its sum: what fits into one page of the database.
const PageBytes = 8100

const sumBytes = 4

// Document is an article to be indexed.
type Document struct {
	Row    int64
	Date   int64 // seconds since 1970
	Feed   int64
	Title  string
	Number string
	Texts  []string // what else is found, each on its own
}

// Segment is what is stored of some articles.
type Segment struct {
	Documents []byte
	Heads     []byte
	Pages     [][]byte
}

// Build indexes articles.
func Build(docs []Document) Segment {
	slices.SortFunc(docs, func(a, b Document) int { return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(b.Row, a.Row)) })
	lists := make(map[string][]posting)
	counts := make(map[string]int)
	var s Segment
	for i, d := range docs {
		s.Documents = appendNumbers(s.Documents, d.Row, d.Date, d.Feed)
		clear(counts)
		terms(query.Fold(d.Title), func(t string) { counts[t]++; counts[inTitle+t]++ })
		terms(numberText(query.NumberKey(d.Number)), func(t string) { counts[inNumber+t]++ })
		for _, text := range append(d.Texts, d.Number) {
			terms(query.Fold(text), func(t string) { counts[t]++ })
		}
		for t, n := range counts {
			list, ok := lists[t]
			if !ok {
				t = strings.Clone(t)
			}
			lists[t] = append(list, newPosting(i, n))
		}
	}
	s.Documents = seal(s.Documents)
	s.write(lists, len(docs))
	return s
}

func appendNumbers(to []byte, numbers ...int64) []byte {
	for _, n := range numbers {
		to = binary.AppendVarint(to, n)
	}
	return to
}

// write makes the stream of entries and cuts it into pages.
func (s *Segment) write(lists map[string][]posting, all int) {
	const room = PageBytes - sumBytes
	var stream []byte
	former, page := "", -1
	for _, term := range slices.Sorted(maps.Keys(lists)) {
		shared := 0
		if at := len(stream) / room; at != page {
			page = at
			s.Heads = binary.AppendUvarint(s.Heads, uint64(len(stream)))
			s.Heads = binary.AppendUvarint(s.Heads, uint64(len(term)))
			s.Heads = append(s.Heads, term...)
		} else {
			for shared < min(len(term), len(former)) && term[shared] == former[shared] {
				shared++
			}
		}
		stream = binary.AppendUvarint(stream, uint64(shared))
		stream = binary.AppendUvarint(stream, uint64(len(term)-shared))
		stream = append(stream, term[shared:]...)
		stream = appendList(stream, lists[term], all)
		former = term
	}
	pages := binary.AppendUvarint(nil, uint64((len(stream)+room-1)/room))
	s.Heads = seal(append(pages, s.Heads...))
	for part := range slices.Chunk(stream, room) {
		s.Pages = append(s.Pages, seal(slices.Clone(part)))
	}
}

// seal appends the sum of what is stored.
func seal(b []byte) []byte { return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b)) }

// unseal takes the sum off again.
func unseal(b []byte) ([]byte, error) {
	n := len(b) - sumBytes
	if n < 0 || binary.LittleEndian.Uint32(b[n:]) != crc32.ChecksumIEEE(b[:n]) {
		return nil, ErrDamaged
	}
	return b[:n], nil
}
