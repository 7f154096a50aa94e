package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// reply is a handler that sends a body with an encoding and leaves framing to
// the server.
func reply(encoding string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if encoding != "" {
			w.Header()["Content-Encoding"] = strings.Split(encoding, "|")
		}
		w.Header().Set("Content-Type", "application/xml")
		w.Write(body)
	}
}

// TestManner35EveryMixOfHeaderAndCoding holds what each mix of header and body ends as.
func TestManner35EveryMixOfHeaderAndCoding(t *testing.T) {
	plain, z := []byte(document), zipped(document)
	empty := zipped("")
	corrupt := bytes.Clone(z)
	corrupt[len(corrupt)/2] ^= 0x10
	badSum := bytes.Clone(z)
	badSum[len(badSum)-6] ^= 1
	tests := []struct {
		name, encoding string
		body           []byte
		kind           feed.ProblemKind
	}{
		{"plain", "", plain, ""},
		{"gzip", "gzip", z, ""},
		{"x-gzip", "X-GZip", z, ""},
		{"identity and gzip", "identity, gzip", z, ""},
		{"gzip without header", "", z, ""},
		{"gzip as identity", "identity", z, ""},
		{"charset as encoding", "UTF-8", plain, ""},
		{"two members", "gzip", append(zipped(document[:40]), zipped(document[40:])...), ""},
		{"empty members around", "gzip", bytes.Join([][]byte{empty, z, empty}, nil), ""},
		{"plain as gzip", "gzip", plain, feed.ProblemEncoding},
		{"brotli", "br", plain, feed.ProblemEncoding},
		{"unknown", "x~y", plain, feed.ProblemEncoding},
		{"gzip twice in header", "gzip, gzip", z, feed.ProblemEncoding},
		{"gzip twice in two headers", "gzip|gzip", z, feed.ProblemEncoding},
		{"gzip in gzip", "gzip", zipped(string(z)), feed.ProblemEncoding},
		{"many empty members", "gzip", bytes.Repeat(empty, 100_000), feed.ProblemEncoding},
		{"one empty member", "gzip", empty, feed.ProblemEmpty},
		{"nothing as gzip", "gzip", nil, feed.ProblemEmpty},
		{"nothing", "", nil, feed.ProblemEmpty},
		{"white space", "", []byte(" \r\n\t"), feed.ProblemEmpty},
		{"corrupt", "gzip", corrupt, feed.ProblemEncoding},
		{"wrong checksum", "gzip", badSum, feed.ProblemEncoding},
		{"text after the end", "gzip", append(bytes.Clone(z), "more"...), feed.ProblemEncoding},
		{"member cut short", "gzip", append(bytes.Clone(z), z[:len(z)-3]...), feed.ProblemCut},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, reply(tt.encoding, tt.body))
			a := get(t, newClient(t, Options{}), s.URL)
			if tt.kind != "" {
				wantProblem(t, a, tt.kind)
				return
			}
			wantFresh(t, a, document)
			if a.Wire != int64(len(tt.body)) {
				t.Errorf("%d bytes on the wire, want %d", a.Wire, len(tt.body))
			}
		})
	}
}

// TestManner35GzipCutAtEveryByteIsNoDocument cuts a small document at every byte, with and
// without the header that announces gzip.
func TestManner35GzipCutAtEveryByteIsNoDocument(t *testing.T) {
	z := zipped(document)
	var encoding string
	var n int
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { reply(encoding, z[:n])(w, r) })
	c := newClient(t, Options{})
	for _, encoding = range []string{"gzip", ""} {
		for n = range z {
			a := get(t, c, s.URL)
			kind := feed.ProblemCut
			switch {
			case n == 0:
				kind = feed.ProblemEmpty
			case n < 3 && encoding == "gzip":
				kind = feed.ProblemCut
			}
			if a.Problem == nil || a.Problem.Kind != kind || a.Body != nil {
				t.Fatalf("%q cut at %d of %d: %v, %q, want %s", encoding, n, len(z), a.Problem, a.Body, kind)
			}
		}
	}
}

// TestCutBodies cuts a plain document at every byte under each framing that
// says where the end would be.
func TestCutBodies(t *testing.T) {
	framings := map[string]func(n int) string{
		"content-length": func(n int) string {
			return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(document), document[:n])
		},
		"chunked, within a chunk": func(n int) string {
			return fmt.Sprintf("Transfer-Encoding: chunked\r\n\r\n%x\r\n%s", len(document), document[:n])
		},
		"chunked, between chunks": func(n int) string {
			return fmt.Sprintf("Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n", max(n, 1), document[:max(n, 1)])
		},
		"chunked, junk": func(n int) string {
			return fmt.Sprintf("Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\nzz\r\n", max(n, 1), document[:max(n, 1)])
		},
	}
	for name, frame := range framings {
		t.Run(name, func(t *testing.T) {
			c := newClient(t, Options{})
			for n := range document {
				address, _ := rawServer(t, "HTTP/1.1 200 OK\r\nETag: \"new\"\r\n"+frame(n))
				wantProblem(t, get(t, c, address), feed.ProblemCut)
			}
		})
	}
}

// TestManner34BodiesAroundTheCaps sends bodies around the caps.
func TestManner34BodiesAroundTheCaps(t *testing.T) {
	const wire, decoded = 10_000, 30_000
	o := Options{MaxWire: wire, MaxBody: decoded, MaxRatio: 1 << 30}
	noise := strings.Repeat("<item>局</item>\n", decoded)
	tests := []struct {
		name string
		body []byte
		kind feed.ProblemKind
	}{
		{"wire at the cap", []byte(noise[:wire]), ""},
		{"wire over the cap", []byte(noise[:wire+1]), feed.ProblemTooLarge},
		{"decoded at the cap", zipped(noise[:decoded]), ""},
		{"decoded over the cap", zipped(noise[:decoded+1]), feed.ProblemTooLarge},
	}
	for _, tt := range tests {
		for _, chunked := range []bool{false, true} {
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if chunked {
					w.(http.Flusher).Flush()
				} else {
					w.Header().Set("Content-Length", fmt.Sprint(len(tt.body)))
				}
				w.Write(tt.body)
			})
			a := get(t, newClient(t, o), s.URL)
			if tt.kind != "" {
				wantProblem(t, a, tt.kind)
				if announced := !chunked && len(tt.body) > wire; announced && a.Wire != 0 {
					t.Errorf("%s: %d bytes read beyond an announced excess", tt.name, a.Wire)
				}
			} else if a.Problem != nil {
				t.Errorf("%s, chunked %v: %v", tt.name, chunked, a.Problem)
			}
		}
	}
}

// TestManner34BombsEndAtTheCaps sends 20 MiB plainly, and bombs, against the default caps.
func TestManner34BombsEndAtTheCaps(t *testing.T) {
	page := strings.Repeat("0123456789abcde\n", 20<<16)
	var bomb bytes.Buffer
	z, _ := gzip.NewWriterLevel(&bomb, gzip.BestCompression)
	z.Write(make([]byte, 10<<20))
	z.Close()
	if ratio := 10 << 20 / bomb.Len(); ratio < 1000 {
		t.Fatalf("a bomb of %d:1", ratio)
	}
	c := newClient(t, Options{})
	wantProblem(t, get(t, c, serve(t, reply("", []byte(page))).URL), feed.ProblemTooLarge)
	a := get(t, c, serve(t, reply("gzip", bomb.Bytes())).URL)
	wantProblem(t, a, feed.ProblemTooLarge)
	if !strings.Contains(a.Problem.Detail, "200 times") {
		t.Errorf("detail %q", a.Problem.Detail)
	}
	whole := page[:8<<20]
	wantFresh(t, get(t, c, serve(t, reply("", []byte(whole))).URL), whole)
}

// TestManner34AnEndlessBodyIsCutAtTheCap reads an endless chunked body and counts what was
// allocated by the client on the way to the cap.
func TestManner34AnEndlessBodyIsCutAtTheCap(t *testing.T) {
	block := bytes.Repeat([]byte("<item/>\n"), 4096)
	ended := make(chan int64, 1)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		var sent int64
		for r.Context().Err() == nil {
			n, err := w.Write(block)
			sent += int64(n)
			if err != nil {
				break
			}
		}
		ended <- sent
	})
	c := newClient(t, Options{})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	wantProblem(t, get(t, c, s.URL), feed.ProblemTooLarge)
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 24<<20 {
		t.Errorf("%s allocated for a cap of 8 MiB", size(int64(grown)))
	}
	if sent := <-ended; sent > 32<<20 {
		t.Errorf("server got rid of %s", size(sent))
	}
}

// FuzzUnzip holds that whatever is not a whole sequence of gzip members gives
// an error, and that what decodes does so as the standard reader has it.
func FuzzUnzip(f *testing.F) {
	f.Add(zipped(document))
	f.Add(append(zipped("a"), zipped("b")...))
	f.Add(zipped(document)[:30])
	f.Add(bytes.Repeat(zipped(""), 3))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) == 0 {
			t.Skip("no byte, no gzip")
		}
		got, err := unzip(raw)
		z, wantErr := gzip.NewReader(bytes.NewReader(raw))
		var want []byte
		if wantErr == nil {
			want, wantErr = io.ReadAll(io.LimitReader(z, 1<<20+1))
			if len(want) > 1<<20 {
				wantErr = gzip.ErrHeader
			}
		}
		if (err == nil) != (wantErr == nil) || err == nil && !bytes.Equal(got, want) {
			t.Errorf("%d bytes, %v, want %d bytes, %v", len(got), err, len(want), wantErr)
		}
	})
}

// unzip decodes raw as the body of an answer would be.
func unzip(raw []byte) ([]byte, error) {
	m := &meter{from: bytes.NewReader(raw), most: 1 << 20, pause: time.Hour, clock: time.NewTimer(time.Hour)}
	defer m.clock.Stop()
	return readAll(newUnzipper(bufio.NewReader(m), m, 1<<20), 1<<20, -1)
}
