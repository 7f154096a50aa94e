package index

import "math/bits"

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
	at   int
	held uint64
	n    uint // bits held
	past int  // bytes that were not there
}

func (r *bitReader) fill() {
	for r.n <= 56 {
		b := byte(0xff)
		if r.at < len(r.in) {
			b = r.in[r.at]
			r.at++
		} else {
			r.past++
		}
		r.held |= uint64(b) << r.n
		r.n += 8
	}
}

// over reports whether more was read than there was.
func (r *bitReader) over() bool { return uint(r.past)*8 > r.n }

func (r *bitReader) take(n uint) uint32 {
	if n == 0 {
		return 0
	}
	if r.n < n {
		r.fill()
	}
	v := uint32(r.held & (1<<n - 1))
	r.held >>= n
	r.n -= n
	return v
}

func (r *bitReader) unary() uint32 {
	var v uint32
	for {
		if r.n < 8 {
			r.fill()
		}
		if zeros := uint(bits.TrailingZeros64(r.held)); zeros < r.n {
			r.held >>= zeros + 1
			r.n -= zeros + 1
			return v + uint32(zeros)
		}
		v += uint32(r.n)
		r.held, r.n = 0, 0
	}
}
