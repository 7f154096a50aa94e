// Package help is the pages that lie over the panes: the keys, made from the
// key table, and what went wrong lately.
package help

import (
	"strings"

	"guanbao/ui/keys"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

// Row is a line of a page: a heading, or a key with what it does.
type Row struct {
	Head string
	Key  string
	Text string
}

// Keys gives the rows of the key page.
func Keys(m keys.Map, l *theme.Look) []Row {
	rows := []Row{{Head: l.Words.HelpTitle}, {}}
	for _, a := range keys.Actions() {
		rows = append(rows, Row{Key: strings.Join(m.Keys(a), " "), Text: l.Words.Actions[a]})
	}
	return append(rows, Row{}, Row{Text: l.Words.Pages.Mark(l.Chrome.Short)}, Row{Text: l.Words.HelpFoot})
}

// Model is a page that can be scrolled.
type Model struct {
	rows   []Row
	lines  []string // the rows, set for the width
	top    int
	height int
}

// New gives a page of rows. It shows nothing before its size is known.
func New(rows []Row) Model { return Model{rows: rows} }

// Resize sets the rows for a pane of a size in cells and rows.
func (m Model) Resize(l *theme.Look, width, height int) Model {
	m.lines, m.height = set(m.rows, l, width), height
	return m.Move(0)
}

// Move moves the page by n lines, as far as there are any.
func (m Model) Move(n int) Model {
	m.top = max(min(m.top+n, len(m.lines)-m.height), 0)
	return m
}

// Page scrolls by a part of the height.
func (m Model) Page(part float64) Model { return m.Move(int(part * float64(m.height))) }

// First scrolls to the beginning.
func (m Model) First() Model { return m.Move(-len(m.lines)) }

// Last scrolls to the end.
func (m Model) Last() Model { return m.Move(len(m.lines)) }

// View draws the page: height rows of exactly width cells, which are those of
// the last Resize.
func (m Model) View(width, height int) []string {
	shown := m.lines[m.top:min(m.top+height, len(m.lines))]
	return theme.Rows(append([]string(nil), shown...), width, height)
}

// set sets rows for a width, text in a column behind the keys.
func set(rows []Row, l *theme.Look, width int) []string {
	column := 0
	for _, r := range rows {
		column = max(column, l.Text.Width(r.Key))
	}
	column = min(column, width/2)
	if column > 0 {
		column += 3
	}
	var out []string
	for _, r := range rows {
		if r.Head != "" {
			out = append(out, l.Paint(theme.Title, l.Text.Fit(" "+l.Text.Display(r.Head), width)))
			continue
		}
		out = append(out, entry(l, r, width, column)...)
	}
	return out
}

// entry sets one row; text that is too long goes on under itself.
func entry(l *theme.Look, r Row, width, column int) []string {
	body := l.Text.Display(r.Text)
	room := max(width-column-1, 2)
	key := l.Text.Fit(" "+r.Key, column)
	if r.Key == "" {
		key, room = " ", max(width-2, 2)
	}
	var out []string
	for i, line := range l.Text.Wrap(body, room, text.Options{}) {
		head := key
		if i > 0 {
			head = theme.Blank(l.Text.Width(key))
		}
		out = append(out, l.Paint(theme.Accent, head)+l.Text.Fit(body[line.Start:line.End], width-l.Text.Width(key)))
	}
	if len(out) == 0 {
		out = append(out, l.Paint(theme.Accent, l.Text.Fit(key, width)))
	}
	return out
}
