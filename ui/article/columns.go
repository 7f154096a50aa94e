package article

import (
	"strings"

	"guanbao/feed/html"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

// column is a cell on its way down the page.
type column struct {
	*place
	lines []text.Line // that are still to be shown
	at    int         // cell in which it begins
	wide  int         // cells
}

// drawing is a table on its way to the page.
type drawing struct {
	*setter
	g     *grid
	cols  []int
	width int // cells of the page, for cells over the whole table
	total int // cells of the table
	first int // Byte of the first row
	loose bool
	lines []text.Line // of cells
	row   []column    // the cells of the row being drawn
}

// grid draws the columns, a rule under the head. First is the place of the
// first row in the block.
func (s *setter) grid(g *grid, cols []int, width int, m margin, first int) {
	d := drawing{setter: s, g: g, cols: cols, width: width, total: columnGap * (g.cols - 1), first: first}
	for _, c := range cols {
		d.total += c
	}
	d.loose = d.isLoose()
	s.lines = append(make([]Line, 0, len(s.lines)+g.rows+8), s.lines...)
	next := 0
	for r := range g.rows {
		if len(d.row) == 0 {
			d.lines = d.lines[:0]
		}
		hanging := len(d.row)
		for ; next < len(g.cells) && g.cells[next].row == r; next++ {
			d.row = append(d.row, d.column(&g.cells[next]))
		}
		if hanging > 0 {
			sortColumns(d.row)
		}
		d.draw(m, r)
		m = m.after()
		if r+1 == g.heads && r+1 < g.rows {
			segs := []Seg{{Text: m.rest, Role: theme.Faint}, {Text: strings.Repeat(s.look.Chrome.Line, d.total), Role: theme.Rule}}
			s.lines = append(s.lines, Line{Segs: segs, Block: s.block, Byte: first + r})
		}
	}
}

// sortColumns brings cells into the order of their columns. They are nearly
// in it.
func sortColumns(cs []column) {
	for i := 1; i < len(cs); i++ {
		for j := i; j > 0 && cs[j].col < cs[j-1].col; j-- {
			cs[j], cs[j-1] = cs[j-1], cs[j]
		}
	}
}

// isLoose reports whether so many rows take several lines that an empty line
// has to part them.
func (d *drawing) isLoose() bool {
	several, last, body := 0, -1, d.g.rows-d.g.heads
	for i := range d.g.cells {
		p := &d.g.cells[i]
		if p.row < d.g.heads || p.row == last || p.rows > 1 || d.g.whole(p) {
			continue
		}
		if p.width > d.wide(p) || strings.Contains(p.text, "\n") {
			several++
			last = p.row
		}
	}
	return body > 1 && several*4 > body
}

// wide is the width of a cell.
func (d *drawing) wide(p *place) int {
	w := columnGap * (p.cols - 1)
	for _, c := range d.cols[p.col : p.col+p.cols] {
		w += c
	}
	if d.g.whole(p) {
		w = max(w, min(p.width, d.width))
	}
	return w
}

// column breaks a cell into lines of its width.
func (d *drawing) column(p *place) column {
	c := column{place: p, at: p.col * columnGap, wide: d.wide(p)}
	for _, w := range d.cols[:p.col] {
		c.at += w
	}
	from := len(d.lines)
	switch {
	case p.text == "":
	case p.width <= c.wide && !strings.Contains(p.text, "\n"): // most cells
		d.lines = append(d.lines, text.Line{End: len(p.text), Width: p.width})
	default:
		d.lines = d.look.Text.AppendWrap(d.lines, p.text, c.wide, text.Options{Lang: d.lang})
	}
	c.lines = d.lines[from:len(d.lines):len(d.lines)]
	return c
}

// draw draws one row of the table, as many lines as its cells need, and keeps
// the cells that reach into the next row.
func (d *drawing) draw(m margin, r int) {
	height := 1
	for i := range d.row {
		if c := &d.row[i]; c.place.row+c.rows-1 <= r {
			height = max(height, len(c.lines))
		}
	}
	if d.loose && r >= d.g.heads && r+1 < d.g.rows {
		height++
	}
	for i := range height {
		from := d.newLine()
		lead := m.rest
		if i == 0 {
			lead = m.lead
		}
		if lead != "" {
			d.segs = append(d.segs, Seg{Text: lead, Role: theme.Faint})
		}
		at := 0
		for j := range d.row {
			if c := &d.row[j]; i < len(c.lines) && !d.sinks(c, r) {
				at = d.cell(c, c.lines[i], at, i == 0 && len(c.lines) == 1)
			}
		}
		d.setter.lines = append(d.setter.lines, Line{Segs: d.segs[from:len(d.segs):len(d.segs)], Block: d.block, Byte: d.first + r})
	}
	kept := d.row[:0]
	for _, c := range d.row {
		if c.place.row+c.rows-1 > r {
			if !d.sinks(&c, r) {
				c.lines = c.lines[min(height, len(c.lines)):]
			}
			kept = append(kept, c)
		}
	}
	d.row = kept
}

// sinks reports whether a cell of the head has to wait for the last row that it
// spans, so that it stands on the line over its figures.
func (d *drawing) sinks(c *column, r int) bool {
	end := c.place.row + c.rows
	return r+1 < end && end <= d.g.heads && len(c.lines) == 1
}

// blank moves from one cell of the line to another.
func (d *drawing) blank(at, to int) {
	if to > at {
		d.segs = append(d.segs, Seg{Text: theme.Blank(to - at)})
	}
}

// cell draws one line of a cell when the line has come to cell at, and gives
// the cell that it comes to then.
func (d *drawing) cell(c *column, l text.Line, at int, single bool) int {
	from, wide := len(d.segs), l.Width
	room := max(c.wide-wide, 0)
	left := 0
	switch {
	case c.align == html.AlignRight || c.align == html.AlignNone && !c.head && c.figure:
		left = room - min(c.pad, room)
	case c.align == html.AlignCentre || c.head && c.cols > 1:
		left = room / 2
		if spanner := c.head && c.cols > 1 && !d.g.whole(c.place); spanner && single && room >= 4 {
			return d.spanner(c, l, at)
		}
	}
	d.blank(at, c.at+left)
	if len(d.segs) > from {
		from++
	}
	if wide > c.wide { // a cluster that no column of this width can hold
		t := d.look.Text.Cut(c.text[l.Start:l.End], c.wide)
		d.segs = append(d.segs, Seg{Text: t})
		wide = d.look.Text.Width(t)
	} else {
		d.segs = c.appendTo(d.segs, l.Start, l.End)
	}
	if c.head {
		for i := range d.segs[from:] {
			if s := &d.segs[from+i]; s.Role == theme.Plain {
				s.Role = theme.Strong
			}
		}
	}
	return c.at + left + wide
}

// spanner draws the head of several columns between lines, so that one sees
// how far it reaches.
func (d *drawing) spanner(c *column, l text.Line, at int) int {
	room := c.wide - l.Width - 2
	left := room / 2
	d.blank(at, c.at)
	d.segs = append(d.segs, Seg{Text: strings.Repeat(d.look.Chrome.Line, left), Role: theme.Rule}, Seg{Text: " "})
	from := len(d.segs)
	d.segs = c.appendTo(d.segs, l.Start, l.End)
	for i := range d.segs[from:] {
		if s := &d.segs[from+i]; s.Role == theme.Plain {
			s.Role = theme.Strong
		}
	}
	d.segs = append(d.segs, Seg{Text: " "}, Seg{Text: strings.Repeat(d.look.Chrome.Line, room-left), Role: theme.Rule})
	return c.at + c.wide
}
