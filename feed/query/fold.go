package query

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"guanbao/feed/cjk"
)

// FoldVersion tells which foldings Fold makes. It grows with every change of
// them; what was kept under another version must be made anew.
const FoldVersion = cjk.FoldVersion*1000 + 1

// What stands in a folded text for what is no letter and no digit: blank for
// white space alone, mark where there was anything else.
const (
	blank = ' '
	mark  = '\x01'
)

// Text is a text folded for finding words in it. The zero value is empty.
type Text struct {
	runes []rune  // folded; a run of what parts words is one blank or mark
	from  []int32 // by rune: the byte where it begins in the text as it was
	to    []int32 // the byte behind it
}

// NewText folds a text.
func NewText(s string) Text {
	t := Text{runes: make([]rune, 0, len(s)/2), from: make([]int32, 0, len(s)/2), to: make([]int32, 0, len(s)/2)}
	for i := 0; i < len(s); {
		r, size := cjk.KeyRune(s[i:])
		t.add(r, i, i+size)
		i += size
	}
	return t
}

// add appends a rune of the key that stands for the bytes of a span.
func (t *Text) add(r rune, from, to int) {
	if plainSingle(r) {
		t.push(r, from, to)
		return
	}
	if r >= utf8.RuneSelf {
		if unseen(r) {
			if n := len(t.to); n > 0 && letter(t.runes[n-1]) {
				t.to[n-1] = int32(to)
			}
			return
		}
		if r < rune(len(bases())) {
			r = rune(bases()[r])
		}
		if two, ok := pairs[r]; ok {
			t.push(two[0], from, to)
			r = two[1]
		}
	}
	switch {
	case letter(r):
		t.push(r, from, to)
	case unicode.IsSpace(r) || unicode.IsControl(r):
		t.part(blank, from, to)
	default:
		t.part(mark, from, to)
	}
}

func (t *Text) push(r rune, from, to int) {
	t.runes, t.from, t.to = append(t.runes, r), append(t.from, int32(from)), append(t.to, int32(to))
}

// part adds to what parts words.
func (t *Text) part(r rune, from, to int) {
	n := len(t.runes) - 1
	if n < 0 || letter(t.runes[n]) {
		t.push(r, from, to)
		return
	}
	if t.to[n] = int32(to); r == mark {
		t.runes[n] = mark
	}
}

// Fold gives the form in which words are compared: as cjk.Key, without accents,
// and with one space for all that is no letter and no digit, none at the ends.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range NewText(s).runes {
		if r == mark {
			r = blank
		}
		b.WriteRune(r)
	}
	return strings.Trim(b.String(), " ")
}

// letter tells whether a folded rune is part of a word.
func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return Single(r) || unicode.In(r, unicode.L, unicode.Nd, unicode.Mn, unicode.Mc)
}

// Single tells whether a folded rune is of a script that is written without
// spaces and found anywhere: an ideograph, kana, hangul, bopomofo.
func Single(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case plainSingle(r):
		return true
	case r == 'ー', r == '〆', r == '\u3099', r == '\u309A':
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo) && !unicode.In(r, unicode.P, unicode.S)
}

// plainSingle tells whether a folded rune is one of the usual ideographs, kana
// or syllables of hangul, nearly all of a text in such a script.
func plainSingle(r rune) bool {
	return 0x4E00 <= r && r < 0xA000 || 0x3041 <= r && r < 0x3097 || 0xAC00 <= r && r < 0xD7A4
}

// unseen tells whether a rune says how another one looks, or nothing: accents
// that combine, selectors of variants, joiners and other format characters.
func unseen(r rune) bool {
	switch {
	case 0x300 <= r && r < 0x370, 0xFE00 <= r && r < 0xFE10, 0xE0000 <= r && r < 0xE01F0:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// pairs are letters that are sought as two.
var pairs = map[rune][2]rune{'ß': {'s', 's'}, 'æ': {'a', 'e'}, 'œ': {'o', 'e'}, 'þ': {'t', 'h'}, 'ĳ': {'i', 'j'}}

// barred are letters whose bar or hook does not come off by itself.
var barred = map[rune]rune{'ø': 'o', 'đ': 'd', 'ð': 'd', 'ł': 'l', 'ħ': 'h', 'ı': 'i', 'ŉ': 'n', 'ŧ': 't', 'ς': 'σ', 'ſ': 's'}

// bases gives by rune the letter without its accents (UAX #15, NFD), of the
// alphabets that have such letters.
var bases = sync.OnceValue(func() *[0x2000]uint16 {
	all := new([0x2000]uint16)
	for i := range all {
		r := rune(i)
		all[i] = uint16(r)
		if to, ok := barred[r]; ok {
			all[i] = uint16(to)
		} else if r >= 0xC0 && r < 0x530 || r >= 0x1E00 {
			first, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
			first = unicode.ToLower(first)
			if to, ok := barred[first]; ok {
				first = to
			}
			all[i] = uint16(first)
		}
	}
	return all
})
