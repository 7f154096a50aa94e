package screen

import (
	"errors"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// errShort is the error for a capture that proves nothing.
var errShort = errors.New("an empty or short capture")

// leastRows is the number of rows below which aligned columns are chance.
const leastRows = 3

// Columns gives the columns, in cells from 0, in which sep stands in every one
// of the lines; escape sequences take no cell. It refuses a capture of fewer
// than three rows or with an empty row, and names the row on which the last
// common column ended.
func Columns(lines []string, sep string) ([]int, error) {
	if len(lines) < leastRows {
		return nil, fmt.Errorf("%d rows: %w", len(lines), errShort)
	}
	if sep == "" {
		return nil, errors.New("no separator given")
	}
	var common []int
	for row, line := range lines {
		line = ansi.Strip(line)
		if strings.TrimSpace(line) == "" {
			return nil, fmt.Errorf("row %d: %w", row, errShort)
		}
		here := columnsOf(line, sep)
		if row == 0 {
			common = here
		} else {
			common = both(common, here)
		}
		if len(common) == 0 {
			return nil, fmt.Errorf("row %d has %q in columns %v: %s", row, sep, here, line)
		}
	}
	return common, nil
}

// columnsOf gives the columns of one line in which sep stands.
func columnsOf(line, sep string) []int {
	var columns []int
	for at := 0; ; {
		i := strings.Index(line[at:], sep)
		if i < 0 {
			return columns
		}
		at += i
		columns = append(columns, ansi.StringWidth(line[:at]))
		at += len(sep)
	}
}

// both gives the numbers that stand in both ascending lists.
func both(a, b []int) []int {
	var out []int
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			out = append(out, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return out
}

// Width is the number of cells that a row takes, escape sequences aside.
func Width(line string) int { return ansi.StringWidth(line) }

// Picture frames the rows of a screen for a failure message, so that spaces
// and empty rows can be seen.
func Picture(lines []string) string {
	width := 0
	for _, line := range lines {
		width = max(width, Width(line))
	}
	var b strings.Builder
	edge := "+" + strings.Repeat("-", width) + "+\n"
	b.WriteString(edge)
	for _, line := range lines {
		b.WriteString("|" + line + strings.Repeat(" ", width-Width(line)) + "|\n")
	}
	b.WriteString(edge)
	return b.String()
}
