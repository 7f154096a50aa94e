package index

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"
)

// listOf codes postings and gives them back as they would be read.
func listOf(list []posting, all int) coded {
	b := appendList(nil, list, all)
	count, n := binary.Uvarint(b)
	b = b[n:]
	if count != 1 {
		_, n = binary.Uvarint(b)
		b = b[n:]
	}
	return coded{int(count), b}
}

func TestAListIsReadAsItWasWritten(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		all := 2 + rng.IntN(MostDocuments-2)
		want := make([]uint8, all)
		var list []posting
		far := 1 + rng.IntN(all) // some gaps are much longer than others
		for d := rng.IntN(all); d < all; d++ {
			often := 1 + rng.IntN(mostOften)
			want[d] = uint8(often)
			list = append(list, newPosting(d, often))
			switch rng.IntN(50) {
			case 0:
				d += far
			case 1:
				d += rng.IntN(100)
			}
		}
		if len(list) == 1 {
			want[list[0].document()] = min(want[list[0].document()], 2) // of one not more is told
		}
		got := make([]uint8, all)
		if err := listOf(list, all).into(got); err != nil || !slices.Equal(got, want) {
			t.Fatalf("%d of %d: read otherwise than written, %v", len(list), all, err)
		}
	}
}

func TestADamagedListIsNeverReadBeyondItsEnd(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	refused := 0
	for range 20_000 {
		all := 2 + rng.IntN(5000)
		c := coded{1 + rng.IntN(all), make([]byte, rng.IntN(200))}
		for i := range c.bytes {
			c.bytes[i] = byte(rng.Uint32() & rng.Uint32() & rng.Uint32())
		}
		if c.into(make([]uint8, all)) != nil {
			refused++
		}
	}
	if refused < 10_000 {
		t.Errorf("only %d of 20000 random lists were refused", refused)
	}
}
