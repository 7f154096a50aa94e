package feed

import (
	"context"
	"fmt"
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
	Adopt    string    // the address that should take the place of Feed now (State.Adoptable)
	Problem  *Problem
	Warnings []Warning // of the document that came, nil when none was parsed
}

// Order says which feeds to refresh.
type Order struct {
	Feeds   []string // addresses; empty for all subscriptions (of which a gone one must be Forced)
	Urgency Urgency
	Pages   func(done, total int, rep PageReport) // told of each page that is got after the feeds; nil for none
	Moved   func(Move)                            // told of each feed whose new address was adopted before; nil for nobody
}

// Move is that a feed has another address for good.
type Move struct{ From, To string }

// Refresher carries bulletins from their publishers into the store: what is
// due is fetched, parsed, cleaned and saved, each feed on its own, so that one
// that fails harms no other. It holds no state between two refreshes.
type Refresher struct {
	Fetcher  Fetcher
	Parser   Parser
	Store    Store
	Schedule Schedule
	Wishes   func(feed string) Wishes // what the reader set for one feed; may be nil
	Now      func() time.Time
	Spread   func() float64 // from 0 up to 1, spreads the next checks; nil for none
	Pages    *Completer     // gets the pages of articles when all feeds were checked; nil for none
	// Alone waits until no other process refreshes all feeds; nil where there is
	// none to wait for. What that one has asked for is not due any more then.
	Alone func(ctx context.Context) (release func(), err error)
}

// inFlight bounds the feeds that stand between request and save. It is above
// what a Fetcher has under way, so that parsing never idles, and low enough
// that documents do not pile up when they come faster than they are parsed.
const inFlight = 16

// Refresh checks the feeds of the order and calls report, never from two
// goroutines at once, for each of them as it ends. After the feeds come the
// pages that are wanted of those that were asked or named. It returns when all have
// ended or ctx is cancelled; what was saved until then stays saved, and feeds
// that were not begun are not reported. The error is that of the store's list
// or of ctx: a feed that fails is no error.
//
// Feeds of one host are asked one after another. Names that do not resolve, and
// pages that stand in place of feeds, are reported last: when no host at all
// could be reached, or a login page answers for all of them, it is the network
// that is at fault, and then no feed is blamed for it. When the store takes
// nothing any more, the feeds that are left are not asked.
func (r *Refresher) Refresh(ctx context.Context, o Order, report func(done, total int, rep Report)) error {
	if r.Alone != nil && len(o.Feeds) == 0 {
		release, err := r.Alone(ctx)
		if err != nil {
			return fmt.Errorf("another refresh: %w", err)
		}
		defer release()
	}
	subs, err := r.Store.Subscriptions(ctx)
	if err != nil {
		return fmt.Errorf("subscriptions: %w", err)
	}
	var holds map[string]time.Time
	if r.Pages != nil {
		if holds, err = r.Pages.Store.Holds(ctx); err != nil {
			return fmt.Errorf("holds: %w", err)
		}
	}
	run := &run{
		Refresher: r,
		order:     o,
		report:    report,
		parsing:   make(chan struct{}, runtime.GOMAXPROCS(0)),
		flight:    make(chan struct{}, inFlight),
	}
	var wg sync.WaitGroup
	for _, h := range run.hostsOf(subs, holds) {
		wg.Go(func() { run.work(ctx, h) })
	}
	wg.Wait()
	run.settle(ctx)
	if err := run.prune(ctx); err != nil {
		return err
	}
	if run.cut || run.done < run.total {
		return ctx.Err()
	}
	if r.Pages == nil || run.portal || run.full() != nil {
		return nil
	}
	return r.Pages.Run(ctx, run.asked, o.Pages)
}
