package article

import (
	"slices"
	"strings"

	"guanbao/feed/html"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

const (
	columnGap   = 2  // cells between two columns
	columnLeast = 4  // cells under which a column cannot be read
	textLeast   = 8  // cells that running text keeps, where it has as many
	wordMost    = 16 // cells above which a word may be parted
)

// table sets a table: as columns where they fit, wrapping inside the cells,
// else as records of label and value.
func (s *setter) table(t *html.Table, m margin) {
	if len(t.Caption) > 0 {
		s.put(s.flowOf(t.Caption, theme.Strong), m, 0)
		m = m.after()
	}
	s.block++
	s.nameRows(t)
	m = s.fitting(m)
	g := gridOf(t, s.look.Text.DisplayLines)
	width := s.width - s.look.Text.Width(m.rest)
	cols, ok := s.columns(g, width)
	if !ok {
		s.records(g, m)
		return
	}
	s.grid(g, cols, m)
}

// columns shares the width among the columns: each gets what it needs, and
// where that is too much the widest are narrowed, down to where a figure or a
// word would be parted. False when even that does not fit.
func (s *setter) columns(g grid, width int) ([]int, bool) {
	room := width - columnGap*(g.cols-1)
	if g.cols == 0 || room < g.cols*columnLeast {
		return nil, false
	}
	cols, floors := s.natural(g), s.floors(g)
	total := 0
	for i, c := range cols {
		cols[i] = max(min(c, room), floors[i])
		total += cols[i]
	}
	for ; total > room; total-- {
		widest := -1
		for i, c := range cols {
			if c > floors[i] && (widest < 0 || c > cols[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return nil, false
		}
		cols[widest]--
	}
	return cols, true
}

// floors is the width under which a column would part a figure or a word, or
// squeeze running text into a thread.
func (s *setter) floors(g grid) []int {
	floors := make([]int, g.cols)
	for i := range floors {
		floors[i] = columnLeast
	}
	for _, p := range g.cells {
		if p.cols > 1 {
			continue
		}
		least := min(s.widest(p.text), textLeast)
		for word := range strings.FieldsSeq(p.text) {
			if numeric(word) || word[0] < 0x80 {
				least = max(least, min(s.look.Text.Width(word), wordMost))
			}
		}
		floors[p.col] = max(floors[p.col], least)
	}
	return floors
}

// natural is the width that each column would like: that of its longest line.
func (s *setter) natural(g grid) []int {
	cols := make([]int, g.cols)
	for i := range cols {
		cols[i] = columnLeast
	}
	for _, p := range g.cells {
		if p.cols == 1 {
			cols[p.col] = max(cols[p.col], s.widest(p.text))
		}
	}
	for _, p := range g.cells {
		if p.cols == 1 {
			continue
		}
		lack := s.widest(p.text) - columnGap*(p.cols-1)
		for i := range p.cols {
			lack -= cols[p.col+i]
		}
		for i := range p.cols {
			cols[p.col+i] += max(lack+p.cols-1-i, 0) / p.cols
		}
	}
	return cols
}

// widest is the width of the longest line of a cell, as far as a page has room
// for it.
func (s *setter) widest(t string) int {
	w := 0
	for line := range strings.SplitSeq(t, "\n") {
		w = max(w, s.look.Text.Width(line))
	}
	return min(w, s.width)
}

// wrapped is a cell broken into lines of exactly the width of its columns.
func (s *setter) wrapped(p place, cols []int) ([]string, int) {
	w := columnGap * (p.cols - 1)
	for i := range p.cols {
		w += cols[p.col+i]
	}
	var out []string
	if wide := s.look.Text.Width(p.text); wide <= w && !strings.Contains(p.text, "\n") { // most cells
		s.breaks = append(s.breaks[:0], text.Line{End: len(p.text), Width: wide})
	} else {
		s.breaks = s.look.Text.AppendWrap(s.breaks[:0], p.text, w, text.Options{Lang: s.lang})
	}
	for _, l := range s.breaks {
		t := p.text[l.Start:l.End]
		if l.Width > w { // a cluster that no column of this width can hold
			t = s.look.Text.Cut(t, w)
		}
		free := max(w-s.look.Text.Width(t), 0)
		switch {
		case p.align == html.AlignRight || p.align == html.AlignNone && !p.head && numeric(p.text):
			t = theme.Blank(free) + t
		case p.align == html.AlignCentre || p.head && p.cols > 1:
			t = theme.Blank(free/2) + t + theme.Blank(free-free/2)
		default:
			t += theme.Blank(free)
		}
		out = append(out, t)
	}
	return out, w
}

// grid draws the columns, a rule under the head.
func (s *setter) grid(g grid, cols []int, m margin) {
	byRow := make([][]place, g.rows)
	for _, p := range g.cells {
		byRow[p.row] = append(byRow[p.row], p)
	}
	total := columnGap * (g.cols - 1)
	for _, c := range cols {
		total += c
	}
	var hanging []column // what spans of earlier rows still have to show
	for r, row := range byRow {
		now := hanging
		hanging = nil
		for _, p := range row {
			lines, w := s.wrapped(p, cols)
			now = append(now, column{place: p, lines: lines, width: w})
		}
		hanging = s.gridRow(now, g, cols, m, r)
		m = m.after()
		if r+1 == g.heads {
			s.lines = append(s.lines, Line{Segs: []Seg{{Text: m.rest, Role: theme.Faint}, {Text: strings.Repeat(s.look.Chrome.Line, total), Role: theme.Rule}}, Block: s.block, Byte: r})
		}
	}
}

// column is a cell on its way down the page.
type column struct {
	place
	lines []string
	width int
}

// gridRow draws one row of the table, as many lines as its cells need, and
// gives the cells that reach into the next row.
func (s *setter) gridRow(cs []column, g grid, cols []int, m margin, r int) (rest []column) {
	slices.SortFunc(cs, func(a, b column) int { return a.col - b.col })
	height := 1
	for _, c := range cs {
		if c.row+c.rows-1 <= r {
			height = max(height, len(c.lines))
		}
	}
	for i := range height {
		segs := make([]Seg, 0, len(cs)*2+1)
		lead := m.rest
		if i == 0 {
			lead = m.lead
		}
		segs = append(segs, Seg{Text: lead, Role: theme.Faint})
		at := 0
		for _, c := range cs {
			if gap := offset(cols, c.col) - at; gap > 0 {
				segs = append(segs, Seg{Text: theme.Blank(gap)})
			}
			t := theme.Blank(c.width)
			if i < len(c.lines) {
				t = c.lines[i]
			}
			role := theme.Plain
			if c.head {
				role = theme.Strong
			}
			segs = append(segs, Seg{Text: t, Role: role})
			at = offset(cols, c.col) + c.width
		}
		s.lines = append(s.lines, Line{Segs: segs, Block: s.block, Byte: r})
	}
	for _, c := range cs {
		if c.row+c.rows-1 > r {
			c.lines = c.lines[min(height, len(c.lines)):]
			rest = append(rest, c)
		}
	}
	return rest
}

// offset is the cell in which a column begins.
func offset(cols []int, col int) int {
	at := col * columnGap
	for _, c := range cols[:col] {
		at += c
	}
	return at
}

// records shows a table that is too wide as one group of lines a row: the
// first cell as its head, then label and value. All of it is one block, as the
// columns are, so that places after it do not hang on which of them is shown.
func (s *setter) records(g grid, m margin) {
	block := s.block
	labels := g.labels()
	rows := make([][]place, g.rows)
	for _, p := range g.cells {
		if p.row < g.heads || p.text == "" {
			continue
		}
		for i := range p.rows {
			rows[p.row+i] = append(rows[p.row+i], p)
		}
	}
	for r, row := range rows {
		start := len(s.lines)
		if start > 0 && r > g.heads && len(row) > 0 {
			s.gap(m)
		}
		slices.SortStableFunc(row, func(a, b place) int { return a.col - b.col })
		for i, p := range row {
			value := strings.ReplaceAll(p.text, "\n", " ")
			if i == 0 {
				s.put(flow{value, []run{{End: len(value), Role: theme.Strong}}}, m, 0)
				m = m.after()
				continue
			}
			label := labels[p.col]
			if label != "" {
				label += s.look.Words.Colon
			}
			s.put(flow{label + value, []run{{End: len(label), Role: theme.Faint}, {End: len(label) + len(value)}}}, m.in("  ", "  "), 0)
		}
		for i := range s.lines[start:] {
			s.lines[start+i].Block, s.lines[start+i].Byte = block, r
		}
		s.block = block
	}
}
