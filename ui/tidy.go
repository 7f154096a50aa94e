package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/keys"
	"guanbao/ui/prompt"
)

// Tidying changes what a reader decides of a subscription, for good. Each of its
// methods gives what takes the change back. The error is a Told.
type Tidying interface {
	// Change gives a feed another name, other tags, or hides it.
	Change(ctx context.Context, address string, change func(feed.Feed) feed.Feed) (restore func(context.Context) error, err error)
	// Move puts a feed above or below another one.
	Move(ctx context.Context, address, beside string, below bool) (restore func(context.Context) error, err error)
	// Back gives a feed that moved for good its former address again.
	Back(ctx context.Context, m feed.Move) error
}

// tidy carries out the actions that put the sources in order.
func (m Model) tidy(a keys.Action) (Model, tea.Cmd) {
	here, ok := m.sources.Lookup(m.feedHere())
	if !ok || m.ports.Tidying == nil {
		m.status = m.status.Say(m.noFeed())
		return m, nil
	}
	m.tidying = here.Feed.URL
	switch a {
	case keys.Rename:
		m = m.ask(nameQuestion)
		m.prompt.Model = m.prompt.Insert(here.Feed.DisplayTitle()).Fit(m.look, m.lay.width)
		return m, nil
	case keys.Tag:
		m = m.ask(tagsQuestion)
		m.prompt.Model = m.prompt.Insert(strings.Join(here.Feed.Tags, tagMark)).Fit(m.look, m.lay.width)
		return m, nil
	case keys.Hide:
		return m, m.hide(here.Feed)
	}
	return m.moveFeed(here.Feed, a == keys.FeedDown)
}

// noFeed says that there is no feed to do something with, and of a saved search
// where that is done.
func (m Model) noFeed() string {
	if e, _ := m.sources.Selected(); m.focus == sourcesPane && e.View.Kind == feed.ViewSearch {
		return m.look.Words.Standing.Where
	}
	return m.look.Words.NoFeedHere
}

// renamed gives the feed that the prompt is about a name, that of its
// publisher where it is empty.
func (m Model) renamed(name string) (Model, tea.Cmd) {
	f, ok := m.sources.Lookup(m.tidying)
	if !ok || name == f.Feed.Name || name == f.Feed.DisplayTitle() {
		return m, nil
	}
	was := f.Feed.DisplayTitle()
	f.Feed.Name = name
	what := fmt.Sprintf(m.look.Words.Care.RenamedF, was, f.Feed.DisplayTitle())
	return m, m.change(what, func(f feed.Feed) feed.Feed { f.Name = name; return f })
}

// renameTo is renamed for the feed that the focus is on.
func (m Model) renameTo(name string) (Model, tea.Cmd) {
	if m.tidying = m.feedHere(); m.tidying == "" || m.ports.Tidying == nil {
		m.status = m.status.Say(m.look.Words.NoFeedHere)
		return m, nil
	}
	return m.renamed(name)
}

// tagMark parts tags in the prompt; what input methods have for it counts as
// well.
const tagMark = ", "

func isTagMark(r rune) bool { return strings.ContainsRune(",，、;；", r) }

// tagged gives the feed that the prompt is about these tags and no others.
func (m Model) tagged(line string) (Model, tea.Cmd) {
	f, ok := m.sources.Lookup(m.tidying)
	tags := tagsIn(line, f.Feed.Tags)
	if !ok || slices.Equal(tags, f.Feed.Tags) {
		return m, nil
	}
	what := fmt.Sprintf(m.look.Words.Care.UntaggedF, f.Feed.DisplayTitle())
	if len(tags) > 0 {
		what = fmt.Sprintf(m.look.Words.Care.TaggedF, f.Feed.DisplayTitle(), strings.Join(tags, m.look.Words.Comma))
	}
	return m, m.change(what, func(f feed.Feed) feed.Feed { f.Tags = tags; return f })
}

// tagsIn reads the tags of a line. One that the feed has already is taken whole,
// with the marks that may be in it. What would make a title or a hidden feed of
// a tag in the file is no part of it.
func tagsIn(line string, known []string) (tags []string) {
	for line != "" {
		end := strings.IndexFunc(line, isTagMark)
		if end < 0 {
			end = len(line)
		}
		for _, t := range known {
			rest, is := strings.CutPrefix(line, t)
			rest = strings.TrimSpace(rest)
			if is && len(t) > end && (rest == "" || strings.IndexFunc(rest, isTagMark) == 0) {
				end = len(t)
			}
		}
		if t := strings.TrimSpace(strings.TrimLeft(line[:end], "!~ \u3000")); t != "" && !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
		line = strings.TrimLeftFunc(line[end:], func(r rune) bool { return isTagMark(r) || unicode.IsSpace(r) })
	}
	return tags
}

// tagTo is tagged for the feed that the focus is on.
func (m Model) tagTo(line string) (Model, tea.Cmd) {
	if m.tidying = m.feedHere(); m.tidying == "" || m.ports.Tidying == nil {
		m.status = m.status.Say(m.look.Words.NoFeedHere)
		return m, nil
	}
	return m.tagged(line)
}

// completeTag gives what the tag before the cursor may become: a known one that
// is not in the line yet.
func (m Model) completeTag(line string, cursor int) (start int, names []string) {
	start = strings.LastIndexFunc(line[:cursor], isTagMark) + 1
	if start > 0 { // behind the mark, however wide it is
		start = cursor - len(strings.TrimLeftFunc(line[start-1:cursor], isTagMark))
	}
	start = cursor - len(strings.TrimLeft(line[start:cursor], " \u3000"))
	there := strings.FieldsFunc(line, isTagMark)
	for i := range there {
		there[i] = strings.TrimSpace(there[i])
	}
	for _, tag := range m.sources.Tags() {
		if strings.HasPrefix(tag, line[start:cursor]) && (!slices.Contains(there, tag) || tag == line[start:cursor]) {
			names = append(names, tag)
		}
	}
	return start, names
}

var _ prompt.Completer = Model{}.completeTag

// hide hides a feed, or shows one that is hidden.
func (m Model) hide(f feed.Feed) tea.Cmd {
	form := m.look.Words.Care.HiddenF
	switch {
	case f.Hidden:
		form = m.look.Words.Care.ShownF
	case len(f.Tags) == 0:
		form = m.look.Words.Care.HiddenAwayF
	}
	hidden := !f.Hidden
	return m.change(fmt.Sprintf(form, f.DisplayTitle()), func(f feed.Feed) feed.Feed { f.Hidden = hidden; return f })
}

// change changes the feed that is being tidied, beside the screen.
func (m Model) change(what string, change func(feed.Feed) feed.Feed) tea.Cmd {
	t, ctx, address := m.ports.Tidying, m.ctx, m.tidying
	return func() tea.Msg {
		restore, err := t.Change(ctx, address, change)
		return tidied{what, restore, err}
	}
}

// moveFeed puts a feed above the one before it, or below the one after it, of
// those that stand together in the pane.
func (m Model) moveFeed(f feed.Feed, below bool) (Model, tea.Cmd) {
	w := &m.look.Words.Care
	beside, ok := m.sources.Beside(f.URL, below)
	form := w.AboveF
	switch {
	case !ok && below:
		m.status = m.status.Say(w.LastHere)
		return m, nil
	case !ok:
		m.status = m.status.Say(w.FirstHere)
		return m, nil
	case below:
		form = w.BelowF
	}
	what := fmt.Sprintf(form, f.DisplayTitle(), beside.DisplayTitle())
	t, ctx := m.ports.Tidying, m.ctx
	return m, func() tea.Msg {
		restore, err := t.Move(ctx, f.URL, beside.URL, below)
		return tidied{what, restore, err}
	}
}

// tidied tells that the sources are in another order, and how to take it back.
type tidied struct {
	what    string
	restore func(context.Context) error
	err     error
}

func (t tidied) apply(m Model) (Model, tea.Cmd) {
	if t.err != nil {
		return m.trouble(t.err), nil
	}
	m = m.remember(undoStep{restore: t.restore, what: t.what})
	m.status = m.status.Say(t.what + m.look.Words.UndoHint(m.keys.First(keys.Undo)))
	return m.renew()
}

// loadWeeks counts what the feeds brought lately.
func (m Model) loadWeeks() tea.Cmd {
	weeks, ctx := m.ports.Weeks, m.ctx
	if weeks == nil {
		return nil
	}
	return func() tea.Msg {
		w, err := weeks(ctx)
		return weeksCounted{w, err}
	}
}

// weeksCounted brings what the feeds brought lately.
type weeksCounted struct {
	weeks map[string]feed.Weeks
	err   error
}

func (w weeksCounted) apply(m Model) (Model, tea.Cmd) {
	if w.err != nil {
		return m.trouble(w.err), nil
	}
	m.sources = m.sources.Count(w.weeks)
	return m, nil
}
