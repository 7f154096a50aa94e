package sample

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strconv"
)

// empty is an answer without a body.
func empty(req *http.Request, code int) *http.Response {
	return &http.Response{
		Status:     strconv.Itoa(code) + " " + http.StatusText(code),
		StatusCode: code,
		Proto:      "HTTP/1.1",
		ProtoMajor: 1,
		ProtoMinor: 1,
		Header:     make(http.Header),
		Body:       http.NoBody,
		Request:    req,
	}
}

// whole is the answer that carries the document.
func whole(req *http.Request) *http.Response {
	resp := empty(req, http.StatusOK)
	resp.Header.Set("Content-Type", contentType)
	resp.Header.Set("Content-Length", strconv.Itoa(len(document)))
	resp.Header.Set("ETag", etag())
	resp.ContentLength = int64(len(document))
	resp.Body = &body{ctx: req.Context(), rest: bytes.NewReader(document)}
	return resp
}

// body reads the document until its request is cancelled or it is closed, as
// the body of an answer from a network does. Like those it belongs to one
// goroutine.
type body struct {
	ctx    context.Context
	rest   *bytes.Reader
	closed bool
}

// Read implements io.Reader.
func (b *body) Read(p []byte) (int, error) {
	if b.closed {
		return 0, http.ErrBodyReadAfterClose
	}
	if err := b.ctx.Err(); err != nil {
		return 0, fmt.Errorf("built-in sample: %w", err)
	}
	return b.rest.Read(p)
}

// Close implements io.Closer.
func (b *body) Close() error {
	b.closed = true
	return nil
}
