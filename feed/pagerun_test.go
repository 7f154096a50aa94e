package feed

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// annex is a PageStore in memory.
type annex struct {
	*shelf
	wishes  map[string][]Wish // by feed, the newest first
	adopted map[ID]bool
	known   map[string]ID // by address
	got     []Got
	taken   []Article
	errands []Errand
	ended   map[string]time.Time // by address of an errand
	held    map[string]time.Time
	full    error // that every page brings
	guard   sync.Mutex
}

func (a *annex) Wanted(_ context.Context, feed string, _ FullText, _ time.Time, most int) ([]Wish, error) {
	return a.wishes[feed][:min(most, len(a.wishes[feed]))], nil
}

func (a *annex) Wish(_ context.Context, id ID) (Wish, error) {
	for _, all := range a.wishes {
		for _, w := range all {
			if w.ID == id {
				return w, nil
			}
		}
	}
	return Wish{}, fmt.Errorf("no article %s", id)
}

func (a *annex) Adopt(_ context.Context, id ID, _ time.Time) (bool, error) { return a.adopted[id], nil }

func (a *annex) SavePage(_ context.Context, g Got) error {
	a.guard.Lock()
	defer a.guard.Unlock()
	a.got = append(a.got, g)
	return a.full
}

func (a *annex) Addressed(_ context.Context, address string) (ID, bool, error) {
	id, ok := a.known[address]
	return id, ok, nil
}

func (a *annex) SaveTaken(_ context.Context, _ Feed, art Article, _ time.Time) error {
	a.guard.Lock()
	defer a.guard.Unlock()
	a.taken = append(a.taken, art)
	return nil
}

func (a *annex) Queue(_ context.Context, e Errand, _ time.Time) error {
	a.errands = append(a.errands, e)
	return nil
}

func (a *annex) Errands(context.Context, time.Time) ([]Errand, error) { return a.errands, nil }

func (a *annex) EndErrand(_ context.Context, e Errand, due time.Time) error {
	a.guard.Lock()
	defer a.guard.Unlock()
	a.ended[e.Link.URL] = due
	return nil
}

func (a *annex) Holds(context.Context) (map[string]time.Time, error) { return a.held, nil }

func (a *annex) Hold(_ context.Context, host string, until time.Time) error {
	a.guard.Lock()
	defer a.guard.Unlock()
	a.held[host] = until
	return nil
}

// tries gives the tries that were noted for an article.
func (a *annex) tries(id ID) (n int, due time.Time, noted bool) {
	for _, g := range a.got {
		if g.ID == id {
			return g.Tries, g.Due, true
		}
	}
	return 0, time.Time{}, false
}

// plainPages is a PageReader that takes a body for its text.
type plainPages struct{}

func (plainPages) ReadPage(raw Raw) (Page, error) {
	p := Page{Article: Article{URL: raw.URL, Title: "Page at " + raw.URL, Content: "<p>" + string(raw.Body) + "</p>"}, Found: true}
	switch body := string(raw.Body); {
	case strings.HasPrefix(body, "panic"):
		panic("a page that its author did not think of")
	case body == "login":
		p.Found, p.Warnings = false, []Warning{{Kind: WarnLogin}}
	case body == "script":
		p.Found, p.Warnings = false, []Warning{{Kind: WarnNoText}}
	}
	return p, nil
}

const newsFeed = "https://news.example/rss"

// newAnnex makes a Completer whose pauses are counted, not waited for, with n
// wanted pages of one host.
func newAnnex(n int) (*Completer, *annex, *house, *[]time.Duration) {
	h := newHouse(newsFeed)
	a := &annex{shelf: h.shelf, wishes: map[string][]Wish{}, adopted: map[ID]bool{}, known: map[string]ID{}, ended: map[string]time.Time{}, held: map[string]time.Time{}}
	for i := range n {
		url := fmt.Sprintf("https://news.example/%d", i)
		a.wishes[newsFeed] = append(a.wishes[newsFeed], Wish{ID: ID(fmt.Sprint("a", i)), Feed: newsFeed, URL: url, Date: int64(1000 - i)})
		h.serve(url, Answer{Outcome: Fresh, Code: 200, Body: []byte("text"), ContentType: "text/html"})
	}
	var pauses []time.Duration
	var mu sync.Mutex
	c := &Completer{Fetcher: h.web, Reader: plainPages{}, Store: a, Schedule: DefaultSchedule, Now: h.clock.Now, Pause: DefaultPause,
		Wait: func(_ context.Context, d time.Duration) error {
			mu.Lock()
			defer mu.Unlock()
			pauses = append(pauses, d)
			return nil
		}}
	return c, a, h, &pauses
}

func TestPagesOfAHostAreGotOneAfterAnotherTheNewestFirst(t *testing.T) {
	c, a, h, pauses := newAnnex(3)
	slices.Reverse(a.wishes[newsFeed])
	if err := c.Run(context.Background(), []string{newsFeed}, nil); err != nil {
		t.Fatal(err)
	}
	if got, want := h.web.addresses(), []string{"https://news.example/0", "https://news.example/1", "https://news.example/2"}; !slices.Equal(got, want) {
		t.Errorf("asked for %v", got)
	}
	if h.web.most != 1 {
		t.Errorf("%d requests were under way at one host", h.web.most)
	}
	if want := []time.Duration{DefaultPause, DefaultPause}; !slices.Equal(*pauses, want) {
		t.Errorf("pauses %v", *pauses)
	}
	if len(a.got) != 3 || a.got[0].Page == nil || a.got[0].Tries != 0 {
		t.Errorf("kept %+v", a.got)
	}
}

func TestARunGetsThirtyPagesOfAFeed(t *testing.T) {
	c, _, h, _ := newAnnex(45)
	done := 0
	if err := c.Run(context.Background(), []string{newsFeed}, func(n, _ int, _ PageReport) { done = n }); err != nil {
		t.Fatal(err)
	}
	if got := h.web.addresses(); len(got) != 30 || done != 30 {
		t.Errorf("%d pages were asked for, %d reported", len(got), done)
	}
}

func TestAHostThatAsksToBeLeftAloneIsAskedForNoOtherPage(t *testing.T) {
	c, a, h, _ := newAnnex(4)
	h.serve("https://news.example/1", Answer{Outcome: Busy, Code: 503, Hints: Hints{RetryAfter: time.Hour}})
	if err := c.Run(context.Background(), []string{newsFeed}, nil); err != nil {
		t.Fatal(err)
	}
	if got := h.web.addresses(); len(got) != 2 {
		t.Errorf("asked for %v", got)
	}
	if until := a.held["news.example"]; !until.Equal(noon.Add(time.Hour)) {
		t.Errorf("held until %v", until)
	}
	if n, due, _ := a.tries("a1"); n != 0 || !due.Equal(noon.Add(time.Hour)) {
		t.Errorf("the page counts %d tries and is due at %v", n, due)
	}
	if err := c.Run(context.Background(), []string{newsFeed}, nil); err != nil {
		t.Fatal(err)
	}
	if got := h.web.addresses(); len(got) != 0 {
		t.Errorf("while it is held it was asked for %v", got)
	}
}

func TestAStoreThatIsFullEndsTheAskingForPages(t *testing.T) {
	c, a, h, _ := newAnnex(20)
	a.full = errors.New("database or disk is full")
	last := 0
	err := c.Run(context.Background(), []string{newsFeed}, func(_, total int, _ PageReport) { last = total })
	if !errors.Is(err, a.full) {
		t.Errorf("error %v", err)
	}
	if got := h.web.addresses(); len(got) != mostUnkept || last != 20 {
		t.Errorf("asked for %v of %d", got, last)
	}
}

func TestAHostWithoutAWayToItIsTriedOnce(t *testing.T) {
	c, a, h, pauses := newAnnex(4)
	h.serve("https://news.example/0", Answer{Problem: &Problem{Kind: ProblemNoHost}})
	if err := c.Run(context.Background(), []string{newsFeed}, nil); err != nil {
		t.Fatal(err)
	}
	if got := h.web.addresses(); len(got) != 1 || len(*pauses) != 0 {
		t.Errorf("asked for %v, pauses %v", got, *pauses)
	}
	if n, due, noted := a.tries("a0"); !noted || n != 0 || !due.After(noon) {
		t.Errorf("a name that does not resolve counts %d tries, due at %v", n, due)
	}
}

func TestAPageThatFailsIsPutOffLongerEachTimeAndThenDropped(t *testing.T) {
	tests := []struct {
		name    string
		answer  Answer
		tries   int // before
		due     time.Duration
		dropped bool
		kind    ProblemKind
	}{
		{"first", Answer{Problem: &Problem{Kind: ProblemServer}}, 0, time.Hour, false, ProblemServer},
		{"third", Answer{Problem: &Problem{Kind: ProblemServer}}, 2, 16 * time.Hour, false, ProblemServer},
		{"fifth", Answer{Problem: &Problem{Kind: ProblemTimeout}}, 4, 0, true, ProblemTimeout},
		{"not found", Answer{Problem: &Problem{Kind: ProblemNotFound, Code: 404}}, 0, 0, true, ProblemNotFound},
		{"gone", Answer{Outcome: Gone, Code: 410}, 0, 0, true, ProblemGone},
		{"a login page", Answer{Outcome: Fresh, Code: 200, Body: []byte("login"), ContentType: "text/html"}, 0, time.Hour, false, ProblemLogin},
		{"a page behind a script", Answer{Outcome: Fresh, Code: 200, Body: []byte("script"), ContentType: "text/html"}, 0, time.Hour, false, ProblemNoText},
		{"a picture", Answer{Outcome: Fresh, Code: 200, Body: []byte("x"), ContentType: "image/png"}, 0, 0, true, ProblemNotPage},
		{"a PDF that calls itself a page", Answer{Outcome: Fresh, Code: 200, Body: []byte("%PDF-1.7"), ContentType: "text/html"}, 0, 0, true, ProblemNotPage},
		{"a page that breaks its reader", Answer{Outcome: Fresh, Code: 200, Body: []byte("panic"), ContentType: "text/html"}, 0, time.Hour, false, ProblemBroken},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, a, h, _ := newAnnex(1)
			a.wishes[newsFeed][0].Tries = tt.tries
			h.serve("https://news.example/0", tt.answer)
			var told PageReport
			if err := c.Run(context.Background(), []string{newsFeed}, func(_, _ int, r PageReport) { told = r }); err != nil {
				t.Fatal(err)
			}
			n, due, _ := a.tries("a0")
			want := time.Time{}
			if !tt.dropped {
				want = noon.Add(tt.due)
			}
			if n != tt.tries+1 || !due.Equal(want) || told.Dropped != tt.dropped || told.Problem == nil || told.Problem.Kind != tt.kind {
				t.Errorf("tries %d, due %v, told %+v (%v)", n, due, told, told.Problem)
			}
			if a.got[0].Page != nil {
				t.Error("something was kept")
			}
		})
	}
}

func TestPagesAreAskedForInTheNameOfTheirFeedAndOnce(t *testing.T) {
	c, a, h, _ := newAnnex(2)
	a.wishes[newsFeed][1].URL = "http://www.news.example/0?utm_source=rss"
	a.wishes[newsFeed][0].URL = "http://news.example/0"
	h.serve("http://news.example/0", Answer{Outcome: Fresh, Code: 200, Body: []byte("text")})
	if err := c.Run(context.Background(), []string{newsFeed}, nil); err != nil {
		t.Fatal(err)
	}
	if r := h.web.last("http://news.example/0"); r.Named != newsFeed || r.Conditional() {
		t.Errorf("the request is %+v", r)
	}
	if got := h.web.addresses(); len(got) != 1 || len(a.got) != 2 {
		t.Errorf("asked for %v, kept for %d articles", got, len(a.got))
	}
}

func TestAPageThatAnotherArticleHasIsNotAskedFor(t *testing.T) {
	c, a, h, pauses := newAnnex(2)
	a.adopted["a0"] = true
	if err := c.Run(context.Background(), []string{newsFeed}, nil); err != nil {
		t.Fatal(err)
	}
	if got := h.web.addresses(); !slices.Equal(got, []string{"https://news.example/1"}) || len(*pauses) != 0 {
		t.Errorf("asked for %v, pauses %v", got, *pauses)
	}
}

func TestNoPageIsGotOfFeedsThatWantNone(t *testing.T) {
	c, _, h, _ := newAnnex(2)
	c.How = func(string) FullText { return FullTextNever }
	if err := c.Run(context.Background(), []string{newsFeed}, nil); err != nil {
		t.Fatal(err)
	}
	if got := h.web.addresses(); len(got) != 0 {
		t.Errorf("asked for %v", got)
	}
}

func TestACancelledRunNotesNothingAgainstThePage(t *testing.T) {
	c, a, h, _ := newAnnex(3)
	ctx, cancel := context.WithCancel(context.Background())
	h.web.during = func(_ context.Context, r Request) {
		if r.URL == "https://news.example/1" {
			cancel()
		}
	}
	if err := c.Run(ctx, []string{newsFeed}, nil); err != context.Canceled {
		t.Errorf("the run ends with %v", err)
	}
	if _, _, noted := a.tries("a1"); noted || len(a.got) != 1 {
		t.Errorf("noted: %+v", a.got)
	}
}

func TestErrandsAreDoneAfterwardsAndPutOff(t *testing.T) {
	c, a, h, _ := newAnnex(0)
	for _, name := range []string{"here", "known", "away", "gone", "nowhere"} {
		a.errands = append(a.errands, Errand{Link: Link{URL: "https://site.example/" + name, Title: name}})
	}
	a.known["https://site.example/known"] = "k"
	h.serve("https://site.example/here", Answer{Outcome: Fresh, Code: 200, Body: []byte("text")})
	h.serve("https://site.example/away", Answer{Problem: &Problem{Kind: ProblemServer, Code: 500}})
	h.serve("https://site.example/gone", Answer{Problem: &Problem{Kind: ProblemNotFound, Code: 404}})
	h.serve("https://site.example/nowhere", Answer{Problem: &Problem{Kind: ProblemNoHost}})
	var dropped []string
	if err := c.Run(context.Background(), nil, func(n, _ int, r PageReport) {
		if r.Dropped {
			dropped = append(dropped, r.Title)
		}
	}); err != nil {
		t.Fatal(err)
	}
	if len(a.taken) != 1 || a.taken[0].URL != "https://site.example/here" || a.taken[0].ID == "" {
		t.Errorf("taken: %+v", a.taken)
	}
	want := map[string]time.Time{
		"https://site.example/here": {}, "https://site.example/known": {}, "https://site.example/gone": {},
		"https://site.example/away": noon.Add(time.Hour), "https://site.example/nowhere": noon.Add(time.Hour),
	}
	for url, due := range want {
		if got, ended := a.ended[url]; !ended || !got.Equal(due) {
			t.Errorf("%s is put off until %v (%v), want %v", url, got, ended, due)
		}
	}
	if !slices.Equal(dropped, []string{"gone"}) {
		t.Errorf("dropped: %v", dropped)
	}
}
