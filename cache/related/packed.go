package related

// Signatures are stored packed: bit after bit, the weight of the first term in
// eight, then for each term how much less it weighs than the one before, as so
// many zeros and a one, and storedBits of its hash, the highest first. Forty-eight
// terms take about 145 bytes in place of 240. Zeros fill the last byte, and one
// more where the length were a multiple of entryBytes otherwise: by that those
// are told that are not packed, of former builds or of few terms and far apart.
const (
	weightUnit = 8
	storedBits = hashBits
	leastBits  = 1 + storedBits // of a term
)

// Pack gives a signature as it is stored.
func (s Signature) Pack() []byte {
	if s.terms() == 0 {
		return nil
	}
	w := bitWriter{out: make([]byte, 0, most*3+weightUnit)}
	_, last := s.at(0)
	w.put(uint64(last), weightUnit)
	for i := range s.terms() {
		hash, weight := s.at(i)
		for ; last > weight; last-- {
			w.put(0, 1)
		}
		last = weight
		w.put(1<<storedBits|uint64(hash>>(32-storedBits)), leastBits)
	}
	w.put(0, 7) // what is left of the last byte
	if len(w.out)%entryBytes == 0 {
		w.out = append(w.out, 0)
	}
	if len(w.out) > len(s) {
		return s
	}
	return w.out
}

// bitWriter writes bits, the highest of each number and byte first.
type bitWriter struct {
	out  []byte
	held uint64 // bits that are no whole byte yet, the last one lowest
	n    uint
}

func (w *bitWriter) put(bits uint64, n uint) {
	w.held, w.n = w.held<<n|bits, w.n+n
	for w.n >= 8 {
		w.n -= 8
		w.out = append(w.out, byte(w.held>>w.n))
	}
}

// Unpack gives the signature that was stored, in room where it has the
// capacity. One that is not packed is given as it is.
func Unpack(stored, room []byte) Signature {
	if len(stored)%entryBytes == 0 {
		return stored
	}
	r := bitReader{in: stored}
	weight, out := r.take(weightUnit), room[:0]
	for len(out) < most*entryBytes && r.left() >= leastBits {
		for r.left() >= leastBits && r.take(1) == 0 {
			if weight--; weight == 0 {
				return out // damaged
			}
		}
		if r.left() < storedBits {
			break
		}
		h := r.take(storedBits) << (32 - storedBits)
		out = append(out, byte(h), byte(h>>8), byte(h>>16), byte(h>>24), byte(weight))
	}
	return out
}

type bitReader struct {
	in   []byte
	held uint64 // the bits that were read last
	n    int    // of them that were not taken
}

func (r *bitReader) left() int { return r.n + 8*len(r.in) }

// take gives so many bits, of which there are enough.
func (r *bitReader) take(n int) uint32 {
	for r.n < n {
		r.held, r.in, r.n = r.held<<8|uint64(r.in[0]), r.in[1:], r.n+8
	}
	r.n -= n
	return uint32(r.held>>r.n) & (1<<n - 1)
}
