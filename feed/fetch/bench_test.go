package fetch

import (
	"bytes"
	"fmt"
	"net/http"
	"sync"
	"testing"

	"guanbao/feed"
)

// fleet starts n hosts, each on a port of its own.
func fleet(b *testing.B, n int, h http.HandlerFunc) []string {
	b.Helper()
	addresses := make([]string, n)
	for i := range addresses {
		addresses[i] = serve(b, h).URL
	}
	return addresses
}

// pull fetches 1,000 feeds that are spread over the hosts.
func pull(b *testing.B, c *Client, hosts []string, outcome feed.Outcome) {
	var wg sync.WaitGroup
	for i := range 1000 {
		wg.Go(func() {
			a := c.Fetch(b.Context(), feed.Request{URL: fmt.Sprintf("%s/feed/%d", hosts[i%len(hosts)], i), ETag: `"v1"`})
			if a.Outcome != outcome {
				b.Error(a.Problem)
			}
		})
	}
	wg.Wait()
}

// BenchmarkAllNotModified makes 1,000 conditional requests to 1, 50 and 1,000
// hosts, all answered by 304, over connections that the client has to open.
func BenchmarkAllNotModified(b *testing.B) {
	for _, n := range []int{1, 50, 1000} {
		b.Run(fmt.Sprintf("hosts=%d", n), func(b *testing.B) {
			hosts := fleet(b, n, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNotModified) })
			c := newClient(b, Options{})
			b.ReportAllocs()
			for b.Loop() {
				c.Close()
				pull(b, c, hosts, feed.NotModified)
			}
		})
	}
}

// BenchmarkAllFresh fetches 1,000 documents of 460 kB from 50 hosts.
func BenchmarkAllFresh(b *testing.B) {
	body := bytes.Repeat([]byte("<item>国家邮政局召开2021年第七次局长办公会</item>\n"), 460_000/63)
	hosts := fleet(b, 50, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(len(body)))
		w.Write(body)
	})
	c := newClient(b, Options{})
	b.SetBytes(int64(1000 * len(body)))
	b.ReportAllocs()
	for b.Loop() {
		pull(b, c, hosts, feed.Fresh)
	}
}

// BenchmarkUnzip decodes a body of 460 kB.
func BenchmarkUnzip(b *testing.B) {
	raw := zipped(string(bytes.Repeat([]byte("<item>国家邮政局召开2021年第七次局长办公会</item>\n"), 460_000/63)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := unzip(raw); err != nil {
			b.Fatal(err)
		}
	}
}
