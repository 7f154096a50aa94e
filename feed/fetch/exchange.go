package fetch

import (
	"context"
	"net/url"
	"time"

	"guanbao/feed"
)

// exchange is one Fetch: a first request and the redirects it leads to.
type exchange struct {
	client    *Client
	request   feed.Request
	part      *Part // of a file that is asked for, nil for a document
	start     address
	home      address       // of the feed that the request is made for; without a url where it has none
	set       Own           // what the reader set for that feed
	user      *url.Userinfo // the credentials of set, once they are known
	left      time.Duration // of Timeouts.Whole
	seen      []string      // the addresses asked so far
	inside    bool          // the first hop reached a private address
	strayed   bool          // a hop led to another host
	permanent bool          // every hop so far was permanent and none gave up https
	stale     bool          // what is here of a file cannot be added to
	own       error         // of whom the bytes of a file are for
}

// run goes from hop to hop. The turn at one host ends before the next begins.
func (x *exchange) run(ctx context.Context) feed.Answer {
	if p := x.enter(ctx); p != nil {
		return failed(p)
	}
	at := x.start
	for {
		x.seen = append(x.seen, at.text)
		a, location := x.visit(ctx, at)
		if location == "" {
			return x.closing(at, a)
		}
		next, p := x.follow(at, a.Code, location)
		if p != nil {
			return feed.Answer{Outcome: feed.Failed, Code: a.Code, URL: at.text, Problem: p}
		}
		at = next
	}
}

// closing completes the answer of the last hop.
func (x *exchange) closing(at address, a feed.Answer) feed.Answer {
	a.URL = at.text
	if a.Problem == nil && x.permanent && len(x.seen) > 1 {
		a.Permanent = at.text
	}
	return a
}

// visit waits for the host's turn and makes one request. The location is that
// of a redirect to follow, else empty.
func (x *exchange) visit(ctx context.Context, at address) (a feed.Answer, location string) {
	if at.web() && x.client.opt.Offline() {
		return failed(&feed.Problem{Kind: feed.ProblemOffline, Detail: at.host}), ""
	}
	leave, err := x.client.turns.enter(ctx, at.key)
	if err != nil {
		return failed(stopped(ctx, at)), ""
	}
	defer leave()
	h := newHop(ctx, x, at)
	defer h.end()
	defer func() { h.told(a, location) }()
	resp, err := h.send()
	if err != nil {
		return failed(h.problem(err)), ""
	}
	defer resp.Body.Close()
	if len(x.seen) == 1 {
		x.inside = h.private
	}
	if isRedirect(resp.StatusCode) {
		h.drain(resp)
		return x.redirected(at, resp)
	}
	if x.part != nil {
		return h.stream(resp), ""
	}
	return h.read(resp), ""
}
