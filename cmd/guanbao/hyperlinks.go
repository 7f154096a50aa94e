package main

import (
	"fmt"
	"strconv"
	"strings"

	"guanbao/cmd/guanbao/config"
)

// hyperlinks decides whether the terminal is given hyperlinks (OSC 8), and by
// whose word: the setting's, or the name of a terminal that is known to have
// them. One that is not known gets none: some would print the addresses.
func (a *app) hyperlinks() (on bool, by string) {
	switch a.settings.Hyperlinks {
	case config.Always:
		return true, string(bySetting)
	case config.Never:
		return false, string(bySetting)
	}
	if by = knownForHyperlinks(a.env); by == "" {
		return false, string(byNobody)
	}
	return true, by
}

// knownForHyperlinks is the name of a terminal that has hyperlinks, as the
// environment tells it, "" for any other. What multiplexes terminals is asked
// first, for the variables of the terminal around it stay.
func knownForHyperlinks(env func(string) string) string {
	name, program := env("TERM"), env("TERM_PROGRAM")
	switch {
	case program == "tmux":
		if since(env("TERM_PROGRAM_VERSION"), 3, 4) {
			return "tmux"
		}
		return ""
	case env("TMUX") != "", env("STY") != "", env("ZELLIJ") != "", env("XTERM_VERSION") != "":
		return ""
	case strings.HasPrefix(name, "screen"), strings.HasPrefix(name, "tmux"), name == "linux", name == "dumb", name == "":
		return ""
	}
	if known := byProgram(program, env); known != "" {
		return known
	}
	for prefix, known := range map[string]string{"xterm-kitty": "kitty", "foot": "foot", "xterm-ghostty": "ghostty", "contour": "contour", "wezterm": "WezTerm"} {
		if name == prefix || strings.HasPrefix(name, prefix+"-") {
			return known
		}
	}
	return byVariable(env)
}

// byProgram tells the terminals that give their name in TERM_PROGRAM.
func byProgram(program string, env func(string) string) string {
	switch program {
	case "WezTerm", "ghostty", "contour":
		return program
	case "iTerm.app":
		if since(env("TERM_PROGRAM_VERSION"), 3, 1) {
			return "iTerm2"
		}
	}
	return ""
}

// byVariable tells the terminals that set a variable of their own. VTE 0.50.0
// has hyperlinks but falls over them.
func byVariable(env func(string) string) string {
	atLeast := func(variable string, least int) bool {
		n, err := strconv.Atoi(env(variable))
		return err == nil && n >= least
	}
	switch {
	case env("KITTY_WINDOW_ID") != "":
		return "kitty"
	case env("WT_SESSION") != "":
		return "Windows Terminal"
	case atLeast("VTE_VERSION", 5001):
		return "VTE"
	case atLeast("KONSOLE_VERSION", 201200):
		return "Konsole"
	case env("ALACRITTY_WINDOW_ID") != "" && env("TERM") == "alacritty": // set since 0.11, as old as its hyperlinks
		return "Alacritty"
	}
	return ""
}

// since reports whether a version, "3.4" or "next-3.5a", is not before another.
func since(version string, major, minor int) bool {
	version = strings.TrimPrefix(version, "next-")
	first, rest, _ := strings.Cut(version, ".")
	second := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
	m, err := strconv.Atoi(first)
	if err != nil {
		return false
	}
	n, err := strconv.Atoi(second)
	return m > major || m == major && err == nil && n >= minor
}

// hyperlinksFact tells it to the reader.
func (a *app) hyperlinksFact() fact {
	on, by := a.hyperlinks()
	text := a.words.HyperlinksOff
	switch {
	case by == string(bySetting):
		by = a.words.Authorities[by]
	case !on:
		by = a.words.TerminalUnknown
	}
	if on {
		text = a.words.HyperlinksOn
	}
	return fact{key: "hyperlinks", label: a.words.LabelHyperlinks, value: on, text: fmt.Sprintf(text, by)}
}
