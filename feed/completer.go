package feed

import (
	"cmp"
	"context"
	"net/url"
	"strings"
	"time"
)

// DefaultPause is the time between two pages of one host.
const DefaultPause = 2 * time.Second

// mostPages bounds the pages of one feed that a run gets.
const mostPages = 30

// Completer carries the pages of articles from their publishers into the
// store. It keeps the manners of a Refresher, and asks one host for its next
// page only after a pause.
type Completer struct {
	Fetcher  Fetcher
	Reader   PageReader
	Store    PageStore
	Schedule Schedule
	How      func(feed string) FullText // nil: FullTextAuto for all
	Now      func() time.Time
	Pause    time.Duration                                    // between two pages of a host
	Wait     func(ctx context.Context, d time.Duration) error // nil: by the clock
}

// Complete gets the page of a cached article, whether or not one was got
// before, and keeps its text. The error is a *Problem or that of the store.
func (c *Completer) Complete(ctx context.Context, id ID) error {
	w, err := c.Store.Wish(ctx, id)
	if err != nil {
		return err
	}
	if err := c.held(ctx, w.URL); err != nil {
		return err
	}
	return c.get(ctx, pageJob{url: w.URL, wishes: []Wish{w}}, nil).err()
}

// Take gets the page that a link leads to and keeps it as an article of its
// site, which is no subscription. An address that is cached gives its article
// and asks nobody.
func (c *Completer) Take(ctx context.Context, l Link, from ID) (ID, error) {
	if id, ok, err := c.Store.Addressed(ctx, l.URL); ok || err != nil {
		return id, err
	}
	named, err := c.namer(ctx, from)
	if err != nil {
		return "", err
	}
	if err := c.held(ctx, l.URL); err != nil {
		return "", err
	}
	id, r := c.take(ctx, Errand{Link: l, From: from, Named: named}, nil)
	return id, r.err()
}

// Queue notes a link, to be taken after the next refresh.
func (c *Completer) Queue(ctx context.Context, l Link, from ID) error {
	if CanonicalURL(l.URL) == "" {
		return &Problem{Kind: ProblemBadAddress, Detail: l.URL}
	}
	named, err := c.namer(ctx, from)
	if err != nil {
		return err
	}
	return c.Store.Queue(ctx, Errand{Link: l, From: from, Named: named}, c.Now())
}

// namer is the address that names the links of an article: that of its feed,
// or its own where it came in none.
func (c *Completer) namer(ctx context.Context, from ID) (string, error) {
	w, err := c.Store.Wish(ctx, from)
	return w.namer(), err
}

// namer is the address that names what a wish leads to.
func (w Wish) namer() string {
	if strings.HasPrefix(w.Feed, sitePrefix) {
		return w.URL
	}
	return w.Feed
}

// held gives a problem where the host of an address asked to be left alone.
func (c *Completer) held(ctx context.Context, address string) error {
	subs, err := c.Store.Subscriptions(ctx)
	if err != nil {
		return err
	}
	holds, err := c.holds(ctx, subs)
	if err != nil {
		return err
	}
	host, _ := hostName(address)
	if until := holds[host]; until.After(c.Now()) {
		return &Problem{Kind: ProblemBusy, Detail: host}
	}
	return nil
}

// holds gives the live holds of all hosts, those of the feeds among them.
func (c *Completer) holds(ctx context.Context, subs []Subscription) (map[string]time.Time, error) {
	all, err := c.Store.Holds(ctx)
	if err != nil {
		return nil, err
	}
	holds := make(map[string]time.Time, len(all))
	now := c.Now()
	for host, until := range all {
		if until.After(now) && until.Sub(now) <= c.Schedule.BusyMax {
			holds[host] = until
		}
	}
	for _, s := range subs {
		host, _ := hostName(s.Feed.URL)
		if hold := c.Schedule.hold(s.State, now); hold.After(holds[host]) {
			holds[host] = hold
		}
	}
	return holds, nil
}

// pageJob is one address that is asked for, for all articles that have it.
type pageJob struct {
	url    string
	wishes []Wish
	errand *Errand
}

// result is what came of a page.
type result struct {
	problem *Problem
	part    *Problem  // why only a part of the article was kept
	fault   error     // of the store
	hold    time.Time // until when the host asked to be left alone
	dropped bool
	asked   int // requests
}

// trouble is why the host was not asked for more.
func (r result) trouble() *Problem { return cmp.Or(r.problem, r.part) }

func (r result) err() error {
	if r.fault != nil {
		return r.fault
	}
	if r.problem != nil {
		return r.problem
	}
	return nil
}

// get gets a page for its articles and writes what came of it.
func (c *Completer) get(ctx context.Context, p pageJob, g gate) result {
	got := c.whole(ctx, Request{URL: p.url, Named: p.wishes[0].namer()}, p.wishes[0].Title, g)
	r := result{problem: got.problem, part: got.part, asked: got.asked}
	if got.problem != nil && passing(got.problem) {
		return r
	}
	now := c.Now()
	r.hold = c.hold(ctx, p.url, got.last, now)
	for _, w := range p.wishes {
		g := Got{ID: w.ID, At: now, Address: got.url, Part: got.part != nil, Problem: r.trouble()}
		if got.problem == nil {
			g.Page = &got.page.Article
		}
		if g.Problem != nil {
			r.dropped = g.retry(w, r.hold, now)
		}
		if err := c.Store.SavePage(context.WithoutCancel(ctx), g); err != nil {
			r.fault = err
			return r
		}
	}
	return r
}

// retry sets when a page that did not come is asked for again, and tells whether
// it is not.
func (g *Got) retry(w Wish, hold, now time.Time) (dropped bool) {
	switch g.Problem.Kind {
	case ProblemBusy:
		g.Tries, g.Due = w.Tries, hold
	case ProblemNoHost: // it may be the network that is not there
		g.Tries, g.Due = w.Tries, now.Add(retryPage(w.Tries+1))
	default:
		g.Tries = w.Tries + 1
		g.Due = now.Add(retryPage(g.Tries))
		endless := g.Part && g.Problem.Kind == ProblemTooLarge
		if dropped = g.Tries >= mostTries || settled(g.Problem) || endless; dropped {
			g.Due = time.Time{}
		}
	}
	return dropped
}

// take gets the page of an errand and keeps it.
func (c *Completer) take(ctx context.Context, e Errand, g gate) (ID, result) {
	got := c.whole(ctx, Request{URL: e.Link.URL, Named: e.Named}, e.Link.Title, g)
	r := result{problem: got.problem, part: got.part, asked: got.asked, hold: c.hold(ctx, e.Link.URL, got.last, c.Now())}
	if got.problem != nil {
		return "", r
	}
	for _, address := range []string{got.url, got.page.Article.URL} {
		if id, ok, err := c.Store.Addressed(ctx, address); ok || err != nil {
			r.fault = err
			return id, r
		}
	}
	site := siteOf(got.url)
	art := got.page.Article
	art.URL, art.GUID = e.Link.URL, ""
	if art.Title == "" {
		art.Title = e.Link.Title
	}
	art = Identify(site.URL, []Article{art})[0]
	now := c.Now()
	r.fault = c.Store.SaveTaken(context.WithoutCancel(ctx), site, art, now)
	if r.fault == nil && got.part != nil {
		r.fault = c.Store.SavePage(context.WithoutCancel(ctx), Got{ID: art.ID, At: now, Address: got.url, Part: true, Problem: got.part})
	}
	return art.ID, r
}

// sitePrefix begins the address of what is no feed: the pages of a site that
// were taken one by one.
const sitePrefix = "site:"

// siteOf is the feed that stands for the pages of a host.
func siteOf(address string) Feed {
	host, _ := hostName(address)
	home := ""
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		home = u.Scheme + "://" + u.Host + "/"
	}
	return Feed{URL: sitePrefix + host, Title: host, Site: home}
}

// passing reports whether a problem says nothing of the page.
func passing(p *Problem) bool {
	return p.Kind.Blameless()
}

// unreached reports whether a problem is that of a host to which there is no
// way: none of its pages would come.
func unreached(p *Problem) bool {
	if p == nil {
		return false
	}
	switch p.Kind {
	case ProblemNoHost, ProblemOffline, ProblemPortal, ProblemLimit, ProblemRefused, ProblemTLS, ProblemProxy, ProblemPassword:
		return true
	}
	return false
}

// hold notes until when a host asks to be left alone, zero where it does not.
func (c *Completer) hold(ctx context.Context, address string, a Answer, now time.Time) time.Time {
	if a.Problem == nil || a.Problem.Kind != ProblemBusy {
		return time.Time{}
	}
	wait := min(a.Hints.RetryAfter, c.Schedule.BusyMax)
	if wait <= 0 {
		wait = c.Schedule.BusyMin
	}
	host, _ := hostName(cmp.Or(a.URL, address))
	until := now.Add(wait)
	// A hold that could not be written still holds in this run.
	_ = c.Store.Hold(context.WithoutCancel(ctx), host, until)
	return until
}

// waitFor waits by the clock, or as the Completer is told to.
func (c *Completer) waitFor(ctx context.Context, d time.Duration) error {
	if c.Wait != nil {
		return c.Wait(ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *Completer) how(feed string) FullText {
	if c.How == nil {
		return FullTextAuto
	}
	return c.How(feed)
}
