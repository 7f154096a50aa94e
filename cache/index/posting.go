package index

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// MostDocuments is how many articles a segment can number.
const MostDocuments = 1 << 16

// mostOften is from where on it is not told how often an article has a term.
const mostOften = 4

// ErrDamaged means that what was read is not what was written.
var ErrDamaged = errors.New("damaged")

// Posting is an article of a segment that has a term: its number there, from
// 0, and how often it has it, from 1 to mostOften, in the lowest two bits.
type posting uint32

func newPosting(document, often int) posting {
	return posting(document<<2 | (min(often, mostOften) - 1))
}

func (p posting) document() int { return int(p >> 2) }
func (p posting) often() uint8  { return uint8(p&3) + 1 }

// parameter is how many bits of the gaps between so many of all documents are
// written as they are (Rice 1979): about the logarithm of the mean gap. For a
// term that most articles have the list is in effect one bit an article.
func parameter(count, all int) uint {
	mean := all * 7 / 10 / count
	if mean < 1 {
		return 0
	}
	return uint(bits.Len(uint(mean)) - 1)
}

// singleBytes is the size of a list of one, which is written as it is.
func singleBytes(all int) int { return (bits.Len(uint(all-1)) + 1 + 7) / 8 }

// appendList appends the list of a term in a segment of so many documents.
func appendList(to []byte, list []posting, all int) []byte {
	to = binary.AppendUvarint(to, uint64(len(list)))
	if len(list) == 1 {
		v := uint32(list[0].document())<<1 | uint32(min(list[0].often()-1, 1))
		for range singleBytes(all) {
			to = append(to, byte(v))
			v >>= 8
		}
		return to
	}
	var w bitWriter
	k := parameter(len(list), all)
	last := -1
	for _, p := range list {
		gap := uint32(p.document() - last - 1)
		last = p.document()
		w.unary(gap >> k)
		w.put(uint64(gap)&(1<<k-1), k)
		w.unary(uint32(p.often() - 1))
	}
	coded := w.end()
	to = binary.AppendUvarint(to, uint64(len(coded)))
	return append(to, coded...)
}

// coded is a list as it is stored.
type coded struct {
	count int
	bytes []byte
}

// into raises, for each article of the list, what is said of how often it has a
// term.
func (c coded) into(often []uint8) error {
	all := len(often)
	if c.count == 1 {
		v := uint32(0)
		for i, b := range c.bytes {
			v |= uint32(b) << (8 * i)
		}
		at := int(v >> 1)
		if at >= all {
			return ErrDamaged
		}
		often[at] = max(often[at], uint8(v&1)+1)
		return nil
	}
	r := bitReader{in: c.bytes}
	k := parameter(c.count, all)
	at := -1
	for left := c.count; left > 0; left-- {
		var err error
		if left, at, err = r.run(k, left, at, often); err != nil {
			return err
		}
		if left == 0 {
			break
		}
		gap, more := r.pair(k)
		at += 1 + int(gap)
		if at >= all || more >= mostOften {
			return ErrDamaged
		}
		often[at] = max(often[at], uint8(more)+1)
	}
	if r.over() {
		return ErrDamaged
	}
	return nil
}

// run reads pairs so long as they are short and there are eight bytes before
// it: nearly all of a long list. It gives how many are left, and the last
// article. The state of the reader stays in registers, and shifts are bounded,
// which saves the processor a comparison each.
func (r *bitReader) run(k uint, left, at int, often []uint8) (int, int, error) {
	in, next, held, n := r.in, r.at, r.held, r.n
	mask := uint(1)<<k - 1
	for ; left > 0 && next+8 <= len(in); left-- {
		held |= binary.LittleEndian.Uint64(in[next:]) << (n & 63)
		next += int(63-n) >> 3
		n |= 56
		high := uint(bits.TrailingZeros64(held))
		if high+k > 32 {
			break
		}
		low := held >> ((high + 1) & 63)
		at += 1 + int(high<<(k&63)|uint(low)&mask)
		more := uint(bits.TrailingZeros64(low>>(k&63) | 1<<mostOften))
		if at >= len(often) || more == mostOften {
			return 0, 0, ErrDamaged
		}
		often[at] = max(often[at], uint8(more)+1)
		used := high + 1 + k + more + 1
		held >>= used & 63
		n -= used
	}
	r.at, r.held, r.n = next, held, n
	return left, at, nil
}
