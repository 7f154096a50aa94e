package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/ui/keys"
)

// mostAhead bounds the actions that wait for an article.
const mostAhead = 64

// within are the actions that go about in the text of the article. A reader
// who is faster than the cache or the typesetter does not lose them.
var within = []keys.Action{
	keys.Down, keys.Up, keys.PageDown, keys.PageUp, keys.HalfDown, keys.HalfUp, keys.Top, keys.Bottom,
	keys.Outline, keys.NextHeading, keys.PrevHeading, keys.Tables, keys.Letters,
	keys.Related,
}

// awaited reports whether the article that has the focus is not there yet.
func (m Model) awaited() bool {
	it, shown := m.article.Item()
	return m.focus == articlePane && m.overlay == noOverlay && m.reading != "" && (!shown || it.ID != m.reading || m.article.Waits())
}

// queue keeps an action for the article that is on its way, and what follows
// it; an action of another kind drops them.
func (m Model) queue(a keys.Action) (Model, bool) {
	if m.awaited() && (slices.Contains(within, a) || len(m.ahead) > 0 && a == keys.Open) && len(m.ahead) < mostAhead {
		m.ahead = append(slices.Clip(m.ahead), a)
		return m, true
	}
	m.ahead = nil
	return m, false
}

// arriving carries out what was asked of the article before it was there, and
// looks in it for what is being typed.
func (m Model) arriving(cmd tea.Cmd) (Model, tea.Cmd) {
	if m.asking(findQuestion) {
		m.article = m.article.Find(strings.TrimSpace(m.prompt.Value()))
	}
	m = m.light()
	if m.awaited() {
		return m, cmd
	}
	ahead := m.ahead
	m.ahead = nil
	for _, a := range ahead {
		var next tea.Cmd
		m, next = m.do(a)
		cmd = tea.Batch(cmd, next)
	}
	return m, cmd
}
