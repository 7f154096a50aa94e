package main

import (
	"compress/gzip"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// fleet is a web of publishers on loopback who live by a clock of their own.
// They keep account of what they are asked for: whether it was too early by
// what they, or any polite client, would have it, and whether a document was
// sent whole to one who had it.
type fleet struct {
	wire    atomic.Int64 // bytes sent, headers included
	hosts   []*site
	members []*member

	mu     sync.Mutex
	now    time.Time
	early  []string // what was asked too early
	whole  []string // what was sent whole for nothing
	counts map[string]*tally
}

// tally counts the answers to one kind of feed.
type tally struct{ requests, unchanged, documents int }

// site is one host of a fleet.
type site struct {
	*httptest.Server
	hold time.Time // it wants to be left alone until then
}

// member is one feed of a fleet.
type member struct {
	*temper
	n    int
	site *site

	asked     time.Time // last
	notBefore time.Time
	requests  int
	failures  int // in a row
	edition   int // that was sent last, 0 for none
}

// newFleet opens a fleet of so many feeds on so many hosts, which has feeds of
// these tempers in turn.
func newFleet(t testing.TB, feeds, hosts int, tempers []temper, now time.Time) *fleet {
	f := &fleet{now: now, counts: make(map[string]*tally)}
	for range hosts {
		s := &site{}
		s.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { f.answer(s, w, r) }))
		s.Listener = metering{s.Listener, &f.wire}
		s.Start()
		t.Cleanup(s.Close)
		f.hosts = append(f.hosts, s)
	}
	for i := range feeds {
		// A host has feeds of several tempers, a temper feeds on several hosts.
		m := &member{temper: &tempers[i%len(tempers)], n: i, site: f.hosts[i/len(tempers)%hosts*7%hosts]}
		f.members = append(f.members, m)
	}
	return f
}

// urls gives the addresses of the feeds.
func (f *fleet) urls() (out []string) {
	for _, m := range f.members {
		out = append(out, fmt.Sprintf("%s/feed/%d", m.site.URL, m.n))
	}
	return out
}

// forward moves the clock of all publishers.
func (f *fleet) forward(to time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = to
}

// answer is what a host does with a request.
func (f *fleet) answer(s *site, w http.ResponseWriter, r *http.Request) {
	var n int
	var room string
	if _, err := fmt.Sscanf(strings.ReplaceAll(r.URL.Path, "/", " "), "%s %d", &room, &n); err != nil || n >= len(f.members) {
		http.NotFound(w, r)
		return
	}
	m := f.members[n]
	w.Header().Set("Date", f.clock().Format(http.TimeFormat))
	if room == "feed" && m.moved {
		f.note(m, s)
		http.Redirect(w, r, fmt.Sprintf("/moved/%d", n), http.StatusMovedPermanently)
		return
	}
	now := f.note(m, s)
	m.behave(f, m, now, w, r)
}

func (f *fleet) clock() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// note counts a request and judges its time. The steps of one redirect count
// as one check.
func (f *fleet) note(m *member, s *site) time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	c := f.counts[m.name]
	if c == nil {
		c = &tally{}
		f.counts[m.name] = c
	}
	c.requests++
	if m.moved && m.asked.Equal(f.now) {
		return f.now
	}
	if until := latest(m.notBefore, s.hold); f.now.Before(until) {
		f.early = append(f.early, fmt.Sprintf("feed %d, %s: asked at %s, not wanted before %s", m.n, m.name, f.now.Format(time.DateTime), until.Format(time.DateTime)))
	}
	if m.edition > 0 && slices.Contains(m.skip, f.now.Hour()) {
		f.early = append(f.early, fmt.Sprintf("feed %d, %s: asked at %s, a closed hour", m.n, m.name, f.now.Format(time.DateTime)))
	}
	m.asked = f.now
	m.requests++
	return f.now
}

// failed notes a failed check: the next one is wanted no sooner than after
// ten minutes, doubled each time up to a day.
func (f *fleet) failed(m *member, now time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	m.failures++
	m.notBefore = now.Add(min(10*time.Minute<<min(m.failures-1, 10), 24*time.Hour))
}

// held notes that a host wants to be left alone.
func (f *fleet) held(m *member, until time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	m.site.hold = latest(m.site.hold, until)
}

// sent notes an answer that went well.
func (f *fleet) sent(m *member, now time.Time, edition int, unchanged bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	wait := max(time.Hour, m.wants)
	switch {
	case unchanged:
		f.counts[m.name].unchanged++
	case edition == m.edition && m.validates():
		f.whole = append(f.whole, fmt.Sprintf("feed %d, %s: sent whole at %s though it was known", m.n, m.name, now.Format(time.DateTime)))
		fallthrough
	default:
		f.counts[m.name].documents++
		if edition == m.edition && !m.validates() {
			wait = 24 * time.Hour
		}
	}
	m.edition, m.failures, m.notBefore = edition, 0, now.Add(wait)
}

// latest is the later of two moments.
func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// totals counts over all tempers.
func (f *fleet) totals() (requests, unchanged, documents int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, c := range f.counts {
		requests, unchanged, documents = requests+c.requests, unchanged+c.unchanged, documents+c.documents
	}
	return requests, unchanged, documents
}

// card is the account of a fleet, a line a temper.
func (f *fleet) card() string {
	var b strings.Builder
	requests, unchanged, documents := f.totals()
	fmt.Fprintf(&b, "%-34s %8s %8s %8s\n", "temper", "requests", "304", "whole")
	var names []string
	for name := range f.counts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		c := f.counts[name]
		fmt.Fprintf(&b, "%-34s %8d %8d %8d\n", name, c.requests, c.unchanged, c.documents)
	}
	fmt.Fprintf(&b, "%-34s %8d %8d %8d\n", "all", requests, unchanged, documents)
	fmt.Fprintf(&b, "%.1f MB sent, 304 for %.0f %% of what is known, %d early polls, %d needless whole documents",
		float64(f.wire.Load())/1e6, 100*float64(unchanged)/float64(max(unchanged+documents, 1)), len(f.early), len(f.whole))
	return b.String()
}

// metering is a listener that counts what is sent through it.
type metering struct {
	net.Listener
	wire *atomic.Int64
}

func (l metering) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	return metered{c, l.wire}, err
}

type metered struct {
	net.Conn
	wire *atomic.Int64
}

func (c metered) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	c.wire.Add(int64(n))
	return n, err
}

// send answers with a document, packed where the client can unpack, or with
// 304 to one who has it.
func (f *fleet) send(m *member, now time.Time, w http.ResponseWriter, r *http.Request) {
	edition, changed := m.editionAt(now)
	tag, modified := fmt.Sprintf(`W/"%d-%d"`, m.n, edition), changed.Format(http.TimeFormat)
	for name, value := range m.header {
		w.Header().Set(name, value)
	}
	if m.expires > 0 {
		w.Header().Set("Expires", now.Add(m.expires).Format(http.TimeFormat))
	}
	if m.etag {
		w.Header().Set("ETag", tag)
	}
	if m.modified {
		w.Header().Set("Last-Modified", modified)
	}
	if m.etag && r.Header.Get("If-None-Match") == tag || m.modified && !m.etag && r.Header.Get("If-Modified-Since") == modified {
		f.sent(m, now, edition, true)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	f.sent(m, now, edition, false)
	w.Header().Set("Content-Type", "application/rss+xml")
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		fmt.Fprint(w, m.document(edition, changed))
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	fmt.Fprint(z, m.document(edition, changed))
	z.Close()
}
