package paint

import (
	"bytes"
	"strconv"
	"strings"
)

const (
	noWrap    = "\x1b[?7l" // what a terminal draws wider than counted must not run into the next row
	wrap      = "\x1b[?7h"
	plainPen  = "\x1b[m"
	closeLink = "\x1b]8;;\x1b\\"
	erase     = "\x1b[K"
	clearAll  = "\x1b[m\x1b[H\x1b[2J"
)

const (
	bridge   = 4  // unchanged cells that are written along rather than jumped over
	eraseRun = 12 // blanks from which on erasing and jumping are shorter than writing
)

// brush writes to the terminal and knows where its cursor stands and how it
// draws.
type brush struct {
	buf      bytes.Buffer
	x, y     int // the cursor; y is -1 where that is not known
	width    int
	pen      string
	link     string
	old, new line
}

// row writes the cells in which two lines differ: of row y, the first being 0.
func (b *brush) row(y int) {
	for from := 0; from < b.width; {
		if b.unchanged(from) {
			from++
			continue
		}
		to := b.changedTo(from)
		b.span(y, from, to)
		from = to
	}
}

func (b *brush) unchanged(cell int) bool {
	return b.new.glyphs[b.new.at[cell]].same(&b.old.glyphs[b.old.at[cell]])
}

// changedTo is the end of the changed cells from one on, short gaps included.
// Where they end in doubtful glyphs, it lies behind as many more cells as a
// terminal that gives each of those one more would write over.
func (b *brush) changedTo(from int) int {
	to := from + 1
	for i, spill := to, b.spill(from); i < b.width && (i-to <= bridge || spill > 0); i++ {
		spill--
		if !b.unchanged(i) {
			to, spill = i+1, max(spill, b.spill(i))
		} else if spill >= 0 {
			to = i + 1
		}
	}
	g := &b.new.glyphs[b.new.at[to-1]] // a glyph is written whole
	return g.col + g.cells
}

// spill is how many cells behind it a terminal may write over that gives the
// run of doubtful glyphs up to and around a cell more than counted.
func (b *brush) spill(cell int) int {
	n := 0
	for i := b.new.at[cell]; i >= 0 && b.new.glyphs[i].doubtful(); i-- {
		n++
	}
	return 2 * n
}

// span writes the glyphs from one cell up to another.
func (b *brush) span(y, from, to int) {
	b.move(from, y)
	doubt := false
	for i := b.new.at[from]; i < len(b.new.glyphs) && b.new.glyphs[i].col < to; {
		g := &b.new.glyphs[i]
		if doubt && !g.doubtful() {
			b.sequence(g.col+1, 'G')
			doubt = false
		}
		switch n := b.blanks(i, to); {
		case n > 0 && g.col >= b.new.tail:
			b.style("", "")
			b.buf.WriteString(erase)
			return
		case n > 0:
			b.style("", "")
			b.sequence(n, 'X')
			if i += n; g.col+n < to {
				b.move(g.col+n, y)
			}
		case g.doubtful():
			b.style(g.pen, g.link)
			if !doubt {
				b.clear(g.col, b.doubts(i, to))
			}
			doubt = true
			b.write(g)
			i++
		default:
			b.style(g.pen, g.link)
			b.write(g)
			i++
		}
	}
}

// doubts is how many cells the run of doubtful glyphs has that begins at i.
// They are cleared before it is written, and behind it the cursor is told its
// column: a terminal that counts otherwise moves nothing but the run.
func (b *brush) doubts(i, to int) (cells int) {
	for ; i < len(b.new.glyphs) && b.new.glyphs[i].col < to && b.new.glyphs[i].doubtful(); i++ {
		cells += b.new.glyphs[i].cells
	}
	return cells
}

// blanks is how many blanks to erase from glyph i on, 0 where writing them is
// as short.
func (b *brush) blanks(i, to int) int {
	g := b.new.glyphs[i]
	if !g.blank() {
		return 0
	}
	n := 0
	for k := i; k < len(b.new.glyphs) && b.new.glyphs[k].col < to && b.new.glyphs[k].blank(); k++ {
		n++
	}
	if n > len(erase) && g.col >= b.new.tail || n >= eraseRun && b.plain(g.col, n) {
		return n
	}
	return 0
}

// plain reports whether only certain glyphs of one cell stand in n cells from
// one on. Over others ECH is not to be trusted: mlterm leaves a cell behind.
func (b *brush) plain(cell, n int) bool {
	for i := cell; i < cell+n; i++ {
		if g := &b.old.glyphs[b.old.at[i]]; g.cells != 1 || g.doubtful() {
			return false
		}
	}
	return true
}

// clear blanks the next n cells, the first of which is given, where anything
// stands in them.
func (b *brush) clear(cell, n int) {
	for i := cell; i < cell+n; i++ {
		if !b.old.glyphs[b.old.at[i]].blank() {
			b.buf.WriteString(strings.Repeat(" ", n))
			b.sequence(cell+1, 'G')
			return
		}
	}
}

func (b *brush) write(g *glyph) {
	last := g.col+g.cells == b.width
	if last && g.joined() { // without wrapping a mark would join the cell before
		b.sequence(g.col+1, 'G')
		b.buf.WriteString(wrap + g.text + noWrap)
	} else {
		b.buf.WriteString(g.text)
	}
	b.x = g.col + g.cells
	if last {
		b.y = -1 // whether the cursor has gone on is the terminal's affair
	}
}

// move goes to a cell, the first being 0, 0.
func (b *brush) move(x, y int) {
	switch {
	case x == b.x && y == b.y:
		return
	case y == b.y:
		b.sequence(x+1, 'G')
	case x == 0:
		b.sequence(y+1, 'H')
	default:
		b.buf.WriteString("\x1b[")
		b.number(y + 1)
		b.buf.WriteByte(';')
		b.number(x + 1)
		b.buf.WriteByte('H')
	}
	b.x, b.y = x, y
}

// sequence writes a control sequence of one number: CHA is G, CUP of a row's
// first cell H, ECH X, DL M, IL L.
func (b *brush) sequence(n int, final byte) {
	b.buf.WriteString("\x1b[")
	if n != 1 {
		b.number(n)
	}
	b.buf.WriteByte(final)
}

// style takes up a pen and a link.
func (b *brush) style(pen, link string) {
	if link != b.link {
		if link == "" {
			b.buf.WriteString(closeLink)
		} else {
			b.buf.WriteString(link)
		}
		b.link = link
	}
	switch {
	case pen == b.pen:
		return
	case pen == "":
		b.buf.WriteString(plainPen)
	case b.pen == "":
		b.buf.WriteString(pen)
	default: // one sequence that begins anew
		b.buf.WriteString("\x1b[0;")
		b.buf.WriteString(pen[len("\x1b["):])
	}
	b.pen = pen
}

func (b *brush) number(n int) {
	b.buf.Write(strconv.AppendInt(b.buf.AvailableBuffer(), int64(n), 10))
}
