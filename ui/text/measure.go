package text

import (
	"iter"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Mode says how many cells the terminal gives to a character of
// East_Asian_Width=A (UAX #11).
type Mode uint8

const (
	Narrow Mode = iota // ambiguous characters take one cell, as most terminals have it
	Wide               // they take two, as under xterm -cjk_width and mlterm --ac=2
)

// String names the mode as the setting does.
func (m Mode) String() string {
	if m == Wide {
		return "wide"
	}
	return "narrow"
}

// Measure counts cells for one kind of terminal. It does not change after New,
// so its methods may be called from several goroutines at once.
type Measure struct {
	shift     uint8 // where props hold the width for this terminal
	ambiguous uint8 // cells of an ambiguous character
	fix       props // set on characters that Display rewrites for this terminal
}

// New returns the measure for terminals of the given mode.
func New(mode Mode) *Measure {
	if mode == Wide {
		return &Measure{shift: wideShift, ambiguous: 2, fix: fixWide}
	}
	return &Measure{shift: narrowShift, ambiguous: 1, fix: fixNarrow}
}

// Mode is the mode that the measure was made for.
func (m *Measure) Mode() Mode {
	if m.ambiguous == 2 {
		return Wide
	}
	return Narrow
}

func (m *Measure) cells(p props) int { return int(p >> m.shift & 3) }

// Width is the number of cells that s takes once Display has seen it; for text
// that needs no rewriting that is s itself.
func (m *Measure) Width(s string) int {
	width, ok := m.sum(s)
	if !ok {
		width, _ = m.sum(m.Display(s))
	}
	return width
}

// sum adds up the cells of s, and reports whether it is as Display leaves it.
func (m *Measure) sum(s string) (width int, ok bool) {
	ok = true
	for i := 0; i < len(s); {
		if s[i]-' ' < 0x5f { // printable ASCII
			width++
			i++
			continue
		}
		if isHan(s, i) {
			width += 2
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		p := lookup(r)
		if p&m.fix != 0 || size == 1 || i == 0 && m.joins(p) {
			ok = false
		}
		width += m.cells(p)
		i += size
	}
	return width, ok
}

// Clusters yields the grapheme clusters of s in order, each with its cells. A
// line editor moves and deletes by them.
func (m *Measure) Clusters(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for i := 0; i < len(s); {
			end, w, _ := m.step(s, i)
			if !yield(s[i:end], w) {
				return
			}
			i = end
		}
	}
}

// step measures the cluster that begins at s[i]: the offset of its end, its
// cells, and the properties of its first code point, to which the fix bits of
// all of them are added. It never returns i.
func (m *Measure) step(s string, i int) (end, cells int, p props) {
	if isHan(s, i) && joinsNothing(s, i+3) {
		return i + 3, 2, hanProps
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	p = lookup(r)
	if r == utf8.RuneError && size == 1 {
		p |= fixNarrow | fixWide
	}
	end = i + size
	if p&joiner == 0 {
		if joinsNothing(s, end) {
			return end, m.cells(p), p
		}
		if next, _ := utf8.DecodeRuneInString(s[end:]); lookup(next)&joiner == 0 {
			return end, m.cells(p), p
		}
	}
	return m.stepCluster(s, i, p)
}

// stepCluster is step where several code points may make one cluster.
func (m *Measure) stepCluster(s string, i int, p props) (end, cells int, _ props) {
	c := graphemes.FromString(s[i:]).First()
	for _, r := range c {
		q := lookup(r)
		p |= q & (fixNarrow | fixWide)
		if r == utf8.RuneError && !utf8.ValidString(c) {
			p |= fixNarrow | fixWide // the segmenter takes broken bytes at the end along
		}
		cells += m.cells(q)
	}
	return i + len(c), cells, p
}

// isHan reports whether a unified ideograph of U+5000 to U+9FFF begins at
// s[i]. They are most of all Chinese text, and all alike.
func isHan(s string, i int) bool {
	return i+2 < len(s) && s[i]-0xe5 < 5 && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80
}

// joinsNothing reports whether the character that begins at s[i] is surely no
// part of the cluster before it, judged by its first byte alone.
func joinsNothing(s string, i int) bool {
	return i >= len(s) || aloneLead[s[i]]
}

// aloneLead is true for first bytes of which no character extends a cluster:
// ASCII, U+0080 to U+02FF, U+4000 to U+9FFF, U+B000 to U+CFFF.
var aloneLead = func() (t [256]bool) {
	for b := range t {
		t[b] = b < 0x80 || b >= 0xc2 && b <= 0xcb || b >= 0xe4 && b <= 0xe9 || b == 0xeb || b == 0xec
	}
	return t
}()
