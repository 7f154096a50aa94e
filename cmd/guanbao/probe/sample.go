package probe

import (
	"fmt"
	"strings"
)

// Kind is why a sample is asked for.
type Kind string

// The kinds. Controls are characters on which all terminals agree: where their
// answers are wrong, none can be trusted. Ambiguous ones decide on the mode;
// the others are told to the user only.
const (
	Control   Kind = "control"
	Ambiguous Kind = "ambiguous"
	Latin     Kind = "latin"
	Emoji     Kind = "emoji"
	Joined    Kind = "joined"     // an emoji of two, by a zero width joiner
	Composed  Kind = "decomposed" // a letter and a combining mark
)

// Sample is a text and the cells in which the terminal drew it.
type Sample struct {
	Kind  Kind   `json:"kind"`
	Text  string `json:"text"`
	Cells int    `json:"cells"`
}

// samples are all that is asked for: of the ambiguous ones quotes, dashes and
// the like, a sign of each sort, a Greek and a Cyrillic letter. Frame
// characters are left out, for several terminals can draw just these narrow.
var samples = []Sample{
	{Control, "a", 0}, {Control, "国", 0},
	{Ambiguous, "“", 0}, {Ambiguous, "”", 0}, {Ambiguous, "…", 0}, {Ambiguous, "—", 0}, {Ambiguous, "·", 0},
	{Ambiguous, "①", 0}, {Ambiguous, "★", 0}, {Ambiguous, "→", 0}, {Ambiguous, "α", 0}, {Ambiguous, "я", 0},
	{Latin, "é", 0}, {Latin, "ß", 0},
	{Emoji, "😀", 0}, {Joined, "👩‍🚀", 0}, {Composed, "e\u0301", 0},
}

const (
	// first is the column, from 1, in which every sample is written. What
	// terminals send for F3 with modifiers, CSI 1;2R to CSI 1;16R, is also the
	// position of the cursor in row 1: from column 17 on it is no key.
	first = 17
	// room is for the widest sample, a joined emoji drawn in pieces.
	room = 6
	// leastColumns is the narrowest terminal that can be asked.
	leastColumns = first + room
)

// question is everything that is written to a terminal of so many columns.
func question(columns int) string {
	var b strings.Builder
	// Where the cursor stands in a line that has text, these blanks take it to
	// the next one; in an empty line they end in its last column.
	b.WriteString(strings.Repeat(" ", columns-1) + "\r")
	// First, for a terminal that prints their end: the line is still erased.
	b.WriteString("\x1b[?2026$p\x1b[?2027$p")
	for _, s := range samples {
		fmt.Fprintf(&b, "\x1b[%dG%s\x1b[6n", first, s.Text)
	}
	// Outside UTF-8 a sample may have begun a control string: ST ends it.
	b.WriteString("\x1b\\\r\x1b[2K\x1b[c")
	return b.String()
}

// judge turns the answers into a report.
func (a *answers) judge() Report {
	r := Report{Outcome: Mute, Synced: a.support(2026), Clustered: a.support(2027)}
	if !a.done() {
		return r
	}
	r.Outcome = Odd
	if len(a.places) != len(samples) {
		return r
	}
	r.Samples = append(r.Samples, samples...)
	wide, narrow, sound := true, true, true
	for i, p := range a.places {
		s := &r.Samples[i]
		s.Cells = p.column - first
		sound = sound && p.row == a.places[0].row
		switch s.Kind {
		case Control:
			sound = sound && s.Cells == i+1 // "a" is the first, "国" the second
		case Ambiguous:
			wide, narrow = wide && s.Cells == 2, narrow && s.Cells == 1
		}
	}
	if sound && wide != narrow {
		r.Outcome, r.Wide = Answered, wide
	}
	return r
}

// support reads the value of a mode by DECRPM: 1 set, 2 reset, 3 set for good.
func (a *answers) support(mode int) Support {
	switch a.modes[mode] {
	case 1, 3:
		return On
	case 2:
		return Off
	}
	return Unknown
}
