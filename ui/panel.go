package ui

import (
	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/article"
	"guanbao/ui/keys"
	"guanbao/ui/related"
)

// panel is what an article has to do with others: in place of the list where
// the article stands beside it, else over all.
type panel struct {
	related.Model
	open   bool
	from   pane                     // that had the focus
	serial int                      // of what is looked for
	reload reloading                // of what is shown already
	spots  map[feed.ID]related.Spot // of the panels that were left; shared by all values of the model
}

// inPanel reports whether the panel has the focus.
func (m Model) inPanel() bool { return m.panel.open && m.focus == relatedPane }

// openPanel shows what the article has to do with others that is read or under
// the cursor.
func (m Model) openPanel() (Model, tea.Cmd) {
	if m.inPanel() {
		return m.shut(), nil
	}
	row, ok := m.target()
	if !ok {
		m.status = m.status.Say(m.untold())
		return m, nil
	}
	if m.panel.open && m.panel.Of().ID == row.ID {
		m.focus = relatedPane
		return m.arrange(), nil
	}
	var show tea.Cmd
	if m.lay.beside() && row.ID != m.reading { // the article must be seen beside it
		m, show = m.stray(m.here()).showSelected()
	}
	var spot *related.Spot
	if s, left := m.panel.spots[row.ID]; left {
		spot = &s
	}
	from := m.focus
	if from == sourcesPane {
		from = listPane
	}
	m.panel.Model, m.panel.open, m.panel.from = related.New(row, spot), true, from
	m.focus = relatedPane
	m, look := m.arrange().relate()
	return m, tea.Batch(show, look)
}

// relateAnew looks once more for what the panel shows, after the cache changed.
// While that is under way the next time waits for it.
func (m Model) relateAnew() (Model, tea.Cmd) {
	switch {
	case !m.panel.open:
		return m, nil
	case m.panel.reload.running:
		m.panel.reload.again = true
		return m, nil
	}
	return m.relate()
}

// relate looks for what is related to the article of the panel.
func (m Model) relate() (Model, tea.Cmd) {
	m.panel.serial++
	m.panel.reload = reloading{running: true}
	id, serial, lib, ctx := m.panel.Of().ID, m.panel.serial, m.ports.Library, m.ctx
	return m, func() tea.Msg {
		r, err := lib.Related(ctx, id)
		return relatedFound{serial, r, err}
	}
}

// relatedFound brings what is related to the article of the panel.
type relatedFound struct {
	serial int
	found  feed.Relations
	err    error
}

func (r relatedFound) apply(m Model) (Model, tea.Cmd) {
	if r.serial != m.panel.serial || !m.panel.open {
		return m, nil
	}
	again := m.panel.reload.again
	m.panel.reload = reloading{}
	if r.err != nil {
		m.panel.Model = m.panel.Fail(m.wording(r.err))
		return m.trouble(r.err), nil
	}
	next := m.panel.Set(r.found)
	if m.overlay == pickOverlay && m.inPanel() && !next.Numbers(m.panel.Model) {
		m = m.unpick() // the numbers are those of others now
	}
	m.panel.Model = next
	if m = m.arrange(); again {
		return m.relateAnew()
	}
	return m, nil
}

// shut closes the panel; where it had the focus, that goes back to where it
// was.
func (m Model) shut() Model {
	if !m.panel.open {
		return m
	}
	m = m.forget()
	if m.focus == relatedPane {
		m.focus = m.panel.from
		if m.focus == articlePane && m.reading == "" {
			m.focus = listPane
		}
		if m.focus == articlePane {
			m.open = true
		}
	}
	return m.arrange()
}

// forget closes the panel wherever the focus is. Its spot is kept.
func (m Model) forget() Model {
	m.panel.spots[m.panel.Of().ID] = m.panel.Spot()
	m.panel.open = false
	m.panel.serial++
	return m
}

// closePanel is shut by the reader's hand. Where that leaves no article in
// sight the trail is left too.
func (m Model) closePanel() (Model, tea.Cmd) {
	if m.reading == "" {
		m.travel.trail = m.travel.trail.End(m.here())
	}
	return m.shut().follow()
}

// inRelated moves in the panel and follows from it.
func (m Model) inRelated(a keys.Action) (Model, tea.Cmd) {
	switch a {
	case keys.Back:
		return m.closePanel()
	case keys.Open:
		e, ok := m.panel.Selected()
		if !ok {
			m.panel.Model = m.panel.Fold()
			return m, nil
		}
		return m.followEntry(e)
	}
	m.panel.Model = moved(m.panel.Model, a)
	return m, nil
}

// goSection moves to the next or the previous section of the panel.
func (m Model) goSection(step int) Model {
	next, ok := m.panel.Section(step)
	if !ok {
		m.status = m.status.Say(m.look.Words.Walk.NoSections)
	}
	m.panel.Model = next
	return m
}

// hintPanel puts letters in the place of the numbers of the panel.
func (m Model) hintPanel() (Model, bool) {
	next, ok := m.panel.Hint(article.Letters)
	m.panel.Model = next
	return m, ok
}

// entryRow is the article under the cursor of the panel; false where it is not
// in the cache.
func (m Model) entryRow() (feed.Row, bool) {
	e, ok := m.panel.Selected()
	if !ok {
		return feed.Row{}, false
	}
	return e.Row()
}

// entryAddress is where the entry under the cursor of the panel leads, "" for
// nowhere.
func (m Model) entryAddress() string {
	if row, ok := m.entryRow(); ok && row.URL != "" {
		return row.URL
	}
	e, _ := m.panel.Selected()
	return e.Link.URL
}
