package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"guanbao/cmd/guanbao/config"
	"guanbao/cmd/guanbao/probe"
	"guanbao/feed/cite"
	"guanbao/feed/sample"
	"guanbao/ui"
	"guanbao/ui/article"
	"guanbao/ui/text"
)

// read opens the reader. It needs a terminal on both sides.
func (a *app) read(ctx context.Context) error {
	if a.lost != nil {
		return a.lost
	}
	in, ok := a.in.(term.File)
	if !ok || !term.IsTerminal(in.Fd()) || !a.out.terminal {
		return misuse(a.words.NoTerminal, a.words.HintNoTerminal)
	}
	if name := a.env("TERM"); name == "dumb" {
		return misuse(fmt.Sprintf(a.words.DumbTerminal, name), a.words.HintNoTerminal)
	}
	if a.err.terminal {
		a.log.Hush()
	}
	// What hinders only a setting is told on the screen instead.
	problems, some := errors.AsType[config.Problems](a.trouble)
	if a.trouble != nil && (!some || problems.Fatal()) {
		return a.ready()
	}
	lib, err := a.open(ctx)
	if err != nil {
		return err
	}
	only, err := lib.subs.onlySample()
	if err != nil {
		return err
	}
	// As late as can be: what comes in between now and the reader's own reading
	// is seen by nobody.
	typed := a.ask(in)
	options := a.readerOptions(only)
	options.Typed = typed
	options.Notice = cmp.Or(options.Notice, a.hindrance(lib))
	err = ui.Run(ctx, ui.Ports{
		Library: port{lib.cache, a.tell, lib.private.fullText}, Refresher: refreshing{lib.refresher, lib.subs, a.tell, lib.cache.ReadOnly(), lib.cache.Settle}, Subscriptions: subscribing{lib.subs, a.tell},
		Tidying: subscribing{lib.subs, a.tell}, Edit: a.edit(lib.subs), Weeks: port{lib.cache, a.tell, lib.private.fullText}.weeks(a.now),
		Exports: exporting{a}, Pipe: a.pipe, Downloads: attaching{a, lib.client}, Comments: conversing{lib.client, lib.parser},
		Searches: standing{lib, a}, Catalogue: shelving{lib, a}, Offline: lib.offline.Store,
		Pages:  completing{lib.completer, a.tell, lib.cache.ReadOnly()},
		Browse: a.browse(newBrowser(a.settings.Browser, a.env)), Now: a.now,
	}, options, in, a.out.file)
	if ctx.Err() != nil {
		return said(exitDone) // asked to end, and ended
	}
	return err
}

// hindrance is what keeps the reader from doing all that is asked of it, "" for
// nothing: a cache that can only be read, a line of the urls file that is not
// used. What was said before the screen was taken is out of sight on it.
func (a *app) hindrance(lib *library) string {
	if reason := lib.cache.ReadOnly(); reason != nil {
		return oneLine(a.limits(reason))
	}
	if len(lib.refused) > 0 {
		return oneLine(a.refusal(lib.refused[0]))
	}
	return ""
}

// rest is more than the time between two strokes of a key that is held, and
// less than anybody waits for.
const rest = 80 * time.Millisecond

// readerOptions hands the settings to the screen.
func (a *app) readerOptions(only bool) ui.Options {
	s := a.settings
	links, _ := a.hyperlinks()
	o := ui.Options{
		Words: a.texts, Zone: time.Local,
		Reading:   a.wish(),
		Synced:    a.terminal.Synced == probe.Off,
		Colours:   colorprofile.Detect(a.out.file, os.Environ()),
		Wide:      a.mode() == text.Wide,
		Page:      article.Options{Measure: 2 * s.Measure, Indent: s.Indent, Hanging: s.Hanging, Hyperlinks: links},
		ReadAfter: s.ReadAfter, Rest: rest, Interval: s.Shortest(), Sample: only,
		Citation: cite.Form(s.Citation), Fold: s.Reposts == config.Fold, Offline: s.Offline, Notify: s.Notify, Tmux: os.Getenv("TMUX") != "",
	}
	for _, p := range s.Pipes {
		o.Pipes = append(o.Pipes, ui.Pipe{Name: p.Name, Background: p.Background})
	}
	if only {
		o.Landing = []string{sample.First, sample.Original}
	}
	if s.ReadAfter < 0 {
		o.ReadAfter = ui.Never
	}
	if s.Theme != config.Auto {
		dark := s.Theme == config.Dark
		o.Dark = &dark
	}
	if wrong := a.settingsProblems(); len(wrong) > 0 {
		o.Notice = oneLine(wrong[0])
	}
	return o
}
