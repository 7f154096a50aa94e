// Package fetch is the street door: it gets one document for one request as a
// polite and bounded HTTP client. Politeness is one request in flight a host,
// a bound on all together, validators sent back byte for byte, and a name to
// complain to. Boundedness is a limit on every phase, size and hop, so that
// each request ends in a feed.Answer whatever the other side does.
//
// What a request carries is decided in request.go, where a redirect may lead
// in redirect.go, what a connection may reach in dial.go, what a status means
// in status.go, and what an error is called in problem.go. What a reader set for
// single feeds (headers, credentials, proxies) is in own.go; when a moved address is adopted is for the keeper of the
// feed's history to decide, from Answer.Permanent.
package fetch

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"

	"guanbao/feed"
)

// Client is a feed.Fetcher over net/http. Its methods may be called from
// several goroutines at once.
type Client struct {
	opt     Options
	agent   string
	turns   *turnstile
	open    *http.Transport // reaches whatever address a name has
	guarded *http.Transport // reaches public addresses only, never through a proxy
	reached atomic.Int64    // Unix nanoseconds of the last answer from a public network, 0 for none
}

var _ feed.Fetcher = (*Client)(nil)

// New makes a Client. It opens no connection before the first Fetch.
func New(o Options) *Client {
	o = o.withDefaults()
	c := &Client{
		opt:     o,
		agent:   userAgent(o.Version, o.Contact),
		turns:   newTurnstile(o.Parallel),
		open:    transport(o, nil),
		guarded: transport(o, publicOnly),
	}
	c.open.Proxy = chosenProxy
	for scheme, rt := range o.Transports {
		if scheme != "http" && scheme != "https" {
			c.open.RegisterProtocol(scheme, rt)
		}
	}
	return c
}

// Close frees the idle connections. Requests in flight go on, and the Client
// stays usable.
func (c *Client) Close() {
	c.open.CloseIdleConnections()
	c.guarded.CloseIdleConnections()
}

// Fetch gets the document of r, over at most MaxRedirects redirects. Every
// failure is in the Answer's Problem. Credentials in the address are sent to
// its origin alone and are in no part of the Answer.
func (c *Client) Fetch(ctx context.Context, r feed.Request) feed.Answer {
	at, err := parseAddress(r.URL, c.opt.Transports)
	if err != nil {
		return failed(&feed.Problem{Kind: feed.ProblemBadAddress, Detail: err.Error(), Err: err})
	}
	return c.begin(r, at, nil).run(ctx)
}

// online reports whether an answer came from a public network within the last
// two minutes, in which case one unreachable host is its own problem.
func (c *Client) online() bool {
	last := c.reached.Load()
	return last != 0 && time.Since(time.Unix(0, last)) < 2*time.Minute
}

// failed is the Answer for a problem that came before any status.
func failed(p *feed.Problem) feed.Answer {
	return feed.Answer{Outcome: feed.Failed, Problem: p}
}
