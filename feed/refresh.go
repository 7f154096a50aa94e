package feed

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"runtime"
	"sync"
	"time"
)

// Status is what became of one feed in a refresh, by the names that the JSON
// output uses.
type Status string

// The statuses of a refreshed feed.
const (
	StatusNew         Status = "new"          // new or changed articles were stored
	StatusUnchanged   Status = "unchanged"    // a document came and held nothing new
	StatusNotModified Status = "not_modified" // 304
	StatusMoved       Status = "moved"        // as new or unchanged, from a permanently new address
	StatusGone        Status = "gone"         // 410
	StatusBusy        Status = "busy"         // 429 or 503
	StatusFailed      Status = "failed"       // Report.Problem says why
	StatusNotDue      Status = "not_due"      // not asked; Report.Next says from when on
)

// Report is what became of one feed.
type Report struct {
	Feed     string
	Title    string
	Status   Status
	Saved    Saved
	Next     time.Time // next check, or when a check is allowed
	Held     bool      // not asked because the host said 429 or 503
	Moved    string    // the permanently new address, with StatusMoved
	Problem  *Problem
	Warnings []Warning
}

// Order says which feeds to refresh.
type Order struct {
	Feeds   []string // addresses; empty for all subscriptions
	Urgency Urgency
}

// Refresher carries bulletins from their publishers into the store: what is
// due is fetched, parsed, cleaned and saved, each feed on its own, so that one
// that fails harms no other. It holds no state between two refreshes.
type Refresher struct {
	Fetcher  Fetcher
	Parser   Parser
	Store    Store
	Schedule Schedule
	Now      func() time.Time
	Spread   func() float64 // from 0 up to 1, spreads the next checks; nil for none
}

// Refresh checks the feeds of the order and calls report, never from two
// goroutines at once, for each of them as it ends. It returns when all have
// ended or ctx is cancelled; what was saved until then stays saved. The error
// is that of the store or of ctx: a feed that fails is no error.
func (r *Refresher) Refresh(ctx context.Context, o Order, report func(done, total int, rep Report)) error {
	subs, err := r.Store.Subscriptions(ctx)
	if err != nil {
		return err
	}
	queues := r.queues(chosen(subs, o.Feeds))
	total := 0
	for _, q := range queues {
		total += len(q)
	}
	var (
		mu   sync.Mutex
		done int
		wg   sync.WaitGroup
	)
	parsing := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, q := range queues {
		wg.Go(func() {
			for _, sub := range q {
				if ctx.Err() != nil {
					return
				}
				rep := r.one(ctx, sub, o.Urgency, parsing)
				mu.Lock()
				done++
				report(done, total, rep)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}

// chosen picks the subscriptions with the given addresses, all for none.
func chosen(subs []Subscription, feeds []string) []Subscription {
	if len(feeds) == 0 {
		return subs
	}
	want := make(map[string]bool, len(feeds))
	for _, f := range feeds {
		want[f] = true
	}
	var out []Subscription
	for _, s := range subs {
		if want[s.Feed.URL] {
			out = append(out, s)
		}
	}
	return out
}

// queues groups subscriptions by host, so that a host with many feeds is
// worked through in one queue and does not crowd out the others.
func (r *Refresher) queues(subs []Subscription) map[string][]Subscription {
	queues := make(map[string][]Subscription)
	for _, s := range subs {
		host := s.Feed.URL
		if u, err := url.Parse(s.Feed.URL); err == nil && u.Host != "" {
			host = u.Host
		}
		queues[host] = append(queues[host], s)
	}
	return queues
}

// one checks one feed and saves what came of it.
func (r *Refresher) one(ctx context.Context, sub Subscription, u Urgency, parsing chan struct{}) Report {
	rep := Report{Feed: sub.Feed.URL, Title: sub.Feed.DisplayTitle()}
	if p := r.Schedule.MayAsk(sub.State, u, r.Now()); !p.Ask {
		rep.Status, rep.Next, rep.Held = StatusNotDue, p.From, p.Held
		return rep
	}
	a := r.Fetcher.Fetch(ctx, Request{URL: sub.Feed.URL, ETag: sub.State.ETag, LastModified: sub.State.LastModified})
	pull, problem := r.digest(sub, a, parsing)
	rep.Problem = problem
	if problem != nil && problem.Kind == ProblemCancelled {
		rep.Status = StatusFailed
		return rep
	}
	saved, err := r.Store.Save(context.WithoutCancel(ctx), pull)
	if err != nil {
		rep.Status, rep.Problem = StatusFailed, storageProblem(err)
		return rep
	}
	rep.Saved, rep.Next, rep.Warnings = saved, pull.State.NextCheck, pull.State.Warnings
	rep.Status = statusOf(a, problem, saved, pull.Document != nil)
	if rep.Status == StatusMoved {
		rep.Moved = a.Permanent
	}
	if pull.Document != nil && sub.Feed.DisplayTitle() != sub.Feed.Name {
		rep.Title = pull.Document.Feed.Title
	}
	return rep
}

// digest turns an answer into what is to be saved. The validators of an
// answer are taken over only with the document that they belong to: when the
// parse fails the old ones stay, and the next answer brings the document again.
func (r *Refresher) digest(sub Subscription, a Answer, parsing chan struct{}) (Pull, *Problem) {
	var doc *Document
	hash := sub.State.Hash
	if a.Outcome == Fresh {
		hash = sum(a.Body)
		if hash != sub.State.Hash {
			parsing <- struct{}{}
			d, err := r.Parser.Parse(Raw{URL: a.URL, ContentType: a.ContentType, Body: a.Body})
			<-parsing
			if err != nil {
				a.Problem = AsProblem(err)
			} else {
				d.Articles = Identify(sub.Feed.URL, d.Articles)
				d.Feed.URL = sub.Feed.URL
				doc = &d
			}
		}
	}
	a.Hints = merged(a.Hints, sub.State.Hints, doc)
	now := r.Now()
	next := r.Schedule.After(sub.State, a, now, r.spread())
	if a.Problem == nil {
		next.Hash = hash
		takeValidators(&next, a)
		if doc != nil {
			next.Hints, next.Warnings = doc.Hints, doc.Warnings
		}
	}
	return Pull{Feed: sub.Feed.URL, At: now, Document: doc, State: next}, a.Problem
}

// takeValidators stores what a 200 brought, and of a 304 only what it renews
// (RFC 9111 section 3.2).
func takeValidators(s *State, a Answer) {
	if a.Outcome == Fresh || a.ETag != "" {
		s.ETag = a.ETag
	}
	if a.Outcome == Fresh || a.LastModified != "" {
		s.LastModified = a.LastModified
	}
}

// merged joins the hints of the headers with those of the document, the last
// one where none came with this answer.
func merged(head, last Hints, doc *Document) Hints {
	if doc != nil {
		last = doc.Hints
	}
	head.TTL, head.Period = last.TTL, last.Period
	head.SkipHours, head.SkipDays = last.SkipHours, last.SkipDays
	return head
}

func statusOf(a Answer, p *Problem, s Saved, parsed bool) Status {
	switch {
	case p != nil && p.Kind == ProblemGone:
		return StatusGone
	case p != nil && p.Kind == ProblemBusy:
		return StatusBusy
	case p != nil:
		return StatusFailed
	case a.Outcome == NotModified:
		return StatusNotModified
	case a.Permanent != "":
		return StatusMoved
	case parsed && s.New+s.Updated > 0:
		return StatusNew
	}
	return StatusUnchanged
}

func storageProblem(err error) *Problem {
	return &Problem{Kind: ProblemStorage, Detail: err.Error(), Err: err}
}

func sum(body []byte) string {
	s := sha256.Sum256(body)
	return hex.EncodeToString(s[:])
}

func (r *Refresher) spread() float64 {
	if r.Spread == nil {
		return 0
	}
	return r.Spread()
}
