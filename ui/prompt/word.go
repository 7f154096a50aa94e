package prompt

import (
	"unicode"
	"unicode/utf8"
)

// script is what the characters of one word have in common. A word is a run
// of one of them: it ends where the script changes, and at all punctuation,
// so that an address is walked step by step.
type script uint8

const (
	between script = iota // spaces, punctuation, symbols
	letters               // alphabets and digits
	han
	kana
	hangul
)

// scriptOf is the script of a cluster, by its first character.
func scriptOf(cluster string) script {
	r, _ := utf8.DecodeRuneInString(cluster)
	switch {
	case unicode.Is(unicode.Han, r):
		return han
	case unicode.In(r, unicode.Hiragana, unicode.Katakana), r == 'ー', r == 'ｰ', r == 'ﾞ', r == 'ﾟ':
		return kana
	case unicode.Is(unicode.Hangul, r):
		return hangul
	case unicode.In(r, unicode.L, unicode.N, unicode.M):
		return letters
	}
	return between
}

// wordBefore is where the last word begins that begins before pos, 0 where
// none does.
func wordBefore(s string, pos int) int {
	start, at, last := 0, 0, between
	for c := range clusters(s) {
		if at >= pos {
			break
		}
		if is := scriptOf(c); is != last {
			if last = is; is != between {
				start = at
			}
		}
		at += len(c)
	}
	return start
}

// wordAfter is where the first word ends that ends after pos, the end of s
// where none does.
func wordAfter(s string, pos int) int {
	at, last := 0, between
	for c := range clusters(s) {
		is := scriptOf(c)
		if last != between && is != last {
			return at
		}
		if last = is; at < pos {
			last = between
		}
		at += len(c)
	}
	return at
}
