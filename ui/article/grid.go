package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"guanbao/feed/html"
)

const (
	maxColumns = 400    // of a grid; a table with more is cut there
	maxCovered = 50_000 // places that the spans of a table may cover beyond ten a cell
)

// place is a cell in the grid of a table.
type place struct {
	flow
	row, col   int
	rows, cols int
	head       bool
	figure     bool // it holds a number
	align      html.Align
	width      int // cells of its longest line
	floor      int // cells under which a figure or a word would be parted
	pad        int // cells that stay free behind a figure, so that decimal points stand one under the other
}

// grid is a table with every cell in its row and column.
type grid struct {
	cells []place // by rows
	rows  int
	cols  int
	heads int // rows of the head
}

// whole reports whether a cell takes all of its row: a title, or a note.
func (g *grid) whole(p *place) bool { return p.cols == g.cols && g.cols > 1 }

// gridOf puts the cells of a table into rows and columns by the rule of HTML:
// a cell takes the first column that no span from above or from the left
// covers.
func (s *setter) gridOf(t *html.Table) grid {
	g := grid{rows: len(t.Rows)}
	total := 0
	for _, row := range t.Rows {
		total += len(row.Cells)
	}
	g.cells = make([]place, 0, total)
	covered := maxCovered + 10*total
	var below []int // per column, the rows that a span still covers
	for r, row := range t.Rows {
		if row.Head && r == g.heads {
			g.heads++
		}
		col := 0
		for _, c := range row.Cells {
			for col < len(below) && below[col] > 0 {
				col++
			}
			if col >= maxColumns {
				break
			}
			p := place{row: r, col: col, rows: min(max(c.Rowspan, 1), g.rows-r), head: c.Head || row.Head, align: c.Align}
			p.cols = free(below[min(col, len(below)):], min(max(c.Colspan, 1), maxColumns-col))
			if p.rows > 1 {
				if covered -= p.rows * p.cols; covered < 0 {
					p.rows = 1
				}
			}
			s.fill(&p, c.Blocks)
			g.cells = append(g.cells, p)
			for i := range p.cols {
				for len(below) <= col+i {
					below = append(below, 0)
				}
				below[col+i] = p.rows
			}
			col += p.cols
		}
		g.cols = max(g.cols, len(below))
		for i := range below {
			below[i] = max(below[i]-1, 0)
		}
	}
	g.guessHeads()
	g.alignFigures(s)
	return g
}

// fill gives a place its text and measures it.
func (s *setter) fill(p *place, bs []html.Block) {
	p.flow = s.cellFlow(bs)
	p.figure = numeric(strings.TrimLeft(p.text, " \u3000"))
	if p.head || p.figure || p.align == html.AlignCentre || p.align == html.AlignRight {
		if n := len(p.text) - len(strings.TrimLeft(p.text, " \u3000")); n > 0 {
			p.flow = p.from(n)
		}
	}
	if !strings.Contains(p.text, "\n") {
		p.width = s.look.Text.Width(p.text)
	} else {
		p.width = s.widest(p.text)
	}
	p.floor = min(p.width, textLeast)
	if p.figure && p.width <= wordMost {
		p.floor = p.width
		return
	}
	if p.width <= textLeast {
		return
	}
	for word := range strings.FieldsSeq(p.text) {
		if word[0] < utf8.RuneSelf || numeric(word) {
			p.floor = max(p.floor, min(s.look.Text.Width(word), wordMost, p.width))
		}
	}
}

// guessHeads finds the head of a table that does not declare one, as most do
// not: words over figures.
func (g *grid) guessHeads() {
	if g.heads == g.rows { // nothing that they could head
		g.heads = 0
	}
	if g.heads > 0 || g.rows < 2 {
		return
	}
	words, reach := true, 0
	first := 0
	for i := range g.cells {
		if p := &g.cells[i]; p.row == first && g.whole(p) { // a title
			first++
		}
	}
	figures := make([]int8, g.cols)
	for i := range g.cells {
		switch p := &g.cells[i]; {
		case p.row < first:
		case p.row == first:
			words = words && heading(p)
			reach = max(reach, p.row+p.rows)
		case p.row < reach:
			words = words && heading(p)
		case p.cols > 1 || p.text == "":
		case !p.figure:
			figures[p.col] = -1
		case figures[p.col] == 0 && !isNothing(p.text):
			figures[p.col] = 1
		}
	}
	over := false
	for _, f := range figures {
		over = over || f > 0
	}
	if words && over && reach < g.rows {
		g.heads = reach
		for i := range g.cells {
			g.cells[i].head = g.cells[i].head || g.cells[i].row < reach
		}
	}
}

// heading reports whether a cell may be the head of a column: words, or a
// figure that names a time (8月, 2021年, 2021).
func heading(p *place) bool {
	if !p.figure || strings.ContainsFunc(p.text, unicode.IsLetter) {
		return true
	}
	return len(p.text) == 4 && isDigits(p.text) && (p.text[:2] == "19" || p.text[:2] == "20")
}

// alignFigures puts figures one under the other by their decimal points, and
// the head of a column of figures over them.
func (g *grid) alignFigures(s *setter) {
	type column struct {
		words, figures bool
		mixed          bool // some have a decimal point
		tail           int
	}
	cols := make([]column, g.cols)
	tails := make([]int, len(g.cells))
	for i := range g.cells {
		p := &g.cells[i]
		if p.row < g.heads || p.cols > 1 || p.text == "" {
			continue
		}
		c := &cols[p.col]
		if p.align != html.AlignNone && p.align != html.AlignRight || !p.figure {
			c.words = true
			continue
		}
		if isNothing(p.text) {
			continue
		}
		c.figures = true
		t, ok := tail(p.text)
		if tails[i] = -1; !ok { // several numbers, or a date
			continue
		}
		tails[i] = s.look.Text.Width(t)
		c.tail = max(c.tail, tails[i])
		c.mixed = c.mixed || strings.HasPrefix(t, ".") || strings.HasPrefix(t, "．")
	}
	for i := range g.cells {
		p := &g.cells[i]
		c := cols[min(p.col, g.cols-1)]
		switch {
		case p.cols > 1:
		case !c.figures:
			p.figure = p.figure && !isNothing(p.text) // there is none because it has words
		case p.row < g.heads:
			if !c.words && p.align == html.AlignNone {
				p.align = html.AlignRight
			}
		case c.mixed && tails[i] >= 0 && p.figure && p.align != html.AlignLeft && p.align != html.AlignCentre:
			p.pad = c.tail - tails[i]
		}
	}
}

// free is how many of the next want columns no span from above covers. Cells
// that lie over one another, as HTML would have it, cannot be read.
func free(below []int, want int) int {
	for i, rows := range below[:min(want, len(below))] {
		if rows > 0 {
			return i
		}
	}
	return want
}

// labels is what the head says over each column, from top to bottom. A title
// over all columns is none.
func (g *grid) labels() []string {
	out := make([]string, g.cols)
	last := make([]string, g.cols)
	for i := range g.cells {
		p := &g.cells[i]
		if p.row >= g.heads || p.text == "" || g.whole(p) {
			continue
		}
		t := strings.ReplaceAll(p.text, "\n", " ")
		for col := p.col; col < p.col+p.cols; col++ {
			switch {
			case out[col] == "":
				out[col] = t
			case last[col] != t:
				out[col] += " " + t
			}
			last[col] = t
		}
	}
	return out
}

// part is the grid of the columns from first up to end, behind the first
// column of all where stub is set. Cells over all columns stand in the part
// that begins the table alone.
func (g *grid) part(stub bool, first, end int) grid {
	out := grid{rows: g.rows, heads: g.heads, cols: end - first}
	if stub {
		out.cols++
	}
	for _, p := range g.cells {
		whole, col, cols := g.whole(&p), -1, 0
		for i := p.col; i < p.col+p.cols; i++ {
			at := i - first
			switch {
			case stub && i == 0:
				at = 0
			case at < 0 || i >= end:
				continue
			case stub:
				at++
			}
			if cols++; col < 0 {
				col = at
			}
		}
		if cols == 0 || whole && first > 1 {
			continue
		}
		p.col, p.cols = col, cols
		out.cells = append(out.cells, p)
	}
	return out
}
