package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/article"
	"guanbao/ui/keys"
	"guanbao/ui/theme"
)

// aside is what the pane shows in place of an article; the zero value is
// nothing.
type aside struct {
	of     feed.ID
	change int // which of the publisher's changes, 1 for the latest; 0 for the comments
}

// asideOf is what is shown in place of an article.
func (m Model) asideOf(id feed.ID) aside {
	if m.aside.of != id {
		return aside{}
	}
	return m.aside
}

// showAside puts something into the pane in place of an article.
func (m Model) showAside(a aside) (Model, tea.Cmd) {
	left := m.leavePlace()
	m.aside, m.reading = a, a.of
	m.focus, m.open = articlePane, true
	m.article = m.article.Clear().Await()
	m = m.arrange()
	return m, tea.Batch(left, m.loadItem(a.of))
}

// endAside shows the article again.
func (m Model) endAside() (Model, tea.Cmd) {
	id := m.aside.of
	m.aside = aside{}
	m.article = m.article.Clear().Await()
	return m, m.loadItem(id)
}

// revisions shows what the publisher of the article that is read or under the
// cursor changed: the latest change first, then the one before it, at last the
// article again.
func (m Model) revisions() (Model, tea.Cmd) {
	row, ok := m.target()
	switch at := m.asideOf(row.ID); {
	case !ok:
		m.status = m.status.Say(m.look.Words.Deeds.NoArticle)
	case row.Revisions == 0:
		m.status = m.status.Say(m.look.Words.Changes.None)
	case m.reading != row.ID || at.change < row.Revisions:
		return m.showAside(aside{of: row.ID, change: at.change + 1})
	default:
		return m.endAside()
	}
	return m, nil
}

// pageMaker gives what makes the page of an article, or of what is shown in its
// place, beside the screen.
func (m Model) pageMaker(id feed.ID) func(ctx context.Context, it feed.Item, look *theme.Look) (article.Page, error) {
	a := m.asideOf(id)
	lib, doc, key := m.ports.Library, m.talk.threads[id], m.keys.First(keys.Revisions)
	switch {
	case a == aside{}:
		return func(_ context.Context, it feed.Item, look *theme.Look) (article.Page, error) {
			return article.PageFor(it, look.Reading), nil
		}
	case a.change == 0:
		return func(_ context.Context, it feed.Item, look *theme.Look) (article.Page, error) {
			return article.PageFor(thread(it, doc, look), look.Reading), nil
		}
	}
	return func(ctx context.Context, it feed.Item, look *theme.Look) (article.Page, error) {
		former, err := lib.Revisions(ctx, it.ID)
		if err != nil {
			return article.Page{}, err
		}
		return article.ChangePage(it, former, a.change, look, key), nil
	}
}
