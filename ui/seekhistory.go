package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/ui/prompt"
)

// recall reads the queries of former runs and the issuers, once.
func (m Model) recall() (Model, tea.Cmd) {
	if m.prompt.recalled {
		return m, nil
	}
	m.prompt.recalled = true
	lib, ctx := m.ports.Library, m.ctx
	return m, func() tea.Msg {
		texts, err := lib.Asked(ctx)
		if err != nil {
			return queriesRecalled{nil, nil, err}
		}
		issuers, err := lib.Issuers(ctx)
		return queriesRecalled{texts, issuers, err}
	}
}

// queriesRecalled brings the queries of former runs, the last one last, and the
// issuers that a query may name.
type queriesRecalled struct {
	texts   []string
	issuers []string
	err     error
}

func (q queriesRecalled) apply(m Model) (Model, tea.Cmd) {
	if q.err != nil { // the next search asks again
		m.prompt.recalled = false
		return m.trouble(q.err), nil
	}
	m.prompt.issuers = q.issuers
	m.prompt.typed[seekQuestion] = m.prompt.typed[seekQuestion].Before(q.texts)
	if m.asking(seekQuestion) {
		m.prompt.Model = m.prompt.Offer(m.completeQuery)
	}
	if m.asking(seekQuestion) && !m.prompt.Recalling() {
		m.prompt.Model = m.prompt.Remember(m.prompt.typed[seekQuestion])
	}
	return m, nil
}

// keepQuery keeps a query for the prompts to come, in this run and later ones.
func (m Model) keepQuery(text string) (Model, tea.Cmd) {
	m.prompt.typed[seekQuestion] = m.prompt.typed[seekQuestion].Add(text)
	if !prompt.Keeps(text) {
		return m, nil
	}
	lib, ctx := m.ports.Library, m.ctx
	return m, func() tea.Msg {
		if err := lib.KeepAsked(ctx, strings.TrimSpace(text)); err != nil {
			return queryLost{err}
		}
		return nil
	}
}

// queryLost tells that a query could not be kept. This run still knows it.
type queryLost struct{ err error }

func (q queryLost) apply(m Model) (Model, tea.Cmd) { return m.trouble(q.err), nil }
