package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http/httptrace"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"guanbao/feed"
)

// lateError is a timeout of net/http.
type lateError struct{ text string }

func (e lateError) Error() string { return e.text }
func (lateError) Timeout() bool   { return true }
func (lateError) Temporary() bool { return true }

// dialing is an error as the dialer wraps it.
func dialing(no error) error {
	return &net.OpError{Op: "dial", Net: "tcp", Addr: &net.TCPAddr{}, Err: os.NewSyscallError("connect", no)}
}

// TestProblemOfConnection names errors that a loopback server cannot provoke.
func TestProblemOfConnection(t *testing.T) {
	tests := []struct {
		name    string
		err     error
		online  bool
		reading bool
		kind    feed.ProblemKind
		detail  string
	}{
		{"no network", dialing(syscall.ENETUNREACH), false, false, feed.ProblemOffline, "no route"},
		{"no host", dialing(syscall.EHOSTUNREACH), false, false, feed.ProblemOffline, "no route"},
		{"network is down", dialing(syscall.ENETDOWN), false, false, feed.ProblemOffline, "no route"},
		{"no route to this host", dialing(syscall.EHOSTUNREACH), true, false, feed.ProblemRefused, "no route"},
		{"refused", dialing(syscall.ECONNREFUSED), false, false, feed.ProblemRefused, "connection refused"},
		{"system timeout", dialing(syscall.ETIMEDOUT), false, false, feed.ProblemTimeout, "no connection, over 10s"},
		{"dialer timeout", &net.OpError{Op: "dial", Err: lateError{"i/o timeout"}}, false, false, feed.ProblemTimeout, "no connection, over 10s"},
		{"header", lateError{"net/http: timeout awaiting response headers"}, false, false, feed.ProblemTimeout, "no header, over 15s"},
		{"lookup timeout", &net.DNSError{Err: "i/o timeout", IsTimeout: true}, false, false, feed.ProblemOffline, "i/o timeout"},
		{"other timeout", lateError{"i/o timeout"}, false, false, feed.ProblemTimeout, "timeout"},
		{"broken pipe", &net.OpError{Op: "write", Err: syscall.EPIPE}, false, false, feed.ProblemReset, "connection reset"},
		{"eof before the header", io.EOF, false, false, feed.ProblemReset, "closed without an answer"},
		{"eof in the header", io.ErrUnexpectedEOF, false, false, feed.ProblemReset, "closed without an answer"},
		{"eof in the body", io.ErrUnexpectedEOF, false, true, feed.ProblemCut, "cut off"},
		{"reset in the body", &net.OpError{Op: "read", Err: syscall.ECONNRESET}, false, true, feed.ProblemReset, "connection reset"},
		{"stream error", errors.New("stream error: stream ID 1; INTERNAL_ERROR"), false, true, feed.ProblemCut, "stream error: stream ID 1; INTERNAL_ERROR"},
		{"no descriptors", dialing(syscall.EMFILE), false, false, feed.ProblemLimit, "too many open files"},
		{"hostile text", errors.New("a\x1b]0;b\x07\u202e" + strings.Repeat("c", 999)), false, false, feed.ProblemOther, "a?]0;b????" + strings.Repeat("c", 190) + "..."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newClient(t, Options{})
			if tt.online {
				c.reached.Store(time.Now().UnixNano())
			}
			at, _ := parseAddress("http://u:p@a.example:8080/x", nil)
			h := newHop(t.Context(), &exchange{client: c, start: at, left: time.Hour}, at)
			defer h.end()
			h.reading = tt.reading
			p := h.problem(tt.err)
			if p.Kind != tt.kind {
				t.Errorf("kind %q, want %q", p.Kind, tt.kind)
			}
			if want := "a.example:8080: " + tt.detail; p.Detail != want {
				t.Errorf("detail %q, want %q", p.Detail, want)
			}
			if strings.ContainsAny(p.Detail+p.Err.Error(), "\x1b\x07\u202e") || len(p.Detail) > 250 {
				t.Errorf("detail %q, cause %q", p.Detail, p.Err)
			}
			if !errors.Is(p, tt.err) {
				t.Errorf("%v is not in the chain", tt.err)
			}
		})
	}
}

// TestProblemAfterTwoConnections ends a hop that would try a third one.
func TestProblemAfterTwoConnections(t *testing.T) {
	at, _ := parseAddress("http://a.example/x", nil)
	h := newHop(t.Context(), &exchange{client: newClient(t, Options{}), start: at, left: time.Hour}, at)
	defer h.end()
	conn, other := net.Pipe()
	defer conn.Close()
	defer other.Close()
	for n := range 3 {
		if h.ctx.Err() != nil {
			t.Fatalf("ended after %d connections", n)
		}
		h.connected(gotConn(conn))
	}
	if p := h.problem(h.ctx.Err()); p.Kind != feed.ProblemReset || !errors.Is(p, context.Canceled) {
		t.Errorf("%v", p)
	}
}

func TestOnlineFades(t *testing.T) {
	c := newClient(t, Options{})
	for age, want := range map[time.Duration]bool{0: true, time.Minute: true, 3 * time.Minute: false} {
		c.reached.Store(time.Now().Add(-age).UnixNano())
		if c.online() != want {
			t.Errorf("%v after an answer: %v", age, c.online())
		}
	}
}

func gotConn(c net.Conn) httptrace.GotConnInfo { return httptrace.GotConnInfo{Conn: c} }
