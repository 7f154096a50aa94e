// Package probe asks the terminal how many cells it draws characters in.
//
// It writes samples, asks after each where the cursor stands (CSI 6n), asks at
// the end what terminal this is (DA1, which every one answers), and reads until
// that answer is in. All questions go out in one write, so that a slow line
// costs its latency once. The samples stand in columns that no key names: an
// answer that comes after the patience is over is then read by nobody as a
// key (see first). What is no answer is what the user typed; it is given back.
package probe

import (
	"strconv"
	"time"
)

// Bound is how long the reader waits for a terminal that says nothing.
const Bound = 150 * time.Millisecond

// WideVariable is the environment variable by which a user can tell, to this
// program and to others, that ambiguous characters take two cells.
const WideVariable = "RUNEWIDTH_EASTASIAN"

// Outcome is what came of asking.
type Outcome string

// The outcomes. After Answered, Mute and Odd the terminal has been asked.
const (
	Answered Outcome = "answered"   // and all answers fit together
	Mute     Outcome = "mute"       // not all answers came in time
	Odd      Outcome = "odd"        // the answers contradict one another
	None     Outcome = "none"       // input or output is no terminal
	Dumb     Outcome = "dumb"       // it does not know escape sequences
	Console  Outcome = "console"    // of Linux: it knows no two-cell characters
	Small    Outcome = "small"      // too few columns for the samples
	Behind   Outcome = "background" // the terminal belongs to another job
	Busy     Outcome = "busy"       // keys are waiting, and nobody would take them over
	System   Outcome = "system"     // not written for this system
)

// Outcomes lists all of them.
var Outcomes = []Outcome{Answered, Mute, Odd, None, Dumb, Console, Small, Behind, Busy, System}

// Support is what a terminal says of one of its modes.
type Support string

// What can be said of a mode.
const (
	Unknown Support = "no" // not known to the terminal, or never to be set
	On      Support = "on"
	Off     Support = "off" // known, and can be set
)

// Supports lists all of them.
var Supports = []Support{Unknown, On, Off}

// Report is what was learned. The zero value is that nobody has asked.
type Report struct {
	Outcome   Outcome
	Wide      bool     // ambiguous characters take two cells
	Samples   []Sample // as asked; none where not all were answered
	Synced    Support  // mode 2026: frames are shown whole
	Clustered Support  // mode 2027: cells are counted by grapheme cluster
	Took      time.Duration
	Typed     []byte // what came in and was no answer, in its order
}

// Asked reports whether the terminal was asked.
func (r Report) Asked() bool {
	return r.Outcome == Answered || r.Outcome == Mute || r.Outcome == Odd
}

// Options say how to ask.
type Options struct {
	Env      func(string) string
	Patience time.Duration // with a terminal that says nothing; Bound for the reader
	Shy      bool          // do not ask while keys are waiting, for Typed is of no use to the caller
}

// file is a terminal, as os.File is.
type file interface {
	Fd() uintptr
	Write([]byte) (int, error)
}

// Told gives what the environment says of ambiguous characters, if it says it.
func Told(env func(string) string) (wide, told bool) {
	wide, err := strconv.ParseBool(env(WideVariable))
	return wide, err == nil
}

// Ask asks the terminal behind in and out. It leaves the terminal's settings
// and the line of the cursor as they were but for what stood right of it.
func Ask(in, out file, o Options) Report {
	switch o.Env("TERM") {
	case "", "dumb":
		return Report{Outcome: Dumb}
	case "linux":
		return Report{Outcome: Console}
	}
	return ask(in, out, o)
}
