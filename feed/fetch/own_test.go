package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"guanbao/feed"
)

// carried notes what of a reader's settings a request carries.
func carried(d *diary, r *http.Request) {
	d.note("%s agent=%s key=%s auth=%s", r.URL.Path, r.Header.Get("User-Agent"), r.Header.Get("X-Key"), r.Header.Get("Authorization"))
}

func secrets(asked *atomic.Int64) Own {
	return Own{
		Agent:  "mine/1",
		Header: http.Header{"X-Key": {"k3y"}},
		User: func(context.Context) (*url.Userinfo, error) {
			asked.Add(1)
			return url.UserPassword("u", "p"), nil
		},
	}
}

// TestManner29HeadersAndAuthOfAFeedStayOnItsHost follows redirects on the
// feed's host, away from it and back, and gets a page of the host and one of
// another.
func TestManner29HeadersAndAuthOfAFeedStayOnItsHost(t *testing.T) {
	var home, away diary
	var back string
	other := serve(t, func(w http.ResponseWriter, r *http.Request) {
		carried(&away, r)
		if r.URL.Path == "/back" {
			http.Redirect(w, r, back, http.StatusFound)
			return
		}
		w.Write([]byte(document))
	})
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		carried(&home, r)
		switch r.URL.Path {
		case "/here":
			http.Redirect(w, r, "/end", http.StatusFound)
		case "/away":
			http.Redirect(w, r, other.URL+"/back", http.StatusFound)
		default:
			w.Write([]byte(document))
		}
	})
	back = s.URL + "/returned"
	var asked atomic.Int64
	c := newClient(t, Options{Own: func(feed string) Own {
		if strings.HasPrefix(feed, s.URL) {
			return secrets(&asked)
		}
		return Own{}
	}})
	const full = " agent=mine/1 key=k3y auth=Basic dTpw"
	const bare = " agent=mine/1 key= auth="
	for _, tt := range []struct {
		r          feed.Request
		home, away string
	}{
		{feed.Request{URL: s.URL + "/here"}, "/here" + full + "\n/end" + full, ""},
		{feed.Request{URL: s.URL + "/away"}, "/away" + full + "\n/returned" + bare, "/back" + bare},
		{feed.Request{URL: s.URL + "/page", Named: s.URL + "/feed"}, "/page" + full, ""},
		{feed.Request{URL: other.URL + "/page", Named: s.URL + "/feed"}, "", "/page" + bare},
		{feed.Request{URL: other.URL + "/x"}, "", "/x agent=guanbao/dev key= auth="},
		{feed.Request{URL: s.URL + "/page", Named: other.URL + "/feed"}, "/page agent=guanbao/dev key= auth=", ""},
		{feed.Request{URL: s.URL + "/page", Named: strings.Replace(s.URL, "//", "//a:b@", 1) + "/feed"}, "/page agent=guanbao/dev key= auth=Basic YTpi", ""},
		{feed.Request{URL: s.URL + "/away", Named: strings.Replace(s.URL, "//", "//a:b@", 1) + "/feed"},
			"/away agent=guanbao/dev key= auth=Basic YTpi\n/returned agent=guanbao/dev key= auth=", "/back agent=guanbao/dev key= auth="},
		{feed.Request{URL: other.URL + "/page", Named: strings.Replace(s.URL, "//", "//a:b@", 1) + "/feed"}, "", "/page agent=guanbao/dev key= auth="},
	} {
		home, away = diary{}, diary{}
		if a := c.Fetch(t.Context(), tt.r); a.Problem != nil {
			t.Fatal(a.Problem)
		}
		if home.String() != tt.home || away.String() != tt.away {
			t.Errorf("%+v\nat home %q\n   want %q\naway %q\nwant %q", tt.r, &home, tt.home, &away, tt.away)
		}
	}
	if asked.Load() != 3 {
		t.Errorf("the password was asked for %d times, want once for each request to its host", asked.Load())
	}
}

// TestAPasswordThatCannotBeHadIsNoRequest ends the exchange before a byte is
// sent.
func TestAPasswordThatCannotBeHadIsNoRequest(t *testing.T) {
	var asked atomic.Int64
	s := serve(t, func(http.ResponseWriter, *http.Request) { asked.Add(1) })
	for want, err := range map[feed.ProblemKind]error{
		feed.ProblemPassword: &feed.Problem{Kind: feed.ProblemPassword}, feed.ProblemOther: errors.New("x"),
	} {
		c := newClient(t, Options{Own: func(string) Own {
			return Own{User: func(context.Context) (*url.Userinfo, error) { return nil, err }}
		}})
		wantProblem(t, get(t, c, s.URL), want)
	}
	if asked.Load() != 0 {
		t.Errorf("%d requests", asked.Load())
	}
}

// TestAFeedHasItsOwnProxy goes through it, and tells of one that is not there
// by its name alone.
func TestAFeedHasItsOwnProxy(t *testing.T) {
	var asked diary
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.note("%s", r.URL)
		w.Write([]byte(document))
	})
	closed := httptest.NewServer(nil)
	closed.Close()
	through := func(address string) func(*http.Request) (*url.URL, error) {
		return func(*http.Request) (*url.URL, error) {
			return url.Parse(strings.Replace(address, "//", "//u:h4rd@", 1))
		}
	}
	c := newClient(t, Options{Proxy: through(closed.URL), Own: func(feed string) Own {
		if feed == "http://feeds.example/own" {
			return Own{Proxy: through(proxy.URL)}
		}
		return Own{}
	}})
	wantFresh(t, get(t, c, "http://feeds.example/own"), document)
	if asked.String() != "http://feeds.example/own" {
		t.Errorf("the proxy was asked for %q", &asked)
	}
	a := get(t, c, "http://feeds.example/other")
	wantProblem(t, a, feed.ProblemProxy)
	want := "feeds.example: proxy " + strings.TrimPrefix(closed.URL, "http://") + ": connection refused"
	if a.Problem.Detail != want {
		t.Errorf("told %q, want %q", a.Problem.Detail, want)
	}
}
