package related

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// The table of frequencies is a count-min sketch: each term has a place in
// each of two rows, and the lesser of the two counts is an upper bound.
const (
	rowBits = 17
	rowSize = 1 << rowBits
	rows    = 2
	sated   = math.MaxUint16 // documents at which every count is halved
)

// enough is how many documents must be known before a term can be too common.
const enough = 200

// tooCommon says of how many documents one may hold a term: every twelfth.
const tooCommon = 12

// Frequencies tells in how many of the documents that were counted a term
// stands. It takes half a megabyte however many there are: beyond 65,535
// documents all counts are halved, so that the later ones count for more.
type Frequencies struct {
	documents uint32
	counts    [rows * rowSize]uint16
}

// Documents is how many documents the counts speak for.
func (f *Frequencies) Documents() int { return int(f.documents) }

func places(hash uint32) (a, b int) {
	return int(hash >> (32 - rowBits)), rowSize + int(hash*0x9E3779B1>>(32-rowBits))
}

// Count adds the terms of one document.
func (f *Frequencies) Count(terms []Term) {
	if f.documents == sated {
		f.documents /= 2
		for i := range f.counts {
			f.counts[i] /= 2
		}
	}
	f.documents++
	for _, t := range terms {
		a, b := places(t.Hash)
		least := min(f.counts[a], f.counts[b])
		// Only what bounds the count from above has to grow.
		if least < sated {
			f.counts[a], f.counts[b] = max(f.counts[a], least+1), max(f.counts[b], least+1)
		}
	}
}

func (f *Frequencies) of(hash uint32) uint16 {
	a, b := places(hash)
	return min(f.counts[a], f.counts[b])
}

// weight is the inverse document frequency of a term, 0 for one that is too
// common to say anything.
func (f *Frequencies) weight(hash uint32) float64 {
	n := f.of(hash)
	if f.documents >= enough && uint32(n)*tooCommon > f.documents {
		return 0
	}
	return math.Log(1 + (float64(f.documents)+enough)/(float64(n)+1))
}

// Pack writes the table in few bytes.
func (f *Frequencies) Pack() []byte {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	if err != nil {
		panic(err) // only for a level out of range
	}
	head := binary.LittleEndian.AppendUint32(nil, f.documents)
	w.Write(head) // a bytes.Buffer takes everything
	plain := make([]byte, 0, 2*len(f.counts))
	for _, n := range f.counts {
		plain = binary.LittleEndian.AppendUint16(plain, n)
	}
	w.Write(plain)
	w.Close()
	return out.Bytes()
}

// UnpackFrequencies reads what Pack wrote.
func UnpackFrequencies(packed []byte) (*Frequencies, error) {
	plain, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), 4+2*rows*rowSize+1))
	if err != nil {
		return nil, err
	}
	f := new(Frequencies)
	if len(plain) != 4+2*len(f.counts) {
		return nil, errors.New("frequencies of another size")
	}
	f.documents = binary.LittleEndian.Uint32(plain)
	for i := range f.counts {
		f.counts[i] = binary.LittleEndian.Uint16(plain[4+2*i:])
	}
	return f, nil
}
