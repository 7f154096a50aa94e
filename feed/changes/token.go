package changes

import (
	"unicode"
	"unicode/utf8"
)

// tokens cuts a text into what changes as a whole: numbers with what parts their
// digits, words of scripts that are written in words, single characters of all
// others, each with the marks on it.
func tokens(s string) []string {
	var out []string
	for s != "" {
		n := tokenLen(s)
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}

// tokenLen is the length in bytes of the token at the start of a text.
func tokenLen(s string) int {
	first, n := utf8.DecodeRuneInString(s)
	digits, word := unicode.IsDigit(first), worded(first)
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case attached(r):
		case r == zwj && n+size < len(s):
			_, next := utf8.DecodeRuneInString(s[n+size:])
			size += next
		case digits && unicode.IsDigit(r), word && worded(r):
		case digits && (r == '.' || r == ',' || r == '．') && digitAt(s[n+size:]):
		default:
			return n
		}
		n += size
	}
	return n
}

// zwj joins two characters to one.
const zwj = '\u200D'

// attached reports whether a character stands on the one before it.
func attached(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Mc, unicode.Me) || 0xFE00 <= r && r <= 0xFE0F || 0xE0100 <= r && r <= 0xE01EF || 0x1F3FB <= r && r <= 0x1F3FF
}

// worded reports whether a character is a letter of a script that parts its
// words by blanks.
func worded(r rune) bool {
	return unicode.IsLetter(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func digitAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}
