package sample

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// client asks the way feed/fetch does: through an http.Transport that has the
// scheme registered, and whose dialer fails the test.
func client(t *testing.T) *http.Client {
	t.Helper()
	network := &http.Transport{
		DialContext: func(_ context.Context, _, addr string) (net.Conn, error) {
			t.Errorf("dialled %s", addr)
			return nil, errors.New("no network here")
		},
	}
	network.RegisterProtocol(Scheme, Transport())
	return &http.Client{Transport: network}
}

func request(t *testing.T, method, url string, headers ...string) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Add(headers[i], headers[i+1])
	}
	return req
}

// ask gives the answer with its body read.
func ask(t *testing.T, req *http.Request) (*http.Response, []byte) {
	t.Helper()
	resp, err := client(t).Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, data
}

func TestTheWholeDocumentIsServed(t *testing.T) {
	resp, data := ask(t, request(t, http.MethodGet, Address))
	if resp.StatusCode != http.StatusOK || resp.Status != "200 OK" {
		t.Errorf("status %q (%d)", resp.Status, resp.StatusCode)
	}
	if !bytes.Equal(data, document) {
		t.Errorf("%d bytes, want the document's %d", len(data), len(document))
	}
	if resp.ContentLength != int64(len(document)) {
		t.Errorf("announced %d bytes, want %d", resp.ContentLength, len(document))
	}
	if got := resp.Header.Get("Content-Type"); got != contentType {
		t.Errorf("Content-Type %q", got)
	}
	if got := resp.Header.Get("ETag"); !regexp.MustCompile(`^"[0-9a-f]{32}"$`).MatchString(got) {
		t.Errorf("ETag %q is no strong tag", got)
	}
}

func TestSecondPullIsNotModified(t *testing.T) {
	first, _ := ask(t, request(t, http.MethodGet, Address))
	tag := first.Header.Get("ETag")
	again, data := ask(t, request(t, http.MethodGet, Address, "If-None-Match", tag))
	if again.StatusCode != http.StatusNotModified || len(data) != 0 {
		t.Fatalf("status %d with %d bytes, want 304 with none", again.StatusCode, len(data))
	}
	if again.Header.Get("ETag") != tag {
		t.Errorf("304 carries %q, want %q", again.Header.Get("ETag"), tag)
	}
}

func TestIfNoneMatch(t *testing.T) {
	tag := etag()
	for name, test := range map[string]struct {
		headers []string
		code    int
	}{
		"no validator":         {nil, 200},
		"another tag":          {[]string{"If-None-Match", `"abc"`}, 200},
		"without quotes":       {[]string{"If-None-Match", strings.Trim(tag, `"`)}, 200},
		"in a list":            {[]string{"If-None-Match", `"abc", ` + tag}, 304},
		"weakened":             {[]string{"If-None-Match", "W/" + tag}, 304},
		"any":                  {[]string{"If-None-Match", "*"}, 304},
		"in a second field":    {[]string{"If-None-Match", `"abc"`, "If-None-Match", tag}, 304},
		"only a date":          {[]string{"If-Modified-Since", "Wed, 01 Jul 2026 01:00:00 GMT"}, 200},
		"a comma within a tag": {[]string{"If-None-Match", `"a,b"`}, 200},
	} {
		t.Run(name, func(t *testing.T) {
			resp, _ := ask(t, request(t, http.MethodGet, Address, test.headers...))
			if resp.StatusCode != test.code {
				t.Errorf("status %d, want %d", resp.StatusCode, test.code)
			}
		})
	}
}

// A server may leave out a 304 at a cost; one sent without cause would keep a
// reader from ever seeing the document.
func FuzzNotModifiedNeedsACause(f *testing.F) {
	for _, seed := range []string{"", "*", `"abc"`, `W/"abc"`, `"a,b", "c"`, "W/", `"`, ",,,", etag()} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, field string) {
		if held([]string{field}) && !strings.Contains(field, "*") && !strings.Contains(field, etag()) {
			t.Errorf("%q counts as a match", field)
		}
		if !held([]string{field + ", " + etag()}) {
			t.Errorf("the tag at the end of %q is overlooked", field)
		}
	})
}

func TestOnlyTheSampleIsThere(t *testing.T) {
	for _, url := range []string{"builtin:other", "builtin:sample/data", "builtin:", "builtin:sample?all", "builtin://sample", "builtin:/sample"} {
		resp, data := ask(t, request(t, http.MethodGet, url))
		if resp.StatusCode != http.StatusNotFound || len(data) != 0 {
			t.Errorf("%s: status %d with %d bytes, want 404 with none", url, resp.StatusCode, len(data))
		}
	}
	resp, _ := ask(t, request(t, http.MethodGet, Address+"#29112"))
	if resp.StatusCode != http.StatusOK {
		t.Errorf("with a fragment: status %d, want 200", resp.StatusCode)
	}
}

func TestOnlyGetIsAllowed(t *testing.T) {
	for _, method := range []string{http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete} {
		resp, _ := ask(t, request(t, method, Address))
		if resp.StatusCode != http.StatusMethodNotAllowed || resp.Header.Get("Allow") != http.MethodGet {
			t.Errorf("%s: status %d, Allow %q", method, resp.StatusCode, resp.Header.Get("Allow"))
		}
	}
}

func TestCancelledRequestGetsNoAnswer(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	resp, err := Transport().RoundTrip(request(t, http.MethodGet, Address).WithContext(ctx))
	if !errors.Is(err, context.Canceled) || resp != nil {
		t.Errorf("got %v, %v; want only a cancellation", resp, err)
	}
}

func TestCancellingStopsTheBody(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	resp, err := Transport().RoundTrip(request(t, http.MethodGet, Address).WithContext(ctx))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if _, err := io.ReadFull(resp.Body, make([]byte, 100)); err != nil {
		t.Fatal(err)
	}
	cancel()
	if n, err := resp.Body.Read(make([]byte, 100)); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("read %d bytes, %v; want a cancellation", n, err)
	}
}

func TestClosedBodyCannotBeRead(t *testing.T) {
	resp, err := Transport().RoundTrip(request(t, http.MethodGet, Address))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if _, err := resp.Body.Read(make([]byte, 1)); !errors.Is(err, http.ErrBodyReadAfterClose) {
		t.Errorf("got %v, want %v", err, http.ErrBodyReadAfterClose)
	}
}

// closer notes that a request's body was closed, which a RoundTripper owes
// its caller on every path.
type closer struct {
	io.Reader
	closed bool
}

func (c *closer) Close() error {
	c.closed = true
	return nil
}

func TestRequestBodyIsAlwaysClosed(t *testing.T) {
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for name, ctx := range map[string]context.Context{"answered": t.Context(), "cancelled": ended} {
		sent := &closer{Reader: strings.NewReader("x")}
		req := request(t, http.MethodPost, Address).WithContext(ctx)
		req.Body = sent
		if resp, err := Transport().RoundTrip(req); err == nil {
			resp.Body.Close()
		}
		if !sent.closed {
			t.Errorf("%s: body left open", name)
		}
	}
}

func TestAnswersDoNotShareState(t *testing.T) {
	one, _ := ask(t, request(t, http.MethodGet, Address))
	one.Header.Set("ETag", "spoilt")
	_, first := ask(t, request(t, http.MethodGet, Address))
	clear(first)
	two, second := ask(t, request(t, http.MethodGet, Address))
	if two.Header.Get("ETag") != etag() || !bytes.HasPrefix(second, []byte("<?xml")) {
		t.Error("one answer's caller can spoil the next")
	}
}
