package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/ui/keys"
	"guanbao/ui/prompt"
)

// finding reports whether n and N go through what was found in the article.
func (m Model) finding() bool {
	return m.focus == articlePane && m.overlay == noOverlay && m.article.Finding()
}

// seekHit asks for a text to find in the article or in all of them, or goes to
// the next or the previous place or article that was found.
func (m Model) seekHit(a keys.Action) (Model, tea.Cmd) {
	switch {
	case a == keys.Order:
		return m.reorder()
	case a == keys.Search, a == keys.Find && m.focus != articlePane:
		return m.startSeek(nil)
	case a == keys.Filter:
		return m.startSeek(m.viewHere())
	case m.amongHits() && a == keys.PrevHit:
		return m.stepHit(keys.PrevArticle)
	case m.amongHits():
		return m.stepHit(keys.NextArticle)
	case m.focus != articlePane || !m.article.Shown() && !m.awaited():
		m.status = m.status.Say(m.look.Words.FindInArticle)
	case a == keys.Find:
		return m.ask(findQuestion), nil
	case !m.article.Finding():
		m.status = m.status.Say(fmt.Sprintf(m.look.Words.NothingSoughtF, m.keys.First(keys.Find)))
	case a == keys.PrevHit:
		m.article = m.article.NextHit(-1)
	default:
		m.article = m.article.NextHit(1)
	}
	return m, nil
}

// looking looks for what is being typed. Leaving the prompt leads back.
func (m Model) looking(e prompt.Event) Model {
	words := strings.TrimSpace(m.prompt.Value())
	if e == prompt.Left {
		m.article = m.article.EndFind(true)
		return m
	}
	m.article = m.article.Find(words)
	if _, all := m.article.Hits(); e == prompt.Entered && words != "" && all == 0 {
		m.article = m.article.EndFind(true)
		m.status = m.status.Alarm(m.look.Words.NotFound(words))
	}
	return m
}
