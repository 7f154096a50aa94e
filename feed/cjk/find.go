package cjk

// A Needle is a text to look for in others, in any form that has the same Key.
// The zero value is found nowhere.
type Needle struct {
	runes []rune
	// back tells by the number of runes that matched how many of them are
	// still matched when the next one does not (Knuth, Morris and Pratt).
	back []int
}

// NewNeedle makes a needle of a text. An empty text is found nowhere.
func NewNeedle(s string) Needle {
	n := Needle{runes: []rune(Key(s))}
	n.back = make([]int, len(n.runes)+1)
	for i, k := 1, 0; i < len(n.runes); i++ {
		for k > 0 && n.runes[i] != n.runes[k] {
			k = n.back[k]
		}
		if n.runes[i] == n.runes[k] {
			k++
		}
		n.back[i+1] = k
	}
	return n
}

// Find gives the places where the needle stands in a text: first byte, and the
// byte behind the last. They are in order and do not overlap, and begin and
// end between runes. The time it takes grows with the text alone.
func (n Needle) Find(s string) [][2]int { return n.find(s, -1) }

// In tells whether the needle stands in a text.
func (n Needle) In(s string) bool { return len(n.find(s, 1)) > 0 }

// Find gives the places where needle stands in s, in whatever variant, width
// or case; see Needle.Find.
func Find(s, needle string) [][2]int { return NewNeedle(needle).Find(s) }

// find gives the first places, all when the limit is negative.
func (n Needle) find(s string, limit int) [][2]int {
	if len(n.runes) == 0 || limit == 0 {
		return nil
	}
	var found [][2]int
	f := theFolding()
	// starts is a ring: where the last runes began, as many as the needle has.
	starts := make([]int, len(n.runes))
	last, matched := len(starts)-1, 0
	for i := 0; i < len(s); {
		r, size := f.next(s[i:])
		if matched == 0 && r != n.runes[0] {
			i += size
			continue
		}
		if last++; last == len(starts) {
			last = 0
		}
		starts[last] = i
		i += size
		for matched > 0 && r != n.runes[matched] {
			matched = n.back[matched]
		}
		if r == n.runes[matched] {
			matched++
		}
		if matched == len(n.runes) {
			found = append(found, [2]int{starts[(last+1)%len(starts)], i})
			if len(found) == limit {
				break
			}
			matched = 0
		}
	}
	return found
}
