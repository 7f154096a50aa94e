package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/keys"
)

// switchOffline ends all traffic, what is under way included, or lets it begin
// again.
func (m Model) switchOffline() (Model, tea.Cmd) {
	w, key := &m.look.Words.Offline, m.keys.First(keys.Offline)
	if m.ports.Offline == nil {
		return m, nil
	}
	m.offline = !m.offline
	port, on := m.ports.Offline, m.offline
	if on {
		m.cancel()
		m.status = m.status.Say(fmt.Sprintf(w.OnF, key))
		return m, func() tea.Msg { port(true); return nil }
	}
	m.status = m.status.Say(w.Off)
	return m, func() tea.Msg {
		port(false)
		return started{feed.Order{Urgency: feed.Routine}}
	}
}

// stayOffline is what becomes of a refresh while there is no traffic.
func (m Model) stayOffline(o feed.Order) Model {
	if o.Urgency != feed.Routine {
		m.status = m.status.Say(fmt.Sprintf(m.look.Words.Offline.OnF, m.keys.First(keys.Offline)))
	}
	return m
}
