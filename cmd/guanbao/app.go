package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"guanbao/cmd/guanbao/config"
	"guanbao/cmd/guanbao/journal"
	"guanbao/cmd/guanbao/probe"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed/safe"
	"guanbao/ui/locale"
	"guanbao/ui/text"
)

// app is the program: what it was started with and what it has opened. Every
// subcommand and the reader work on it.
type app struct {
	in       io.Reader
	out, err *output
	env      func(string) string
	now      func() time.Time

	texts    *locale.Texts
	words    *locale.Command // those of texts
	measure  *text.Measure
	folders  config.Folders
	lost     error // the folders could not be told
	settings config.Settings
	trouble  error // the settings file, or something in it, is wrong

	terminal probe.Report // once it has been asked

	log *journal.Journal

	lines   *bufio.Reader // of in, once a question was asked
	library *library      // nil until it is opened
}

// newApp makes the program around its streams and its environment.
func newApp(in io.Reader, out, err io.Writer, env func(string) string, now func() time.Time) *app {
	a := &app{
		in:       in,
		out:      newOutput(out, env),
		err:      newOutput(err, env),
		env:      env,
		now:      now,
		measure:  text.New(text.Narrow),
		settings: config.Default(),
		log:      journal.New(nil),
	}
	a.speak(locale.Detect("", env))
	return a
}

// speak chooses the language of everything that is said from now on.
func (a *app) speak(t *locale.Texts) { a.texts, a.words = t, &t.Command }

// execute runs one command line and gives the exit status.
func (a *app) execute(ctx context.Context, args []string) int {
	a.configure(args)
	root := a.root()
	root.SetArgs(spared(root, args))
	err := root.ExecuteContext(ctx)
	if err == nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	status := exitDone
	flushed := a.out.flush()
	if err != nil {
		f := a.explain(err)
		status = f.status
		a.complain(f)
	}
	if flushed != nil && !closedPipe(flushed) {
		status = exitNot
		a.complain(&failure{message: fmt.Sprintf(a.words.Output, flushed)})
	}
	a.err.flush()
	return status
}

// configure reads the settings before the command line is understood, since
// they also decide on the language of its help. Whatever is wrong is kept
// until it is known whether the command needs it.
func (a *app) configure(args []string) {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.ParseErrorsAllowlist.UnknownFlags = true
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	folder := flags.String("config", "", "")
	data := flags.String("data", "", "")
	flags.BoolP("help", "h", false, "")
	verbose := flags.Bool("verbose", false, "")
	// What is wrong with the line is told when it is parsed for good.
	_ = flags.Parse(args)

	if a.folders, a.lost = config.Find(*folder, *data, a.env); a.lost != nil {
		return
	}
	a.log = journal.New(a.beside(*verbose))
	a.settings, a.trouble = config.Load(a.folders.Settings())
	a.measure = text.New(a.mode())
	a.speak(locale.Detect(a.settings.Language, a.env))
}

// ready is asked by every command that needs folders and settings.
func (a *app) ready() error {
	if a.lost != nil {
		return a.lost
	}
	if problems, ok := errors.AsType[config.Problems](a.trouble); ok {
		for _, p := range problems[1:] {
			a.say(a.settingsMessage(p))
		}
	}
	return a.trouble
}

// close lets go of everything that was opened.
func (a *app) close() {
	if a.library != nil {
		a.library.close()
	}
	a.log.Close()
}

// say prints one message. Whatever came from outside is cleaned again here:
// names of files and texts of errors are no safer than feeds.
func (a *app) say(message string) {
	a.out.flush() // in the order in which things happened
	a.err.line("guanbao: " + oneLine(message))
	a.err.flush()
}

// complain prints a failure and its hint.
func (a *app) complain(f *failure) {
	if f.message == "" && f.err == nil {
		return
	}
	a.say(f.Error())
	a.note("failed", "message", f.Error())
	for l := range strings.Lines(f.hint) {
		a.err.line("  " + oneLine(l))
	}
}

// oneLine makes any text harmless and one line.
func oneLine(s string) string { return urls.MaskAll(safe.Line(s)) }
