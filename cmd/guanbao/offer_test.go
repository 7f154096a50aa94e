package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"guanbao/cache"
	"guanbao/feed"
	"guanbao/feed/page/listing"
)

// listed is a page without a feed that lists bulletins.
func listed(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "feed", "page", "listing", "testdata", "list-page-1.html"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

const listAddress = "https://list.example/gjyzj/common_list.shtml"

// listSubscriptions are subscriptions to which list pages can be added, and the
// path of their settings.
func listSubscriptions(t *testing.T, urls, settings string, docs map[string]string) (*Subscriptions, *walked, string) {
	t.Helper()
	s, w := onStreet(t, urls, docs)
	a, _, _ := testApp(t)
	a.folders.Config = filepath.Dir(s.path)
	if err := os.WriteFile(a.folders.Settings(), []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	p := &private{}
	s.parser = listing.Parser{Feeds: s.parser, Rules: p.source}
	s.guess, s.keepRule, s.dropRule, s.wishes, s.now = a.guessList, a.keepRule(p), a.dropRule(p), p.wishes, a.now
	s.reread = func() { p.reread(a.folders.Settings()) }
	return s, w, a.folders.Settings()
}

// textOf is what a file holds.
func textOf(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAListPageIsSubscribedToWithItsRule(t *testing.T) {
	s, w, settings := listSubscriptions(t, "#mine\n", "indent = false\n", map[string]string{listAddress: listed(t)})
	p, err := s.Probe(t.Context(), listAddress)
	if err != nil || offered(p) != listAddress || p.Sure() || p.Offers[0].Kind != feed.OfferList || len(p.Offers[0].First(5)) != 5 {
		t.Fatalf("%+v, %v", p, err)
	}
	if textOf(t, settings) != "indent = false\n" || lines(t, s) != "#mine\n" {
		t.Error("the question alone changed something")
	}
	rep, err := s.Subscribe(t.Context(), p.Offers[0], "", nil)
	if err != nil || rep.Saved.New != 8 || len(w.asked) != 1 {
		t.Errorf("%+v, %v, asked %q", rep, err, w.asked)
	}
	if got := textOf(t, settings); !strings.HasPrefix(got, "indent = false\n\n[[source]]\n") || !strings.HasSuffix(lines(t, s), listAddress+"\n") {
		t.Errorf("settings %q, urls %q", got, lines(t, s))
	}
	r := feed.Refresher{Fetcher: s.fetcher, Parser: s.parser, Store: s.store, Schedule: s.schedule, Wishes: s.wish, Now: s.now}
	err = r.Refresh(t.Context(), feed.Order{Feeds: []string{listAddress}, Urgency: feed.Forced}, func(_, _ int, rep feed.Report) {
		if rep.Problem != nil || rep.Status != feed.StatusUnchanged {
			t.Errorf("the next pull: %+v", rep)
		}
	})
	if err != nil {
		t.Error(err)
	}
}

func TestTheRuleOfAListPageGoesAndComesBackWithIt(t *testing.T) {
	s, _, settings := listSubscriptions(t, "#mine\n", "# mine\nindent = false\n", map[string]string{listAddress: listed(t)})
	p, err := s.Probe(t.Context(), listAddress)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Subscribe(t.Context(), p.Offers[0], "", nil); err != nil {
		t.Fatal(err)
	}
	added := textOf(t, settings)
	undo, err := s.Remove(t.Context(), listAddress)
	if err != nil {
		t.Fatal(err)
	}
	if got := textOf(t, settings); got != "# mine\nindent = false\n" || s.wish(listAddress).List.Mark != "" {
		t.Errorf("the rule stays: %q", got)
	}
	if err := undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := textOf(t, settings); got != added || s.wish(listAddress).List.Mark == "" || !strings.Contains(lines(t, s), listAddress) {
		t.Errorf("settings %q, want %q; urls %q", got, added, lines(t, s))
	}
}

func TestNeitherTheRuleNorTheLineStandsAlone(t *testing.T) {
	for what, broken := range map[string]func(*testing.T, *Subscriptions){
		"a full disk": func(_ *testing.T, s *Subscriptions) { s.store = full{s.store.(*cache.Cache)} },
		"no urls file": func(t *testing.T, s *Subscriptions) {
			if err := errors.Join(os.Remove(s.path), os.Mkdir(s.path, 0o700)); err != nil {
				t.Fatal(err)
			}
		},
	} {
		s, _, settings := listSubscriptions(t, "https://a.example/\n", "indent = false\n", map[string]string{listAddress: listed(t)})
		p, err := s.Probe(t.Context(), listAddress)
		if err != nil {
			t.Fatal(err)
		}
		broken(t, s)
		if _, err := s.Subscribe(t.Context(), p.Offers[0], "", nil); err == nil {
			t.Errorf("%s: no error", what)
		}
		if got := textOf(t, settings); got != "indent = false\n" {
			t.Errorf("%s: settings %q", what, got)
		}
		if info, err := os.Stat(s.path); err == nil && !info.IsDir() && lines(t, s) != "https://a.example/\n" {
			t.Errorf("%s: urls %q", what, lines(t, s))
		}
	}
}

func TestARuleThatAnotherProgramAddedIsTakenOver(t *testing.T) {
	s, _, settings := listSubscriptions(t, "", "", map[string]string{listAddress: listed(t)})
	other, _, _ := listSubscriptions(t, "", "", map[string]string{listAddress: listed(t)})
	p, err := other.Probe(t.Context(), listAddress)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.WriteFile(settings, []byte(p.Offers[0].Rule), 0o600), os.WriteFile(s.path, []byte(listAddress+"\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s.wish(listAddress).List.Mark == "" {
		t.Error("the rule is not known")
	}
}

func TestOnlyAPageThatListsIsOfferedAsAList(t *testing.T) {
	long := strings.Repeat("<p>国家邮政局召开会议，审议并原则通过有关报告，听取关于进一步推进有关工作的汇报，并对下一步工作作出安排。</p>", 12)
	article := "<!DOCTYPE html><title>国家邮政局召开局长办公会</title><h1>国家邮政局召开局长办公会</h1>" + long + "<h4>相关新闻</h4><ul>"
	for i := range 8 {
		article += fmt.Sprintf(`<li><a href="/2026/%d.html">关于做好第%d号服务保障工作的通知</a> 2026-09-0%d</li>`, i, i, i+1)
	}
	for address, doc := range map[string]string{
		"https://a.example/1.html": article + "</ul>", "https://a.example/2.html": blankPage + "<form><input type=password></form>", "https://a.example/3.html": blankPage,
		"https://a.example/4.json": `{"error": "no such page"}`, "https://a.example/5.json": `[1, 2`,
	} {
		s, _, _ := listSubscriptions(t, "", "", map[string]string{address: doc})
		if p, err := s.Probe(t.Context(), address); err == nil {
			t.Errorf("%s is offered as %+v", address, p.Offers)
		}
	}
}

func TestAListInJSONIsOffered(t *testing.T) {
	doc := `{"data":{"list":[` + strings.Repeat(`{"title":"关于做好2026年快递业务旺季服务保障工作的通知","url":"/a/N.html","date":"2026-09-10"},`, 1)
	for i := range 6 {
		doc += fmt.Sprintf(`{"title":"关于第%d号有关事项的公告与解读说明","url":"/a/%d.html","date":"2026-09-0%d"},`, i, i, i+1)
	}
	doc = strings.TrimSuffix(doc, ",") + `]}}`
	s, w, _ := listSubscriptions(t, "", "", map[string]string{"https://a.example/list.json": doc})
	p, err := s.Probe(t.Context(), "https://a.example/list.json")
	if err != nil || len(p.Offers) != 1 || p.Offers[0].Kind != feed.OfferList || len(p.Offers[0].Document.Articles) != 7 || len(w.asked) != 1 {
		t.Errorf("%+v, %v, asked %q", p, err, w.asked)
	}
}

func TestOnAFrontPageTheFeedOfTheSiteComesBeforeItsLists(t *testing.T) {
	docs := map[string]string{"https://a.example/": listed(t), "https://a.example/zw/": listed(t), "https://a.example/rss.xml": tinyFeed}
	s, w, _ := listSubscriptions(t, "", "", docs)
	if p, err := s.Probe(t.Context(), "https://a.example/"); err != nil || offered(p) != "https://a.example/rss.xml" {
		t.Errorf("%s, %v", offered(p), err)
	}
	w.asked = nil
	if p, err := s.Probe(t.Context(), "https://a.example/zw/"); err != nil || offered(p) != "https://a.example/zw/" || !slices.Equal(w.asked, []string{"https://a.example/zw/"}) {
		t.Errorf("%s, %v, asked %q", offered(p), err, w.asked)
	}
}

func TestACancelledSubscriptionOfAListLeavesNothing(t *testing.T) {
	s, _, settings := listSubscriptions(t, "", "", map[string]string{listAddress: listed(t)})
	p, err := s.Probe(t.Context(), listAddress)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Subscribe(ctx, p.Offers[0], "", nil); err == nil && (textOf(t, settings) == "" || !strings.Contains(lines(t, s), listAddress)) || err != nil && (textOf(t, settings) != "" || strings.Contains(lines(t, s), listAddress)) {
		t.Errorf("%v: settings %q, urls %q", err, textOf(t, settings), lines(t, s))
	}
}
