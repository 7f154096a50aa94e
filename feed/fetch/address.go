package fetch

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// maxAddress is the longest address in bytes that is asked for or followed.
const maxAddress = 8 << 10

// What is wrong with an address. None of these repeats the address, which may
// hold a password in a place where no parser would find it.
var (
	errMalformed = errors.New("malformed address")
	errScheme    = errors.New("neither http nor https")
	errNoHost    = errors.New("address without a host")
	errTooLong   = errors.New("address too long")
)

// address is where one hop leads.
type address struct {
	url  *url.URL      // as it is sent, without credentials and fragment
	user *url.Userinfo // credentials for this origin, nil for none
	text string        // the url as text
	key  string        // lower-cased host:port, of which one request is in flight
	host string        // host and port for people, printable ASCII
}

// parseAddress reads an address that the reader typed.
func parseAddress(raw string, registered map[string]http.RoundTripper) (address, error) {
	if len(raw) > maxAddress {
		return address{}, errTooLong
	}
	u, err := url.Parse(sendable(raw))
	if err != nil {
		return address{}, errMalformed
	}
	if _, ok := registered[u.Scheme]; ok && u.Scheme != "http" && u.Scheme != "https" {
		return address{url: u, text: raw, key: u.Scheme + ":", host: printable(u.Scheme, 255)}, nil
	}
	at, err := webAddress(u)
	if err == nil && at.user == nil && u.Fragment == "" {
		at.text = raw
	}
	return at, err
}

// webAddress makes an address of an http or https URL.
func webAddress(u *url.URL) (address, error) {
	if u.Scheme != "http" && u.Scheme != "https" {
		return address{}, errScheme
	}
	if u.Hostname() == "" || u.Opaque != "" {
		return address{}, errNoHost
	}
	port := u.Port()
	if port == "" {
		port = defaultPort(u.Scheme)
	}
	if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
		return address{}, errMalformed
	}
	if u.User != nil && u.User.String() == "" {
		u.User = nil
	}
	plain := *u
	plain.User, plain.Fragment, plain.RawFragment = nil, "", ""
	return address{
		url:  &plain,
		user: u.User,
		text: plain.String(),
		key:  net.JoinHostPort(asciiHost(u), port),
		host: printable(shownHost(u), 255),
	}, nil
}

// shownHost is the host with its port, as it is written where that is ASCII, else
// in Punycode.
func shownHost(u *url.URL) string {
	if printable(u.Host, len(u.Host)) == u.Host {
		return u.Host
	}
	if u.Port() == "" {
		return asciiHost(u)
	}
	return net.JoinHostPort(asciiHost(u), u.Port())
}

// web reports whether the address is one of a network.
func (a address) web() bool { return a.url.Scheme == "http" || a.url.Scheme == "https" }

func defaultPort(scheme string) string {
	if scheme == "https" {
		return "443"
	}
	return "80"
}

// asciiHost is the name that is looked up for u: lower-cased, in punycode,
// without a final dot.
func asciiHost(u *url.URL) string {
	name := strings.TrimSuffix(u.Hostname(), ".")
	if ascii, err := idna.Lookup.ToASCII(name); err == nil {
		name = ascii
	}
	return strings.ToLower(name)
}

// sameOrigin reports whether credentials for a may be sent to b (RFC 6454
// section 5).
func sameOrigin(a, b address) bool {
	return a.url.Scheme == b.url.Scheme && a.key == b.key
}

// sameHost reports whether validators that a gave may be sent to b: the same
// host and port, or the step from http to https at their default ports.
func sameHost(a, b address) bool {
	if a.key == b.key {
		return true
	}
	upgrade := a.url.Scheme == "http" && b.url.Scheme == "https"
	return upgrade && a.url.Port() == "" && b.url.Port() == "" && asciiHost(a.url) == asciiHost(b.url)
}

// sendable percent-encodes the bytes of an address that cannot stand in a
// request line (RFC 3986 section 2), and leaves every other byte as it is.
// Parsing would otherwise encode the whole path anew, and %2F come out as a
// slash. The authority is left alone.
func sendable(raw string) string {
	const hex = "0123456789ABCDEF"
	from := pathStart(raw)
	var b strings.Builder
	b.WriteString(raw[:from])
	for _, c := range []byte(raw[from:]) {
		if c == ' ' || c >= 0x80 || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// pathStart is the byte offset at which an address or a reference is past
// its authority.
func pathStart(raw string) int {
	rest := raw
	if i := strings.Index(raw, "://"); i >= 0 && !strings.ContainsAny(raw[:i], "/?#") {
		rest = raw[i+1:]
	}
	if !strings.HasPrefix(rest, "//") {
		return 0
	}
	from := len(raw) - len(rest) + 2
	if i := strings.IndexAny(raw[from:], "/?#"); i >= 0 {
		return from + i
	}
	return len(raw)
}

// privateNames are the top-level names of the reader's own machine and network
// (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal).
var privateNames = []string{".localhost", ".local", ".internal", ".home.arpa"}

// namedPrivate reports whether a host is private by its name or as a literal,
// for where a proxy resolves it: a name of the own network or without a dot, a
// private address, or one of the number forms that only inet_aton reads.
func namedPrivate(u *url.URL) bool {
	name := asciiHost(u)
	if ip, err := netip.ParseAddr(name); err == nil {
		return private(ip)
	}
	ofNetwork := func(suffix string) bool { return strings.HasSuffix(name, suffix) }
	if !strings.Contains(name, ".") || slices.ContainsFunc(privateNames, ofNetwork) {
		return true
	}
	last := name[strings.LastIndexByte(name, '.')+1:]
	_, err := strconv.ParseUint(last, 0, 64)
	return err == nil || errors.Is(err, strconv.ErrRange)
}
