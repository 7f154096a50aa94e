package fetch

import (
	"net/http"
	"strings"
	"testing"

	"guanbao/feed"
)

func TestEveryRequestIsTold(t *testing.T) {
	var got []Sent
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/old":
			http.Redirect(w, r, "/feed", http.StatusMovedPermanently)
		case r.Header.Get("If-None-Match") != "":
			w.WriteHeader(http.StatusNotModified)
		default:
			_, _ = w.Write([]byte("<rss/>"))
		}
	})
	c := newClient(t, Options{Sent: func(s Sent) { got = append(got, s) }})
	get(t, c, strings.Replace(s.URL, "://", "://anna:geheim@", 1)+"/old")
	c.Fetch(t.Context(), feed.Request{URL: s.URL + "/feed", ETag: `"1"`})
	get(t, c, "http://127.0.0.1:1/")
	if len(got) != 4 {
		t.Fatalf("%d requests told: %+v", len(got), got)
	}
	for i, want := range []Sent{
		{URL: s.URL + "/old", Code: 301, To: "/feed"}, {URL: s.URL + "/feed", Code: 200, Wire: 6}, {URL: s.URL + "/feed", Code: 304, Known: true}, {URL: "http://127.0.0.1:1/"},
	} {
		g := got[i]
		if failed := i == 3; g.URL != want.URL || g.Code != want.Code || g.Wire < want.Wire || g.Known != want.Known || !strings.HasSuffix(g.To, want.To) || (g.Problem != nil) != failed || g.Took <= 0 {
			t.Errorf("request %d is told as %+v, want %+v", i, g, want)
		}
	}
}
