package main

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"guanbao/feed"
	"guanbao/feed/fetch"
	"guanbao/ui"
)

// attach makes an attaching into a folder of its own, and a publisher.
func attach(t *testing.T) (attaching, *publisher) {
	t.Helper()
	p := newPublisher(t.TempDir(), t.TempDir())
	t.Cleanup(p.stop)
	a, _, _ := testApp(t)
	a.settings.DownloadDir = t.TempDir()
	c := fetch.New(fetch.Options{Transports: map[string]http.RoundTripper{}})
	t.Cleanup(c.Close)
	return attaching{a, c}, p
}

func TestHostileNamesOfAttachmentsStayInTheFolder(t *testing.T) {
	d, p := attach(t)
	for title, want := range map[string]string{
		"../../x": "x.zip", "a\x00b\x1b[2J.zip": "ab[2J.zip", "CON": "_CON.zip", "..": "attachment.zip", "C:\\x.zip": "C x.zip", "x\u202efdp.exe": "xfdp.exe.zip",
		strings.Repeat("局", 300): strings.Repeat("局", 40) + ".zip",
	} {
		path, err := d.Get(t.Context(), feed.Link{URL: p.url() + "/image?f=x.zip", Title: title}, p.url(), nil)
		name := filepath.Base(path)
		if err != nil || filepath.Dir(path) != d.a.settings.DownloadDir || name != want || !utf8.ValidString(name) {
			t.Errorf("%.20q is saved at %q, %v", title, path, err)
		}
		if info, err := os.Stat(path); err != nil || info.Size() < 4000 {
			t.Errorf("%q: %v", title, err)
		}
	}
}

func TestDownloadsThatFailAreToldInWords(t *testing.T) {
	d, p := attach(t)
	d.a.settings.MaxDownload = 1
	for path, want := range map[string]string{
		"/page?f=a.pdf": d.a.texts.Files.Page, "/huge?f=a.zip": "max_download",
	} {
		_, err := d.Get(t.Context(), feed.Link{URL: p.url() + path}, p.url(), nil)
		if told, ok := errors.AsType[ui.Told](err); !ok || !strings.Contains(told.Text, want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	_, err := d.Get(t.Context(), feed.Link{URL: p.url() + "/status/404?f=a.pdf"}, p.url(), nil)
	if feed.AsProblem(err).Kind != feed.ProblemNotFound {
		t.Errorf("404: %v", err)
	}
	left, _ := os.ReadDir(d.a.settings.DownloadDir)
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	d.a.settings.DownloadDir = filepath.Join(d.a.settings.DownloadDir, "none")
	_, err = d.Get(t.Context(), feed.Link{URL: p.url() + "/image?f=a.zip"}, p.url(), nil)
	if told, ok := errors.AsType[ui.Told](err); !ok || !strings.Contains(told.Text, d.a.settings.DownloadDir) {
		t.Errorf("no folder: %v", err)
	}
}

func TestTheOpenerGetsOneFileAsItsArgument(t *testing.T) {
	for want, setting := range map[string][]string{
		"okular|/a/-x $(y).pdf": {"okular"}, "v|--f=/a/-x $(y).pdf|z": {"v", "--f={file}", "z"},
	} {
		if got := openerCommand(setting, "/a/-x $(y).pdf"); !reflect.DeepEqual(got, strings.Split(want, "|")) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if len(openerCommand(nil, "/a.pdf")) < 2 {
		t.Error("no opener of the system")
	}
	d, _ := attach(t)
	for _, name := range []string{"a.exe", "a.desktop", "a.sh", "a.lnk", "a", "gone.pdf"} {
		path := filepath.Join(d.a.settings.DownloadDir, name)
		if name != "gone.pdf" {
			os.WriteFile(path, nil, 0o700)
		}
		if err := d.Open(path); !errors.As(err, new(ui.Told)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	t.Setenv("PATH", t.TempDir())
	path := filepath.Join(d.a.settings.DownloadDir, "a.pdf")
	os.WriteFile(path, nil, 0o600)
	d.a.settings.Opener = []string{"no-such-opener"}
	if err := d.Open(path); err == nil || !strings.Contains(err.Error(), "no-such-opener") {
		t.Errorf("got %v", err)
	}
}
