package ui

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/keys"
)

// subscribe carries out the actions on subscriptions.
func (m Model) subscribe(a keys.Action) (Model, tea.Cmd) {
	if a == keys.Add {
		return m.ask(addressQuestion), nil
	}
	if a == keys.Catalogue {
		return m.openShelf()
	}
	url := m.feedHere()
	if url == "" {
		m.status = m.status.Say(m.look.Words.NoFeedHere)
		return m, nil
	}
	m.overlay, m.removing = confirmOverlay, url
	return m, nil
}

// added tells what became of an address.
type added struct {
	rep feed.Report
	err error
}

// add subscribes to the feed behind an address, beside the screen.
func (m Model) add(address string) (Model, tea.Cmd) {
	if m.adding != nil {
		m.status = m.status.Say(m.look.Words.StillRuns)
		return m, nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.adding = cancel
	m.status = m.status.Run(m.look.Words.Adding, 0, 0)
	subs := m.ports.Subscriptions
	return m, func() tea.Msg {
		rep, err := subs.Add(ctx, address)
		return added{rep, err}
	}
}

func (a added) apply(m Model) (Model, tea.Cmd) {
	if m.adding != nil {
		m.adding()
		m.adding = nil
	}
	m.status = m.working()
	if a.err != nil {
		return a.refused(m), nil
	}
	m.opt.Sample = false
	if a.rep.Status == feed.StatusNotDue {
		m.status = m.status.Say(fmt.Sprintf(m.look.Words.Command.AlreadySubscribed, m.sources.Name(feed.View{Kind: feed.ViewFeed, Name: a.rep.Feed}, m.look.Words)))
	} else {
		m.status = m.status.Say(m.look.Words.Added(a.rep.Title, a.rep.Saved.New))
	}
	m, open := m.openView(feed.View{Kind: feed.ViewFeed, Name: a.rep.Feed})
	pages := func() tea.Msg { return started{feed.Order{Feeds: []string{a.rep.Feed}}} }
	return m, tea.Batch(open, m.loadSources(), pages)
}

// refused tells why an address was not added, and on the page of errors what
// can be done.
func (a added) refused(m Model) Model {
	if feed.AsProblem(a.err).Kind == feed.ProblemCancelled {
		m.status = m.status.Say(m.look.Words.Cancelled)
		return m
	}
	p, ok := errors.AsType[*feed.Problem](a.err)
	if !ok {
		return m.trouble(a.err)
	}
	text := fmt.Sprintf(m.look.Words.Command.NotAdded, a.rep.Feed, m.look.Words.Problem(p))
	m.status = m.status.Alarm(text)
	return m.advise(m.look.Now, text, m.look.Words.HintNew(p.Kind))
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
