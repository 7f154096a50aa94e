package related

import (
	"cmp"
	"math"
	"slices"
	"unicode"

	"guanbao/feed/cjk"
)

// What a signature is made of.
const (
	titleWeight = 3   // how often a title counts
	leadUnits   = 200 // of the body; a character is one unit, a word in letters two
	wordUnits   = 2
)

// Term is what an article says, a pair of characters or a word, and how often.
type Term struct {
	Hash  uint32
	Count uint16
}

// Terms gives the terms of an article's title and first paragraph, each once.
func Terms(t Text) []Term {
	var hashes []uint32
	add := func(h uint32) { hashes = append(hashes, h) }
	units(cjk.Key(t.Title), math.MaxInt, add)
	title := len(hashes)
	for range titleWeight - 1 {
		hashes = append(hashes, hashes[:title]...)
	}
	units(cjk.Key(t.Lead()), leadUnits, add)
	slices.Sort(hashes)
	out := make([]Term, 0, len(hashes))
	for i := 0; i < len(hashes); {
		j := i
		for j < len(hashes) && hashes[j] == hashes[i] {
			j++
		}
		out = append(out, Term{hashes[i], uint16(min(j-i, math.MaxUint16))})
		i = j
	}
	return out
}

// leadBytes is more than leadUnits of any text take, blanks and all, in bytes.
const leadBytes = 16 * leadUnits

// Lead is the part of the body that terms may come of.
func (t Text) Lead() string {
	s := t.Body
	if len(s) <= leadBytes {
		return s
	}
	return s[:leadBytes]
}

// A script is how the text of a rune is cut into terms.
type script int

const (
	neither script = iota // parts terms
	dense                 // written without spaces: pairs of characters
	spaced                // words
)

func scriptOf(r rune) script {
	switch {
	case r < 0x80:
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return spaced
		}
		return neither
	case 0x4E00 <= r && r < 0xA000, 0xAC00 <= r && r < 0xD7A4, 0x3041 <= r && r < 0x3100, 0x3400 <= r && r < 0x4DC0,
		0x0E00 <= r && r < 0x0F00, 0x20000 <= r && r < 0x40000, r == 0x3005, r == 0x3007:
		return dense
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		return spaced
	}
	return neither
}

const (
	hashSeed  = 2166136261 // FNV-1a, by runes
	hashPrime = 16777619
)

func mix(h uint32, r rune) uint32 { return (h ^ uint32(r)) * hashPrime }

// finish spreads what the last rune did over the whole hash.
func finish(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x7feb352d
	return h ^ h>>15
}

// units gives the terms of a folded text to add, until so many units of it
// were read. A letter or digit alone is no term.
func units(key string, limit int, add func(uint32)) {
	var last rune
	word, letters, read := uint32(hashSeed), 0, 0
	end := func() {
		if letters > 1 {
			add(finish(word))
		}
		word, letters = hashSeed, 0
	}
	for _, r := range key {
		s := scriptOf(r)
		if s != spaced && letters > 0 {
			end()
			read += wordUnits
		}
		if s == dense {
			if last != 0 {
				add(finish(mix(mix(hashSeed, last), r)))
			}
			last = r
			read++
		} else {
			last = 0
		}
		if read >= limit {
			return
		}
		if s == spaced {
			word = mix(word, r)
			letters++
		}
	}
	end()
}

// most is how many terms a signature keeps.
const most = 48

// entryBytes is the size of one term of a signature: a hash and a weight.
const entryBytes = 5

// Signature is the strongest terms of an article, the strongest first, each
// as a hash in four bytes, the lowest first, and a weight in one. The squares
// of the weights add up to about 255².
type Signature []byte

// Sign makes the signature of an article by what is known of its terms. Terms
// of more than every twelfth article say nothing and are dropped.
func Sign(terms []Term, f *Frequencies) Signature {
	type weighed struct {
		hash   uint32
		weight float64
	}
	list := make([]weighed, 0, len(terms))
	for _, t := range terms {
		if w := (1 + math.Log(float64(t.Count))) * f.weight(t.Hash); w > 0 {
			list = append(list, weighed{t.Hash, w})
		}
	}
	slices.SortFunc(list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.hash, b.hash))
	})
	list = list[:min(len(list), most)]
	sum := 0.0
	for _, w := range list {
		sum += w.weight * w.weight
	}
	sig := make(Signature, 0, len(list)*entryBytes)
	for _, w := range list {
		q := byte(max(1, math.Round(full*w.weight/math.Sqrt(sum))))
		sig = append(sig, byte(w.hash), byte(w.hash>>8), byte(w.hash>>16), byte(w.hash>>24), q)
	}
	return sig
}

// full is the weight of the term of a signature that has no other.
const full = 255

// at gives hashBits of the hash of a term of a signature, the highest ones, and
// its weight.
func (s Signature) at(i int) (hash uint32, weight byte) {
	e := s[i*entryBytes : i*entryBytes+entryBytes]
	hash = uint32(e[0]) | uint32(e[1])<<8 | uint32(e[2])<<16 | uint32(e[3])<<24
	return hash >> (32 - hashBits) << (32 - hashBits), e[4]
}

// terms is how many terms a signature has. What a damaged one has too much
// does not count.
func (s Signature) terms() int { return min(len(s)/entryBytes, most) }
