package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/feed/query"
	"guanbao/ui/found"
)

// hitsFound brings a page of what is sought.
type hitsFound struct {
	serial int
	sort   pageSort
	text   string
	words  []query.Word
	hits   feed.Hits
	now    time.Time
	err    error
}

func (f hitsFound) apply(m Model) (Model, tea.Cmd) {
	if f.serial != m.seek.serial || !m.seek.on {
		return m, nil
	}
	if m.seek.cancel != nil && f.sort == firstPage {
		m.seek.cancel()
		m.seek.cancel = nil
	}
	if m.seek.leave != nil && f.sort == nextPage {
		m.seek.leave()
		m.seek.leave = nil
	}
	m = m.at(f.now)
	switch {
	case errors.Is(f.err, context.Canceled):
		m.seek.Model = m.seek.Release()
		return m, nil
	case f.err != nil && f.sort == firstPage:
		m.seek.Model = m.seek.Fail(f.text, m.wording(f.err))
		return m.trouble(f.err), nil
	case f.err != nil:
		m.seek.Model = m.seek.Release()
		return m.trouble(f.err), nil
	case f.sort == nextPage:
		none := m.seek.Len() == 0
		m.seek.Model = m.seek.Extend(f.hits)
		m, more := m.moreHits()
		if !none {
			return m, more
		}
		m, chase := m.arrange().light().chase()
		return m, tea.Batch(more, chase)
	case f.sort == samePages:
		m.seek.Model = m.seek.Renew(f.hits)
		m, rest := m.rest()
		m, follow := m.arrange().follow()
		return m, tea.Batch(rest, follow)
	}
	m.seek.Model = m.seek.Set(f.text, f.words, f.hits)
	m, rest := m.rest()
	m, chase := m.arrange().light().chase()
	return m, tea.Batch(rest, chase)
}

// rest asks for the next page of an answer that fills no screen, and waits for
// the rest of one that came in part.
func (m Model) rest() (Model, tea.Cmd) {
	m, more := m.moreHits()
	if !m.seek.Part() || m.seek.grows {
		return m, more
	}
	m.seek.grows = true
	serial, lib, ctx := m.seek.serial, m.ports.Library, m.ctx
	return m, tea.Batch(more, func() tea.Msg {
		more, err := lib.Indexed(ctx)
		return indexGrew{serial, more && err == nil}
	})
}

// indexGrew tells that more may be found than was shown.
type indexGrew struct {
	serial int
	more   bool
}

func (g indexGrew) apply(m Model) (Model, tea.Cmd) {
	if g.serial != m.seek.serial || !m.seek.on {
		return m, nil
	}
	m.seek.grows = false
	if !g.more {
		return m, nil
	}
	return m, m.renewSeek()
}

// light marks what is sought in the article that was found by it.
func (m Model) light() Model {
	it, shown := m.article.Item()
	if !m.foundShown() || !shown || it.ID != m.reading || m.asking(findQuestion) {
		return m
	}
	words, found := m.seek.Sought(it.ID)
	switch {
	case !found:
		return m
	case len(words) == 0:
		m.article = m.article.EndFind(true)
		return m
	}
	m.article = m.article.Light(m.seek.Text(), func(text string) [][2]int { return query.NewText(text).Marks(words) })
	return m
}

// renewSeek asks for what is shown once more, after articles came or marks
// changed.
func (m Model) renewSeek() tea.Cmd {
	if !m.seek.on || !m.seek.Loaded() || m.seek.asked.IsZero() || m.seek.cancel != nil {
		return nil
	}
	return m.seekPage(m.ctx, feed.Search{Limit: max(m.seek.Len(), found.Batch)}, samePages)
}
