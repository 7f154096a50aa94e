package fetch

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"guanbao/feed"
)

// document is the body that a server sends unless a test says otherwise.
const document = `<?xml version="1.0"?><rss version="2.0"><channel><title>国家邮政局</title></channel></rss>`

// noon is the moment at which the clients of these tests live.
var noon = time.Date(2021, 5, 10, 12, 0, 0, 0, time.UTC)

// direct is an Options.Proxy that uses none, whatever the environment says.
func direct(*http.Request) (*url.URL, error) { return nil, nil }

// newClient makes a client that lives at noon, asks no proxy and is closed
// with the test.
func newClient(t testing.TB, o Options) *Client {
	t.Helper()
	if o.Proxy == nil {
		o.Proxy = direct
	}
	if o.Now == nil {
		o.Now = func() time.Time { return noon }
	}
	c := New(o)
	t.Cleanup(c.Close)
	return c
}

// serve starts a loopback server that ends with the test.
func serve(t testing.TB, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// get fetches an address without validators.
func get(t testing.TB, c *Client, address string) feed.Answer {
	t.Helper()
	return c.Fetch(t.Context(), feed.Request{URL: address})
}

// wantFresh fails the test unless a is a whole document.
func wantFresh(t testing.TB, a feed.Answer, body string) {
	t.Helper()
	if a.Problem != nil || a.Outcome != feed.Fresh {
		t.Fatalf("outcome %v, problem %v, want a fresh document", a.Outcome, a.Problem)
	}
	if string(a.Body) != body {
		t.Fatalf("body of %d bytes, want %d", len(a.Body), len(body))
	}
}

// wantProblem fails the test unless a ended in a problem of the kind, without
// a byte of a body, and with a detail that is safe to print.
func wantProblem(t testing.TB, a feed.Answer, kind feed.ProblemKind) {
	t.Helper()
	if a.Problem == nil {
		t.Fatalf("outcome %v with %d bytes, want problem %q", a.Outcome, len(a.Body), kind)
	}
	if a.Problem.Kind != kind {
		t.Fatalf("problem %q (%v), want %q", a.Problem.Kind, a.Problem, kind)
	}
	if a.Body != nil || a.Outcome == feed.Fresh || a.Outcome == feed.NotModified {
		t.Errorf("outcome %v with %d bytes beside a problem", a.Outcome, len(a.Body))
	}
	for _, c := range a.Problem.Error() {
		if c < 0x20 || c > 0x7e {
			t.Errorf("rune %U in %q", c, a.Problem.Error())
		}
	}
	if len(a.Problem.Detail) > 500 {
		t.Errorf("detail of %d bytes", len(a.Problem.Detail))
	}
}

// zipped is s as one gzip member.
func zipped(s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.Bytes()
}

// diary notes what requests came in.
type diary struct {
	mu    sync.Mutex
	lines []string
}

func (d *diary) note(format string, args ...any) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lines = append(d.lines, fmt.Sprintf(format, args...))
}

func (d *diary) String() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return strings.Join(d.lines, "\n")
}
