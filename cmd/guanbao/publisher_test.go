package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// publisher is a web server on loopback that behaves as real ones do, the bad
// ones included. It keeps its address over a stop and a start.
//
//	/feed/NAME      a file of the shelf, else of the fixtures, with validators
//	/page/NAME      a file of the shelf as a web page
//	/NAME           a file of the shelf; / is index.html
//	/half/NAME      the same, broken off in the middle
//	/status/CODE    that status
//	/hang           no answer
//	/drip           a byte of a feed ten times a second
//	/page           a web page
//	/image          a picture
//	/huge           20 MiB of a feed
//	/many/N         a feed of its own for every N, of 40 articles
type publisher struct {
	shelf, fixtures string
	addr            string

	total   atomic.Int64 // requests so far
	edition atomic.Int64 // of the feeds under /many: each has articles of its own

	mu     sync.Mutex
	server *http.Server
	counts map[string]int
	last   map[string]int
}

// newPublisher starts a publisher that serves files from two folders.
func newPublisher(shelf, fixtures string) *publisher {
	p := &publisher{shelf: shelf, fixtures: fixtures, addr: ownHost() + ":0", counts: map[string]int{}, last: map[string]int{}}
	p.start()
	return p
}

var hosts atomic.Uint32

// ownHost is a loopback address that no other publisher has, so that none can
// take the port of one that is stopped. Not every system has more than one.
func ownHost() string {
	if runtime.GOOS != "linux" {
		return "127.0.0.1"
	}
	n := hosts.Add(1)
	return fmt.Sprintf("127.77.%d.%d", n>>8&0xff, n&0xff)
}

func (p *publisher) url() string { return "http://" + p.addr }

// start listens, at the address of before where there was one.
func (p *publisher) start() {
	l, err := net.Listen("tcp", p.addr)
	if err != nil {
		panic(err)
	}
	p.addr = l.Addr().String()
	mux := http.NewServeMux()
	mux.HandleFunc("/feed/{name}", p.feed)
	mux.HandleFunc("/page/{name}", p.feed)
	mux.HandleFunc("/{name}", p.feed)
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) {
		r.SetPathValue("name", "index.html")
		p.feed(w, r)
	})
	mux.HandleFunc("/half/{name}", p.half)
	mux.HandleFunc("/status/{code}", func(w http.ResponseWriter, r *http.Request) {
		code, _ := strconv.Atoi(r.PathValue("code"))
		w.WriteHeader(code)
	})
	mux.HandleFunc("/hang", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/drip", drip)
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, "<!DOCTYPE html><html><head><title>公告</title></head><body><p>网页</p></body></html>")
	})
	mux.HandleFunc("/image", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		w.Write(append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), make([]byte, 4000)...))
	})
	mux.HandleFunc("/huge", huge)
	mux.HandleFunc("/many/{n}", func(w http.ResponseWriter, r *http.Request) {
		n, _ := strconv.Atoi(r.PathValue("n"))
		p.send(w, r, "many", manyFeed(n, p.edition.Load()), time.Unix(1_700_000_000+p.edition.Load(), 0))
	})
	server := &http.Server{Handler: p.counted(mux)}
	p.mu.Lock()
	p.server = server
	p.mu.Unlock()
	go server.Serve(l)
}

// stop closes every connection.
func (p *publisher) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.server.Close()
}

// asked gives how often a path was asked for and the last status.
func (p *publisher) asked(path string) (count, status int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.counts[path], p.last[path]
}

// recorder remembers the status of an answer.
type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(code int) {
	r.status = code
	r.ResponseWriter.WriteHeader(code)
}

func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

func (p *publisher) counted(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.total.Add(1)
		p.mu.Lock()
		p.counts[r.URL.Path]++
		p.mu.Unlock()
		rec := &recorder{ResponseWriter: w, status: http.StatusOK}
		h.ServeHTTP(rec, r)
		p.mu.Lock()
		p.last[r.URL.Path] = rec.status
		p.mu.Unlock()
	})
}

// read gives a file by its name.
func (p *publisher) read(name string) ([]byte, time.Time, error) {
	for _, dir := range []string{p.shelf, p.fixtures} {
		full := filepath.Join(dir, path.Base(name))
		if data, err := os.ReadFile(full); err == nil {
			info, err := os.Stat(full)
			return data, info.ModTime(), err
		}
	}
	return nil, time.Time{}, os.ErrNotExist
}

func (p *publisher) feed(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	data, at, err := p.read(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	p.send(w, r, name, data, at)
}

// send answers with validators, and packed where the client can unpack.
func (p *publisher) send(w http.ResponseWriter, r *http.Request, name string, data []byte, at time.Time) {
	sum := sha256.Sum256(data)
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sum[:8]))
	w.Header().Set("Content-Type", contentType(name))
	match := r.Header.Get("If-None-Match")
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") || match != "" {
		http.ServeContent(w, r, "", at, bytes.NewReader(data))
		return
	}
	w.Header().Set("Last-Modified", at.UTC().Format(http.TimeFormat))
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	z.Write(data)
	z.Close()
}

func contentType(name string) string {
	switch {
	case strings.HasSuffix(name, ".json"):
		return "application/feed+json"
	case strings.HasSuffix(name, ".html"):
		return "text/html; charset=utf-8"
	case strings.Contains(name, ".atom."):
		return "application/atom+xml"
	}
	return "application/rss+xml"
}

func (p *publisher) half(w http.ResponseWriter, r *http.Request) {
	data, _, err := p.read(r.PathValue("name"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/rss+xml")
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.Write(data[:len(data)/2])
	panic(http.ErrAbortHandler)
}

func drip(w http.ResponseWriter, r *http.Request) {
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-tick.C:
			io.WriteString(w, " ")
			http.NewResponseController(w).Flush()
		}
	}
}

func huge(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/rss+xml")
	io.WriteString(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>huge</title>`)
	item := []byte("<item><title>x</title><description>" + strings.Repeat("公告", 10000) + "</description></item>")
	for sent := 0; sent < 20<<20; sent += len(item) {
		if _, err := w.Write(item); err != nil {
			return
		}
	}
}

// editionArticles is how many articles an edition of a feed under /many has.
const editionArticles = 40

// manyFeed is the n-th of a fleet of feeds, the same every time but for its
// edition.
func manyFeed(n int, edition int64) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>机关%d</title><link>http://x%d.example/</link>`, n, n)
	body := strings.Repeat("国家邮政局召开会议，审议并原则通过有关报告。", 40)
	for i := range editionArticles {
		at := time.Unix(1_700_000_000+int64(i)*3600, 0).UTC()
		fmt.Fprintf(&b, `<item><title>第%d号公告（%d，第%d版）</title><link>http://x%d.example/%d/%d.html</link><guid>%d-%d-%d</guid><pubDate>%s</pubDate><description>%s</description></item>`,
			i, n, edition, n, edition, i, n, edition, i, at.Format(time.RFC1123Z), body)
	}
	b.WriteString(`</channel></rss>`)
	return b.Bytes()
}
