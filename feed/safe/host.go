package safe

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// maxHost is the length in bytes of the longest name in the DNS (RFC 1035).
const maxHost = 253

// authority returns host and port of u in their one form.
func authority(u *url.URL) (string, error) {
	name, err := host(u.Hostname())
	if err != nil {
		return "", err
	}
	port := u.Port()
	if port == "" {
		return name, nil
	}
	if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
		return "", ErrMalformed
	}
	return name + ":" + port, nil
}

// host returns a name or an address as it is written in a URL. Names with
// underscores occur and are kept; names that a program could take for an
// option are not.
func host(name string) (string, error) {
	if strings.Contains(name, ":") {
		addr, err := netip.ParseAddr(name)
		if err != nil || addr.Zone() != "" {
			return "", ErrMalformed
		}
		return "[" + addr.String() + "]", nil
	}
	name, err := punycode(name)
	if err != nil || len(name) > maxHost {
		return "", ErrMalformed
	}
	for label := range strings.SplitSeq(strings.TrimSuffix(name, "."), ".") {
		if !labelOK(label) {
			return "", ErrMalformed
		}
	}
	return name, nil
}

func punycode(name string) (string, error) {
	for i := range len(name) {
		if name[i] >= 0x80 {
			return idna.Lookup.ToASCII(name)
		}
	}
	return strings.ToLower(name), nil
}

func labelOK(label string) bool {
	if label == "" || len(label) > 63 || label[0] == '-' {
		return false
	}
	for i := range len(label) {
		c := label[i]
		if !('a' <= c && c <= 'z' || digit(c) || c == '-' || c == '_') {
			return false
		}
	}
	return true
}
