package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
)

// placePatience is how long quitting may wait for a place to be stored.
const placePatience = time.Second

// leavePlace remembers where in the article of the pane its reader is, who is
// about to leave it.
func (m Model) leavePlace() tea.Cmd {
	it, ok := m.article.Item()
	if !ok || m.aside.of == it.ID {
		return nil
	}
	was, left := m.places[it.ID]
	if !left {
		was = it.Place
	}
	p := m.article.Place()
	if p == was {
		return nil
	}
	m.places[it.ID] = p
	lib, ctx := m.ports.Library, m.ctx
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(ctx, placePatience)
		defer cancel()
		if err := lib.SetPlace(ctx, it.ID, p); err != nil {
			return placeLost{err}
		}
		return nil
	}
}

// placeLost tells that a place could not be stored. It still holds until the
// reader is left.
type placeLost struct{ err error }

func (p placeLost) apply(m Model) (Model, tea.Cmd) { return m.trouble(p.err), nil }

// placed is an article with the place where it was left.
func (m Model) placed(it feed.Item) feed.Item {
	if p, ok := m.places[it.ID]; ok {
		it.Place = p
	}
	return it
}
