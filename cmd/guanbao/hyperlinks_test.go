package main

import (
	"strings"
	"testing"

	"guanbao/cmd/guanbao/config"
)

// environment is one of several variables, "NAME=value" parted by spaces.
func environment(list string) func(string) string {
	values := map[string]string{}
	for v := range strings.FieldsSeq(list) {
		name, value, _ := strings.Cut(v, "=")
		values[name] = value
	}
	return func(name string) string { return values[name] }
}

func TestHyperlinksGoOnlyToTerminalsThatHaveThem(t *testing.T) {
	for list, want := range map[string]string{
		"TERM=xterm-kitty": "kitty", "TERM=xterm-256color KITTY_WINDOW_ID=1": "kitty", "TERM=xterm-256color TERM_PROGRAM=WezTerm": "WezTerm", "TERM=wezterm": "WezTerm",
		"TERM=xterm-ghostty": "ghostty", "TERM=foot": "foot", "TERM=foot-extra": "foot", "TERM=contour-latest": "contour",
		"TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.4.16": "iTerm2", "TERM=xterm TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.0.9": "",
		"TERM=xterm-256color VTE_VERSION=5001": "VTE", "TERM=xterm-256color VTE_VERSION=7006": "VTE", "TERM=xterm-256color VTE_VERSION=5000": "", "TERM=xterm VTE_VERSION=4800": "", "TERM=xterm VTE_VERSION=new": "",
		"TERM=xterm-256color WT_SESSION=0f": "Windows Terminal", "TERM=xterm-256color KONSOLE_VERSION=220401": "Konsole", "TERM=xterm KONSOLE_VERSION=191200": "",
		"TERM=alacritty ALACRITTY_WINDOW_ID=1": "Alacritty", "TERM=alacritty": "",
		"TERM=tmux-256color TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4 TMUX=x": "tmux", "TERM=screen TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.5a TMUX=x": "tmux",
		"TERM=tmux TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=next-3.5": "tmux", "TERM=tmux TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=4.0": "tmux",
		"TERM=tmux-256color TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a TMUX=x VTE_VERSION=7006": "", "TERM=tmux TERM_PROGRAM=tmux": "", "TERM=tmux TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=master": "",
		"TERM=screen-256color TMUX=x KITTY_WINDOW_ID=1": "", "TERM=xterm-256color STY=1.x VTE_VERSION=7006": "", "TERM=tmux-256color KITTY_WINDOW_ID=1": "",
		"TERM=xterm-256color": "", "TERM=xterm XTERM_VERSION=XTerm(379) VTE_VERSION=7006": "", "TERM=linux KONSOLE_VERSION=220401": "", "TERM=dumb KITTY_WINDOW_ID=1": "", "": "", "TERM=footnote": "",
	} {
		a, _, _ := testApp(t)
		a.settings.Hyperlinks, a.env = config.Auto, environment(list)
		on, by := a.hyperlinks()
		if on != (want != "") || on && by != want {
			t.Errorf("%s: %v by %q, want %q", list, on, by, want)
		}
		if got := a.readerOptions(false).Page.Hyperlinks; got != on {
			t.Errorf("%s: the reader is told %v", list, got)
		}
		for setting, want := range map[string]bool{config.Always: true, config.Never: false} {
			a.settings.Hyperlinks = setting
			if on, _ := a.hyperlinks(); on != want {
				t.Errorf("%s with %q: %v", list, setting, on)
			}
		}
	}
}
