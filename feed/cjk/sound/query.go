package sound

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// maxTyped is how many letters a query may have: what is typed is held in the
// bits of a word.
const maxTyped = 63

// A Query is what is looked for. The zero value finds nothing.
type Query struct {
	typed    Title // with a gap where a blank or an apostrophe was
	patterns []*pattern
}

// Applies tells whether a query may mean a sound rather than the characters
// that it is typed with: Latin letters, maybe with digits (pinyin, romaji), or
// hangul with jamo or with a last syllable that may still be typed. Blanks and
// apostrophes part syllables (xi'an). Any other query is for the full text
// alone.
func Applies(s string) bool {
	typed := typedAs(s)
	letters, hangul := false, false
	for _, unit := range typed {
		letters = letters || latin(unit) && !isDigit(unit)
		hangul = hangul || isJamo(unit)
		if unit != gap && !latin(unit) && !isHangul(unit) && !isJamo(unit) {
			return false
		}
	}
	return letters || hangul || len(typed) > 0 && isHangul(typed[len(typed)-1])
}

// Parse makes a query of what was typed. Beside what Applies takes, there may
// be kana. Anything else, and a text of more than 63 letters, finds nothing.
func Parse(s string) Query {
	q := Query{typed: typedAs(s)}
	if len(q.typed) == 0 {
		return Query{}
	}
	q.patterns = append(q.patterns, compile(q.typed))
	last := q.typed[len(q.typed)-1]
	if !isHangul(last) {
		return q
	}
	if rest, initial, ok := split(last); ok {
		q.patterns = append(q.patterns, compile(append(slices.Clone(q.typed[:len(q.typed)-1]), rest, initial)))
	}
	return q
}

// Zero tells whether the query finds nothing at all.
func (q Query) Zero() bool { return len(q.patterns) == 0 }

// Extends tells whether a query is another one with more typed behind it, so
// that all it finds is among what the other one finds.
func (q Query) Extends(before Query) bool {
	if before.Zero() || len(q.typed) < len(before.typed) {
		return false
	}
	return slices.Equal(q.typed[:len(before.typed)], before.typed)
}

// typedAs folds what was typed, with gaps where syllables are parted. It is
// empty for what can be no query.
func typedAs(s string) Title {
	if len(s) > 16*maxTyped { // nothing of that length is typed; spare the work
		return nil
	}
	s = norm.NFC.String(s)
	for at, r := range folded(s) {
		if _, kind := unitOf(s[at:], r); kind == isGap && !strings.ContainsRune(" '’", r) {
			return nil
		}
	}
	var typed Title
	units := 0
	for _, unit := range Pack(nil, s) {
		switch {
		case unit == umlaut:
			typed = append(typed, 'v')
		case firstInitial <= unit && unit < firstInitial+initials:
			typed = append(typed, uint16([]rune(initialJamo)[unit-firstInitial]))
		case isJamo(unit):
			for _, r := range apart(unit) {
				typed = append(typed, uint16(r))
			}
		case unit == gap, latin(unit), isHangul(unit), isKana(unit), unit == longMark:
			typed = append(typed, unit)
		default:
			return nil
		}
	}
	for _, unit := range typed {
		if unit != gap {
			units++
		}
	}
	if units > maxTyped-1 { // one more when the last syllable is split
		return nil
	}
	return typed
}
