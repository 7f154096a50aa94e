// Package offer is the pane that shows what was found behind an address, with
// the newest bulletins of each, and from which some are chosen.
package offer

import (
	"slices"

	"guanbao/feed"
)

// Model is the state of the pane. One offer is under the cursor.
type Model struct {
	address string // as it is shown
	offers  []feed.Offer
	marked  []bool
	cursor  int
	top     int
	height  int // rows of the pane, its title included
}

// New gives the pane for what was found behind an address.
func New(address string, offers []feed.Offer) Model {
	m := Model{address: address, offers: slices.Clone(offers), marked: make([]bool, len(offers))}
	for m.cursor < len(offers)-1 && offers[m.cursor].Known {
		m.cursor++
	}
	if len(offers) > 0 && offers[m.cursor].Known {
		m.cursor = 0
	}
	return m
}

// Len is the number of offers.
func (m Model) Len() int { return len(m.offers) }

// Offer is the one under the cursor; false where there is none.
func (m Model) Offer() (feed.Offer, bool) {
	if len(m.offers) == 0 {
		return feed.Offer{}, false
	}
	return m.offers[m.cursor], true
}

// Set puts an offer that was looked at in the place of the one with its address.
func (m Model) Set(o feed.Offer) Model {
	i := slices.IndexFunc(m.offers, func(x feed.Offer) bool { return x.Feed.URL == o.Feed.URL })
	if i < 0 {
		return m
	}
	m.offers = slices.Clone(m.offers)
	m.offers[i] = o
	if o.Known {
		m.marked = slices.Clone(m.marked)
		m.marked[i] = false
	}
	return m
}

// Toggle marks the offer under the cursor, or takes its mark away, and goes on to
// the next one. What is subscribed to already cannot be marked.
func (m Model) Toggle() Model {
	if len(m.offers) > 0 && !m.offers[m.cursor].Known {
		m.marked = slices.Clone(m.marked)
		m.marked[m.cursor] = !m.marked[m.cursor]
	}
	return m.Move(1)
}

// ToggleAll marks all offers that can be, but for those that could not be read,
// or takes all marks away where they are.
func (m Model) ToggleAll() Model {
	missing := false
	for i, o := range m.offers {
		missing = missing || !o.Known && o.Problem == nil && !m.marked[i]
	}
	m.marked = slices.Clone(m.marked)
	for i, o := range m.offers {
		m.marked[i] = missing && !o.Known && o.Problem == nil
	}
	return m
}

// Chosen are the marked offers, else the one under the cursor.
func (m Model) Chosen() (chosen []feed.Offer) {
	for i, o := range m.offers {
		if m.marked[i] {
			chosen = append(chosen, o)
		}
	}
	if o, ok := m.Offer(); ok && len(chosen) == 0 {
		chosen = append(chosen, o)
	}
	return chosen
}

// Resize sets the height of the pane in rows, its title included.
func (m Model) Resize(height int) Model {
	m.height = height
	return m.to(m.cursor)
}

// Move moves the cursor by n rows, as far as there are any.
func (m Model) Move(n int) Model { return m.to(m.cursor + n) }

// Page moves the cursor by a part of the rows in sight.
func (m Model) Page(part float64) Model {
	step := int(part * float64(m.listRows()))
	if step == 0 && part != 0 {
		step = 1
		if part < 0 {
			step = -1
		}
	}
	return m.to(m.cursor + step)
}

// First moves the cursor to the first offer.
func (m Model) First() Model { return m.to(0) }

// Last moves the cursor to the last offer.
func (m Model) Last() Model { return m.to(len(m.offers) - 1) }

func (m Model) to(i int) Model {
	m.cursor = max(min(i, len(m.offers)-1), 0)
	if m.height > 0 { // else its size is not known yet
		m.top = max(min(m.top, m.cursor), m.cursor-m.listRows()+1, 0)
	}
	return m
}

// newest is how many of its bulletins the preview of an offer shows.
const newest = 5

// previewRows is what the preview takes where there is room: a line, the
// address, the newest bulletins, and what there is to say of a guess.
func (m Model) previewRows() int {
	if slices.ContainsFunc(m.offers, feed.Offer.Guessed) {
		return 3 + newest
	}
	return 2 + newest
}

// listRows is how many rows the list of offers has. The preview comes off worse
// only where the pane is low.
func (m Model) listRows() int {
	body, preview := max(m.height-1, 1), m.previewRows()
	if body <= preview {
		return max(min(len(m.offers), body/3), 1)
	}
	return max(min(len(m.offers), body-preview), 1)
}
