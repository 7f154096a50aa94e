package main

import (
	"strings"
)

// right marks columns of numbers, by index.
type right map[int]bool

// columns sets rows as a table: every column as wide as its widest cell, two
// cells between them, the last one as long as it is. With cells > 0 every
// line is cut to that width.
func (a *app) columns(rows [][]string, numbers right, cells int) []string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], a.measure.Width(cell))
		}
	}
	lines := make([]string, len(rows))
	for n, row := range rows {
		lines[n] = a.row(row, widths, numbers)
		if cells > 0 {
			lines[n] = a.measure.Cut(lines[n], cells)
		}
	}
	return lines
}

// row sets one row of a table whose columns have the given widths in cells.
func (a *app) row(row []string, widths []int, numbers right) string {
	var b strings.Builder
	for i, cell := range row {
		switch {
		case i == len(row)-1:
			b.WriteString(cell)
		case numbers[i]:
			b.WriteString(a.measure.FitRight(cell, widths[i]) + "  ")
		default:
			b.WriteString(a.measure.Fit(cell, widths[i]) + "  ")
		}
	}
	return strings.TrimRight(b.String(), " ")
}
