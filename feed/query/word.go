package query

import (
	"cmp"
	"slices"
	"strings"
)

// Word is a text that must occur. Its Text is folded, its parts divided by
// single spaces where something other than letters and digits parted them.
type Word struct {
	Field Field // Any, Title or Issuer
	Text  string
	Whole bool // it stood in quotes: the last word is a whole one, not a beginning
}

// newWord makes the word of a text, and none where it holds no letter and no
// digit.
func newWord(f Field, text string, quoted bool) (Word, bool) {
	w := Word{Field: f, Text: Fold(text)}
	w.Whole = quoted && strings.ContainsFunc(w.Text, func(r rune) bool { return r != blank && !Single(r) })
	return w, w.Text != ""
}

// Run is a part of a word: characters that are found anywhere in a text, or
// letters and digits that stand between marks or spaces.
type Run struct {
	Text   string
	Single bool // of characters that are found anywhere
	Begins bool // it need not be the whole of a word, but only its beginning
}

// Runs are the parts of a word, for those who look it up.
func (w Word) Runs() []Run {
	var runs []Run
	for part := range strings.SplitSeq(w.Text, " ") {
		start, single := 0, false
		for i, r := range part {
			if s := Single(r); i > 0 && s != single {
				runs = append(runs, Run{Text: part[start:i], Single: single})
				start, single = i, s
			} else {
				single = s
			}
		}
		runs = append(runs, Run{Text: part[start:], Single: single})
	}
	last := &runs[len(runs)-1]
	last.Begins = !last.Single && !w.Whole
	return runs
}

// In tells whether the word stands in a text.
func (w Word) In(t Text) bool { return len(t.find(w, 1)) > 0 }

// Find gives the places of a word in a text, as it was before it was folded:
// first byte, and the byte behind the last. They are in order and do not
// overlap. Of a word that was found by its beginning the beginning is given.
func (t Text) Find(w Word) [][2]int { return t.find(w, -1) }

// find gives the first places, all when the limit is negative.
func (t Text) find(w Word, limit int) [][2]int {
	sought := []rune(w.Text)
	if len(sought) == 0 {
		return nil
	}
	var found [][2]int
	for i := 0; i < len(t.runes); i++ {
		if t.runes[i] != sought[0] {
			continue
		}
		end := t.at(i, sought, w.Whole)
		if end < 0 {
			continue
		}
		found = append(found, [2]int{int(t.from[i]), int(t.to[end-1])})
		if len(found) == limit {
			break
		}
		i = end - 1
	}
	return found
}

// at tells where a sought text ends that begins at a rune of the text, -1 when
// it does not stand there. Between a character and a letter or digit, as in
// 2021年, white space counts for nothing; of what parts characters in the
// sought text nothing need be there.
func (t Text) at(i int, sought []rune, whole bool) int {
	if !Single(sought[0]) && t.inWord(i) {
		return -1
	}
	for p, r := range sought {
		parted := i < len(t.runes) && !letter(t.runes[i])
		switch {
		case r == blank && parted:
			i++
		case r == blank:
			if !Single(sought[p-1]) && !Single(sought[p+1]) {
				return -1
			}
		case parted && p > 0 && sought[p-1] != blank && t.runes[i] == blank && Single(r) != Single(sought[p-1]):
			if i++; i == len(t.runes) || t.runes[i] != r {
				return -1
			}
			i++
		case i < len(t.runes) && t.runes[i] == r:
			i++
		default:
			return -1
		}
	}
	if whole && t.inWord(i) {
		return -1
	}
	return i
}

// inWord tells whether a place lies within a word: a letter or a digit stands
// on either side, and none of them is a character that is found anywhere.
func (t Text) inWord(i int) bool {
	return i > 0 && i < len(t.runes) && spelled(t.runes[i-1]) && spelled(t.runes[i])
}

// spelled tells whether a folded rune is part of a word that is found at its
// beginning.
func spelled(r rune) bool { return letter(r) && !Single(r) }

// Marks gives the places of several words in a text, those that touch or
// overlap as one.
func (t Text) Marks(words []Word) [][2]int {
	var all [][2]int
	for _, w := range words {
		all = append(all, t.Find(w)...)
	}
	slices.SortFunc(all, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	merged := all[:0]
	for _, at := range all {
		if n := len(merged); n > 0 && at[0] <= merged[n-1][1] {
			merged[n-1][1] = max(merged[n-1][1], at[1])
			continue
		}
		merged = append(merged, at)
	}
	return merged
}
