package text

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const keycap = '\u20e3'

// isRewritten reports whether Display rewrites r in every mode.
func isRewritten(r rune) bool {
	switch {
	case r == zwnj:
		return false
	case !unicode.IsGraphic(r): // controls, format, private use, surrogates, unassigned
		return true
	case isJamo(r), isRegional(r), isSkinTone(r), isPrepended(r), isVoicing(r), isInvisible(r):
		return true
	case r == keycap, r >= 0x4dc0 && r <= 0x4dff, r >= 0x2630 && r <= 0x2637:
		return true
	}
	_, ok := substitutes[r]
	return ok || unicode.Is(disputed, r)
}

// disputed are characters on whose width terminals of these years differ:
// digrams, Tai Xuan Jing symbols and counting rods (wide since Unicode 16),
// musical marks, emoji newer than Unicode 12, and what Unicode 15 added, Han
// included: tmux over glibc 2.36 gives those no cell at all.
var disputed = table(
	0x268a, 0x268f,
	0x1123f, 0x11241, 0x11b00, 0x11b09, 0x11f00, 0x11f59, 0x1342f, 0x1342f, 0x13439, 0x13455,
	0x1b132, 0x1b132, 0x1b155, 0x1b155,
	0x1d165, 0x1d166, 0x1d16d, 0x1d172, 0x1d2c0, 0x1d2d3, 0x1d300, 0x1d356, 0x1d360, 0x1d376,
	0x1df25, 0x1df2a, 0x1e030, 0x1e08f, 0x1e4d0, 0x1e4f9,
	0x1f6d6, 0x1f6d7, 0x1f6dc, 0x1f6df, 0x1f6fb, 0x1f6fc, 0x1f774, 0x1f77f, 0x1f7d9, 0x1f7d9, 0x1f7f0, 0x1f7f0,
	0x1f90c, 0x1f90c, 0x1f972, 0x1f972, 0x1f977, 0x1f979, 0x1f9a3, 0x1f9a4, 0x1f9ab, 0x1f9ad,
	0x1f9cb, 0x1f9cc, 0x1fa74, 0x1fa77, 0x1fa7b, 0x1fa7f, 0x1fa83, 0x1fa8f, 0x1fa96, 0x1faff,
	0x2b739, 0x2b739, 0x31350, 0x3fffd,
)

// isInvisible tells what is dropped for it has no cells and shows nothing:
// variation selectors and format characters. Bidi controls are not among them,
// nor are the annotation marks: their place should be seen.
func isInvisible(r rune) bool {
	switch {
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef, r >= 0x180b && r <= 0x180f, r == 0x034f:
		return true
	case isBidi(r), isPrepended(r), r == zwnj, r >= 0xfff9 && r <= 0xfffb:
		return false
	}
	return unicode.Is(unicode.Cf, r)
}

// isBidi tells the controls of UAX #9 that reorder a line.
func isBidi(r rune) bool {
	return r == 0x061c || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

func isTag(r rune) bool { return r >= 0xe0020 && r <= 0xe007f }

// isVoicing tells the kana voicing marks that join the letter before them.
func isVoicing(r rune) bool { return r == 0x3099 || r == 0x309a || r == 0xff9e || r == 0xff9f }

// isPictograph tells, generously, what an emoji sequence is made of.
func isPictograph(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff && !isRegional(r) || r >= 0x2190 && r <= 0x2bff || r == 0x3030 || r == 0x303d
}

// compatibilityJamo maps conjoining jamo to the jamo that stand alone.
var compatibilityJamo = sync.OnceValue(func() map[rune]rune {
	t := make(map[rune]rune, 128)
	for r := rune(0x3131); r <= 0x318e; r++ {
		if j, size := utf8.DecodeRuneInString(norm.NFKD.String(string(r))); size > 0 && isJamo(j) {
			t[j] = r
		}
	}
	for i, r := range []rune("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ") {
		t[0x11a8+rune(i)] = r // finals have no decomposition of their own
	}
	return t
})

// substitutes stand for single characters in every mode.
var substitutes = map[rune]string{
	'\u0e33': "\u0e4d\u0e32", '\u0eb3': "\u0ecd\u0eb2", // sign am, which joins the cluster before it with a cell of its own
	'\u302e': "·", '\u302f': ":", // Hangul tone marks: two cells, or none
	'\u3164': "\u3000", '\uffa0': " ", // fillers
	'㉈': "(10)", '㉉': "(20)", '㉊': "(30)", '㉋': "(40)", '㉌': "(50)", '㉍': "(60)", '㉎': "(70)", '㉏': "(80)",
}

var trigrams = [8]string{"乾", "兑", "离", "震", "巽", "坎", "艮", "坤"}

// hexagrams are the names in the order of U+4DC0 to U+4DFF, King Wen's.
var hexagrams = [64]string{
	"乾", "坤", "屯", "蒙", "需", "讼", "师", "比", "小畜", "履", "泰", "否", "同人", "大有", "谦", "豫",
	"随", "蛊", "临", "观", "噬嗑", "贲", "剥", "复", "无妄", "大畜", "颐", "大过", "坎", "离", "咸", "恒",
	"遁", "大壮", "晋", "明夷", "家人", "睽", "蹇", "解", "损", "益", "夬", "姤", "萃", "升", "困", "井",
	"革", "鼎", "震", "艮", "渐", "归妹", "丰", "旅", "巽", "兑", "涣", "节", "中孚", "小过", "既济", "未济",
}
