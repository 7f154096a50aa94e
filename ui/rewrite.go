package ui

import (
	tea "charm.land/bubbletea/v2"

	"guanbao/ui/keys"
	"guanbao/ui/reading"
)

// rewrite shows Chinese in the next script, or deals with readings in the next
// way: in the list and in the article. The dictionaries are read beside the
// screen.
func (m Model) rewrite(a keys.Action) (Model, tea.Cmd) {
	wish := m.wish.NextScript()
	if a == keys.Readings {
		wish = m.wish.NextGlosses()
	}
	m.wish = wish
	return m, func() tea.Msg {
		wish.Load()
		return rewritten{wish, a}
	}
}

// rewritten tells that Chinese can be shown as the reader asked.
type rewritten struct {
	wish reading.Wish
	by   keys.Action
}

func (r rewritten) apply(m Model) (Model, tea.Cmd) {
	if r.wish != m.wish {
		return m, nil // the key was pressed again meanwhile
	}
	look := *m.look
	look.Reading = r.wish
	m.look = &look
	m = m.arrange()
	m.list = m.list.Fit(m.look, m.listWidth())
	if r.by == keys.Readings {
		m.status = m.status.Say(m.look.Words.Glosses[r.wish.Glosses])
	} else {
		m.status = m.status.Say(m.look.Words.ScriptName(r.wish))
	}
	return m, m.reloadItem()
}
