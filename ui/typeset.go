package ui

import (
	tea "charm.land/bubbletea/v2"

	"guanbao/ui/article"
)

// typeset has the article set beside the screen where that takes long, besides
// what else is to be done.
func (m Model) typeset(cmd tea.Cmd) (Model, tea.Cmd) {
	next, work := m.article.Due()
	if work == nil {
		return m, cmd
	}
	m.article = next
	return m, tea.Batch(cmd, func() tea.Msg { return pageSet{work.Do()} })
}

// pageSet brings an article that was set beside the screen.
type pageSet struct{ done article.Done }

func (p pageSet) apply(m Model) (Model, tea.Cmd) {
	m.article = m.article.Take(p.done)
	return m.arriving(nil)
}

// switchTables shows the tables of the article in the other way: in columns or
// as records.
func (m Model) switchTables() Model {
	if !m.lay.article.shown() {
		m.status = m.status.Say(m.look.Words.Deeds.NoArticle)
		return m
	}
	next, ok := m.article.SwitchTables(m.look)
	if m.article = next; !ok {
		m.status = m.status.Say(m.look.Words.NoTables)
	}
	return m
}
