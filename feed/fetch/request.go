package fetch

import (
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"

	"guanbao/feed"
)

// accept names the feed types before everything else.
const accept = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, " +
	"application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"

// userAgent is the same for every request of a run.
func userAgent(version, contact string) string {
	word := func(s string) string {
		return strings.NewReplacer(" ", "", "(", "", ")", "").Replace(printable(s, 200))
	}
	agent := "guanbao/dev"
	if v := word(version); v != "" {
		agent = "guanbao/" + v
	}
	if c := word(contact); c != "" {
		agent += " (+" + c + ")"
	}
	return agent
}

// letter is what one hop sends.
type letter struct {
	to           address
	agent        string      // "" for the client's own
	header       http.Header // more lines
	user         *url.Userinfo
	etag         string
	lastModified string
	file         bool // a file is asked for, not a document
	from         int64
	ifRange      string // the validator of the bytes before from, "" where the whole file is asked for
}

// letter decides what the hop to at carries of the request: validators stay
// on the host that gave them, credentials on the origin that they are for, and
// neither comes back once a redirect has left the host.
func (x *exchange) letter(at address) letter {
	l := letter{to: at, agent: x.set.Agent}
	if x.part != nil {
		l.file = true
		if l.ifRange = x.ranged(at); l.ifRange != "" {
			l.from = x.part.Have.Bytes
		}
	}
	if x.strayed {
		return l
	}
	if sameOrigin(x.start, at) {
		l.user = x.start.user
	}
	if x.atHome(at) {
		l.header = x.set.Header
		l.user = cmp.Or(x.user, l.user, x.home.user)
	}
	if httpguts.ValidHeaderFieldValue(x.request.ETag) {
		l.etag = x.request.ETag
	}
	if lm := x.request.LastModified; httpguts.ValidHeaderFieldValue(lm) && !inFuture(lm, x.client.opt.Now()) {
		l.lastModified = lm
	}
	return l
}

// conditional reports whether a 304 would be an answer to the letter.
func (l letter) conditional() bool {
	return feed.Request{ETag: l.etag, LastModified: l.lastModified}.Conditional()
}

// inFuture reports whether a Last-Modified lies more than a day ahead. Such a
// date is a server's broken clock, and echoing it would give 304 until then.
func inFuture(date string, now time.Time) bool {
	t, ok := parseDate(date)
	return ok && t.After(now.Add(24*time.Hour))
}

// message puts the letter into HTTP. The header is set by hand, so that no
// byte of a validator is touched.
func (c *Client) message(ctx context.Context, l letter) *http.Request {
	h := http.Header{
		"User-Agent":      {c.agent},
		"Accept":          {accept},
		"Accept-Encoding": {"gzip"},
	}
	if l.agent != "" {
		h["User-Agent"] = []string{l.agent}
	}
	for name, values := range l.header {
		h[name] = values
	}
	if l.file { // its bytes are counted, so they come as they are
		h["Accept"], h["Accept-Encoding"] = []string{"*/*"}, []string{"identity"}
	}
	if l.ifRange != "" {
		h["Range"], h["If-Range"] = []string{fmt.Sprintf("bytes=%d-", l.from)}, []string{l.ifRange}
	}
	if l.etag != "" {
		h["If-None-Match"] = []string{l.etag}
	}
	if l.lastModified != "" {
		h["If-Modified-Since"] = []string{l.lastModified}
	}
	if l.user != nil {
		h["Authorization"] = []string{basic(l.user)}
	}
	r := &http.Request{
		Method: http.MethodGet, URL: l.to.url, Host: l.to.url.Host, Header: h,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}
	return r.WithContext(ctx)
}

// basic is the Basic scheme of RFC 7617, with UTF-8.
func basic(u *url.Userinfo) string {
	password, _ := u.Password()
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(u.Username()+":"+password))
}
