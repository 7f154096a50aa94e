// Package prompt is a line to type into. The terminal's own cursor stands at
// the place of insertion, so that an input method opens its window there;
// moving and deleting go by grapheme cluster.
package prompt

import (
	"iter"
	"strings"
	"unicode/utf8"

	"guanbao/ui/text"
	"guanbao/ui/theme"
)

// Model is a line being edited. Its zero value is an empty line.
type Model struct {
	value string
	pos   int // place of insertion in bytes, on a cluster boundary
}

// Value is what was typed.
func (m Model) Value() string { return m.value }

// most is the length of a line in bytes; what goes beyond is not taken in.
const most = 4096

// Insert puts text in at the cursor. Line breaks and other controls, as a
// paste may carry them, become spaces. Text for which there is no room is left
// out whole.
func (m Model) Insert(s string) Model {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	if len(m.value)+len(s) > most {
		return m
	}
	m.value = m.value[:m.pos] + s + m.value[m.pos:]
	m.pos += len(s)
	return m
}

// Left moves back by one cluster.
func (m Model) Left() Model {
	m.pos = m.before()
	return m
}

// Right moves on by one cluster.
func (m Model) Right() Model {
	m.pos = m.after()
	return m
}

// Start moves to the beginning of the line.
func (m Model) Start() Model { m.pos = 0; return m }

// End moves to the end of the line.
func (m Model) End() Model { m.pos = len(m.value); return m }

// Backspace deletes the cluster before the cursor.
func (m Model) Backspace() Model { return m.cut(m.before(), m.pos) }

// Delete deletes the cluster at the cursor.
func (m Model) Delete() Model { return m.cut(m.pos, m.after()) }

// KillStart deletes all before the cursor.
func (m Model) KillStart() Model { return m.cut(0, m.pos) }

// KillEnd deletes all after the cursor.
func (m Model) KillEnd() Model { return m.cut(m.pos, len(m.value)) }

// KillWord deletes the word before the cursor with the spaces behind it.
func (m Model) KillWord() Model {
	const between = " 　/"
	head := strings.TrimRight(m.value[:m.pos], between)
	start := 0
	if at := strings.LastIndexAny(head, between); at >= 0 {
		_, size := utf8.DecodeRuneInString(head[at:])
		start = at + size
	}
	return m.cut(start, m.pos)
}

func (m Model) cut(from, to int) Model {
	m.value = m.value[:from] + m.value[to:]
	m.pos = from
	return m
}

// before is the start of the cluster that ends at pos.
func (m Model) before() int {
	at, end := 0, 0
	for c := range clusters(m.value) {
		if at, end = end, end+len(c); end >= m.pos {
			break
		}
	}
	return at
}

// after is the end of the cluster that starts at pos.
func (m Model) after() int {
	end := 0
	for c := range clusters(m.value) {
		if end += len(c); end > m.pos {
			break
		}
	}
	return end
}

// clusters yields the grapheme clusters of s. Where they end does not hang on
// the terminal, so any measure will do.
func clusters(s string) iter.Seq2[string, int] { return narrow.Clusters(s) }

var narrow = text.New(text.Narrow)

// View draws label and line in exactly width cells and gives the cell of the
// cursor. A line that is too long is shown around the cursor.
func (m Model) View(l *theme.Look, label string, width int) (row string, cursor int) {
	label = l.Text.Cut(label, width/2)
	head := l.Text.Width(label)
	room := max(width-head-1, 1)
	value := m.value
	left, right := l.Text.Display(value[:m.pos]), l.Text.Display(value[m.pos:])
	left = l.Text.CutLeft(left, room)
	cursor = head + l.Text.Width(left)
	return label + l.Text.Fit(left+right, width-head), min(cursor, width-1)
}
