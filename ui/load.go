package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
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
	jump       int // of the keys that asked to go elsewhere; 0 where none did
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
	gen, lib, ctx, now, zone := m.gen, m.ports.Library, m.ctx, m.ports.Now, m.opt.Zone
	v.Fold, v.Away = m.opt.Fold, true
	return func() tea.Msg {
		w := windowLoaded{gen: gen, now: now()}
		w.view = dated(v, w.now, zone)
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
	gen, lib, ctx, view, now, zone := m.gen, m.ports.Library, m.ctx, m.view, m.ports.Now, m.opt.Zone
	view.Fold, view.Away = m.opt.Fold, true
	return func() tea.Msg {
		w := windowLoaded{gen: gen, now: now(), end: true}
		w.view = dated(view, w.now, zone)
		w.rows, w.err = lib.Page(ctx, w.view, feed.Cursor{}, feed.Newer, list.Batch)
		w.at, w.start = len(w.rows)-1, len(w.rows) < list.Batch
		return w
	}
}

// jumpTo marks the answer of a load as that to the keys pressed last, so that
// the answer to earlier ones, coming late, does not carry the cursor off.
func (m Model) jumpTo(load tea.Cmd) (Model, tea.Cmd) {
	m.jump++
	jump := m.jump
	return m, func() tea.Msg {
		switch msg := load().(type) {
		case windowLoaded:
			msg.jump = jump
			return msg
		case unreadFound:
			msg.jump = jump
			return msg
		default:
			return msg
		}
	}
}

// dated gives a view the moments that it depends on. A day begins where the
// reader is.
func dated(v feed.View, now time.Time, zone *time.Location) feed.View {
	if v.Opened.IsZero() {
		v.Opened = now
	}
	if v.Kind == feed.ViewToday {
		y, mo, d := now.In(zone).Date()
		v.Since = time.Date(y, mo, d, 0, 0, 0, 0, zone)
	}
	return v
}

// stale reports whether the reader has gone elsewhere since the load began.
func (w windowLoaded) stale(m Model) bool {
	return w.gen != m.gen || w.jump != 0 && w.jump != m.jump
}

func (w windowLoaded) apply(m Model) (Model, tea.Cmd) {
	if w.stale(m) {
		return m, nil
	}
	m = m.at(w.now)
	m.early = m.early.seen(w)
	if w.err != nil {
		m.reload = reloading{}
		m.list = m.list.Fail(m.wording(w.err))
		return m.trouble(w.err), nil
	}
	if w.jump != 0 {
		m = m.stray(m.here())
	}
	again := m.reload.again
	m.reload = reloading{running: again}
	m.view = w.view
	if len(w.rows) == 0 && w.view.Kind == feed.ViewPopular {
		m.list = m.list.Replace(nil, 0, true, true).Fail(m.look.Words.NothingHot)
		return m.follow()
	}
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
	if !ok && m.gen == 0 && w.jump == 0 {
		return m.landing(w), true
	}
	if !w.keep || !ok {
		return w.at, true
	}
	for i, r := range w.rows {
		if r.ID == row.ID {
			return i, true
		}
	}
	for i, r := range w.rows {
		if slices.Contains(r.Copies, row.ID) { // which stands for it now
			return i, true
		}
	}
	return w.at, row.Cursor == w.around
}

// landing is where the cursor stands in the first window of a run: on the
// article that Options.Landing names while it is unread, else where the window
// says.
func (m Model) landing(w windowLoaded) int {
	for i, r := range w.rows {
		if r.Unread && r.URL != "" && slices.Contains(m.opt.Landing, r.URL) {
			return i
		}
	}
	return w.at
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

// renew reads window, counts and panel anew after something changed them; while
// one reading is under way the next one waits for it.
func (m Model) renew() (Model, tea.Cmd) {
	m, relate := m.relateAnew()
	if m.reload.running {
		m.reload.again = true
		return m, tea.Batch(m.loadSources(), m.renewSeek(), relate)
	}
	m.reload.running = true
	return m, tea.Batch(m.reloadHere(), m.loadSources(), m.renewSeek(), relate)
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
		m.list = m.list.Release(r.want)
		return m.trouble(r.err), nil
	}
	before, _ := m.list.Selected()
	was := m.here()
	next, want := m.list.Extend(r.want, r.rows)
	m.list = next.Fit(m.look, m.listWidth())
	more := m.loadRows(want)
	after, _ := m.list.Selected()
	switch {
	case after.ID == before.ID:
		return m, more
	case m.focus == articlePane: // reading on, one article after the other
		return m.stray(was).arrived(more)
	}
	m, cmd := m.stray(was).follow()
	return m, tea.Batch(more, cmd)
}

// sourcesLoaded brings the feeds with their counts.
type sourcesLoaded struct {
	feeds  []feed.Source
	totals feed.Totals
	saved  []feed.Standing
	now    time.Time
	err    error
}

func (m Model) loadSources() tea.Cmd {
	lib, ctx, now, searches := m.ports.Library, m.ctx, m.ports.Now, m.ports.Searches
	return func() tea.Msg {
		s := sourcesLoaded{now: now()}
		if s.feeds, s.err = lib.Sources(ctx); s.err == nil {
			s.totals, s.err = lib.Totals(ctx)
		}
		if searches != nil && s.err == nil {
			s.saved, s.err = searches.Standings(ctx)
		}
		return s
	}
}

// mixed reports whether a view holds articles of several feeds.
func (m Model) mixed(v feed.View) bool {
	return v.Kind != feed.ViewFeed && len(m.sources.Feeds()) > 1
}

func (s sourcesLoaded) apply(m Model) (Model, tea.Cmd) {
	m = m.at(s.now)
	if s.err != nil {
		return m.trouble(s.err), nil
	}
	m.sources = m.sources.Keep(s.saved).Set(s.feeds, s.totals)
	m.list = m.list.Mix(m.mixed(m.view)).Fit(m.look, m.listWidth())
	return m.awaitSearches(s.saved)
}
