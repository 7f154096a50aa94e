package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"guanbao/cache"
	"guanbao/feed"
	"guanbao/feed/parse"
	"guanbao/feed/sample"
)

// street is a Fetcher that has every answer ready.
type street map[string]feed.Answer

func (s street) Fetch(_ context.Context, r feed.Request) feed.Answer {
	a, ok := s[r.URL]
	if !ok {
		return feed.Answer{Code: 404, Problem: &feed.Problem{Kind: feed.ProblemNotFound, Code: 404}}
	}
	a.URL = r.URL
	return a
}

const tinyFeed = `<rss version="2.0"><channel><title>公报</title>
	<item><title>第一号</title><guid>1</guid></item><item><title>第二号</title><guid>2</guid></item></channel></rss>`

// subscriptions are those of a reader whose urls file holds a text; without a
// text there is no file.
func subscriptions(t *testing.T, text string) (*Subscriptions, *cache.Cache) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "urls")
	if text != "" {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c, err := cache.Open(t.Context(), filepath.Join(dir, "guanbao.db"), cache.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	fresh := feed.Answer{Outcome: feed.Fresh, Code: 200, Body: []byte(tinyFeed), ETag: `"1"`}
	s := &Subscriptions{
		path: path, note: "the sample", store: c, parser: parse.New(), schedule: feed.DefaultSchedule, now: time.Now,
		fetcher: street{
			"https://a.example/": fresh, "https://b.example/": fresh,
			"https://page.example/": {Outcome: feed.Fresh, Code: 200, ContentType: "text/html", Body: []byte("<!DOCTYPE html><html><body>x</body></html>")},
		},
	}
	if _, err := s.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s, c
}

// addresses are those of the subscriptions that the cache has.
func addresses(t *testing.T, c *cache.Cache) string {
	t.Helper()
	subs, err := c.Subscriptions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range subs {
		out = append(out, s.Feed.URL)
	}
	return strings.Join(out, " ")
}

// lines is the text of the urls file, empty where there is none.
func lines(t *testing.T, s *Subscriptions) string {
	t.Helper()
	data, err := os.ReadFile(s.path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return string(data)
}

// add is Probe and Subscribe in one, for the first of what is offered.
func add(t *testing.T, s *Subscriptions, typed string) (feed.Report, error) {
	t.Helper()
	p, err := s.Probe(t.Context(), typed)
	if err != nil || p.Known {
		return feed.Report{Feed: p.Address, Status: feed.StatusNotDue}, err
	}
	return s.Subscribe(t.Context(), p.Offers[0], "", nil)
}

func TestAddSubscribesAndSaves(t *testing.T) {
	s, c := subscriptions(t, "")
	rep, err := add(t, s, " a.example/ ")
	if err != nil || rep.Feed != "https://a.example/" || rep.Title != "公报" || rep.Saved.New != 2 {
		t.Errorf("report %+v, %v", rep, err)
	}
	if got := addresses(t, c); got != sample.Address+" https://a.example/" {
		t.Errorf("subscribed to %s", got)
	}
	if got, want := lines(t, s), "# the sample\nbuiltin:sample\nhttps://a.example/\n"; got != want {
		t.Errorf("urls file %q, want %q", got, want)
	}
	subs, _ := c.Subscriptions(t.Context())
	if st := subs[1].State; st.ETag != `"1"` || st.LastSuccess.IsZero() {
		t.Errorf("state %+v", st)
	}
	rep, err = add(t, s, "https://a.example/")
	if err != nil || rep.Feed != "https://a.example/" || rep.Status != feed.StatusNotDue {
		t.Errorf("added again: %+v, %v", rep, err)
	}
}

func TestAddOfNoFeedChangesNothing(t *testing.T) {
	s, c := subscriptions(t, "#mine\n")
	for typed, want := range map[string]feed.ProblemKind{
		"https://page.example/": feed.ProblemHTML,
		"https://none.example/": feed.ProblemNotFound,
		"exec:x":                feed.ProblemBadAddress,
		"":                      feed.ProblemBadAddress,
	} {
		var p *feed.Problem
		if _, err := add(t, s, typed); !errors.As(err, &p) || p.Kind != want {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if addresses(t, c) != sample.Address || lines(t, s) != "#mine\n" {
		t.Errorf("subscribed to %s, urls file %q", addresses(t, c), lines(t, s))
	}
}

func TestRemoveIsTakenBackWhole(t *testing.T) {
	const text = "# one\nhttps://a.example/ \"~A\" x   y\n# two\nhttps://b.example/\n"
	s, c := subscriptions(t, text)
	before, _ := c.Subscriptions(t.Context())
	undo, err := s.Remove(t.Context(), "https://a.example/")
	if err != nil {
		t.Fatal(err)
	}
	if got := addresses(t, c); got != "https://b.example/" {
		t.Errorf("subscribed to %s", got)
	}
	if err := undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	after, _ := c.Subscriptions(t.Context())
	if lines(t, s) != text || !reflect.DeepEqual(before, after) {
		t.Errorf("urls file %q\nsubscriptions %+v\nwant %+v", lines(t, s), after, before)
	}
	if err := undo(t.Context()); err != nil || lines(t, s) != text {
		t.Errorf("a second time: %v, %q", err, lines(t, s))
	}
}

func TestRemoveOfWhatIsNotThere(t *testing.T) {
	s, c := subscriptions(t, "")
	if _, err := s.Remove(t.Context(), sample.Address); !errors.Is(err, ErrOnlySample) {
		t.Errorf("sample: %v", err)
	}
	if _, err := s.Remove(t.Context(), "https://a.example/"); !errors.Is(err, ErrUnsubscribed) {
		t.Errorf("other: %v", err)
	}
	if addresses(t, c) != sample.Address {
		t.Errorf("subscribed to %s", addresses(t, c))
	}
}

func TestLastFeedLeavesTheSample(t *testing.T) {
	s, c := subscriptions(t, "https://a.example/\n")
	if _, err := s.Remove(t.Context(), "https://a.example/"); err != nil {
		t.Fatal(err)
	}
	if addresses(t, c) != sample.Address {
		t.Errorf("subscribed to %s", addresses(t, c))
	}
	if only, err := s.onlySample(); !only || err != nil {
		t.Errorf("onlySample %v, %v", only, err)
	}
}

// full is a cache on a full disk.
type full struct{ *cache.Cache }

func (full) Save(context.Context, feed.Pull) (feed.Saved, error) {
	return feed.Saved{}, cache.ErrFull
}

func TestAddThatCannotBeSavedIsTakenBack(t *testing.T) {
	s, _ := subscriptions(t, "https://b.example/\n")
	s.store = full{s.store.(*cache.Cache)}
	if _, err := add(t, s, "https://a.example/"); !errors.Is(err, cache.ErrFull) {
		t.Errorf("error %v", err)
	}
	if got := lines(t, s); got != "https://b.example/\n" {
		t.Errorf("urls file %q", got)
	}
	const mine = "https://b.example/\nhttps://a.example/ \"mine\"\n"
	if err := os.WriteFile(s.path, []byte(mine), 0o600); err != nil { // in an editor, meanwhile
		t.Fatal(err)
	}
	if _, err := s.Subscribe(t.Context(), feed.Offer{Feed: feed.Feed{URL: "https://a.example/"}}, "", nil); !errors.Is(err, cache.ErrFull) || lines(t, s) != mine {
		t.Errorf("a line that was there: %v, urls file %q", err, lines(t, s))
	}
}
