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
	return append(rows, Row{}, Row{Text: l.Words.HelpFoot})
}

// Model is a page that can be scrolled.
type Model struct {
	rows   []Row
	top    int
	height int
}

// New gives a page of rows, shown in a pane of the given height.
func New(rows []Row, height int) Model { return Model{rows: rows, height: height} }

// Resize sets the height of the pane in rows.
func (m Model) Resize(height int) Model {
	m.height = height
	return m.Scroll(0)
}

// Scroll moves the page by n lines.
func (m Model) Scroll(n int) Model {
	m.top = max(m.top+n, 0)
	return m
}

// Page scrolls by a part of the height.
func (m Model) Page(part float64) Model { return m.Scroll(int(part * float64(m.height))) }

// View draws the page: height rows of exactly width cells.
func (m Model) View(l *theme.Look, width, height int) []string {
	all := m.lines(l, width)
	top := max(min(m.top, len(all)-height), 0)
	return theme.Rows(append([]string(nil), all[top:min(top+height, len(all))]...), width, height)
}

// lines sets the rows for a width, text in a column behind the keys.
func (m Model) lines(l *theme.Look, width int) []string {
	column := 0
	for _, r := range m.rows {
		column = max(column, l.Text.Width(r.Key))
	}
	column = min(column, width/2)
	if column > 0 {
		column += 3
	}
	var out []string
	for _, r := range m.rows {
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
