package screen

import (
	"errors"
	"fmt"
	"strings"
)

// Frame is the screen of an emulated terminal at one moment.
type Frame struct {
	Number    int    `json:"look"` // of the look that it answers
	Rows      []Row  `json:"rows"`
	Cursor    [2]int `json:"cursor"` // column and row, from 0
	Visible   bool   `json:"visible"`
	Alternate bool   `json:"alternate"`
	Title     string `json:"title"`
}

// Row is a row of it, cell by cell. It knows what takes two cells in its
// terminal, which a text does not.
type Row struct {
	Chars   []string `json:"chars"`   // "" in an empty cell and in the second half of a wide character
	Widths  string   `json:"widths"`  // a digit a cell: 2, and 0 for the second half
	Wrapped bool     `json:"wrapped"` // it goes on from the row above, which was too long
}

// String is the text of the row, without spaces at its end.
func (r Row) String() string {
	var b strings.Builder
	for x, char := range r.Chars {
		switch {
		case char != "":
			b.WriteString(char)
		case r.Widths[x] != '0':
			b.WriteByte(' ')
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// Lines are the texts of the rows.
func (f Frame) Lines() []string {
	lines := make([]string, len(f.Rows))
	for y, r := range f.Rows {
		lines[y] = r.String()
	}
	return lines
}

// Columns gives the columns, in cells of the terminal from 0, in which sep
// stands in every one of the rows. It refuses what the function Columns does.
func (f Frame) Columns(sep string) ([]int, error) {
	if len(f.Rows) < leastRows {
		return nil, fmt.Errorf("%d rows: %w", len(f.Rows), errShort)
	}
	var common []int
	for y, r := range f.Rows {
		if r.String() == "" {
			return nil, fmt.Errorf("row %d: %w", y, errShort)
		}
		var here []int
		for x, char := range r.Chars {
			if char == sep && r.Widths[x] == '1' {
				here = append(here, x)
			}
		}
		if y == 0 {
			common = here
		} else {
			common = both(common, here)
		}
		if len(common) == 0 {
			return nil, fmt.Errorf("row %d has %q in columns %v: %s", y, sep, here, r)
		}
	}
	return common, nil
}

// Whole reports every row in which only one half of a character stands on the
// screen, and every one that goes on from a row that was too long for it.
func (f Frame) Whole() error {
	var faults []error
	for y, r := range f.Rows {
		if r.Wrapped {
			faults = append(faults, fmt.Errorf("row %d goes on from the one above: %s", y, r))
		}
		if x := r.half(); x >= 0 {
			faults = append(faults, fmt.Errorf("row %d, column %d: half of %q in %s, of widths %s", y, x, r.Chars[x], r, r.Widths))
		}
	}
	return errors.Join(faults...)
}

// half is the first cell with half of a character in it, -1 without one.
func (r Row) half() int {
	for x := 0; x < len(r.Widths); x++ {
		switch {
		case r.Widths[x] == '1':
		case r.Widths[x] == '2' && strings.HasPrefix(r.Widths[x+1:], "0"):
			x++
		default:
			return x
		}
	}
	return -1
}
