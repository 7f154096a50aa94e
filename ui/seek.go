package ui

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/feed/query"
	"guanbao/ui/article"
	"guanbao/ui/found"
	"guanbao/ui/trail"
)

// seeking is the search in all that is cached. What it found stands in the
// place of the list, which waits below as it was.
type seeking struct {
	answer
	on     bool
	past   answer             // to come back to when the prompt is left
	serial int                // of the question: answers to an older one are dropped
	cancel context.CancelFunc // of the question that is on its way; nil for none
	leave  context.CancelFunc // of its page that follows; nil for none
	grows  bool               // a part of an answer was shown, and the rest is waited for
	fault  *query.Error       // in what is being typed; nil for none
	warned string             // the faulty text that Enter was pressed on
	before *before
}

// answer is a question and what was found.
type answer struct {
	found.Model
	text   string // as it was typed
	asked  query.Query
	within *feed.View // nil for all that is cached
	byDate bool       // the newest first
	unread bool       // unread ones alone
}

// before is how the screen stood when a search began. The list keeps its cursor
// by itself.
type before struct {
	article   article.Model
	reading   feed.ID
	open      bool
	focus     pane
	panel     panel
	trail     trail.Trail[stop]
	aside     aside   // what was shown in place of the article
	given     feed.ID // the article that was shown as its feed gives it
	withSides bool
	above     int // rows of the list in sight above its cursor
}

// foundShown reports whether what was found stands in the place of the list:
// while one types not before there is an answer.
func (m Model) foundShown() bool { return m.seek.on && (m.seek.Loaded() || !m.asking(seekQuestion)) }

// selected is the row under the cursor of the list, or of what stands in its
// place.
func (m Model) selected() (feed.Row, bool) {
	if m.foundShown() {
		return m.seek.Selected()
	}
	return m.list.Selected()
}

// startSeek opens the prompt of the search, with the query that is shown. What
// is found lies within a view, or anywhere for nil.
func (m Model) startSeek(within *feed.View) (Model, tea.Cmd) {
	elsewhere := !m.seek.on || (within == nil) != (m.seek.within == nil)
	m, left := m.turnToSeek()
	m.seek.past, m.seek.warned, m.seek.fault = m.seek.answer, "", nil
	if elsewhere { // a view is listed by date, as it is without a filter
		m.seek.within, m.seek.byDate, m.seek.asked = within, within != nil, query.Query{}
		m.seek.Model = m.seek.Single(within != nil && within.Kind == feed.ViewFeed)
	}
	m = m.ask(seekQuestion)
	m.prompt.Model = m.prompt.Insert(m.seek.text).Fit(m.look, m.lay.width)
	m, former := m.recall()
	var again tea.Cmd
	if elsewhere && m.seek.text != "" {
		m, again = m.seekTyped()
	}
	return m, tea.Batch(left, former, again)
}

// turnToSeek keeps how the screen stands and makes room for what is found.
func (m Model) turnToSeek() (Model, tea.Cmd) {
	if m.seek.on {
		m.focus = listPane
		if !m.lay.beside() {
			m.open = false
		}
		return m.arrange(), nil
	}
	left := m.leavePlace()
	was := m.here()
	m.seek = seeking{on: true, serial: m.seek.serial, before: &before{
		article: m.article, reading: m.reading, open: m.open, focus: m.focus, panel: m.panel, trail: m.travel.trail,
		aside: m.aside, given: m.filling.given, withSides: m.withSides, above: m.list.Above(),
	}}
	m.travel.trail = m.travel.trail.End(was)
	m.focus = listPane
	if m.panel.open {
		m = m.forget()
	}
	if !m.lay.beside() {
		m.open, m.reading, m.article, m.aside = false, "", m.article.Clear(), aside{}
	}
	return m.arrange(), left
}

// seekFor seeks the words of a command.
func (m Model) seekFor(words string) (Model, tea.Cmd) { return m.enterWords(nil, words) }

// filterFor filters the list by the words of a command.
func (m Model) filterFor(words string) (Model, tea.Cmd) { return m.enterWords(m.viewHere(), words) }

// viewHere is the view of the list, for a filter of it.
func (m Model) viewHere() *feed.View {
	v := m.view
	return &v
}

// enterWords seeks words. Where they are faulty the prompt opens and says so.
func (m Model) enterWords(within *feed.View, words string) (Model, tea.Cmd) {
	m, start := m.startSeek(within)
	m.prompt.Model = m.prompt.KillStart().Insert(words).Fit(m.look, m.lay.width)
	m, ask := m.seekTyped()
	m, enter := m.enterSeek()
	return m, tea.Batch(start, ask, enter)
}

// seekTyped asks for what stands in the prompt, as well as it can be read yet.
func (m Model) seekTyped() (Model, tea.Cmd) {
	line := m.prompt.Value()
	now := m.look.Now.In(m.look.Zone)
	m.seek.fault = nil
	if _, err := query.Parse(line, now); err != nil {
		if fault, is := errors.AsType[*query.Error](err); is && worthTelling(fault, line) {
			m.seek.fault = fault
		}
	}
	text := strings.TrimSpace(line)
	q, ok := query.ParseTyping(text, now)
	if !ok {
		m.seek.text = text
		m.seek.Model, m.seek.asked = m.seek.Forget(), query.Query{}
		m = m.hush()
		return m.arrange().chase()
	}
	if m.seek.text = text; q.String() == m.seek.asked.String() {
		return m, nil
	}
	m.seek.asked = q
	return m.askFirst()
}

// worthTelling reports whether a fault in what is typed is to be told at once:
// what merely is not whole yet at its end is no fault.
func worthTelling(f *query.Error, line string) bool {
	switch f.Kind {
	case query.Empty, query.NoWords, query.UnclosedGroup, query.UnclosedQuote, query.NoValue, query.LoneOperator:
		return false
	}
	return f.End < len(line) || f.Kind == query.TooLong
}

// hush gives up the question that is on its way.
func (m Model) hush() Model {
	if m.seek.cancel != nil {
		m.seek.cancel()
		m.seek.cancel = nil
	}
	if m.seek.leave != nil {
		m.seek.leave()
		m.seek.leave = nil
	}
	m.seek.serial++
	m.seek.grows = false
	return m
}

// reseek asks the question anew in another way, from its first page on.
func (m Model) reseek() (Model, tea.Cmd) {
	if m.seek.asked.IsZero() {
		return m, nil
	}
	return m.askFirst()
}

// askFirst asks for the first page of what is sought. The question before it
// is given up.
func (m Model) askFirst() (Model, tea.Cmd) {
	m = m.hush()
	ctx, cancel := context.WithCancel(m.ctx)
	m.seek.cancel = cancel
	return m, m.seekPage(ctx, feed.Search{Limit: found.Batch}, firstPage)
}

// sort of a page that is asked for.
type pageSort int

const (
	firstPage pageSort = iota
	nextPage
	samePages // those that are there, anew
)

// query is what is asked, among the unread articles alone where that is wanted.
func (s seeking) query() query.Query {
	if s.unread && !s.asked.IsZero() {
		return query.Query{Expr: query.And{s.asked.Expr, query.Unread}}
	}
	return s.asked
}

// seekPage asks for a page of what is sought.
func (m Model) seekPage(ctx context.Context, o feed.Search, sort pageSort) tea.Cmd {
	serial, lib, now, text := m.seek.serial, m.ports.Library, m.ports.Now, m.seek.text
	q := m.seek.query()
	o.ByDate = m.seek.byDate
	within, zone := m.seek.within, m.opt.Zone
	return func() tea.Msg {
		if within != nil {
			v := dated(*within, now(), zone)
			o.Within = &v
		}
		hits, err := lib.Search(ctx, q, o)
		return hitsFound{serial: serial, sort: sort, text: text, words: q.Words(), hits: hits, now: now(), err: err}
	}
}

// dropSeek forgets the search, wherever that leaves the screen.
func (m Model) dropSeek() Model {
	m = m.hush()
	if m.asking(seekQuestion) {
		m.overlay, m.prompt.under = noOverlay, noOverlay
	}
	m.seek = seeking{serial: m.seek.serial}
	return m
}

// endSeek leaves the search for the place where it began.
func (m Model) endSeek() (Model, tea.Cmd) {
	left, b := m.leavePlace(), m.seek.before
	m = m.dropSeek()
	b.panel.serial = m.panel.serial
	m.panel, m.travel.trail, m.focus, m.open, m.withSides = b.panel, b.trail, b.focus, b.open, b.withSides
	m.article, m.reading, m.aside, m.filling.given = b.article, b.reading, b.aside, b.given
	m.sight++
	m = m.arrange()
	if row, ok := m.list.Selected(); ok { // what was found may have stood in more room
		l, _ := m.list.Seat(row.ID, b.above)
		m.list = l.Fit(m.look, m.listWidth())
	}
	cmds := []tea.Cmd{left}
	if m.missing() != nil {
		cmds = append(cmds, m.missing())
	} else {
		cmds = append(cmds, m.reloadItem())
	}
	var cmd tea.Cmd
	if m.panel.open {
		m, cmd = m.relate()
		cmds = append(cmds, cmd)
	}
	m, cmd = m.follow()
	return m, tea.Batch(append(cmds, cmd)...)
}

// rehit brings what was found back to how a stop of the trail knew it.
func (m Model) rehit(s seeking) (Model, tea.Cmd) {
	m = m.dropSeek()
	s.serial, s.cancel, s.leave, s.grows = m.seek.serial, nil, nil, false
	s.Model = s.Release()
	m.seek = s
	return m, m.renewSeek()
}
