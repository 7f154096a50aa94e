package fetch

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"

	"golang.org/x/net/http/httpguts"

	"guanbao/feed"
)

// Part asks for a file, or for what is still wanting of one.
type Part struct {
	URL   string
	Named string // as in feed.Request
	Have  Have
	Most  int64 // bytes that the whole file may have
	// Take is told what comes before its first byte does, and gives where the
	// bytes go. It is called once at most.
	Take func(Head) (io.Writer, error)
}

// Have is what is here of a file.
type Have struct {
	Bytes        int64
	URL          string // the address that gave them
	ETag         string // byte for byte
	LastModified string // byte for byte
}

// Head is what a server says of a file before it sends it.
type Head struct {
	URL          string // of the last hop
	ContentType  string
	Disposition  string // Content-Disposition
	ETag         string // byte for byte, "" where it cannot serve to go on from
	LastModified string // byte for byte, the same
	From         int64  // the first byte that comes
	Size         int64  // of the whole file, -1 where it is not said
}

// Stream gets a file and hands its bytes on as they come, with the manners of
// Fetch; only silence ends it, not how long it takes in all. What is here
// already is asked for anew where the server cannot go on from it, or where the
// file has changed: Head.From is 0 then. The error is a *feed.Problem, or what
// Take or the writer gave.
func (c *Client) Stream(ctx context.Context, p Part) error {
	for {
		at, err := parseAddress(p.URL, c.opt.Transports)
		if err != nil {
			return &feed.Problem{Kind: feed.ProblemBadAddress, Detail: err.Error(), Err: err}
		}
		x := c.begin(feed.Request{URL: p.URL, Named: p.Named}, at, &p)
		a := x.run(ctx)
		switch {
		case x.stale:
			p.Have = Have{}
			continue
		case x.own != nil:
			return x.own
		case a.Problem != nil:
			return a.Problem
		}
		return nil
	}
}

// ranged is the validator that goes with a request for the rest of a file
// (RFC 9110 section 13.1.5), "" where the whole is to be asked for.
func (x *exchange) ranged(at address) string {
	have := x.part.Have
	from, err := parseAddress(have.URL, nil)
	if have.Bytes <= 0 || err != nil || !sameHost(from, at) {
		return ""
	}
	if v := have.ETag; strong(v) {
		return v
	}
	if v := have.LastModified; v != "" && httpguts.ValidHeaderFieldValue(v) && !inFuture(v, x.client.opt.Now()) {
		return v
	}
	return ""
}

// strong reports whether an entity tag holds for every byte.
func strong(tag string) bool {
	return strings.HasPrefix(tag, `"`) && httpguts.ValidHeaderFieldValue(tag)
}

// stream hands the body of a response on.
func (h *hop) stream(r *http.Response) feed.Answer {
	a := feed.Answer{Code: r.StatusCode}
	head, kind := h.head(r)
	switch {
	case h.stale:
		return a
	case kind != feed.ProblemNone:
		h.drain(r)
		a.Problem = &feed.Problem{Kind: kind, Code: r.StatusCode, Detail: h.at.host + ": " + reason(r)}
		return a
	}
	if err := h.pass(r, head); err != nil && h.own == nil {
		a.Problem = h.problem(err)
		a.Problem.Code = r.StatusCode
	}
	return a
}

// head reads what a response says of the file. What cannot be added to what is
// here makes the exchange stale.
func (h *hop) head(r *http.Response) (Head, feed.ProblemKind) {
	d := Head{
		URL: h.at.text, ContentType: r.Header.Get("Content-Type"), Disposition: r.Header.Get("Content-Disposition"),
		ETag: r.Header.Get("ETag"), LastModified: r.Header.Get("Last-Modified"), Size: r.ContentLength,
	}
	if !strong(d.ETag) {
		d.ETag = ""
	}
	have := h.part.Have
	switch asked := h.letter.ifRange != ""; {
	case asked && r.StatusCode == http.StatusRequestedRangeNotSatisfiable:
		first, _, size := contentRange(r)
		d.From, d.Size = have.Bytes, size
		h.stale = first >= 0 || size != have.Bytes
		return d, feed.ProblemNone
	case asked && r.StatusCode == http.StatusPartialContent:
		first, last, size := contentRange(r)
		d.From, d.Size = first, size
		h.stale = first != have.Bytes || last < first || !same(have.ETag, d.ETag) || !same(have.LastModified, d.LastModified)
		if d.ETag == "" && d.LastModified == "" {
			d.ETag, d.LastModified = have.ETag, have.LastModified
		}
		return d, feed.ProblemNone
	}
	_, kind := outcome(r.StatusCode, false)
	return d, kind
}

// same reports whether two validators do not contradict each other.
func same(have, now string) bool { return have == "" || now == "" || have == now }

// contentRange reads which bytes come, and the size of the whole file (RFC 9110
// section 14.4). What is not said is -1.
func contentRange(r *http.Response) (first, last, size int64) {
	first, last, size = -1, -1, -1
	number := func(s string, n *int64) {
		if v, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64); err == nil && v >= 0 {
			*n = v
		}
	}
	bytes, ok := strings.CutPrefix(strings.TrimSpace(r.Header.Get("Content-Range")), "bytes ")
	if !ok {
		return first, last, size
	}
	span, whole, _ := strings.Cut(bytes, "/")
	from, to, _ := strings.Cut(span, "-")
	number(from, &first)
	number(to, &last)
	number(whole, &size)
	return first, last, size
}

// pass hands the bytes of a response to whom they are for.
func (h *hop) pass(r *http.Response, d Head) error {
	h.reading = true
	most := h.part.Most
	if d.Size > most {
		return &tooLarge{size(d.Size) + " announced"}
	}
	m := &meter{from: r.Body, most: most, pause: h.client.opt.Timeouts.Idle}
	m.clock = h.after(m.pause, "no data", m.pause)
	defer m.clock.Stop()
	h.whole.Stop()
	if r.StatusCode == http.StatusRequestedRangeNotSatisfiable { // all of it is here
		m.from = http.NoBody
	}
	from, decoded, err := h.decoded(r, m, d)
	if err != nil {
		return err
	}
	if decoded {
		d.Size, d.ETag, d.LastModified = -1, "", ""
	}
	to, err := h.part.Take(d)
	if err != nil {
		h.own = err
		return err
	}
	n, err := h.copy(to, from, m, most-d.From)
	switch {
	case err != nil:
		return err
	case d.From+n == 0:
		return errEmpty
	case d.Size >= 0 && d.From+n != d.Size:
		return io.ErrUnexpectedEOF
	}
	return nil
}

// decoded undoes the coding of a body. A file that is gzip by its own name
// stays that: servers announce it as a coding by mistake.
func (h *hop) decoded(r *http.Response, m *meter, d Head) (io.Reader, bool, error) {
	coding, err := contentCoding(r.Header.Values("Content-Encoding"))
	if err != nil || coding == "" {
		return m, false, err
	}
	switch strings.ToLower(path.Ext(h.at.url.Path)) {
	case ".gz", ".tgz":
		return m, false, nil
	}
	in := bufio.NewReader(m)
	zipped, err := sniffed(in)
	switch {
	case err != nil:
		return nil, false, err
	case d.From > 0:
		return nil, false, &badCoding{"gzip in a part"}
	case !zipped:
		return in, false, nil
	}
	return newUnzipper(in, m, h.client.opt.MaxRatio), true, nil
}

// copy hands on at most most bytes and counts them. The clock for silence
// stands while they are written.
func (h *hop) copy(to io.Writer, from io.Reader, m *meter, most int64) (n int64, err error) {
	buf := make([]byte, 64<<10)
	for {
		k, err := from.Read(buf)
		m.clock.Stop()
		if n += int64(k); n > most {
			return n, &tooLarge{"over " + size(h.part.Most)}
		}
		if k > 0 {
			if _, err := to.Write(buf[:k]); err != nil {
				h.own = err
				return n, err
			}
		}
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}
