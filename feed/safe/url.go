package safe

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// Reasons why an address is refused.
var (
	ErrScheme    = errors.New("address has a scheme other than http and https")
	ErrMalformed = errors.New("address is malformed")
	ErrTooLong   = errors.New("address is too long")
)

// URL returns raw as an absolute http or https address that is safe to store,
// print and hand to a program: printable ASCII (0x21 to 0x7E), at most MaxURL
// bytes, no user information, the host in lower case and Punycode (RFC 5891).
// A relative reference is resolved against base (RFC 3986, 5.2), which may be
// nil. "www.example.cn/x", without a scheme, takes that of base or https, as
// does "//host/x". Percent-encoded bytes stay encoded. The error is
// ErrScheme, ErrMalformed or ErrTooLong.
func URL(raw string, base *url.URL) (string, error) {
	if len(raw) > 4*MaxURL {
		return "", ErrTooLong
	}
	raw = trim(raw)
	if raw == "" || !printable(raw) {
		return "", ErrMalformed
	}
	if base != nil && (!web(base.Scheme) || base.Host == "") {
		base = nil
	}
	raw, err := complete(raw, base)
	if err != nil {
		return "", err
	}
	if strings.ContainsAny(written(raw), unsafeASCII) {
		return "", ErrMalformed // programs differ in what host they see here
	}
	u, err := url.Parse(encode(raw))
	if err != nil {
		return "", ErrMalformed
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	return serialise(u)
}

// Allowed reports whether raw may be opened as it is: an address in the form
// that URL returns.
func Allowed(raw string) bool {
	clean, err := URL(raw, nil)
	return err == nil && clean == raw
}

// complete settles the scheme of raw: it refuses those that are not of the
// web and adds one where an address was written without.
func complete(raw string, base *url.URL) (string, error) {
	scheme := "https"
	if base != nil {
		scheme = base.Scheme
	}
	if len(raw) > 4 && strings.EqualFold(raw[:4], "www.") {
		return scheme + "://" + raw, nil
	}
	if strings.HasPrefix(raw, "//") {
		return scheme + ":" + raw, nil
	}
	before, _, found := strings.Cut(raw, ":")
	switch {
	case found && schemeLike(before):
		if !web(before) {
			return "", ErrScheme
		}
		return raw, nil
	case base == nil:
		return "", ErrMalformed
	case found && !strings.ContainsAny(before, "/?#"):
		return "./" + raw, nil // a colon in the first segment (RFC 3986, 4.2)
	}
	return raw, nil
}

// serialise checks a parsed address and writes it in its one form.
func serialise(u *url.URL) (string, error) {
	if !web(u.Scheme) || u.Opaque != "" {
		return "", ErrMalformed
	}
	authority, err := authority(u)
	if err != nil {
		return "", err
	}
	u.Host, u.User = authority, nil
	s := u.String()
	if len(s) > MaxURL {
		return "", ErrTooLong
	}
	for i := range len(s) {
		if s[i] <= 0x20 || s[i] >= 0x7F {
			return "", ErrMalformed
		}
	}
	return s, nil
}

// unsafeASCII are the characters of ASCII that no part of an address may hold
// as they are (RFC 3986, 2).
const unsafeASCII = " \"<>\\^`{|}"

// written returns the authority of raw as it was written, empty for none.
func written(raw string) string {
	_, rest, found := strings.Cut(raw, "//")
	if at := strings.IndexAny(raw, "/?#"); !found || at < 0 || !strings.HasPrefix(raw[at:], "//") {
		return ""
	}
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		return rest[:end]
	}
	return rest
}

// encode percent-encodes what an address may not hold as it is: white space,
// what is not ASCII, quotes, brackets and a per cent sign that encodes nothing.
func encode(s string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch {
		case c == '%' && (i+2 >= len(s) || !hex(s[i+1]) || !hex(s[i+2])):
			b.WriteString("%25")
		case c <= 0x20 || c >= 0x7F || strings.IndexByte(unsafeASCII, c) >= 0:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// trim removes what copying and pretty-printing leave around an address.
func trim(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == 0x200B || r == 0xFEFF
	})
}

// printable reports whether s holds no control of the C0 or C1 set.
func printable(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < 0x20 || 0x7F <= r && r < 0xA0 }) < 0
}

func web(scheme string) bool {
	return strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https")
}

// schemeLike reports whether s is written like a scheme (RFC 3986, 3.1).
func schemeLike(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if 'a' <= c && c <= 'z' || i > 0 && (digit(s[i]) || strings.IndexByte("+-.", s[i]) >= 0) {
			continue
		}
		return false
	}
	return s != ""
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

func hex(c byte) bool { return digit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }
