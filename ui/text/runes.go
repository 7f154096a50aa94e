package text

import (
	"sync/atomic"
	"unicode"

	"github.com/mattn/go-runewidth"
	"golang.org/x/text/unicode/norm"
)

// props is what the package knows of one code point: its cells in two kinds of
// terminal, two bits each; whether Display rewrites it; whether it may be part
// of a longer cluster; whether it may hang in the margin; whether it is one of
// the milder marks; and, from bit classShift up, its class for line breaking.
type props uint16

const (
	narrowShift = 0
	wideShift   = 2
	classShift  = 11

	fixNarrow props = 1 << 6
	fixWide   props = 1 << 7
	joiner    props = 1 << 8
	hangs     props = 1 << 9
	mild      props = 1 << 10

	hanProps = 2<<narrowShift | 2<<wideShift | props(classID)<<classShift
)

func (p props) class() class { return class(p >> classShift) }

// wide reports whether the character takes two cells in every terminal.
func (p props) wide() bool { return p>>narrowShift&3 == 2 }

// The conditions are our own: those at package level follow the locale.
var (
	narrowCells = &runewidth.Condition{StrictEmojiNeutral: true}
	wideCells   = &runewidth.Condition{StrictEmojiNeutral: true, EastAsianWidth: true}
)

type page [256]props

// pages holds the properties by blocks of 256 code points. A block is worked
// out when a character of it is first met, so that starting costs nothing.
// Two goroutines may work out the same one; the results are equal.
var pages [(unicode.MaxRune + 1) >> 8]atomic.Pointer[page]

// hanPage serves all blocks that hold nothing but unified ideographs.
var hanPage = func() *page {
	p := new(page)
	for i := range p {
		p[i] = hanProps
	}
	return p
}()

func lookup(r rune) props {
	p := pages[r>>8].Load()
	if p == nil {
		p = newPage(r >> 8)
	}
	return p[r&0xff]
}

func newPage(n rune) *page {
	p := hanPage
	if n < 0x34 || n == 0x4d || n > 0x9f {
		p = new(page)
		for i := range p {
			p[i] = describe(n<<8 | rune(i))
		}
	}
	pages[n].Store(p)
	return p
}

// describe works out the properties of one code point.
func describe(r rune) props {
	narrow, wide := props(narrowCells.RuneWidth(r)), props(wideCells.RuneWidth(r))
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		narrow, wide = 0, 0 // runewidth gives some of them a cell, terminals none
	}
	latin := isAmbiguousLatin(r)
	if latin {
		wide = 2 // runewidth counts one
	}
	p := narrow<<narrowShift | wide<<wideShift
	switch {
	case isRewritten(r):
		p |= fixNarrow | fixWide
	case latin && norm.NFD.String(string(r)) != string(r):
		p |= fixWide
	}
	if mayJoin(r) {
		p |= joiner
	}
	if mayHang(r) {
		p |= hangs
	}
	if isMild(r) {
		p |= mild
	}
	return p | props(classOf(r, narrow == 2))<<classShift
}

// mayJoin reports whether r can be one of several code points in a cluster. It
// may say yes too often: then the segmenter decides.
func mayJoin(r rune) bool {
	if r == '\r' || !unicode.IsGraphic(r) && r > 0x9f {
		return true
	}
	return unicode.In(r, unicode.M) || isJamo(r) || isRegional(r) || isSkinTone(r) ||
		isPrepended(r) || unicode.Is(otherExtend, r)
}

// otherExtend are the letters that UAX #29 counts as part of the cluster
// before them: Thai and Lao sign am, half-width voiced sound marks.
var otherExtend = table(0x0e33, 0x0e33, 0x0eb3, 0x0eb3, 0xff9e, 0xff9f)

// isPrepended tells the characters of Grapheme_Cluster_Break=Prepend (UAX #29)
// that are letters or signs; terminals give them a cell, x/ansi none.
func isPrepended(r rune) bool { return unicode.Is(prepended, r) }

var prepended = table(
	0x0600, 0x0605, 0x06dd, 0x06dd, 0x070f, 0x070f, 0x0890, 0x0891, 0x08e2, 0x08e2, 0x0d4e, 0x0d4e,
	0x110bd, 0x110bd, 0x110cd, 0x110cd, 0x111c2, 0x111c3, 0x113d1, 0x113d1, 0x1193f, 0x1193f,
	0x11941, 0x11941, 0x11a3a, 0x11a3a, 0x11a84, 0x11a89, 0x11d46, 0x11d46, 0x11f02, 0x11f02,
)

// isJamo tells conjoining jamo, which make one syllable of several code points.
func isJamo(r rune) bool {
	return r >= 0x1100 && r <= 0x11ff || r >= 0xa960 && r <= 0xa97c || r >= 0xd7b0 && r <= 0xd7fb
}

func isRegional(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }
func isSkinTone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

// isAmbiguousLatin tells the Latin letters that terminals in wide mode draw in
// two cells while runewidth counts one: those of East_Asian_Width=A (UAX #11)
// up to U+017F.
func isAmbiguousLatin(r rune) bool { return r < 0x180 && unicode.Is(ambiguousLatin, r) }

var ambiguousLatin = table(
	0xaa, 0xaa, 0xba, 0xba, 0xc6, 0xc6, 0xd0, 0xd0, 0xd8, 0xd8, 0xde, 0xe1, 0xe6, 0xe6, 0xe8, 0xea,
	0xec, 0xed, 0xf0, 0xf0, 0xf2, 0xf3, 0xf8, 0xfa, 0xfc, 0xfc, 0xfe, 0xfe, 0x101, 0x101, 0x111, 0x111,
	0x113, 0x113, 0x11b, 0x11b, 0x126, 0x127, 0x12b, 0x12b, 0x131, 0x133, 0x138, 0x138, 0x13f, 0x142,
	0x144, 0x144, 0x148, 0x14b, 0x14d, 0x14d, 0x152, 0x153, 0x166, 0x167, 0x16b, 0x16b,
)

// table builds a range table from pairs of first and last code points, which
// must be in order and not straddle U+10000.
func table(bounds ...rune) *unicode.RangeTable {
	t := new(unicode.RangeTable)
	for i := 0; i < len(bounds); i += 2 {
		lo, hi := bounds[i], bounds[i+1]
		if hi < 0x10000 {
			t.R16 = append(t.R16, unicode.Range16{Lo: uint16(lo), Hi: uint16(hi), Stride: 1})
		} else {
			t.R32 = append(t.R32, unicode.Range32{Lo: uint32(lo), Hi: uint32(hi), Stride: 1})
		}
	}
	return t
}
