package fetch

import (
	"time"

	"guanbao/feed"
)

// Sent is a request that went out, and what came of it.
type Sent struct {
	URL     string        // as it was sent, without credentials
	Code    int           // HTTP status, 0 if none came
	Wire    int64         // bytes of the body before decoding
	Took    time.Duration // from the turn of its host to the last byte
	Known   bool          // validators went along
	To      string        // address that a redirect leads to, empty for none
	Problem *feed.Problem // nil where nothing is wrong
}

// told tells of the request.
func (h *hop) told(a feed.Answer, location string) {
	if sent := h.client.opt.Sent; sent != nil && h.at.web() {
		sent(Sent{URL: h.at.text, Code: a.Code, Wire: a.Wire, Took: time.Since(h.began), Known: h.letter.conditional(), To: location, Problem: a.Problem})
	}
}
