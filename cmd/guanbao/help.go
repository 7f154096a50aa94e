package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"guanbao/ui/text"
)

// help prints the help of a command to standard output.
func (a *app) help(cmd *cobra.Command) {
	w := a.words
	a.paragraphs(cmp.Or(cmd.Long, cmd.Short))
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
		a.define(rows)
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
		value, usage := pflag.UnquoteUsage(f)
		if f.Value.Type() != "bool" {
			name += " " + value
		}
		rows = append(rows, []string{name, usage})
	})
	if len(rows) > 0 {
		a.out.line("")
		a.out.line(a.out.bold(heading))
		a.define(rows)
	}
}

// paragraphs prints a text broken to the width of the page; a line that
// begins with a space is a command to be copied and stays whole.
func (a *app) paragraphs(s string) {
	for p := range strings.SplitSeq(s, "\n") {
		if strings.HasPrefix(p, " ") {
			a.out.line(p)
			continue
		}
		for _, l := range a.wrap(p, a.textCells(0)) {
			a.out.line(l)
		}
	}
}

// leastCells is what a description has at least, on however narrow a page.
const leastCells = 24

// define prints names and what they mean in two columns, the second one broken
// to the width of the page.
func (a *app) define(rows [][]string) {
	names := 0
	for _, row := range rows {
		names = max(names, a.measure.Width(row[0]))
	}
	room := max(a.textCells(0)-names-4, leastCells)
	for _, row := range rows {
		for i, l := range a.wrap(row[1], room) {
			name := ""
			if i == 0 {
				name = row[0]
			}
			a.out.line("  " + a.measure.Fit(name, names) + "  " + l)
		}
	}
}

// wrap breaks a paragraph into lines of at most so many cells.
func (a *app) wrap(s string, cells int) []string {
	var lines []string
	for _, l := range a.measure.Wrap(s, cells, text.Options{Lang: a.texts.Tag}) {
		lines = append(lines, s[l.Start:l.End])
	}
	return lines
}

// describe prints labels and what stands behind them in two columns, whole
// lines whatever their width.
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
