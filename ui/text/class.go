package text

import (
	"strings"
	"unicode"
)

// class is what a character is for line breaking. Those after settled
// become one of those before it by their neighbours.
type class uint8

const (
	classNone class = iota // nothing before: the paragraph begins here
	classID                // ideographs, kana, symbols: break on both sides
	classHG                // Hangul: words break at spaces
	classAL                // letters and signs that make words
	classNU                // digits
	classCL                // closing marks and stops of East Asian text
	classCP                // closing marks inside Latin text, where no break follows
	classNS                // —, …, small kana, iteration marks: never start a line
	classOP                // opening marks before East Asian text
	classON                // opening marks before Latin text, where a word may hold them
	classHY                // hyphens
	classSY                // solidus
	classGL                // no-break spaces
	settled                // the number of classes that stay
	classCD                // closing mark: CL or CP
	classOD                // opening mark: OP or ON
	classDQ                // straight double quote, opening or closing
	classSQ                // straight single quote or apostrophe
	classPR                // sign or currency before a number
	classSP                // spaces at which lines break
	classNL                // forced break
)

// The characters that have a class of their own, over what their general
// category says. Sources: JIS X 4051 and JLReq appendix A (what must not
// begin or end a line), CLReq 3.1.3, UAX #14.
const (
	closers  = "、。，．：；！？､｡‼⁇⁈⁉!,:;?" // hang where hanging is allowed, as do brackets and quotes
	trailers = "%‰‱℃℉°′″¢％￠"         // stay behind their number
	nonStart = "…‥⋯—―⸺⸻·‧・･〜～゠々〻ゝゞヽヾー゛゜ｰﾞﾟ" +
		"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ" +
		"〼\u2024\ua015\U00016fe0\U00016fe1\U00016fe2\U00016fe3" + // masu, leader, iteration marks of Yi and Tangut
		"\U0001b150\U0001b151\U0001b152\U0001b164\U0001b165\U0001b166\U0001b167\U0001f679\U0001f67a\U0001f67b" // rare kana, ornaments
	openers = "¡¿⸘\U00013258\U00013259\U0001325a\U00013286\U00013288\U00013379\U000145ce\U0001e95e\U0001e95f"
	// stops are those of other scripts, which stay behind their word.
	stops = ".‽⸮⹓⹔❢❣\u2044\u037e\u0589\u05c6\u060c\u060d\u061b\u061d\u061e\u061f\u06d4\u07f8\u07f9" +
		"\u0f0d\u0f0e\u0f0f\u0f10\u0f11\u0f14\u17d6\u1802\u1803\u1808\u1809\u1944\u1945\u2cf9\u2cfe" +
		"\ua60e\ua876\ua877\U00010af6\U000115c4\U000115c5\U00011c71" +
		"\U0001325b\U0001325c\U0001325d\U00013282\U00013287\U00013289\U0001337a\U0001337b\U000145cf"
	// milder are marks that JLReq and UAX #14 let begin a line behind anything
	// but a number, or name no side for; they do so before a stop must.
	milder   = trailers + "·―‧﹑～\"'"
	hyphens  = "-‐–"
	prefixes = "$£¤¥€₩₽₹฿₫₱№§#+±−<>=≤≥≈≦≧~＄￡￥￦＃＋－＜＞＝"
	glued    = "\u00a0\u2007\u202f"
)

// ownClass holds the constants above by character.
var ownClass = func() map[rune]class {
	t := map[rune]class{'\n': classNL, '"': classDQ, '\'': classSQ, '/': classSY}
	for chars, c := range map[string]class{
		closers: classCD, trailers: classCD, nonStart: classNS, openers: classOD, stops: classCP,
		hyphens: classHY, prefixes: classPR, glued: classGL,
	} {
		for _, r := range chars {
			t[r] = c
		}
	}
	return t
}()

// classOf is the class of a character; wide says that it takes two cells in
// every terminal.
func classOf(r rune, wide bool) class {
	c, own := ownClass[r]
	switch {
	case c == classCD && (wide || r == '､' || r == '｡'):
		return classCL
	case own:
		return c
	case r >= '0' && r <= '9' || r >= '０' && r <= '９':
		return classNU
	case unicode.Is(unicode.Zs, r) || r == '\t':
		return classSP
	case unicode.In(r, unicode.Ps, unicode.Pi):
		return pick(wide, classOP, classOD)
	case unicode.In(r, unicode.Pe, unicode.Pf), r >= 0xfe10 && r <= 0xfe19, r >= 0xfe50 && r <= 0xfe57:
		return pick(wide, classCL, classCD)
	}
	return letterClass(r, wide)
}

// letterClass is classOf for what is no punctuation.
func letterClass(r rune, wide bool) class {
	switch {
	case r >= 0xac00 && r <= 0xd7a3, r >= 0x3131 && r <= 0x318e, r >= 0xffa0 && r <= 0xffdc:
		return classHG
	case r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
		return classAL
	case wide, r >= 0xff66 && r <= 0xff9d, r == '※':
		return classID
	case r >= 0x2190 && r <= 0x21ff, r >= 0x2460 && r <= 0x27bf, r >= 0x2b00 && r <= 0x2bff, r >= 0x3248 && r <= 0x324f:
		return classID // arrows, circled numbers, boxes, stars: words of one sign
	}
	return classAL
}

func pick[T any](yes bool, a, b T) T {
	if yes {
		return a
	}
	return b
}

// mayHang reports whether a line may hang r in the margin: stops, commas,
// closing brackets and quotes.
func mayHang(r rune) bool {
	for _, c := range closers {
		if r == c {
			return true
		}
	}
	return unicode.In(r, unicode.Pe, unicode.Pf)
}

// level says what a break at some place would harm.
type level uint8

const (
	legal    level = iota // nothing
	syllable              // a Korean word, between syllables or at a bracket
	unit                  // another word, a number with its unit, an address
	sign                  // a mark that no list forbids there: % begins a line, a straight quote ends it
	never                 // kinsoku: a line would begin or end with the wrong mark
	levels   = iota
)

// isMild reports whether r is one of the milder marks.
func isMild(r rune) bool { return strings.ContainsRune(milder, r) }

// pairs says where lines break between two clusters with no space between: a
// row for the one before, a column for the one after. "+" is a legal break,
// "~" would part a Korean word, "-" a unit, "x" is forbidden by kinsoku.
var pairs = [settled]string{
	//        .IHANCCNOOHSG
	//        .DGLULPSPNYYL
	classNone: "-------------",
	classID:   "-++++xxx++---",
	classHG:   "-+~--xxx~~---",
	classAL:   "-+---xxx+----",
	classNU:   "-+---xxx+----",
	classCL:   "-+~++xxx++---",
	classCP:   "-+~--xxx+----",
	classNS:   "-++++xxx++---",
	classOP:   "xxxxxxxxxxxxx",
	classON:   "xxxxxxxxxxxxx",
	classHY:   "-+---xxx+----",
	classSY:   "-+---xxx+----",
	classGL:   "-----xxx-----",
}

// between is the level of a break between two clusters of settled classes.
func between(before, after class) level {
	switch pairs[before][after] {
	case '+':
		return legal
	case '~':
		return syllable
	case 'x':
		return never
	}
	return unit
}
