package feed

import (
	"context"
	"errors"
	"fmt"
)

// ProblemKind names a reason why a feed could not be read. It is stored with
// the feed and put into the reader's language by the interface.
type ProblemKind string

// The kinds of problems. Each has a text in every language of the interface.
const (
	ProblemNone        ProblemKind = ""
	ProblemBadAddress  ProblemKind = "bad_address"  // no address, or a scheme that is not http(s)
	ProblemNoHost      ProblemKind = "no_such_host" // the name does not resolve
	ProblemOffline     ProblemKind = "offline"      // no route to any network, or offline mode
	ProblemPortal      ProblemKind = "portal"       // a login page of the network answers in place of publishers
	ProblemRefused     ProblemKind = "refused"      // nothing listens there
	ProblemReset       ProblemKind = "reset"        // the connection broke off
	ProblemTimeout     ProblemKind = "timeout"      // no answer in time
	ProblemTLS         ProblemKind = "tls"          // certificate or handshake
	ProblemRedirects   ProblemKind = "redirects"    // too many, in a circle, or to a forbidden place
	ProblemNotFound    ProblemKind = "not_found"    // 404
	ProblemGone        ProblemKind = "gone"         // 410
	ProblemForbidden   ProblemKind = "forbidden"    // 401, 403, 407, 451
	ProblemBusy        ProblemKind = "busy"         // 429, 503: asked to wait
	ProblemServer      ProblemKind = "server"       // any other 5xx
	ProblemStatus      ProblemKind = "status"       // any other unexpected status
	ProblemTooLarge    ProblemKind = "too_large"    // above the cap on bytes
	ProblemCut         ProblemKind = "cut"          // the document ended before its announced end
	ProblemEncoding    ProblemKind = "encoding"     // Content-Encoding that cannot be decoded
	ProblemEmpty       ProblemKind = "empty"        // an answer without a document
	ProblemHTML        ProblemKind = "html"         // a web page in place of a feed
	ProblemNotFeed     ProblemKind = "not_feed"     // something else in place of a feed
	ProblemBroken      ProblemKind = "broken"       // a feed too damaged to repair
	ProblemNotPage     ProblemKind = "not_page"     // a file in place of a page
	ProblemNoText      ProblemKind = "no_text"      // a page without a text, or with one that only its scripts bring
	ProblemLogin       ProblemKind = "login"        // a page that asks for a password in place of its text
	ProblemNoList      ProblemKind = "no_list"      // a page without a list, or without the one that its rule names
	ProblemShrunk      ProblemKind = "shrunk"       // a list page with less than half of the items of last time
	ProblemProxy       ProblemKind = "proxy"        // the configured proxy does not work
	ProblemPassword    ProblemKind = "password"     // the feed's password could not be had
	ProblemLimit       ProblemKind = "limit"        // this machine gives the program no more open files
	ProblemStorage     ProblemKind = "storage"      // the cache could not be written
	ProblemCancelled   ProblemKind = "cancelled"    // stopped by the reader
	ProblemNotModified ProblemKind = "unasked_304"  // 304 to a request without validators
	ProblemOther       ProblemKind = "other"        // none of the above; Detail says it
)

// ProblemKinds lists every kind but ProblemNone.
var ProblemKinds = []ProblemKind{
	ProblemBadAddress, ProblemNoHost, ProblemOffline, ProblemPortal, ProblemRefused, ProblemReset, ProblemTimeout, ProblemTLS,
	ProblemRedirects, ProblemNotFound, ProblemGone, ProblemForbidden, ProblemBusy, ProblemServer, ProblemStatus,
	ProblemTooLarge, ProblemCut, ProblemEncoding, ProblemEmpty, ProblemHTML, ProblemNotFeed, ProblemBroken,
	ProblemNotPage, ProblemNoText, ProblemLogin, ProblemNoList, ProblemShrunk,
	ProblemProxy, ProblemPassword, ProblemLimit, ProblemStorage, ProblemCancelled, ProblemNotModified, ProblemOther,
}

// Blameless reports whether a problem says nothing about the feed: it is then
// neither stored nor held against it.
func (k ProblemKind) Blameless() bool {
	switch k {
	case ProblemCancelled, ProblemOffline, ProblemPortal, ProblemLimit:
		return true
	}
	return false
}

// Problem is an error with a kind that a caller can branch on and an
// interface can translate. Detail holds the part that is not translated: a
// host, a status line, a size. It may stem from a server and is cleaned
// before it is shown or stored.
type Problem struct {
	Kind   ProblemKind
	Code   int    // HTTP status, 0 if none
	Detail string // what and where, in few words
	Err    error  // the cause, may be nil
}

// Error gives the kind, the status and the detail in one English line.
func (p *Problem) Error() string {
	s := string(p.Kind)
	if p.Code != 0 {
		s = fmt.Sprintf("%s (%d)", s, p.Code)
	}
	if p.Detail != "" {
		s += ": " + p.Detail
	} else if p.Err != nil {
		s += ": " + p.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (p *Problem) Unwrap() error { return p.Err }

// AsProblem finds the Problem in err's chain, or wraps err in one of kind
// ProblemCancelled, ProblemTimeout or ProblemOther. It gives nil for nil.
func AsProblem(err error) *Problem {
	if err == nil {
		return nil
	}
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	kind := ProblemOther
	switch {
	case errors.Is(err, context.Canceled):
		kind = ProblemCancelled
	case errors.Is(err, context.DeadlineExceeded):
		kind = ProblemTimeout
	}
	return &Problem{Kind: kind, Detail: err.Error(), Err: err}
}
