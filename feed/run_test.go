package feed

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestHostName(t *testing.T) {
	for _, tt := range []struct {
		address, name string
		network       bool
	}{
		{"https://Gov.Example/a", "gov.example", true},
		{"https://gov.example:443/a", "gov.example", true},
		{"http://gov.example:80/a", "gov.example", true},
		{"http://gov.example:443/a", "gov.example:443", true},
		{"https://gov.example:8443/a", "gov.example:8443", true},
		{"https://u:p@gov.example/a", "gov.example", true},
		{"builtin:sample", "builtin:sample", false},
		{"https://%zz/", "https://%zz/", false},
	} {
		if name, network := hostName(tt.address); name != tt.name || network != tt.network {
			t.Errorf("%s: %q, %v", tt.address, name, network)
		}
	}
}

// TestManner05FeedsOfOneHostAreAskedOneAfterAnother: the feeds of one host are asked one at a time and
// in order, while the others do not wait for them.
func TestManner05FeedsOfOneHostAreAskedOneAfterAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var feeds []string
		for i := range 20 {
			feeds = append(feeds, fmt.Sprintf("https://slow.example/%02d", i))
		}
		for i := range 30 {
			feeds = append(feeds, fmt.Sprintf("https://quick%d.example/", i))
		}
		h := newHouse(feeds...)
		h.Now = time.Now
		h.web.during = func(ctx context.Context, r Request) {
			wait := time.Second
			if strings.Contains(r.URL, "slow") {
				wait = time.Minute
			}
			time.Sleep(wait)
		}
		start := time.Now()
		var slow []string
		err := h.Refresh(t.Context(), Order{}, func(_, _ int, rep Report) {
			if strings.Contains(rep.Feed, "slow") {
				slow = append(slow, rep.Feed)
			} else if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%s waited %v behind another host", rep.Feed, took)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		if h.web.most != 1 {
			t.Errorf("%d requests under way at one host", h.web.most)
		}
		if !slices.Equal(slow, feeds[:20]) {
			t.Errorf("order at the slow host: %q", slow)
		}
		if took := time.Since(start); took > 20*time.Minute+10*time.Second {
			t.Errorf("took %v, the slow host alone needs 20 minutes", took)
		}
	})
}

func TestReportIsNeverCalledTwiceAtOnce(t *testing.T) {
	var feeds []string
	for i := range 200 {
		feeds = append(feeds, fmt.Sprintf("https://host%d.example/", i))
	}
	h := newHouse(feeds...)
	var inside atomic.Int32
	next := 1
	err := h.Refresh(t.Context(), Order{}, func(done, total int, _ Report) {
		if inside.Add(1) != 1 {
			t.Error("two reports at once")
		}
		for range 10 {
			runtime.Gosched()
		}
		if done != next || total != 200 {
			t.Errorf("report %d of %d, want %d of 200", done, total, next)
		}
		next++
		inside.Add(-1)
	})
	if err != nil || next != 201 {
		t.Errorf("error %v, %d reports", err, next-1)
	}
}

// TestDocumentsDoNotPileUp: what is fetched and not yet saved is bounded,
// however slow the store.
func TestDocumentsDoNotPileUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var feeds []string
		for i := range 200 {
			feeds = append(feeds, fmt.Sprintf("https://host%d.example/", i))
		}
		h := newHouse(feeds...)
		var open, most atomic.Int32
		h.web.during = func(context.Context, Request) {
			if n := open.Add(1); n > most.Load() {
				most.Store(n)
			}
		}
		h.Store = slowStore{h.shelf, &open}
		if err := h.Refresh(t.Context(), Order{}, nil); err != nil {
			t.Fatal(err)
		}
		if n := most.Load(); n != 16 {
			t.Errorf("%d feeds between request and save, want 16", n)
		}
	})
}

type slowStore struct {
	*shelf
	open *atomic.Int32
}

func (s slowStore) Save(ctx context.Context, p Pull) (Saved, error) {
	time.Sleep(time.Second)
	defer s.open.Add(-1)
	return s.shelf.Save(ctx, p)
}

func TestManner39CancelStopsAtOnceAndKeepsWhatWasSaved(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var feeds []string
		for i := range 10 {
			feeds = append(feeds, fmt.Sprintf("https://one.example/%d", i), fmt.Sprintf("https://host%d.example/", i))
		}
		h := newHouse(feeds...)
		ctx, cancel := context.WithCancel(t.Context())
		for i, f := range feeds {
			h.serve(f, page("a\n", fmt.Sprint(i)))
		}
		h.web.during = func(ctx context.Context, r Request) {
			if strings.Contains(r.URL, "one.example") {
				select {
				case <-ctx.Done():
				case <-time.After(time.Minute):
				}
			}
		}
		time.AfterFunc(150*time.Second, cancel)
		start := time.Now()
		reports, err := h.pull(ctx, Order{})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
		if took := time.Since(start); took != 150*time.Second {
			t.Errorf("ended after %v, cancelled after 150 s", took)
		}
		saved, cancelled := 0, 0
		for _, rep := range reports {
			switch {
			case rep.Status == StatusNew:
				saved++
			case rep.Problem != nil && rep.Problem.Kind == ProblemCancelled:
				cancelled++
			}
		}
		if saved != 12 || cancelled != 1 || len(reports) != 13 || len(h.shelf.saves) != 12 {
			t.Errorf("%d saved, %d cancelled, %d reports, %d saves", saved, cancelled, len(reports), len(h.shelf.saves))
		}
		for _, f := range feeds {
			if st := h.shelf.state(f); st.Failing() {
				t.Errorf("%s is blamed: %+v", f, st)
			}
		}
	})
}

func TestCancelBetweenFetchAndParse(t *testing.T) {
	h := newHouse(postal)
	ctx, cancel := context.WithCancel(t.Context())
	h.web.pages[postal] = func(context.Context, Request) Answer {
		cancel()
		return Answer{Problem: &Problem{Kind: ProblemReset}}
	}
	reports, err := h.pull(ctx, Order{})
	if !errors.Is(err, context.Canceled) || reports[postal].Problem.Kind != ProblemCancelled || len(h.shelf.saves) != 0 {
		t.Errorf("error %v, report %+v", err, reports[postal])
	}
}

// TestCancelDoesNotThrowADocumentAway: what has come and was parsed is saved,
// though its request was the last that the reader let run.
func TestCancelDoesNotThrowADocumentAway(t *testing.T) {
	h := newHouse(postal)
	ctx, cancel := context.WithCancel(t.Context())
	h.Parser = parseFunc(func(raw Raw) (Document, error) {
		cancel()
		return h.lines.Parse(raw)
	})
	h.serve(postal, page("a\n", ""))
	reports, _ := h.pull(ctx, Order{})
	if reports[postal].Saved.New != 1 {
		t.Errorf("report %+v", reports[postal])
	}
}

type parseFunc func(Raw) (Document, error)

func (f parseFunc) Parse(raw Raw) (Document, error) { return f(raw) }

func TestCancelAfterTheLastFeedIsNoError(t *testing.T) {
	h := newHouse(postal)
	ctx, cancel := context.WithCancel(t.Context())
	err := h.Refresh(ctx, Order{}, func(int, int, Report) { cancel() })
	if err != nil {
		t.Errorf("error %v though every feed was done", err)
	}
}

func BenchmarkRefresh1000NotModified(b *testing.B) {
	var feeds []string
	for i := range 1000 {
		feeds = append(feeds, fmt.Sprintf("https://host%d.example/rss", i/2))
	}
	for i := range feeds {
		feeds[i] += fmt.Sprint(i)
	}
	h := newHouse(feeds...)
	h.Fetcher, h.Store = notModified{}, forgetful{h.shelf}
	b.ReportAllocs()
	for b.Loop() {
		done := 0
		if err := h.Refresh(b.Context(), Order{}, func(int, int, Report) { done++ }); err != nil || done != 1000 {
			b.Fatal(done, err)
		}
	}
}

// notModified answers everything with 304.
type notModified struct{}

func (notModified) Fetch(_ context.Context, r Request) Answer {
	return Answer{Outcome: NotModified, Code: 304, URL: r.URL}
}

// forgetful saves nothing, so that every feed stays due.
type forgetful struct{ *shelf }

func (forgetful) Save(context.Context, Pull) (Saved, error) { return Saved{}, nil }
