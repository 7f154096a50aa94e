package fetch

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"guanbao/feed"
)

func TestPrivate(t *testing.T) {
	inside := []string{
		"127.0.0.1", "127.255.0.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254",
		"0.0.0.0", "0.1.2.3", "100.64.0.1", "192.0.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
		"::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1",
		"::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1",
	}
	outside := []string{
		"1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.0.2.1", "198.18.0.1",
		"223.5.5.5", "2400:3200::1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1",
	}
	for _, s := range inside {
		if !private(netip.MustParseAddr(s)) {
			t.Errorf("%s counts as public", s)
		}
	}
	for _, s := range outside {
		if private(netip.MustParseAddr(s)) {
			t.Errorf("%s counts as private", s)
		}
	}
	if !private(netip.Addr{}) {
		t.Error("no address counts as public")
	}
}

func TestNamedPrivate(t *testing.T) {
	tests := map[string]bool{
		"http://localhost/": true, "http://LOCALHOST./": true, "http://a.localhost/": true, "http://printer.local/": true,
		"http://intranet/": true, "http://metadata.google.internal/": true, "http://127.0.0.1/": true, "http://[::1]/": true,
		"http://[fe80::1%25eth0]/": true, "http://169.254.169.254/": true, "http://127.1/": true, "http://2130706433/": true,
		"http://0x7f.0.0.1/": true, "http://127.0.0.0x1/": true, "http://0177.0.0.01/": true, "http://１２７.０.０.１/": true,
		"http://a.99999999999999999999/": true, "http://www.spb.gov.cn/": false, "http://8.8.8.8/": false,
		"http://[2400:3200::1]/": false, "http://邮政.中国/": false, "http://local.example/": false, "http://a.example:8080/": false,
	}
	for address, want := range tests {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := namedPrivate(u); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}

// publicHost gives Options under which http://public.example/… is a public
// host: a loopback proxy stands for the Internet, and answers by h.
func publicHost(t *testing.T, h http.HandlerFunc) Options {
	t.Helper()
	proxy, err := url.Parse(serve(t, h).URL)
	if err != nil {
		t.Fatal(err)
	}
	return Options{Proxy: func(r *http.Request) (*url.URL, error) {
		if strings.HasSuffix(r.URL.Hostname(), "public.example") {
			return proxy, nil
		}
		return nil, nil
	}}
}

// TestManner29ARedirectDoesNotLeadIntoThePrivateNetwork sends a public host's redirect to a loopback
// server: by address, by a name that resolves to it, and over a connection
// that the reader's own subscription left open.
func TestManner29ARedirectDoesNotLeadIntoThePrivateNetwork(t *testing.T) {
	var asked atomic.Int64
	inner := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		w.Write([]byte(document))
	})
	port := inner.URL[strings.LastIndexByte(inner.URL, ':'):]
	var to string
	o := publicHost(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusMovedPermanently) })
	o.Resolver = resolver(t, map[string]string{"rebound.example.": "127.0.0.1"}, dnsmessage.RCodeNameError)
	c := newClient(t, o)
	wantFresh(t, get(t, c, inner.URL), document)
	asked.Store(0)
	for _, to = range []string{inner.URL, "http://rebound.example" + port, "http://[::ffff:127.0.0.1]" + port, "http://0.0.0.0" + port} {
		a := get(t, c, "http://public.example/")
		wantProblem(t, a, feed.ProblemRedirects)
		if asked.Load() != 0 {
			t.Fatalf("%s was reached", to)
		}
		if !strings.HasSuffix(a.Problem.Detail, "private address") {
			t.Errorf("%s: detail %q", to, a.Problem.Detail)
		}
	}
	wantFresh(t, get(t, c, "http://rebound.example"+port), document)
}

// TestRedirectWithinPrivateNetwork lets a private subscription redirect to
// another private host.
func TestRedirectWithinPrivateNetwork(t *testing.T) {
	inner := serve(t, reply("", []byte(document)))
	first := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, inner.URL, http.StatusFound) })
	wantFresh(t, get(t, newClient(t, Options{}), first.URL), document)
}

// TestRedirectByProxy checks the target by name where a proxy resolves it.
func TestRedirectByProxy(t *testing.T) {
	var to string
	var asked diary
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.note("%s", r.URL)
		if r.URL.Host == "public.example" {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
		w.Write([]byte(document))
	})
	u, _ := url.Parse(proxy.URL)
	c := newClient(t, Options{Proxy: func(*http.Request) (*url.URL, error) { return u, nil }})
	for _, to = range []string{"http://169.254.169.254/latest", "http://127.1/", "http://printer.local/", "http://router/"} {
		wantProblem(t, get(t, c, "http://public.example/"), feed.ProblemRedirects)
	}
	to = "http://other.example/feed"
	wantFresh(t, get(t, c, "http://public.example/"), document)
	to = "http://printer.local/feed"
	wantFresh(t, get(t, c, "http://printer.local/"), document)
	want := strings.Repeat("http://public.example/\n", 5) + "http://other.example/feed\nhttp://printer.local/"
	if asked.String() != want {
		t.Errorf("proxy was asked for\n%s\nwant\n%s", &asked, want)
	}
}

// resolver answers from a table of names, and by code for all others.
func resolver(t *testing.T, names map[string]string, code dnsmessage.RCode) *net.Resolver {
	t.Helper()
	pc, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pc.Close() })
	go func() {
		buf := make([]byte, 4096)
		for {
			n, from, err := pc.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) == nil && len(m.Questions) == 1 {
				out, _ := answered(m, names, code).Pack()
				pc.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", pc.LocalAddr().String())
	}}
}

func answered(m dnsmessage.Message, names map[string]string, code dnsmessage.RCode) *dnsmessage.Message {
	q := m.Questions[0]
	m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
	address, ok := names[q.Name.String()]
	switch {
	case !ok:
		m.RCode = code
	case q.Type == dnsmessage.TypeA:
		m.Answers = []dnsmessage.Resource{{
			Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
			Body:   &dnsmessage.AResource{A: netip.MustParseAddr(address).As4()},
		}}
	}
	return &m
}

// TestResolution tells a name that does not exist from a network that is gone.
func TestResolution(t *testing.T) {
	missing := resolver(t, nil, dnsmessage.RCodeNameError)
	failing := resolver(t, nil, dnsmessage.RCodeServerFailure)
	silent := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", "127.0.0.1:1")
	}}
	tests := []struct {
		name   string
		r      *net.Resolver
		online bool
		kind   feed.ProblemKind
	}{
		{"no such name", missing, false, feed.ProblemNoHost},
		{"resolver fails", failing, false, feed.ProblemOffline},
		{"nobody there", silent, false, feed.ProblemOffline},
		{"resolver fails for this name", failing, true, feed.ProblemNoHost},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := publicHost(t, reply("", []byte(document)))
			o.Resolver = tt.r
			c := newClient(t, o)
			if tt.online {
				wantFresh(t, get(t, c, "http://public.example/"), document)
			}
			wantProblem(t, get(t, c, "http://nowhere.example/"), tt.kind)
		})
	}
}

// TestManner26ARequestThatBreaksOffIsNotRepeated holds the failures of a connection to a live host.
func TestManner26ARequestThatBreaksOffIsNotRepeated(t *testing.T) {
	c := newClient(t, Options{})
	closed := httptest.NewServer(nil)
	closed.Close()
	wantProblem(t, get(t, c, closed.URL), feed.ProblemRefused)
	var asked atomic.Int64
	abrupt := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		conn, _, _ := http.NewResponseController(w).Hijack()
		if r.URL.Path == "/reset" {
			conn.(*net.TCPConn).SetLinger(0)
		}
		conn.Close()
	})
	wantProblem(t, get(t, c, abrupt.URL), feed.ProblemReset)
	wantProblem(t, get(t, c, abrupt.URL+"/reset"), feed.ProblemReset)
	if asked.Load() != 2 {
		t.Errorf("%d requests, want 2: none is repeated on a new connection", asked.Load())
	}
}

// TestManner26ADeadConnectionIsTriedOnceMore repeats a request once when the connection it was sent
// on was left over from earlier and is dead, and never more.
func TestManner26ADeadConnectionIsTriedOnceMore(t *testing.T) {
	var asked atomic.Int64
	var dead atomic.Bool
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		n := asked.Add(1)
		if n == 1 || !dead.Load() && n == 3 {
			w.Write([]byte(document))
			return
		}
		conn, _, _ := http.NewResponseController(w).Hijack()
		conn.Close()
	})
	c := newClient(t, Options{})
	wantFresh(t, get(t, c, s.URL), document)
	wantFresh(t, get(t, c, s.URL), document)
	if asked.Load() != 3 {
		t.Errorf("%d requests, want 3", asked.Load())
	}
	asked.Store(0)
	dead.Store(true)
	c.Close()
	wantFresh(t, get(t, c, s.URL), document)
	wantProblem(t, get(t, c, s.URL), feed.ProblemReset)
	if asked.Load() != 3 {
		t.Errorf("%d requests, want 3", asked.Load())
	}
}
