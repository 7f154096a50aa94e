package paint

import (
	"strings"
	"unicode/utf8"

	"guanbao/ui/text"
)

// glyph is one grapheme cluster of a row, or a blank, in its place.
type glyph struct {
	text  string
	pen   string // the SGR sequences in force, "" for none
	link  string // the OSC 8 sequence in force, "" for none
	col   int    // first cell
	cells int
}

func (g *glyph) same(o *glyph) bool {
	return g.col == o.col && g.text == o.text && g.pen == o.pen && g.link == o.link
}

// blank reports whether g is what erasing leaves behind.
func (g *glyph) blank() bool { return g.text == " " && g.pen == "" && g.link == "" }

// doubtful reports whether terminals may disagree on the cells of g: clusters
// of several code points, pictographs, what lies beyond the BMP, and where two
// cells are counted for them, characters of ambiguous width.
func (g *glyph) doubtful() bool {
	if g.text[0] < utf8.RuneSelf {
		return g.joined()
	}
	r, _ := utf8.DecodeRuneInString(g.text)
	return g.joined() || g.cells == 2 && r < 0x2e80 || r >= 0x10000 || r >= 0x231a && r <= 0x2bff && !frame(r)
}

// joined reports whether g is made of several code points.
func (g *glyph) joined() bool {
	_, size := utf8.DecodeRuneInString(g.text)
	return size < len(g.text)
}

// frame tells box drawing, blocks and plain geometric shapes.
func frame(r rune) bool { return r >= 0x2500 && r <= 0x25ff }

// line is a row cut into glyphs that fill its cells without a gap.
type line struct {
	glyphs []glyph
	at     []int // by cell: the glyph that covers it
	tail   int   // the first cell from which on all are blank
}

// read cuts a row of text and escape sequences into the glyphs of width cells.
// Of escape sequences it takes in SGR (ECMA-48) and OSC 8; all others are left
// out, and so are control characters: this is the last door before the
// terminal. What lies beyond the width is left out, what is missing is blank.
func (l *line) read(row string, width int, m *text.Measure) {
	l.glyphs, l.at = l.glyphs[:0], l.at[:0]
	var pen, link string
	for row != "" && len(l.at) < width {
		if row[0] == '\x1b' {
			seq, kind := escape(row)
			switch kind {
			case sgr:
				pen = stroke(pen, seq)
			case hyperlink:
				link = anchor(seq)
			}
			row = row[len(seq):]
			continue
		}
		run := row
		if i := strings.IndexByte(row, '\x1b'); i >= 0 {
			run = row[:i]
		}
		l.put(run, pen, link, width, m)
		row = row[len(run):]
	}
	for len(l.at) < width {
		l.add(" ", 1, "", "")
	}
	l.tail = width
	for l.tail > 0 && l.glyphs[l.at[l.tail-1]].blank() {
		l.tail--
	}
}

// put adds the clusters of a text without escape sequences.
func (l *line) put(run, pen, link string, width int, m *text.Measure) {
	pos, base := 0, 0 // base: where the last glyph begins that run has brought
	for c, cells := range m.Clusters(run) {
		pos += len(c)
		switch {
		case foul(c): // a mark behind it stands at nothing
			base = pos
		case cells == 0: // belongs to the one before
			if at := pos - len(c); at > base {
				l.glyphs[len(l.glyphs)-1].text = run[base:pos]
			}
		case len(l.at)+cells > width:
			return
		default:
			l.add(c, cells, pen, link)
			base = pos - len(c)
		}
	}
}

func (l *line) add(c string, cells int, pen, link string) {
	l.glyphs = append(l.glyphs, glyph{text: c, pen: pen, link: link, col: len(l.at), cells: cells})
	for range cells {
		l.at = append(l.at, len(l.glyphs)-1)
	}
}

// foul reports whether a cluster holds a control character of C0 or C1, or a
// byte that is no UTF-8 and might be taken for one.
func foul(c string) bool {
	for i := range len(c) {
		if c[i] < ' ' || c[i] == 0x7f || c[i] == 0xc2 && i+1 < len(c) && c[i+1] < 0xa0 {
			return true
		}
	}
	return !utf8.ValidString(c)
}

// kind is what an escape sequence does, as far as a row may hold it.
type kind uint8

const (
	other kind = iota
	sgr
	hyperlink
)

// escape gives the escape sequence that row begins with. One that is cut off
// or broken is its first byte alone.
func escape(row string) (seq string, k kind) {
	if len(row) < 2 {
		return row[:1], other
	}
	switch row[1] {
	case '[':
		for i := 2; i < len(row); i++ {
			switch c := row[i]; {
			case c == 'm' && strings.Trim(row[2:i], "0123456789;:") == "":
				return row[:i+1], sgr
			case c >= 0x40 && c <= 0x7e:
				return row[:i+1], other
			case c < 0x20 || c > 0x7e:
				return row[:1], other
			}
		}
	case ']':
		if i := strings.IndexByte(row, '\a'); i >= 0 && !strings.Contains(row[2:i], "\x1b") {
			return row[:i+1], osc(row[2:i])
		}
		if i := strings.IndexByte(row[2:], '\x1b'); i >= 0 && strings.HasPrefix(row[2+i:], "\x1b\\") {
			return row[:i+4], osc(row[2 : 2+i])
		}
	}
	return row[:1], other
}

func osc(body string) kind {
	if strings.HasPrefix(body, "8;") && !strings.ContainsFunc(body, func(r rune) bool { return r < '!' || r > '~' }) {
		return hyperlink
	}
	return other
}

// stroke is the pen after an SGR sequence.
func stroke(pen, seq string) string {
	switch body := seq[2 : len(seq)-1]; {
	case body == "" || body == "0":
		return ""
	case pen == "":
		return seq
	}
	return pen + seq
}

// anchor is the link after an OSC 8 sequence: none when its address is empty.
func anchor(seq string) string {
	body := strings.TrimRight(seq, "\x1b\\\a")
	if strings.HasSuffix(body, ";") && strings.Count(body, ";") == 2 {
		return ""
	}
	return seq
}
