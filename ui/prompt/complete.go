package prompt

import (
	"strings"
	"unicode/utf8"
)

// Completer gives what the part of a line between start and the cursor, a byte
// of the line, may become.
type Completer func(line string, cursor int) (start int, names []string)

// Among completes a whole line with names.
func Among(names []string) Completer {
	return func(line string, cursor int) (int, []string) {
		var all []string
		for _, name := range names {
			if strings.HasPrefix(name, line[:cursor]) {
				all = append(all, name)
			}
		}
		return 0, all
	}
}

// trial is the trying of names with Tab.
type trial struct {
	start   int      // where they begin in the line
	stem    string   // what they have in common
	matches []string // the names that may stand there; nil when none are being tried
	at      int      // the one in the line; len(matches) for the stem
}

// Offer gives the line another completer. Names that are being tried stay.
func (m Model) Offer(names Completer) Model {
	m.names = names
	return m
}

// Complete makes the word before the cursor as long as all names that it may
// become agree, and where that leads nowhere tries one after the other.
func (m Model) Complete() Model { return m.complete(1) }

// CompleteBack tries the names in the other direction.
func (m Model) CompleteBack() Model { return m.complete(-1) }

func (m Model) complete(step int) Model {
	if t := m.tried; t.matches != nil {
		n := len(t.matches) + 1
		t.at = (t.at + step + n) % n
		return m.try(t)
	}
	if m.names == nil {
		return m
	}
	var t trial
	t.start, t.matches = m.names(m.value, m.pos)
	switch len(t.matches) {
	case 0:
		return m
	case 1:
		return m.splice(t.start, m.pos, t.matches[0])
	}
	if t.stem, t.at = common(t.matches), len(t.matches); len(t.stem) < m.pos-t.start { // what was typed stands in them, or in another form
		t.stem = m.value[t.start:m.pos]
	}
	return m.try(t)
}

// try puts the name of a trial into the line.
func (m Model) try(t trial) Model {
	name := t.stem
	if t.at < len(t.matches) {
		name = t.matches[t.at]
	}
	m = m.splice(t.start, m.pos, name)
	m.tried = t
	return m
}

// common is what all names begin with.
func common(names []string) string {
	stem := names[0]
	for _, name := range names[1:] {
		for !strings.HasPrefix(name, stem) {
			_, size := utf8.DecodeLastRuneInString(stem)
			stem = stem[:len(stem)-size]
		}
	}
	return stem
}
