package fetch

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"guanbao/feed"
)

// trail serves redirects: the path /301/302/end answers 301 to /302/end and
// so on, and /end is the document. It notes the requests.
func trail(log *diary) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		log.note("%s%s %s %s", r.Host, r.URL, r.Header.Get("If-None-Match"), r.Header.Get("Authorization"))
		step, rest, more := strings.Cut(r.URL.Path[1:], "/")
		if !more {
			w.Write([]byte(document))
			return
		}
		var code int
		fmt.Sscan(step, &code)
		w.Header().Set("Location", "/"+rest)
		w.WriteHeader(code)
	}
}

// TestManner28OnlyPermanentHopsAreForGood names the moved address only when every hop says so.
func TestManner28OnlyPermanentHopsAreForGood(t *testing.T) {
	s := serve(t, trail(&diary{}))
	tests := []struct {
		path      string
		permanent bool
	}{
		{"/end", false},
		{"/301/end", true},
		{"/308/end", true},
		{"/301/308/301/end", true},
		{"/302/end", false},
		{"/303/end", false},
		{"/307/end", false},
		{"/301/302/end", false},
		{"/302/301/end", false},
	}
	for _, tt := range tests {
		a := get(t, newClient(t, Options{}), s.URL+tt.path)
		wantFresh(t, a, document)
		want := ""
		if tt.permanent {
			want = s.URL + "/end"
		}
		if a.Permanent != want || a.URL != s.URL+"/end" {
			t.Errorf("%s: permanent %q, url %q, want %q", tt.path, a.Permanent, a.URL, want)
		}
	}
}

// TestManner29LocationsAreResolvedOrRefused follows good locations and refuses bad ones.
func TestManner29LocationsAreResolvedOrRefused(t *testing.T) {
	tests := []struct {
		name, location, leads string // leads is empty for a refusal
	}{
		{"absolute path", "/b?x=1", "/b?x=1"},
		{"relative", "b", "/d/b"},
		{"parent", "../b", "/b"},
		{"query only", "?b", "/d/a?b"},
		{"without scheme", "//HOST/b", "/b"},
		{"absolute", "http://HOST/b", "/b"},
		{"spaces around", "  /b  ", "/b"},
		{"raw utf-8", "/通知", "/%E9%80%9A%E7%9F%A5"},
		{"raw gbk", "/\xcd\xa8", "/%CD%A8"},
		{"kept escapes", "/a%2fb|c", "/a%2fb%7Cc"},
		{"fragment", "/b#top", "/b"},
		{"empty", "", ""},
		{"itself", "/d/a", ""},
		{"itself with a fragment", "#x", ""},
		{"file", "file:///etc/passwd", ""},
		{"ftp", "ftp://HOST/b", ""},
		{"javascript", "javascript:alert(1)", ""},
		{"registered scheme", "builtin:sample", ""},
		{"no host", "http:///b", ""},
		{"bad port", "http://HOST0000000/b", ""},
		{"bad escape", "/%zz", ""},
		{"too long", "/" + strings.Repeat("a", maxAddress), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got string
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/d/a" && r.URL.RawQuery == "" {
					w.Header()["Location"] = []string{strings.ReplaceAll(tt.location, "HOST", r.Host)}
					w.WriteHeader(http.StatusFound)
					return
				}
				got = r.RequestURI
				w.Write([]byte(document))
			})
			builtin := map[string]http.RoundTripper{"builtin": http.DefaultTransport}
			a := get(t, newClient(t, Options{Transports: builtin}), s.URL+"/d/a")
			if tt.leads == "" {
				wantProblem(t, a, feed.ProblemRedirects)
				if got != "" || a.Problem.Code != http.StatusFound {
					t.Errorf("code %d, asked for %q", a.Problem.Code, got)
				}
				return
			}
			wantFresh(t, a, document)
			if got != tt.leads || a.URL != s.URL+tt.leads {
				t.Errorf("asked for %q, answer of %q, want %q", got, a.URL, tt.leads)
			}
		})
	}
}

// TestManner29HopsAreCountedAndCirclesEnd counts requests along chains and circles.
func TestManner29HopsAreCountedAndCirclesEnd(t *testing.T) {
	tests := []struct {
		name, path string
		requests   int
		ok         bool
	}{
		{"five", "/301/301/301/301/301/end", 6, true},
		{"six", "/301/301/301/301/301/301/end", 6, false},
		{"circle", "/circle/a", 2, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			log := &diary{}
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				switch r.URL.Path {
				case "/circle/a":
					log.note("a")
					w.Header().Set("Location", "/circle/b")
					w.WriteHeader(302)
				case "/circle/b":
					log.note("b")
					w.Header().Set("Location", "a#again")
					w.WriteHeader(302)
				default:
					trail(log)(w, r)
				}
			})
			a := get(t, newClient(t, Options{}), s.URL+tt.path)
			if tt.ok {
				wantFresh(t, a, document)
			} else {
				wantProblem(t, a, feed.ProblemRedirects)
			}
			if len(log.lines) != tt.requests {
				t.Errorf("%d requests, want %d:\n%s", len(log.lines), tt.requests, log)
			}
		})
	}
}

// TestManner29SecretsStayOnTheirHost follows redirects with credentials and validators: both
// stay on the host, and do not come back once another one was visited.
func TestManner29SecretsStayOnTheirHost(t *testing.T) {
	log := &diary{}
	other := serve(t, func(w http.ResponseWriter, r *http.Request) {
		log.note("other%s %s %s", r.URL, r.Header.Get("If-None-Match"), r.Header.Get("Authorization"))
		if back := r.URL.Query().Get("back"); back != "" {
			http.Redirect(w, r, back, http.StatusFound)
			return
		}
		w.Write([]byte(document))
	})
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		log.note("own%s %s %s", r.URL.Path, r.Header.Get("If-None-Match"), r.Header.Get("Authorization"))
		switch r.URL.Path {
		case "/same":
			http.Redirect(w, r, "/end", http.StatusFound)
		case "/away":
			http.Redirect(w, r, strings.Replace(other.URL, "//", "//evil:word@", 1)+"/x", http.StatusFound)
		case "/return":
			http.Redirect(w, r, other.URL+"/x?back="+"http://"+r.Host+"/end", http.StatusFound)
		default:
			w.Write([]byte(document))
		}
	})
	const auth = "Basic dXNlcjpww6Rzcw==" // user:päss
	tests := []struct{ path, want string }{
		{"/same", "own/same v1 " + auth + "\nown/end v1 " + auth},
		{"/away", "own/away v1 " + auth + "\nother/x  "},
		{"/return", "own/return v1 " + auth + "\nother/x?back=" + s.URL + "/end  \nown/end  "},
	}
	for _, tt := range tests {
		log.lines = nil
		address := strings.Replace(s.URL, "//", "//user:p%C3%A4ss@", 1) + tt.path
		a := newClient(t, Options{}).Fetch(t.Context(), feed.Request{URL: address, ETag: "v1"})
		wantFresh(t, a, document)
		if log.String() != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.path, log, tt.want)
		}
		if strings.Contains(a.URL+a.Permanent, "@") {
			t.Errorf("credentials in %q, %q", a.URL, a.Permanent)
		}
	}
}

// TestCredentialsInNoText looks for a password in everything that a failed
// request leaves behind.
func TestCredentialsInNoText(t *testing.T) {
	s := serve(t, http.NotFound)
	closed := serve(t, nil)
	closed.Close()
	for _, address := range []string{s.URL, closed.URL, "https" + s.URL[4:], "http://no-such-host.invalid", "gopher://x"} {
		a := get(t, newClient(t, Options{}), strings.Replace(address, "//", "//reader:h4rdt0guess@", 1)+"/f")
		if a.Problem == nil {
			t.Fatalf("%s: no problem", address)
		}
		text := fmt.Sprintf("%+v %v %#v %v", a, a.Problem, a.Problem, a.Problem.Err)
		if strings.Contains(text, "h4rdt0guess") || strings.Contains(text, "reader") {
			t.Errorf("%s: %s", address, text)
		}
	}
}

// TestSameHost tells where validators and credentials may go.
func TestSameHost(t *testing.T) {
	tests := []struct {
		from, to     string
		host, origin bool
	}{
		{"http://a.example/x", "http://A.example:80/y", true, true},
		{"http://a.example/x", "https://a.example/y", true, false},
		{"https://a.example/x", "http://a.example/y", false, false},
		{"http://a.example/x", "http://a.example:8080/y", false, false},
		{"http://a.example:8080/x", "https://a.example:8080/y", true, false},
		{"http://a.example/x", "https://a.example:8443/y", false, false},
		{"http://a.example/x", "http://www.a.example/y", false, false},
	}
	for _, tt := range tests {
		a, errA := parseAddress(tt.from, nil)
		b, errB := parseAddress(tt.to, nil)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if sameHost(a, b) != tt.host || sameOrigin(a, b) != tt.origin {
			t.Errorf("%s to %s: host %v, origin %v", tt.from, tt.to, sameHost(a, b), sameOrigin(a, b))
		}
	}
}

// TestLetterUpgrade takes validators along from http to https, but no
// credentials, which are for one origin.
func TestLetterUpgrade(t *testing.T) {
	from, _ := parseAddress("http://u:p@a.example/x", nil)
	to, _ := parseAddress("https://a.example/x", nil)
	x := &exchange{
		client: newClient(t, Options{}), start: from, seen: []string{from.text}, permanent: true,
		request: feed.Request{ETag: "v1", LastModified: "yesterday"},
	}
	if l := x.letter(from); l.user == nil || l.etag != "v1" || !l.conditional() {
		t.Errorf("first letter %+v", l)
	}
	if _, p := x.follow(from, http.StatusMovedPermanently, to.text); p != nil || x.strayed || !x.permanent {
		t.Fatalf("problem %v, strayed %v, permanent %v", p, x.strayed, x.permanent)
	}
	if l := x.letter(to); l.user != nil || l.etag != "v1" || l.lastModified != "yesterday" {
		t.Errorf("second letter %+v", l)
	}
}

func TestAHostIsNamedInLettersThatCanBeRead(t *testing.T) {
	for raw, want := range map[string]string{
		"http://A.example:8080/x":   "A.example:8080",
		"http://公报.example/新闻":      "xn--55qt33b.example",
		"http://公报.example:8080/新闻": "xn--55qt33b.example:8080",
		"http://[::1]:8080/":        "[::1]:8080",
	} {
		if at, err := parseAddress(raw, nil); err != nil || at.host != want {
			t.Errorf("%s is %q, want %q, %v", raw, at.host, want, err)
		}
	}
}
