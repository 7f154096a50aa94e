package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strconv"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"guanbao/cache"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

// section is a part of the doctor's report: printed in two columns, or as one
// object of the JSON.
type section struct {
	key, heading string
	facts        []fact
}

// fact is one line of a section.
type fact struct {
	key, label string
	value      any    // as JSON
	text       string // as people read it; the value where empty
	bad        bool   // something is wrong
}

func (a *app) doctorCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: a.words.DoctorShort,
		Long:  a.words.DoctorLong,
		Args:  a.arguments(0, 0),
	}
	asJSON := cmd.Flags().Bool("json", false, a.words.FlagJSON)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return a.doctor(cmd.Context(), *asJSON) }
	return cmd
}

// doctor examines everything and opens nothing that is not there.
func (a *app) doctor(ctx context.Context, asJSON bool) error {
	drawing, err := a.drawingFacts()
	if err != nil {
		return err
	}
	terminal := a.terminalSection()
	terminal.facts = append(terminal.facts, drawing...)
	sections := []section{a.programSection(), terminal}
	if a.lost == nil {
		sections = append(sections, a.settingsSection())
		stored, feeds := a.cacheSections(ctx)
		sections = append(sections, stored, feeds)
	}
	if asJSON {
		a.out.json(sectionsJSON(sections))
	} else {
		a.printSections(sections)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if a.lost != nil {
		return a.lost
	}
	for _, s := range sections {
		for _, f := range s.facts {
			if f.bad {
				return said(exitNot)
			}
		}
	}
	return nil
}

func (a *app) programSection() section {
	w := a.words
	return section{"program", w.DoctorProgram, []fact{
		{key: "version", label: w.LabelVersion, value: version, text: version + revision()},
		{key: "go", label: w.LabelGo, value: runtime.Version()},
		{key: "system", label: w.LabelSystem, value: runtime.GOOS + "/" + runtime.GOARCH},
	}}
}

func (a *app) terminalSection() section {
	w := a.words
	in, ok := a.in.(term.File)
	input := ok && term.IsTerminal(in.Fd())
	facts := []fact{
		a.terminalFact("input", w.LabelInput, input),
		a.terminalFact("output", w.LabelOutput, a.out.terminal),
		a.terminalFact("messages", w.LabelErrors, a.err.terminal),
	}
	size := fact{key: "size", label: w.LabelSize, value: nil, text: "-"}
	if a.out.file != nil {
		if cols, rows, err := term.GetSize(a.out.file.Fd()); err == nil {
			size.value, size.text = []int{cols, rows}, fmt.Sprintf(w.Cells, cols, rows)
		}
	}
	facts = append(facts, size)
	for _, name := range []string{"TERM", "COLORTERM", "TERM_PROGRAM", "TMUX", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG", "NO_COLOR", "RUNEWIDTH_EASTASIAN"} {
		if v := a.env(name); v != "" {
			facts = append(facts, fact{key: name, label: name, value: oneLine(v)})
		}
	}
	if a.out.file != nil {
		facts = append(facts, fact{key: "colours", label: w.LabelColours, value: colorprofile.Detect(a.out.file, os.Environ()).String()})
	}
	facts = append(facts, a.hyperlinksFact(), fact{key: "language", label: w.LabelLanguage, value: a.texts.Tag})
	return section{"terminal", w.DoctorTerminal, facts}
}

func (a *app) terminalFact(key, label string, is bool) fact {
	if is {
		return fact{key: key, label: label, value: true, text: a.words.IsTerminal}
	}
	return fact{key: key, label: label, value: false, text: a.words.NotTerminal}
}

func (a *app) settingsSection() section {
	w := a.words
	s := section{key: "settings", heading: w.DoctorSettings}
	for _, f := range []struct {
		key, path string
		problems  func() ([]string, error)
	}{
		{"config", a.folders.Settings(), func() ([]string, error) { return a.settingsProblems(), nil }},
		{"urls", a.folders.URLs(), a.urlsProblems},
	} {
		s.facts = append(s.facts, a.fileFact(f.key, w.LabelFile, f.path))
		problems, err := f.problems()
		if err != nil {
			problems = append(problems, a.explain(err).message)
		}
		for _, p := range problems {
			s.facts = append(s.facts, fact{key: f.key + "_problem", label: "!", value: oneLine(p), bad: true})
		}
	}
	for _, address := range a.strays() {
		s.facts = append(s.facts, fact{key: "config_stray", label: "!", value: oneLine(fmt.Sprintf(a.texts.Care.StrayF, address))})
	}
	return s
}

// strays are the addresses with settings of their own that the urls file does
// not name, as a feed or as what a feed was called before it moved.
func (a *app) strays() (out []string) {
	file, err := urls.Load(a.folders.URLs())
	if err != nil {
		return nil // which is told already
	}
	for _, address := range slices.Sorted(maps.Keys(a.settings.Feeds)) {
		if !file.Names(address) {
			out = append(out, address)
		}
	}
	return out
}

// urlsProblems gives the lines of the urls file that are not used.
func (a *app) urlsProblems() ([]string, error) {
	file, err := urls.Load(a.folders.URLs())
	if err != nil {
		return nil, err
	}
	var out []string
	for _, p := range file.Problems() {
		out = append(out, a.refusal(p))
	}
	return out, nil
}

func (a *app) fileFact(key, label, path string) fact {
	f := fact{key: key, label: label, value: oneLine(path)}
	if _, err := os.Stat(path); err != nil {
		f.text = oneLine(path) + " (" + a.words.Missing + ")"
	}
	return f
}

// cacheSections examines the cache and, by what it holds, the feeds.
func (a *app) cacheSections(ctx context.Context) (stored, feeds section) {
	w := a.words
	stored = section{"cache", w.DoctorCache, []fact{a.fileFact("path", w.LabelFile, a.folders.Cache()), a.fileFact("log", w.LabelLog, a.folders.Log())}}
	feeds = section{key: "feeds", heading: w.DoctorFeeds}
	if _, err := os.Stat(a.folders.Cache()); errors.Is(err, os.ErrNotExist) {
		return stored, feeds
	}
	bad := func(err error) (section, section) {
		stored.facts = append(stored.facts, fact{key: "problem", label: "!", value: oneLine(a.explain(a.cacheFailure(err)).Error()), bad: true})
		return stored, feeds
	}
	c, err := cache.Open(ctx, a.folders.Cache(), cache.Options{})
	if err != nil {
		return bad(err)
	}
	defer c.Close()
	info, err := c.Info(ctx)
	if err != nil {
		return bad(err)
	}
	stored.facts = append(stored.facts,
		fact{key: "schema", label: w.LabelSchema, value: info.Schema},
		fact{key: "sqlite", label: w.LabelSQLite, value: info.SQLite},
		fact{key: "journal", label: w.LabelJournal, value: info.Journal},
		fact{key: "bytes", label: w.LabelBytes, value: info.Size, text: size(info.Size)},
		fact{key: "articles", label: w.LabelArticles, value: info.Articles},
	)
	stored.facts = append(stored.facts, a.similarFact(info.Related))
	if info.ReadOnly != nil {
		bad(info.ReadOnly)
	}
	if err := c.Check(ctx); err != nil {
		stored.facts = append(stored.facts, fact{key: "integrity", label: w.LabelIntegrity, value: oneLine(err.Error()), text: w.Damaged + a.texts.Colon + oneLine(err.Error()), bad: true})
	} else {
		stored.facts = append(stored.facts, fact{key: "integrity", label: w.LabelIntegrity, value: "ok", text: w.OK})
	}
	sources, err := c.Sources(ctx)
	if err != nil {
		return bad(err)
	}
	pages, err := c.PageCounts(ctx)
	if err != nil {
		return bad(err)
	}
	feeds.facts = a.feedFacts(sources, pages)
	var all cache.PageCount
	for url, n := range pages {
		all.Missing, all.Failed = all.Missing+a.waiting(url, n), all.Failed+n.Failed+n.Part
	}
	p := &a.texts.Pages
	stored.facts = append(stored.facts, fact{
		key: "summaries", label: p.Label, text: fmt.Sprintf(p.LackF, all.Missing, all.Failed),
		value: map[string]int{"missing": all.Missing, "failed": all.Failed},
	})
	return stored, feeds
}

// similarFact tells among how many articles similar ones are found, and of how
// many terms of each: of a great many fewer.
func (a *app) similarFact(related int) fact {
	held, terms := cache.Reach(related)
	return fact{
		key: "similar", label: a.words.LabelSimilar, text: fmt.Sprintf(a.words.SimilarF, held, related, terms),
		value: map[string]int{"read": related, "held": held, "terms": terms},
	}
}

// feedFacts counts the feeds and tells which of them fail. A feed that fails
// is the publisher's trouble and no fault of this machine.
func (a *app) feedFacts(sources []feed.Source, pages map[string]cache.PageCount) []fact {
	w := a.words
	var failing []fact
	for _, s := range sources {
		if p := stateProblem(s.State); p != nil {
			message, _ := a.problem(p)
			text := oneLine(s.Feed.DisplayTitle()) + a.texts.Colon + fmt.Sprintf(w.FailingSince, a.when(s.State.FailingSince), message)
			failing = append(failing, fact{key: "failure", label: "!", value: a.toFeedJSON(s, feed.Due{At: s.State.NextCheck, Reason: s.State.Reason}, pages[s.Feed.URL]), text: text})
		}
	}
	return append([]fact{
		{key: "subscribed", label: w.LabelFeeds, value: len(sources)},
		{key: "failing", label: w.LabelFailing, value: len(failing)},
	}, failing...)
}

func (a *app) printSections(sections []section) {
	for i, s := range sections {
		if len(s.facts) == 0 {
			continue
		}
		if i > 0 {
			a.out.line("")
		}
		a.out.line(a.out.bold(s.heading))
		var rows [][]string
		for _, f := range s.facts {
			rows = append(rows, []string{f.label, f.show()})
		}
		a.describe(rows)
	}
}

func (f fact) show() string {
	switch v := f.value.(type) {
	case string:
		if f.text == "" {
			return v
		}
	case int:
		if f.text == "" {
			return strconv.Itoa(v)
		}
	}
	return f.text
}

// sectionsJSON makes an object of every section. Facts that can occur several
// times become arrays under the plural of their key.
func sectionsJSON(sections []section) map[string]map[string]any {
	out := make(map[string]map[string]any)
	for _, s := range sections {
		facts := make(map[string]any)
		for _, f := range s.facts {
			if f.label == "!" {
				many, _ := facts[f.key+"s"].([]any)
				facts[f.key+"s"] = append(many, f.value)
			} else {
				facts[f.key] = f.value
			}
		}
		out[s.key] = facts
	}
	return out
}
