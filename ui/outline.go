package ui

import (
	tea "charm.land/bubbletea/v2"

	"guanbao/ui/keys"
	"guanbao/ui/picker"
)

// goHeading goes to the next or the previous heading of the article, or lists
// them all.
func (m Model) goHeading(a keys.Action) (Model, tea.Cmd) {
	if step := map[keys.Action]int{keys.NextHeading: 1, keys.PrevHeading: -1}[a]; m.inPanel() && step != 0 {
		return m.goSection(step), nil
	}
	all, at := m.article.Outline()
	step := map[keys.Action]int{keys.NextHeading: 1, keys.PrevHeading: -1}[a]
	switch moved, ok := m.article.NextHeading(step); {
	case m.focus != articlePane || !m.article.Shown():
		m.status = m.status.Say(m.look.Words.OutlineInArticle)
	case len(all) == 0:
		m.status = m.status.Say(m.look.Words.NoHeadings)
	case a == keys.Outline:
		var rows []picker.Row
		for _, h := range all {
			rows = append(rows, picker.Row{Text: h.Text, Depth: h.Level - 1})
		}
		m.overlay, m.picker = pickerOverlay, picker.New(m.look.Words.OutlineTitle, rows, at)
		m = m.arrange()
	case !ok:
		m.status = m.status.Say(m.look.Words.NoMoreHeadings)
	default:
		m.article = moved
	}
	return m, nil
}

// choose moves in the list of headings, and goes to one.
func (m Model) choose(a keys.Action) (Model, tea.Cmd) {
	switch a {
	case keys.Open:
		m.overlay, m.article = noOverlay, m.article.To(m.picker.Cursor())
	case keys.Close, keys.Back, keys.Outline:
		m.overlay = noOverlay
	default:
		m.picker = moved(m.picker, a)
	}
	return m, nil
}
