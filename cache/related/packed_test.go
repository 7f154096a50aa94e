package related

import (
	"math/rand/v2"
	"testing"
)

// alike reports whether two signatures say the same to an index.
func alike(a, b Signature) bool {
	if a.terms() != b.terms() {
		return false
	}
	for i := range a.terms() {
		hash, weight := a.at(i)
		if h, w := b.at(i); h != hash || w != weight {
			return false
		}
	}
	return true
}

func TestSignaturesComeBackAsTheyWereStored(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	var known Frequencies
	for n := range 400 {
		var terms []Term
		for range rng.IntN(n/4 + 1) {
			terms = append(terms, Term{rng.Uint32(), uint16(1 + rng.IntN(n+1))})
		}
		sig := Sign(terms, &known)
		stored := sig.Pack()
		if got := Unpack(stored, make([]byte, 0, 240)); !alike(got, sig) {
			t.Fatalf("%d terms came back as %d: %x, want %x", sig.terms(), got.terms(), got, sig)
		}
		if len(stored) > len(sig) || sig.terms() == most && len(stored) > 155 {
			t.Errorf("%d terms take %d bytes, %d as they are", sig.terms(), len(stored), len(sig))
		}
		if got := Unpack(sig, nil); !alike(got, sig) {
			t.Fatalf("%x of a former build is read as %x", sig, got)
		}
	}
}

func FuzzUnpackTakesAnySignature(f *testing.F) {
	f.Add([]byte{9, 0xff, 3, 0xff, 0xff, 0xff, 0xff})
	f.Add([]byte{255})
	f.Fuzz(func(t *testing.T, stored []byte) {
		sig := Unpack(stored, nil)
		if sig.terms() > most {
			t.Errorf("%d terms", sig.terms())
		}
		NewIndex(0).Add(Document{Row: 1}, sig)
	})
}
