package ui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/keys"
)

// undoStep takes one thing back.
type undoStep struct {
	change  feed.Change                 // a change of marks, unless restore is set
	restore func(context.Context) error // brings a removed feed back, or takes added ones away
	gone    []string                    // addresses of the feeds that it takes away
	move    feed.Move                   // that is taken back; empty for none
	what    string                      // what it takes back, in words
	unasked bool                        // it came to pass without a key
}

// maxUndo bounds the steps that are remembered.
const maxUndo = 200

// target is the article that a mark or a link is about: the one being read
// when the article has the focus, else the one under the cursor.
func (m Model) target() (feed.Row, bool) {
	if m.inPanel() {
		return m.entryRow()
	}
	if it, ok := m.article.Item(); ok && m.focus == articlePane && it.ID == m.reading {
		return feed.Row{
			ID: it.ID, Cursor: it.Cursor, Feed: it.Feed, FeedTitle: it.FeedTitle, Title: it.Title, URL: it.URL,
			Lang: it.Lang, Unread: it.Unread, Starred: it.Starred, Revisions: it.Revisions,
		}, true
	}
	if m.focus == articlePane && m.travel.trail.On() { // it is on its way, and not under the cursor
		return feed.Row{}, false
	}
	row, ok := m.selected()
	return row, ok && row.Page == ""
}

// untold says why there is no target.
func (m Model) untold() string {
	if row, _ := m.selected(); m.inPanel() || row.Page != "" {
		return m.look.Words.Walk.NotHere
	}
	return m.look.Words.Deeds.NoArticle
}

// mark carries out the actions on marks.
func (m Model) mark(a keys.Action) (Model, tea.Cmd) {
	switch a {
	case keys.MarkViewRead:
		return m, m.markView()
	case keys.Undo:
		return m.undoLast()
	case keys.OnlyUnread:
		return m.onlyUnread()
	}
	row, ok := m.target()
	if !ok {
		if row, _ := m.selected(); m.inPanel() || row.Page != "" {
			m.status = m.status.Say(m.untold())
		}
		return m, nil
	}
	switch {
	case a == keys.ToggleRead && row.Unread:
		return m.setMark(row.ID, feed.MarkRead)
	case a == keys.ToggleRead:
		return m.setMark(row.ID, feed.MarkUnread)
	case row.Starred:
		return m.setMark(row.ID, feed.MarkUnstarred)
	}
	return m.setMark(row.ID, feed.MarkStarred)
}

// setMark marks one article, on the screen at once and in the cache beside it.
// It is read together with its copies, as one text, where a row shows them
// so.
func (m Model) setMark(id feed.ID, mark feed.Mark) (Model, tea.Cmd) {
	ids := []feed.ID{id}
	if mark == feed.MarkRead || mark == feed.MarkUnread {
		ids = append(ids, m.list.Copies(id)...)
	}
	for _, id := range ids {
		m.list = m.list.Update(id, func(r *feed.Row) { r.Unread, r.Starred = marked(mark, r.Unread, r.Starred) })
		m.seek.Model = m.seek.Update(id, func(r *feed.Row) { r.Unread, r.Starred = marked(mark, r.Unread, r.Starred) })
		m.panel.Model = m.panel.Update(id, func(r *feed.Row) { r.Unread, r.Starred = marked(mark, r.Unread, r.Starred) })
		m.article = m.article.Update(id, func(i *feed.Item) { i.Unread, i.Starred = marked(mark, i.Unread, i.Starred) })
	}
	if mark == feed.MarkUnread {
		m.sight++ // the reader's word holds against readDue
	}
	lib, ctx := m.ports.Library, m.ctx
	return m, func() tea.Msg {
		c, err := lib.Mark(ctx, ids, mark)
		return markSet{change: c, err: err}
	}
}

func marked(mark feed.Mark, unread, starred bool) (bool, bool) {
	switch mark {
	case feed.MarkRead:
		return false, starred
	case feed.MarkUnread:
		return true, starred
	case feed.MarkStarred:
		return unread, true
	}
	return unread, false
}

// markSet tells that marks are in the cache.
type markSet struct {
	change feed.Change
	whole  bool // a whole view was marked
	timed  bool // it had been in sight for long enough
	err    error
}

func (s markSet) apply(m Model) (Model, tea.Cmd) {
	if s.err != nil {
		m, cmd := m.trouble(s.err).renew()
		return m, tea.Batch(cmd, m.reloadItem())
	}
	if s.change.Count == 0 {
		return m, nil
	}
	m = m.remember(undoStep{change: s.change, what: m.look.Words.Marked(s.change.Mark, s.change.Count), unasked: s.timed})
	if !s.whole {
		return m, m.loadSources()
	}
	m.status = m.status.Say(m.look.Words.Marked(s.change.Mark, s.change.Count))
	return m.renew()
}

// remember keeps a step for undo. One that nobody asked for does not come
// before what the reader did last and is still looking at.
func (m Model) remember(s undoStep) Model {
	if len(m.undo) >= maxUndo {
		m.undo = m.undo[1:]
	}
	at := len(m.undo)
	if s.unasked && m.offered && at > 0 {
		at--
	} else {
		m.offered = !s.unasked
	}
	m.undo = slices.Insert(slices.Clone(m.undo), at, s)
	return m
}

// markView marks all of the view as read, or all that a search finds, of what
// only sounds like it what is there.
func (m Model) markView() tea.Cmd {
	lib, ctx, v, now, zone := m.ports.Library, m.ctx, m.view, m.ports.Now, m.opt.Zone
	if m.seek.on {
		q, within, ids := m.seek.query(), m.seek.within, m.seek.IDs()
		return func() tea.Msg {
			if within != nil {
				v := dated(*within, now(), zone)
				within = &v
			}
			var c feed.Change
			var err error
			if q.IsZero() { // which would find everything
				c, err = lib.Mark(ctx, ids, feed.MarkRead)
			} else {
				c, err = lib.MarkFound(ctx, q, within, ids, feed.MarkRead)
			}
			return markSet{change: c, whole: true, err: err}
		}
	}
	return func() tea.Msg {
		c, err := lib.MarkView(ctx, dated(v, now(), zone), feed.MarkRead)
		return markSet{change: c, whole: true, err: err}
	}
}

// undone tells that a step was taken back.
type undone struct {
	step undoStep
	err  error
}

func (m Model) undoLast() (Model, tea.Cmd) {
	n := len(m.undo)
	if n == 0 {
		m.status = m.status.Say(m.look.Words.NothingToUndo)
		return m, nil
	}
	step, lib, ctx := m.undo[n-1], m.ports.Library, m.ctx
	m.undo = m.undo[:n-1]
	return m, func() tea.Msg {
		if step.restore != nil {
			return undone{step, step.restore(ctx)}
		}
		return undone{step, lib.Undo(ctx, step.change)}
	}
}

func (u undone) apply(m Model) (Model, tea.Cmd) {
	if u.err != nil {
		return m.trouble(u.err), nil
	}
	m = m.letGo(u.step.gone)
	m.status = m.status.Say(m.look.Words.Undone(u.step.what))
	if to := u.step.move.To; to != "" && m.view.Kind == feed.ViewFeed && m.view.Name == to {
		m.view.Name = u.step.move.From
	}
	if m.view.Kind == feed.ViewFeed && slices.Contains(u.step.gone, m.view.Name) {
		m, open := m.openView(feed.View{Kind: feed.ViewAll})
		return m, tea.Batch(open, m.loadSources())
	}
	m.sight++
	m, cmd := m.renew()
	return m, tea.Batch(cmd, m.reloadItem())
}

// onlyUnread shows the unread articles of the view alone, or all of it again.
// The cursor stays where it is, or near it.
func (m Model) onlyUnread() (Model, tea.Cmd) {
	if m.seek.on {
		m.seek.unread = !m.seek.unread
		return m.reseek()
	}
	if m.focus == listPane || m.focus == sourcesPane {
		m = m.stray(m.here())
	}
	m.view.UnreadOnly = !m.view.UnreadOnly
	m.view.Opened = time.Time{}
	row, ok := m.list.Selected()
	m.gen++
	m.reload = reloading{}
	if !ok {
		return m, m.loadWindow(m.view, feed.Cursor{})
	}
	return m, m.loadWindow(m.view, row.Cursor)
}

// readDue tells that an article has been in sight for a while, counted by
// what Model.sight was at the beginning.
type readDue struct {
	id    feed.ID
	sight int
}

// readLater lets an article become read when it stays in the pane.
func (m Model) readLater(id feed.ID) tea.Cmd {
	it, _ := m.article.Item()
	row, _ := m.selected()
	if m.opt.ReadAfter < 0 || !it.Unread && !(row.ID == id && row.Unread) {
		return nil
	}
	due := readDue{id, m.sight}
	return tea.Tick(m.opt.ReadAfter, func(time.Time) tea.Msg { return due })
}

func (r readDue) apply(m Model) (Model, tea.Cmd) {
	it, ok := m.article.Item()
	row, selected := m.selected()
	if m.asking(seekQuestion) {
		return m, nil
	}
	if r.sight != m.sight || !m.lay.article.shown() || !ok || !selected || it.ID != r.id || row.ID != r.id || !it.Unread && !row.Unread {
		return m, nil
	}
	m, set := m.setMark(r.id, feed.MarkRead)
	return m, func() tea.Msg {
		s, _ := set().(markSet)
		s.timed = true
		return s
	}
}
