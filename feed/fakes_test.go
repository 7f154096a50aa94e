package feed

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// clock is a clock that stands still until it is moved.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

// web is a Fetcher that answers from a table and remembers what it was asked.
type web struct {
	mu     sync.Mutex
	pages  map[string]func(context.Context, Request) Answer
	asked  []Request
	busy   map[string]int // requests under way by host
	most   int            // most requests under way at one host at once
	during func(ctx context.Context, r Request)
}

func (w *web) Fetch(ctx context.Context, r Request) Answer {
	host, _ := hostName(r.URL)
	w.mu.Lock()
	w.asked = append(w.asked, r)
	if w.busy == nil {
		w.busy = make(map[string]int)
	}
	w.busy[host]++
	w.most = max(w.most, w.busy[host])
	page, during := w.pages[r.URL], w.during
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.busy[host]--
	}()
	if during != nil {
		during(ctx, r)
	}
	if ctx.Err() != nil {
		return Answer{Problem: &Problem{Kind: ProblemCancelled, Err: ctx.Err()}}
	}
	if page == nil {
		return Answer{Outcome: NotModified, Code: 304}
	}
	return page(ctx, r)
}

// addresses gives what was asked for, in order, and forgets it.
func (w *web) addresses() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []string
	for _, r := range w.asked {
		out = append(out, r.URL)
	}
	w.asked = nil
	return out
}

// last gives the last request for an address.
func (w *web) last(address string) Request {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, r := range slices.Backward(w.asked) {
		if r.URL == address {
			return r
		}
	}
	return Request{}
}

// lines is a Parser that makes an article of every line; "broken" is not a
// feed, "panic" is a document that its author did not think of, and "next" stands
// before the address on which a list goes on.
type lines struct {
	mu     sync.Mutex
	parsed []string
}

func (l *lines) Parse(raw Raw) (Document, error) {
	l.mu.Lock()
	l.parsed = append(l.parsed, raw.URL)
	l.mu.Unlock()
	body := string(raw.Body)
	switch {
	case strings.HasPrefix(body, "panic"):
		var none []int
		_ = none[len(body)]
	case strings.HasPrefix(body, "broken"):
		return Document{}, fmt.Errorf("%s: %w", raw.URL, &Problem{Kind: ProblemBroken, Detail: "line 1"})
	}
	d := Document{Feed: Feed{Title: "Title of " + raw.URL}}
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if next, ok := strings.CutPrefix(line, "next "); ok {
			d.Next = next
			continue
		}
		d.Articles = append(d.Articles, Article{GUID: line, Title: line, Published: noon.Add(-time.Hour)})
	}
	return d, nil
}

// shelf is a Store in memory.
type shelf struct {
	mu       sync.Mutex
	order    []string
	subs     map[string]Subscription
	articles map[string]map[ID]Article // by feed
	saves    []Pull
	fail     map[string]error // by feed
	listErr  error
}

func newShelf(feeds ...string) *shelf {
	s := &shelf{subs: make(map[string]Subscription), articles: make(map[string]map[ID]Article), fail: make(map[string]error)}
	for _, f := range feeds {
		s.order = append(s.order, f)
		s.subs[f] = Subscription{Feed: Feed{URL: f}}
	}
	return s
}

func (s *shelf) Subscriptions(context.Context) ([]Subscription, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Subscription
	for _, f := range s.order {
		out = append(out, s.subs[f])
	}
	return out, s.listErr
}

func (s *shelf) Save(ctx context.Context, p Pull) (Saved, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return Saved{}, err
	}
	if err := s.fail[p.Feed]; err != nil {
		return Saved{}, err
	}
	s.saves = append(s.saves, p)
	sub := s.subs[p.Feed]
	sub.State = p.State
	s.subs[p.Feed] = sub
	var saved Saved
	if p.Document == nil {
		return saved, nil
	}
	if s.articles[p.Feed] == nil {
		s.articles[p.Feed] = make(map[ID]Article)
	}
	for _, a := range p.Document.Articles {
		if _, known := s.articles[p.Feed][a.ID]; !known {
			saved.New++
		}
		s.articles[p.Feed][a.ID] = a
	}
	return saved, nil
}

func (s *shelf) state(feed string) State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.subs[feed].State
}

func (s *shelf) setState(feed string, st State) {
	s.mu.Lock()
	defer s.mu.Unlock()
	sub := s.subs[feed]
	sub.State = st
	s.subs[feed] = sub
}

// house is a Refresher with everything around it.
type house struct {
	*Refresher
	web   *web
	lines *lines
	shelf *shelf
	clock *clock
}

func newHouse(feeds ...string) *house {
	h := &house{web: &web{pages: make(map[string]func(context.Context, Request) Answer)}, lines: &lines{}, shelf: newShelf(feeds...), clock: &clock{t: noon}}
	h.Refresher = &Refresher{Fetcher: h.web, Parser: h.lines, Store: h.shelf, Schedule: DefaultSchedule, Now: h.clock.Now}
	return h
}

// serve lets an address give one answer from now on.
func (h *house) serve(address string, a Answer) {
	h.web.mu.Lock()
	defer h.web.mu.Unlock()
	if a.URL == "" {
		a.URL = address
	}
	h.web.pages[address] = func(context.Context, Request) Answer { return a }
}

// pull refreshes and gives the reports by feed.
func (h *house) pull(ctx context.Context, o Order) (map[string]Report, error) {
	reports := make(map[string]Report)
	err := h.Refresh(ctx, o, func(_, _ int, rep Report) { reports[rep.Feed] = rep })
	return reports, err
}

func statuses(reports map[string]Report) map[string]Status {
	out := make(map[string]Status)
	for _, feed := range slices.Sorted(maps.Keys(reports)) {
		out[feed] = reports[feed].Status
	}
	return out
}

func page(body, etag string) Answer {
	return Answer{Outcome: Fresh, Code: 200, Body: []byte(body), ETag: etag}
}
