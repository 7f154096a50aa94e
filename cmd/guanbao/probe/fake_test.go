package probe

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"guanbao/ui/text"
)

// fake is a terminal that draws as it is told and answers what it is asked. It
// knows one screen of columns, whose rows count on without end.
type fake struct {
	columns, row, column int // from 1
	rows                 map[int]string
	cells                func(text string) int
	answer               func(question string) string // nil, or in place of its own
	odd                  []string                     // what it was sent and does not know
}

// newFake makes a terminal with a text in the cursor's row.
func newFake(columns int, before string, cells func(string) int) *fake {
	return &fake{columns: columns, row: 1, column: 1 + len(before), rows: map[int]string{1: before}, cells: cells}
}

var (
	control = regexp.MustCompile("^\x1b(?:\\[([0-9?;]*)([ -/]*[@-~])|\\\\)")
	printed = regexp.MustCompile("^[^\x1b\r]+")
)

// hear takes all that was written and gives the answers.
func (f *fake) hear(s string) string {
	var out strings.Builder
	for s != "" {
		if s[0] == '\r' {
			f.column, s = 1, s[1:]
		} else if m := control.FindStringSubmatch(s); m != nil {
			out.WriteString(f.obey(m[0], m[1], m[2]))
			s = s[len(m[0]):]
		} else if m := printed.FindString(s); m != "" {
			f.print(m)
			s = s[len(m):]
		} else {
			f.odd, s = append(f.odd, s[:1]), s[1:]
		}
	}
	return out.String()
}

func (f *fake) print(s string) {
	if strings.Trim(s, " ") != "" {
		f.rows[f.row] += s
		f.column += f.cells(s)
		return
	}
	for range s {
		if f.column > f.columns {
			f.row, f.column = f.row+1, 1
		}
		f.column++
	}
}

func (f *fake) obey(whole, params, final string) string {
	reply := ""
	switch n, _ := strconv.Atoi(params); {
	case whole == "\x1b\\":
	case final == "G":
		f.column = n
	case whole == "\x1b[2K":
		f.rows[f.row] = ""
	case whole == "\x1b[6n":
		reply = fmt.Sprintf("\x1b[%d;%dR", f.row, min(f.column, f.columns))
	case whole == "\x1b[c":
		reply = "\x1b[?62;22c"
	case final == "$p":
		reply = "\x1b[" + params + ";2$y"
	default:
		f.odd = append(f.odd, whole)
	}
	if f.answer != nil && reply != "" {
		return f.answer(reply)
	}
	return reply
}

// drawn are ways to draw, by the cells of a text.
func narrowly(s string) int { return text.New(text.Narrow).Width(s) }

// widely is what xterm -cjk_width does: Latin letters too.
func widely(s string) int {
	if s == "é" || s == "ß" {
		return 2
	}
	return text.New(text.Wide).Width(s)
}

// save for one character is as another way, that one in so many cells.
func saveFor(way func(string) int, text string, cells int) func(string) int {
	return func(s string) int {
		if s == text {
			return cells
		}
		return way(s)
	}
}
