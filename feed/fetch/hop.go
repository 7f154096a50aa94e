package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/netip"
	"net/url"
	"sync/atomic"
	"time"

	"guanbao/feed"
)

// hop is one request of an exchange and the clocks that run on it.
type hop struct {
	*exchange
	at      address
	letter  letter
	caller  context.Context
	ctx     context.Context
	cancel  context.CancelCauseFunc
	began   time.Time
	whole   *time.Timer
	proxy   *url.URL     // that the request goes through, nil for none
	reading bool         // the header is here, the body is not
	private bool         // the connection leads to a private address
	conns   atomic.Int32 // connections that were tried
}

func newHop(ctx context.Context, x *exchange, at address) *hop {
	h := &hop{exchange: x, at: at, letter: x.letter(at), caller: ctx, began: time.Now()}
	h.ctx, h.cancel = context.WithCancelCause(ctx)
	h.whole = h.after(x.left, "in all", x.client.opt.Timeouts.Whole)
	return h
}

// after starts a clock that ends the hop; what and limit name it in a message.
func (h *hop) after(d time.Duration, what string, limit time.Duration) *time.Timer {
	return time.AfterFunc(d, func() { h.cancel(&overtime{what: what, limit: limit}) })
}

func (h *hop) end() {
	h.whole.Stop()
	h.cancel(nil)
	h.left -= time.Since(h.began)
}

// overtime ends a hop whose clock ran out.
type overtime struct {
	what  string
	limit time.Duration
}

func (e *overtime) Error() string { return fmt.Sprintf("%s, over %v", e.what, e.limit) }

// errTries ends a hop that goes from one dead connection to the next.
var errTries = errors.New("connection broke off twice")

// send makes the request and gives the answer with its header.
func (h *hop) send() (*http.Response, error) {
	c := h.client
	ctx := httptrace.WithClientTrace(h.ctx, &httptrace.ClientTrace{GotConn: h.connected})
	r := c.message(ctx, h.letter)
	if !h.at.web() {
		return h.exchangeOn(c.open, r)
	}
	pick := c.opt.Proxy
	if h.set.Proxy != nil {
		pick = h.set.Proxy
	}
	proxy, err := pick(r)
	if err != nil {
		// The error may repeat the proxy's address with its password.
		return nil, &feed.Problem{Kind: feed.ProblemProxy, Detail: "bad proxy address"}
	}
	guarded := !h.inside && (len(h.seen) > 1 || !h.trusted())
	switch {
	case proxy != nil:
		if h.private = namedPrivate(h.at.url); h.private && guarded {
			return nil, errPrivate
		}
		h.proxy = proxy
		return h.exchangeOn(c.open, r.WithContext(context.WithValue(ctx, proxyKey{}, proxy)))
	case guarded:
		return h.exchangeOn(c.guarded, r)
	}
	return h.exchangeOn(c.open, r)
}

// exchangeOn sends r and refuses an answer with too many header lines.
func (h *hop) exchangeOn(t *http.Transport, r *http.Request) (*http.Response, error) {
	resp, err := t.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if resp.Body == nil {
		resp.Body = http.NoBody
	}
	lines := 0
	for _, values := range resp.Header {
		lines += len(values)
	}
	if lines > maxHeaderLines {
		resp.Body.Close()
		return nil, &feed.Problem{Kind: feed.ProblemTooLarge, Code: resp.StatusCode,
			Detail: fmt.Sprintf("%s: %d header lines", h.at.host, lines)}
	}
	if h.at.web() && !h.private {
		h.client.reached.Store(time.Now().UnixNano())
	}
	return resp, nil
}

// connected looks at each connection that the transport takes. It may take
// a second one when the first, left over from earlier, turns out dead.
func (h *hop) connected(info httptrace.GotConnInfo) {
	if h.conns.Add(1) > 2 {
		h.cancel(errTries)
	}
	if h.proxy == nil {
		h.private = remotePrivate(info.Conn)
	}
}

func remotePrivate(c net.Conn) bool {
	tcp, ok := c.RemoteAddr().(*net.TCPAddr)
	if !ok {
		return false
	}
	ip, ok := netip.AddrFromSlice(tcp.IP)
	return ok && private(ip)
}

// drain reads what little a body without interest may hold, so that the
// connection can be used again, and gives up on a slow or a long one.
func (h *hop) drain(r *http.Response) {
	if r.ContentLength > drainMax {
		return
	}
	clock := h.after(min(drainTime, h.client.opt.Timeouts.Idle), "unread body", drainTime)
	defer clock.Stop()
	buf := make([]byte, drainMax)
	for n := 0; n < drainMax; {
		k, err := r.Body.Read(buf[n:])
		if n += k; err != nil {
			return
		}
	}
}

// What drain is ready to read and to wait.
const (
	drainMax  = 4 << 10
	drainTime = 500 * time.Millisecond
)
