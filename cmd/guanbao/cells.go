package main

import (
	"os"
	"slices"
	"strconv"
	"strings"

	"guanbao/cmd/guanbao/config"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

// wideVariable is the environment variable by which the renderer learns, once
// and before main, that the terminal draws ambiguous characters in two cells.
const wideVariable = "RUNEWIDTH_EASTASIAN"

// mode is how the terminal draws characters of ambiguous width: as the setting
// says, else as the renderer was told.
func (a *app) mode() text.Mode {
	switch {
	case a.settings.Ambiguous == config.Wide, a.settings.Ambiguous == config.Auto && a.rendererIsWide():
		return text.Wide
	}
	return text.Narrow
}

func (a *app) rendererIsWide() bool {
	wide, err := strconv.ParseBool(a.env(wideVariable))
	return err == nil && wide
}

// chrome is the set of frame characters that fits the mode.
func (a *app) chrome() theme.Chrome {
	if a.mode() == text.Wide {
		return theme.WideChrome
	}
	return theme.NarrowChrome
}

// agree makes the renderer count cells as the layout does. Where they would
// differ it starts the program anew with the variable set, and does not return
// on systems that can replace a process; done tells that the reader has run
// and ended in a process of its own, with that status.
func (a *app) agree() (status int, done bool, err error) {
	wide := a.mode() == text.Wide
	if wide == a.rendererIsWide() {
		return 0, false, nil
	}
	self, err := os.Executable()
	if err != nil {
		return 0, false, err
	}
	env := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, wideVariable+"=") })
	return restart(self, append(env, wideVariable+"="+strconv.FormatBool(wide)))
}
