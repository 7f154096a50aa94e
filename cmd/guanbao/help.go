package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help prints the help of a command to standard output.
func (a *app) help(cmd *cobra.Command) {
	w := a.words
	if cmd.Long != "" {
		a.out.line(cmd.Long)
	} else {
		a.out.line(cmd.Short)
	}
	a.out.line("")
	a.out.line(a.out.bold(w.Usage))
	a.out.line("  " + usageLine(cmd))
	if cmd.HasAvailableSubCommands() {
		a.out.line("")
		a.out.line(a.out.bold(w.Commands))
		var rows [][]string
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() {
				rows = append(rows, []string{c.Name(), c.Short})
			}
		}
		a.describe(rows)
	}
	if cmd.HasExample() {
		a.out.line("")
		a.out.line(a.out.bold(w.Examples))
		a.out.line(cmd.Example)
	}
	a.flags(w.Flags, cmd.LocalNonPersistentFlags())
	a.flags(w.GlobalFlags, cmd.Root().PersistentFlags())
}

// usageLine is the form of a command line.
func usageLine(cmd *cobra.Command) string {
	line := cmd.UseLine()
	return strings.TrimSuffix(line, " [flags]")
}

// flags prints a group of flags under a heading.
func (a *app) flags(heading string, set *pflag.FlagSet) {
	var rows [][]string
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		value, text := pflag.UnquoteUsage(f)
		if f.Value.Type() != "bool" {
			name += " " + value
		}
		rows = append(rows, []string{name, text})
	})
	if len(rows) > 0 {
		a.out.line("")
		a.out.line(a.out.bold(heading))
		a.describe(rows)
	}
}

// describe prints names and their descriptions in two columns.
func (a *app) describe(rows [][]string) {
	for _, l := range a.columns(rows, nil, 0) {
		a.out.line("  " + l)
	}
}

func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: a.words.HelpShort,
		RunE: func(cmd *cobra.Command, args []string) error {
			at, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return misuse(fmt.Sprintf(a.words.NoCommand, strings.Join(args, " ")), a.hintHelp(cmd.Root()))
			}
			a.help(at)
			return nil
		},
	}
}
