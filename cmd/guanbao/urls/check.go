package urls

import (
	"net/url"
	"strings"
	"unicode"
)

// Reason says why a line is refused or passed over.
type Reason string

// The reasons. Each has a text in the interface.
const (
	ReasonExec      Reason = "exec"      // exec: runs a program
	ReasonFilter    Reason = "filter"    // filter: runs a program
	ReasonScheme    Reason = "scheme"    // a scheme other than http, https, builtin
	ReasonAddress   Reason = "address"   // not an address at all
	ReasonDuplicate Reason = "duplicate" // an earlier line has the same address
	ReasonQuery     Reason = "query"     // a saved search that cannot be said here; Problem.Fault says why
)

// Builtin is the scheme of the feeds that come with the program.
const Builtin = "builtin:"

// Check decides whether an address may be subscribed to: http and https with
// a host, and the built-in feeds. It gives the reason when not. An address
// read from a file is untrusted: a line must never cause a program to run.
func Check(address string) (why Reason, ok bool) {
	lower := strings.ToLower(address)
	switch {
	case strings.HasPrefix(lower, "exec:"):
		return ReasonExec, false
	case strings.HasPrefix(lower, "filter:"):
		return ReasonFilter, false
	case strings.HasPrefix(address, Builtin):
		if len(address) > len(Builtin) && plain(address) {
			return "", true
		}
		return ReasonAddress, false
	}
	if !plain(address) {
		return ReasonAddress, false
	}
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Scheme == "":
		return ReasonAddress, false
	case u.Scheme != "http" && u.Scheme != "https":
		return ReasonScheme, false
	case u.Hostname() == "":
		return ReasonAddress, false
	}
	return "", true
}

// plain reports whether an address holds nothing that is invisible, breaks a
// line or reorders text.
func plain(address string) bool {
	for _, r := range address {
		if r == unicode.ReplacementChar || !unicode.IsPrint(r) || unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// Mask hides the password of an address, and a user name that stands without
// one, for it may be a token. The result is for showing, never for fetching.
func Mask(address string) string {
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok {
		return address
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	at := strings.LastIndexByte(rest[:end], '@')
	if at < 0 {
		return address
	}
	user, _, withPassword := strings.Cut(rest[:at], ":")
	if !withPassword || user == "" {
		user = ""
	} else {
		user += ":"
	}
	return scheme + "://" + user + "***" + rest[at:]
}

// MaskAll hides what Mask hides in every address within a text.
func MaskAll(text string) string {
	var b strings.Builder
	for {
		i := strings.Index(text, "://")
		if i < 0 {
			return b.String() + text
		}
		start := strings.LastIndexFunc(text[:i], func(r rune) bool { return !schemeRune(r) }) + 1
		end := i + 3
		if n := strings.IndexFunc(text[end:], authorityEnd); n >= 0 {
			end += n
		} else {
			end = len(text)
		}
		b.WriteString(text[:start])
		b.WriteString(Mask(text[start:end]))
		text = text[end:]
	}
}

func schemeRune(r rune) bool {
	return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("+-.", r))
}

// authorityEnd reports whether a rune ends the part of an address that can
// hold a password (RFC 3986 section 3.2), or the address itself.
func authorityEnd(r rune) bool {
	return strings.ContainsRune("/?#\"'<>", r) || unicode.IsSpace(r)
}
