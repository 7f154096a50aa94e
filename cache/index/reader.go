package index

import (
	"encoding/binary"
	"slices"
	"sort"
	"strings"

	"guanbao/feed/query"
)

// Reader answers from a segment.
type Reader struct {
	Rows  []int64 // of the articles, the newest first
	Dates []int64 // seconds since 1970
	Feeds []int64
	kinds []int64  // each feed once
	kind  []uint16 // of each article: where its feed stands in kinds
	heads []head
	pages int
	page  func(n int) ([]byte, error) // gives what stays until it is called again

	answered map[string][]uint8 // what was asked, nil where it is not kept
}

// head is the first entry that begins in a page.
type head struct {
	at   int // in the stream
	term string
}

// Open reads what a segment is made of; page reads one of its pages.
func Open(documents, heads []byte, page func(n int) ([]byte, error)) (*Reader, error) {
	r := &Reader{page: page}
	documents, err := unseal(documents)
	if err == nil {
		heads, err = unseal(heads)
	}
	if err != nil {
		return nil, err
	}
	for len(documents) > 0 {
		row, a := binary.Varint(documents)
		date, b := binary.Varint(documents[max(a, 0):])
		if a <= 0 || b <= 0 || len(r.Rows) == MostDocuments {
			return nil, ErrDamaged
		}
		of, c := binary.Varint(documents[a+b:])
		if c <= 0 {
			return nil, ErrDamaged
		}
		documents = documents[a+b+c:]
		r.Rows, r.Dates, r.Feeds = append(r.Rows, row), append(r.Dates, date), append(r.Feeds, of)
	}
	r.gatherFeeds()
	pages, size := binary.Uvarint(heads)
	if size <= 0 || pages > 1<<20 {
		return nil, ErrDamaged
	}
	r.pages, heads = int(pages), heads[size:]
	for len(heads) > 0 {
		at, a := binary.Uvarint(heads)
		n, b := binary.Uvarint(heads[max(a, 0):])
		if a <= 0 || b <= 0 || n > uint64(len(heads)-a-b) {
			return nil, ErrDamaged
		}
		heads = heads[a+b:]
		r.heads = append(r.heads, head{int(at), string(heads[:n])})
		heads = heads[n:]
	}
	return r, nil
}

// gatherFeeds numbers the feeds, so that each is asked about once.
func (r *Reader) gatherFeeds() {
	at := make(map[int64]uint16)
	r.kind = make([]uint16, len(r.Feeds))
	for d, f := range r.Feeds {
		n, ok := at[f]
		if !ok {
			n = uint16(len(r.kinds))
			at[f] = n
			r.kinds = append(r.kinds, f)
		}
		r.kind[d] = n
	}
}

// stream walks along the entries of a segment.
type stream struct {
	r    *Reader
	buf  []byte // from at on
	next int    // the page that follows buf
	held []byte // what is left of the page before, which its reader takes back
	term []byte
	err  error
}

func (s *stream) need(n int) bool {
	for len(s.buf) < n && s.err == nil {
		if s.next >= s.r.pages {
			return false
		}
		s.held = append(s.held[:0], s.buf...)
		data, err := s.r.page(s.next)
		if err == nil {
			data, err = unseal(data)
		}
		if err != nil {
			s.err = err
			return false
		}
		if s.buf = data; len(s.held) > 0 {
			s.held = append(s.held, data...)
			s.buf = s.held
		}
		s.next++
	}
	return s.err == nil
}

func (s *stream) number() int {
	if len(s.buf) > 0 && s.buf[0] < 0x80 {
		v := int(s.buf[0])
		s.buf = s.buf[1:]
		return v
	}
	s.need(binary.MaxVarintLen32)
	v, n := binary.Uvarint(s.buf)
	if n <= 0 || v > 1<<28 {
		s.err = firstError(s.err, ErrDamaged)
		return 0
	}
	s.buf = s.buf[n:]
	return int(v)
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

func (s *stream) bytes(n int) []byte {
	if s.err != nil || len(s.buf) < n && !s.need(n) {
		s.err = firstError(s.err, ErrDamaged)
		return nil
	}
	b := s.buf[:n]
	s.buf = s.buf[n:]
	return b
}

// entry reads the next entry, and reports whether there was one.
func (s *stream) entry(all int) (coded, bool) {
	if s.err != nil || len(s.buf) == 0 && !s.need(1) {
		return coded{}, false
	}
	shared, more := s.number(), s.number()
	if shared > len(s.term) {
		s.err = firstError(s.err, ErrDamaged)
		return coded{}, false
	}
	s.term = append(s.term[:shared], s.bytes(more)...)
	c := coded{count: s.number()}
	size := singleBytes(all)
	if c.count != 1 {
		size = s.number()
	}
	c.bytes = s.bytes(size)
	if c.count == 0 || c.count > all {
		s.err = firstError(s.err, ErrDamaged)
	}
	return c, s.err == nil
}

// find tells how often each article has a term, or any term that begins with it.
func (r *Reader) find(t Term, often []uint8) error {
	return r.entries(t, func(c coded) error { return c.into(often) })
}

// entries gives the list of a term, or those of all that begin with it.
func (r *Reader) entries(t Term, take func(coded) error) error {
	i := sort.Search(len(r.heads), func(i int) bool { return r.heads[i].term > t.Text }) - 1
	if i < 0 {
		if i = 0; len(r.heads) == 0 {
			return nil
		}
	}
	const room = PageBytes - sumBytes
	s := &stream{r: r, next: r.heads[i].at / room}
	if s.bytes(r.heads[i].at % room); s.err != nil {
		return s.err
	}
	for {
		c, ok := s.entry(len(r.Rows))
		if !ok {
			return s.err
		}
		switch {
		case string(s.term) == t.Text || t.Begins && strings.HasPrefix(string(s.term), t.Text):
			if err := take(c); err != nil {
				return err
			}
			if !t.Begins {
				return nil
			}
		case string(s.term) > t.Text:
			return nil
		}
	}
}

// Often tells of every article how often a word may occur in it that has some
// terms: 0 where it cannot, and never 0 where it does. The answer is not to be
// changed.
func (r *Reader) Often(list []Term) ([]uint8, error) {
	key := keyOf(list)
	if known, ok := r.answered[key]; ok {
		return known, nil
	}
	all := make([]uint8, len(r.Rows))
	if len(list) == 0 { // nothing is known
		for i := range all {
			all[i] = mostOften
		}
		return all, nil
	}
	if err := r.find(list[0], all); err != nil {
		return nil, err
	}
	has := make([]uint8, len(r.Rows))
	for _, t := range list[1:] {
		clear(has)
		if err := r.find(t, has); err != nil {
			return nil, err
		}
		if lower(all, has); !some(all) {
			break
		}
	}
	if r.answered != nil {
		r.answered[key] = all
	}
	return all, nil
}

// keyOf is one string for a list of terms.
func keyOf(list []Term) string {
	var b strings.Builder
	for _, t := range list {
		b.WriteString(t.Text)
		if b.WriteByte(0); t.Begins {
			b.WriteByte(1)
		}
	}
	return b.String()
}

// Titles tells of every article whether its title may have all of some words,
// 0 where it has not; nil when none has. The answer is not to be changed.
func (r *Reader) Titles(words []query.Word) (out []uint8, err error) {
	for i, w := range words {
		list, _ := Terms(w)
		in, err := r.Often(titled(list))
		if err != nil {
			return nil, err
		}
		if i == 1 {
			out = slices.Clone(out)
		}
		if i == 0 {
			out = in
		} else {
			lower(out, in)
		}
		if !some(out) {
			return nil, nil
		}
	}
	return out, nil
}

// lower makes each number at most what stands in another row.
func lower(out, in []uint8) {
	in = in[:len(out)]
	for d, n := range out {
		out[d] = min(n, in[d])
	}
}

// some reports whether one is above 0.
func some(in []uint8) bool {
	all := uint8(0)
	for _, n := range in {
		all |= n
	}
	return all > 0
}

// Count gives the number of articles that have a term.
func (r *Reader) Count(t Term) (n int, err error) {
	err = r.entries(t, func(c coded) error {
		n += c.count
		return nil
	})
	return n, err
}

// With gives the reader for one search, with its own way to the pages.
func (r *Reader) With(page func(n int) ([]byte, error)) *Reader {
	other := *r
	other.page = page
	other.answered = make(map[string][]uint8)
	return &other
}
