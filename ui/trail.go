package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/keys"
	"guanbao/ui/trail"
)

// stop is a place on the trail: an article, and how the screen stood.
type stop struct {
	of      feed.Row   // the article; its id, title and language count
	place   feed.Place // in it
	reading feed.ID    // that the article pane showed; "" where the panel was opened from the list
	open    bool
	focus   pane
	panel   panel
	view    feed.View
	row     feed.Row // under the list's cursor
	above   int      // rows of the list in sight above it
	seek    seeking
}

// travel is the going from article to article.
type travel struct {
	trail  trail.Trail[stop]
	ahead  bool // the last step was one forward
	lead   lead
	cancel context.CancelFunc // stops the getting of a page; nil while none is got
}

// here is the place where the reader is.
func (m Model) here() stop {
	row, _ := m.list.Selected()
	s := stop{reading: m.reading, open: m.open, focus: m.focus, panel: m.panel, view: m.view, row: row, above: m.list.Above(), seek: m.seek}
	was, known := m.travel.trail.Here()
	known = known && m.travel.trail.On()
	it, shown := m.article.Item()
	switch {
	case m.panel.open:
		s.of = m.panel.Of()
	case shown && it.ID == m.reading:
		s.of = feed.Row{ID: it.ID, Title: it.Title, Lang: it.Lang}
	case known:
		s.of = was.of
	}
	switch {
	case shown && it.ID == m.reading && m.aside.of == "":
		s.place = m.article.At()
	case known && was.reading == m.reading: // it is still on its way
		s.place = was.place
	}
	return s
}

// goTo follows a link to a cached article: it gets the focus and is read.
func (m Model) goTo(row feed.Row) (Model, tea.Cmd) {
	left := m.leavePlace()
	m.travel.trail = m.travel.trail.Follow(m.here(), stop{of: row, reading: row.ID})
	m.travel.ahead = false
	m = m.shut()
	m.focus, m.open = articlePane, true
	if l, ok := m.list.Seat(row.ID, m.list.Above()); ok && !m.seek.on {
		m.list = l.Fit(m.look, m.listWidth())
	}
	m, load := m.arrange().await(row.ID)
	m, read := m.setMark(row.ID, feed.MarkRead)
	return m, tea.Batch(left, load, read)
}

// stray leaves the trail where it was, and closes the panel: the reader goes on
// from the list.
func (m Model) stray(was stop) Model {
	m.travel.trail = m.travel.trail.End(was)
	return m.shut()
}

// walk goes back or forward along the trail.
func (m Model) walk(a keys.Action) (Model, tea.Cmd) {
	step, none := m.travel.trail.Back, m.look.Words.Walk.NoWayBack
	if a == keys.TrailForward {
		step, none = m.travel.trail.Forward, m.look.Words.Walk.NoWayOn
	}
	next, to, ok := step(m.here())
	if !ok {
		m.status = m.status.Say(none)
		return m, nil
	}
	left := m.leavePlace()
	m.travel.trail, m.travel.ahead = next, a == keys.TrailForward
	m, cmd := m.restore(to)
	return m, tea.Batch(left, cmd)
}

// restore shows a stop as it was left.
func (m Model) restore(s stop) (Model, tea.Cmd) {
	m = m.shut()
	m, list := m.relist(s)
	m, found := m.rehit(s.seek)
	s.panel.serial = m.panel.serial
	m.panel, m.focus, m.open = s.panel, s.focus, s.open
	if s.reading == "" && m.lay.beside() { // the terminal is wider than it was
		s.reading = s.of.ID
	}
	if !m.panel.open && m.focus == relatedPane || s.focus == articlePane && s.reading == "" {
		m.focus = listPane
	}
	m = m.arrange()
	cmds := []tea.Cmd{list, found}
	if it, shown := m.article.Item(); s.reading == "" || shown && it.ID == s.reading {
		m.article = m.article.Clear() // so that it comes to its place
	}
	var cmd tea.Cmd
	if m.reading = ""; s.reading != "" {
		m.places[s.reading] = s.place
		m, cmd = m.await(s.reading)
		cmds = append(cmds, cmd)
	}
	if m.panel.open { // marks may have changed
		m, cmd = m.relate()
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// relist brings view and cursor of the list back to where they were.
func (m Model) relist(s stop) (Model, tea.Cmd) {
	same := m.view.Kind == s.view.Kind && m.view.Name == s.view.Name && m.view.UnreadOnly == s.view.UnreadOnly
	if same {
		if l, ok := m.list.Seat(s.row.ID, s.above); ok || s.row.ID == "" {
			m.list = l.Fit(m.look, m.listWidth())
			return m, nil
		}
	}
	m.gen++
	m.view, m.reload = s.view, reloading{}
	m.sources = m.sources.Show(s.view)
	m.list, _ = m.list.Reset(m.mixed(s.view)).Seat(s.row.ID, s.above)
	return m, m.loadWindow(s.view, s.row.Cursor)
}

// skip tells that the article of a stop is gone, and goes on to the next one.
func (m Model) skip() (Model, tea.Cmd) {
	gone, _ := m.travel.trail.Here()
	next, to, ok := m.travel.trail.Skip(m.travel.ahead)
	m.travel.trail = next
	m.article, m.reading = m.article.Clear(), ""
	var cmd tea.Cmd
	if ok {
		m, cmd = m.restore(to)
	}
	m.status = m.status.Alarm(m.goneWords(gone.of))
	return m, cmd
}
