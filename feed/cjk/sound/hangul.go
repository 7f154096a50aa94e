package sound

import "strings"

// Hangul syllables are U+AC00 + (initial × 21 + vowel) × 28 + final (The
// Unicode Standard, section 3.12).
const (
	firstHangul = 0xAC00
	afterHangul = 0xD7A4
	initials    = 19
	vowels      = 21
	finals      = 28 // the first is none
)

// The conjoining jamo that syllables are made of.
const (
	firstInitial = 0x1100
	firstVowel   = 0x1161
	firstFinal   = 0x11A7
)

// The compatibility jamo, as keyboards send them.
const (
	firstJamo = 0x3131
	afterJamo = 0x3164
)

func isHangul(unit uint16) bool { return firstHangul <= unit && unit < afterHangul }
func isJamo(unit uint16) bool   { return firstJamo <= unit && unit < afterJamo }

// initialJamo are the initial consonants in their order, and finalJamo what
// each final is typed as.
const initialJamo = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"

var finalJamo = [finals]string{
	"", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ",
	"ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
}

// jamoPairs are the consonants that keyboards make of two, in the order of
// their codes.
const jamoPairs = "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ"

// apart gives the consonants that a compatibility jamo is typed with.
func apart(jamo uint16) string {
	if strings.ContainsRune(jamoPairs, rune(jamo)) {
		for _, f := range finalJamo {
			if composed(f) == rune(jamo) {
				return f
			}
		}
	}
	return string(rune(jamo))
}

// composed gives the one jamo for two consonants, 0 where there is none.
func composed(two string) rune {
	pairs := [...]string{"ㄱㅅ", "ㄴㅈ", "ㄴㅎ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅂㅅ"}
	for i, p := range pairs {
		if p == two {
			return []rune(jamoPairs)[i]
		}
	}
	return 0
}

// initialOf gives the place of a consonant among the initials, -1 for others.
func initialOf(jamo uint16) int {
	if at := strings.IndexRune(initialJamo, rune(jamo)); at >= 0 {
		return at / 3
	}
	return -1
}

// joined puts a conjoining jamo onto what stands before it.
func joined(before, jamo uint16) (uint16, bool) {
	switch {
	case firstInitial <= before && before < firstInitial+initials && firstVowel <= jamo && jamo < firstVowel+vowels:
		return firstHangul + ((before-firstInitial)*vowels+jamo-firstVowel)*finals, true
	case isHangul(before) && (before-firstHangul)%finals == 0 && firstFinal < jamo && jamo < firstFinal+finals:
		return before + jamo - firstFinal, true
	}
	return 0, false
}

// grows tells whether a syllable that is being typed can become another one by
// typing on: 고 can become 과 and 관, but 관 cannot become 광.
func grows(typed, whole uint16) bool {
	a, b := typed-firstHangul, whole-firstHangul
	if a/finals/vowels != b/finals/vowels {
		return false
	}
	vowel, final := a/finals%vowels, a%finals
	wholeVowel, wholeFinal := b/finals%vowels, b%finals
	if final != 0 {
		return vowel == wholeVowel && strings.HasPrefix(finalJamo[wholeFinal], finalJamo[final])
	}
	if vowel == wholeVowel {
		return true
	}
	switch vowel { // ㅗ, ㅜ and ㅡ are the beginnings of others
	case 8, 13:
		return vowel < wholeVowel && wholeVowel <= vowel+3
	case 18:
		return wholeVowel == 19
	}
	return false
}

// split takes the last consonant off a syllable: it may be the initial of the
// next one, as in 간 on the way to 가나. A syllable that is open has none.
func split(syllable uint16) (rest uint16, initial uint16, ok bool) {
	final := (syllable - firstHangul) % finals
	if final == 0 {
		return 0, 0, false
	}
	typed := []rune(finalJamo[final])
	left := string(typed[:len(typed)-1])
	for f, letters := range finalJamo {
		if letters == left {
			return syllable - final + uint16(f), uint16(typed[len(typed)-1]), true
		}
	}
	return 0, 0, false
}
