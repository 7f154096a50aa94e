// Package catalogue is the pane of the built-in catalogue of sources: its rows,
// those among them that are picked, and what is known of the one under the
// cursor. What is typed to filter them is the root's.
package catalogue

import (
	"slices"

	"guanbao/feed"
	"guanbao/feed/catalogue"
)

// Model is the state of the pane. Its zero value knows nothing yet.
type Model struct {
	loaded     bool
	lang       string // rows in it come first while nothing is typed
	subscribed addresses
	reported   addresses // dead
	buried     bool      // the reported rows are shown, and no others
	text       string    // by which the rows are filtered
	rows       []catalogue.Row
	picked     []catalogue.Row // in the order in which they were picked
	cursor     int
	top        int
	width      int // cells
	height     int // rows of the screen
}

// Set fills the pane for a reader of a language: with the addresses that are
// subscribed, and those that were reported dead.
func (m Model) Set(lang string, subscribed, reported []string) Model {
	m.loaded, m.lang, m.subscribed, m.reported = true, lang, set(subscribed), set(reported)
	return m.Filter(m.text)
}

// addresses is a set of them, in whatever way they are written.
type addresses map[string]bool

func set(list []string) addresses {
	all := make(addresses, len(list))
	for _, a := range list {
		all[feed.CanonicalURL(a)] = true
	}
	return all
}

// have reports whether the address of a row is among them.
func (a addresses) have(r catalogue.Row) bool { return a[feed.CanonicalURL(r.Address)] }

// Loaded reports whether the pane is filled.
func (m Model) Loaded() bool { return m.loaded }

// Filter shows the rows that have all words of a text, with the cursor on the
// first.
func (m Model) Filter(text string) Model {
	m.text = text
	if m.loaded {
		rows := catalogue.Search(text, catalogue.Filter{})
		m.rows = slices.DeleteFunc(rows, func(r catalogue.Row) bool { return m.reported.have(r) != m.buried })
		if text == "" {
			slices.SortStableFunc(m.rows, func(a, b catalogue.Row) int { return m.strange(a) - m.strange(b) })
		}
	}
	return m.First()
}

// Text is what the rows are filtered by.
func (m Model) Text() string { return m.text }

// strange tells how far the language of a row is from that of the reader.
func (m Model) strange(r catalogue.Row) int {
	switch {
	case r.Lang == m.lang:
		return 0
	case r.Lang[:2] == m.lang[:min(2, len(m.lang))]:
		return 1
	}
	return 2
}

// Bury shows the rows that were reported dead in place of the others, or the
// others again.
func (m Model) Bury() Model {
	m.buried = !m.buried
	return m.Filter(m.text)
}

// Buried reports whether the rows that were reported dead are shown.
func (m Model) Buried() bool { return m.buried }

// Report takes over that a row was reported dead, or that this was taken back.
// The cursor stays where it is.
func (m Model) Report(address string, dead bool) Model {
	all := make(addresses, len(m.reported)+1)
	for a, there := range m.reported {
		all[a] = there
	}
	all[feed.CanonicalURL(address)] = dead
	m.reported = all
	m.picked = slices.DeleteFunc(slices.Clone(m.picked), func(r catalogue.Row) bool { return dead && r.Address == address })
	at := m.cursor
	return m.Filter(m.text).to(at)
}

// Toggle picks the row under the cursor, or takes that back. One that is
// subscribed cannot be picked; false for that, and where there is no row.
func (m Model) Toggle() (Model, bool) {
	r, ok := m.Selected()
	if !ok || m.subscribed.have(r) {
		return m, false
	}
	before := len(m.picked)
	m.picked = slices.DeleteFunc(slices.Clone(m.picked), func(p catalogue.Row) bool { return p.Address == r.Address })
	if len(m.picked) == before {
		m.picked = append(m.picked, r)
	}
	return m, true
}

// Picked are the rows that were picked: without any, the one under the cursor
// unless it is subscribed.
func (m Model) Picked() []catalogue.Row {
	if r, ok := m.Selected(); ok && len(m.picked) == 0 && !m.subscribed.have(r) {
		return []catalogue.Row{r}
	}
	return slices.Clone(m.picked)
}

// Count is how many rows are picked, and how many are shown.
func (m Model) Count() (picked, shown int) { return len(m.picked), len(m.rows) }

// Selected is the row under the cursor; false where there is none.
func (m Model) Selected() (catalogue.Row, bool) {
	if m.cursor >= len(m.rows) {
		return catalogue.Row{}, false
	}
	return m.rows[m.cursor], true
}

// Move moves the cursor by n rows, as far as there are any.
func (m Model) Move(n int) Model { return m.to(m.cursor + n) }

// Page moves the cursor by a part of the rows in sight.
func (m Model) Page(part float64) Model { return m.to(m.cursor + int(part*float64(m.listed()))) }

// First moves the cursor to the first row.
func (m Model) First() Model { return m.to(0) }

// Last moves the cursor to the last row.
func (m Model) Last() Model { return m.to(len(m.rows) - 1) }

// Resize sets the size of the pane in cells and rows.
func (m Model) Resize(width, height int) Model {
	m.width, m.height = width, height
	return m.to(m.cursor)
}

func (m Model) to(i int) Model {
	m.cursor = max(min(i, len(m.rows)-1), 0)
	if m.height > 0 { // else its size is not known yet
		m.top = max(min(m.top, m.cursor), m.cursor-m.listed()+1, 0)
	}
	return m
}
