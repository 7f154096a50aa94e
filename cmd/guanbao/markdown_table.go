package main

import (
	"strings"

	"guanbao/feed/html"
	"guanbao/ui/article"
)

// table writes a table in GitHub's dialect. It knows neither captions nor
// cells over several rows or columns: a caption stands above, and a wide cell
// is followed by empty ones, so that columns stay under their heads.
func (m *marker) table(t *html.Table, lead, rest string) {
	if t == nil || len(t.Rows) == 0 {
		return
	}
	if len(t.Caption) > 0 {
		m.line(lead + m.spans(t.Caption))
		m.line(strings.TrimRight(rest, " "))
		lead = rest
	}
	grid := m.grid(t)
	cols := 0
	for _, row := range grid {
		cols = max(cols, len(row))
	}
	for i, row := range grid {
		for len(row) < cols {
			row = append(row, "")
		}
		m.line(lead + "| " + strings.Join(row, " | ") + " |")
		lead = rest
		if i == 0 {
			m.line(rest + "|" + rulers(t, cols))
		}
	}
}

// rulers are the line under the head, with the alignment of the columns: that
// of their last cell that declares one.
func rulers(t *html.Table, cols int) string {
	aligned := make([]html.Align, cols)
	for _, row := range t.Rows {
		if len(row.Cells) != cols { // spans: the columns are not those of the cells
			continue
		}
		for i, c := range row.Cells {
			if c.Align != html.AlignNone {
				aligned[i] = c.Align
			}
		}
	}
	var b strings.Builder
	for _, a := range aligned {
		b.WriteString([...]string{" --- |", " :-- |", " :-: |", " --: |"}[a])
	}
	return b.String()
}

// maxColumns bounds what spans can blow a table up to.
const maxColumns = 400

// grid puts every cell under its column.
func (m *marker) grid(t *html.Table) [][]string {
	var grid [][]string
	var taken []int // rows that a cell from above still covers, by column
	for _, row := range t.Rows {
		var line []string
		at := 0
		skip := func() {
			for at < len(taken) && taken[at] > 0 {
				taken[at]--
				line = append(line, "")
				at++
			}
		}
		for _, c := range row.Cells {
			skip()
			for i := range max(min(c.Colspan, maxColumns-at), 0) {
				text := ""
				if i == 0 {
					text = m.cell(c)
				}
				line = append(line, text)
				for len(taken) <= at {
					taken = append(taken, 0)
				}
				taken[at] = max(c.Rowspan, 1) - 1
				at++
			}
		}
		skip()
		grid = append(grid, line)
	}
	return grid
}

// cell writes the text of a cell on one line, the items of its lists behind
// their marks.
func (m *marker) cell(c html.Cell) string {
	var parts []string
	mark := ""
	var walk func([]html.Block)
	walk = func(bs []html.Block) {
		for _, b := range bs {
			text := ""
			switch {
			case b.Kind == html.Image:
				text = m.image(b)
			case len(b.Spans) > 0:
				text = strings.ReplaceAll(m.spans(b.Spans), "\\\n", "<br>")
			}
			if text != "" {
				parts = append(parts, mark+anchored(b)+text)
				mark = ""
			}
			for i, child := range b.Children {
				if b.Kind == html.List {
					if mark = "• "; b.Ordered {
						mark = article.Numeral(b.Start+i, b.Numerals) + ". "
					}
				}
				walk([]html.Block{child})
			}
		}
	}
	walk(c.Blocks)
	return strings.Join(parts, "<br>")
}
