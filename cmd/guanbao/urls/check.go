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
	before, secret, after := authority(address)
	if secret == "" {
		return address
	}
	user, _, withPassword := strings.Cut(strings.TrimSuffix(secret, "@"), ":")
	if !withPassword || user == "" {
		user = ""
	} else {
		user += ":"
	}
	return before + user + "***@" + after
}

// Bare is an address without the user and the password in it.
func Bare(address string) string {
	before, _, after := authority(address)
	return before + after
}

// authority takes an address apart at the user and the password in it, which
// end in an "@" where there are any (RFC 3986 section 3.2).
func authority(address string) (before, secret, after string) {
	i := strings.Index(address, "://")
	if i < 0 {
		return address, "", ""
	}
	rest := address[i+3:]
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	at := strings.LastIndexByte(rest[:end], '@') + 1
	return address[:i+3], rest[:at], rest[at:]
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
