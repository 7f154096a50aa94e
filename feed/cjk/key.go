package cjk

import (
	"unicode"
	"unicode/utf8"
)

// Key gives the form under which texts are compared: folded as by Fold, and
// besides in lower case, full-width and half-width forms taken for the usual
// ones, katakana for hiragana. Two texts that a reader takes for the same have
// the same key. Bytes that are no UTF-8 become U+FFFD.
func Key(s string) string {
	return string(appendKey(make([]byte, 0, len(s)+len(s)/8), s, false))
}

// LetterKey is Key without anything that is no letter and no digit.
func LetterKey(s string) string {
	return string(appendKey(make([]byte, 0, len(s)+len(s)/8), s, true))
}

// KeyRune gives the first rune of Key(s) and the number of bytes of s that it
// stands for, for those who need to know where in a text its key comes from. An
// empty text has none: 0 bytes.
func KeyRune(s string) (rune, int) {
	if s == "" {
		return 0, 0
	}
	return theFolding().next(s)
}

func appendKey(to []byte, s string, letters bool) []byte {
	f := theFolding()
	for i := 0; i < len(s); {
		r, size := f.next(s[i:])
		i += size
		if !letters || counts(r) {
			to = utf8.AppendRune(to, r)
		}
	}
	return to
}

// counts tells whether a folded rune is a letter or a digit.
func counts(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return 0x4E00 <= r && r < 0xA000 || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// next folds what s begins with to one rune: a rune, or a kana with its sound
// mark. It gives the bytes that these take.
func (f *folding) next(s string) (rune, int) {
	if s[0] < utf8.RuneSelf {
		return rune(f.dense[s[0]]), 1
	}
	r, size := utf8.DecodeRuneInString(s)
	r = f.key(r)
	if r < 0x3040 || r >= 0x30A0 || size == len(s) || s[size] < utf8.RuneSelf || voices[r-0x3040] == voiceless {
		return r, size
	}
	mark, markSize := utf8.DecodeRuneInString(s[size:])
	if whole, ok := sound(r, f.key(mark)); ok {
		return whole, size + markSize
	}
	return r, size
}
