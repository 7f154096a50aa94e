package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	unknown     = "\uFFFD" // for a character that cannot be shown
	unknownWide = "〓"      // for one of two cells; the printer's mark for missing type
	noBase      = "◌"      // carries a combining mark that has no base
	zwnj, zwj   = '\u200c', '\u200d'
)

// Display returns s with everything replaced that terminals draw otherwise
// than Width counts, by the table of the package comment; no control character
// passes, newlines included. It returns s itself when there is nothing to do,
// and Display of its own result changes nothing. Byte offsets into s do not
// hold for the result.
func (m *Measure) Display(s string) string { return m.rewrite(s, false) }

// DisplayLines is Display for text of several lines: each "\n" stays, as Wrap
// wants it.
func (m *Measure) DisplayLines(s string) string { return m.rewrite(s, true) }

func (m *Measure) rewrite(s string, lines bool) string {
	i := m.firstFix(s, 0)
	if i == len(s) && !m.leadingMark(s) {
		return s
	}
	d := rewriter{m: m, s: s, lines: lines, out: make([]byte, 0, len(s)+16)}
	for d.pos < len(s) {
		if d.fresh() && m.leadingMark(s[d.pos:]) {
			d.mark()
			continue
		}
		i = m.firstFix(s, d.pos)
		d.out = append(d.out, s[d.pos:i]...)
		if d.pos = i; i < len(s) {
			d.fix()
		}
	}
	if string(d.out) == s {
		return s
	}
	return string(d.out)
}

// firstFix is the offset of the first character from s[i] on that needs
// rewriting, len(s) when none does.
func (m *Measure) firstFix(s string, i int) int {
	for i < len(s) {
		if s[i]-' ' < 0x5f {
			i++
			continue
		}
		if isHan(s, i) {
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if lookup(r)&m.fix != 0 || r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return i
}

// leadingMark reports whether s begins with a mark that would join whatever
// stands before it on the screen.
func (m *Measure) leadingMark(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size > 1 && m.joins(lookup(r))
}

// joins reports whether p is that of a mark: of all that may join a cluster
// Display leaves only what joins the character before it.
func (m *Measure) joins(p props) bool { return p&joiner != 0 && p&m.fix == 0 }

// rewriter carries out one Display.
type rewriter struct {
	m     *Measure
	s     string
	pos   int // next byte of s
	out   []byte
	lines bool
}

// fresh reports whether the next character begins a line.
func (d *rewriter) fresh() bool {
	return len(d.out) == 0 || d.out[len(d.out)-1] == '\n'
}

// last is the character that was written last, utf8.RuneError when none was.
func (d *rewriter) last() (r rune, size int) { return utf8.DecodeLastRune(d.out) }

// next is the character at pos.
func (d *rewriter) next() (r rune, size int) { return utf8.DecodeRuneInString(d.s[d.pos:]) }

// swap takes back the last n bytes written and writes text in their place.
func (d *rewriter) swap(n int, text string) { d.out = append(d.out[:len(d.out)-n], text...) }

// mark gives a combining mark a base to stand on. A non-joiner needs none.
func (d *rewriter) mark() {
	r, size := d.next()
	if r != zwnj {
		d.out = append(d.out, noBase...)
		d.out = append(d.out, d.s[d.pos:d.pos+size]...)
	}
	d.pos += size
}

// fix rewrites the character at pos, with those after it that belong to it.
func (d *rewriter) fix() {
	r, size := d.next()
	switch {
	case r == '\n' && d.lines:
		d.out = append(d.out, '\n')
	case r == zwj:
		d.joined()
	case isSkinTone(r):
		if last, _ := d.last(); !isPictograph(last) {
			d.out = append(d.out, unknownWide...)
		}
	case r == keycap:
		if last, n := d.last(); n == 1 && (last == '#' || last == '*' || unicode.IsDigit(last) || unicode.IsLetter(last)) {
			d.swap(1, "["+string(last)+"]")
		}
	case isRegional(r):
		d.flag()
		return
	case isTag(r):
		d.tags()
		return
	case isJamo(r):
		d.syllables()
		return
	case isVoicing(r):
		d.voice(r)
	default:
		text := d.m.substitute(r, size)
		if d.fresh() && d.m.leadingMark(text) {
			d.out = append(d.out, noBase...)
		}
		d.out = append(d.out, text...)
	}
	d.pos += size
}

// substitute is what stands for a character that depends on no neighbour.
func (m *Measure) substitute(r rune, size int) string {
	switch {
	case r == utf8.RuneError && size == 1:
		return unknown
	case isInvisible(r):
		return ""
	case isAmbiguousLatin(r):
		return norm.NFD.String(string(r))
	case r >= 0x4dc0 && r <= 0x4dff:
		return "[" + hexagrams[r-0x4dc0] + "]"
	case r >= 0x2630 && r <= 0x2637:
		return "[" + trigrams[r-0x2630] + "]"
	}
	if text, ok := substitutes[r]; ok {
		return text
	}
	if lookup(r).wide() {
		return unknownWide
	}
	return unknown
}

// joined drops a ZWJ, and the emoji behind it when one stands before it.
func (d *rewriter) joined() {
	if last, _ := d.last(); !isPictograph(last) {
		return
	}
	if r, size := utf8.DecodeRuneInString(d.s[d.pos+len("\u200d"):]); isPictograph(r) {
		d.pos += size
	}
}

// flag writes the letters of a flag in brackets, a lone indicator as a letter.
func (d *rewriter) flag() {
	r, size := d.next()
	d.pos += size
	first := byte('A' + r - 0x1f1e6)
	if r, size = d.next(); isRegional(r) {
		d.pos += size
		d.out = append(d.out, '[', first, byte('A'+r-0x1f1e6), ']')
		return
	}
	d.out = append(d.out, first)
}

// tags writes the subdivision that tag characters after a black flag name
// (UTS #51, ED-14a), and drops tags that stand elsewhere.
func (d *rewriter) tags() {
	const blackFlag = 0x1f3f4
	var code []byte
	for d.pos < len(d.s) {
		r, size := d.next()
		if !isTag(r) {
			break
		}
		if b := byte(unicode.ToUpper(r - 0xe0000)); b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' {
			code = append(code, b)
		}
		d.pos += size
	}
	if last, n := d.last(); last == blackFlag && len(code) > 2 && len(code) <= 6 {
		d.swap(n, "["+string(code[:2])+"-"+string(code[2:])+"]")
	}
}

// syllables composes a run of conjoining jamo and writes what is left over as
// compatibility jamo.
func (d *rewriter) syllables() {
	start := d.pos
	for d.pos < len(d.s) {
		r, size := d.next()
		if !isJamo(r) {
			break
		}
		d.pos += size
	}
	run := d.s[start:d.pos]
	if last, n := d.last(); last >= 0xac00 && last <= 0xd7a3 {
		run = string(last) + run
		d.swap(n, "")
	}
	for _, r := range norm.NFC.String(run) {
		switch {
		case !isJamo(r):
			d.out = utf8.AppendRune(d.out, r)
		case r == 0x115f || r == 0x1160: // fillers, which hold a place and show nothing
		case compatibilityJamo()[r] != 0:
			d.out = utf8.AppendRune(d.out, compatibilityJamo()[r])
		default:
			d.out = append(d.out, unknownWide...)
		}
	}
}

// voice joins a voicing mark to the kana before it, or writes the spacing mark.
func (d *rewriter) voice(r rune) {
	combining, spacing := "\u3099", "゛"
	if r == 0x309a || r == 0xff9f {
		combining, spacing = "\u309a", "゜"
	}
	last, n := d.last()
	kana := norm.NFKC.String(string(last))
	voiced := norm.NFC.String(kana + combining)
	half := last >= 0xff66 && last <= 0xff9d
	full := r < 0xff00 && last >= 0x3041 && last <= 0x30ff
	if (half || full) && utf8.RuneCountInString(voiced) == 1 {
		d.swap(n, voiced)
		return
	}
	d.out = append(d.out, spacing...)
}
