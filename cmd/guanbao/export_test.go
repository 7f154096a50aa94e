package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"guanbao/feed"
	"guanbao/ui"
	"guanbao/ui/locale"
)

func TestFileNamesAreSafeEverywhere(t *testing.T) {
	day := time.Date(2021, 5, 10, 0, 0, 0, 0, time.UTC)
	for title, want := range map[string]string{
		"第七次局长办公会": "第七次局长办公会", "../../x": "x", "..": "ID", "/etc/passwd": "etc passwd", `C:\x|y?`: "C x y", "-rf": "rf", "--": "ID", ".bashrc": "bashrc", "~root": "root",
		"a\x00b\x1b[2Jc\nd": "ab[2Jc d", "a\u202etxt.exe": "atxt.exe", "name. . ": "name", "": "ID", "  a \t b ": "a b", "a\xffb": "ab", `"<>*`: "ID",
	} {
		if got := fileName(feed.Article{ID: "ID", Title: title, Published: day}, ".txt"); got != "2021-05-10 "+want+".txt" {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
	for title, want := range map[string]string{"CON": "_CON.md", "nul.txt": "_nul.txt.md", "com1": "_com1.md", "Console": "Console.md", "LPT¹": "_LPT¹.md", "aux .x": "_aux .x.md"} {
		if got := fileName(feed.Article{ID: "ID", Title: title}, ".md"); got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
	for _, title := range []string{strings.Repeat("局", 300), strings.Repeat("a", 300), "x" + strings.Repeat("𠀀", 300), "aux." + strings.Repeat("é", 300)} {
		for _, published := range []time.Time{{}, day} {
			got := fileName(feed.Article{ID: "ID", Title: title, Published: published}, ".html")
			if len(got) > maxFileName || len(got) < maxFileName-4 || !utf8.ValidString(got) || !strings.HasSuffix(got, ".html") {
				t.Errorf("%.20s…: %d bytes: %q", title, len(got), got)
			}
		}
	}
}

var bulletin = feed.Item{Article: feed.Article{
	ID: "id", Title: "局长办公会", Lang: "zh-Hans", Content: `<p>会议<b>通过</b>，见<a href="https://a.example/">此</a>。</p>`, URL: "https://own.example/", Comments: feed.NoCount,
}}

func TestTheEndingDecidesOnTheForm(t *testing.T) {
	a, _, _ := testApp(t)
	dir := t.TempDir()
	for name, want := range map[string]string{
		"a.txt": "会议通过，见此[1]。\n", "a.md": "会议**通过**，见[此](<https://a.example/>)。\n", "a.HTML": "<p>会议<b>通过</b>", "国家 邮政.markdown": "# 局长办公会\n", "a.htm": "<!DOCTYPE html>",
	} {
		path := filepath.Join(dir, name)
		where, err := exporting{a}.Save(bulletin, path, false)
		got, _ := os.ReadFile(path)
		if err != nil || where != path || !strings.Contains(string(got), want) || !strings.HasSuffix(string(got), "\n") {
			t.Errorf("%s: %v\n%s", name, err, got)
		}
	}
	if got := a.render(bulletin, asJSON); !strings.Contains(got, `"title": "局长办公会"`) {
		t.Errorf("as JSON: %s", got)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestAFileThatIsThereIsLeftAlone(t *testing.T) {
	a, _, _ := testApp(t)
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := (exporting{a}).Save(bulletin, path, false); !errors.Is(err, ui.ErrTaken) {
		t.Errorf("the error is %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "mine" {
		t.Errorf("the file holds %q", got)
	}
	if _, err := (exporting{a}).Save(bulletin, path, true); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); !strings.Contains(string(got), "局长办公会") {
		t.Errorf("the file holds %q", got)
	}
	if names, _ := os.ReadDir(filepath.Dir(path)); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func TestWhatKeepsAFileFromBeingWrittenIsToldWithItsPath(t *testing.T) {
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain.txt")
	if err := errors.Join(os.WriteFile(plain, nil, 0o600), os.Mkdir(filepath.Join(dir, "sub.txt"), 0o700)); err != nil {
		t.Fatal(err)
	}
	for _, words := range locale.All {
		a, _, _ := testApp(t)
		a.speak(words)
		for path, format := range map[string]string{
			filepath.Join(dir, "none", "a.txt"): words.Deeds.NoFolderF, filepath.Join(dir, "sub.txt"): words.Deeds.IsFolderF, filepath.Join(dir, "a.exe"): words.Deeds.NoEndingF,
			filepath.Join(dir, "a"): words.Deeds.NoEndingF,
		} {
			_, err := exporting{a}.Save(bulletin, path, false)
			before, _, _ := strings.Cut(format, "%s")
			if told, ok := errors.AsType[ui.Told](err); !ok || !strings.HasPrefix(told.Text, before) || !strings.Contains(told.Text, dir) {
				t.Errorf("%s: %s: told is %v", words.Tag, path, err)
			}
		}
		for cause, format := range map[error]string{syscall.ENOSPC: words.Deeds.DiskFullF, fs.ErrPermission: words.Deeds.NoRightF, syscall.EROFS: words.Deeds.NoRightF, syscall.ENAMETOOLONG: words.Deeds.LongNameF} {
			err := exporting{a}.explain(plain, &fs.PathError{Op: "write", Path: plain, Err: cause})
			_, after, _ := strings.Cut(format, "%s")
			if told, ok := errors.AsType[ui.Told](err); !ok || !strings.HasSuffix(told.Text, after) || !errors.Is(err, cause) {
				t.Errorf("%s: %v is told as %v", words.Tag, cause, err)
			}
		}
	}
}

func TestArticlesAreProposedForTheFolderOfDownloads(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	a, _, _ := testApp(t)
	a.settings.DownloadDir = "~/公报"
	if got, want := (exporting{a}).Propose(bulletin), filepath.Join(home, "公报", "局长办公会.txt"); got != want {
		t.Errorf("proposed is %q, want %q", got, want)
	}
	glossed := bulletin
	glossed.Title = "國家郵政局召開局長辦公會(huì)"
	if got := filepath.Base((exporting{a}).Propose(glossed)); got != "國家郵政局召開局長辦公會.txt" {
		t.Errorf("of a title with a gloss, which neither the screen nor the file shows, proposed is %q", got)
	}
	for typed, want := range map[string]string{"~": home, "~/a": filepath.Join(home, "a"), "~root/a": "~root/a", "/a/~": "/a/~", "": ""} {
		if got := expandHome(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
	a.settings.DownloadDir = ""
	if got := (exporting{a}).Propose(bulletin); !filepath.IsAbs(got) || !regexp.MustCompile(`局长办公会\.txt$`).MatchString(got) {
		t.Errorf("proposed is %q", got)
	}
}

func TestASavedFileHasTheRightsOfTheUmask(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no umask")
	}
	dir := t.TempDir()
	probe, path := filepath.Join(dir, "probe"), filepath.Join(dir, "a.txt")
	f, err := os.OpenFile(probe, os.O_CREATE, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	if err := writeNew(path, nil, false); err != nil {
		t.Fatal(err)
	}
	want, _ := os.Stat(probe)
	if got, _ := os.Stat(path); got.Mode() != want.Mode() {
		t.Errorf("the rights are %v, want %v", got.Mode(), want.Mode())
	}
}

func TestAFileThatCannotBeWrittenIsNamed(t *testing.T) {
	a, _, _ := testApp(t)
	path := filepath.Join(t.TempDir(), "none", "a.md")
	if err := writeNew(path, nil, true); !strings.HasPrefix(a.explain(err).message, path+": ") {
		t.Errorf("told %q", a.explain(err).message)
	}
	err := &fs.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}
	if got, want := a.explain(err).message, fmt.Sprintf(a.texts.Deeds.DiskFullF, path); got != want {
		t.Errorf("told %q, want %q", got, want)
	}
}

func TestAFolderIsNotCalledAsADevice(t *testing.T) {
	for title, want := range map[string]string{"CON": "_CON", "com1.新闻": "_com1.新闻", "../..": "http a.example", "邮政局/公告": "邮政局 公告"} {
		if got := folderName(feed.Item{FeedTitle: title, Article: feed.Article{Feed: "http://a.example/"}}); got != want {
			t.Errorf("%q is kept in %q, want %q", title, got, want)
		}
	}
}

// pressing is a terminal at which somebody presses Ctrl-C when a bar shows that
// something is done.
type pressing struct{ cancel func() }

func (p pressing) Write(b []byte) (int, error) {
	if strings.Contains(string(b), "[=") {
		p.cancel()
	}
	return len(b), nil
}

func TestAnExportShowsABarAndStopsBetweenTwoArticles(t *testing.T) {
	t.Parallel()
	var items strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&items, "<item><title>第%d号公告</title><guid>%d</guid><description>%s</description></item>", i, i, strings.Repeat("全文。", 50))
	}
	o := newOffice(t, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "<rss version=\"2.0\"><channel><title>公报</title>%s</channel></rss>", items.String())
	})
	d := newDesk(t, o.URL+"/a")
	d.run(t, "refresh")
	folder := t.TempDir()
	for _, args := range [][]string{{"export", "--jsonl"}, {"export", "--markdown", folder}} {
		ctx, cancel := context.WithCancel(t.Context())
		var out strings.Builder
		a := newApp(nil, &out, pressing{cancel}, d.env, func() time.Time { return d.now })
		a.err.terminal = true // so that the bar is drawn
		if status := a.execute(ctx, args); status != exitNot || ctx.Err() == nil {
			t.Fatalf("%v: status %d, the bar was seen: %v", args, status, ctx.Err() != nil)
		}
		a.close()
		cancel()
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		if args[1] != "--jsonl" {
			continue
		}
		if len(lines) == 0 || len(lines) >= 1000 {
			t.Errorf("%d lines", len(lines))
		}
		for _, l := range lines {
			if !json.Valid([]byte(l)) {
				t.Errorf("half a line: %q", l)
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "*", "*"))
	if err != nil || len(files) == 0 || len(files) >= 1000 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil || filepath.Ext(f) != ".md" || strings.Count(string(text), "全文。") < 50 {
			t.Errorf("%s: %q, %v", f, text, err)
		}
	}
	if hidden, _ := filepath.Glob(filepath.Join(folder, "*", ".*")); len(hidden) > 0 {
		t.Errorf("left over: %q", hidden)
	}
}
