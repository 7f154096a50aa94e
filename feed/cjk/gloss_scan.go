package cjk

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// The parentheses around a gloss. A converter may mix them.
const (
	halfOpen, fullOpen   = "(", "（"
	halfClose, fullClose = ")", "）"
)

// gloss is pinyin in parentheses behind the character that it is a reading of.
type gloss struct {
	base     rune
	from, to int  // bytes, with the parentheses
	again    bool // behind another gloss of the same character
}

// glosses finds the glosses in s; those in the neutral tone, which have no
// mark and may as well be a word, only if asked for.
func glosses(s string, neutral bool) iter.Seq[gloss] {
	return func(yield func(gloss) bool) {
		var last gloss
		open := openings{s: s, half: -1, full: -1}
		for at, size := open.next(0); size > 0; at, size = open.next(at + size) {
			g := gloss{base: last.base, from: at, again: at == last.to}
			if !g.again {
				g.base, _ = utf8.DecodeLastRuneInString(s[:at])
			}
			syllable, letters := spelling(0), 0
			if g.base < firstRead || g.base >= afterRead {
				continue
			}
			syllable, g.to, letters = spell(s[at+size:])
			g.to += at + size
			shut := closing(s[g.to:])
			if letters == 0 || shut == 0 || !syllable.toned() && !neutral || !reads(g.base, syllable) {
				continue
			}
			g.to += shut
			if !yield(g) {
				return
			}
			last = g
		}
	}
}

// reads reports whether a character has the reading.
func reads(char rune, syllable spelling) bool {
	for _, r := range Readings(char) {
		if readings().spelt[r] == syllable {
			return true
		}
	}
	return false
}

// openings finds the opening parentheses of s from left to right. It remembers
// where the next of either kind stands, so that a text full of one of them is
// not searched for the other time and again.
type openings struct {
	s          string
	half, full int // bytes, len(s) where no more come
}

// next returns where the first opening parenthesis at or after from stands and
// its size in bytes, 0 if there is none.
func (o *openings) next(from int) (at, size int) {
	if o.half < from {
		o.half = indexFrom(o.s, from, halfOpen)
	}
	if o.full < from {
		o.full = indexFrom(o.s, from, fullOpen)
	}
	switch {
	case o.half < o.full:
		return o.half, len(halfOpen)
	case o.full < len(o.s):
		return o.full, len(fullOpen)
	}
	return len(o.s), 0
}

func indexFrom(s string, from int, what string) int {
	if i := strings.Index(s[from:], what); i >= 0 {
		return from + i
	}
	return len(s)
}

// closing returns the size of the closing parenthesis that s begins with, 0 if
// there is none.
func closing(s string) int {
	switch {
	case strings.HasPrefix(s, halfClose):
		return len(halfClose)
	case strings.HasPrefix(s, fullClose):
		return len(fullClose)
	}
	return 0
}

// DropOpenGloss removes a gloss that lost its end where a text was cut: 辦公會(hu
// and 辦公會(hu…, where the ellipsis stays. It looks at no more than the last
// seven characters, and leaves what is not the beginning of a reading of the
// character before.
func DropOpenGloss(s string) string {
	whole := strings.TrimRight(s, "….")
	at := max(strings.LastIndex(whole, halfOpen), strings.LastIndex(whole, fullOpen))
	if at < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(whole[at:])
	syllable, n, letters := spell(whole[at+size:])
	if at+size+n != len(whole) {
		return s
	}
	base, _ := utf8.DecodeLastRuneInString(whole[:at])
	for _, r := range Readings(base) {
		if syllable.begins(readings().spelt[r], letters) {
			return s[:at] + s[len(whole):]
		}
	}
	return s
}
