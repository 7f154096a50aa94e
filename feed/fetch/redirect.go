package fetch

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"guanbao/feed"
)

// isRedirect reports whether a status names another address to ask for at
// once (RFC 9110 section 15.4).
func isRedirect(code int) bool {
	switch code {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// redirected is the answer of a hop that leads on, with its Location.
func (x *exchange) redirected(at address, r *http.Response) (feed.Answer, string) {
	a := feed.Answer{Code: r.StatusCode}
	to := strings.TrimSpace(r.Header.Get("Location"))
	if to == "" {
		a.Problem = badRedirect(at, r.StatusCode, "no location")
	}
	return a, to
}

// follow decides whether a redirect may be followed, and where it leads.
// Credentials that a server puts into a Location are never sent: a letter
// takes them from the start of the exchange alone.
func (x *exchange) follow(from address, code int, raw string) (address, *feed.Problem) {
	u, err := location(from, raw)
	if err != nil {
		return address{}, badRedirect(from, code, err.Error())
	}
	to, err := webAddress(u)
	if err != nil {
		return address{}, badRedirect(from, code, err.Error())
	}
	if slices.Contains(x.seen, to.text) {
		return address{}, badRedirect(from, code, "in a circle")
	}
	if limit := x.client.opt.MaxRedirects; len(x.seen) > limit {
		return address{}, badRedirect(from, code, fmt.Sprintf("more than %d", limit))
	}
	x.strayed = x.strayed || !sameHost(from, to)
	if !isPermanent(code) || from.url.Scheme == "https" && to.url.Scheme == "http" {
		x.permanent = false
	}
	return to, nil
}

// isPermanent reports whether a redirect says that the address has moved for good.
func isPermanent(code int) bool {
	return code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect
}

func badRedirect(at address, code int, why string) *feed.Problem {
	return &feed.Problem{Kind: feed.ProblemRedirects, Code: code, Detail: at.host + ": " + why}
}

// location is the address that a redirect names, resolved against the hop's own.
func location(at address, raw string) (*url.URL, error) {
	if len(raw) > maxAddress {
		return nil, errTooLong
	}
	ref, err := url.Parse(sendable(raw))
	if err != nil {
		return nil, errMalformed
	}
	return at.url.ResolveReference(ref), nil
}

// trusted reports whether the first address may lead into the reader's own
// network: the reader named it, or a feed that is in there or on the same host.
func (x *exchange) trusted() bool {
	if x.request.Named == "" {
		return true
	}
	by, err := parseAddress(x.request.Named, nil)
	return err == nil && (namedPrivate(by.url) || asciiHost(by.url) == asciiHost(x.start.url))
}
