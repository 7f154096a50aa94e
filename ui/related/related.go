// Package related is the pane of what an article has to do with others: what
// its publisher lists, what it cites and what cites it, what is like it. It
// draws the rows in sight alone, for a page may list ten thousand.
package related

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"guanbao/feed"
)

// Kind is a section of the pane.
type Kind int

// The sections, in their order.
const (
	Listed Kind = iota
	Recommended
	Popular
	Cites
	CitedBy
	Similar
	Reposts
	kinds
)

// Entry is a row of the pane: what the article is related to.
type Entry struct {
	Kind  Kind
	Link  feed.Link  // as the publisher has it, or as the cached article has
	Rows  []feed.Row // the cached articles that it may mean: one when that is sure
	Terms []string   // that a similar article shares
	Page  feed.Row   // the copy of the article on whose page the link stands; the zero row for its own
}

// Row is the cached article that the entry surely leads to.
func (e Entry) Row() (feed.Row, bool) {
	if len(e.Rows) != 1 {
		return feed.Row{}, false
	}
	return e.Rows[0], true
}

// key tells an entry from the others of its section.
func (e Entry) key() string {
	if row, ok := e.Row(); ok {
		return string(row.ID)
	}
	return cmp.Or(e.Link.URL, e.Link.Title)
}

// Model is the state of the pane. Its zero value is the pane of no article.
type Model struct {
	of      feed.Row // the article; its id, title and language count
	waiting bool
	failure string
	entries []Entry // by sections
	from    [kinds + 1]int
	folded  [kinds]bool
	lines   []line
	spot    *Spot // where the cursor goes as soon as there are entries
	cursor  int   // index into lines
	top     int   // index of the first line in sight
	height  int   // rows of the screen, title and foot counted
	hints   map[int]string
}

// line is what stands in a row of the screen: the head of a section, an entry,
// or the terms under an entry, which the cursor passes over.
type line struct {
	sort lineSort
	at   int // a Kind or an index into the entries
}

type lineSort int

const (
	head lineSort = iota
	body
	terms
)

// New gives the pane of an article, which waits for its entries. The spot is
// where its cursor was when it was left, nil for its first entry.
func New(of feed.Row, spot *Spot) Model { return Model{of: of, waiting: true, spot: spot} }

// Of is the article whose relations are shown.
func (m Model) Of() feed.Row { return m.of }

// Fail says in place of the entries why they did not come. Entries that are
// there stay.
func (m Model) Fail(why string) Model {
	m.waiting, m.failure = false, why
	return m
}

// Set puts in the entries. The cursor stays on its own, or near it, and hints
// stay where the numbers are those of the same entries.
func (m Model) Set(r feed.Relations) Model {
	spot := m.spot
	if !m.waiting && spot == nil {
		here := m.Spot()
		spot = &here
	}
	was := m
	m.entries, m.waiting, m.failure, m.hints, m.spot = nil, false, "", nil, nil
	for kind, links := range map[Kind][]feed.Relation{Listed: r.Related, Recommended: r.Recommended, Popular: r.Popular, Cites: r.Cites, CitedBy: r.CitedBy} {
		for _, l := range links {
			m.entries = append(m.entries, Entry{Kind: kind, Link: l.Link, Rows: l.Rows, Page: r.Lenders[l.Kind]})
		}
	}
	for _, s := range r.Similar {
		m.entries = append(m.entries, Entry{Kind: Similar, Link: linkTo(s.Row), Rows: []feed.Row{s.Row}, Terms: s.Terms})
	}
	for _, row := range r.Reposts {
		m.entries = append(m.entries, Entry{Kind: Reposts, Link: linkTo(row), Rows: []feed.Row{row}})
	}
	slices.SortStableFunc(m.entries, func(a, b Entry) int { return cmp.Compare(a.Kind, b.Kind) })
	for k := range kinds {
		m.from[k+1] = m.from[k] + m.count(k, m.from[k])
	}
	if m.Numbers(was) {
		m.hints = was.hints
	}
	m = m.unfold()
	if spot != nil {
		return m.To(*spot)
	}
	return m.to(min(1, len(m.lines)-1))
}

// Numbers reports whether the entries have the numbers that they have in
// another pane.
func (m Model) Numbers(other Model) bool {
	return slices.EqualFunc(m.entries, other.entries, func(a, b Entry) bool { return a.Kind == b.Kind && a.key() == b.key() })
}

func linkTo(r feed.Row) feed.Link { return feed.Link{Title: r.Title, URL: r.URL, Date: r.Published} }

// count is the number of entries of a kind, which begin at an index.
func (m Model) count(k Kind, from int) int {
	n := slices.IndexFunc(m.entries[from:], func(e Entry) bool { return e.Kind != k })
	if n < 0 {
		return len(m.entries) - from
	}
	return n
}

// unfold makes the lines of what is not folded.
func (m Model) unfold() Model {
	m.lines = make([]line, 0, len(m.entries)+int(kinds))
	for k := range kinds {
		if m.from[k] == m.from[k+1] {
			continue
		}
		m.lines = append(m.lines, line{head, int(k)})
		for i := m.from[k]; i < m.from[k+1] && !m.folded[k]; i++ {
			m.lines = append(m.lines, line{body, i})
			if len(m.entries[i].Terms) > 0 {
				m.lines = append(m.lines, line{terms, i})
			}
		}
	}
	return m
}

// Len is the number of entries.
func (m Model) Len() int { return len(m.entries) }

// Entry is entry n, from 1.
func (m Model) Entry(n int) (Entry, bool) {
	if n < 1 || n > len(m.entries) {
		return Entry{}, false
	}
	return m.entries[n-1], true
}

// Selected is the entry under the cursor; false on the head of a section.
func (m Model) Selected() (Entry, bool) {
	if m.cursor >= len(m.lines) || m.lines[m.cursor].sort != body {
		return Entry{}, false
	}
	return m.entries[m.lines[m.cursor].at], true
}

// Update changes the rows of an article, as when it is marked.
func (m Model) Update(id feed.ID, change func(*feed.Row)) Model {
	all := m.entries
	for i, e := range m.entries {
		at := slices.IndexFunc(e.Rows, func(r feed.Row) bool { return r.ID == id })
		if at < 0 {
			continue
		}
		if &all[0] == &m.entries[0] {
			m.entries = slices.Clone(all)
		}
		rows := slices.Clone(e.Rows)
		change(&rows[at])
		m.entries[i].Rows = rows
	}
	return m
}

// Hint puts letters in the place of the numbers in sight; false where there
// are none. Letters gives so many of them.
func (m Model) Hint(letters func(n int) []string) (Model, bool) {
	var seen []int
	for _, l := range m.inSight() {
		if l.sort == body {
			seen = append(seen, l.at+1)
		}
	}
	if len(seen) == 0 {
		return m, false
	}
	m.hints = map[int]string{}
	for i, h := range letters(len(seen)) {
		m.hints[seen[i]] = h
	}
	return m, true
}

// Hinted gives the number of the entry with a hint, and whether there are hints
// that begin so; 0 and false where it is none.
func (m Model) Hinted(letters string) (n int, more bool) {
	for number, hint := range m.hints {
		if hint == letters {
			return number, false
		}
		more = more || strings.HasPrefix(hint, letters)
	}
	return 0, more
}

// Unhint shows numbers again.
func (m Model) Unhint() Model {
	m.hints = nil
	return m
}

// digits is the cells of the largest number.
func (m Model) digits() int { return len(strconv.Itoa(len(m.entries))) }
