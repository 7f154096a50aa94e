package fetch

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"guanbao/feed"
)

// TestManner40TheProxyOfTheEnvironmentIsUsed runs this test again in a process whose
// environment names a proxy, since net/http reads it once.
func TestManner40TheProxyOfTheEnvironmentIsUsed(t *testing.T) {
	if os.Getenv("HTTP_PROXY") != "" && os.Getenv("FETCH_CHILD") == "1" {
		c := New(Options{})
		wantFresh(t, get(t, c, "http://feeds.example/x"), document)
		return
	}
	var asked diary
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.note("%s %s", r.URL, r.Header.Get("Proxy-Authorization"))
		w.Write([]byte(document))
	})
	cmd := exec.Command(os.Args[0], "-test.run=^TestManner40TheProxyOfTheEnvironmentIsUsed$")
	cmd.Env = append(os.Environ(), "FETCH_CHILD=1", "NO_PROXY=", "no_proxy=",
		"HTTP_PROXY="+strings.Replace(proxy.URL, "//", "//u:p@", 1), "http_proxy=")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if want := "http://feeds.example/x Basic dTpw"; asked.String() != want {
		t.Errorf("proxy was asked for %q, want %q", &asked, want)
	}
}

// TestProxyProblems holds the failures between here and a proxy, with a
// password in its address that nobody must see.
func TestProxyProblems(t *testing.T) {
	closed := httptest.NewServer(nil)
	closed.Close()
	deny := serve(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusProxyAuthRequired) })
	tests := []struct {
		name, proxy, address string
		code                 int
	}{
		{"refused", closed.URL, "http://feeds.example/", 0},
		{"refused for tls", closed.URL, "https://feeds.example/", 0},
		{"socks refused", "socks5" + closed.URL[4:], "http://feeds.example/", 0},
		{"connect denied", deny.URL, "https://feeds.example/", 407},
		{"denied", deny.URL, "http://feeds.example/", 407},
		{"bad address", "", "http://feeds.example/", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := Options{Proxy: func(*http.Request) (*url.URL, error) {
				if tt.proxy == "" {
					return nil, errors.New(`invalid proxy address "http://u:h4rd@%zz"`)
				}
				return url.Parse(strings.Replace(tt.proxy, "//", "//u:h4rd@", 1))
			}}
			a := get(t, newClient(t, o), tt.address)
			wantProblem(t, a, feed.ProblemProxy)
			if a.Problem.Code != tt.code || strings.Contains(a.Problem.Error(), "h4rd") {
				t.Errorf("%v", a.Problem)
			}
			if a.Problem.Err != nil && strings.Contains(a.Problem.Err.Error(), "h4rd") {
				t.Errorf("cause %v", a.Problem.Err)
			}
		})
	}
}

// sample answers builtin:sample.
type sample struct{ asked atomic.Int64 }

func (s *sample) RoundTrip(r *http.Request) (*http.Response, error) {
	s.asked.Add(1)
	switch r.URL.Opaque {
	case "sample":
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(document)), ContentLength: -1}, nil
	case "none":
		return &http.Response{StatusCode: 204}, nil
	case "moved":
		return &http.Response{StatusCode: 301, Header: http.Header{"Location": {"http://127.0.0.1:1/"}}}, nil
	}
	return nil, errors.New("no such sample")
}

// TestRegisteredScheme reads builtin:sample, offline as well as online.
func TestRegisteredScheme(t *testing.T) {
	var offline atomic.Bool
	s := serve(t, reply("", []byte(document)))
	c := newClient(t, Options{Transports: map[string]http.RoundTripper{"builtin": &sample{}, "http": nil}, Offline: offline.Load})
	wantFresh(t, get(t, c, s.URL), document)
	offline.Store(true)
	wantProblem(t, get(t, c, s.URL), feed.ProblemOffline)
	for range 2 {
		a := get(t, c, "builtin:sample")
		wantFresh(t, a, document)
		if a.URL != "builtin:sample" {
			t.Errorf("answer of %q", a.URL)
		}
	}
	wantProblem(t, get(t, c, "builtin:none"), feed.ProblemEmpty)
	wantProblem(t, get(t, c, "builtin:other"), feed.ProblemOther)
	wantProblem(t, get(t, c, "builtin:moved"), feed.ProblemOffline)
	offline.Store(false)
	wantProblem(t, get(t, c, "builtin:moved"), feed.ProblemRedirects)
	wantFresh(t, get(t, c, s.URL), document)
}

// TestOfflineNoTraffic ends requests before a name is looked up.
func TestOfflineNoTraffic(t *testing.T) {
	var asked atomic.Int64
	s := serve(t, func(http.ResponseWriter, *http.Request) { asked.Add(1) })
	c := newClient(t, Options{Offline: func() bool { return true }})
	for _, address := range []string{s.URL, "https" + s.URL[4:], "http://feeds.example/"} {
		wantProblem(t, get(t, c, address), feed.ProblemOffline)
	}
	if asked.Load() != 0 {
		t.Errorf("%d requests while offline", asked.Load())
	}
}

// certificate is a self-signed one.
func certificate(t *testing.T, from, to time.Time, names ...string) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "evil\x1b[31m"}, NotBefore: from, NotAfter: to,
		DNSNames: names, IsCA: true, BasicConstraintsValid: true,
	}
	if len(names) == 0 {
		form.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1)}
	}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, _ := x509.ParseCertificate(der)
	pool := x509.NewCertPool()
	pool.AddCert(leaf)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

// secure starts a TLS server that logs nothing.
func secure(t *testing.T, config *tls.Config, h http.Handler) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	s.TLS, s.EnableHTTP2 = config, true
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	return s
}

// TestManner40ABadCertificateIsNamedAndNothingIsSent holds what a bad certificate or handshake is called.
func TestManner40ABadCertificateIsNamedAndNothingIsSent(t *testing.T) {
	now := time.Now()
	good, goodPool := certificate(t, now.Add(-time.Hour), now.Add(time.Hour))
	old, oldPool := certificate(t, now.AddDate(-2, 0, 0), now.AddDate(-1, 0, 0))
	other, otherPool := certificate(t, now.Add(-time.Hour), now.Add(time.Hour), "www.other.example")
	tests := []struct {
		name   string
		config *tls.Config
		roots  *x509.CertPool
		detail string
	}{
		{"unknown authority", &tls.Config{Certificates: []tls.Certificate{good}}, otherPool, "unknown authority"},
		{"expired", &tls.Config{Certificates: []tls.Certificate{old}}, oldPool, "valid from"},
		{"other name", &tls.Config{Certificates: []tls.Certificate{other}}, otherPool, "certificate is for www.other.example"},
		{"tls 1.1", &tls.Config{Certificates: []tls.Certificate{good}, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}, goodPool, "protocol version"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var asked atomic.Int64
			s := secure(t, tt.config, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
			a := get(t, newClient(t, Options{Roots: tt.roots}), s.URL)
			wantProblem(t, a, feed.ProblemTLS)
			if !strings.Contains(a.Problem.Detail, tt.detail) || !strings.HasPrefix(a.Problem.Detail, s.URL[8:]) {
				t.Errorf("detail %q, want %q", a.Problem.Detail, tt.detail)
			}
			if asked.Load() != 0 {
				t.Error("a request was sent all the same")
			}
		})
	}
	plain := serve(t, reply("", []byte(document)))
	wantProblem(t, get(t, newClient(t, Options{}), "https"+plain.URL[4:]), feed.ProblemTLS)
}

// TestManner05HTTP2IsSpokenOnOneConnection speaks HTTP/2 where the server does, on one connection, and
// finds the same bounds there.
func TestManner05HTTP2IsSpokenOnOneConnection(t *testing.T) {
	cert, pool := certificate(t, time.Now().Add(-time.Hour), time.Now().Add(time.Hour))
	conns := make(map[string]bool)
	s := secure(t, &tls.Config{Certificates: []tls.Certificate{cert}}, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conns[r.RemoteAddr] = true
		if r.ProtoMajor != 2 {
			t.Errorf("protocol %s", r.Proto)
		}
		switch r.URL.Path {
		case "/304":
			w.WriteHeader(http.StatusNotModified)
		case "/cut":
			w.Header().Set("Content-Length", "1000")
			w.Write([]byte(document))
			http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		case "/large":
			w.Write(bytes.Repeat([]byte("<item/>\n"), 2<<20))
		case "/header":
			for range 2000 {
				w.Header().Add("X-A", strings.Repeat("b", 1000))
			}
		default:
			w.Write([]byte(document))
		}
	}))
	c := newClient(t, Options{Roots: pool})
	wantFresh(t, get(t, c, s.URL), document)
	a := c.Fetch(t.Context(), feed.Request{URL: s.URL + "/304", ETag: `"v"`})
	if a.Outcome != feed.NotModified {
		t.Errorf("%+v", a)
	}
	wantProblem(t, get(t, c, s.URL+"/cut"), feed.ProblemCut)
	wantProblem(t, get(t, c, s.URL+"/large"), feed.ProblemTooLarge)
	wantProblem(t, get(t, c, s.URL+"/header"), feed.ProblemTooLarge)
	if len(conns) != 1 {
		t.Errorf("%d connections, want 1", len(conns))
	}
}

// TestManner28ADowngradeIsNotForGood follows a redirect from https to http and does not call the
// new address permanent (manner 28).
func TestManner28ADowngradeIsNotForGood(t *testing.T) {
	cert, pool := certificate(t, time.Now().Add(-time.Hour), time.Now().Add(time.Hour))
	var auth []string
	plain := serve(t, func(w http.ResponseWriter, r *http.Request) {
		auth = append(auth, r.Header.Get("Authorization"))
		w.Write([]byte(document))
	})
	s := secure(t, &tls.Config{Certificates: []tls.Certificate{cert}}, http.RedirectHandler(plain.URL, http.StatusMovedPermanently))
	a := get(t, newClient(t, Options{Roots: pool}), strings.Replace(s.URL, "//", "//u:p@", 1))
	wantFresh(t, a, document)
	if a.Permanent != "" || a.URL != plain.URL || len(auth) != 1 || auth[0] != "" {
		t.Errorf("permanent %q, url %q, authorization %q", a.Permanent, a.URL, auth)
	}
	secureEnd := secure(t, &tls.Config{Certificates: []tls.Certificate{cert}}, reply("", []byte(document)))
	up := serve(t, http.RedirectHandler(secureEnd.URL+"/", http.StatusPermanentRedirect).ServeHTTP)
	a = get(t, newClient(t, Options{Roots: pool}), up.URL)
	wantFresh(t, a, document)
	if a.Permanent != secureEnd.URL+"/" {
		t.Errorf("permanent %q, want %q", a.Permanent, secureEnd.URL)
	}
}

// TestProxyTunnel reads an https feed through CONNECT: the proxy sees the host
// alone, and neither the path nor the credentials of the feed.
func TestProxyTunnel(t *testing.T) {
	cert, pool := certificate(t, time.Now().Add(-time.Hour), time.Now().Add(time.Hour), "feeds.example")
	target := secure(t, &tls.Config{Certificates: []tls.Certificate{cert}}, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, _, _ := r.BasicAuth(); user != "reader" || r.Header.Get("Proxy-Authorization") != "" {
			t.Errorf("header %v", r.Header)
		}
		w.Write([]byte(document))
	}))
	var asked diary
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.note("%s %s %q", r.Method, r.RequestURI, r.Header.Get("Authorization"))
		there, err := net.Dial("tcp", target.Listener.Addr().String())
		if err != nil {
			t.Error(err)
			return
		}
		here, _, _ := http.NewResponseController(w).Hijack()
		io.WriteString(here, "HTTP/1.1 200 OK\r\n\r\n")
		go func() {
			io.Copy(there, here)
			there.Close()
		}()
		io.Copy(here, there)
		here.Close()
	})
	u, _ := url.Parse(proxy.URL)
	c := newClient(t, Options{Roots: pool, Proxy: func(*http.Request) (*url.URL, error) { return u, nil }})
	wantFresh(t, get(t, c, "https://reader:word@feeds.example/secret/path"), document)
	if want := `CONNECT feeds.example:443 ""`; asked.String() != want {
		t.Errorf("proxy was asked for %s, want %s", &asked, want)
	}
	c.Close()
}
