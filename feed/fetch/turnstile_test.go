package fetch

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"guanbao/feed"
)

// peak counts how many are inside at once.
type peak struct{ now, most atomic.Int64 }

func (p *peak) enter() {
	n := p.now.Add(1)
	for m := p.most.Load(); n > m && !p.most.CompareAndSwap(m, n); m = p.most.Load() {
	}
}

func (p *peak) leave() { p.now.Add(-1) }

// TestManner05OneInFlightAHostAndEightInAll holds one request at every one of eight hosts before it
// lets any of them go, and finds no ninth, and no second at a host.
func TestManner05OneInFlightAHostAndEightInAll(t *testing.T) {
	const hosts, each, parallel = 12, 4, 8
	var all peak
	full := make(chan struct{})
	var once sync.Once
	var addresses []string
	for range hosts {
		var here peak
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			here.enter()
			all.enter()
			if here.most.Load() > 1 {
				t.Errorf("%d requests at %s", here.most.Load(), r.Host)
			}
			if all.now.Load() == parallel {
				once.Do(func() { close(full) })
			}
			select {
			case <-full:
			case <-r.Context().Done():
			}
			here.leave()
			all.leave()
			if r.URL.Path == "/hop" {
				http.Redirect(w, r, addresses[0]+"/end"+r.URL.RawQuery, http.StatusFound)
				return
			}
			w.Write([]byte(document))
		})
		addresses = append(addresses, s.URL)
	}
	c := newClient(t, Options{})
	var wg sync.WaitGroup
	for i := range hosts * each {
		wg.Go(func() {
			path := "/end"
			if i%3 == 0 {
				path = fmt.Sprintf("/hop?%d", i)
			}
			wantNoProblem(t, get(t, c, addresses[i%hosts]+path))
		})
	}
	wg.Wait()
	if got := all.most.Load(); got != parallel {
		t.Errorf("%d requests at once, want %d", got, parallel)
	}
	if n := cap(c.turns.slots); n != parallel {
		t.Errorf("room for %d requests, want %d", n, parallel)
	}
	if n := len(c.turns.hosts); n != 0 {
		t.Errorf("%d lanes left behind", n)
	}
}

func wantNoProblem(t *testing.T, a feed.Answer) {
	t.Helper()
	if a.Problem != nil {
		t.Error(a.Problem)
	}
}

// TestManner05ConnectionsAreUsedAgain counts the connections of a host.
func TestManner05ConnectionsAreUsedAgain(t *testing.T) {
	conns := make(map[string]bool)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		conns[r.RemoteAddr] = true
		switch r.URL.Path {
		case "/missing":
			http.NotFound(w, r)
		case "/moved":
			http.Redirect(w, r, "/", http.StatusFound)
		default:
			w.Write([]byte(document))
		}
	})
	c := newClient(t, Options{})
	for _, path := range []string{"/", "/missing", "/moved", "/"} {
		get(t, c, s.URL+path)
	}
	if len(conns) != 1 {
		t.Errorf("%d connections, want 1", len(conns))
	}
	c.Close()
	wantFresh(t, get(t, c, s.URL), document)
	if len(conns) != 2 {
		t.Errorf("%d connections after Close, want 2", len(conns))
	}
}

// TestTurnstileSlowHost queues many requests before one busy host and finds
// the way to another one free.
func TestTurnstileSlowHost(t *testing.T) {
	ts := newTurnstile(2)
	leave, err := ts.enter(t.Context(), "slow:80")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if _, err := ts.enter(ctx, "slow:80"); err == nil {
				t.Error("second turn at a busy host")
			}
		})
	}
	for lanes := 0; lanes < 21; {
		ts.mu.Lock()
		lanes = ts.hosts["slow:80"].users
		ts.mu.Unlock()
	}
	for range 3 {
		other, err := ts.enter(t.Context(), "quick:80")
		if err != nil {
			t.Fatal(err)
		}
		other()
	}
	cancel()
	wg.Wait()
	leave()
	if len(ts.hosts) != 0 || len(ts.slots) != 0 {
		t.Errorf("%d lanes and %d slots left behind", len(ts.hosts), len(ts.slots))
	}
}

// TestTurnstileCancelAtSlot gives the host back when the wait for a slot ends.
func TestTurnstileCancelAtSlot(t *testing.T) {
	ts := newTurnstile(1)
	leave, _ := ts.enter(t.Context(), "a:80")
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		_, err := ts.enter(ctx, "b:80")
		done <- err
	}()
	for atSlot := false; !atSlot; {
		ts.mu.Lock()
		l := ts.hosts["b:80"]
		atSlot = l != nil && len(l.turn) == 1
		ts.mu.Unlock()
	}
	cancel()
	if err := <-done; err == nil {
		t.Fatal("a slot too many")
	}
	leave()
	again, err := ts.enter(t.Context(), "b:80")
	if err != nil {
		t.Fatal(err)
	}
	again()
	if _, err := ts.enter(ctx, "c:80"); err == nil {
		t.Error("a turn for a request that was cancelled before")
	}
}

// TestHostKey names the hosts of which one request is in flight.
func TestHostKey(t *testing.T) {
	tests := []struct{ address, want string }{
		{"http://Example.ORG/", "example.org:80"},
		{"http://example.org:80/", "example.org:80"},
		{"http://example.org./", "example.org:80"},
		{"https://example.org/", "example.org:443"},
		{"http://example.org:8080/", "example.org:8080"},
		{"http://u:p@example.org/", "example.org:80"},
		{"http://[::1]/", "[::1]:80"},
		{"http://邮政.中国/", "xn--5bvt08g.xn--fiqs8s:80"},
	}
	for _, tt := range tests {
		at, err := parseAddress(tt.address, nil)
		if err != nil || at.key != tt.want {
			t.Errorf("%s: %q, %v, want %q", tt.address, at.key, err, tt.want)
		}
	}
}
