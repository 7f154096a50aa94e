package ui

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/status"
)

// filling is the getting of the full text of one article.
type filling struct {
	cancel context.CancelFunc // ends the one under way; nil without one
	given  feed.ID            // the article that is shown as its feed gives it, though its page is here
}

// fullText gets the page of the article that is read or under the cursor. Where
// its text is in the pane already, it shows that of the feed, and back.
func (m Model) fullText() (Model, tea.Cmd) {
	row, ok := m.target()
	switch {
	case !ok:
		m.status = m.status.Say(m.untold())
		return m, nil
	case m.aside.of == row.ID && m.reading == row.ID: // the text is not what is seen
		return m.endAside()
	}
	if it, shown := m.article.Item(); shown && it.ID == row.ID && m.lay.article.shown() && it.Text == feed.TextKept {
		return m.swapText(row.ID)
	}
	switch {
	case row.URL == "":
		m.status = m.status.Say(m.look.Words.Pages.NoPage)
		return m, nil
	case m.filling.cancel != nil:
		m.status = m.status.Say(m.look.Words.StillRuns)
		return m, nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.filling.cancel = cancel
	m.status = m.status.Run(m.look.Words.Pages.Getting, 0, 0)
	lib, pages, all := m.ports.Library, m.ports.Pages, m.ctx
	return m, func() tea.Msg {
		f := filled{id: row.ID, err: pages.Complete(ctx, row.ID)}
		it, err := lib.Item(all, row.ID)
		if f.text = it.Text; f.err == nil {
			f.err = err
		}
		return f
	}
}

// swapText shows the text of the feed in place of that of the page, or that of
// the page again.
func (m Model) swapText(id feed.ID) (Model, tea.Cmd) {
	if m.filling.given == id {
		m.filling.given = ""
		m.status = m.status.Say(m.look.Words.Pages.Full)
	} else {
		m.filling.given = id
		m.status = m.status.Say(m.look.Words.Pages.Given)
	}
	return m, m.reloadItem()
}

// filled tells what became of the page of an article.
type filled struct {
	id   feed.ID
	text feed.Fullness // of the article, as it is now
	err  error
}

func (f filled) apply(m Model) (Model, tea.Cmd) {
	if m.filling.cancel != nil {
		m.filling.cancel()
		m.filling.cancel = nil
	}
	m.status = m.working()
	w := &m.look.Words.Pages
	switch {
	case f.err != nil && feed.AsProblem(f.err).Kind == feed.ProblemCancelled:
		m.status = m.status.Say(m.look.Words.Cancelled)
		return m, nil
	case f.err != nil:
		text := w.Failed(m.wording(f.err))
		m.status = m.status.Alarm(text)
		m = m.note(m.look.Now, text)
	case f.text == feed.TextKept:
		m.status = m.status.Say(w.Kept)
	case f.text == feed.TextPart:
		m.status = m.status.Alarm(w.Part)
	default:
		m.status = m.status.Say(w.NoMore)
	}
	set := func(r *feed.Row) {
		if r.Text != feed.TextGiven || f.text != feed.TextFailed { // of a feed whose pages are not wanted
			r.Text = f.text
		}
	}
	m.list, m.seek.Model = m.list.Update(f.id, set), m.seek.Update(f.id, set)
	if m.reading != f.id {
		return m, nil
	}
	m.filling.given = ""
	return m, m.reloadItem()
}

// paged takes in that a page came after the feeds of a refresh, or that the
// first one is asked for.
func (m Model) paged(j *job, p progress) Model {
	if !j.told {
		m = m.tell(*j)
		j.told = true
	}
	m.status = m.status.Run(m.look.Words.Pages.Getting, p.done, p.total)
	if p.page.Dropped && p.page.Taken && p.page.Problem != nil {
		m = m.note(m.look.Now, fmt.Sprintf(m.look.Words.Pages.DroppedF, p.page.Title, m.look.Words.Problem(p.page.Problem)))
	}
	return m
}

// shows reports whether the article in the pane is the one with an address.
func (m Model) shows(url string) bool {
	it, ok := m.article.Item()
	return ok && url != "" && feed.CanonicalURL(it.URL) == feed.CanonicalURL(url)
}

// refreshLater keeps an order that comes while a refresh runs. One that only
// gets pages makes room for it: what it leaves is got after the next one.
func (m Model) refreshLater(o feed.Order) Model {
	switch {
	case o.Urgency == feed.Routine:
		return m
	case !m.job.told:
		m.status = m.status.Say(m.look.Words.StillRuns)
		return m
	}
	m.job.cancel()
	j := *m.job
	j.next = &o
	m.job = &j
	m.status = m.status.Run(m.look.Words.Refreshing, 0, 0)
	return m
}

// soon asks for a refresh of feeds that are new. It waits for the one that runs.
type soon struct {
	order feed.Order
}

func (s soon) apply(m Model) (Model, tea.Cmd) {
	if m.job == nil {
		return started(s).apply(m)
	}
	j := *m.job
	if j.after != nil {
		s.order.Feeds = slices.Concat(j.after.Feeds, s.order.Feeds)
	}
	j.after, m.job = &s.order, &j
	return m, nil
}

// working is the status bar as it tells of what still runs beside the screen.
func (m Model) working() status.Model {
	w := m.look.Words
	switch {
	case m.filling.cancel != nil:
		return m.status.Run(w.Pages.Getting, 0, 0)
	case m.adding != nil && m.offers.all > 0:
		done := m.offers.all - len(m.offers.left) - 1
		return m.status.Run(w.Adding, done, m.offers.all)
	case m.adding != nil:
		return m.status.Run(w.Offers.Finding, 0, 0)
	case m.travel.cancel != nil:
		return m.status.Run(w.Walk.Fetching, 0, 0)
	case m.job != nil && m.job.urgency != feed.Routine:
		return m.status.Run(w.Refreshing, 0, 0)
	}
	return m.status.Idle()
}
