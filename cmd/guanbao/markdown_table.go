package main

import (
	"strings"

	"guanbao/feed/html"
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
			m.line(rest + "|" + strings.Repeat(" --- |", cols))
		}
	}
}

// maxColumns bounds what spans can blow a table up to.
const maxColumns = 200

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

// cell writes the text of a cell on one line.
func (m *marker) cell(c html.Cell) string {
	var parts []string
	var walk func([]html.Block)
	walk = func(bs []html.Block) {
		for _, b := range bs {
			if len(b.Spans) > 0 {
				parts = append(parts, strings.ReplaceAll(m.spans(b.Spans), "\\\n", "<br>"))
			}
			walk(b.Children)
		}
	}
	walk(c.Blocks)
	return strings.Join(parts, "<br>")
}
