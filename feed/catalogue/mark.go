package catalogue

import (
	"slices"
	"strings"

	"guanbao/feed/cjk"
)

// Marks gives the places in a name that the words of a text mean, by what they
// say or how they sound: first byte, and the byte behind the last. They are in
// order and do not overlap. A word that is found elsewhere has none.
func Marks(text, name string) [][2]int {
	x := newText(inName, name)
	var all [][2]int
	for _, w := range strings.Fields(text) {
		all = append(all, newTerm(w).marks(x, name)...)
	}
	slices.SortFunc(all, func(a, b [2]int) int { return a[0] - b[0] })
	var merged [][2]int
	for _, m := range all {
		if last := len(merged) - 1; last >= 0 && m[0] <= merged[last][1] {
			merged[last][1] = max(merged[last][1], m[1])
			continue
		}
		merged = append(merged, m)
	}
	return merged
}

// marks gives the places of one word.
func (t term) marks(x text, name string) [][2]int {
	if _, ok := t.in(x); ok {
		if t.place(x.key) >= 0 {
			return t.said(name)
		}
		return t.sound.Find(name)
	}
	var all [][2]int
	for _, part := range t.parts {
		all = append(all, part.marks(x, name)...)
	}
	return all
}

// said gives the places where a word stands as it was typed; of letters alone
// those where a word begins.
func (t term) said(name string) [][2]int {
	return slices.DeleteFunc(cjk.Find(name, t.word), func(m [2]int) bool {
		return t.letters && !opens(name[:m[0]])
	})
}
