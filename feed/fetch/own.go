package fetch

import (
	"context"
	"net/http"
	"net/url"

	"guanbao/feed"
)

// Own is what the reader set for the requests of one feed. The name of the
// program and the proxy hold for all that is asked for it, its pages among
// them; headers and credentials go to the feed's own origin alone, and not any
// more once a redirect has left it.
type Own struct {
	Agent  string      // User-Agent in the place of guanbao's, "" for that
	Header http.Header // more lines, by canonical names
	// User gives credentials in the place of those in the address; nil for none.
	// Its error is a *feed.Problem.
	User func(ctx context.Context) (*url.Userinfo, error)
	// Proxy picks the proxy in the place of Options.Proxy; nil leaves it to that.
	Proxy func(*http.Request) (*url.URL, error)
}

// begin makes the exchange of a request, with what the reader set for the feed
// that it is made for: the one that names the address, or has it.
func (c *Client) begin(r feed.Request, at address, p *Part) *exchange {
	x := &exchange{client: c, request: r, part: p, start: at, home: at, left: c.opt.Timeouts.Whole, permanent: true}
	owner := r.URL
	if r.Named != "" {
		owner = r.Named
		x.home, _ = parseAddress(owner, c.opt.Transports)
	}
	if c.opt.Own != nil {
		x.set = c.opt.Own(owner)
	}
	return x
}

// enter finds out the credentials before the first hop, where it leads to the
// feed's own origin.
func (x *exchange) enter(ctx context.Context) *feed.Problem {
	if x.set.User == nil || !x.atHome(x.start) {
		return nil
	}
	user, err := x.set.User(ctx)
	x.user = user
	return feed.AsProblem(err)
}

// atHome reports whether an address is of the origin of the feed that the
// request is made for.
func (x *exchange) atHome(at address) bool {
	return x.home.url != nil && at.web() && sameOrigin(x.home, at)
}
