package article

import (
	"strings"

	"guanbao/feed/html"
)

// maxColumns bounds the columns of a grid; a table with more is cut there.
const maxColumns = 400

// place is a cell in the grid of a table.
type place struct {
	text       string // display text, "\n" between its lines
	row, col   int
	rows, cols int
	head       bool
	align      html.Align
}

// grid is a table with every cell in its row and column.
type grid struct {
	cells []place
	rows  int
	cols  int
	heads int // rows of the head
}

// gridOf puts the cells of a table into rows and columns by the rule of HTML:
// a cell takes the first column that no span from above or from the left
// covers.
func gridOf(t *html.Table, show func(string) string) grid {
	g := grid{rows: len(t.Rows)}
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
			p.text = show(cellText(c.Blocks))
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
	if g.heads == g.rows { // nothing that they could head
		g.heads = 0
	}
	g.alignHeads()
	return g
}

// alignHeads puts the head of a column of figures over the figures.
func (g *grid) alignHeads() {
	figures := make([]int, g.cols) // -1 for a column that holds words
	for _, p := range g.cells {
		switch {
		case p.row < g.heads || p.cols > 1 || p.text == "":
		case p.head || p.align != html.AlignNone && p.align != html.AlignRight || !numeric(p.text):
			figures[p.col] = -1
		case figures[p.col] == 0:
			figures[p.col] = 1
		}
	}
	for i, p := range g.cells {
		if p.row < g.heads && p.cols == 1 && p.align == html.AlignNone && figures[p.col] == 1 {
			g.cells[i].align = html.AlignRight
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

// cellText is the text of a cell, its blocks on lines of their own.
func cellText(bs []html.Block) string {
	return strings.TrimSpace(html.Document{Blocks: bs}.Text())
}

// numeric reports whether a cell holds a figure: digits with signs, marks of
// change and units of one or two characters.
func numeric(s string) bool {
	digits, other := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9', r >= '０' && r <= '９':
			digits++
		case strings.ContainsRune(" .,+-±%‰()（）▲▼△▽—–−/，．％:", r):
		default:
			other++
		}
	}
	return digits > 0 && other <= 2 || s == "—" || s == "-" || s == "–"
}

// labels is what the head says over each column, from top to bottom.
func (g grid) labels() []string {
	out := make([]string, g.cols)
	last := make([]string, g.cols)
	for _, p := range g.cells {
		if p.row >= g.heads || p.text == "" {
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
