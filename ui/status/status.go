// Package status is the bottom line: what runs and how far it is, what just
// happened or went wrong, else the keys that are useful now.
package status

import (
	"fmt"
	"strings"

	"guanbao/ui/theme"
)

// Model is the state of the line.
type Model struct {
	job         string // what runs, empty for nothing
	done, total int
	note        string
	alarm       bool // the note tells of something that went wrong
}

// Run shows work in progress; total 0 means that its size is unknown.
func (m Model) Run(job string, done, total int) Model {
	m.job, m.done, m.total = job, done, total
	return m
}

// Idle ends the work that is shown.
func (m Model) Idle() Model {
	m.job, m.done, m.total = "", 0, 0
	return m
}

// Note is the note that is shown, empty for none.
func (m Model) Note() string { return m.note }

// Say shows a note until the next one or until Quiet.
func (m Model) Say(note string) Model {
	m.note, m.alarm = note, false
	return m
}

// Alarm shows a note about something that went wrong.
func (m Model) Alarm(note string) Model {
	m.note, m.alarm = note, true
	return m
}

// Quiet takes the note away.
func (m Model) Quiet() Model {
	m.note, m.alarm = "", false
	return m
}

const (
	barWidth  = 12 // cells of the progress bar
	barWidest = 60 // cells of the line under which the figures must do
)

// View draws the line in exactly width cells: work and note on the left, on
// the right as many of the hints as there is room for, the last ones first.
func (m Model) View(l *theme.Look, width int, hints []string) string {
	left := " "
	if m.job != "" {
		left += m.job + " "
		if m.total > 0 && width >= barWidest {
			left += m.bar(l) + " "
		}
		if m.total > 0 {
			left += fmt.Sprintf("%d/%d ", m.done, m.total)
		}
		left += " "
	}
	left += l.Text.Display(m.note)
	right := fitting(l, hints, width-l.Text.Width(left)-1)
	role := theme.Bar
	if m.alarm {
		role = theme.Warning
	}
	return l.Paint(role, l.Text.Fit(left, width-l.Text.Width(right))) + l.Paint(theme.Bar, right)
}

// fitting joins the last of the hints that fit into so many cells.
func fitting(l *theme.Look, hints []string, room int) string {
	for i := range hints {
		if s := strings.Join(hints[i:], "  ") + " "; l.Text.Width(s) <= room {
			return s
		}
	}
	return ""
}

// bar is the progress bar.
func (m Model) bar(l *theme.Look) string {
	full := min(barWidth*m.done/m.total, barWidth)
	s := ""
	for i := range barWidth {
		if i < full {
			s += l.Chrome.Full
		} else {
			s += l.Chrome.Empty
		}
	}
	return s
}
