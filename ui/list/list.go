// Package list is the pane of articles: a window of rows over a list that may
// hold a million. It never loads what is not near the cursor.
package list

import (
	"slices"

	"guanbao/feed"
)

const (
	// Batch is the number of rows that one load brings.
	Batch = 200
	// keep is the number of rows on either side of the cursor that stay when
	// the window is trimmed.
	keep = 1000
)

// Want is a load that the list asks for: N rows beyond From.
type Want struct {
	From feed.Cursor
	Dir  feed.Direction
	N    int
}

// Model is the state of the pane. Its zero value is an empty list.
type Model struct {
	rows     []feed.Row
	cursor   int  // index into rows
	top      int  // index of the first row shown
	height   int  // rows of the screen
	start    bool // the window reaches the newest article
	end      bool // the window reaches the oldest article
	loading  [2]bool
	pending  int    // rows that the cursor still has to move when a load ends
	loaded   bool   // a window has come since the view was opened
	failure  string // why none came
	mixed    bool   // articles of several feeds: rows name their feed
	overflow bool   // the row under the cursor takes a second line
}

// Reset empties the list for a new view.
func (m Model) Reset(mixed bool) Model {
	return Model{height: m.height, mixed: mixed}
}

// Mix says whether the rows are of several feeds and name theirs.
func (m Model) Mix(mixed bool) Model {
	m.mixed = mixed
	return m
}

// Resize sets the height of the pane in rows.
func (m Model) Resize(height int) Model {
	m.height = max(height, 1)
	return m.settle()
}

// Fail says in an empty list why it could not be read.
func (m Model) Fail(why string) Model {
	m.failure = why
	return m
}

// Loaded reports whether the list shows what is in the cache, which may be
// nothing at all.
func (m Model) Loaded() bool { return m.loaded }

// Len is the number of rows in the window, not in the whole list.
func (m Model) Len() int { return len(m.rows) }

// Selected gives the row under the cursor; false in an empty list.
func (m Model) Selected() (feed.Row, bool) {
	if m.cursor < 0 || m.cursor >= len(m.rows) {
		return feed.Row{}, false
	}
	return m.rows[m.cursor], true
}

// Copies gives the other articles that the row has in which one stands: its
// own row, or that of a copy.
func (m Model) Copies(id feed.ID) []feed.ID {
	for _, r := range m.rows {
		if r.ID == id {
			return r.Copies
		}
		if slices.Contains(r.Copies, id) {
			all := append([]feed.ID{r.ID}, r.Copies...)
			return slices.DeleteFunc(all, func(other feed.ID) bool { return other == id })
		}
	}
	return nil
}

// Above is the number of rows in sight above the cursor.
func (m Model) Above() int { return m.cursor - m.top }

// Seat moves to an article with so many rows in sight above it. False when the
// window does not hold it; a list that is still empty seats it when it comes.
func (m Model) Seat(id feed.ID, above int) (Model, bool) {
	if len(m.rows) == 0 {
		m.cursor, m.top = above, 0
		return m, false
	}
	for i, r := range m.rows {
		if r.ID == id {
			m.cursor, m.top, m.pending = i, i-above, 0
			return m.settle(), true
		}
	}
	return m, false
}

// Replace sets a new window with the cursor on row at. Start and end tell
// whether it reaches the ends of the list.
func (m Model) Replace(rows []feed.Row, at int, start, end bool) Model {
	offset := m.cursor - m.top
	m.rows, m.start, m.end, m.loaded, m.failure = rows, start, end, true, ""
	m.cursor = min(max(at, 0), max(len(rows)-1, 0))
	m.top = m.cursor - offset
	m.loading, m.pending = [2]bool{}, 0
	return m.settle()
}

// Release gives up a Want that could not be met, so that the next move asks
// again.
func (m Model) Release(w Want) Model {
	m.loading[w.Dir], m.pending = false, 0
	return m
}

// Extend adds the rows that a Want brought; fewer than it asked for means that
// the list ends there.
func (m Model) Extend(w Want, rows []feed.Row) (Model, *Want) {
	m.loading[w.Dir] = false
	if len(m.rows) == 0 || m.edge(w.Dir) != w.From {
		return m, nil
	}
	all := make([]feed.Row, 0, len(m.rows)+len(rows))
	if w.Dir == feed.Newer {
		m.rows = append(append(all, rows...), m.rows...)
		m.cursor += len(rows)
		m.top += len(rows)
		m.start = len(rows) < w.N
	} else {
		m.rows = append(append(all, m.rows...), rows...)
		m.end = len(rows) < w.N
	}
	rest := m.pending
	m.pending = 0
	m = m.trim()
	if rest != 0 {
		return m.Move(rest)
	}
	return m.settle(), nil
}

// Move moves the cursor by n rows, down for positive n, and gives the load
// that is needed to go on, nil for none.
func (m Model) Move(n int) (Model, *Want) {
	if len(m.rows) == 0 {
		return m.settle(), nil
	}
	if m.pending > 0 == (n > 0) {
		n += m.pending
	}
	to := m.cursor + n
	m.cursor = min(max(to, 0), len(m.rows)-1)
	switch {
	case to > m.cursor && !m.end, to < m.cursor && !m.start:
		m.pending = to - m.cursor
	default:
		m.pending = 0
	}
	m = m.settle()
	return m.want(n)
}

// Page moves by a part of the height: 1 is a page, 0.5 half of one.
func (m Model) Page(part float64) (Model, *Want) {
	n := int(float64(m.height) * part)
	switch {
	case n == 0 && part < 0:
		n = -1
	case n == 0:
		n = 1
	}
	m.top += n
	return m.Move(n)
}

// First moves to the newest row. False when it lies outside the window and
// has to be loaded.
func (m Model) First() (Model, bool) {
	if !m.start {
		return m, false
	}
	m.cursor, m.top, m.pending = 0, 0, 0
	return m.settle(), true
}

// Last moves to the oldest row. False when it lies outside the window.
func (m Model) Last() (Model, bool) {
	if !m.end {
		return m, false
	}
	m.cursor, m.pending = max(len(m.rows)-1, 0), 0
	return m.settle(), true
}

// Seek moves to the next unread row in a direction. False when the window
// holds none, which says nothing of the rest of the list.
func (m Model) Seek(dir feed.Direction) (Model, bool) {
	step := 1
	if dir == feed.Newer {
		step = -1
	}
	for i := m.cursor + step; i >= 0 && i < len(m.rows); i += step {
		if m.rows[i].Unread {
			m.cursor, m.pending = i, 0
			return m.settle(), true
		}
	}
	return m, false
}

// Complete reports whether the window reaches the end in a direction.
func (m Model) Complete(dir feed.Direction) bool {
	if dir == feed.Newer {
		return m.start
	}
	return m.end
}

// Update changes the rows of one article, as when it is marked.
func (m Model) Update(id feed.ID, change func(*feed.Row)) Model {
	for i := range m.rows {
		if m.rows[i].ID == id {
			rows := append([]feed.Row(nil), m.rows...)
			change(&rows[i])
			m.rows = rows
			break
		}
	}
	return m
}

// want gives the load that the window needs when the cursor nears its edge in
// the direction of n.
func (m Model) want(n int) (Model, *Want) {
	near := 2*m.height + Batch/4
	dir := feed.Older
	if n < 0 {
		dir = feed.Newer
	}
	if m.loading[dir] || m.Complete(dir) {
		return m, nil
	}
	if dir == feed.Older && len(m.rows)-m.cursor > near || dir == feed.Newer && m.cursor > near {
		return m, nil
	}
	m.loading[dir] = true
	return m, &Want{From: m.edge(dir), Dir: dir, N: Batch}
}

// edge is the place of the last row of the window in a direction.
func (m Model) edge(dir feed.Direction) feed.Cursor {
	if dir == feed.Newer {
		return m.rows[0].Cursor
	}
	return m.rows[len(m.rows)-1].Cursor
}

// trim drops rows far from the cursor, so that the window stays small however
// far one scrolls.
func (m Model) trim() Model {
	if extra := m.cursor - keep; extra > keep/2 {
		m.rows = append([]feed.Row(nil), m.rows[extra:]...)
		m.cursor -= extra
		m.top -= extra
		m.start = false
	}
	if most := m.cursor + keep; len(m.rows) > most+keep/2 {
		m.rows = append([]feed.Row(nil), m.rows[:most]...)
		m.end = false
	}
	return m
}

// settle scrolls so that the cursor is visible.
func (m Model) settle() Model {
	h := max(m.height, 1)
	lines := 1
	if m.overflow && h > 1 {
		lines = 2
	}
	m.top = min(m.top, m.cursor)
	m.top = max(m.top, m.cursor+lines-h)
	m.top = max(min(m.top, len(m.rows)-h+lines-1), 0)
	return m
}
