package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/keys"
	"guanbao/ui/picker"
	"guanbao/ui/related"
)

// lead is a link that is being followed.
type lead struct {
	serial  int // only the link followed last counts
	link    feed.Link
	of      feed.ID    // the article that is being read
	page    feed.ID    // the article on whose page the link stands: that one or a copy of it
	choices []feed.Row // that the picker shows
	trouble string     // why its page did not come, while the question is asked whether to queue it
}

// followLink goes where a link of an article leads that is not a place in it.
func (m Model) followLink(l feed.Link, from feed.Item) (Model, tea.Cmd) {
	m.travel.lead = lead{serial: m.travel.lead.serial + 1, link: l, of: from.ID, page: from.ID}
	serial, lib, ctx := m.travel.lead.serial, m.ports.Library, m.ctx
	return m, func() tea.Msg {
		rows, err := lib.Resolve(ctx, l, from)
		return resolved{serial, rows, err}
	}
}

// followEntry goes where an entry of the panel leads.
func (m Model) followEntry(e related.Entry) (Model, tea.Cmd) {
	l, of := e.Link, m.panel.Of().ID
	page := cmp.Or(e.Page.ID, of)
	if len(e.Rows) > 0 {
		m.travel.lead = lead{serial: m.travel.lead.serial + 1, link: l, of: of, page: page}
		return m.choosing(e.Rows)
	}
	if l.Kind == "" { // those of the publisher have a kind
		l.Kind = feed.LinkCites
	}
	return m.seekLink(lead{link: l, of: of, page: page})
}

// followAway goes where a row of the list leads that is not in the cache.
func (m Model) followAway(row feed.Row) (Model, tea.Cmd) {
	return m.seekLink(lead{link: feed.Link{Kind: feed.LinkPopular, Title: row.Title, URL: row.URL}, of: row.ID, page: row.Page})
}

// seekLink looks for the article to which a link on the page of another leads.
func (m Model) seekLink(l lead) (Model, tea.Cmd) {
	l.serial = m.travel.lead.serial + 1
	m.travel.lead = l
	serial, lib, ctx := l.serial, m.ports.Library, m.ctx
	return m, func() tea.Msg {
		it, err := lib.Item(ctx, l.page)
		if err != nil {
			return resolved{serial: serial, err: err}
		}
		rows, err := lib.Resolve(ctx, l.link, it)
		return resolved{serial, rows, err}
	}
}

// resolved brings the cached articles that a link may lead to.
type resolved struct {
	serial int
	rows   []feed.Row
	err    error
}

func (r resolved) apply(m Model) (Model, tea.Cmd) {
	switch {
	case r.serial != m.travel.lead.serial || !m.waitsFor(m.travel.lead.of):
		return m, nil // the reader has gone on
	case r.err != nil:
		return m.trouble(r.err), nil
	}
	return m.choosing(r.rows)
}

// waitsFor reports whether the reader is still at the article whose link was
// followed, or at the row that is one.
func (m Model) waitsFor(of feed.ID) bool {
	row, _ := m.selected()
	away := m.focus == listPane && row.Page != "" && row.ID == of
	return m.overlay == noOverlay && (away || m.panel.open && m.panel.Of().ID == of || !m.panel.open && m.reading == of)
}

// choosing opens the article that a link leads to, asks which one it is, or
// goes for its page.
func (m Model) choosing(rows []feed.Row) (Model, tea.Cmd) {
	l := m.travel.lead
	others := rows[:0:0]
	for _, r := range rows {
		if r.ID != l.of {
			others = append(others, r)
		}
	}
	switch {
	case len(others) == 1:
		return m.goTo(others[0])
	case len(others) > 1:
		return m.askWhich(others), nil
	case l.link.Kind == feed.LinkBody:
		return m, m.browse(l.link.URL)
	case len(rows) > 0:
		m.status = m.status.Say(m.look.Words.Walk.Itself)
		return m, nil
	case l.link.URL == "":
		m.status = m.status.Say(m.look.Words.Walk.Nowhere)
		return m, nil
	}
	return m.take()
}

// askWhich lists the articles that a link may lead to.
func (m Model) askWhich(rows []feed.Row) Model {
	title := m.look.Reading.Title(m.travel.lead.link.Title, "")
	return m.offer(fmt.Sprintf(m.look.Words.Walk.WhichF, title), rows)
}

// offer lists articles with their marks, sources and dates, of which one can be
// opened.
func (m Model) offer(heading string, rows []feed.Row) Model {
	var shown []picker.Row
	for _, r := range rows {
		title := m.look.Reading.Title(r.Title, r.Lang)
		if title == "" {
			title = m.look.Words.Untitled
		}
		note := m.look.LongDate(r.Published, r.DateOnly)
		if note != "" {
			note = "  " + note
		}
		mark := strings.Repeat(" ", m.look.Text.Width(m.look.Chrome.Unread))
		if r.Unread {
			mark = m.look.Chrome.Unread
		}
		shown = append(shown, picker.Row{Text: mark + " " + title, Note: m.look.Text.Cut(r.FeedTitle, hereCells) + note, Foot: r.URL})
	}
	m.overlay, m.travel.lead.choices = whichOverlay, rows
	m.picker = picker.New(heading, shown, 0)
	return m.arrange()
}

// which moves among the articles that a link may lead to, and opens one.
func (m Model) which(a keys.Action) (Model, tea.Cmd) {
	switch a {
	case keys.Open:
		at := m.picker.Cursor()
		m.overlay = noOverlay
		return m.goTo(m.travel.lead.choices[at])
	case keys.Close, keys.Back:
		m.overlay = noOverlay
	default:
		m.picker = moved(m.picker, a)
	}
	return m, nil
}

// take gets the page that a link leads to, beside the screen.
func (m Model) take() (Model, tea.Cmd) {
	pages, l := m.ports.Pages, m.travel.lead
	switch {
	case pages == nil:
		return m, m.browse(l.link.URL)
	case m.travel.cancel != nil:
		m.status = m.status.Say(m.look.Words.StillRuns)
		return m, nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.travel.cancel = cancel
	m.status = m.status.Run(m.look.Words.Walk.Fetching, 0, 0).Say(m.linkName(l.link))
	lib := m.ports.Library
	return m, func() tea.Msg {
		t := taken{serial: l.serial, lead: l}
		id, err := pages.Take(ctx, l.link, l.page)
		if err == nil {
			t.row, err = rowOf(ctx, lib, id)
		}
		t.err = err
		return t
	}
}

// rowOf reads the row of an article.
func rowOf(ctx context.Context, lib Library, id feed.ID) (feed.Row, error) {
	it, err := lib.Item(ctx, id)
	return feed.Row{ID: it.ID, Title: it.Title, Lang: it.Lang, URL: it.URL, Unread: it.Unread}, err
}

// linkName is what a link is called in the status bar.
func (m Model) linkName(l feed.Link) string {
	if l.Title == "" {
		return l.URL
	}
	return m.look.Reading.Title(l.Title, "")
}

// taken tells what became of the page of a link.
type taken struct {
	serial int
	lead   lead
	row    feed.Row
	err    error
}

func (t taken) apply(m Model) (Model, tea.Cmd) {
	if m.travel.cancel != nil {
		m.travel.cancel()
		m.travel.cancel = nil
	}
	m.status = m.working()
	w := &m.look.Words.Walk
	if errors.Is(t.err, context.Canceled) || t.err != nil && feed.AsProblem(t.err).Kind == feed.ProblemCancelled {
		m.status = m.status.Say(m.look.Words.Cancelled)
		return m, nil
	}
	waits := t.serial == m.travel.lead.serial && m.waitsFor(t.lead.of)
	if t.err != nil {
		why := w.NotTaken(m.linkName(t.lead.link), m.wording(t.err))
		m = m.note(m.look.Now, why)
		if !waits || !worthAgain(t.err) {
			m.status = m.status.Alarm(why)
			return m, nil
		}
		m.overlay, m.travel.lead.trouble = confirmOverlay, why
		return m, nil
	}
	m.status = m.status.Quiet()
	m, renew := m.renew()
	if !waits {
		m.status = m.status.Say(fmt.Sprintf(w.TookF, m.linkName(feed.Link{Title: t.row.Title, URL: t.row.URL})))
		return m, renew
	}
	m, open := m.goTo(t.row)
	return m, tea.Batch(renew, open)
}

// worthAgain reports whether a page may come when it is asked for later.
func worthAgain(err error) bool {
	switch feed.AsProblem(err).Kind {
	case feed.ProblemNotFound, feed.ProblemGone, feed.ProblemBadAddress, feed.ProblemForbidden:
		return false
	}
	return true
}

// confirmQueue takes the answer whether a link is to be taken by the next
// refresh.
func (m Model) confirmQueue(key string) (Model, tea.Cmd) {
	if m.lay.tooSmall() && key != "esc" {
		return m, nil // the question is not seen
	}
	l := m.travel.lead
	m.overlay, m.travel.lead.trouble = noOverlay, ""
	if key != "y" && key != "Y" {
		m.status = m.status.Say(m.look.Words.Walk.NotQueued)
		return m, nil
	}
	pages, ctx := m.ports.Pages, context.WithoutCancel(m.ctx)
	return m, func() tea.Msg { return queued{pages.Queue(ctx, l.link, l.page)} }
}

// queued tells that a link will be taken by the next refresh.
type queued struct{ err error }

func (q queued) apply(m Model) (Model, tea.Cmd) {
	if q.err != nil {
		return m.trouble(q.err), nil
	}
	m.status = m.status.Say(m.look.Words.Walk.Queued)
	return m, nil
}

// goneWords tell that an article is not in the cache any more.
func (m Model) goneWords(of feed.Row) string {
	return fmt.Sprintf(m.look.Words.Walk.GoneF, m.linkName(feed.Link{Title: of.Title, URL: string(of.ID)}))
}
