package journal

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func TestDiscreetLeavesNothingThatOpensDoors(t *testing.T) {
	for text, want := range map[string]string{
		"https://anna:geheim@a.example/rss":                             "https://anna:***@a.example/rss",
		"https://a.example/rss?api_key=4711&page=2":                     "https://a.example/rss?api_key=***&page=2",
		"https://a.example/rss?u=0123456789abcdef0123456789&lang=zh":    "https://a.example/rss?u=***&lang=zh",
		"https://a.example/rss?columnid=31&unitid=168":                  "https://a.example/rss?columnid=31&unitid=168",
		"get \"https://a.example/?sessionId=x\": no such host":          "get \"https://a.example/?sessionId=***\": no such host",
		"国家邮政局\x1b[31m\n第二行":                                            "国家邮政局 第二行",
		"https://token@a.example/feed.xml and http://b.example/?sig=ab": "https://***@a.example/feed.xml and http://b.example/?sig=***",
	} {
		if got := Discreet(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestALineGoesToTheFileAndBeside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "guanbao.log")
	var beside bytes.Buffer
	j := New(&beside)
	j.Keep(path)
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is there before the first line")
	}
	j.Info("request", "url", "https://anna:geheim@a.example/rss?token=1", "code", 304)
	j.Close()
	text, err := os.ReadFile(path)
	if err != nil || string(text) != beside.String() || !strings.Contains(beside.String(), `msg=request url="https://anna:***@a.example/rss?token=***" code=304`) {
		t.Errorf("%q beside %q, %v", text, beside.String(), err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestAFullFileBecomesTheFormerOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.log")
	f := &file{path: path, max: 100}
	g := &file{path: path, max: 100} // another process
	defer f.close()
	defer g.close()
	var all strings.Builder
	for i := range 20 {
		line := strings.Repeat(string(rune('a'+i)), 29) + "\n"
		all.WriteString(line)
		for _, w := range [][]*file{{f}, {g}}[i%2] {
			if _, err := w.Write([]byte(line)); err != nil {
				t.Fatal(err)
			}
		}
	}
	former, err := os.ReadFile(path + ".1")
	present, again := os.ReadFile(path)
	if err != nil || again != nil || len(former) > 130 || len(present) > 130 || !strings.HasSuffix(all.String(), string(former)+string(present)) {
		t.Errorf("%q and %q, %v, %v", former, present, err, again)
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 2 {
		t.Errorf("%d files", len(entries))
	}
}

func TestWhoCannotWriteIsNotKeptFromReading(t *testing.T) {
	dir := t.TempDir()
	blocked := filepath.Join(dir, "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	j := New(nil)
	j.Keep(filepath.Join(blocked, "guanbao.log"))
	j.Info("request")
	j.Info("request")
	j.Close()
}

func TestManyWriteAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.log")
	var all sync.WaitGroup
	for range 4 {
		j := New(nil)
		j.Keep(path)
		for range 2 {
			all.Go(func() {
				for range 50 {
					j.Info("request", "code", 200)
				}
			})
		}
		defer j.Close()
	}
	all.Wait()
	text, err := os.ReadFile(path)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if err != nil || len(lines) != 400 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	for _, l := range lines {
		if !strings.HasSuffix(l, "msg=request code=200") {
			t.Errorf("%q", l)
		}
	}
}
