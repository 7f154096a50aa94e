package cjk

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FoldVersion tells which foldings Fold, Key and LetterKey make. It grows with
// every change of them; what was kept under another version must be made anew.
const FoldVersion = 1

// variants are characters that stand for one another in print and that the
// dictionaries keep apart: the forms of Taiwan, Hong Kong and the standard,
// and traditional characters whose simplified form is another word as well.
// Each is followed by the one it folds to.
const variants = "簷檐 痺痹 著着 鯰鲇 鲶鲇 齶腭 顎腭 颚腭 粧妆 敍叙 枱台 潨潀 糭粽 衞卫 衹只 祇只 " +
	"瞭了 藉借 覆复 彷仿 甯宁 牠它 揹背 籐藤 菓果 荳豆 拏拿 鎗枪 燻熏 薰熏 瑯琅 甦苏 濬浚 耡锄 隄堤 澂澄 燄焰 篠筱 蘗檗 斲斫 觔斤 " +
	"馀余 锺钟 谘咨 讬托 迳径 缐线 麺面 钜巨 侭尽 暱昵 渖沈 镟旋 麹曲 縂总"

// folding is the table behind Fold and Key: what each rune folds to.
type folding struct {
	dense  [1 << 16]uint16
	sparse map[rune]rune // runes above those, and what is no letter case
}

var theFolding = sync.OnceValue(newFolding)

// key gives what a rune folds to under Key.
func (f *folding) key(r rune) rune {
	if r < 1<<16 {
		return rune(f.dense[r])
	}
	if to, ok := f.sparse[r]; ok {
		return to
	}
	return unicode.ToLower(r)
}

// ideograph tells whether Fold touches a rune: ideographs, the radicals and
// strokes that stand for them, and their compatibility forms.
func ideograph(r rune) bool {
	return 0x3400 <= r && r < 0xA000 || 0x2E80 <= r && r < 0x2FE0 || 0xF900 <= r && r < 0xFB00 || 0x20000 <= r && r < maxRune
}

func newFolding() *folding {
	f := &folding{sparse: make(map[rune]rune, 1500)}
	for r := range f.dense {
		f.dense[r] = uint16(r)
	}
	f.foldCase()
	f.foldWidth()
	f.foldKana()
	f.foldCharacters(builtIn("TSCharacters.txt"))
	f.foldCharacters(builtIn("TSCharactersExt.txt"))
	for pair := range strings.FieldsSeq(variants) {
		from, size := utf8.DecodeRuneInString(pair)
		to, _ := utf8.DecodeRuneInString(pair[size:])
		f.set(from, to)
	}
	f.close()
	return f
}

// set makes one rune fold to another one. What is in the dense table can only
// fold to what is there as well; else the pair is turned round.
func (f *folding) set(from, to rune) {
	switch {
	case from == to:
	case from < 1<<16 && to < 1<<16:
		f.dense[from] = uint16(to)
	case from < 1<<16:
		f.sparse[to] = from
	default:
		f.sparse[from] = to
	}
}

func (f *folding) foldCase() {
	for _, c := range unicode.CaseRanges {
		for r := rune(c.Lo); r <= rune(c.Hi) && r < 1<<16; r++ {
			if to := unicode.ToLower(r); to < 1<<16 {
				f.dense[r] = uint16(to)
			}
		}
	}
}

// foldWidth takes full-width, half-width and compatibility forms for what they
// are forms of, where that is one rune (UAX #15, NFKC).
func (f *folding) foldWidth() {
	forms := [...][2]rune{{0x2E80, 0x2FDF}, {0xF900, 0xFAFF}, {0xFF01, 0xFFEE}, {0x2F800, 0x2FA1F}}
	for _, in := range forms {
		for r := in[0]; r <= in[1]; r++ {
			plain := norm.NFKC.String(string(r))
			if to, size := utf8.DecodeRuneInString(plain); size == len(plain) {
				f.set(r, to)
			}
		}
	}
	f.set(0x3000, ' ')
	f.set(0x00A0, ' ')
}

// foldCharacters makes traditional characters fold to simplified ones.
func (f *folding) foldCharacters(d *dictionary) {
	for i := range d.entries {
		from, _ := utf8.DecodeRuneInString(d.key(i))
		to, _ := utf8.DecodeRuneInString(d.values(i))
		f.set(from, to)
	}
}

// close makes every rune fold to the end of its way, so that folding twice is
// folding once.
func (f *folding) close() {
	end := func(r rune) rune {
		for to := f.key(r); to != r; to = f.key(r) {
			r = to
		}
		return r
	}
	for r, to := range f.dense {
		if r != int(to) {
			f.dense[r] = uint16(end(rune(to)))
		}
	}
	for r := range f.sparse {
		f.sparse[r] = end(r)
	}
}

// Fold takes every ideograph for one that stands for all its forms:
// traditional for simplified, variants, radicals and compatibility forms for
// the usual ones. It goes by characters and not by words, and takes several
// into one where they are one in simplified text: 乾 and 幹 become 干. All
// else stays.
func Fold(s string) string {
	f := theFolding()
	for i, r := range s {
		if r < 0x2E80 || !ideograph(r) || f.key(r) == r {
			continue
		}
		return string(f.ideographs(append(make([]byte, 0, len(s)+len(s)/8), s[:i]...), s[i:]))
	}
	return s
}

// ideographs appends s, folded, to what is there. Bytes that are no UTF-8 stay.
func (f *folding) ideographs(to []byte, s string) []byte {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			to = append(to, s[i])
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if ideograph(r) {
			to = utf8.AppendRune(to, f.key(r))
		} else {
			to = append(to, s[i:i+size]...)
		}
		i += size
	}
	return to
}
