package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"guanbao/cmd/guanbao/config"
)

func (a *app) configCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "config",
		Short: a.words.ConfigShort,
		Long:  a.words.ConfigLong,
		Args:  a.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if a.lost != nil {
				return a.lost
			}
			a.printSettings()
			return a.ready()
		},
	}
}

// printSettings prints the settings in force as a settings file that means
// the same.
func (a *app) printSettings() {
	w := a.words
	a.out.linef("# %s", oneLine(a.folders.Settings()))
	for _, s := range config.All {
		a.out.line("")
		a.printComment(w.Settings[s.Key])
		if s.Want == config.WantFeeds {
			a.printFeedKeys()
		}
		a.printComment(fmt.Sprintf(w.SettingForm, a.wanted(s), s.Value(config.Default())))
		a.out.linef("%s = %s", s.Key, s.Value(a.settings))
	}
}

// printFeedKeys prints what can stand in the table of a feed.
func (a *app) printFeedKeys() {
	for _, k := range config.FeedKeys() {
		a.printComment(fmt.Sprintf(a.texts.Care.FeedKeyF, k.Key, a.texts.Care.FeedKeys[k.Key], a.wanted(k)))
	}
}

// printComment prints a comment of a settings file, broken to the width of the
// page.
func (a *app) printComment(s string) {
	for _, l := range a.wrap(s, a.textCells(0)-2) {
		a.out.line("# " + l)
	}
}

// wanted says what a setting takes.
func (a *app) wanted(s config.Setting) string {
	w := a.words
	switch s.Want {
	case config.WantChoice, config.WantActions:
		return fmt.Sprintf(w.Wants[string(s.Want)], `"`+strings.Join(s.Choices, `", "`)+`"`)
	case config.WantNumber, config.WantSeconds:
		return fmt.Sprintf(w.Wants[string(s.Want)], s.Min, s.Max)
	}
	return w.Wants[string(s.Want)]
}

// settingsMessage puts what is wrong in the settings file into one line.
func (a *app) settingsMessage(p *config.Problem) string {
	w := a.words
	place := fmt.Sprintf("%s:%d:%d: ", p.Path, p.Line, p.Column)
	switch p.Fault {
	case config.FaultUnknown:
		if p.Near != "" {
			return place + fmt.Sprintf(w.UnknownSettingNear, p.Key, p.Near)
		}
		return place + fmt.Sprintf(w.UnknownSetting, p.Key)
	case config.FaultValue:
		message := place + fmt.Sprintf(w.WrongSetting, p.Key, a.wanted(p.Setting))
		if p.Query != nil {
			return place + p.Key + a.texts.Colon + oneLine(a.texts.Queries.Sentence(p.Query))
		}
		if p.Detail != "" {
			message += " (" + p.Detail + ")"
		}
		return message
	}
	return place + fmt.Sprintf(w.BadTOML, strings.TrimPrefix(p.Detail, "toml: "))
}

// settingsProblems gives every complaint about the settings file, for a
// report.
func (a *app) settingsProblems() []string {
	if problems, ok := errors.AsType[config.Problems](a.trouble); ok {
		var out []string
		for _, p := range problems {
			out = append(out, a.settingsMessage(p))
		}
		return out
	}
	if a.trouble != nil {
		return []string{a.explain(a.trouble).message}
	}
	return nil
}
