package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What hangs on to its neighbour though the classes would part them: marks of
// notes, readings in brackets, numbers of items, signs that cite a number.

// belongs reports whether c, which follows class prev directly, is the mark of
// a note or the reading of the character before, or goes with such a mark.
func (p *paragraph) belongs(prev class, c *cluster) bool {
	if isHan(p.s, c.start) && prev == classID && isHan(p.s, c.start-3) {
		return false // most text
	}
	before, _ := utf8.DecodeLastRuneInString(p.s[:c.start])
	r, _ := utf8.DecodeRuneInString(p.s[c.start:])
	switch {
	case isCircled(r):
		return !endsClause(before)
	case isNoteSign(r):
		return true
	case r == '[':
		return endOfNote(p.s, c.start) > 0
	case r == '(':
		return unicode.Is(unicode.Han, before) && isReading(p.s[c.start+1:])
	}
	return false
}

// isCircled tells signs that number notes as well as items of a list: ① ⑴ ※.
// Behind a word they may be either, so they stay with what is on both sides:
// belongs sees to the one before, itemStart to the one behind.
func isCircled(r rune) bool {
	return r >= 0x2460 && r <= 0x249b || r >= 0x24ea && r <= 0x24ff || r == '※'
}

// isNoteSign tells signs that only follow what they note.
func isNoteSign(r rune) bool {
	return r == '†' || r == '‡' || r == '¹' || r == '²' || r == '³' || r == '⁰' || r >= 0x2074 && r <= 0x2079
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// endsClause tells stops behind which a circled number begins an item.
func endsClause(r rune) bool { return strings.ContainsRune("。；：，、.;:,", r) }

// endOfNote is the end of a note's number at s[i], such as [12], or -1.
func endOfNote(s string, i int) int {
	end := digitsEnd(s, i+1)
	if end > i+1 && end <= i+4 && strings.HasPrefix(s[end:], "]") {
		return end + 1
	}
	return -1
}

// longestReading is the letters of a reading: six in pinyin, and a word in kana.
const longestReading = 8

// isReading reports whether s begins with a reading and its closing bracket:
// pinyin or kana. Abbreviations, as in 生产总值(GDP), are none.
func isReading(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == ')':
			return letters > 0
		case letters == longestReading:
			return false
		case unicode.Is(unicode.Latin, r) && unicode.IsLower(r), unicode.In(r, unicode.Hiragana, unicode.Katakana), r == 'ー':
			letters++
		default:
			return false
		}
	}
	return false
}

// citesBefore reports whether the number at s[i], behind a space, is cited by
// what stands before it: § 3622, No. 5.
func citesBefore(s string, i int) bool {
	if s[i]-'0' > 9 {
		return false
	}
	for _, sign := range []string{"§ ", "№ ", " No. ", " Nos. ", "(No. ", "[No. "} {
		if strings.HasSuffix(s[:i], sign) {
			return true
		}
	}
	return false
}

// itemStart is the end of the character behind the number of an item that ends
// at s[i], as in ①安全第一: no line ends with the number. It is i where none
// follows directly.
func itemStart(s string, i int) int {
	if r, size := utf8.DecodeRuneInString(s[i:]); isWord(r) {
		return i + size
	}
	return i
}

// dottedStart is itemStart for a number with a dot, as in 3.安全第一.
func dottedStart(s string, i int) int {
	if i < len(s) && s[i] == '.' && isHan(s, i+1) {
		return itemStart(s, i+1)
	}
	return i
}
