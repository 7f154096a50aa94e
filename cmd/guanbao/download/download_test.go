package download

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"guanbao/feed"
	"guanbao/feed/fetch"
)

// house is a folder for downloads and a publisher.
type house struct {
	Folder
	t      *testing.T
	url    string
	client *fetch.Client
}

// newHouse opens a folder whose files h serves.
func newHouse(t *testing.T, h http.HandlerFunc) *house {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	c := fetch.New(fetch.Options{Proxy: func(*http.Request) (*url.URL, error) { return nil, nil }})
	t.Cleanup(c.Close)
	return &house{t: t, url: s.URL, client: c, Folder: Folder{
		Path: t.TempDir(), Most: 1 << 20, Street: c, Name: func(title, ending string) string { return title + ending },
	}}
}

// get downloads a path of the publisher.
func (h *house) get(path, title string) (string, error) {
	return h.Get(h.t.Context(), feed.Link{URL: h.url + path, Title: title}, h.url+"/feed")
}

// holds fails the test unless the folder has these files and no other.
func (h *house) holds(names ...string) {
	h.t.Helper()
	var have []string
	list, err := os.ReadDir(h.Path)
	for _, e := range list {
		have = append(have, e.Name())
	}
	slices.Sort(names)
	if err != nil || !slices.Equal(have, names) {
		h.t.Fatalf("the folder has %q, want %q, %v", have, names, err)
	}
}

// is fails the test unless a file of the folder holds some bytes.
func (h *house) is(name string, want []byte) {
	h.t.Helper()
	if got, err := os.ReadFile(filepath.Join(h.Path, name)); err != nil || !bytes.Equal(got, want) {
		h.t.Fatalf("%s has %d bytes, want %d, %v", name, len(got), len(want), err)
	}
}

// bulletin is a file of 200,001 bytes without two blocks alike.
func bulletin() []byte {
	b := append(make([]byte, 0, 200_001), "%PDF-1.7\n"...)
	for i := len(b); i < 200_001; i++ {
		b = append(b, byte(i*i>>3^i>>9))
	}
	return b
}

func serve(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("ETag", `"1"`)
	w.Header().Set("Content-Type", "application/pdf")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(bulletin()))
}

// short lets so many bytes of an answer through and hangs up.
type short struct {
	http.ResponseWriter
	left int
}

func (w *short) Write(p []byte) (int, error) {
	n, err := w.ResponseWriter.Write(p[:min(len(p), w.left)])
	if w.left -= n; w.left == 0 {
		w.ResponseWriter.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
	return n, err
}

func TestAFileIsPutUnderANameThatNothingHas(t *testing.T) {
	h := newHouse(t, serve)
	var told []int64
	h.Report = func(done, total int64) { told = append(told, done, total) }
	for _, want := range []string{"附件.pdf", "附件 (2).pdf", "附件 (3).pdf"} {
		where, err := h.get("/1.PDF", "附件.pdf")
		if err != nil || where != filepath.Join(h.Path, want) {
			t.Fatalf("%s, %v", where, err)
		}
		h.is(want, bulletin())
	}
	h.holds("附件.pdf", "附件 (2).pdf", "附件 (3).pdf")
	if !slices.Equal(told[:2], []int64{0, 200_001}) || !slices.Equal(told[len(told)-2:], []int64{200_001, 200_001}) {
		t.Errorf("reported %v", told)
	}
}

func TestNothingThatIsThereIsWrittenOver(t *testing.T) {
	h := newHouse(t, serve)
	os.WriteFile(filepath.Join(h.Path, "a.pdf.part"), []byte("not ours"), 0o600)
	os.Mkdir(filepath.Join(h.Path, "a (2).pdf"), 0o700)
	if where, err := h.get("/a.pdf", ""); err != nil || filepath.Base(where) != "a (3).pdf" {
		t.Fatalf("%s, %v", where, err)
	}
	h.holds("a.pdf.part", "a (2).pdf", "a (3).pdf")
	h.is("a.pdf.part", []byte("not ours"))
}

// TestANameThatIsTakenMeanwhileIsLeftAlone has somebody write a file of that
// name while the download is under way.
func TestANameThatIsTakenMeanwhileIsLeftAlone(t *testing.T) {
	h := newHouse(t, serve)
	h.Report = func(done, total int64) {
		if done == total {
			os.WriteFile(filepath.Join(h.Path, "a.pdf"), []byte("theirs"), 0o600)
		}
	}
	if where, err := h.get("/a.pdf", ""); err != nil || filepath.Base(where) != "a (2).pdf" {
		t.Fatalf("%s, %v", where, err)
	}
	h.is("a.pdf", []byte("theirs"))
	h.is("a (2).pdf", bulletin())
	h.holds("a.pdf", "a (2).pdf")
}

func TestAPartIsGoneOnWithAfterEveryBreak(t *testing.T) {
	var ranges []string
	h := newHouse(t, func(w http.ResponseWriter, r *http.Request) {
		ranges = append(ranges, r.Header.Get("Range"))
		serve(&short{w, 64 << 10}, r)
	})
	for n := 1; n <= 3; n++ {
		_, err := h.get("/a.pdf", "")
		if feed.AsProblem(err).Kind != feed.ProblemCut {
			t.Fatal(err)
		}
		h.holds("a.pdf.part", "a.pdf.part.json")
		h.is("a.pdf.part", bulletin()[:n*64<<10])
	}
	if _, err := h.get("/a.pdf", ""); err != nil {
		t.Fatal(err)
	}
	h.holds("a.pdf")
	h.is("a.pdf", bulletin())
	if want := []string{"", "bytes=65536-", "bytes=131072-", "bytes=196608-"}; !slices.Equal(ranges, want) {
		t.Errorf("asked for %q", ranges)
	}
}

func TestAnotherFileOfTheSameNameIsNoRestOfAPart(t *testing.T) {
	h := newHouse(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/1/a.pdf" {
			w = &short{w, 64 << 10}
		}
		serve(w, r)
	})
	h.get("/1/a.pdf", "")
	if where, err := h.get("/2/a.pdf", ""); err != nil || filepath.Base(where) != "a (2).pdf" {
		t.Fatalf("%s, %v", where, err)
	}
	h.is("a (2).pdf", bulletin())
	h.holds("a.pdf.part", "a.pdf.part.json", "a (2).pdf")
}

func TestACancelledDownloadLeavesItsPart(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	h := newHouse(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		w.Header().Set("Content-Length", "200001")
		w.Write(bulletin()[:1000])
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	h.Report = func(done, total int64) {
		if done == 1000 {
			cancel()
		}
	}
	_, err := h.Get(ctx, feed.Link{URL: h.url + "/a.pdf"}, h.url)
	if feed.AsProblem(err).Kind != feed.ProblemCancelled {
		t.Fatal(err)
	}
	h.holds("a.pdf.part", "a.pdf.part.json")
	h.is("a.pdf.part", bulletin()[:1000])
}

const page = "\ufeff\n<!DOCTYPE html><html><title>登录</title></html>"

func TestAPageInPlaceOfAFileIsKeptOut(t *testing.T) {
	for _, kind := range []string{"text/html; charset=gbk", "application/xhtml+xml", "application/pdf", "application/octet-stream", ""} {
		h := newHouse(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header()["Content-Type"] = []string{kind}
			w.Write([]byte(page))
		})
		if _, err := h.get("/a.pdf", ""); !errors.Is(err, ErrPage) {
			t.Errorf("%q: %v", kind, err)
		}
		h.holds()
	}
	h := newHouse(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/vnd.ms-excel")
		w.Write([]byte(page))
	})
	if _, err := h.get("/a.xls", ""); err != nil {
		t.Errorf("a table that is HTML: %v", err)
	}
	h.is("a.xls", []byte(page))
}

// TestALoginPageDoesNotHarmAPart answers the request for the rest with a page.
func TestALoginPageDoesNotHarmAPart(t *testing.T) {
	h := newHouse(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Range") == "" {
			serve(&short{w, 64 << 10}, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(page))
	})
	h.get("/a.pdf", "")
	if _, err := h.get("/a.pdf", ""); !errors.Is(err, ErrPage) {
		t.Fatal(err)
	}
	h.is("a.pdf.part", bulletin()[:64<<10])
}

func TestWhatIsTooLargeOrMissingLeavesNothing(t *testing.T) {
	h := newHouse(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/declared.zip":
			w.Header().Set("Content-Length", fmt.Sprint(int64(2)<<30))
			w.Write([]byte("PK"))
		case "/endless.zip":
			for range 2 << 10 {
				w.Write(make([]byte, 1<<10))
			}
		default:
			http.NotFound(w, r)
		}
	})
	for path, kind := range map[string]feed.ProblemKind{
		"/declared.zip": feed.ProblemTooLarge, "/endless.zip": feed.ProblemTooLarge, "/missing.pdf": feed.ProblemNotFound,
	} {
		if _, err := h.get(path, ""); feed.AsProblem(err).Kind != kind {
			t.Errorf("%s: %v", path, err)
		}
		h.holds()
	}
}

// fullDisk takes so many bytes and no more.
type fullDisk struct {
	*os.File
	room int
}

func (f *fullDisk) Write(p []byte) (int, error) {
	n, _ := f.File.Write(p[:min(len(p), f.room)])
	if f.room -= n; n < len(p) {
		return n, &fs.PathError{Op: "write", Path: f.Name(), Err: syscall.ENOSPC}
	}
	return n, nil
}

func TestAFullDiskKeepsWhatCame(t *testing.T) {
	h := newHouse(t, serve)
	h.file = func(f *os.File) file { return &fullDisk{f, 100_000} }
	if _, err := h.get("/a.pdf", ""); !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	h.is("a.pdf.part", bulletin()[:100_000])
	h.file = nil
	if _, err := h.get("/a.pdf", ""); err != nil {
		t.Fatal(err)
	}
	h.is("a.pdf", bulletin())
	h.holds("a.pdf")
}

func TestAFolderThatCannotBeWrittenIsToldBeforeAnybodyIsAsked(t *testing.T) {
	asked := false
	h := newHouse(t, func(http.ResponseWriter, *http.Request) { asked = true })
	folder := h.Path
	h.Path = filepath.Join(folder, "none")
	if _, err := h.get("/a.pdf", ""); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
	h.Path = folder
	if runtime.GOOS != "windows" && os.Getuid() != 0 {
		os.Chmod(folder, 0o500)
		defer os.Chmod(folder, 0o700)
		if _, err := h.get("/a.pdf", ""); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("read-only folder: %v", err)
		}
	}
	if asked {
		t.Error("the publisher was asked")
	}
}

// TestTheServerNamesAFileThatItsAddressDoesNot lets a Content-Disposition or a
// media type say the ending, and the title the name where there is one.
func TestTheServerNamesAFileThatItsAddressDoesNot(t *testing.T) {
	for want, answer := range map[string][3]string{
		"计划.docx":  {"", "attachment; filename=x.docx; filename*=UTF-8''%E8%AE%A1%E5%88%92.docx", ""},
		"公告.pdf":   {"公告", "", "application/pdf"},
		"公告":       {"公告", "inline; filename=..", "application/octet-stream"},
		"evil.pdf": {"x", `attachment; filename="../../evil.pdf"`, ""},
		"附件1.xlsx": {"附件1.xlsx", `attachment; filename="y.pdf"`, ""},
		"2105.wps": {"", "", ""},
	} {
		h := newHouse(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header()["Content-Type"] = []string{answer[2]}
			w.Header().Set("Content-Disposition", answer[1])
			w.Write(bulletin())
		})
		h.Name = func(title, ending string) string { return filepath.Base(strings.TrimSpace(title)) + ending }
		path := "/download?id=1"
		if want == "2105.wps" {
			path = "/downfile.jsp?filename=2105.wps"
		}
		if _, err := h.get(path, answer[0]); err != nil {
			t.Fatal(err)
		}
		h.holds(want)
	}
}
