package sound

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"guanbao/feed/cjk"
)

// A Title is a title made ready to be matched: its units in order, with a gap
// where blanks or punctuation stood between them. Width, case, katakana and
// accents are folded; a Han with readings stays as it is written, for 乾 and 干
// are one when folded and sound different.
type Title []uint16

const (
	// gap stands for what is between units that are not side by side.
	gap = ' '
	// other stands for units that nothing matches.
	other = 0xFFFF
	// umlaut is the one Latin letter that keeps its mark: it is typed u or v.
	umlaut = 'ü'
)

// A place is where a unit stands in a text: its first byte and the one behind
// its last.
type place struct{ from, to int }

// Pack appends a title to what is there, as a Title.
func Pack(to Title, s string) Title {
	to, _ = pack(to, nil, s)
	return to
}

// pack appends a title and, when places are wanted, where its units stand.
func pack(to Title, places []place, s string) (Title, []place) {
	begin := len(to)
	pending, beside := false, false // a gap to come; a unit right before this one
	for at, r := range folded(s) {
		unit, kind := unitOf(s[at:], r)
		if len(places) > 0 && beside {
			places[len(places)-1].to = at
		}
		switch kind {
		case isMark:
			continue
		case isGap:
			pending, beside = len(to) > begin, false
			continue
		}
		if beside {
			if whole, ok := joined(to[len(to)-1], unit); ok {
				to[len(to)-1] = whole
				continue
			}
		}
		if pending {
			to = append(to, gap)
			if places != nil {
				places = append(places, place{at, at})
			}
		}
		to = append(to, unit)
		if places != nil {
			places = append(places, place{at, len(s)})
		}
		pending, beside = false, true
	}
	return to, places
}

// folded yields the runes of cjk.Key(s), each with the byte of s where that
// which it stands for begins.
func folded(s string) iter.Seq2[int, rune] {
	return func(yield func(int, rune) bool) {
		for i := 0; i < len(s); {
			r, size := cjk.KeyRune(s[i:])
			if !yield(i, r) {
				return
			}
			i += size
		}
	}
}

// kind tells what a rune is to a title.
type kind uint8

const (
	isUnit kind = iota
	isGap
	isMark // belongs to the unit before it
)

// unitOf gives the unit for a folded rune, which s begins with unfolded.
func unitOf(s string, folded rune) (uint16, kind) {
	switch {
	case folded < utf8.RuneSelf:
		if latin(uint16(folded)) {
			return uint16(folded), isUnit
		}
		return 0, isGap
	case 'ぁ' <= folded && folded <= 'ゖ', firstHangul <= folded && folded < afterHangul, folded == '〇':
		return uint16(folded), isUnit
	case afterKana <= folded && folded < afterHan:
		if r, _ := utf8.DecodeRuneInString(s); firstHan <= r && r < afterHan && theSyllables().han[r-firstHan] != 0 {
			return uint16(r), isUnit
		}
	}
	switch {
	case unicode.Is(unicode.Mn, folded):
		return 0, isMark
	case !unicode.IsLetter(folded) && !unicode.IsDigit(folded):
		return 0, isGap
	case folded > 0xFFFF:
		return other, isUnit
	case folded != umlaut && folded < 0x2000:
		return bare(folded), isUnit
	}
	return uint16(folded), isUnit
}

// bare takes the accents off a Latin letter.
func bare(r rune) uint16 {
	d := norm.NFD.PropertiesString(string(r)).Decomposition()
	if len(d) > 0 && latin(uint16(d[0])) {
		return uint16(d[0])
	}
	return uint16(r)
}

// latin tells whether a unit is an ASCII letter or digit.
func latin(unit uint16) bool { return 'a' <= unit && unit <= 'z' || isDigit(unit) }

func isDigit(unit uint16) bool { return '0' <= unit && unit <= '9' }
