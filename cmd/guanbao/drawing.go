package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"guanbao/cmd/guanbao/probe"
	"guanbao/ui/text"
)

// longPatience is how long the doctor waits for a terminal that says nothing:
// long enough that a late answer does not arrive in the user's shell. Tests
// lengthen it.
var longPatience = time.Second

// interrupt is what the terminal sends for ^C in raw mode.
const interrupt = '\x03'

// drawingFacts tell how the terminal draws. It is asked whatever the settings
// say, for where they are wrong this is how to find out.
func (a *app) drawingFacts() ([]fact, error) {
	a.terminal = probe.Report{Outcome: probe.None}
	if in, ok := a.in.(term.File); ok && a.out.terminal {
		a.terminal = probe.Ask(in, a.out.file, probe.Options{Env: a.env, Patience: longPatience, Shy: true})
	}
	if bytes.IndexByte(a.terminal.Typed, interrupt) >= 0 {
		return nil, context.Canceled
	}
	facts := []fact{a.ambiguousFact(), a.probeFact()}
	if a.terminal.Outcome == probe.Mute || !a.terminal.Asked() {
		return facts, nil
	}
	if s := a.terminal.Samples; len(s) > 0 {
		facts = append(facts, fact{key: "samples", label: a.words.LabelDrawn, value: s, text: drawn(s)})
	}
	return append(facts, a.modeFact(2026, a.terminal.Synced), a.modeFact(2027, a.terminal.Clustered)), nil
}

func (a *app) ambiguousFact() fact {
	mode, by := a.decide()
	name := "narrow"
	if mode == text.Wide {
		name = "wide"
	}
	return fact{
		key: "ambiguous", label: a.words.LabelAmbiguous, value: map[string]any{"mode": name, "by": by},
		text: fmt.Sprintf(a.words.AmbiguousBy, name, a.words.Authorities[string(by)]),
	}
}

func (a *app) probeFact() fact {
	r, w := a.terminal, a.words
	f := fact{key: "probe", label: w.LabelProbe, text: w.Probes[string(r.Outcome)]}
	value := map[string]any{"outcome": r.Outcome}
	if r.Asked() {
		value["milliseconds"] = float64(r.Took.Microseconds()) / 1000
		f.text = fmt.Sprintf(w.ProbeTook, f.text, milliseconds(r.Took))
		if r.Took > probe.Bound {
			f.text = fmt.Sprintf(w.ProbeLate, f.text, milliseconds(probe.Bound))
		}
	}
	f.value = value
	return f
}

func (a *app) modeFact(mode int, s probe.Support) fact {
	return fact{key: fmt.Sprintf("mode_%d", mode), label: fmt.Sprintf(a.words.LabelMode, mode), value: s, text: a.words.Supports[string(s)]}
}

// milliseconds writes a time with one decimal where it is short.
func milliseconds(d time.Duration) string {
	if d >= 10*time.Millisecond {
		return strconv.FormatInt(d.Milliseconds(), 10)
	}
	return strconv.FormatFloat(float64(d.Microseconds())/1000, 'f', 1, 64)
}

// drawn lists samples by the cells that they took: "1: a “; 2: 国".
func drawn(samples []probe.Sample) string {
	byCells := make(map[int][]string)
	var cells []int
	for _, s := range samples {
		if byCells[s.Cells] == nil {
			cells = append(cells, s.Cells)
		}
		byCells[s.Cells] = append(byCells[s.Cells], named(s))
	}
	slices.Sort(cells)
	var out []string
	for _, n := range cells {
		out = append(out, strconv.Itoa(n)+": "+strings.Join(byCells[n], " "))
	}
	return strings.Join(out, "; ")
}

// named is a sample as it can be told from another on any terminal.
func named(s probe.Sample) string {
	switch s.Kind {
	case probe.Joined:
		return strings.ReplaceAll(s.Text, "\u200d", "+ZWJ+")
	case probe.Composed:
		return strings.ReplaceAll(s.Text, "\u0301", "+U+0301")
	}
	return s.Text
}
