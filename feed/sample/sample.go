// Package sample holds the built-in sample: a feed of official bulletins that
// a new reader finds on the first run, without a network. Its first item
// retells the State Post Bureau bulletin that the program is measured by, with
// the pinyin that a reposting portal left in the text; the others are its
// neighbours in five languages, written for this purpose.
//
// The sample is an ordinary RSS document behind an ordinary RoundTripper, so
// that it is fetched, parsed and cached by the same code as any other feed.
package sample

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"sync"
)

// Scheme is the URL scheme to register the Transport under
// (http.Transport.RegisterProtocol).
const Scheme = "builtin"

const name = "sample"

// Address is what one subscribes to. It is an opaque URL (RFC 3986 section 3:
// a scheme and a rootless path), it has no host.
const Address = Scheme + ":" + name

// First is the URL of the sample's first item. It is older than most of its
// neighbours, so a list by date shows it far down.
const First = "https://portal.example/news/2021/0510/29112.html"

// Original is the URL of the item of which the first one is a copy, and which
// stands for both where copies are folded.
const Original = "https://youzheng.example/gjyzj/c100015/202105/t20210510_7712.html"

const contentType = "application/rss+xml; charset=utf-8"

//go:embed data/sample.xml
var document []byte

// etag is a strong validator: it changes with every byte of the document
// (RFC 9110 section 8.8.1). It is computed when first asked for, since most
// runs of the program never do.
var etag = sync.OnceValue(func() string {
	sum := sha256.Sum256(document)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
})

// Transport answers requests for Address from memory and never opens a
// connection. It knows GET alone, answers 304 to a matching If-None-Match and
// 404 to every other address. The only error is that of a request whose
// context has ended, before the answer or while the body is read.
func Transport() http.RoundTripper { return transport{} }

type transport struct{}

// RoundTrip implements http.RoundTripper.
func (transport) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		defer req.Body.Close()
	}
	if err := req.Context().Err(); err != nil {
		return nil, fmt.Errorf("built-in sample: %w", err)
	}
	switch {
	case req.URL.Scheme != Scheme || req.URL.Opaque != name || req.URL.RawQuery != "":
		return empty(req, http.StatusNotFound), nil
	case req.Method != http.MethodGet && req.Method != "":
		resp := empty(req, http.StatusMethodNotAllowed)
		resp.Header.Set("Allow", http.MethodGet)
		return resp, nil
	case held(req.Header.Values("If-None-Match")):
		resp := empty(req, http.StatusNotModified)
		resp.Header.Set("ETag", etag())
		return resp, nil
	}
	return whole(req), nil
}

// held reports whether one of the If-None-Match fields names the document, by
// the weak comparison that RFC 9110 section 13.1.2 asks for. A tag of someone
// else may hold a comma and be cut in two here, but no piece of it can equal
// ours, which has quotes at both ends and none within.
func held(fields []string) bool {
	for _, field := range fields {
		for tag := range strings.SplitSeq(field, ",") {
			tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
			if tag == "*" || tag == etag() {
				return true
			}
		}
	}
	return false
}
