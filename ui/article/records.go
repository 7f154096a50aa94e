package article

import (
	"strings"

	"guanbao/ui/theme"
)

// records shows a table that is too wide as one group of lines a row: the
// first cell as its head, then label and value. A cell over several rows is
// repeated in each. All of it is one block, as the columns are, so that places
// after it do not hang on which of them is shown.
func (s *setter) records(g *grid, m margin) {
	block := s.block
	labels := g.labels()
	for i, l := range labels {
		if l != "" {
			labels[i] = l + s.look.Words.Colon
		}
	}
	var row []column
	next, shown := 0, false
	for r := range g.rows {
		kept := row[:0]
		for _, c := range row {
			if c.place.row+c.rows > r {
				kept = append(kept, c)
			}
		}
		row = kept
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
		m = s.record(g, row, labels, m)
		for i := range s.lines[start:] {
			s.lines[start+i].Block, s.lines[start+i].Byte = block, r
		}
		s.block = block
	}
}

// record sets one row: its first cell, then the others behind their labels.
func (s *setter) record(g *grid, row []column, labels []string, m margin) margin {
	for i := range row {
		p := row[i].place
		f := p.flow
		switch {
		case g.whole(p) && !p.head:
			s.put(f, m, 0)
		case i == 0:
			s.put(f.as(theme.Strong), m, 0)
		case strings.Contains(p.text, "\n"):
			if l := labels[p.col]; l != "" {
				s.put(flow{l, []run{{End: len(l), Role: theme.Faint}}}, m.in("  ", "  "), 0)
			}
			s.put(f, m.in("    ", "    "), 0)
		default:
			s.put(f.behind(labels[p.col]), m.in("  ", "  "), 0)
		}
		m = m.after()
	}
	return m
}

// as is the text with what is plain in it in another role.
func (f flow) as(role theme.Role) flow {
	if len(f.runs) == 0 {
		return flow{f.text, []run{{End: len(f.text), Role: role}}}
	}
	out := flow{text: f.text, runs: make([]run, len(f.runs))}
	for i, r := range f.runs {
		if r.Role == theme.Plain {
			r.Role = role
		}
		out.runs[i] = r
	}
	return out
}

// behind is the text behind a label.
func (f flow) behind(label string) flow {
	if label == "" {
		return f
	}
	out := flow{text: label + f.text, runs: make([]run, 0, len(f.runs)+2)}
	out.runs = append(out.runs, run{End: len(label), Role: theme.Faint})
	if len(f.runs) == 0 {
		out.runs = append(out.runs, run{End: len(out.text)})
	}
	for _, r := range f.runs {
		r.End += len(label)
		out.runs = append(out.runs, r)
	}
	return out
}
