package fetch

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"guanbao/feed"
)

// tooLarge is a body beyond one of the bounds.
type tooLarge struct{ what string }

func (e *tooLarge) Error() string { return e.what }

// errEmpty is an answer whose body holds nothing but white space.
var errEmpty = errors.New("empty body")

// body reads and decodes the document of a response. An error means that no
// byte of it may be used. The wire count is in bytes before decoding.
func (h *hop) body(r *http.Response) (body []byte, wire int64, err error) {
	o := h.client.opt
	h.reading = true
	if r.ContentLength > o.MaxWire {
		return nil, 0, &tooLarge{size(r.ContentLength) + " announced"}
	}
	coding, err := contentCoding(r.Header.Values("Content-Encoding"))
	if err != nil {
		return nil, 0, err
	}
	m := &meter{from: r.Body, most: o.MaxWire, pause: o.Timeouts.Idle}
	m.clock = h.after(m.pause, "no data", m.pause)
	defer m.clock.Stop()
	in := bufio.NewReader(m)
	zipped, err := sniffed(in)
	expect := r.ContentLength
	var from io.Reader = in
	switch {
	case err != nil:
		return nil, m.n, err
	case zipped:
		from, expect = newUnzipper(in, m, o.MaxRatio), -1
	case coding == "gzip":
		if _, err := in.Peek(1); err == io.EOF {
			return nil, m.n, errEmpty
		}
		return nil, m.n, &badCoding{"gzip announced, not sent"}
	}
	body, err = readAll(from, o.MaxBody, expect)
	switch {
	case err != nil:
		return nil, m.n, err
	case zipped && bytes.HasPrefix(body, gzipMagic):
		return nil, m.n, &badCoding{"gzip in gzip"}
	case len(bytes.TrimSpace(body)) == 0:
		return nil, m.n, errEmpty
	}
	return body, m.n, nil
}

// meter counts and bounds the bytes on the wire, and winds up the clock that
// ends the hop when none come.
type meter struct {
	from  io.Reader
	n     int64
	most  int64
	pause time.Duration
	clock *time.Timer
}

func (m *meter) Read(p []byte) (int, error) {
	if room := m.most + 1 - m.n; int64(len(p)) > room {
		p = p[:room]
	}
	m.clock.Reset(m.pause)
	k, err := m.from.Read(p)
	if m.n += int64(k); m.n > m.most {
		return 0, &tooLarge{"over " + size(m.most)}
	}
	return k, err
}

// readAll reads a whole document of at most most bytes. It trusts an announced
// length of up to a mebibyte, and grows by doubling beyond that.
func readAll(r io.Reader, most, announced int64) ([]byte, error) {
	first := int64(32 << 10)
	if announced >= 0 {
		first = min(announced+1, 1<<20)
	}
	buf := make([]byte, 0, first)
	for {
		if len(buf) == cap(buf) {
			grown := make([]byte, len(buf), min(2*int64(cap(buf))+512, most+512))
			copy(grown, buf)
			buf = grown
		}
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if int64(len(buf)) > most {
			return nil, &tooLarge{"over " + size(most) + " decoded"}
		}
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// badCoding is a Content-Encoding that cannot be decoded or is not what was sent.
type badCoding struct{ what string }

func (e *badCoding) Error() string { return e.what }

// contentCoding is the one coding of a body: "gzip", or "" for none. Names
// of charsets, which some servers put there, count as none.
func contentCoding(values []string) (string, error) {
	coding := ""
	for token := range strings.SplitSeq(strings.Join(values, ","), ",") {
		switch token = strings.ToLower(strings.TrimSpace(token)); token {
		case "", "identity", "none", "7bit", "8bit", "binary", "utf-8", "utf8":
		case "gzip", "x-gzip":
			if coding != "" {
				return "", &badCoding{"gzip in gzip"}
			}
			coding = "gzip"
		default:
			return "", &badCoding{fmt.Sprintf("content encoding %s", printable(token, 40))}
		}
	}
	return coding, nil
}

// bodyProblem sorts the errors of reading and decoding a body; ok is false for
// those of the connection.
func bodyProblem(err error) (kind feed.ProblemKind, ok bool) {
	var large *tooLarge
	var coding *badCoding
	switch {
	case errors.As(err, &large):
		return feed.ProblemTooLarge, true
	case errors.As(err, &coding):
		return feed.ProblemEncoding, true
	case errors.Is(err, errEmpty):
		return feed.ProblemEmpty, true
	}
	return feed.ProblemNone, false
}
