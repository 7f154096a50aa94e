package ui

import (
	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/help"
	"guanbao/ui/keys"
	"guanbao/ui/list"
)

// press hands a key to what lies on top, else to the key table.
func (m Model) press(k tea.KeyPressMsg) (Model, tea.Cmd) {
	m.offered = false
	name := k.String()
	if k.Text != "" && name != "space" {
		name = k.Text
	}
	if m.saving.soon {
		return m.hold(k), nil
	}
	m.offers.busy = m.offers.busy || m.adding != nil && m.overlay == noOverlay && name != "esc"
	switch m.overlay {
	case offersOverlay:
		return m.inOffers(keys.Plain(name))
	case promptOverlay:
		return m.edit(k)
	case shelfOverlay:
		return m.onShelf(k)
	case confirmOverlay:
		return m.confirm(keys.Plain(name))
	case choiceOverlay:
		return m.chooseCommand(keys.Plain(name))
	case pickOverlay:
		if next, cmd, taken := m.picking(keys.Plain(name)); taken {
			return next, cmd
		}
		m = m.unpick()
	}
	if name == "esc" && (m.pending != "" || m.finding()) {
		m.pending, m.article = "", m.article.EndFind(false)
		return m, nil
	}
	if name == "esc" && m.overlay == noOverlay && m.adding != nil {
		m.adding()
		return m, nil
	}
	action, pending := m.keys.Find(m.pending, name)
	m.pending = pending
	switch {
	case action == keys.None:
		return m, nil
	case action == keys.Follow && m.overlay == noOverlay && !m.lay.tooSmall():
		return m.pickNumber(keys.Plain(name)), nil
	}
	return m.do(action)
}

// do hands an action, whether a key or a command asked for it, to what lies on
// top.
func (m Model) do(action keys.Action) (Model, tea.Cmd) {
	if m.lay.tooSmall() && !blind(action) {
		return m, nil
	}
	m.status, m.opt.Notice = m.status.Quiet(), ""
	if action != keys.Browser {
		m.talk.page = ""
	}
	if queued, ok := m.queue(action); ok {
		return queued, nil
	}
	switch action { // these, whatever lies on top
	case keys.Quit:
		return m.quit()
	case keys.Suspend:
		return m, tea.Suspend
	case keys.Redraw:
		return m, tea.ClearScreen
	}
	switch m.overlay {
	case pageOverlay:
		return m.turn(action)
	case pickerOverlay:
		return m.choose(action)
	case filesOverlay:
		return m.inFiles(action)
	case whichOverlay:
		return m.which(action)
	}
	return m.act(action)
}

// blind reports whether an action may be carried out while the terminal is too
// small to show what it does.
func blind(a keys.Action) bool {
	return a == keys.Quit || a == keys.Close || a == keys.Suspend || a == keys.Redraw
}

// act carries out an action: those of the whole program here, the others by
// the pane with the focus.
func (m Model) act(a keys.Action) (Model, tea.Cmd) {
	switch a {
	case keys.Close:
		return m.close()
	case keys.Help:
		return m.openPage(help.Keys(m.keys, m.look)), nil
	case keys.Command:
		return m.ask(commandQuestion), nil
	case keys.Errors:
		return m.openPage(m.errorRows()), nil
	case keys.FocusNext, keys.FocusPrev, keys.ToggleSources:
		return m.switchPane(a)
	case keys.Outline, keys.NextHeading, keys.PrevHeading:
		return m.goHeading(a)
	case keys.Related:
		return m.openPanel()
	case keys.Copies:
		return m.seekCopies()
	case keys.TrailBack, keys.TrailForward:
		return m.walk(a)
	case keys.Script, keys.Readings:
		return m.rewrite(a)
	case keys.Find, keys.PrevHit, keys.Search, keys.Filter, keys.Order:
		return m.seekHit(a)
	case keys.SaveSearch:
		return m.nameSearch()
	case keys.NextFeed, keys.PrevFeed:
		return m.stepFeed(a)
	case keys.NextArticle, keys.PrevArticle, keys.NextUnread, keys.PrevUnread:
		if a == keys.NextUnread && (m.finding() || m.amongHits()) {
			return m.seekHit(a)
		}
		return m.stepArticle(a)
	case keys.ToggleRead, keys.ToggleStar, keys.MarkViewRead, keys.Undo, keys.OnlyUnread:
		return m.mark(a)
	case keys.RefreshFeed, keys.RefreshAll, keys.Cancel, keys.Offline:
		return m.pull(a)
	case keys.Add, keys.Catalogue, keys.Remove, keys.Rename, keys.Tag, keys.Hide, keys.FeedUp, keys.FeedDown, keys.EditList:
		return m.subscribe(a)
	case keys.Follow:
		return m.pickNumber(""), nil
	case keys.Letters:
		return m.pickLetters(), nil
	case keys.Tables:
		return m.switchTables(), nil
	case keys.Attachments, keys.Comments, keys.Revisions, keys.FullText, keys.Pipe, keys.Save, keys.Cite:
		return m.takeAlong(a)
	case keys.Browser, keys.CopyLink:
		return m.share(a)
	}
	switch m.focus {
	case sourcesPane:
		return m.inSources(a)
	case articlePane:
		return m.inArticle(a)
	case relatedPane:
		return m.inRelated(a)
	}
	return m.inList(a)
}

// takeAlong carries out the actions that take an article, or what belongs to it,
// out of the reader.
func (m Model) takeAlong(a keys.Action) (Model, tea.Cmd) {
	switch a {
	case keys.Attachments:
		return m.attachments()
	case keys.Comments:
		return m.shut().comments()
	case keys.Revisions:
		return m.shut().revisions()
	case keys.FullText:
		return m.fullText()
	case keys.Pipe:
		return m.pipe()
	case keys.Save:
		return m.save()
	}
	return m.cite("")
}

// inList moves in the list and opens from it.
func (m Model) inList(a keys.Action) (Model, tea.Cmd) {
	if m.seek.on {
		return m.inFound(a)
	}
	before, _ := m.list.Selected()
	was := m.here()
	next, load := m.list, (func() tea.Cmd)(nil)
	moved := func(n int) { l, w := next.Move(n); next, load = l, func() tea.Cmd { return m.loadRows(w) } }
	paged := func(p float64) { l, w := next.Page(p); next, load = l, func() tea.Cmd { return m.loadRows(w) } }
	switch a {
	case keys.Down:
		moved(1)
	case keys.Up:
		moved(-1)
	case keys.PageDown:
		paged(1)
	case keys.PageUp:
		paged(-1)
	case keys.HalfDown:
		paged(0.5)
	case keys.HalfUp:
		paged(-0.5)
	case keys.Top, keys.Bottom:
		return m.toEnd(a)
	case keys.Open:
		return m.enter()
	case keys.Back:
		return m.toSources()
	default:
		return m, nil
	}
	m.list = next.Fit(m.look, m.listWidth())
	cmd := load()
	if after, _ := m.list.Selected(); after.ID == before.ID && !m.travel.trail.On() {
		return m, cmd
	}
	m, follow := m.stray(was).chase()
	return m, tea.Batch(cmd, follow)
}

// toEnd goes to the newest or the oldest article of the view.
func (m Model) toEnd(a keys.Action) (Model, tea.Cmd) {
	if a == keys.Top {
		l, here := m.list.First()
		if !here {
			return m.jumpTo(m.loadWindow(m.view, feed.Cursor{}))
		}
		return m.atEnd(l)
	}
	l, here := m.list.Last()
	if !here {
		return m.jumpTo(m.loadEnd())
	}
	return m.atEnd(l)
}

// atEnd takes over a list whose cursor went to one of its ends.
func (m Model) atEnd(l list.Model) (Model, tea.Cmd) {
	was := m.here()
	m.jump++
	m.list = l.Fit(m.look, m.listWidth())
	return m.stray(was).follow()
}

// enter opens the article under the cursor: it gets the focus and is read.
func (m Model) enter() (Model, tea.Cmd) {
	row, ok := m.selected()
	if !ok {
		return m, nil
	}
	if row.Page != "" {
		return m.followAway(row)
	}
	if row.ID != m.reading {
		m = m.stray(m.here())
	}
	m.focus, m.open = articlePane, true
	m = m.arrange()
	m, load := m.showSelected()
	m, read := m.setMark(row.ID, feed.MarkRead)
	return m, tea.Batch(load, read)
}

// inArticle scrolls the article.
func (m Model) inArticle(a keys.Action) (Model, tea.Cmd) {
	if a == keys.Back {
		return m.leaveArticle()
	}
	m.article = moved(m.article, a)
	return m, nil
}

// inSources moves among the sources and opens one.
func (m Model) inSources(a keys.Action) (Model, tea.Cmd) {
	switch a {
	case keys.Open:
		m.focus = listPane
		return m.openSelected()
	case keys.Back:
		m.focus = m.middle()
		return m.arrange(), nil
	}
	m.sources = moved(m.sources, a)
	return m, nil
}

// mover is a pane that moves by lines, by parts of a page and to its ends.
type mover[M any] interface {
	Move(lines int) M
	Page(part float64) M
	First() M
	Last() M
}

// moved carries out an action of moving; any other leaves the pane as it is.
func moved[M mover[M]](pane M, a keys.Action) M {
	switch a {
	case keys.Down:
		return pane.Move(1)
	case keys.Up:
		return pane.Move(-1)
	case keys.PageDown:
		return pane.Page(1)
	case keys.PageUp:
		return pane.Page(-1)
	case keys.HalfDown:
		return pane.Page(0.5)
	case keys.HalfUp:
		return pane.Page(-0.5)
	case keys.Top:
		return pane.First()
	case keys.Bottom:
		return pane.Last()
	}
	return pane
}
