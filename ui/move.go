package ui

import (
	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/help"
	"guanbao/ui/keys"
)

// openView shows another list, from its newest article on.
func (m Model) openView(v feed.View) (Model, tea.Cmd) {
	left := m.leavePlace()
	m = m.stray(m.here()).dropSeek()
	m.gen++
	m.view, m.reload = v, reloading{}
	m.sources = m.sources.Show(v)
	m.list = m.list.Reset(m.mixed(v))
	m.open, m.reading = false, ""
	m.article, m.aside = m.article.Clear(), aside{}
	if m.focus == articlePane {
		m.focus = listPane
	}
	m = m.arrange()
	return m, tea.Batch(left, m.loadWindow(v, feed.Cursor{}))
}

// openSelected shows the view under the cursor of the sources.
func (m Model) openSelected() (Model, tea.Cmd) {
	e, ok := m.sources.Selected()
	if !ok {
		return m.arrange(), nil
	}
	return m.openView(e.View)
}

// toSources gives the sources the focus.
func (m Model) toSources() (Model, tea.Cmd) {
	m.focus, m.withSides = sourcesPane, true
	m.sources = m.sources.Show(m.view)
	return m.arrange(), nil
}

// leaveArticle goes back to the list.
func (m Model) leaveArticle() (Model, tea.Cmd) {
	if m.aside.of != "" && m.aside.of == m.reading {
		return m.endAside()
	}
	left := m.leavePlace()
	if !m.lay.beside() {
		m.travel.trail = m.travel.trail.End(m.here())
	}
	m.focus, m.open = m.middle(), false
	if !m.lay.beside() {
		m.reading = ""
		m.article = m.article.Clear()
	}
	m, follow := m.arrange().follow()
	return m, tea.Batch(left, follow)
}

// close closes what is on top and quits where nothing is.
func (m Model) close() (Model, tea.Cmd) {
	switch {
	case m.inPanel():
		return m.closePanel()
	case m.focus == articlePane || m.open:
		return m.leaveArticle()
	case m.focus == sourcesPane && !m.lay.beside():
		m.focus = listPane
		return m.arrange(), nil
	case m.seek.on:
		return m.endSeek()
	}
	return m.quit()
}

// quit ends the program. What runs is cancelled.
func (m Model) quit() (Model, tea.Cmd) {
	left := m.leavePlace()
	m, _ = m.stopDownloads()
	m.cancel()
	return m, tea.Sequence(left, tea.Quit)
}

// middle is the pane between sources and article: the list, or the panel in
// its place.
func (m Model) middle() pane {
	if m.panel.open {
		return relatedPane
	}
	return listPane
}

// switchPane moves the focus on or back, or turns the sources on and off.
func (m Model) switchPane(a keys.Action) (Model, tea.Cmd) {
	if a == keys.ToggleSources {
		if !m.lay.beside() {
			if m.focus == sourcesPane {
				m.focus = m.middle()
				return m.arrange(), nil
			}
			return m.toSources()
		}
		m.withSides = !m.withSides
		if m.focus == sourcesPane {
			m.focus = m.middle()
		}
		return m.arrange(), nil
	}
	order := []pane{sourcesPane, m.middle()}
	if m.lay.beside() || m.open {
		order = append(order, articlePane)
	}
	at := 0
	for i, p := range order {
		if p == m.focus {
			at = i
		}
	}
	step := 1
	if a == keys.FocusPrev {
		step = len(order) - 1
	}
	m.focus = order[(at+step)%len(order)]
	if m.focus == sourcesPane {
		return m.toSources()
	}
	return m.arrange(), nil
}

// stepFeed opens the next or the previous feed of the sources.
func (m Model) stepFeed(a keys.Action) (Model, tea.Cmd) {
	step := 1
	if a == keys.PrevFeed {
		step = -1
	}
	s := m.sources.Show(m.view)
	for {
		at, _ := s.Selected()
		s = s.Move(step)
		e, ok := s.Selected()
		if !ok || e.View.Kind == at.View.Kind && e.View.Name == at.View.Name && e.Depth == at.Depth {
			m.status = m.status.Say(m.look.Words.NoMoreFeeds)
			return m, nil
		}
		if e.View.Kind == feed.ViewFeed {
			m.sources = s
			return m.openView(e.View)
		}
	}
}

// stepArticle goes to the next or previous article, or the next unread one,
// and shows it where an article is being read.
func (m Model) stepArticle(a keys.Action) (Model, tea.Cmd) {
	var load tea.Cmd
	before, _ := m.list.Selected()
	was := m.here()
	if m.seek.on {
		return m.stepHit(a)
	}
	switch a {
	case keys.NextArticle, keys.PrevArticle:
		n := 1
		if a == keys.PrevArticle {
			n = -1
		}
		l, w := m.list.Move(n)
		load = m.loadRows(w)
		m.list = l.Fit(m.look, m.listWidth())
	default:
		dir := feed.Older
		if a == keys.PrevUnread {
			dir = feed.Newer
		}
		l, found := m.list.Seek(dir)
		if !found && !m.list.Complete(dir) {
			return m.jumpTo(m.findUnread(dir))
		}
		if !found {
			m.status = m.status.Say(m.look.Words.NoMoreUnread)
			return m, nil
		}
		m.jump++
		m.list = l.Fit(m.look, m.listWidth())
	}
	if after, _ := m.list.Selected(); after.ID != before.ID {
		m = m.stray(was)
	} else if m.panel.open || m.travel.trail.On() {
		return m, load
	}
	return m.arrived(load)
}

// arrived shows the article that a step led to, where one is being read.
func (m Model) arrived(load tea.Cmd) (Model, tea.Cmd) {
	if !m.lay.beside() && !m.open {
		return m, load
	}
	m, show := m.showSelected()
	return m, tea.Batch(load, show)
}

// unreadFound brings the window around the next unread article.
type unreadFound struct{ windowLoaded }

// findUnread looks for an unread article beyond the window.
func (m Model) findUnread(dir feed.Direction) tea.Cmd {
	row, _ := m.list.Selected()
	gen, lib, ctx, v, now := m.gen, m.ports.Library, m.ctx, m.view, m.ports.Now
	around := func(c feed.Cursor) tea.Msg { return m.loadWindow(v, c)() }
	return func() tea.Msg {
		unread := v
		unread.UnreadOnly, unread.Opened = true, now()
		rows, err := lib.Page(ctx, unread, row.Cursor, dir, 1)
		if err != nil || len(rows) == 0 {
			return unreadFound{windowLoaded{gen: gen, view: v, now: now(), err: err}}
		}
		return unreadFound{around(rows[0].Cursor).(windowLoaded)}
	}
}

func (u unreadFound) apply(m Model) (Model, tea.Cmd) {
	if u.stale(m) {
		return m, nil
	}
	if u.err == nil && len(u.rows) == 0 {
		m.status = m.status.Say(m.look.Words.NoMoreUnread)
		return m, nil
	}
	m, cmd := u.windowLoaded.apply(m) // which leaves the trail
	return m.arrived(cmd)
}

// openPage lays a page over the panes.
func (m Model) openPage(rows []help.Row) Model {
	m.overlay = pageOverlay
	m.page = help.New(rows)
	return m.arrange()
}

// turn scrolls the page that lies over the panes, or takes it away.
func (m Model) turn(a keys.Action) (Model, tea.Cmd) {
	switch a {
	case keys.Close, keys.Back, keys.Help, keys.Errors, keys.Open:
		m.overlay = noOverlay
	case keys.Command:
		return m.ask(commandQuestion), nil
	default:
		m.page = moved(m.page, a)
	}
	return m, nil
}
