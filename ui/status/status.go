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
	alarm       bool   // the note tells of something that went wrong
	remark      bool   // the note answers nothing that the reader did
	file        string // that comes, "" for none
	come, size  int64  // bytes of it; size -1 where it is not known
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

// Load shows a file that comes, and how much of it is here; size -1 means that
// its size is not known.
func (m Model) Load(name string, come, size int64) Model {
	m.file, m.come, m.size = name, come, size
	return m
}

// Loaded ends the file that is shown.
func (m Model) Loaded() Model {
	m.file, m.come, m.size = "", 0, 0
	return m
}

// Note is the note that is shown, empty for none.
func (m Model) Note() string { return m.note }

// Say shows a note until the next one or until Quiet.
func (m Model) Say(note string) Model {
	m.note, m.alarm, m.remark = note, false, false
	return m
}

// Alarm shows a note about something that went wrong.
func (m Model) Alarm(note string) Model {
	m.note, m.alarm, m.remark = note, true, false
	return m
}

// Remark shows a note that nobody asked for. It does not take the place of an
// answer to the reader, which stands until Quiet.
func (m Model) Remark(note string) Model {
	if m.note != "" && !m.remark {
		return m
	}
	m.note, m.alarm, m.remark = note, false, true
	return m
}

// Warn is Remark of something that went wrong.
func (m Model) Warn(note string) Model {
	m = m.Remark(note)
	m.alarm = m.alarm || m.remark
	return m
}

// Quiet takes the note away.
func (m Model) Quiet() Model {
	m.note, m.alarm, m.remark = "", false, false
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
	left += m.loading(l, width) + l.Text.Display(m.note)
	right := fitting(l, hints, width-l.Text.Width(left)-1)
	role := theme.Bar
	if m.alarm {
		role = theme.Warning
	}
	return l.Paint(role, l.Text.Fit(left, width-l.Text.Width(right))) + l.Paint(theme.Bar, right)
}

// loading tells of the file that comes, in at most half of the line: its name is
// cut, its figures are not.
func (m Model) loading(l *theme.Look, width int) string {
	if m.file == "" {
		return ""
	}
	figures := Bytes(m.come)
	if m.size >= 0 {
		figures += "/" + Bytes(m.size)
	}
	if m.size > 0 {
		figures += fmt.Sprintf(" %d%%", m.come*100/m.size)
	}
	room := max(width/2-l.Text.Width(figures)-3, 0)
	return l.Text.Cut(l.Text.Display(m.file), room) + " " + figures + "  "
}

// Bytes writes a number of bytes for a reader.
func Bytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+1<<10-1)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
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
