package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// short are limits at which a test does not wait long. Each test lowers the
// one that it is about.
var short = Timeouts{Connect: 5 * time.Second, TLS: 5 * time.Second, Header: 5 * time.Second, Idle: 5 * time.Second, Whole: 10 * time.Second}

// drip answers each request with head and then with text over and over, a byte
// at each tick, until the other side hangs up.
func drip(t *testing.T, head, text string, tick time.Duration) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				if _, err := c.Read(make([]byte, 4096)); err != nil {
					return
				}
				if _, err := c.Write([]byte(head)); err != nil {
					return
				}
				for i := 0; ; i++ {
					select {
					case <-t.Context().Done():
						return
					case <-time.After(tick):
					}
					if _, err := c.Write([]byte{text[i%len(text)]}); err != nil {
						return
					}
				}
			}()
		}
	}()
	return l.Addr().String()
}

// TestManner33EveryPhaseHasItsTimeout holds each limit against a server that keeps all others.
func TestManner33EveryPhaseHasItsTimeout(t *testing.T) {
	const limit = 60 * time.Millisecond
	const ok = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
	tests := []struct {
		name, scheme, head, text string
		tick                     time.Duration
		set                      func(*Timeouts)
		detail                   string
	}{
		{"silent header", "http", "", "x", time.Hour, func(t *Timeouts) { t.Header = limit }, "no header, over 60ms"},
		{"slow-loris header", "http", "HTTP/1.1 200 OK\r\n", "X-A: b\r\n", limit / 20, func(t *Timeouts) { t.Header = limit }, "no header, over 60ms"},
		{"silent body", "http", ok, "x", time.Hour, func(t *Timeouts) { t.Idle = limit }, "no data, over 60ms"},
		{"slow body", "http", ok, "x", 2 * limit, func(t *Timeouts) { t.Idle = limit }, "no data, over 60ms"},
		{"slow-loris body", "http", ok, "x", limit / 20, func(t *Timeouts) { t.Whole = 2 * limit }, "in all, over 120ms"},
		{"silent handshake", "https", "", "x", time.Hour, func(t *Timeouts) { t.TLS = limit }, "no handshake, over 60ms"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			limits := short
			tt.set(&limits)
			host := drip(t, tt.head, tt.text, tt.tick)
			a := get(t, newClient(t, Options{Timeouts: limits}), tt.scheme+"://"+host)
			wantProblem(t, a, feed.ProblemTimeout)
			if want := host + ": " + tt.detail; a.Problem.Detail != want {
				t.Errorf("detail %q, want %q", a.Problem.Detail, want)
			}
		})
	}
}

// TestManner33AConnectionHasItsTimeout waits for a name server that is silent,
// which is a part of connecting and no fault of the feed.
func TestManner33AConnectionHasItsTimeout(t *testing.T) {
	limits := short
	limits.Connect = 60 * time.Millisecond
	silent := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}}
	a := get(t, newClient(t, Options{Timeouts: limits, Resolver: silent}), "http://slow.example/")
	wantProblem(t, a, feed.ProblemOffline)
	if want := "slow.example: i/o timeout"; a.Problem.Detail != want {
		t.Errorf("detail %q, want %q", a.Problem.Detail, want)
	}
}

// TestManner33TheLimitsOfTheContract are those of a client without settings.
func TestManner33TheLimitsOfTheContract(t *testing.T) {
	want := Timeouts{Connect: 10 * time.Second, TLS: 10 * time.Second, Header: 15 * time.Second, Idle: 15 * time.Second, Whole: 60 * time.Second}
	c := newClient(t, Options{})
	if c.opt.Timeouts != want {
		t.Errorf("limits %+v, want %+v", c.opt.Timeouts, want)
	}
	if c.open.TLSHandshakeTimeout != want.TLS || c.open.ResponseHeaderTimeout != want.Header {
		t.Errorf("the transport waits %v and %v", c.open.TLSHandshakeTimeout, c.open.ResponseHeaderTimeout)
	}
}

// TestSteadyBody takes a body that comes slower than the idle limit in all, and
// never pauses for as long.
func TestSteadyBody(t *testing.T) {
	t.Parallel()
	limits := short
	limits.Idle = 2 * time.Second // a slow machine pauses by itself
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		for i := range 10 {
			w.Write([]byte(document[i*len(document)/10 : (i+1)*len(document)/10]))
			w.(http.Flusher).Flush()
			select {
			case <-time.After(limits.Idle / 8):
			case <-r.Context().Done():
			}
		}
	})
	wantFresh(t, get(t, newClient(t, Options{Timeouts: limits}), s.URL), document)
}

// TestWholeSparesWaiting lets a request wait for its turn longer than it may
// last once it has it.
func TestWholeSparesWaiting(t *testing.T) {
	t.Parallel()
	s := serve(t, reply("", []byte(document)))
	limits := short
	limits.Whole = 2 * time.Second // enough for a slow machine to answer in
	c := newClient(t, Options{Timeouts: limits})
	leave, err := c.turns.enter(t.Context(), strings.TrimPrefix(s.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(limits.Whole*5/4, leave)
	wantFresh(t, get(t, c, s.URL), document)
}

// TestWholeCountsHops spends the time of the whole on the first hop.
func TestWholeCountsHops(t *testing.T) {
	limits := short
	limits.Whole = 200 * time.Millisecond
	var s = serve(t, func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-time.After(limits.Whole * 3 / 5):
		case <-r.Context().Done():
		}
		if r.URL.Path == "/" {
			http.Redirect(w, r, "/next", http.StatusFound)
		}
		w.Write([]byte(document))
	})
	wantProblem(t, get(t, newClient(t, Options{Timeouts: limits}), s.URL), feed.ProblemTimeout)
}

// TestDrainGivesUp does not let an error page that drips hold the host.
func TestDrainGivesUp(t *testing.T) {
	limits := short
	limits.Idle, limits.Whole = 50*time.Millisecond, time.Hour
	host := drip(t, "HTTP/1.1 404 Not Found\r\nContent-Length: 4000\r\n\r\n", "x", time.Hour)
	wantProblem(t, get(t, newClient(t, Options{Timeouts: limits}), "http://"+host), feed.ProblemNotFound)
}

// storedHead begins a gzip member with a stored block of 65,535 bytes (RFC 1951
// section 3.2.4), so that any bytes may follow.
const storedHead = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\x01\xff\xff\x00\x00"

// TestManner39CancelEndsARequestAtOnce cancels a request in each phase.
func TestManner39CancelEndsARequestAtOnce(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
	hosts := map[string]string{
		"header":    "http://" + drip(t, "", "x", time.Hour),
		"body":      "http://" + drip(t, ok, "x", 5*time.Millisecond),
		"gzip body": "http://" + drip(t, ok+storedHead, "x", 5*time.Millisecond),
		"handshake": "https://" + drip(t, "", "x", time.Hour),
	}
	for name, address := range hosts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(50*time.Millisecond, cancel)
			a := newClient(t, Options{}).Fetch(ctx, feed.Request{URL: address}) // a timeout, were the cancel not heard
			wantProblem(t, a, feed.ProblemCancelled)
			if !errors.Is(a.Problem, context.Canceled) {
				t.Errorf("cause %v", a.Problem.Err)
			}
		})
	}
}

// TestManner39CancelEndsTheQueue cancels requests that wait for their turn, and one
// that comes too late.
func TestManner39CancelEndsTheQueue(t *testing.T) {
	address := "http://" + drip(t, "", "x", time.Hour)
	c := newClient(t, Options{})
	ctx, cancel := context.WithCancel(t.Context())
	answers := make(chan feed.Answer)
	for i := range 20 {
		go func() { answers <- c.Fetch(ctx, feed.Request{URL: fmt.Sprintf("%s/%d", address, i)}) }()
	}
	time.AfterFunc(30*time.Millisecond, cancel)
	for range 20 {
		wantProblem(t, <-answers, feed.ProblemCancelled)
	}
	wantProblem(t, c.Fetch(ctx, feed.Request{URL: address}), feed.ProblemCancelled)
}

// TestCallersDeadline is a timeout, not the reader's doing.
func TestCallersDeadline(t *testing.T) {
	address := "http://" + drip(t, "", "x", time.Hour)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	a := newClient(t, Options{}).Fetch(ctx, feed.Request{URL: address})
	wantProblem(t, a, feed.ProblemTimeout)
}
