package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/keys"
	"guanbao/ui/offer"
)

// offers is what was found behind an address, from which some are chosen, and
// what became of those that were.
type offers struct {
	offer.Model
	waits   bool               // it was found while the reader did something else, and is opened by a key
	busy    bool               // a key was pressed since the address was given
	looking context.CancelFunc // stops what is looked at; nil while nothing is
	sight   context.Context    // of what is looked at

	left  []feed.Offer // chosen, not yet subscribed to
	all   int          // chosen
	added []feed.Report
	ctx   context.Context // of what runs
}

// askAddress asks for an address, or opens what was found behind the last one.
func (m Model) askAddress() (Model, tea.Cmd) {
	switch {
	case m.adding != nil:
		m.status = m.status.Say(m.look.Words.StillRuns)
		return m, nil
	case m.offers.waits:
		return m.openOffers()
	}
	return m.ask(addressQuestion), nil
}

// add looks for what there is to subscribe to at an address, beside the screen.
// A feed without a doubt is subscribed to at once.
func (m Model) add(address string) (Model, tea.Cmd) {
	if m.adding != nil {
		m.status = m.status.Say(m.look.Words.StillRuns)
		return m, nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.adding, m.offers = cancel, offers{ctx: ctx}
	m.status = m.working()
	subs := m.ports.Subscriptions
	return m, func() tea.Msg {
		p, err := subs.Probe(ctx, address)
		return prospected{p, err}
	}
}

// prospected tells what was found behind an address.
type prospected struct {
	found feed.Prospect
	err   error
}

func (p prospected) apply(m Model) (Model, tea.Cmd) {
	if p.err == nil && p.found.Sure() {
		return m.takeOffers(p.found.Offers)
	}
	m = m.endAdding()
	switch {
	case p.err != nil:
		return m.notAdded(p.found, p.err), nil
	case p.found.Known:
		m.status = m.status.Say(fmt.Sprintf(m.look.Words.Command.AlreadySubscribed, m.sources.Name(feed.View{Kind: feed.ViewFeed, Name: p.found.Address}, m.look.Words)))
		m, open := m.openView(feed.View{Kind: feed.ViewFeed, Name: p.found.Address})
		return m, tea.Batch(open, m.loadSources())
	}
	m.offers.Model = offer.New(p.found.Address, p.found.Offers)
	if m.overlay != noOverlay || m.offers.busy { // no list comes between a reader and the next key
		m.offers.waits = true
		m.status = m.status.Say(fmt.Sprintf(m.look.Words.Offers.WaitsF, len(p.found.Offers), m.keys.First(keys.Add)))
		return m, nil
	}
	return m.openOffers()
}

// endAdding takes note that nothing is added any more.
func (m Model) endAdding() Model {
	if m.adding != nil {
		m.adding()
		m.adding = nil
	}
	m.status = m.working()
	return m
}

// openOffers shows what was found.
func (m Model) openOffers() (Model, tea.Cmd) {
	m.overlay, m.offers.waits = offersOverlay, false
	return m.arrange().lookHere()
}

// inOffers moves among the offers, marks them and subscribes to them.
func (m Model) inOffers(key string) (Model, tea.Cmd) {
	switch {
	case key == "space" && !m.lay.tooSmall():
		m.offers.Model = m.offers.Toggle()
		return m.lookHere()
	case key == "esc":
		return m.leaveOffers(), nil
	}
	action, pending := m.keys.Find(m.pending, key)
	m.pending = pending
	if m.lay.tooSmall() && !blind(action) {
		return m, nil
	}
	m.status, m.opt.Notice = m.status.Quiet(), ""
	switch action {
	case keys.None:
		return m, nil
	case keys.Open:
		return m.takeChosen()
	case keys.MarkViewRead:
		m.offers.Model = m.offers.ToggleAll()
		return m, nil
	case keys.Close, keys.Back:
		return m.leaveOffers(), nil
	case keys.Quit:
		return m.quit()
	case keys.Suspend:
		return m, tea.Suspend
	case keys.Redraw:
		return m, tea.ClearScreen
	}
	m.offers.Model = moved(m.offers.Model, action)
	return m.lookHere()
}

// offersHints are the keys that are useful in the pane.
func (m Model) offersHints() (parts []string) {
	w := m.look.Words
	if m.offers.Len() > 1 {
		parts = append(parts, "Space "+w.Offers.HintMark)
	}
	return append(parts, "Enter "+w.Offers.HintTake, "Esc "+w.HintClose)
}

// leaveOffers closes the pane; nothing is kept of it.
func (m Model) leaveOffers() Model {
	if m.offers.looking != nil {
		m.offers.looking()
	}
	m.overlay, m.offers = noOverlay, offers{}
	return m.arrange()
}

// lookHere asks for what the offer under the cursor brings. One is asked for at
// a time, so that a running cursor asks only where it comes to rest.
func (m Model) lookHere() (Model, tea.Cmd) {
	o, ok := m.offers.Offer()
	if !ok || o.Known || o.Document != nil || o.Problem != nil || m.offers.looking != nil {
		return m, nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.offers.looking, m.offers.sight = cancel, ctx
	subs := m.ports.Subscriptions
	return m, func() tea.Msg { return looked{subs.Look(ctx, o), ctx} }
}

// looked brings what an offer holds.
type looked struct {
	offer feed.Offer
	sight context.Context
}

func (l looked) apply(m Model) (Model, tea.Cmd) {
	if m.offers.sight != l.sight { // the pane was left
		return m, nil
	}
	m.offers.looking()
	m.offers.looking, m.offers.sight = nil, nil
	if l.offer.Problem != nil && l.offer.Problem.Kind == feed.ProblemCancelled {
		return m, nil
	}
	m.offers.Model = m.offers.Set(l.offer)
	if m.overlay != offersOverlay {
		return m, nil
	}
	return m.lookHere()
}

// takeChosen subscribes to what is chosen.
func (m Model) takeChosen() (Model, tea.Cmd) {
	chosen := m.offers.Chosen()
	if len(chosen) == 0 {
		return m.leaveOffers(), nil
	}
	if chosen[0].Known { // the one under the cursor, for no such is marked
		m.status = m.status.Say(fmt.Sprintf(m.look.Words.Command.AlreadySubscribed, chosen[0].Feed.DisplayTitle()))
		return m, nil
	}
	if m.adding != nil {
		m.status = m.status.Say(m.look.Words.StillRuns)
		return m, nil
	}
	m = m.leaveOffers()
	ctx, cancel := context.WithCancel(m.ctx)
	m.adding, m.offers = cancel, offers{ctx: ctx}
	return m.takeOffers(chosen)
}

// takeOffers begins to subscribe to offers, one after the other.
func (m Model) takeOffers(chosen []feed.Offer) (Model, tea.Cmd) {
	m.offers.left, m.offers.all = chosen, len(chosen)
	return m.takeNext()
}

func (m Model) takeNext() (Model, tea.Cmd) {
	next := m.offers.left[0]
	m.offers.left = m.offers.left[1:]
	m.status = m.working()
	subs, ctx := m.ports.Subscriptions, m.offers.ctx
	return m, func() tea.Msg {
		rep, err := subs.Subscribe(ctx, next)
		return added{rep, err}
	}
}

// added tells what became of an offer that was chosen.
type added struct {
	rep feed.Report
	err error
}

func (a added) apply(m Model) (Model, tea.Cmd) {
	cancelled := a.err != nil && feed.AsProblem(a.err).Kind == feed.ProblemCancelled
	if a.err == nil {
		m.opt.Sample = false
		m.offers.added = append(m.offers.added[:len(m.offers.added):len(m.offers.added)], a.rep)
	} else {
		m = m.notAdded(feed.Prospect{Address: a.rep.Feed}, a.err)
	}
	if len(m.offers.left) > 0 && !cancelled && m.offers.ctx.Err() == nil {
		return m.takeNext()
	}
	all, reports := m.offers.all, m.offers.added
	m = m.endAdding()
	m.offers.left, m.offers.added, m.offers.ctx = nil, nil, nil
	if len(reports) == 0 {
		return m, nil
	}
	return m.tellAdded(all, reports)
}

// tellAdded tells what was subscribed to, shows it, and gets its pages.
func (m Model) tellAdded(all int, reports []feed.Report) (Model, tea.Cmd) {
	w := m.look.Words
	order, articles := feed.Order{}, 0
	for _, r := range reports {
		order.Feeds = append(order.Feeds, r.Feed)
		articles += r.Saved.New
	}
	pages := func() tea.Msg { return soon{order} }
	what, hint := w.Added(reports[0].Title, articles), w.UndoHint(m.keys.First(keys.Undo))
	if len(reports) > 1 {
		what = fmt.Sprintf(w.Offers.SomeF, len(reports), articles)
	}
	m = m.remember(undoStep{restore: m.unsubscribe(order.Feeds), gone: order.Feeds, what: what})
	if all == 1 {
		m.status = m.status.Say(what + hint)
		m = m.tellNeeds(order.Feeds)
		m, open := m.openView(feed.View{Kind: feed.ViewFeed, Name: reports[0].Feed})
		return m, tea.Batch(open, m.loadSources(), pages)
	}
	m.status = m.status.Say(what + hint)
	if failed := all - len(reports); failed > 0 {
		m.status = m.status.Alarm(fmt.Sprintf(w.Offers.PartF, len(reports), articles, failed, m.keys.First(keys.Errors)))
	}
	m, renew := m.tellNeeds(order.Feeds).renew()
	return m, tea.Batch(renew, pages)
}

// notAdded tells why an address was not added, and on the page of errors what
// can be done. On the status bar a long address gives way to the reason.
func (m Model) notAdded(at feed.Prospect, err error) Model {
	if feed.AsProblem(err).Kind == feed.ProblemCancelled {
		m.status = m.status.Say(m.look.Words.Cancelled)
		return m
	}
	why, hint, ok := m.look.Words.Refused(at, err)
	if !ok {
		return m.trouble(err)
	}
	words := m.look.Words.Command.NotAdded
	m.status = m.status.Alarm(fmt.Sprintf(words, m.look.Text.Cut(at.Address, max(m.lay.width/3, 1)), why))
	return m.advise(m.look.Now, fmt.Sprintf(words, at.Address, why), hint)
}
