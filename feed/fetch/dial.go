package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// errPrivate ends a connection to an address inside the reader's own network
// that a public host's redirect led to.
var errPrivate = errors.New("private address")

// maxHeader bounds the header of an answer in bytes, and maxHeaderLines in lines.
const (
	maxHeader      = 1 << 20
	maxHeaderLines = 1000
)

// control is called with the resolved address before each connection attempt.
type control func(network, address string, _ syscall.RawConn) error

// transport makes a transport of which one connection a host stays open for a
// little while: a refresh comes in a burst, and the next is an hour away.
func transport(o Options, check control) *http.Transport {
	dialer := &net.Dialer{Timeout: o.Timeouts.Connect, Resolver: o.Resolver, Control: check}
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	protocols.SetHTTP2(true)
	return &http.Transport{
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: o.Roots},
		TLSHandshakeTimeout:    o.Timeouts.TLS,
		ResponseHeaderTimeout:  o.Timeouts.Header,
		MaxResponseHeaderBytes: maxHeader,
		MaxIdleConns:           4 * o.Parallel,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        30 * time.Second,
		DisableCompression:     true, // the body is decoded here, within bounds
		Protocols:              &protocols,
		OnProxyConnectResponse: proxyAnswered,
	}
}

// publicOnly refuses private addresses. It stands behind the resolver, so that
// a name which resolves differently the second time cannot slip past.
func publicOnly(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || private(at.Addr()) {
		return errPrivate
	}
	return nil
}

// Ranges beside those that netip names: "this network", shared address space
// (RFC 6598), IETF assignments, reserved, and the deprecated site-local range.
// The benchmark range 198.18.0.0/15 is left out: local proxies that hand out
// placeholder addresses for public hosts take them from there.
var privateRanges = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"),
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("fec0::/10"),
}

// The ranges that carry an IPv4 address within an IPv6 one, and the byte it
// begins at: NAT64 (RFC 6052), 6to4 (RFC 3056), IPv4-compatible (RFC 4291).
var embedding = []struct {
	prefix netip.Prefix
	at     int
}{
	{netip.MustParsePrefix("64:ff9b::/96"), 12},
	{netip.MustParsePrefix("2002::/16"), 2},
	{netip.MustParsePrefix("::/96"), 12},
}

// private reports whether an address is not one of the public Internet:
// loopback, private use, link-local (where clouds keep their metadata),
// multicast or unspecified, also when carried within an IPv6 address.
func private(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	if !ip.IsValid() || ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsUnspecified() {
		return true
	}
	for _, p := range privateRanges {
		if p.Contains(ip) {
			return true
		}
	}
	for _, e := range embedding {
		if e.prefix.Contains(ip) {
			b := ip.As16()
			return private(netip.AddrFrom4([4]byte(b[e.at : e.at+4])))
		}
	}
	return false
}

// proxyKey is the context key of the proxy that was picked for a request.
type proxyKey struct{}

// chosenProxy hands the transport the proxy that the hop decided on.
func chosenProxy(r *http.Request) (*url.URL, error) {
	u, _ := r.Context().Value(proxyKey{}).(*url.URL)
	return u, nil
}

// proxyRefusal is a proxy's answer other than 200 to CONNECT.
type proxyRefusal struct {
	code   int
	reason string
}

func (e *proxyRefusal) Error() string { return e.reason }

func proxyAnswered(_ context.Context, _ *url.URL, _ *http.Request, r *http.Response) error {
	if r.StatusCode == http.StatusOK {
		return nil
	}
	return &proxyRefusal{code: r.StatusCode, reason: reason(r)}
}
