package article

import (
	"slices"
	"strings"

	"guanbao/ui/theme"
)

// records shows a table that is too wide as one group of lines a row: the
// first cell as its head, then the others, each behind its label. A cell over
// several rows is repeated in each. All of it is one block, as the columns are,
// so that places after it do not hang on which of them is shown.
func (s *setter) records(g *grid, m margin) {
	block := s.block
	labels := g.labels()
	bare := g.bare(labels)
	inner := m.after().in("  ", "  ")
	var row []column
	next, shown := 0, false
	for r := range g.rows {
		row = slices.DeleteFunc(row, func(c column) bool { return c.place.row+c.rows <= r })
		hanging := len(row)
		for ; next < len(g.cells) && g.cells[next].row == r; next++ {
			if p := &g.cells[next]; p.text != "" && (r >= g.heads || g.whole(p)) {
				row = append(row, column{place: p})
			}
		}
		if hanging > 0 {
			sortColumns(row)
		}
		if len(row) == 0 {
			continue
		}
		start := len(s.lines)
		if shown {
			s.gap(m)
		}
		shown = true
		s.record(g, row, labels, m, inner)
		m = m.after()
		if r >= g.heads && !g.whole(row[0].place) {
			for _, l := range bare {
				s.put(s.behind(l+s.look.Words.Colon, flow{}), inner, 0)
			}
			bare = nil
		}
		for i := range s.lines[start:] {
			s.lines[start+i].Block, s.lines[start+i].Byte = block, r
		}
		s.block = block
	}
}

// bare are the labels over columns that hold nothing. They are shown with the
// first record, so that nothing of the table is lost.
func (g *grid) bare(labels []string) []string {
	said := make([]bool, g.cols)
	for i := range g.cells {
		if p := &g.cells[i]; p.row >= g.heads && p.text != "" && !g.whole(p) {
			for col := range p.cols {
				said[p.col+col] = true
			}
		}
	}
	var out []string
	for col, l := range labels {
		if l != "" && !said[col] {
			out = append(out, l)
		}
	}
	return out
}

// label is what stands before the value of a cell: what the head says over its
// columns.
func (s *setter) label(p *place, labels []string) string {
	out := labels[p.col]
	for col := p.col + 1; col < p.col+p.cols; col++ {
		if l := labels[col]; l != "" && l != labels[col-1] {
			if out != "" {
				out += s.look.Words.Comma
			}
			out += l
		}
	}
	if out == "" {
		return ""
	}
	return out + s.look.Words.Colon
}

// record sets one row: its first cell behind margin m, the others inside.
func (s *setter) record(g *grid, row []column, labels []string, m, inner margin) {
	for i := range row {
		p := row[i].place
		f := p.flow
		if i > 0 {
			m = inner
		} else if !g.whole(p) || p.head {
			f = f.as(theme.Strong)
		}
		label := ""
		if !g.whole(p) {
			label = s.label(p, labels)
		}
		if label != "" && strings.Contains(p.text, "\n") {
			s.put(s.behind(label, flow{}), m, 0)
			s.put(f, m.after().in("  ", "  "), 0)
		} else {
			s.put(s.behind(label, f), m, 0)
		}
	}
}

// as is the text with what is plain in it in another role.
func (f flow) as(role theme.Role) flow {
	if len(f.runs) == 0 {
		return flow{f.text, []run{{End: len(f.text), Role: role}}}
	}
	out := flow{text: f.text, runs: slices.Clone(f.runs)}
	for i, r := range f.runs {
		if r.Role == theme.Plain {
			out.runs[i].Role = role
		}
	}
	return out
}

// behind is a text behind a label. It holds until the next one.
func (s *setter) behind(label string, f flow) flow {
	if label == "" {
		return f
	}
	text := label + f.text
	s.labelled = append(s.labelled[:0], run{End: len(label), Role: theme.Faint})
	if len(f.runs) == 0 {
		s.labelled = append(s.labelled, run{End: len(text)})
	}
	for _, r := range f.runs {
		r.End += len(label)
		s.labelled = append(s.labelled, r)
	}
	return flow{text, s.labelled}
}
