package bulletin

import (
	"unicode"

	"guanbao/feed/html"
)

// How much one reads in a minute.
const (
	hanAMinute    = 400 // Han characters of Chinese
	kanaAMinute   = 500 // characters of Japanese
	hangulAMinute = 500 // syllables of Korean
	wordsAMinute  = 220 // words in letters
)

// ReadingTime is how many minutes one reads at a document, at least 1. The
// scripts of a mixed text are counted each at its own pace; Han counts as
// Japanese where at least a tenth of the East Asian text is kana. Tables count
// as text, and pictures by what stands for them.
func ReadingTime(d html.Document) int {
	var han, kana, syllables, words int
	inWord := false
	for _, r := range d.Text() {
		word := false
		switch {
		case r < 0x80:
			word = alnum(byte(r)) || inWord && r == '\''
		case r >= 0x3041 && r <= 0x30FF:
			kana++
		case hangul(r):
			syllables++
		case unicode.Is(unicode.Han, r):
			han++
		default:
			word = unicode.IsLetter(r) || unicode.IsNumber(r)
		}
		if word && !inWord {
			words++
		}
		inWord = word
	}
	pace := hanAMinute
	if kana*10 >= han+kana && kana > 0 {
		pace = kanaAMinute
	}
	seconds := 60*han/pace + 60*kana/kanaAMinute + 60*syllables/hangulAMinute + 60*words/wordsAMinute
	return max(1, (seconds+30)/60)
}
