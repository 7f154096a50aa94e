package feed

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"
)

// Run gets what is wanted of the pages of some feeds, the newest first and at
// most thirty of a feed, and then the errands that are due. Report is called
// once at the beginning, with nothing done, and then for each page as it ends, never from two goroutines at once; it may be nil.
//
// Hosts are asked beside one another, each for one page at a time and for the
// next one after a pause. One address is asked for once. The error is that of
// the store or of ctx: a page that does not come is no error.
func (c *Completer) Run(ctx context.Context, feeds []string, report func(done, total int, rep PageReport)) error {
	run := &pageRun{Completer: c, report: report, flight: make(gate, inFlight)}
	err := run.collect(ctx, feeds)
	if err != nil {
		return fmt.Errorf("pages: %w", err)
	}
	if report != nil && run.total > 0 {
		report(0, run.total, PageReport{})
	}
	var wg sync.WaitGroup
	for _, h := range run.hosts {
		wg.Go(func() { run.work(ctx, h) })
	}
	wg.Wait()
	if run.done < run.total && ctx.Err() != nil {
		return ctx.Err()
	}
	return errors.Join(run.faults...)
}

// pageRun is one Run under way.
type pageRun struct {
	*Completer
	report func(done, total int, rep PageReport)
	total  int
	flight gate
	hosts  []*pageHost

	mu     sync.Mutex
	done   int
	faults []error // of the store
}

// pageHost is the queue of the pages of one host. Only one goroutine touches it.
type pageHost struct {
	name  string
	pages []pageJob
	hold  time.Time
	lost  bool // no connection came about; the rest waits for another run
	more  int  // requests for the pages on which articles go on
}

// learn notes what the answers to one page tell of the host.
func (h *pageHost) learn(r result) {
	h.hold, h.lost = latest(h.hold, r.hold), unreached(r.trouble())
	h.more += max(r.asked-1, 0)
}

// collect finds out what is wanted.
func (r *pageRun) collect(ctx context.Context, feeds []string) error {
	subs, err := r.Store.Subscriptions(ctx)
	if err != nil {
		return err
	}
	holds, err := r.holds(ctx, subs)
	if err != nil {
		return err
	}
	q := &pageQueue{holds: holds, hosts: map[string]*pageHost{}, at: map[string]placed{}}
	for _, f := range feeds {
		how := r.how(f)
		if how == FullTextNever || !networked(f) {
			continue
		}
		wishes, err := r.Store.Wanted(ctx, f, how, r.Now(), mostPages)
		if err != nil {
			return err
		}
		for _, w := range wishes {
			q.wish(w)
		}
	}
	q.sort()
	errands, err := r.Store.Errands(ctx, r.Now())
	for _, e := range errands {
		q.errand(e)
	}
	r.hosts = q.order
	for _, h := range r.hosts {
		r.total += len(h.pages)
	}
	return err
}

// pageQueue lines pages up before their hosts.
type pageQueue struct {
	holds map[string]time.Time
	hosts map[string]*pageHost
	order []*pageHost
	at    map[string]placed // by canonical address
}

// placed is where a page stands.
type placed struct {
	host *pageHost
	i    int
}

// wish lines up the page of an article, together with those of the same address.
func (q *pageQueue) wish(w Wish) {
	key := CanonicalURL(w.URL)
	if p, ok := q.at[key]; ok {
		p.host.pages[p.i].wishes = append(p.host.pages[p.i].wishes, w)
		return
	}
	q.put(key, pageJob{url: w.URL, wishes: []Wish{w}})
}

// errand lines up a link.
func (q *pageQueue) errand(e Errand) { q.put("", pageJob{url: e.Link.URL, errand: &e}) }

// put lines up a page before a host that may be asked.
func (q *pageQueue) put(key string, p pageJob) {
	name, _ := hostName(p.url)
	if _, held := q.holds[name]; held {
		return
	}
	h := q.hosts[name]
	if h == nil {
		h = &pageHost{name: name}
		q.hosts[name], q.order = h, append(q.order, h)
	}
	if key != "" {
		q.at[key] = placed{h, len(h.pages)}
	}
	h.pages = append(h.pages, p)
}

// sort puts the newest pages of each host first.
func (q *pageQueue) sort() {
	for _, h := range q.order {
		slices.SortStableFunc(h.pages, func(a, b pageJob) int { return cmp.Compare(b.wishes[0].Date, a.wishes[0].Date) })
	}
}

// work asks one host for its pages in turn. When it asks to be left alone, or the
// store takes nothing, the rest waits for another run.
func (r *pageRun) work(ctx context.Context, h *pageHost) {
	asked := false
	for i, p := range h.pages {
		if asked && !h.lost && r.waitFor(ctx, r.Pause) != nil || ctx.Err() != nil {
			return
		}
		if h.lost || h.more >= mostPages || h.hold.After(r.Now()) || r.full() {
			r.skip(len(h.pages) - i)
			return
		}
		asked = r.one(ctx, h, p) || asked
	}
}

// one gets one page and reports it. It tells whether the host was asked.
func (r *pageRun) one(ctx context.Context, h *pageHost, p pageJob) (asked bool) {
	if p.errand != nil {
		return r.run(ctx, h, *p.errand)
	}
	rep := PageReport{Title: p.wishes[0].Title, Feed: p.wishes[0].Feed, URL: p.url}
	had, err := r.adopted(ctx, &p)
	if err != nil || had {
		r.tell(rep, err)
		return false
	}
	res := r.get(ctx, p, r.flight)
	h.learn(res)
	if res.problem != nil && res.problem.Kind == ProblemCancelled {
		return true
	}
	rep.Problem, rep.Dropped, rep.Part = res.problem, res.dropped, res.part != nil
	r.tell(rep, res.fault)
	return true
}

// adopted keeps the pages that others have already, and leaves the articles
// without one. It reports whether none is left.
func (r *pageRun) adopted(ctx context.Context, p *pageJob) (all bool, err error) {
	left := p.wishes[:0:0]
	for _, w := range p.wishes {
		had, err := r.Store.Adopt(context.WithoutCancel(ctx), w.ID, r.Now())
		if err != nil {
			return false, err
		}
		if !had {
			left = append(left, w)
		}
	}
	p.wishes = left
	return len(left) == 0, nil
}

// run does an errand.
func (r *pageRun) run(ctx context.Context, h *pageHost, e Errand) (asked bool) {
	rep := PageReport{Title: e.Link.Title, URL: e.Link.URL, Taken: true}
	_, have, err := r.Store.Addressed(ctx, e.Link.URL)
	var res result
	if err == nil && !have {
		asked = true
		_, res = r.take(ctx, e, r.flight)
		err = res.fault
	}
	h.learn(res)
	rep.Problem, rep.Part = res.problem, res.part != nil
	var due time.Time
	switch p := res.problem; {
	case p == nil:
	case passing(p):
		return asked
	case p.Kind == ProblemBusy:
		due = res.hold
	case p.Kind == ProblemNoHost: // it may be the network that is not there
		due = r.Now().Add(retryPage(e.Tries + 1))
	default:
		e.Tries++
		if rep.Dropped = e.Tries >= mostTries || settled(p); !rep.Dropped {
			due = r.Now().Add(retryPage(e.Tries))
		}
	}
	if err == nil {
		err = r.Store.EndErrand(context.WithoutCancel(ctx), e, due)
	}
	r.tell(rep, err)
	return asked
}

// tell reports the end of one page.
func (r *pageRun) tell(rep PageReport, fault error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done++
	if fault != nil {
		r.faults = append(r.faults, fault)
		rep.Problem = &Problem{Kind: ProblemStorage, Detail: fault.Error(), Err: fault}
	}
	if r.report != nil {
		r.report(r.done, r.total, rep)
	}
}

// full reports whether the store does not take what comes.
func (r *pageRun) full() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.faults) >= mostUnkept
}

// skip leaves pages for another run.
func (r *pageRun) skip(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.total -= n
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
