package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// vessel takes a file as a download does: it goes on from what it holds, or
// begins anew where the server does.
type vessel struct {
	bytes.Buffer
	head  Head
	takes int
	fail  error
}

func (v *vessel) take(d Head) (io.Writer, error) {
	v.takes++
	v.Truncate(int(d.From))
	v.head = d
	return v, v.fail
}

// have is what a next request goes on from.
func (v *vessel) have() Have {
	return Have{Bytes: int64(v.Len()), URL: v.head.URL, ETag: v.head.ETag, LastModified: v.head.LastModified}
}

// load asks for what is wanting of a file.
func (v *vessel) load(t testing.TB, c *Client, address string) error {
	t.Helper()
	return c.Stream(t.Context(), Part{URL: address, Have: v.have(), Most: 1 << 20, Take: v.take})
}

// annex is a file of 300,001 bytes without two blocks alike.
func annex() []byte {
	b := make([]byte, 300_001)
	for i := range b {
		b[i] = byte(i*i>>3 ^ i>>9)
	}
	return b
}

// archive serves a file in ranges, with a validator.
func archive(tag string, file []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", tag)
		w.Header().Set("Content-Type", "application/pdf")
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(file))
	}
}

// breaksOff lets through so many bytes of each answer and hangs up.
func breaksOff(after int, h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { h(&hangUp{w, after}, r) }
}

type hangUp struct {
	http.ResponseWriter
	left int
}

func (w *hangUp) Write(p []byte) (int, error) {
	n, err := w.ResponseWriter.Write(p[:min(len(p), w.left)])
	if w.left -= n; w.left == 0 {
		w.ResponseWriter.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
	return n, err
}

func wantKind(t *testing.T, err error, kind feed.ProblemKind) {
	t.Helper()
	var p *feed.Problem
	if !errors.As(err, &p) || p.Kind != kind {
		t.Fatalf("got %v, want a problem of kind %s", err, kind)
	}
}

func TestAFileComesWhole(t *testing.T) {
	var header diary
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		header.note("%s %s %s|", r.Header.Get("Accept"), r.Header.Get("Accept-Encoding"), r.Header.Get("Range"))
		w.Header().Set("Content-Disposition", "attachment; filename=x.pdf")
		archive(`"1"`, annex())(w, r)
	})
	var v vessel
	if err := v.load(t, newClient(t, Options{}), s.URL+"/a.pdf"); err != nil || !bytes.Equal(v.Bytes(), annex()) {
		t.Fatalf("%d bytes, %v", v.Len(), err)
	}
	want := Head{URL: s.URL + "/a.pdf", ContentType: "application/pdf", Disposition: "attachment; filename=x.pdf", ETag: `"1"`, Size: 300_001}
	if v.head != want {
		t.Errorf("head %+v, want %+v", v.head, want)
	}
	if header.String() != "*/* identity |" {
		t.Errorf("the request carried %s", &header)
	}
}

func TestAFileThatBreaksOffEvery64KiBIsGoneOnWith(t *testing.T) {
	var asked diary
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.note("%s%s;", r.Header.Get("Range"), r.Header.Get("If-Range"))
		breaksOff(64<<10, archive(`"1"`, annex()))(w, r)
	})
	var v vessel
	c := newClient(t, Options{})
	for range 4 {
		wantKind(t, v.load(t, c, s.URL), feed.ProblemCut)
	}
	if err := v.load(t, c, s.URL); err != nil || !bytes.Equal(v.Bytes(), annex()) {
		t.Fatalf("%d bytes, %v", v.Len(), err)
	}
	if want := `;bytes=65536-"1";bytes=131072-"1";bytes=196608-"1";bytes=262144-"1";`; strings.ReplaceAll(asked.String(), "\n", "") != want {
		t.Errorf("asked for %s, want %s", &asked, want)
	}
}

// TestWhatCannotBeAddedToIsAskedForAnew has 1000 bytes of a file, which the
// server answers in every way that is no rest of them.
func TestWhatCannotBeAddedToIsAskedForAnew(t *testing.T) {
	file := annex()
	part := func(span, tag string, body []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Range") == "" {
				archive(`"2"`, file)(w, r)
				return
			}
			w.Header().Set("ETag", tag)
			w.Header().Set("Content-Range", span)
			w.WriteHeader(http.StatusPartialContent)
			w.Write(body)
		}
	}
	for name, h := range map[string]http.HandlerFunc{
		"200 to a range": func(w http.ResponseWriter, r *http.Request) {
			r.Header.Del("Range")
			archive(`"1"`, file)(w, r)
		},
		"changed":       archive(`"2"`, file),
		"changed, 206":  part("bytes 1000-300000/300001", `"2"`, file[1000:]),
		"another range": part("bytes 0-9/300001", `"1"`, file[:10]),
		"no range":      part("", `"1"`, file[1000:]),
		"shorter now, 416": func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Range") == "" {
				archive(`"2"`, file)(w, r)
				return
			}
			w.Header().Set("Content-Range", "bytes */900")
			w.WriteHeader(http.StatusRequestedRangeNotSatisfiable)
		},
		"416 without a word": func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Range") == "" {
				archive(`"2"`, file)(w, r)
				return
			}
			w.WriteHeader(http.StatusRequestedRangeNotSatisfiable)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, h)
			var v vessel
			v.Write(bytes.Repeat([]byte("x"), 1000))
			v.head = Head{URL: s.URL, ETag: `"1"`}
			if err := v.load(t, newClient(t, Options{}), s.URL); err != nil || !bytes.Equal(v.Bytes(), file) {
				t.Fatalf("%d bytes, %v", v.Len(), err)
			}
			if v.takes != 1 || v.head.From != 0 {
				t.Errorf("taken %d times, from %d", v.takes, v.head.From)
			}
		})
	}
}

func TestLessThanTheRestIsNoWholeFile(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Range", "bytes 1000-1009/300001")
		w.WriteHeader(http.StatusPartialContent)
		w.Write(annex()[1000:1010])
	})
	v := vessel{head: Head{URL: s.URL, ETag: `"1"`}}
	v.Write(annex()[:1000])
	wantKind(t, v.load(t, newClient(t, Options{}), s.URL), feed.ProblemCut)
	if !bytes.Equal(v.Bytes(), annex()[:1010]) || v.head.ETag != `"1"` {
		t.Errorf("%d bytes, head %+v", v.Len(), v.head)
	}
}

func TestAFileThatIsHereAlreadyComesToItsEnd(t *testing.T) {
	s := serve(t, archive(`"1"`, annex()))
	v := vessel{head: Head{URL: s.URL, ETag: `"1"`}}
	v.Write(annex())
	if err := v.load(t, newClient(t, Options{}), s.URL); err != nil || v.takes != 1 || !bytes.Equal(v.Bytes(), annex()) {
		t.Fatalf("%d bytes, taken %d times, %v", v.Len(), v.takes, err)
	}
}

// TestValidatorsOfARangeStayOnTheirHost goes on only where the validator holds
// for every byte and came from the host that is asked.
func TestValidatorsOfARangeStayOnTheirHost(t *testing.T) {
	var asked diary
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.note("%s%s;", r.Header.Get("Range"), r.Header.Get("If-Range"))
		w.Write([]byte("x"))
	})
	const date = "Mon, 10 May 2021 08:00:00 GMT"
	for want, have := range map[string]Have{
		";":                     {Bytes: 5, URL: s.URL},
		" ;":                    {Bytes: 5, URL: s.URL, ETag: `W/"1"`},
		"  ;":                   {Bytes: 5, URL: "http://other.example/", ETag: `"1"`},
		"   ;":                  {URL: s.URL, ETag: `"1"`},
		"    ;":                 {Bytes: 5, URL: s.URL, ETag: "\"1\r\nX: y\""},
		`bytes=5-"1";`:          {Bytes: 5, URL: s.URL + "/other", ETag: `"1"`, LastModified: date},
		"bytes=5-" + date + ";": {Bytes: 5, URL: s.URL, ETag: `W/"1"`, LastModified: date},
	} {
		var v vessel
		asked.lines = nil
		if err := newClient(t, Options{}).Stream(t.Context(), Part{URL: s.URL, Have: have, Most: 9, Take: v.take}); err != nil {
			t.Fatal(err)
		}
		if asked.String() != strings.TrimLeft(want, " ") {
			t.Errorf("%+v: asked for %s", have, &asked)
		}
	}
}

func TestATooLargeFileIsStoppedAndOneAnnouncedIsNotBegun(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/declared" {
			w.Header().Set("Content-Length", fmt.Sprint(int64(2)<<30))
			w.Write([]byte("x"))
			return
		}
		for range 3 << 10 {
			w.Write(make([]byte, 1<<10))
		}
	})
	var declared, silent vessel
	wantKind(t, declared.load(t, newClient(t, Options{}), s.URL+"/declared"), feed.ProblemTooLarge)
	wantKind(t, silent.load(t, newClient(t, Options{}), s.URL+"/silent"), feed.ProblemTooLarge)
	if declared.takes != 0 || silent.takes != 1 || silent.Len() > 1<<20 {
		t.Errorf("taken %d and %d times, %d bytes", declared.takes, silent.takes, silent.Len())
	}
}

// TestALongDownloadIsEndedBySilenceAlone sends for longer than a document may
// take.
func TestALongDownloadIsEndedBySilenceAlone(t *testing.T) {
	limits := short
	limits.Whole, limits.Idle = 100*time.Millisecond, time.Minute
	var v vessel
	address := "http://" + drip(t, "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n", "x", 10*time.Millisecond)
	if err := v.load(t, newClient(t, Options{Timeouts: limits}), address); err != nil || v.Len() != 40 {
		t.Fatalf("%d bytes, %v", v.Len(), err)
	}
	v, limits.Idle = vessel{}, 300*time.Millisecond
	silent := "http://" + drip(t, "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n", "x", time.Hour)
	wantKind(t, v.load(t, newClient(t, Options{Timeouts: limits}), silent), feed.ProblemTimeout)
}

func TestAnswersThatAreNoFile(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		var code int
		fmt.Sscanf(r.URL.Path, "/%d", &code)
		w.Header().Set("Content-Length", "0")
		w.WriteHeader(code)
	})
	for code, kind := range map[int]feed.ProblemKind{
		200: feed.ProblemEmpty, 204: feed.ProblemEmpty, 206: feed.ProblemStatus, 304: feed.ProblemNotModified, 403: feed.ProblemForbidden, 404: feed.ProblemNotFound,
		410: feed.ProblemGone, 416: feed.ProblemStatus, 429: feed.ProblemBusy, 500: feed.ProblemServer,
	} {
		var v vessel
		wantKind(t, v.load(t, newClient(t, Options{}), fmt.Sprintf("%s/%d", s.URL, code)), kind)
	}
	var v vessel
	wantKind(t, v.load(t, newClient(t, Options{}), "ftp://a.example/x.pdf"), feed.ProblemBadAddress)
	offline := newClient(t, Options{Offline: func() bool { return true }})
	wantKind(t, v.load(t, offline, s.URL), feed.ProblemOffline)
}

// TestAFeedLeadsToNoPrivateAddress names a loopback file by feeds on other
// hosts, and by one of the same host, which may.
func TestAFeedLeadsToNoPrivateAddress(t *testing.T) {
	var asked diary
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.note("%s", r.URL)
		archive(`"1"`, annex())(w, r)
	})
	c := newClient(t, Options{})
	from := func(named string) error {
		var v vessel
		return c.Stream(t.Context(), Part{URL: s.URL, Named: named, Most: 1 << 20, Take: v.take})
	}
	for _, named := range []string{"https://feeds.example/rss", "builtin:sample", "%"} {
		wantKind(t, from(named), feed.ProblemRedirects)
		a := c.Fetch(t.Context(), feed.Request{URL: s.URL, Named: named})
		wantProblem(t, a, feed.ProblemRedirects)
	}
	if asked.String() != "" {
		t.Errorf("asked for %s", &asked)
	}
	for _, named := range []string{"", s.URL + "/feed", "http://127.0.0.1/feed", "http://intranet/rss"} {
		if err := from(named); err != nil {
			t.Errorf("named by %q: %v", named, err)
		}
	}
	o := publicHost(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, s.URL, http.StatusFound) })
	var v vessel
	wantKind(t, v.load(t, newClient(t, o), "http://public.example/a.pdf"), feed.ProblemRedirects)
}

func TestACodingIsUndoneUnlessTheFileIsOne(t *testing.T) {
	packed := zipped(strings.Repeat("统计公报", 999))
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		reply("gzip", packed)(w, r)
	})
	var table, pack vessel
	if err := table.load(t, newClient(t, Options{}), s.URL+"/a.csv"); err != nil || table.String() != strings.Repeat("统计公报", 999) || table.head.ETag != "" || table.head.Size != -1 {
		t.Errorf("%d bytes, %v, head %+v", table.Len(), err, table.head)
	}
	if err := pack.load(t, newClient(t, Options{}), s.URL+"/a.csv.gz"); err != nil || !bytes.Equal(pack.Bytes(), packed) {
		t.Errorf("%d bytes, %v", pack.Len(), err)
	}
}

func TestTheErrorsOfWhoTakesAFileAreTheirOwn(t *testing.T) {
	s := serve(t, archive(`"1"`, annex()))
	v := vessel{fail: io.ErrShortBuffer}
	if err := v.load(t, newClient(t, Options{}), s.URL); err != io.ErrShortBuffer {
		t.Errorf("got %v", err)
	}
	full := errors.New("full")
	err := newClient(t, Options{}).Stream(t.Context(), Part{URL: s.URL, Most: 1 << 20, Take: func(Head) (io.Writer, error) { return fullDisk{full}, nil }})
	if err != full {
		t.Errorf("got %v", err)
	}
}

type fullDisk struct{ err error }

func (f fullDisk) Write([]byte) (int, error) { return 0, f.err }
