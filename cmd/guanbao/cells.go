package main

import (
	"github.com/charmbracelet/x/term"

	"guanbao/cmd/guanbao/config"
	"guanbao/cmd/guanbao/probe"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

// authority is who says in how many cells ambiguous characters are drawn.
type authority string

// The authorities, from the highest. Nobody means that one cell is taken for
// granted.
const (
	bySetting     authority = "setting"
	byEnvironment authority = "environment"
	byTerminal    authority = "terminal"
	byNobody      authority = "default"
)

// decide is how ambiguous characters are laid out, and who says so. The
// terminal is heard if it has been asked, and if it kept the reader's bound.
func (a *app) decide() (text.Mode, authority) {
	wide, by := false, byNobody
	told, ok := probe.Told(a.env)
	switch {
	case a.settings.Ambiguous != config.Auto:
		wide, by = a.settings.Ambiguous == config.Wide, bySetting
	case ok:
		wide, by = told, byEnvironment
	case a.terminal.Outcome == probe.Answered && a.terminal.Took <= probe.Bound:
		wide, by = a.terminal.Wide, byTerminal
	}
	if wide {
		return text.Wide, by
	}
	return text.Narrow, by
}

func (a *app) mode() text.Mode {
	mode, _ := a.decide()
	return mode
}

// chrome is the set of frame characters that fits the mode.
func (a *app) chrome() theme.Chrome {
	if a.mode() == text.Wide {
		return theme.WideChrome
	}
	return theme.NarrowChrome
}

// ask asks the terminal where nobody else decides, and gives the keys that
// were typed meanwhile.
func (a *app) ask(in term.File) (typed []byte) {
	if _, by := a.decide(); by != byNobody {
		return nil
	}
	a.terminal = probe.Ask(in, a.out.file, probe.Options{Env: a.env, Patience: probe.Bound})
	return a.terminal.Typed
}
