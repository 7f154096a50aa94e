package article

import (
	"strings"

	"guanbao/feed/html"
	"guanbao/ui/theme"
)

const (
	columnGap   = 2  // cells between two columns
	columnLeast = 4  // cells under which a column cannot be read
	textLeast   = 8  // cells that running text keeps, where it has as many
	wordMost    = 16 // cells above which a word may be parted
)

// Tables says how the tables of a page are set.
type Tables int

// The ways to set tables.
const (
	AsTheyFit Tables = iota // in columns where the page is wide enough, else as records
	AsRecords               // each row as lines of label and value
	AsColumns               // in columns; those that do not fit below the others
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
	g := s.gridOf(t)
	width := s.width - s.look.Text.Width(m.rest)
	cols, fits := s.columns(&g, width)
	switch {
	case fits && s.opt.Tables != AsRecords:
		s.inColumns++
		s.grid(&g, cols, width, m, 0)
	case s.opt.Tables == AsColumns && width >= 2*columnLeast+columnGap && g.cols > 0:
		s.inColumns++
		s.parts(&g, width, m)
	default:
		s.inRecords++
		s.records(&g, m)
	}
}

// columns shares the width among the columns: each gets what it needs, and
// where that is too much the widest are narrowed, down to where a figure or a
// word would be parted. False when even that does not fit.
func (s *setter) columns(g *grid, width int) ([]int, bool) {
	room := width - columnGap*(g.cols-1)
	if g.cols == 0 || room < g.cols*columnLeast {
		return nil, false
	}
	cols, floors := s.natural(g, room), floors(g)
	return narrowed(cols, floors, room)
}

// narrowed takes cells off the widest columns until they fit the room.
func narrowed(cols, floors []int, room int) ([]int, bool) {
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
func floors(g *grid) []int {
	out := make([]int, g.cols)
	for i := range out {
		out[i] = columnLeast
	}
	for i := range g.cells {
		if p := &g.cells[i]; p.cols == 1 {
			out[p.col] = max(out[p.col], p.floor)
		}
	}
	return out
}

// natural is the width that each column would like: that of its longest line.
// A cell over several columns widens them where they have not enough together,
// but one over all of them, a title or a note, does not.
func (s *setter) natural(g *grid, room int) []int {
	cols := make([]int, g.cols)
	for i := range cols {
		cols[i] = columnLeast
	}
	for i := range g.cells {
		if p := &g.cells[i]; p.cols == 1 {
			cols[p.col] = max(cols[p.col], min(p.width+p.pad, room))
		}
	}
	for i := range g.cells {
		p := &g.cells[i]
		if p.cols == 1 || g.whole(p) {
			continue
		}
		lack := min(p.width, room) - columnGap*(p.cols-1)
		for i := range p.cols {
			lack -= cols[p.col+i]
		}
		for i := range p.cols {
			cols[p.col+i] += max(lack+p.cols-1-i, 0) / p.cols
		}
	}
	return cols
}

// widest is the width of the longest line of a cell.
func (s *setter) widest(t string) int {
	w := 0
	for line := range strings.SplitSeq(t, "\n") {
		w = max(w, s.look.Text.Width(line))
	}
	return w
}

// parts sets a table that is too wide in several, one under the other, each
// behind the first column.
func (s *setter) parts(g *grid, width int, m margin) {
	stub := g.cols > 1
	n := 0
	for first := min(1, g.cols-1); first < g.cols; n++ {
		part, cols, end := s.widestPart(g, stub, first, width)
		if n > 0 {
			s.gap(m)
			s.lines[len(s.lines)-1].Byte = n*g.rows - 1
			m = m.after()
		}
		s.grid(&part, cols, width, m, n*g.rows)
		first = end
	}
}

// widestPart is the part from column first on with as many columns as fit,
// at least one, and the column behind it.
func (s *setter) widestPart(g *grid, stub bool, first, width int) (part grid, cols []int, end int) {
	for end = first + 1; ; end++ {
		if end > g.cols {
			return part, cols, end - 1
		}
		next := g.part(stub, first, end)
		fitting, ok := s.columns(&next, width)
		switch {
		case ok:
			part, cols = next, fitting
		case cols != nil:
			return part, cols, end - 1
		default: // words and figures have to be parted
			room := width - columnGap*(next.cols-1)
			cols = s.natural(&next, room)
			least := make([]int, next.cols)
			for i := range least {
				least[i] = max(min(columnLeast, room/next.cols), 1)
			}
			cols, _ = narrowed(cols, least, room)
			return next, cols, end
		}
	}
}
