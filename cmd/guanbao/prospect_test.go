package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"guanbao/feed"
)

// walked is a street on which it is noted who was asked, and who named them.
type walked struct {
	street
	asked, named []string
}

func (w *walked) Fetch(ctx context.Context, r feed.Request) feed.Answer {
	w.asked, w.named = append(w.asked, r.URL), append(w.named, r.Named)
	return w.street.Fetch(ctx, r)
}

// onStreet gives subscriptions whose feeds are on a street: pages and feeds by
// their addresses, all others are not found.
func onStreet(t *testing.T, urls string, docs map[string]string) (*Subscriptions, *walked) {
	t.Helper()
	s, _ := subscriptions(t, urls)
	w := &walked{street: street{}}
	for at, body := range docs {
		w.street[at] = feed.Answer{Outcome: feed.Fresh, Code: 200, Body: []byte(body)}
	}
	s.fetcher = w
	return s, w
}

// trouble is an answer of a host with a fault.
func trouble(kind feed.ProblemKind) feed.Answer {
	return feed.Answer{Problem: &feed.Problem{Kind: kind}}
}

// offered are the addresses of what was found.
func offered(p feed.Prospect) string {
	var all []string
	for _, o := range p.Offers {
		all = append(all, o.Feed.URL)
	}
	return strings.Join(all, " ")
}

const blankPage = "<!DOCTYPE html><html><body>"

func declares(addresses ...string) string {
	var b strings.Builder
	b.WriteString(blankPage)
	for _, a := range addresses {
		fmt.Fprintf(&b, `<link rel=alternate type=application/rss+xml title="%s" href="%s">`, a, a)
	}
	return b.String()
}

func TestWhatAPageNamesIsAskedForInItsName(t *testing.T) {
	s, w := onStreet(t, "", map[string]string{"https://a.example/": declares("http://192.168.1.1/feed")})
	if _, err := s.Probe(t.Context(), "a.example/"); err == nil {
		t.Error("there is an offer")
	}
	for i, at := range w.asked {
		if want := "https://a.example/"; i == 0 && w.named[0] != "" || i > 0 && w.named[i] != want {
			t.Errorf("%s was asked for in the name of %q", at, w.named[i])
		}
	}
	if len(w.asked) < 3 || w.asked[1] != "http://192.168.1.1/feed" {
		t.Errorf("asked %q", w.asked)
	}
}

func TestOnlyAsManyLinksAreAskedForAsShowOneFeed(t *testing.T) {
	many := make([]string, 40)
	for i := range many {
		many[i] = fmt.Sprintf("https://a.example/%d.rss", i)
	}
	s, w := onStreet(t, "", map[string]string{"https://a.example/": declares(many...), many[2]: tinyFeed})
	p, err := s.Probe(t.Context(), "https://a.example/")
	if err != nil || len(p.Offers) != 38 || p.Offers[0].Document == nil || p.Offers[0].Feed.Title != "公报" || p.Offers[1].Document != nil || p.Sure() {
		t.Errorf("%d offers, %v", len(p.Offers), err)
	}
	if len(w.asked) != 4 {
		t.Errorf("asked %q", w.asked)
	}
	s, w = onStreet(t, "", map[string]string{"https://a.example/": declares(many...)})
	if _, err := s.Probe(t.Context(), "https://a.example/"); err == nil || len(w.asked) > 1+maxTrials+8 {
		t.Errorf("%v after %d requests", err, len(w.asked))
	}
}

func TestAHostInTroubleIsLeftAlone(t *testing.T) {
	for _, kind := range []feed.ProblemKind{feed.ProblemBusy, feed.ProblemServer, feed.ProblemTimeout, feed.ProblemRefused, feed.ProblemOffline} {
		s, w := onStreet(t, "", map[string]string{"https://a.example/": declares("/1.rss", "/2.rss", "https://b.example/3.rss")})
		w.street["https://a.example/1.rss"] = trouble(kind)
		if _, err := s.Probe(t.Context(), "https://a.example/"); err == nil {
			t.Errorf("%s: there is an offer", kind)
		}
		if got := strings.Join(w.asked, " "); got != "https://a.example/ https://a.example/1.rss https://b.example/3.rss" {
			t.Errorf("%s: asked %s", kind, got)
		}
		s, w = onStreet(t, "", map[string]string{"https://a.example/": blankPage})
		w.street["https://a.example/feed"] = trouble(kind)
		if _, err := s.Probe(t.Context(), "https://a.example/"); err == nil || len(w.asked) != 2 {
			t.Errorf("%s at a usual place: %v, asked %q", kind, err, w.asked)
		}
	}
}

func TestWhatIsSubscribedToIsKnownInAnySpelling(t *testing.T) {
	docs := map[string]string{"https://a.example/": declares("https://www.a.example/rss/", "/2.rss"), "https://a.example/2.rss": tinyFeed, "https://b.example/": declares("http://a.example/rss")}
	s, w := onStreet(t, "http://a.example/rss\n", docs)
	p, err := s.Probe(t.Context(), "https://a.example/")
	if err != nil || len(p.Offers) != 2 || !p.Offers[0].Known || p.Offers[1].Known {
		t.Errorf("%+v, %v", p.Offers, err)
	}
	p, err = s.Probe(t.Context(), "https://b.example/")
	if err != nil || !p.Known || p.Address != "http://a.example/rss" {
		t.Errorf("%s, %v", p.Address, err)
	}
	for _, at := range w.asked {
		if strings.Contains(at, "/rss") {
			t.Errorf("%s was asked for", at)
		}
	}
}

// leading is a street with a redirect.
type leading struct{ street }

func (l leading) Fetch(ctx context.Context, r feed.Request) feed.Answer {
	a := l.street.Fetch(ctx, r)
	a.URL = "https://a.example/rss"
	return a
}

func TestAnAddressThatIsTypedAnewIsKnownInAnySpelling(t *testing.T) {
	const urls = "https://公报.example/新闻/列表.html\nhttps://a.example/x?b=1&a=2\nhttps://u:p@b.example/x\n"
	for typed, want := range map[string]string{
		"https://公报.example/新闻/列表.html":                                          "https://公报.example/新闻/列表.html",
		"https://xn--55qt33b.example/%E6%96%B0%E9%97%BB/%E5%88%97%E8%A1%A8.html": "https://公报.example/新闻/列表.html",
		"HTTPS://公报.example/./新闻/列表.html?":                                       "https://公报.example/新闻/列表.html",
		"https://a.example/y/../x?b=1&a=2#top":                                   "https://a.example/x?b=1&a=2",
		"https://a.example/x?a=2&b=1":                                            "",
		"http://a.example/x?b=1&a=2":                                             "",
		"https://www.a.example/x?b=1&a=2":                                        "",
		"https://b.example/x":                                                    "",
		"https://v:q@b.example/x":                                                "",
	} {
		s, w := onStreet(t, urls, nil)
		p, _ := s.Probe(t.Context(), typed)
		if p.Known != (want != "") || p.Known && p.Address != want || p.Known && len(w.asked) > 0 {
			t.Errorf("%s: %+v, asked %q", typed, p, w.asked)
		}
	}
}

func TestARedirectToASubscriptionIsKnown(t *testing.T) {
	s, w := onStreet(t, "https://a.example/rss\n", map[string]string{"https://old.example/": tinyFeed})
	s.fetcher = leading{w.street}
	if p, err := s.Probe(t.Context(), "https://old.example/"); err != nil || !p.Known || p.Address != "https://a.example/rss" {
		t.Errorf("%s, %v", p.Address, err)
	}
}

func TestPagesThatNameEachOtherEndTheSearch(t *testing.T) {
	round := blankPage + `<a href="https://a.example/x/">RSS</a><a href="https://a.example/y/">订阅</a><a href="https://a.example/z/">Feeds</a><link rel=alternate type=application/rss+xml href="https://a.example/x/">`
	s, w := onStreet(t, "", map[string]string{"https://a.example/x/": round, "https://a.example/y/": round, "https://a.example/z/": round})
	_, err := s.Probe(t.Context(), "https://a.example/x/")
	vain, ok := errors.AsType[*feed.Vain](err)
	if !ok || vain.Places == 0 {
		t.Errorf("error %v", err)
	}
	seen := map[string]bool{}
	for _, at := range w.asked {
		if seen[at] {
			t.Errorf("%s was asked for twice", at)
		}
		seen[at] = true
	}
}

func TestACancelledSearchSaysSo(t *testing.T) {
	s, w := onStreet(t, "", map[string]string{"https://a.example/": declares("/1.rss", "/2.rss")})
	ctx, cancel := context.WithCancel(t.Context())
	s.fetcher = cancelling{w, cancel}
	if _, err := s.Probe(ctx, "https://a.example/"); feed.AsProblem(err).Kind != feed.ProblemCancelled || len(w.asked) != 2 {
		t.Errorf("%v, asked %q", err, w.asked)
	}
}

// cancelling cancels at the second request.
type cancelling struct {
	*walked
	cancel context.CancelFunc
}

func (c cancelling) Fetch(ctx context.Context, r feed.Request) feed.Answer {
	if len(c.asked) == 1 {
		c.cancel()
	}
	return c.walked.Fetch(ctx, r)
}

// panicking is a parser that a document surprises.
type panicking struct{ feed.Parser }

func (p panicking) Parse(raw feed.Raw) (feed.Document, error) {
	if strings.HasSuffix(raw.URL, ".rss") {
		panic("surprise")
	}
	return p.Parser.Parse(raw)
}

func TestAParserThatPanicsHasFoundABrokenFeed(t *testing.T) {
	s, _ := onStreet(t, "", map[string]string{"https://a.example/": declares("/1.rss", "/2"), "https://a.example/1.rss": tinyFeed, "https://a.example/2": tinyFeed})
	s.parser = panicking{s.parser}
	if p, err := s.Probe(t.Context(), "https://a.example/"); err != nil || offered(p) != "https://a.example/2" {
		t.Errorf("%s, %v", offered(p), err)
	}
}

func TestNumbersAreReadAsPeopleTypeThem(t *testing.T) {
	for _, tt := range []struct{ answer, want, wrong string }{
		{"1", "[1]", ""}, {"1 3", "[1 3]", ""}, {"1,3", "[1 3]", ""}, {"3、1，2", "[3 1 2]", ""}, {"4", "[]", "4"}, {"0", "[]", "0"}, {"1 x", "[]", "x"}, {"-1", "[]", "-1"}, {"99999999999999999999", "[]", "99999999999999999999"},
	} {
		if got, wrong := parseNumbers(tt.answer, 3); fmt.Sprint(got) != tt.want || wrong != tt.wrong {
			t.Errorf("%q is %v, %q", tt.answer, got, wrong)
		}
	}
}
