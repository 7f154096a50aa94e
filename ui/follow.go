package ui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/article"
)

// itemLoaded brings the article that the pane waits for.
type itemLoaded struct {
	page  article.Page
	now   time.Time
	id    feed.ID
	again bool  // it was in the pane already
	aside aside // what it is, in place of the article
	given bool  // it is the text of the feed, in place of that of the page
	err   error
}

func (m Model) loadItem(id feed.ID) tea.Cmd {
	lib, ctx, now, look := m.ports.Library, m.ctx, m.ports.Now, m.look
	came := itemLoaded{id: id, aside: m.asideOf(id), given: m.filling.given == id}
	set := m.pageMaker(id)
	return func() tea.Msg {
		came := came
		came.now = now()
		it, err := lib.Item(ctx, id)
		if came.err = err; err != nil {
			return came
		}
		if came.given && it.Given != nil {
			it.Article = *it.Given
		}
		came.page, came.err = set(ctx, it, look)
		return came
	}
}

// reloadItem reads the article in the pane anew, after its marks changed in
// the cache.
func (m Model) reloadItem() tea.Cmd {
	if m.reading == "" {
		return nil
	}
	load := m.loadItem(m.reading)
	return func() tea.Msg {
		i := load().(itemLoaded)
		i.again = true
		return i
	}
}

func (i itemLoaded) apply(m Model) (Model, tea.Cmd) {
	if i.id != m.reading || i.aside != m.asideOf(i.id) || i.given != (m.filling.given == i.id) {
		return m, nil
	}
	m = m.at(i.now)
	if here, _ := m.travel.trail.Here(); errors.Is(i.err, ErrGone) && m.travel.trail.On() && here.reading == i.id {
		return m.skip()
	}
	if i.err != nil { // the one before it must not be taken for this one
		m.article, m.reading = m.article.Clear(), ""
		return m.trouble(i.err), nil
	}
	left := tea.Cmd(nil)
	if shown, ok := m.article.Item(); ok && shown.ID != i.id {
		left = m.leavePlace()
	}
	if i.aside == (aside{}) {
		i.page.Item = m.placed(i.page.Item)
	}
	m.article = m.article.Show(i.page, m.look)
	if m.overlay == pickOverlay && !m.inPanel() && (m.pick.letters || m.pick.of != i.id) {
		m = m.unpick() // what was typed may be the number of another link now
	}
	if i.again {
		return m, left
	}
	return m.arriving(tea.Batch(left, m.readLater(i.id)))
}

// at takes over the moment that a message carries, from which dates are told.
func (m Model) at(now time.Time) Model {
	look := *m.look
	look.Now = now
	m.look = &look
	return m
}

// listWidth is the width that the list is drawn in, in cells.
func (m Model) listWidth() int {
	if m.lay.list.shown() {
		return m.lay.list.w
	}
	return max(m.lay.width, 1)
}

// follow shows the article under the list's cursor where the pane follows it.
// What is being read stays, whatever becomes of the list, and so does what the
// trail or the panel led to.
func (m Model) follow() (Model, tea.Cmd) {
	if !m.lay.beside() || m.panel.open || m.travel.trail.On() || m.focus == articlePane && m.article.Shown() {
		return m, nil
	}
	return m.showSelected()
}

// showSelected puts the article under the list's cursor into the pane.
func (m Model) showSelected() (Model, tea.Cmd) {
	row, ok := m.selected()
	if !ok || row.Page != "" {
		m = m.shut()
		m.article, m.reading = m.article.Clear(), ""
		if m.focus == articlePane { // there is nothing to read
			m.focus, m.open = listPane, false
		}
		return m.arrange(), nil
	}
	if row.ID == m.reading {
		if m.running {
			return m, m.missing()
		}
		return m, nil
	}
	return m.shut().await(row.ID)
}

// await has an article come into the pane.
func (m Model) await(id feed.ID) (Model, tea.Cmd) {
	if m.aside.of != "" { // its place is none in the article
		m.aside, m.article = aside{}, m.article.Clear()
	}
	m.filling.given = ""
	m.reading, m.article = id, m.article.Await()
	m.sight++
	return m, m.loadItem(id)
}

// chase follows a step of the list's cursor: at once where it stood, and where
// it runs, as under a key that is held, when it comes to rest. Articles that
// would be gone before they are seen are not drawn.
func (m Model) chase() (Model, tea.Cmd) {
	m, load := m.follow()
	if m.opt.Rest <= 0 || load == nil {
		return m, load
	}
	m.steps++
	if m.running {
		load = nil
	}
	m.running = true
	r := rested{m.steps}
	return m, tea.Batch(load, tea.Tick(m.opt.Rest, func(time.Time) tea.Msg { return r }))
}

// rested tells that the list's cursor may have come to rest.
type rested struct{ steps int }

func (r rested) apply(m Model) (Model, tea.Cmd) {
	if r.steps != m.steps {
		return m, nil
	}
	m.running = false
	return m, m.missing()
}

// missing loads the article that the pane waits for, where it was not yet asked
// for.
func (m Model) missing() tea.Cmd {
	if it, ok := m.article.Item(); m.reading == "" || ok && it.ID == m.reading {
		return nil
	}
	return m.loadItem(m.reading)
}
