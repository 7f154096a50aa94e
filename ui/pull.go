package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/keys"
)

// progress is one report of a refresh on its way to the screen.
type progress struct {
	done, total int
	rep         feed.Report
	page        *feed.PageReport // of a page that came after the feeds; nil for a feed
	moved       *feed.Move       // of a feed whose new address was adopted; nil for any other
}

// failure is something that went wrong, for the page of errors.
type failure struct {
	at   time.Time
	what string
	hint string // what can be done, "" where nothing helps
}

// maxFailures bounds the failures that are remembered.
const maxFailures = 100

// started asks for a refresh.
type started struct {
	order feed.Order
}

// start asks for a refresh of all feeds.
func start(u feed.Urgency) tea.Cmd {
	return func() tea.Msg { return started{feed.Order{Urgency: u}} }
}

// nextRound asks for the next automatic refresh.
func (m Model) nextRound() tea.Cmd {
	if m.opt.Interval <= 0 {
		return nil
	}
	return tea.Tick(m.opt.Interval, func(time.Time) tea.Msg { return roundDue{} })
}

// roundDue tells that the interval has passed.
type roundDue struct{}

func (roundDue) apply(m Model) (Model, tea.Cmd) {
	return m, tea.Batch(start(feed.Routine), m.nextRound())
}

// pull carries out the actions on refreshing.
func (m Model) pull(a keys.Action) (Model, tea.Cmd) {
	switch a {
	case keys.Offline:
		return m.switchOffline()
	case keys.Cancel:
		m, stopped := m.stopDownloads()
		if m.job != nil {
			j := *m.job
			j.next, j.after, m.job = nil, nil, &j
		}
		if !m.cancel() && !stopped {
			m.status = m.status.Say(m.look.Words.NothingRuns)
		}
		return m, nil
	case keys.RefreshAll:
		return started{feed.Order{Urgency: feed.Asked}}.apply(m)
	}
	url := m.feedHere()
	if url == "" {
		m.status = m.status.Say(m.look.Words.NoFeedHere)
		return m, nil
	}
	return started{feed.Order{Feeds: []string{url}, Urgency: feed.Asked}}.apply(m)
}

// cancel stops what runs beside the screen; false when nothing does.
func (m Model) cancel() bool {
	if m.job != nil {
		m.job.cancel()
	}
	if m.adding != nil {
		m.adding()
	}
	if m.talk.cancel != nil {
		m.talk.cancel()
	}
	if m.filling.cancel != nil {
		m.filling.cancel()
	}
	if m.travel.cancel != nil {
		m.travel.cancel()
	}
	return m.job != nil || m.adding != nil || m.talk.cancel != nil || m.filling.cancel != nil || m.travel.cancel != nil
}

// feedHere is the feed that the focus is on: that of the source, or of the
// article under the cursor.
func (m Model) feedHere() string {
	if m.focus == sourcesPane {
		if e, ok := m.sources.Selected(); ok && e.Source != nil {
			return e.Source.Feed.URL
		}
		return ""
	}
	if m.view.Kind == feed.ViewFeed {
		return m.view.Name
	}
	row, _ := m.target()
	return row.Feed
}

func (s started) apply(m Model) (Model, tea.Cmd) {
	if m.offline && !m.opt.Sample { // which asks no network
		return m.stayOffline(s.order), nil
	}
	if m.job != nil {
		return m.refreshLater(s.order), nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	reports, end := make(chan progress, 64), make(chan error, 1)
	m.job = &job{cancel: cancel, reports: reports, end: end, urgency: s.order.Urgency, feeds: s.order.Feeds}
	if s.order.Urgency != feed.Routine {
		m.status = m.status.Run(m.look.Words.Refreshing, 0, 0)
	}
	r := m.ports.Refresher
	s.order.Pages = func(done, total int, rep feed.PageReport) {
		select {
		case reports <- progress{done: done, total: total, page: &rep}:
		case <-m.ctx.Done():
		}
	}
	s.order.Moved = func(move feed.Move) {
		select {
		case reports <- progress{moved: &move}:
		case <-m.ctx.Done():
		}
	}
	work := func() tea.Msg {
		end <- r.Refresh(ctx, s.order, func(done, total int, rep feed.Report) {
			select {
			case reports <- progress{done: done, total: total, rep: rep}:
			case <-m.ctx.Done():
			}
		})
		close(reports)
		return nil
	}
	return m, tea.Batch(work, m.listen())
}

// refreshed brings the reports that have come since the last one.
type refreshed struct {
	reports []progress
	now     time.Time
}

// listen waits for a report and takes along those that are there already, so
// that a thousand feeds do not make a thousand frames.
func (m Model) listen() tea.Cmd {
	ch, end, now := m.job.reports, m.job.end, m.ports.Now
	return func() tea.Msg {
		p, ok := <-ch
		if !ok {
			return refreshEnded{err: <-end}
		}
		got := []progress{p}
		for {
			select {
			case p, ok := <-ch:
				if !ok {
					return refreshed{got, now()}
				}
				got = append(got, p)
			default:
				return refreshed{got, now()}
			}
		}
	}
}

func (r refreshed) apply(m Model) (Model, tea.Cmd) {
	m = m.at(r.now)
	if m.job == nil {
		return m, nil
	}
	changed, asked, reload := 0, m.job.urgency != feed.Routine, tea.Cmd(nil)
	j := *m.job
	for _, p := range r.reports {
		if p.moved != nil {
			j.moved = append(j.moved[:len(j.moved):len(j.moved)], *p.moved)
			continue
		}
		if p.rep.Status == feed.StatusGone && p.rep.Next.IsZero() {
			j.gone = append(j.gone[:len(j.gone):len(j.gone)], p.rep)
		}
		if p.page != nil {
			m = m.paged(&j, p)
			if p.done > 0 {
				changed++
			}
			if m.shows(p.page.URL) {
				reload = m.reloadItem()
			}
			continue
		}
		j.tally = j.tally.add(p.rep)
		changed += p.rep.Saved.New + p.rep.Saved.Updated
		asked = asked || p.rep.Status != feed.StatusNotDue
		if blames(p.rep.Problem) {
			m = m.note(r.now, p.rep.Title+m.look.Words.Colon+m.look.Words.Problem(p.rep.Problem))
		}
	}
	m.job = &j
	if last := r.reports[len(r.reports)-1]; asked && last.page == nil && last.moved == nil {
		m.status = m.status.Run(m.look.Words.Refreshing, last.done, last.total)
	}
	listen := m.listen()
	if changed == 0 {
		return m, listen
	}
	m, renew := m.renew()
	return m, tea.Batch(listen, renew, reload)
}

// refreshEnded tells that a refresh is over.
type refreshEnded struct{ err error }

func (e refreshEnded) apply(m Model) (Model, tea.Cmd) {
	if m.job == nil {
		return m, nil
	}
	j := m.job
	j.cancel()
	m.job = nil
	m.early.sample = false
	if j.next != nil {
		m, refresh := started{*j.next}.apply(m)
		m.job.after = j.after
		m, renew := m.renew()
		return m, tea.Batch(refresh, renew)
	}
	m.status = m.working()
	switch {
	case j.letGo:
	case errors.Is(e.err, context.Canceled):
		m.status = m.status.Say(m.look.Words.Cancelled)
	case e.err != nil:
		m = m.trouble(e.err)
	case !j.told:
		m = m.tell(*j)
	}
	m, renew := m.tellFate(j).renew()
	cmd := tea.Batch(renew, m.deal(j.urgency != feed.Routine), m.loadWeeks())
	if j.after != nil {
		m, after := started{*j.after}.apply(m)
		return m, tea.Batch(cmd, after)
	}
	return m, cmd
}

// tell says what the feeds of a refresh brought.
func (m Model) tell(j job) Model {
	if m.opt.Sample && m.opt.Notice == "" && j.tally.failed == 0 && j.urgency == feed.Routine {
		return m // the first words stand, or a key took them away
	}
	t, w, say, alarm := j.tally, m.look.Words, m.status.Say, m.status.Alarm
	if j.urgency == feed.Routine { // which nobody asked for
		say, alarm = m.status.Remark, m.status.Warn
	}
	switch {
	case t.failed > 0:
		m.status = alarm(w.RefreshFailed(t.articles, t.failed, m.keys.First(keys.Errors)))
	case t.ours > 0:
		m.status = alarm(w.Problem(&feed.Problem{Kind: t.kind, Detail: w.Hint(t.kind)}))
	case t.articles+t.updated > 0:
		m.status = say(w.RefreshDone(t.articles, t.updated))
	case t.offline > 0:
		m.status = say(w.Problem(&feed.Problem{Kind: feed.ProblemOffline, Detail: w.Hint(feed.ProblemOffline)}))
	case t.waiting > 0 && j.urgency == feed.Asked:
		m.status = say(w.NotDueYet(m.look.LongDate(t.from, false), t.held))
	case j.urgency != feed.Routine:
		m.status = say(w.NothingNew)
	}
	switch {
	case m.opt.Notice != "": // nobody has pressed a key since it was drawn
		m.status = m.status.Alarm(m.opt.Notice)
	}
	return m
}

// firstWords tells a new reader how to come by feeds.
func (m Model) firstWords() string {
	return m.look.Words.FirstRun(m.keys.First(keys.Catalogue), m.keys.First(keys.Add), m.keys.First(keys.Help))
}
