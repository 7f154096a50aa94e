package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// needless names the commands that work whatever is wrong with the settings.
var needless = []string{"version", "help", "completion", "doctor", "config", "__complete", "__completeNoDesc"}

// root builds the command line.
func (a *app) root() *cobra.Command {
	w := a.words
	root := &cobra.Command{
		Use:               "guanbao [COMMAND]",
		Short:             w.Short,
		Long:              w.Long,
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              a.noSuchCommand,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			// The reader opens on defaults when only a setting is wrong.
			if slices.Contains(needless, cmd.Name()) || !cmd.HasParent() {
				return nil
			}
			return a.ready()
		},
		SuggestionsMinimumDistance: 2,
		RunE:                       func(cmd *cobra.Command, _ []string) error { return a.read(cmd.Context()) },
	}
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetIn(a.in)
	flags := root.PersistentFlags()
	flags.String("config", "", w.FlagConfig)
	flags.String("data", "", w.FlagData)
	flags.Bool("verbose", false, w.FlagVerbose)
	flags.BoolP("help", "h", false, w.FlagHelp)
	root.SetFlagErrorFunc(a.flagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.help(cmd) })
	root.SetUsageFunc(func(*cobra.Command) error { return nil })
	root.SetHelpCommand(a.helpCommand())
	root.AddCommand(
		a.refreshCommand(), a.addCommand(), a.removeCommand(), a.feedsCommand(), a.importCommand(), a.exportCommand(),
		a.catalogueCommand(),
		a.listCommand(), a.searchCommand(), a.searchesCommand(), a.showCommand(), a.relatedCommand(), a.revisionsCommand(), a.backupCommand(), a.markCommand(), a.inspectCommand(),
		a.doctorCommand(), a.configCommand(), a.completionCommand(), a.versionCommand(),
	)
	return root
}

// noSuchCommand refuses arguments of the program itself: they are misspelt
// subcommands.
func (a *app) noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return misuse(fmt.Sprintf(a.words.NoCommand, args[0]), fmt.Sprintf(a.words.HintNear, near[0]))
	}
	return misuse(fmt.Sprintf(a.words.NoCommand, args[0]), a.hintHelp(cmd))
}

// arguments checks the number of arguments; most is negative for any.
func (a *app) arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return misuse(fmt.Sprintf(a.words.TooFew, cmd.CommandPath()), a.hintHelp(cmd))
		case most >= 0 && len(args) > most:
			return misuse(fmt.Sprintf(a.words.TooMany, args[most]), a.hintHelp(cmd))
		}
		return nil
	}
}

// flagError puts what the flag parser found into words.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	w, message := a.words, err.Error()
	switch e := err.(type) {
	case *pflag.NotExistError:
		flag := "--" + e.GetSpecifiedName()
		if letters := []rune(e.GetSpecifiedShortnames()); len(letters) > 0 { // the name is a byte of the first
			flag = "-" + string(letters[0])
		}
		message = fmt.Sprintf(w.NoFlag, flag)
	case *pflag.ValueRequiredError:
		message = fmt.Sprintf(w.FlagNeedsValue, e.GetFlag().Name)
	case *pflag.InvalidSyntaxError:
		message = fmt.Sprintf(w.BadFlag, e.GetSpecifiedFlag())
	case *pflag.InvalidValueError:
		message = fmt.Sprintf(w.FlagWrongValue, e.GetFlag().Name, e.GetValue())
	}
	return misuse(message, a.hintHelp(cmd))
}

func (a *app) hintHelp(cmd *cobra.Command) string {
	return fmt.Sprintf(a.words.HintHelp, cmd.CommandPath())
}
