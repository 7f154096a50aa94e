package fetch

import (
	"crypto/x509"
	"net"
	"net/http"
	"net/url"
	"time"
)

// Timeouts bounds the phases of a request. A zero field means its default.
type Timeouts struct {
	Connect time.Duration // name resolution and connection, 10 s
	TLS     time.Duration // handshake, 10 s
	Header  time.Duration // from the request's last byte to the whole answer header, 15 s
	Idle    time.Duration // between two reads of the body, 15 s
	Whole   time.Duration // all hops of one Fetch without the wait for a turn, 60 s
}

// Options sets up a Client. The zero value means the defaults throughout.
type Options struct {
	Version  string // of the program, for the User-Agent; "dev" if empty
	Contact  string // address or page of the reader, told to publishers; empty for none
	Timeouts Timeouts

	MaxWire      int64 // bytes of a body as it comes, 8 MiB
	MaxBody      int64 // bytes of a body after decoding, 16 MiB
	MaxRatio     int64 // decoded bytes a byte on the wire, checked above 1 MiB, 200
	MaxRedirects int   // hops after the first request, 5
	Parallel     int   // requests in flight over all hosts, 8

	// Proxy picks the proxy for a request, nil for none. The default is
	// http.ProxyFromEnvironment.
	Proxy func(*http.Request) (*url.URL, error)
	// Own gives what the reader set for the requests of one feed, by its address;
	// nil where nothing is set. It may be called from several goroutines at once.
	Own func(feed string) Own
	// Transports serves schemes other than http and https, such as
	// "builtin" for addresses like builtin:sample. They are no traffic:
	// they work offline, and no redirect leads to them.
	Transports map[string]http.RoundTripper
	// Offline, where it gives true, ends every request over a network as
	// feed.ProblemOffline before a byte is sent. It may be called from
	// several goroutines at once; nil means online.
	Offline func() bool
	// Sent is told of every request over a network; nil for nobody. It may be
	// called from several goroutines at once.
	Sent func(Sent)
	// Roots replaces the system's certificate authorities; nil keeps them.
	Roots *x509.CertPool
	// Resolver replaces net.DefaultResolver; nil keeps it.
	Resolver *net.Resolver
	// Now is the wall clock that dates in headers are held against.
	Now func() time.Time
}

// withDefaults fills the zero fields.
func (o Options) withDefaults() Options {
	o.Timeouts = o.Timeouts.withDefaults()
	o.MaxWire = or(o.MaxWire, 8<<20)
	o.MaxBody = or(o.MaxBody, 16<<20)
	o.MaxRatio = or(o.MaxRatio, 200)
	o.MaxRedirects = or(o.MaxRedirects, 5)
	o.Parallel = or(o.Parallel, 8)
	if o.Proxy == nil {
		o.Proxy = http.ProxyFromEnvironment
	}
	if o.Offline == nil {
		o.Offline = func() bool { return false }
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

func (t Timeouts) withDefaults() Timeouts {
	return Timeouts{
		Connect: or(t.Connect, 10*time.Second),
		TLS:     or(t.TLS, 10*time.Second),
		Header:  or(t.Header, 15*time.Second),
		Idle:    or(t.Idle, 15*time.Second),
		Whole:   or(t.Whole, 60*time.Second),
	}
}

// or is v, or d where v is not positive.
func or[T int | int64 | time.Duration](v, d T) T {
	if v <= 0 {
		return d
	}
	return v
}
