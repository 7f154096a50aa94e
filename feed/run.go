package feed

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"time"
)

// run is one refresh under way.
type run struct {
	*Refresher
	order   Order
	report  func(done, total int, rep Report)
	total   int
	parsing chan struct{} // one place a parser at work
	flight  chan struct{} // one place a feed between request and save

	mu       sync.Mutex
	done     int
	cut      bool     // a check was cancelled half-way
	reached  bool     // some host of the network answered
	nowhere  []check  // ended with a name that does not resolve, or at a proxy
	posing   []check  // somebody else may have answered
	portal   bool     // somebody else did
	answered bool     // some publisher of the network answered
	asked    []string // feeds whose pages are got: their check ended well, or they were named
	unkept   int      // checks in a row that could not be stored
	fault    *Problem // of the last of them
}

// mostUnkept is how many checks in a row can fail to be stored before no more
// feeds are asked: what nothing can keep is not taken from its publisher.
const mostUnkept = 3

// host is the queue of the feeds of one host. Only one goroutine touches it.
type host struct {
	network bool // false for what is built in
	subs    []Subscription
	hold    time.Time // the host asked to be left alone until then
}

// hostsOf groups the feeds of an order by host, so that a host with many feeds
// is worked through in one queue and does not crowd out the others. A feed
// that is not of the order still counts for the hold of its host. Each address
// is taken once. Holds are those that pages brought.
func (r *run) hostsOf(subs []Subscription, holds map[string]time.Time) []*host {
	want := make(map[string]bool, len(subs))
	for _, f := range r.order.Feeds {
		want[f] = true
	}
	var hosts []*host
	byName := make(map[string]*host)
	seen := make(map[string]bool, len(subs))
	now := r.Now()
	for _, s := range subs {
		name, network := hostName(s.Feed.URL)
		h := byName[name]
		if h == nil {
			h = &host{network: network}
			if until := holds[name]; until.Sub(now) <= r.Schedule.BusyMax {
				h.hold = until
			}
			byName[name] = h
			hosts = append(hosts, h)
		}
		if hold := r.Schedule.hold(s.State, now); hold.After(h.hold) {
			h.hold = hold
		}
		if (len(r.order.Feeds) == 0 || want[s.Feed.URL]) && !seen[s.Feed.URL] {
			seen[s.Feed.URL] = true
			h.subs = append(h.subs, s)
			r.total++
		}
	}
	return hosts
}

// hostName is the host:port that an address leads to, in one spelling, and
// whether it is on the network; else the address itself.
func hostName(address string) (name string, network bool) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address, false
	}
	name = strings.ToLower(u.Host)
	switch u.Scheme {
	case "http":
		name = strings.TrimSuffix(name, ":80")
	case "https":
		name = strings.TrimSuffix(name, ":443")
	}
	return name, true
}

// work goes through the feeds of one host in turn. When the host asks to be
// left alone, that holds for all of them.
func (r *run) work(ctx context.Context, h *host) {
	for _, sub := range h.subs {
		if ctx.Err() != nil {
			return
		}
		if p := r.mayAsk(h, sub); !p.Ask {
			r.tell(Report{
				Feed: sub.Feed.URL, Title: sub.Feed.DisplayTitle(),
				Status: StatusNotDue, Next: p.From, Held: p.Held,
			})
			continue
		}
		select {
		case r.flight <- struct{}{}:
		case <-ctx.Done():
			return
		}
		if p := r.full(); p != nil {
			r.tell(Report{Feed: sub.Feed.URL, Title: sub.Feed.DisplayTitle(), Status: StatusFailed, Problem: p, Next: sub.State.NextCheck})
		} else {
			r.one(ctx, h, sub)
		}
		<-r.flight
	}
}

// mayAsk decides on one feed by its schedule and by the hold of its host. An
// order for all feeds is no wish to resume a feed that is gone.
func (r *run) mayAsk(h *host, sub Subscription) Permission {
	now, urgency := r.Now(), r.order.Urgency
	if h.hold.After(now) {
		return Permission{From: h.hold, Held: true}
	}
	if urgency == Asked && len(r.order.Feeds) == 0 && sub.State.Reason == ReasonGone {
		urgency = Routine
	}
	return r.Schedule.MayAsk(sub.State, urgency, now)
}

// one checks one feed, saves what came of it and reports it.
func (r *run) one(ctx context.Context, h *host, sub Subscription) {
	c := r.ask(ctx, sub, r.parsing)
	if hold := c.pull.State.HoldUntil; hold.After(h.hold) {
		h.hold = hold
	}
	if !r.setAside(h, c) {
		r.tell(r.keep(ctx, c))
	}
}

// keep saves a check, and counts those that the store does not take.
func (r *run) keep(ctx context.Context, c check) Report {
	rep := r.save(ctx, c)
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case rep.Problem != nil && rep.Problem.Kind == ProblemStorage:
		r.unkept, r.fault = r.unkept+1, rep.Problem
	case !c.kind().Blameless():
		r.unkept = 0
	}
	return rep
}

// full is the problem of a feed that is not asked because the store takes
// nothing, nil where it does.
func (r *run) full() *Problem {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.unkept < mostUnkept {
		return nil
	}
	return &Problem{Kind: ProblemStorage, Err: r.fault}
}

// setAside notes what a check shows of the network, and keeps it back when it
// found no such host or got no further than a proxy, or when the network may
// have answered in its place.
func (r *run) setAside(h *host, c check) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.cut = r.cut || c.kind() == ProblemCancelled
	if !h.network {
		return false
	}
	r.reached = r.reached || c.reached()
	r.answered = r.answered || c.answered()
	switch {
	case c.kind() == ProblemNoHost, c.kind() == ProblemProxy:
		r.nowhere = append(r.nowhere, c)
	case c.posing():
		r.posing = append(r.posing, c)
	default:
		return false
	}
	return true
}

// settle saves and reports the checks that were kept back.
func (r *run) settle(ctx context.Context) {
	for _, c := range r.settlePosing() {
		r.tell(r.keep(ctx, c))
	}
	r.settleNowhere(ctx)
}

// settleNowhere saves and reports the checks that found no such host or no way
// past a proxy. Where nothing else was reached, and more than one host was tried,
// the resolver or the proxy is without a network: then nothing is held against
// the feeds.
func (r *run) settleNowhere(ctx context.Context) {
	hosts := make(map[string]bool)
	for _, c := range r.nowhere {
		name, _ := hostName(c.sub.Feed.URL)
		hosts[name] = true
	}
	for _, c := range r.nowhere {
		if !r.reached && len(hosts) > 1 {
			c.answer.Problem = &Problem{Kind: ProblemOffline, Detail: c.answer.Problem.Detail, Err: c.answer.Problem}
			c.pull.State = c.sub.State
		}
		r.tell(r.keep(ctx, c))
	}
}

// tell reports the end of one feed.
func (r *run) tell(rep Report) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done++
	named := len(r.order.Feeds) > 0 && !rep.Held // its pages are wanted now, due or not
	if rep.Problem == nil && (named || rep.Status != StatusNotDue) {
		r.asked = append(r.asked, rep.Feed)
	}
	if r.report != nil {
		r.report(r.done, r.total, rep)
	}
}
