package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"

	"guanbao/feed"
)

// problem names what ended the hop. Its detail begins with the host.
func (h *hop) problem(err error) *feed.Problem {
	var made *feed.Problem
	var late *overtime
	ended := context.Cause(h.ctx)
	switch {
	case errors.As(err, &made):
		return made
	case h.caller.Err() != nil:
		return stopped(h.caller, h.at)
	case errors.As(ended, &late):
		return h.named(feed.ProblemTimeout, late.Error(), late)
	case errors.Is(ended, errTries):
		return h.named(feed.ProblemReset, errTries.Error(), err)
	}
	if kind, ok := bodyProblem(err); ok {
		return h.named(kind, err.Error(), err)
	}
	if p := h.proxyProblem(err); p != nil {
		return p
	}
	if errors.Is(err, errPrivate) {
		return h.named(feed.ProblemRedirects, errPrivate.Error(), err)
	}
	if why, ok := tlsReason(err); ok {
		return h.named(feed.ProblemTLS, why, err)
	}
	kind, why := h.netProblem(err)
	return h.named(kind, why, err)
}

// named makes a problem with the host before the reason.
func (h *hop) named(kind feed.ProblemKind, why string, err error) *feed.Problem {
	p := &feed.Problem{Kind: kind, Detail: h.at.host + ": " + printable(why, 200)}
	if err != nil {
		p.Err = cause{err}
	}
	return p
}

// stopped is the problem of a request whose caller gave up.
func stopped(caller context.Context, at address) *feed.Problem {
	p := &feed.Problem{Kind: feed.ProblemCancelled, Detail: at.host, Err: caller.Err()}
	if errors.Is(caller.Err(), context.DeadlineExceeded) {
		p.Kind = feed.ProblemTimeout
	}
	return p
}

// proxyProblem names a failure between here and the proxy, nil if it is none.
func (h *hop) proxyProblem(err error) *feed.Problem {
	if h.proxy == nil {
		return nil
	}
	var refusal *proxyRefusal
	var op *net.OpError
	if errors.As(err, &refusal) {
		p := h.named(feed.ProblemProxy, "proxy "+printable(h.proxy.Host, 255)+": "+refusal.reason, err)
		p.Code = refusal.code
		return p
	}
	if errors.As(err, &op) && (op.Op == "proxyconnect" || strings.HasPrefix(op.Op, "socks")) {
		_, why := h.netProblem(err)
		return h.named(feed.ProblemProxy, "proxy "+printable(h.proxy.Host, 255)+": "+why, err)
	}
	return nil
}

// netProblem sorts the errors of resolution and connection.
func (h *hop) netProblem(err error) (feed.ProblemKind, string) {
	var dns *net.DNSError
	var op *net.OpError
	var late net.Error
	switch {
	case is(err, limitErrors), strings.Contains(err.Error(), "too many open files"): // the resolver gives words alone
		return feed.ProblemLimit, "too many open files"
	case errors.As(err, &dns):
		return h.unresolved(dns)
	case is(err, refusedErrors):
		return feed.ProblemRefused, "connection refused"
	case is(err, resetErrors):
		return feed.ProblemReset, "connection reset"
	case is(err, routeErrors):
		if h.client.online() {
			return feed.ProblemRefused, "no route"
		}
		return feed.ProblemOffline, "no route"
	case h.reading && errors.Is(err, io.ErrUnexpectedEOF):
		return feed.ProblemCut, "cut off"
	case errors.As(err, &late) && late.Timeout():
		return feed.ProblemTimeout, h.phase(err)
	case h.reading: // chunks or frames that make no sense
		return feed.ProblemCut, err.Error()
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), strings.Contains(err.Error(), "server closed idle connection"):
		return feed.ProblemReset, "closed without an answer"
	case headerTooLarge(err):
		return feed.ProblemTooLarge, "header over " + size(maxHeader)
	case errors.As(err, &op) && op.Op == "dial":
		return feed.ProblemOther, rootText(op)
	case errors.As(err, &op):
		return feed.ProblemReset, rootText(op)
	}
	return feed.ProblemOther, err.Error()
}

// unresolved tells a name that does not exist from a resolver that cannot be
// reached. The latter is the network's failure, unless the network was seen
// at work a moment ago.
func (h *hop) unresolved(e *net.DNSError) (feed.ProblemKind, string) {
	switch {
	case e.IsNotFound, h.client.online():
		return feed.ProblemNoHost, e.Err
	}
	return feed.ProblemOffline, e.Err
}

// phase names the limit that a timeout of net/http or net ran into.
func (h *hop) phase(err error) string {
	t := h.client.opt.Timeouts
	var op *net.OpError
	switch {
	case strings.Contains(err.Error(), "TLS handshake"):
		return (&overtime{"no handshake", t.TLS}).Error()
	case strings.Contains(err.Error(), "header"):
		return (&overtime{"no header", t.Header}).Error()
	case errors.As(err, &op) && op.Op == "dial":
		return (&overtime{"no connection", t.Connect}).Error()
	}
	return "timeout"
}

// headerTooLarge knows the errors of net/http for a header beyond
// MaxResponseHeaderBytes, in HTTP/1.1 and HTTP/2, which have no type.
func headerTooLarge(err error) bool {
	s := err.Error()
	return strings.Contains(s, "server response headers exceeded") || strings.Contains(s, "response header list larger")
}

// is reports whether err's chain holds one of the system's error numbers.
func is(err error, numbers []syscall.Errno) bool {
	var no syscall.Errno
	if !errors.As(err, &no) {
		return false
	}
	for _, n := range numbers {
		if no == n {
			return true
		}
	}
	return false
}

// rootText is the innermost text of a chain: the outer ones repeat addresses.
func rootText(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err.Error()
		}
		err = inner
	}
}
