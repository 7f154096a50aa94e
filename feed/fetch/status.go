package fetch

import (
	"net/http"

	"guanbao/feed"
)

// read makes an Answer of a final hop's response.
func (h *hop) read(r *http.Response) feed.Answer {
	a := feed.Answer{
		Code:         r.StatusCode,
		ContentType:  r.Header.Get("Content-Type"),
		ETag:         r.Header.Get("ETag"),
		LastModified: r.Header.Get("Last-Modified"),
		Hints:        hints(r.Header, h.client.opt.Now()),
	}
	var kind feed.ProblemKind
	a.Outcome, kind = outcome(r.StatusCode, h.letter.conditional())
	if kind == feed.ProblemForbidden && r.StatusCode == http.StatusProxyAuthRequired && h.proxy != nil {
		kind = feed.ProblemProxy
	}
	if a.Outcome != feed.Busy {
		a.Hints.RetryAfter = 0
	}
	if kind != feed.ProblemNone {
		h.drain(r)
		a.Problem = &feed.Problem{Kind: kind, Code: r.StatusCode, Detail: h.at.host + ": " + reason(r)}
		return a
	}
	if a.Outcome == feed.NotModified {
		return a
	}
	body, wire, err := h.body(r)
	a.Wire = wire
	if err != nil {
		a.Outcome, a.Problem = feed.Failed, h.problem(err)
		a.Problem.Code = r.StatusCode
		return a
	}
	a.Body = body
	return a
}

// outcome sorts a status that is no redirect to follow. An unknown one counts
// by its class (RFC 9110 section 15); parts and deltas, which were not asked
// for, are never taken for a document.
func outcome(code int, conditional bool) (feed.Outcome, feed.ProblemKind) {
	switch code {
	case http.StatusOK, http.StatusNonAuthoritativeInfo:
		return feed.Fresh, feed.ProblemNone
	case http.StatusNoContent, http.StatusResetContent:
		return feed.Failed, feed.ProblemEmpty
	case http.StatusNotModified:
		if conditional {
			return feed.NotModified, feed.ProblemNone
		}
		return feed.Failed, feed.ProblemNotModified
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusProxyAuthRequired, http.StatusUnavailableForLegalReasons:
		return feed.Failed, feed.ProblemForbidden
	case http.StatusNotFound:
		return feed.Failed, feed.ProblemNotFound
	case http.StatusGone:
		return feed.Gone, feed.ProblemGone
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		return feed.Busy, feed.ProblemBusy
	case http.StatusNetworkAuthenticationRequired: // the network's word (RFC 6585 section 6), never the publisher's
		return feed.Failed, feed.ProblemPortal
	}
	if code/100 == 5 {
		return feed.Failed, feed.ProblemServer
	}
	return feed.Failed, feed.ProblemStatus
}
