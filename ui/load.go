package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/article"
	"guanbao/ui/list"
)

// reloading says whether a window is being read anew, and whether something
// came meanwhile that asks for one more.
type reloading struct {
	running bool
	again   bool
}

// windowLoaded brings the rows around a place of a view.
type windowLoaded struct {
	gen        int
	view       feed.View
	now        time.Time
	rows       []feed.Row
	at         int
	start, end bool
	keep       bool        // the cursor stays on its article
	around     feed.Cursor // with keep: where the cursor was when the reading began
	err        error
}

// loadWindow reads the rows around a place, the newest ones for the zero
// cursor.
func (m Model) loadWindow(v feed.View, at feed.Cursor) tea.Cmd {
	gen, lib, ctx, now := m.gen, m.ports.Library, m.ctx, m.ports.Now
	return func() tea.Msg {
		w := windowLoaded{gen: gen, now: now()}
		w.view = dated(v, w.now)
		if at == (feed.Cursor{}) {
			w.rows, w.err = lib.Page(ctx, w.view, at, feed.Older, list.Batch)
			w.start, w.end = true, len(w.rows) < list.Batch
			return w
		}
		newer, err := lib.Page(ctx, w.view, at, feed.Newer, list.Batch)
		if err != nil {
			w.err = err
			return w
		}
		older, err := lib.Page(ctx, w.view, feed.Cursor{Date: at.Date, Row: at.Row + 1}, feed.Older, list.Batch)
		w.rows, w.err = append(newer, older...), err
		w.at = len(newer)
		w.start, w.end = len(newer) < list.Batch, len(older) < list.Batch
		return w
	}
}

// loadEnd reads the oldest rows of the view.
func (m Model) loadEnd() tea.Cmd {
	gen, lib, ctx, v, now := m.gen, m.ports.Library, m.ctx, m.view, m.ports.Now
	return func() tea.Msg {
		rows, err := lib.Page(ctx, v, feed.Cursor{}, feed.Newer, list.Batch)
		return windowLoaded{gen: gen, view: v, now: now(), rows: rows, at: len(rows) - 1, start: len(rows) < list.Batch, end: true, err: err}
	}
}

// dated gives a view the moments that it depends on.
func dated(v feed.View, now time.Time) feed.View {
	if v.Opened.IsZero() {
		v.Opened = now
	}
	if v.Kind == feed.ViewToday {
		y, mo, d := now.Date()
		v.Since = time.Date(y, mo, d, 0, 0, 0, 0, now.Location())
	}
	return v
}

func (w windowLoaded) apply(m Model) (Model, tea.Cmd) {
	if w.gen != m.gen {
		return m, nil
	}
	m = m.at(w.now)
	if w.err != nil {
		m.reload = reloading{}
		m.list = m.list.Fail(m.look.Words.Problem(feed.AsProblem(w.err)))
		return m.trouble(w.err), nil
	}
	again := m.reload.again
	m.reload = reloading{running: again}
	m.view = w.view
	at, here := m.place(w)
	if !here {
		m.reload.running = true
		return m, m.reloadHere()
	}
	m.list = m.list.Replace(w.rows, at, w.start, w.end).Fit(m.look, m.listWidth())
	if again {
		return m, m.reloadHere()
	}
	return m.follow()
}

// place is where the cursor goes in a window that was read anew: it stays on
// its article, even when the reader moved on while the window was read. False
// when the window does not reach that article any more.
func (m Model) place(w windowLoaded) (at int, here bool) {
	row, ok := m.list.Selected()
	if !w.keep || !ok || row.Cursor == w.around {
		return w.at, true
	}
	for i, r := range w.rows {
		if r.ID == row.ID {
			return i, true
		}
	}
	return 0, false
}

// reloadHere reads the window around the cursor anew.
func (m Model) reloadHere() tea.Cmd {
	row, _ := m.list.Selected()
	load := m.loadWindow(m.view, row.Cursor)
	return func() tea.Msg {
		w := load().(windowLoaded)
		w.keep, w.around = true, row.Cursor
		return w
	}
}

// renew reads window and counts anew after something changed them; while one
// reading is under way the next one waits for it.
func (m Model) renew() (Model, tea.Cmd) {
	if m.reload.running {
		m.reload.again = true
		return m, m.loadSources()
	}
	m.reload.running = true
	return m, tea.Batch(m.reloadHere(), m.loadSources())
}

// rowsLoaded brings more rows at an edge of the window.
type rowsLoaded struct {
	gen  int
	want list.Want
	rows []feed.Row
	err  error
}

func (m Model) loadRows(w *list.Want) tea.Cmd {
	if w == nil {
		return nil
	}
	gen, lib, ctx, v := m.gen, m.ports.Library, m.ctx, m.view
	return func() tea.Msg {
		rows, err := lib.Page(ctx, v, w.From, w.Dir, w.N)
		return rowsLoaded{gen: gen, want: *w, rows: rows, err: err}
	}
}

func (r rowsLoaded) apply(m Model) (Model, tea.Cmd) {
	if r.gen != m.gen {
		return m, nil
	}
	if r.err != nil {
		return m.trouble(r.err), nil
	}
	before, _ := m.list.Selected()
	next, want := m.list.Extend(r.want, r.rows)
	m.list = next.Fit(m.look, m.listWidth())
	more := m.loadRows(want)
	if after, _ := m.list.Selected(); after.ID != before.ID {
		m, cmd := m.follow()
		return m, tea.Batch(more, cmd)
	}
	return m, more
}

// sourcesLoaded brings the feeds with their counts.
type sourcesLoaded struct {
	feeds  []feed.Source
	totals feed.Totals
	now    time.Time
	err    error
}

func (m Model) loadSources() tea.Cmd {
	lib, ctx, now := m.ports.Library, m.ctx, m.ports.Now
	return func() tea.Msg {
		s := sourcesLoaded{now: now()}
		if s.feeds, s.err = lib.Sources(ctx); s.err == nil {
			s.totals, s.err = lib.Totals(ctx)
		}
		return s
	}
}

func (s sourcesLoaded) apply(m Model) (Model, tea.Cmd) {
	m = m.at(s.now)
	if s.err != nil {
		return m.trouble(s.err), nil
	}
	m.sources = m.sources.Set(s.feeds, s.totals)
	return m, nil
}

// itemLoaded brings the article that the pane waits for.
type itemLoaded struct {
	page article.Page
	now  time.Time
	id   feed.ID
	err  error
}

func (m Model) loadItem(id feed.ID) tea.Cmd {
	lib, ctx, now := m.ports.Library, m.ctx, m.ports.Now
	return func() tea.Msg {
		it, err := lib.Item(ctx, id)
		if err != nil {
			return itemLoaded{id: id, now: now(), err: err}
		}
		return itemLoaded{id: id, now: now(), page: article.NewPage(it)}
	}
}

func (i itemLoaded) apply(m Model) (Model, tea.Cmd) {
	if i.id != m.reading {
		return m, nil
	}
	m = m.at(i.now)
	if i.err != nil {
		return m.trouble(i.err), nil
	}
	m.article = m.article.Show(i.page, m.look)
	return m, m.readLater(i.id)
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
func (m Model) follow() (Model, tea.Cmd) {
	if !m.lay.beside() {
		return m, nil
	}
	return m.showSelected()
}

// showSelected puts the article under the list's cursor into the pane.
func (m Model) showSelected() (Model, tea.Cmd) {
	row, ok := m.list.Selected()
	if !ok {
		m.article, m.reading = m.article.Clear(), ""
		return m, nil
	}
	if row.ID == m.reading {
		return m, nil
	}
	m.reading = row.ID
	return m, m.loadItem(row.ID)
}
