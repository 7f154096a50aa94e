// Package prompt is a line to type into. The terminal's own cursor stands at
// the place of insertion, so that an input method opens its window there;
// moving and deleting go by grapheme cluster and by word.
package prompt

import (
	"iter"
	"strings"

	"guanbao/ui/text"
)

// Model is a line being edited. Its zero value is an empty line without a
// label.
type Model struct {
	label   string
	value   string
	pos     int // place of insertion in bytes, on a cluster boundary
	from    int // bytes of value that are scrolled out on the left
	dropped int // clusters of the last insertion that found no room

	killed  string // what the last kills took
	killing bool   // the last change was a kill: one more joins it

	history History
	walk    walk
	names   Completer // what Tab completes; nil for nothing
	tried   trial
}

// most is the length of a line in bytes; what goes beyond is not taken in.
const most = 4096

// Open begins an empty line behind a label, with the lines typed before and
// what Tab completes: names that hold no control characters, nil for none. What
// was killed last can still be put in.
func (m Model) Open(label string, h History, names Completer) Model {
	return Model{label: label, killed: m.killed, history: h, names: names}
}

// Value is what was typed.
func (m Model) Value() string { return m.value }

// Dropped is the number of characters that the last insertion left out because
// the line is full.
func (m Model) Dropped() int { return m.dropped }

// Insert puts text in at the cursor. Line breaks and other controls, as a
// paste may carry them, become spaces. Of text for which there is no room the
// beginning is taken, in whole clusters; Dropped counts the rest. Where the
// text joins what follows into one cluster the cursor comes to stand behind
// that: what was typed is always before it.
func (m Model) Insert(s string) Model {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	kept, dropped := fitting(s, most-len(m.value))
	m = m.splice(m.pos, m.pos, kept)
	m.dropped = dropped
	return m
}

// Paste is Insert without the spaces and line breaks around a text.
func (m Model) Paste(s string) Model { return m.Insert(strings.TrimSpace(s)) }

// fitting is the beginning of s that takes no more than so many bytes, and
// the number of clusters behind it.
func fitting(s string, room int) (kept string, dropped int) {
	if len(s) <= room {
		return s, 0
	}
	end := 0
	for c := range clusters(s) {
		if dropped == 0 && end+len(c) <= room {
			end += len(c)
		} else {
			dropped++
		}
	}
	return s[:end], dropped
}

// Left moves back by one cluster.
func (m Model) Left() Model { return m.moved(m.before()) }

// Right moves on by one cluster.
func (m Model) Right() Model { return m.moved(m.after()) }

// Start moves to the beginning of the line.
func (m Model) Start() Model { return m.moved(0) }

// End moves to the end of the line.
func (m Model) End() Model { return m.moved(len(m.value)) }

// WordLeft moves back to the beginning of a word.
func (m Model) WordLeft() Model { return m.moved(wordBefore(m.value, m.pos)) }

// WordRight moves on to the end of a word.
func (m Model) WordRight() Model { return m.moved(wordAfter(m.value, m.pos)) }

// Backspace deletes the cluster before the cursor.
func (m Model) Backspace() Model { return m.splice(m.before(), m.pos, "") }

// Delete deletes the cluster at the cursor.
func (m Model) Delete() Model { return m.splice(m.pos, m.after(), "") }

// Transpose changes the places of the clusters before and at the cursor, at
// the end those of the last two.
func (m Model) Transpose() Model {
	mid := m
	if m.pos == len(m.value) {
		mid = m.Left()
	}
	from, to := mid.before(), mid.after()
	if from == mid.pos || to == mid.pos {
		return m
	}
	return m.splice(from, to, m.value[mid.pos:to]+m.value[from:mid.pos])
}

// KillStart takes out all before the cursor.
func (m Model) KillStart() Model { return m.kill(0, m.pos) }

// KillEnd takes out all after the cursor.
func (m Model) KillEnd() Model { return m.kill(m.pos, len(m.value)) }

// KillWordLeft takes out the word before the cursor with what divides it from
// the cursor.
func (m Model) KillWordLeft() Model { return m.kill(wordBefore(m.value, m.pos), m.pos) }

// KillWordRight takes out the word after the cursor with what divides it from
// the cursor.
func (m Model) KillWordRight() Model { return m.kill(m.pos, wordAfter(m.value, m.pos)) }

// Yank puts in what was taken out last. Kills that follow one another count as
// one.
func (m Model) Yank() Model { return m.Insert(m.killed) }

// kill takes out a part of the value that ends or begins at the cursor.
func (m Model) kill(from, to int) Model {
	if from == to {
		return m
	}
	cut, joins := m.value[from:to], m.killing
	back := from < m.pos
	m = m.splice(from, to, "")
	switch {
	case joins && back:
		m.killed = cut + m.killed
	case joins:
		m.killed += cut
	default:
		m.killed = cut
	}
	m.killing = true
	return m
}

// splice puts text in the place of a part of the value, the cursor behind it.
func (m Model) splice(from, to int, text string) Model {
	m.value = m.value[:from] + text + m.value[to:]
	m.walk = walk{}
	return m.moved(from + len(text))
}

// moved puts the cursor behind the cluster that offset pos lies in, or at pos
// where a cluster ends there. With that a row of kills and the trying of names
// are over.
func (m Model) moved(pos int) Model {
	end := 0
	for c := range clusters(m.value) {
		if end >= pos {
			break
		}
		end += len(c)
	}
	m.pos, m.killing, m.dropped, m.tried = end, false, 0, trial{}
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
