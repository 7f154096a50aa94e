package feed

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	postal = "https://postal.example/rss"
	bank   = "https://bank.example/atom"
	court  = "https://court.example/feed"
)

// must refreshes and fails the test on an error of the run.
func (h *house) must(t *testing.T, o Order) map[string]Report {
	t.Helper()
	reports, err := h.pull(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return reports
}

func TestRefreshStoresWhatIsNew(t *testing.T) {
	h := newHouse(postal)
	h.serve(postal, page("a\nb\n", `W/"1"`))
	rep := h.must(t, Order{})[postal]
	if rep.Status != StatusNew || rep.Saved.New != 2 || rep.Problem != nil {
		t.Errorf("report %+v", rep)
	}
	if rep.Title != "Title of "+postal || !rep.Next.Equal(noon.Add(time.Hour)) {
		t.Errorf("title %q, next %v", rep.Title, rep.Next)
	}
	p := h.shelf.saves[0]
	if p.Feed != postal || !p.At.Equal(noon) || p.Document.Feed.URL != postal {
		t.Errorf("pull of %q at %v", p.Feed, p.At)
	}
	for _, a := range p.Document.Articles {
		if len(a.ID) != 16 || a.Feed != postal {
			t.Errorf("article %+v", a)
		}
	}
	st := h.shelf.state(postal)
	if st.ETag != `W/"1"` || st.Hash != sum([]byte("a\nb\n")) || !st.LastDocument.Equal(noon) || !st.Newest.Equal(noon.Add(-time.Hour)) {
		t.Errorf("state %+v", st)
	}
}

func TestOneFeedsFailureHarmsNoOther(t *testing.T) {
	h := newHouse(postal, bank, court, "https://old.example/", "https://calm.example/", "builtin:sample")
	h.serve(postal, page("a\n", ""))
	h.serve(bank, page("broken", `"2"`))
	h.serve(court, Answer{Problem: &Problem{Kind: ProblemTimeout}})
	h.serve("https://old.example/", Answer{Outcome: Gone, Code: 410})
	h.serve("https://calm.example/", Answer{Outcome: Busy, Code: 503})
	h.serve("builtin:sample", page("s\n", ""))
	want := map[string]Status{
		postal: StatusNew, bank: StatusFailed, court: StatusFailed, "https://old.example/": StatusGone,
		"https://calm.example/": StatusBusy, "builtin:sample": StatusNew,
	}
	reports := h.must(t, Order{})
	if got := statuses(reports); !maps.Equal(got, want) {
		t.Errorf("statuses %v, want %v", got, want)
	}
	if got := reports[bank].Problem; got.Kind != ProblemBroken || h.shelf.state(bank).Failures != 1 {
		t.Errorf("problem %v", got)
	}
}

func TestManner10AParseErrorKeepsTheOldValidators(t *testing.T) {
	h := newHouse(postal)
	a := page("a\n", `"1"`)
	a.LastModified = "Mon, 05 Oct 2026 10:00:00 GMT"
	h.serve(postal, a)
	h.must(t, Order{})
	before := h.shelf.state(postal)
	h.clock.add(time.Hour)
	b := page("broken", `"2"`)
	b.LastModified = "Mon, 05 Oct 2026 11:00:00 GMT"
	h.serve(postal, b)
	h.must(t, Order{Urgency: Forced})
	after := h.shelf.state(postal)
	if after.ETag != before.ETag || after.LastModified != before.LastModified || after.Hash != before.Hash {
		t.Errorf("validators became %q, %q, hash %q", after.ETag, after.LastModified, after.Hash)
	}
	if after.Problem != ProblemBroken || !after.LastDocument.Equal(before.LastDocument) || h.shelf.saves[1].Document != nil {
		t.Errorf("state %+v", after)
	}
	h.must(t, Order{Urgency: Forced})
	if r := h.web.last(postal); r.ETag != `"1"` || r.LastModified != a.LastModified {
		t.Errorf("the next request carries %+v", r)
	}
	h.serve(postal, page("a\nb\n", `"2"`))
	if rep := h.must(t, Order{Urgency: Forced})[postal]; rep.Saved.New != 1 || h.shelf.state(postal).ETag != `"2"` {
		t.Errorf("mended document: %+v", rep)
	}
}

// dated is a document with both validators.
func dated(body, etag, modified string) Answer {
	a := page(body, etag)
	a.LastModified = modified
	return a
}

func TestManner08A304IsASuccessWithoutADocument(t *testing.T) {
	h := newHouse(postal)
	h.serve(postal, page("a\n", `"1"`))
	h.must(t, Order{})
	before := h.shelf.state(postal)
	h.clock.add(2 * time.Hour)
	h.serve(postal, Answer{Outcome: NotModified, Code: 304})
	if rep := h.must(t, Order{})[postal]; rep.Status != StatusNotModified || rep.Saved != (Saved{}) {
		t.Errorf("report %+v", rep)
	}
	if len(h.lines.parsed) != 1 || h.shelf.saves[1].Document != nil {
		t.Errorf("parsed %d times, saved %+v", len(h.lines.parsed), h.shelf.saves[1].Document)
	}
	st := h.shelf.state(postal)
	if !st.LastSuccess.Equal(h.clock.Now()) || !st.LastDocument.Equal(noon) || st.Hash != before.Hash || st.Newest != before.Newest {
		t.Errorf("state %+v", st)
	}
}

func TestManner09A304RenewsOnlyTheValidatorsItCarries(t *testing.T) {
	h := newHouse(postal)
	h.serve(postal, dated("a\n", `"1"`, "Mon, 05 Oct 2026 10:00:00 GMT"))
	h.must(t, Order{})
	for _, tt := range []struct {
		name         string
		etag, lm     string
		wantE, wantL string
	}{
		{"nothing", "", "", `"1"`, "Mon, 05 Oct 2026 10:00:00 GMT"},
		{"a tag", `"1-gzip"`, "", `"1-gzip"`, "Mon, 05 Oct 2026 10:00:00 GMT"},
		{"a date", "", "Mon, 05 Oct 2026 11:30:00 GMT", `"1-gzip"`, "Mon, 05 Oct 2026 11:30:00 GMT"},
	} {
		h.clock.add(2 * time.Hour)
		h.serve(postal, Answer{Outcome: NotModified, Code: 304, ETag: tt.etag, LastModified: tt.lm})
		h.must(t, Order{})
		if st := h.shelf.state(postal); st.ETag != tt.wantE || st.LastModified != tt.wantL {
			t.Errorf("304 with %s: %q, %q", tt.name, st.ETag, st.LastModified)
		}
	}
}

func TestValidatorsGoWithTheirDocument(t *testing.T) {
	h := newHouse(postal)
	h.serve(postal, dated("a\n", `"1"`, "Mon, 05 Oct 2026 10:00:00 GMT"))
	h.must(t, Order{})
	h.serve(postal, page("b\n", ""))
	h.must(t, Order{Urgency: Forced})
	if st := h.shelf.state(postal); st.ETag != "" || st.LastModified != "" {
		t.Errorf("validators of the former document stayed: %q, %q", st.ETag, st.LastModified)
	}
}

func TestManner12IdenticalBytesAreNotParsedAndAskedForDaily(t *testing.T) {
	for _, own := range []time.Duration{0, 2 * time.Hour} {
		h := newHouse(postal)
		h.Wishes = func(string) Wishes { return Wishes{Interval: own} }
		h.serve(postal, page("a\n", ""))
		h.must(t, Order{})
		h.clock.add(2 * time.Hour)
		rep := h.must(t, Order{})[postal]
		if rep.Status != StatusUnchanged || len(h.lines.parsed) != 1 || h.shelf.saves[1].Document != nil {
			t.Errorf("%s, parsed %d times", rep.Status, len(h.lines.parsed))
		}
		want := dayLong
		if own > 0 {
			want = own
		}
		if wait := rep.Next.Sub(h.clock.Now()); wait != want {
			t.Errorf("with an interval of %v: next after %v, want %v", own, wait, want)
		}
	}
}

func TestManner13BytesCountMoreThanTags(t *testing.T) {
	h := newHouse(postal)
	h.serve(postal, page("a\n", `"1"`))
	h.must(t, Order{})
	h.clock.add(time.Hour)
	h.serve(postal, page("a\n", `"2"`))
	rep := h.must(t, Order{})[postal]
	if rep.Status != StatusUnchanged || len(h.lines.parsed) != 1 || h.shelf.saves[1].Document != nil {
		t.Errorf("new tag, same bytes: %s, parsed %d times", rep.Status, len(h.lines.parsed))
	}
	if st := h.shelf.state(postal); st.ETag != `"2"` || !st.LastDocument.Equal(h.clock.Now()) {
		t.Errorf("state %+v", st)
	}
	h.clock.add(time.Hour)
	h.serve(postal, page("a\nb\n", `"2"`))
	if rep := h.must(t, Order{})[postal]; rep.Status != StatusNew || rep.Saved.New != 1 {
		t.Errorf("the same tag over new bytes: %+v", rep)
	}
}

func TestManner22AnOrderAsksWhomItMay(t *testing.T) {
	held := "https://held.example/"
	gone := "https://gone.example/"
	for _, tt := range []struct {
		order Order
		want  []string
	}{
		{Order{Urgency: Routine}, []string{bank}},
		{Order{Urgency: Asked}, []string{bank, postal}},
		{Order{Urgency: Asked, Feeds: []string{gone, court}}, []string{gone}},
		{Order{Urgency: Forced}, []string{bank, court, gone, postal}},
		{Order{Urgency: Forced, Feeds: []string{held, postal, postal, "https://unknown.example/"}}, []string{postal}},
	} {
		h := newHouse(postal, bank, court, held, gone)
		h.shelf.setState(postal, State{LastCheck: noon.Add(-30 * time.Minute), NextCheck: noon.Add(30 * time.Minute)})
		h.shelf.setState(bank, State{LastCheck: noon.Add(-2 * time.Hour), NextCheck: noon.Add(-time.Hour)})
		h.shelf.setState(court, State{LastCheck: noon.Add(-time.Minute), NextCheck: noon.Add(time.Hour)})
		h.shelf.setState(held, State{LastCheck: noon.Add(-time.Hour), NextCheck: noon.Add(-time.Minute), HoldUntil: noon.Add(time.Minute)})
		h.shelf.setState(gone, State{LastCheck: noon.Add(-time.Hour), Reason: ReasonGone})
		reports := h.must(t, tt.order)
		got := h.web.addresses()
		if slices.Sort(got); !slices.Equal(got, tt.want) {
			t.Errorf("%+v asked %q, want %q", tt.order, got, tt.want)
		}
		if rep, ok := reports[held]; ok && (rep.Status != StatusNotDue || !rep.Held || !rep.Next.Equal(noon.Add(time.Minute))) {
			t.Errorf("%+v: held feed reported as %+v", tt.order, rep)
		}
		if rep, ok := reports[court]; ok && rep.Status == StatusNotDue && rep.Held {
			t.Errorf("%+v: %+v", tt.order, rep)
		}
	}
}

func TestManner25ABusyHostPausesAllItsFeeds(t *testing.T) {
	first, second, third := "https://gov.example/1", "https://GOV.example:443/2", "https://gov.example/3"
	h := newHouse(first, second, third, bank)
	busy := Answer{Outcome: Busy, Code: 429, Problem: &Problem{Kind: ProblemBusy, Code: 429}, Hints: Hints{RetryAfter: 2 * time.Hour}}
	h.serve(first, busy)
	reports := h.must(t, Order{})
	want := map[string]Status{first: StatusBusy, second: StatusNotDue, third: StatusNotDue, bank: StatusNotModified}
	if got := statuses(reports); !maps.Equal(got, want) {
		t.Errorf("statuses %v, want %v", got, want)
	}
	if rep := reports[third]; !rep.Held || !rep.Next.Equal(noon.Add(2*time.Hour)) {
		t.Errorf("third feed of the host: %+v", rep)
	}
	h.web.addresses()
	h.clock.add(90 * time.Minute)
	h.must(t, Order{Feeds: []string{second}, Urgency: Forced})
	if got := h.web.addresses(); len(got) != 0 {
		t.Errorf("in the next run, within the hold, asked %q", got)
	}
	h.clock.add(31 * time.Minute)
	h.must(t, Order{Feeds: []string{second}, Urgency: Forced})
	if got := h.web.addresses(); len(got) != 1 {
		t.Errorf("after the hold asked %q", got)
	}
}

func TestPanickingParserIsABrokenDocument(t *testing.T) {
	secret := "https://clerk:secret@gov.example/rss?token=abc"
	h := newHouse(secret, bank)
	h.serve(secret, page("panic", `"1"`))
	h.serve(bank, page("a\n", ""))
	reports := h.must(t, Order{})
	p := reports[secret].Problem
	if reports[bank].Status != StatusNew || reports[secret].Status != StatusFailed || p.Kind != ProblemBroken {
		t.Fatalf("reports %+v", reports)
	}
	if !strings.HasPrefix(p.Detail, "gov.example/rss: runtime error: index out of range") || strings.Contains(p.Detail, "\n") {
		t.Errorf("detail %q", p.Detail)
	}
	if !strings.Contains(p.Err.Error(), "fakes_test.go") || strings.Contains(p.Err.Error(), "token=abc") {
		t.Errorf("the cause does not show the place, or shows the secret: %v", p.Err)
	}
	if st := h.shelf.state(secret); st.Problem != ProblemBroken || st.ETag != "" || !st.NextCheck.After(noon) {
		t.Errorf("state %+v", st)
	}
}

func TestPanickingFetcherIsAFailedRequest(t *testing.T) {
	h := newHouse(postal, bank)
	h.web.pages[postal] = func(context.Context, Request) Answer { panic("header of doom\nsecond line") }
	reports := h.must(t, Order{})
	if p := reports[postal].Problem; p == nil || p.Kind != ProblemOther || p.Detail != "postal.example/rss: header of doom" {
		t.Errorf("problem %v", p)
	}
	if reports[bank].Status != StatusNotModified {
		t.Errorf("the other feed: %s", reports[bank].Status)
	}
}

func TestAnswerWithoutDocumentIsNeverASuccess(t *testing.T) {
	for outcome, want := range map[Outcome]ProblemKind{Failed: ProblemOther, Gone: ProblemGone, Busy: ProblemBusy} {
		h := newHouse(postal)
		h.serve(postal, Answer{Outcome: outcome, Code: 418})
		rep := h.must(t, Order{})[postal]
		if rep.Problem == nil || rep.Problem.Kind != want || rep.Problem.Code != 418 || h.shelf.state(postal).Failures != 1 {
			t.Errorf("outcome %d: %+v", outcome, rep)
		}
	}
}

func TestStoreErrorIsAProblemOfThatFeed(t *testing.T) {
	full := errors.New("database or disk is full")
	h := newHouse(postal, bank)
	h.serve(postal, page("a\n", ""))
	h.serve(bank, page("b\n", ""))
	h.shelf.fail[postal] = full
	reports := h.must(t, Order{})
	p := reports[postal].Problem
	if reports[postal].Status != StatusFailed || p == nil || p.Kind != ProblemStorage || !errors.Is(p, full) {
		t.Errorf("report %+v", reports[postal])
	}
	if reports[bank].Status != StatusNew {
		t.Errorf("the other feed: %s", reports[bank].Status)
	}
	delete(h.shelf.fail, postal)
	if rep := h.must(t, Order{})[postal]; rep.Saved.New != 1 {
		t.Errorf("when there is space again: %+v", rep)
	}
}

// TestAStoreThatIsFullEndsTheAsking has 100 hosts, which nothing would keep from
// being asked for the whole of their feeds with every start.
func TestAStoreThatIsFullEndsTheAsking(t *testing.T) {
	var feeds []string
	for i := range 100 {
		feeds = append(feeds, fmt.Sprintf("https://host%d.example/", i))
	}
	h := newHouse(feeds...)
	for _, f := range feeds {
		h.serve(f, page("a\n", ""))
		h.shelf.fail[f] = errors.New("database or disk is full")
	}
	reports := h.must(t, Order{})
	if asked := len(h.web.addresses()); asked < mostUnkept || asked > mostUnkept+inFlight {
		t.Errorf("%d feeds were asked", asked)
	}
	for _, f := range feeds {
		if p := reports[f].Problem; p == nil || p.Kind != ProblemStorage || reports[f].Status != StatusFailed {
			t.Errorf("%s: %+v", f, reports[f])
		}
	}
	clear(h.shelf.fail)
	h.must(t, Order{})
	if asked := len(h.web.addresses()); asked != 100 {
		t.Errorf("%d feeds were asked when there was room again", asked)
	}
}

func TestListErrorEndsTheRefresh(t *testing.T) {
	h := newHouse(postal)
	h.shelf.listErr = errors.New("locked")
	_, err := h.pull(t.Context(), Order{})
	if !errors.Is(err, h.shelf.listErr) || len(h.web.addresses()) != 0 {
		t.Errorf("error %v", err)
	}
}

func TestManner04EachAddressIsAskedOnce(t *testing.T) {
	h := newHouse(postal, bank, postal, postal)
	reports, calls := make(map[string]int), 0
	err := h.Refresh(t.Context(), Order{}, func(_, total int, rep Report) {
		reports[rep.Feed]++
		if calls++; total != 2 {
			t.Errorf("total %d, want 2", total)
		}
	})
	if err != nil || calls != 2 || reports[postal] != 1 || len(h.web.addresses()) != 2 {
		t.Errorf("reports %v, error %v", reports, err)
	}
}

func TestManner23NoFeedIsBlamedWhenNoNameResolves(t *testing.T) {
	nowhere := Answer{Problem: &Problem{Kind: ProblemNoHost, Detail: "x"}}
	h := newHouse(postal, bank, "builtin:sample")
	h.serve(postal, nowhere)
	h.serve(bank, nowhere)
	h.serve("builtin:sample", page("s\n", ""))
	reports := h.must(t, Order{})
	for _, f := range []string{postal, bank} {
		if rep := reports[f]; rep.Status != StatusFailed || rep.Problem.Kind != ProblemOffline || h.shelf.state(f).Failures != 0 {
			t.Errorf("%s: %+v", f, rep)
		}
	}
	if !h.MayAsk(h.shelf.state(postal), Routine) {
		t.Error("the interval was burnt")
	}
	h = newHouse(postal, bank, court)
	h.serve(postal, nowhere)
	h.serve(bank, nowhere)
	h.serve(court, Answer{Problem: &Problem{Kind: ProblemServer, Code: 500}})
	reports = h.must(t, Order{})
	if rep := reports[postal]; rep.Problem.Kind != ProblemNoHost || h.shelf.state(postal).Failures != 1 {
		t.Errorf("with a network: %+v", rep)
	}
	h = newHouse(postal)
	h.serve(postal, nowhere)
	if rep := h.must(t, Order{})[postal]; rep.Problem.Kind != ProblemNoHost || h.shelf.state(postal).Failures != 1 {
		t.Errorf("alone: %+v", rep)
	}
}

// MayAsk asks the schedule at the house's own time.
func (h *house) MayAsk(st State, u Urgency) bool {
	return h.Schedule.MayAsk(st, u, h.clock.Now()).Ask
}

func TestManner23NoFeedIsBlamedForAProxyThatIsNotThere(t *testing.T) {
	h := newHouse(postal, bank)
	down := Answer{Problem: &Problem{Kind: ProblemProxy, Detail: "x: proxy 127.0.0.1:1: connection refused"}}
	h.serve(postal, down)
	h.serve(bank, down)
	reports := h.must(t, Order{})
	for _, f := range []string{postal, bank} {
		inner, _ := errors.AsType[*Problem](reports[f].Problem.Err)
		if rep := reports[f]; rep.Problem.Kind != ProblemOffline || inner == nil || inner.Kind != ProblemProxy || h.shelf.state(f).Failures != 0 {
			t.Errorf("%s: %+v", f, rep)
		}
	}
	if !h.MayAsk(h.shelf.state(postal), Routine) {
		t.Error("the interval was burnt")
	}
	h.serve(bank, page("a\n", "")) // by another way
	if rep := h.must(t, Order{})[postal]; rep.Problem.Kind != ProblemProxy || h.shelf.state(postal).Failures != 1 {
		t.Errorf("with a network: %+v", rep)
	}
}

func TestManner23OfflineIsNotStored(t *testing.T) {
	h := newHouse(postal)
	h.serve(postal, Answer{Problem: &Problem{Kind: ProblemOffline}})
	if rep := h.must(t, Order{})[postal]; rep.Status != StatusFailed || len(h.shelf.saves) != 0 {
		t.Errorf("%+v, %d saves", rep, len(h.shelf.saves))
	}
}

func TestTitleOfAReport(t *testing.T) {
	h := newHouse(postal)
	h.shelf.subs[postal] = Subscription{Feed: Feed{URL: postal, Name: "mine", Title: "old"}}
	h.serve(postal, page("a\n", ""))
	if rep := h.must(t, Order{})[postal]; rep.Title != "mine" {
		t.Errorf("title %q, want the reader's", rep.Title)
	}
}

func TestIntervalsOfSingleFeeds(t *testing.T) {
	h := newHouse(postal, bank)
	h.Wishes = func(feed string) Wishes {
		if feed == postal {
			return Wishes{Interval: 6 * time.Hour}
		}
		return Wishes{}
	}
	reports := h.must(t, Order{})
	if p, b := reports[postal].Next.Sub(noon), reports[bank].Next.Sub(noon); p != 6*time.Hour || b != time.Hour {
		t.Errorf("next checks after %v and %v", p, b)
	}
}

func TestNobodyHasToListen(t *testing.T) {
	h := newHouse(postal)
	if err := h.Refresh(t.Context(), Order{}, nil); err != nil || len(h.shelf.saves) != 1 {
		t.Errorf("error %v, %d saves", err, len(h.shelf.saves))
	}
}
