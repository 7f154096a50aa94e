package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
)

// seekCopies looks for the other copies of an article, to list them.
func (m Model) seekCopies() (Model, tea.Cmd) {
	row, ok := m.target()
	if !ok {
		m.status = m.status.Say(m.untold())
		return m, nil
	}
	m.travel.lead = lead{serial: m.travel.lead.serial + 1, link: feed.Link{Title: row.Title, URL: row.URL}, of: row.ID}
	serial, lib, ctx := m.travel.lead.serial, m.ports.Library, m.ctx
	return m, func() tea.Msg {
		r, err := lib.Related(ctx, row.ID)
		return copiesFound{serial, r.Reposts, err}
	}
}

// copiesFound brings the other copies of an article.
type copiesFound struct {
	serial int
	rows   []feed.Row
	err    error
}

func (c copiesFound) apply(m Model) (Model, tea.Cmd) {
	row, ok := m.target()
	switch {
	case c.serial != m.travel.lead.serial || m.overlay != noOverlay || !ok || row.ID != m.travel.lead.of:
		return m, nil // the reader has gone on
	case c.err != nil:
		return m.trouble(c.err), nil
	case len(c.rows) == 0:
		m.status = m.status.Say(m.look.Words.Walk.NoCopies)
		return m, nil
	}
	return m.offer(fmt.Sprintf(m.look.Words.Walk.CopiesF, m.linkName(m.travel.lead.link)), c.rows), nil
}
