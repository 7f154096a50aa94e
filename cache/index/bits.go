package index

import (
	"encoding/binary"
	"math/bits"
)

// bitWriter appends numbers of few bits, the lowest first.
type bitWriter struct {
	out  []byte
	held uint64
	n    uint // bits held, below 8 between calls
}

// put appends the lowest n bits of v; n is at most 32.
func (w *bitWriter) put(v uint64, n uint) {
	w.held |= v << w.n
	w.n += n
	for w.n >= 8 {
		w.out = append(w.out, byte(w.held))
		w.held >>= 8
		w.n -= 8
	}
}

// unary appends v zeros and a one.
func (w *bitWriter) unary(v uint32) {
	for ; v >= 32; v -= 32 {
		w.put(0, 32)
	}
	w.put(1<<v, uint(v)+1)
}

// end fills the last byte up and gives everything.
func (w *bitWriter) end() []byte {
	if w.n > 0 {
		w.out = append(w.out, byte(w.held))
		w.held, w.n = 0, 0
	}
	return w.out
}

// bitReader reads what a bitWriter wrote. Past the end it reads ones, so that
// nothing runs for ever; over tells that it came there.
type bitReader struct {
	in   []byte
	at   int    // bytes read, those that were not there with them
	held uint64 // the next bits; above n there may be some of those that follow them
	n    uint   // bits held
}

// fill makes sure that at least 56 bits are held.
func (r *bitReader) fill() {
	if r.at+8 <= len(r.in) {
		r.held |= binary.LittleEndian.Uint64(r.in[r.at:]) << r.n
	} else {
		last := [8]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}
		copy(last[:], r.in[min(r.at, len(r.in)):])
		r.held |= binary.LittleEndian.Uint64(last[:]) << r.n
	}
	r.at += int(63-r.n) >> 3
	r.n |= 56
}

// over reports whether more was read than there was.
func (r *bitReader) over() bool { return r.at*8-int(r.n) > len(r.in)*8 }

// drop goes on by bits that are held.
func (r *bitReader) drop(n uint) {
	r.held >>= n
	r.n -= n
}

func (r *bitReader) take(n uint) uint32 {
	r.fill()
	v := uint32(r.held & (1<<n - 1))
	r.drop(n)
	return v
}

func (r *bitReader) unary() uint32 {
	var v uint32
	for {
		r.fill()
		if zeros := uint(bits.TrailingZeros64(r.held)); zeros < r.n {
			r.drop(zeros + 1)
			return v + uint32(zeros)
		}
		v += uint32(r.n)
		r.drop(r.n)
	}
}

// pair reads a number of which the lowest k bits are written as they are, and
// one that follows it.
func (r *bitReader) pair(k uint) (number, follows uint32) {
	r.fill()
	high := uint(bits.TrailingZeros64(r.held))
	if high+k > 32 {
		number = r.unary() << k
		number |= r.take(k)
		return number, r.unary()
	}
	low := r.held >> (high + 1)
	number = uint32(high)<<k | uint32(low)&(1<<k-1)
	low >>= k
	low |= 1 << 23 // for what is damaged
	more := uint(bits.TrailingZeros64(low))
	r.drop(high + 1 + k + min(more, 20) + 1)
	return number, uint32(more)
}
