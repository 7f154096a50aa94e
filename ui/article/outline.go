package article

import (
	"cmp"
	"sort"

	"guanbao/feed/bulletin"
	"guanbao/feed/html"
)

// Heading is an entry of the outline of the article.
type Heading struct {
	Level int    // from 1
	Text  string // its label and its title
}

// expect tells the setter which blocks hold the headings of the outline.
func (s *setter) expect(p Page) {
	s.outline, s.places = p.outline, make([]anchor, len(p.outline))
	if len(p.outline) == 0 {
		return
	}
	s.heads = make(map[*html.Block][]int, len(p.outline))
	next := 0
	bulletin.Walk(p.Body, func(ordinal int, b *html.Block) bool {
		for next < len(p.outline) && p.outline[next].Block == ordinal {
			s.heads[b] = append(s.heads[b], next)
			next++
		}
		return true
	})
}

// meet notes where the headings stand that a block holds, which is set next.
func (s *setter) meet(b *html.Block) {
	for _, i := range s.heads[b] {
		s.places[i] = anchor{s.block + 1, s.outline[i].Byte}
	}
}

// Outline lists the headings of the article, and the one whose text stands at
// the top of the pane, -1 before the first.
func (m Model) Outline() (all []Heading, at int) {
	for _, e := range m.page.outline {
		text := e.Label
		if e.Title != "" && text != "" {
			text += " "
		}
		all = append(all, Heading{e.Level, text + e.Title})
	}
	return all, m.under()
}

// under is the heading whose text stands at the top of the pane, -1 before the
// first.
func (m Model) under() int {
	if m.waits {
		return -1
	}
	return sort.Search(len(m.places), func(i int) bool { return m.lineOf(m.places[i]) > m.top }) - 1
}

// Here is the heading that the reader is under, as short as it can be told;
// "" before the first.
func (m Model) Here() string {
	at := m.under()
	if at < 0 {
		return ""
	}
	e := m.page.outline[at]
	return cmp.Or(e.Label, e.Title)
}

// To goes to heading i of the outline.
func (m Model) To(i int) Model {
	if m.waits || i < 0 || i >= len(m.places) {
		return m
	}
	return m.Move(m.lineOf(m.places[i]) - m.top)
}

// NextHeading goes n headings on, or back for negative n: first to the one that
// the reader is under, where that has gone out of sight. False where there is
// none.
func (m Model) NextHeading(n int) (Model, bool) {
	at := m.under()
	if n < 0 && at >= 0 && m.lineOf(m.places[at]) < m.top {
		n++
	}
	to := at + n
	if m.waits || to < 0 || to >= len(m.places) || n > 0 && m.AtEnd() {
		return m, false
	}
	return m.To(to), true
}

// lineOf is the line on which a place stands.
func (m Model) lineOf(a anchor) int {
	lo, hi := 0, len(m.lines)
	for lo < hi { // the first line that begins behind the place
		if mid := (lo + hi) / 2; m.lines[mid].anchor().after(a) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return max(lo-1, 0)
}
