package cjk

import (
	"strings"
	"unicode/utf8"
)

// maxLetters is the length of the longest syllables, zhuāng and its kin.
const maxLetters = 6

// spelling is a syllable as a number, so that two ways to write the same one
// are equal: one byte a letter, the first letter highest. The low five bits of
// a byte tell the letter, 1 to 26 as in the alphabet, the others the tone whose
// mark stands on it, 0 for none.
type spelling uint64

// What a letter's byte is made of. Pinyin has no v of its own, so it stands for
// ü, as people type it.
const (
	circumflexE = 27 // ê
	toneShift   = 5
	toneBits    = 0xE0_E0_E0_E0_E0_E0
)

// spell reads the pinyin letters at the start of s. It returns how many bytes
// and how many letters they take; more than maxLetters are no syllable, then
// both are 0. Case matters: names and abbreviations are no pinyin here.
func spell(s string) (syllable spelling, size, letters int) {
	for size < len(s) {
		r, n := rune(s[size]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[size:])
		}
		if letter := letterOf(r); letter != 0 {
			if letters++; letters > maxLetters {
				return 0, 0, 0
			}
			syllable = syllable<<8 | spelling(letter)
		} else if marked := withMark(byte(syllable), r); marked != 0 {
			syllable = syllable&^0xFF | spelling(marked)
		} else {
			break
		}
		size += n
	}
	return syllable, size, letters
}

// pinyinVowels are the vowels with the marks of the four tones, two bytes each.
const pinyinVowels = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"

// letterOf returns the byte of a letter, 0 for a rune that is none. Chinese
// fonts and input methods also write a and g as ɑ and ɡ.
func letterOf(r rune) byte {
	switch {
	case 'a' <= r && r <= 'z':
		return pinyinLetter(byte(r), 0)
	case r < utf8.RuneSelf:
		return 0
	}
	if i := strings.IndexRune(pinyinVowels, r); i >= 0 {
		return pinyinLetter("aeiouv"[i/8], i/2%4+1)
	}
	switch r {
	case 'ɑ':
		return pinyinLetter('a', 0)
	case 'ɡ':
		return pinyinLetter('g', 0)
	case 'ü':
		return pinyinLetter('v', 0)
	case 'ê':
		return circumflexE
	case 'ế':
		return circumflexE | 2<<toneShift
	case 'ề':
		return circumflexE | 4<<toneShift
	case 'ń':
		return pinyinLetter('n', 2)
	case 'ň':
		return pinyinLetter('n', 3)
	case 'ǹ':
		return pinyinLetter('n', 4)
	case 'ḿ':
		return pinyinLetter('m', 2)
	}
	return 0
}

// pinyinLetter is the byte of a letter of the alphabet under the mark of a tone.
func pinyinLetter(l byte, tone int) byte { return l - 'a' + 1 | byte(tone)<<toneShift }

// withMark puts a combining mark on a letter, 0 where pinyin does not.
func withMark(bare byte, mark rune) byte {
	if bare == 0 {
		return 0
	}
	plain, tone := bare&(1<<toneShift-1), bare>>toneShift
	switch {
	case mark == '\u0308' && plain == pinyinLetter('u', 0):
		return pinyinLetter('v', 0) | tone<<toneShift
	case mark == '\u0302' && plain == pinyinLetter('e', 0):
		return circumflexE | tone<<toneShift
	case tone != 0:
		return 0
	}
	switch mark {
	case '\u0304':
		tone = 1
	case '\u0301':
		tone = 2
	case '\u030C':
		tone = 3
	case '\u0300':
		tone = 4
	default:
		return 0
	}
	return bare | tone<<toneShift
}

// toneless returns the letters without tones, v for ü.
func (s spelling) toneless() string {
	var letters []byte
	for shift := 8 * (maxLetters - 1); shift >= 0; shift -= 8 {
		switch plain := byte(s>>shift) & (1<<toneShift - 1); plain {
		case 0:
		case circumflexE:
			letters = append(letters, 'e')
		default:
			letters = append(letters, 'a'+plain-1)
		}
	}
	return string(letters)
}

// toned reports whether a letter carries a tone mark.
func (s spelling) toned() bool { return s&toneBits != 0 }

// begins reports whether s, of the given number of letters, is how whole
// begins. The last letter may lack its tone, for where a text is cut between
// a letter and its mark that is what stays.
func (s spelling) begins(whole spelling, letters int) bool {
	for whole>>(8*letters) != 0 {
		whole >>= 8
	}
	return s == whole || s&(toneBits&0xFF) == 0 && s == whole&^(toneBits&0xFF)
}
