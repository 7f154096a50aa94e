package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/keys"
)

// subscribe carries out the actions on subscriptions.
func (m Model) subscribe(a keys.Action) (Model, tea.Cmd) {
	switch a {
	case keys.Add:
		return m.askAddress()
	case keys.Catalogue:
		return m.openShelf()
	case keys.EditList:
		return m.editList()
	case keys.Rename, keys.Tag, keys.Hide, keys.FeedUp, keys.FeedDown:
		return m.tidy(a)
	}
	url := m.feedHere()
	if url == "" {
		m.status = m.status.Say(m.noFeed())
		return m, nil
	}
	m.overlay, m.removing = confirmOverlay, url
	return m, nil
}

// confirm waits for the answer whether to remove a feed.
func (m Model) confirm(key string) (Model, tea.Cmd) {
	if m.saving.path != "" {
		return m.confirmReplace(key)
	}
	if m.travel.lead.trouble != "" {
		return m.confirmQueue(key)
	}
	url := m.removing
	m.overlay, m.removing = noOverlay, ""
	if key != "y" && key != "Y" {
		m.status = m.status.Say(m.look.Words.Kept)
		return m, nil
	}
	subs, ctx := m.ports.Subscriptions, m.ctx
	return m, func() tea.Msg {
		restore, err := subs.Remove(ctx, url)
		return removed{url: url, restore: restore, err: err}
	}
}

// removed tells that a feed is gone, and how to bring it back.
type removed struct {
	url     string
	restore func(context.Context) error
	err     error
}

func (r removed) apply(m Model) (Model, tea.Cmd) {
	if r.err != nil {
		return m.trouble(r.err), nil
	}
	name := m.sources.Name(feed.View{Kind: feed.ViewFeed, Name: r.url}, m.look.Words)
	m = m.letGo([]string{r.url})
	m = m.remember(undoStep{restore: r.restore, what: m.look.Words.Removed(name)})
	m.status = m.status.Say(m.look.Words.Removed(name) + m.look.Words.UndoHint(m.keys.First(keys.Undo)))
	if m.view.Kind == feed.ViewFeed && m.view.Name == r.url {
		m, open := m.openView(feed.View{Kind: feed.ViewAll})
		return m, tea.Batch(open, m.loadSources())
	}
	return m.renew()
}

// share opens the article's page in the browser, or copies its address.
func (m Model) share(a keys.Action) (Model, tea.Cmd) {
	if page := m.talk.page; a == keys.Browser && page != "" {
		m.talk.page = ""
		return m, m.browse(page)
	}
	row, _ := m.target()
	address := row.URL
	if m.inPanel() {
		address = m.entryAddress()
	}
	if address == "" {
		m.status = m.status.Say(m.look.Words.NoLink)
		return m, nil
	}
	if a == keys.CopyLink {
		m.status = m.status.Say(m.look.Words.LinkCopied(address))
		return m, tea.SetClipboard(address)
	}
	return m, m.browse(address)
}

// browse hands an address to the browser.
func (m Model) browse(address string) tea.Cmd {
	browse := m.ports.Browse
	return func() tea.Msg { return browsed{address, browse(address)} }
}

// browsed tells whether the browser took an address.
type browsed struct {
	url string
	err error
}

func (b browsed) apply(m Model) (Model, tea.Cmd) {
	if b.err != nil {
		m.status = m.status.Alarm(m.look.Words.BrowserFailed(b.err))
		return m.note(m.look.Now, m.look.Words.BrowserFailed(b.err)), nil
	}
	m.status = m.status.Say(m.look.Words.OpenedInBrowser(b.url))
	return m, nil
}
