package prompt

import (
	"strings"
	"unicode/utf8"
)

// trial is the trying of names with Tab.
type trial struct {
	stem    string   // what they have in common
	matches []string // the names that begin so; nil when none are being tried
	at      int      // the one in the line; len(matches) for the stem
}

// Complete makes the word before the cursor as long as all names that begin
// with it agree, and where that leads nowhere tries one after the other.
func (m Model) Complete() Model { return m.complete(1) }

// CompleteBack tries the names in the other direction.
func (m Model) CompleteBack() Model { return m.complete(-1) }

func (m Model) complete(step int) Model {
	if t := m.tried; t.matches != nil {
		n := len(t.matches) + 1
		t.at = (t.at + step + n) % n
		return m.try(t)
	}
	stem := m.value[:m.pos]
	t := trial{stem: stem}
	for _, name := range m.names {
		if strings.HasPrefix(name, stem) {
			t.matches = append(t.matches, name)
		}
	}
	switch len(t.matches) {
	case 0:
		return m
	case 1:
		return m.splice(0, m.pos, t.matches[0])
	}
	t.stem, t.at = common(t.matches), len(t.matches)
	return m.try(t)
}

// try puts the name of a trial into the line.
func (m Model) try(t trial) Model {
	name := t.stem
	if t.at < len(t.matches) {
		name = t.matches[t.at]
	}
	m = m.splice(0, m.pos, name)
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
