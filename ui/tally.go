package ui

import (
	"errors"
	"time"

	"guanbao/feed"
)

// tally counts what a refresh brought.
type tally struct {
	articles, updated, failed, waiting int
	offline                            int              // feeds that no network led to
	ours                               int              // feeds that this machine or its network kept from being asked
	kind                               feed.ProblemKind // why
	from                               time.Time        // when the first feed that waits may be asked
	held                               bool             // because its host said so
}

// blames reports whether a problem is one of the feed: being without a network
// and being stopped are not, nor is not being asked because the cache is full.
func blames(p *feed.Problem) bool {
	return p != nil && !p.Kind.Blameless() && (p.Kind != feed.ProblemStorage || p.Detail != "")
}

// atProxy reports whether it is a proxy that is without a network, or not there.
func atProxy(p *feed.Problem) bool {
	if p == nil || p.Kind != feed.ProblemOffline {
		return false
	}
	inner, ok := errors.AsType[*feed.Problem](p.Err)
	return ok && inner.Kind == feed.ProblemProxy
}

func (t tally) add(r feed.Report) tally {
	t.articles += r.Saved.New
	t.updated += r.Saved.Updated
	switch {
	case r.Status == feed.StatusNotDue:
		t.waiting++
		if t.from.IsZero() || r.Next.Before(t.from) {
			t.from, t.held = r.Next, r.Held
		}
	case blames(r.Problem):
		t.failed++
	case atProxy(r.Problem):
		t.ours, t.kind = t.ours+1, feed.ProblemProxy
	case r.Problem != nil && r.Problem.Kind == feed.ProblemOffline:
		t.offline++
	case r.Problem != nil && (r.Problem.Kind == feed.ProblemPortal || r.Problem.Kind == feed.ProblemLimit || r.Problem.Kind == feed.ProblemStorage):
		t.ours, t.kind = t.ours+1, r.Problem.Kind
	}
	return t
}
