// Package picker is a list over the panes from which one thing is chosen.
package picker

import (
	"slices"
	"strings"

	"guanbao/ui/theme"
)

// Row is a thing to choose.
type Row struct {
	Text  string
	Depth int    // under how many others it stands
	Note  string // stands at the right, as far as there is room for half of the text
	Foot  string // stands under the list while the row is under the cursor
}

// Model is the state of a list. One row is under the cursor as long as there
// are rows.
type Model struct {
	title  string
	rows   []Row
	cursor int
	top    int
	height int // rows that are drawn, the title not counted
}

// New gives a list under a title with the cursor on one of its rows.
func New(title string, rows []Row, at int) Model {
	return Model{title: title, rows: rows}.to(at)
}

// Set puts other rows into the list; the cursor stays where it is.
func (m Model) Set(rows []Row) Model {
	m.rows = rows
	return m.to(m.cursor)
}

// Resize sets the height of the list in rows of the screen, its title and a
// foot counted.
func (m Model) Resize(height int) Model {
	m.height = max(height-1, 1)
	if m.footed() && m.height > 1 {
		m.height--
	}
	return m.to(m.cursor)
}

// footed reports whether a row has something to stand under the list.
func (m Model) footed() bool {
	return slices.ContainsFunc(m.rows, func(r Row) bool { return r.Foot != "" })
}

// Cursor is the row under the cursor; -1 where there is none.
func (m Model) Cursor() int {
	if len(m.rows) == 0 {
		return -1
	}
	return m.cursor
}

// Move moves the cursor by n rows, as far as there are any.
func (m Model) Move(n int) Model { return m.to(m.cursor + n) }

// Page moves the cursor by a part of the height.
func (m Model) Page(part float64) Model { return m.to(m.cursor + int(part*float64(m.height))) }

// First moves the cursor to the first row.
func (m Model) First() Model { return m.to(0) }

// Last moves the cursor to the last row.
func (m Model) Last() Model { return m.to(len(m.rows) - 1) }

func (m Model) to(i int) Model {
	m.cursor = max(min(i, len(m.rows)-1), 0)
	if m.height > 0 { // else its size is not known yet
		m.top = max(min(m.top, m.cursor), m.cursor-m.height+1, 0)
	}
	return m
}

// View draws the list: height rows of exactly width cells.
func (m Model) View(l *theme.Look, width, height int) []string {
	out := []string{l.Paint(theme.Heading, l.Text.Fit(" "+l.Text.Display(m.title), width))}
	for i := m.top; i < len(m.rows) && i < m.top+m.height && len(out) < height; i++ {
		role := theme.Plain
		if i == m.cursor {
			role = theme.Cursor
		}
		out = append(out, l.Paint(role, m.rows[i].draw(l, width)))
	}
	out = theme.Rows(out, width, height)
	if m.footed() && height > 2 {
		out[height-1] = l.Paint(theme.Faint, l.Text.Fit(" "+l.Text.Display(m.rows[m.cursor].Foot), width))
	}
	return out
}

// draw sets a row in exactly width cells.
func (r Row) draw(l *theme.Look, width int) string {
	depth := min(r.Depth, max(width/2-2, 0)/2)
	text := "  " + strings.Repeat("  ", depth) + l.Text.Display(r.Text)
	note := ""
	if r.Note != "" {
		note = "  " + l.Text.Display(r.Note) + " "
	}
	if room := l.Text.Width(note); room <= width/2 || room+l.Text.Width(text) <= width {
		return l.Text.Fit(text, width-room) + note
	}
	return l.Text.Fit(text, width)
}
