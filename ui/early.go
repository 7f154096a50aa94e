package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"guanbao/ui/keys"
)

// early holds the keys that come before the size of the terminal and the first
// rows are known, for there is nothing yet that they could act on. Whoever
// wants to leave is let out.
type early struct {
	sample bool // the built-in sample, on its way into an empty cache, is all there will be
	listed bool // the first rows are there, or are known not to come
	over   bool // there is something to act on
	held   []tea.Msg
}

// input takes what is typed.
func (m Model) input(msg tea.Msg) (Model, tea.Cmd) {
	if !m.early.over {
		return m.wait(msg)
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if msg.Code == tea.KeyEscape && msg.Mod == tea.ModAlt { // two that came in one piece
			msg.Mod = 0
			m, cmd := m.press(msg)
			return m, tea.Batch(cmd, func() tea.Msg { return msg })
		}
		return m.press(msg)
	case tea.PasteMsg:
		return m.paste(msg.Content)
	}
	return m, nil
}

// wait holds a key, or a paste.
func (m Model) wait(msg tea.Msg) (Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		a, _ := m.keys.Find("", keys.Plain(k.String()))
		if a == keys.Quit || a == keys.Close && len(m.early.held) == 0 {
			return m.quit()
		}
	}
	if len(m.early.held) < mostHeld {
		m.early.held = append(slices.Clip(m.early.held), msg)
	}
	return m, nil
}

// seen takes note of a first window. An empty one says nothing while the sample
// is on its way.
func (e early) seen(w windowLoaded) early {
	e.listed = e.listed || w.err != nil || len(w.rows) > 0 || !e.sample
	return e
}

// begin hands on what was held, as soon as there is something to act on.
func (m Model) begin(cmd tea.Cmd) (Model, tea.Cmd) {
	if m.early.over || !m.early.listed || m.lay.width == 0 {
		return m, cmd
	}
	held := m.early.held
	m.early = early{listed: true, over: true}
	cmds := []tea.Cmd{cmd, m.warm()}
	for _, msg := range held {
		next, cmd := m.Update(msg)
		m, cmds = next.(Model), append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// warm lets the library get ready for what is asked of it later.
func (m Model) warm() tea.Cmd {
	lib, ctx := m.ports.Library, m.ctx
	return func() tea.Msg {
		lib.Warm(ctx)
		return nil
	}
}
