package fetch

import (
	"bufio"
	"net"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// TestManner01TheUserAgentNamesProgramAndContact holds the name that publishers see.
func TestManner01TheUserAgentNamesProgramAndContact(t *testing.T) {
	tests := []struct {
		name, version, contact, want string
	}{
		{"version", "1.2.3", "", `^guanbao/1\.2\.3$`},
		{"contact", "1.2.3", "https://desk.example/bot", `^guanbao/1\.2\.3 \(\+https://desk\.example/bot\)$`},
		{"nothing", "", "", `^guanbao/dev$`},
		{"hostile", "1\r\nCookie: a", "x)\r\n(y", `^guanbao/1\?\?Cookie:a \(\+x\?\?y\)$`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				got = append(got, r.UserAgent())
				w.Write([]byte(document))
			})
			c := newClient(t, Options{Version: tt.version, Contact: tt.contact})
			wantFresh(t, get(t, c, s.URL), document)
			wantFresh(t, get(t, c, s.URL), document)
			for _, agent := range got {
				if !regexp.MustCompile(tt.want).MatchString(agent) {
					t.Errorf("User-Agent %q, want %s", agent, tt.want)
				}
			}
		})
	}
}

// TestManner02NothingIsSentThatWasNotConfigured sets cookies and looks for them, and for any other
// header beyond the few that are ours.
func TestManner02NothingIsSentThatWasNotConfigured(t *testing.T) {
	known := map[string]bool{"User-Agent": true, "Accept": true, "Accept-Encoding": true}
	requests := 0
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		requests++
		for name := range r.Header {
			if !known[name] {
				t.Errorf("header %s: %q", name, r.Header[name])
			}
		}
		if r.Method != http.MethodGet || r.ContentLength != 0 {
			t.Errorf("%s with %d bytes", r.Method, r.ContentLength)
		}
		http.SetCookie(w, &http.Cookie{Name: "id", Value: "1"})
		if r.URL.Path == "/" {
			http.Redirect(w, r, "/moved", http.StatusFound)
			return
		}
		w.Write([]byte(document))
	})
	c := newClient(t, Options{})
	for range 2 {
		wantFresh(t, get(t, c, s.URL), document)
	}
	if requests != 4 {
		t.Errorf("%d requests, want 4", requests)
	}
}

// TestManner02TheAddressIsAskedForAsConfigured compares the bytes of the request line.
func TestManner02TheAddressIsAskedForAsConfigured(t *testing.T) {
	tests := []struct{ configured, want string }{
		{"", "/"},
		{"/", "/"},
		{"?", "/?"},
		{"/a?", "/a?"},
		{"/a%2fb%2Fc%7Ed~", "/a%2fb%2Fc%7Ed~"},
		{"//x/../y/./z;k=v,w", "//x/../y/./z;k=v,w"},
		{"/f.do?q=1&q=2;r=%20+&&=", "/f.do?q=1&q=2;r=%20+&&="},
		{"/a#frag", "/a"},
		{"/a|b%2Fc", "/a%7Cb%2Fc"},
		{"/通知?类=局", "/%E9%80%9A%E7%9F%A5?%E7%B1%BB=%E5%B1%80"},
		{"/a b?c d", "/a%20b?c%20d"},
		{"/?u=http://h/x|y", "/?u=http://h/x%7Cy"},
		{"/[1]:@!$&'()*+", "/[1]:@!$&'()*+"},
	}
	var got string
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.RequestURI
		w.Write([]byte(document))
	})
	c := newClient(t, Options{})
	for _, tt := range tests {
		a := get(t, c, s.URL+tt.configured)
		wantFresh(t, a, document)
		if got != tt.want {
			t.Errorf("%q asks for %q, want %q", tt.configured, got, tt.want)
		}
		if a.URL != s.URL+strings.TrimSuffix(tt.configured, "#frag") {
			t.Errorf("answer of %q, want %q", a.URL, tt.configured)
		}
	}
}

// TestManner03FeedTypesAreAcceptedFirst holds the order of types and the one encoding.
func TestManner03FeedTypesAreAcceptedFirst(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if got := r.Header.Get("Accept"); !regexp.MustCompile(`^application/atom\+xml, .*, \*/\*;q=0\.1$`).MatchString(got) {
			t.Errorf("Accept %q", got)
		}
		if got := r.Header.Values("Accept-Encoding"); len(got) != 1 || got[0] != "gzip" {
			t.Errorf("Accept-Encoding %q", got)
		}
		w.Write([]byte(document))
	})
	wantFresh(t, get(t, newClient(t, Options{}), s.URL), document)
}

// TestManner06ValidatorsAreSentByteForByte reads the request from the socket and compares the
// validators byte for byte.
func TestManner06ValidatorsAreSentByteForByte(t *testing.T) {
	tests := []struct{ name, etag, modified string }{
		{"none", "", ""},
		{"strong", `"v1"`, "Mon, 10 May 2021 08:00:00 GMT"},
		{"weak", `W/"x"`, ""},
		{"no quotes", `abc123`, ""},
		{"gzip suffix", `"5f-5c1-gzip"`, ""},
		{"odd inside", `"a, b;c=\"d\""`, ""},
		{"odd date", "", "Mon, 10 May 2021 8:0:0 +0800"},
		{"two-digit year", "", "Monday, 10-May-21 08:00:00 GMT"},
		{"high bytes", "\"\xb9\xfa\"", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			address, header := rawServer(t, "HTTP/1.1 304 Not Modified\r\nETag: W/\"n\"\r\nContent-Length: 0\r\n\r\n")
			a := newClient(t, Options{}).Fetch(t.Context(), feed.Request{URL: address, ETag: tt.etag, LastModified: tt.modified})
			sent := <-header
			wantLine(t, sent, "If-None-Match", tt.etag)
			wantLine(t, sent, "If-Modified-Since", tt.modified)
			if tt.name == "none" {
				wantProblem(t, a, feed.ProblemNotModified)
			} else if a.Outcome != feed.NotModified || a.Problem != nil || a.Code != 304 || a.ETag != `W/"n"` {
				t.Errorf("answer %+v", a)
			}
		})
	}
}

// rawServer answers one request with the given bytes and gives its header.
func rawServer(t *testing.T, answer string) (address string, header <-chan string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	sent := make(chan string, 1)
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		var b strings.Builder
		r := bufio.NewReader(c)
		for {
			line, err := r.ReadString('\n')
			b.WriteString(line)
			if err != nil || line == "\r\n" {
				break
			}
		}
		sent <- b.String()
		c.Write([]byte(answer))
	}()
	return "http://" + l.Addr().String() + "/", sent
}

// wantLine fails the test unless the header has exactly the line, or no line
// of the name where value is empty.
func wantLine(t *testing.T, header, name, value string) {
	t.Helper()
	var got []string
	for line := range strings.SplitSeq(header, "\r\n") {
		if v, ok := strings.CutPrefix(line, name+": "); ok {
			got = append(got, v)
		}
	}
	switch {
	case value == "" && len(got) > 0:
		t.Errorf("%s: %q, want none", name, got)
	case value != "" && (len(got) != 1 || got[0] != value):
		t.Errorf("%s: %q, want %q", name, got, value)
	}
}

// TestManner15AFutureDateIsNotEchoed does not echo a date that a broken clock made, nor
// bytes that would split the header.
func TestManner15AFutureDateIsNotEchoed(t *testing.T) {
	tests := []struct {
		name, etag, modified string
		echoed               bool
	}{
		{"past", "", noon.Add(-time.Hour).Format(http.TimeFormat), true},
		{"small skew", "", noon.Add(time.Hour).Format(http.TimeFormat), true},
		{"future", "", noon.Add(48 * time.Hour).Format(http.TimeFormat), false},
		{"2038", "", "Tue, 19 Jan 2038 03:14:07 GMT", false},
		{"line break", "\"a\"\r\nCookie: b", "x\ny", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if got := r.Header.Get("If-Modified-Since"); (got != "") != tt.echoed {
					t.Errorf("If-Modified-Since %q", got)
				}
				if r.Header.Get("Cookie") != "" || r.Header.Get("If-None-Match") != "" {
					t.Errorf("header %v", r.Header)
				}
				w.Header().Set("Last-Modified", tt.modified)
				w.Write([]byte(document))
			})
			a := newClient(t, Options{}).Fetch(t.Context(), feed.Request{URL: s.URL, ETag: tt.etag, LastModified: tt.modified})
			wantFresh(t, a, document)
		})
	}
}

func TestBadAddress(t *testing.T) {
	c := newClient(t, Options{})
	for _, address := range []string{
		"", "example.org/feed", "ftp://h/f", "file:///etc/passwd", "http:", "http://", "http:///x", "http:opaque",
		"javascript:alert(1)", "http://h:0/", "http://h:99999/", "http://user:se/cret@h/", "http://user:se cret@h/",
		"http://user:secret@[::1/", "http://h/\x1b[31m", "builtin:sample", "http://h/" + strings.Repeat("a", maxAddress),
	} {
		a := get(t, c, address)
		wantProblem(t, a, feed.ProblemBadAddress)
		if strings.Contains(a.Problem.Error()+a.Problem.Err.Error(), "cret") {
			t.Errorf("%q: secret in %q", address, a.Problem.Error())
		}
	}
}
