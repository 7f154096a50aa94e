package cjk

import (
	"iter"
	"strings"
)

// What makes a document one whose conversion put pinyin behind its characters.
// Such a converter glosses a character always or never, and some of them only;
// who means to help a reader glosses the first occurrence, a primer nearly all.
// A short text with three glosses or more on characters that do not come again
// cannot be told from a converter's by this, and counts as one.
const (
	fewestGlosses   = 3
	glossedAlways   = 90 // at least so many of a hundred occurrences of the glossed characters
	leastGlossed    = 1  // of a hundred Han characters
	mostGlossed     = 60 // of a hundred Han characters
	percent         = 100
	knownCharacters = afterRead - firstRead
)

// Verdict tells whether the pinyin in a text is the trace of a faulty
// conversion, as in 會(huì)議, and removes it if so. The zero value removes
// nothing.
type Verdict struct {
	Dirty   bool // glosses are to be hidden
	Count   int  // how many glosses stand in the text that was judged, 0 when it is not dirty
	neutral bool // glosses in the neutral tone go as well
}

// FindGlosses judges the pieces of a document together: its title, headings,
// paragraphs, cells. A gloss does not reach from one piece into the next.
func FindGlosses(text ...string) Verdict {
	glossed, sure := glossedIn(text)
	if sure < fewestGlosses {
		return Verdict{}
	}
	occurrences, han := glossed.occurrences(text)
	if percent*sure < glossedAlways*occurrences || percent*sure < leastGlossed*han || percent*sure > mostGlossed*han {
		return Verdict{}
	}
	v := Verdict{Dirty: true, neutral: true}
	for _, s := range text {
		for range glosses(s, true) {
			v.Count++
		}
	}
	return v
}

// JudgeTitle judges a title that stands alone, which is too short for the rule
// of documents. On a site whose documents were found dirty the title is dirty
// as well. Elsewhere its glosses go when each of its glossed characters is
// glossed throughout and is one that simplification changes, for that is how
// the converters at fault come upon them; simplifies tells which are.
func JudgeTitle(title string, dirtySite bool, simplifies func(rune) bool) Verdict {
	v := Verdict{Dirty: true, neutral: dirtySite}
	for g := range glosses(title, dirtySite) {
		if !dirtySite && !simplifies(g.base) {
			return Verdict{}
		}
		v.Count++
	}
	if dirtySite {
		return v
	}
	glossed, sure := glossedIn([]string{title})
	if occurrences, _ := glossed.occurrences([]string{title}); sure == 0 || sure < occurrences {
		return Verdict{}
	}
	return v
}

// Spans finds what is to be hidden in s, a piece of the text that was judged:
// the bytes from the first number up to the second.
func (v Verdict) Spans(s string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		if !v.Dirty {
			return
		}
		for g := range glosses(s, v.neutral) {
			if !yield(g.from, g.to) {
				return
			}
		}
	}
}

// Strip returns s, a piece of the text that was judged, without its glosses.
func (v Verdict) Strip(s string) string {
	var b strings.Builder
	kept := 0 // bytes of s that are dealt with
	for from, to := range v.Spans(s) {
		b.WriteString(s[kept:from])
		kept = to
	}
	if kept == 0 {
		return s
	}
	b.WriteString(s[kept:])
	return b.String()
}

// StripCut is Strip for a title or a summary that may have been cut within a
// gloss.
func (v Verdict) StripCut(s string) string {
	if !v.Dirty {
		return s
	}
	return v.Strip(DropOpenGloss(s))
}

// glossedSet is a set of characters whose readings are known.
type glossedSet [(knownCharacters + 63) / 64]uint64

func (c *glossedSet) add(r rune) { c[(r-firstRead)/64] |= 1 << (uint(r-firstRead) % 64) }

func (c *glossedSet) has(r rune) bool {
	return firstRead <= r && r < afterRead && c[(r-firstRead)/64]>>(uint(r-firstRead)%64)&1 != 0
}

// glossedIn returns the characters that have a sure gloss, one with a tone
// mark, and how many occurrences of them have.
func glossedIn(text []string) (glossed glossedSet, sure int) {
	for _, s := range text {
		for g := range glosses(s, false) {
			glossed.add(g.base)
			if !g.again {
				sure++
			}
		}
	}
	return glossed, sure
}

// occurrences counts how often the characters of the set occur, and Han
// characters of all kinds.
func (c *glossedSet) occurrences(text []string) (n, han int) {
	for _, s := range text {
		for _, r := range s {
			if countsAsHan(r) {
				han++
				if c.has(r) {
					n++
				}
			}
		}
	}
	return n, han
}

// countsAsHan reports whether r is an ideograph.
func countsAsHan(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r <= 0x4DBF || r == '〇' || 0xF900 <= r && r <= 0xFAFF || 0x20000 <= r && r <= 0x3FFFD
}
