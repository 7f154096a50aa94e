package prompt

import "strings"

// History is the lines that were typed into prompts of one kind. Its zero
// value is empty; it does not change, Add gives another one.
type History struct {
	lines []string // the newest last
}

// longest is the number of lines that a History keeps.
const longest = 200

// Add is the history with a line more. Blank lines, a line that was typed just
// before, and addresses with a password are not kept.
func (h History) Add(line string) History {
	line = strings.TrimSpace(line)
	if n := len(h.lines); !Keeps(line) || n > 0 && h.lines[n-1] == line {
		return h
	}
	lines := append(h.lines[:len(h.lines):len(h.lines)], line)
	return History{lines[max(len(lines)-longest, 0):]}
}

// Before is the history with lines that were typed before all of it, the newest
// last.
func (h History) Before(lines []string) History {
	var all History
	for _, line := range append(lines[:len(lines):len(lines)], h.lines...) {
		all = all.Add(line)
	}
	return all
}

// Remember gives the line another history. What is being recalled is given up.
func (m Model) Remember(h History) Model {
	m.history, m.walk = h, walk{}
	return m
}

// Keeps reports whether a line may be kept: a blank one is not, nor an address
// with a password.
func Keeps(line string) bool { return strings.TrimSpace(line) != "" && !secret(line) }

// secret reports whether a line holds an address with a name or a password
// before its host. It rather takes too much for one: a line that is not kept
// is no loss.
func secret(line string) bool {
	_, rest, address := strings.Cut(line, "://")
	if !address {
		rest = line
	}
	before, _, at := cutLast(rest, "@")
	if !at {
		return false
	}
	return strings.Contains(before, ":") || address && !strings.ContainsAny(rest[:strings.Index(rest, "@")], "/?#")
}

// cutLast is strings.Cut at the last separator.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// walk is a walk through the history.
type walk struct {
	back  int    // lines from the newest one on; 0 when none is shown
	draft string // what was typed before it began; the lines shown begin so
}

// Recalling reports whether a line of the history is shown as it was.
func (m Model) Recalling() bool { return m.walk.back > 0 }

// Older shows the line before among those that begin with what was typed.
func (m Model) Older() Model { return m.recall(1) }

// Newer shows the line after, behind the newest one what was typed.
func (m Model) Newer() Model { return m.recall(-1) }

// recall goes on by a step through the lines that begin with the draft.
func (m Model) recall(step int) Model {
	w, lines := m.walk, m.history.lines
	if w.back == 0 {
		w.draft = m.value
	}
	for back := w.back + step; back >= 0 && back <= len(lines); back += step {
		line := w.draft
		if back > 0 {
			line = lines[len(lines)-back]
		}
		if strings.HasPrefix(line, w.draft) && (line != m.value || back == 0) {
			m = m.splice(0, len(m.value), line)
			w.back = back
			m.walk = w
			return m
		}
	}
	return m
}
