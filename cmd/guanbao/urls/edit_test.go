package urls

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"guanbao/feed"
)

// write makes a urls file in a fresh folder and gives its path.
func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "urls")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// read gives the text of a file.
func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

const mixed = "\ufeff# mine\r\nhttps://a.example/   odd\tspacing\n\r\n  # note\nexec:kept\nquery:x:y\nhttps://b.example/ \"~B\"\n"

func TestAddAppendsOneLine(t *testing.T) {
	c := feed.Feed{URL: "https://c.example/", Name: `The "C"`, Tags: []string{"two words", "~!law", "!"}, Hidden: true}
	line := `https://c.example/ "~The \"C\"" "!" "two words" "law"`
	for name, s := range map[string]struct{ before, after string }{
		"empty file":        {"", line + "\n"},
		"mixed file":        {mixed, mixed + line + "\n"},
		"no last line end":  {"https://a.example/", "https://a.example/\n" + line + "\n"},
		"windows line ends": {"#x\r\nhttps://a.example/", "#x\r\nhttps://a.example/\r\n" + line + "\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			path := write(t, s.before)
			if err := Add(t.Context(), path, Entry{Feed: c}); err != nil {
				t.Fatal(err)
			}
			if got := read(t, path); got != s.after {
				t.Errorf("got %q\nwant %q", got, s.after)
			}
		})
	}
}

func TestMergeAddsWhatIsNotThere(t *testing.T) {
	path := write(t, mixed)
	entries := []Entry{
		{Feed: feed.Feed{URL: "https://a.example/", Name: "another name"}},
		{Feed: feed.Feed{URL: "https://c.example/", Tags: []string{"邮政/统计"}}},
		{Feed: feed.Feed{URL: "https://c.example/"}},
		{Feed: feed.Feed{URL: "https://d.example/"}},
	}
	added, err := Merge(t.Context(), path, entries)
	if err != nil || len(added) != 2 || added[0].URL != "https://c.example/" || added[1].URL != "https://d.example/" {
		t.Fatalf("added %v, %v", added, err)
	}
	want := mixed + "https://c.example/ \"邮政/统计\"\nhttps://d.example/\n"
	if got := read(t, path); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if added, err := Merge(t.Context(), path, append(entries, Entry{Feed: feed.Feed{URL: "exec:x"}})); !errors.Is(err, ErrRefused) || len(added) != 0 {
		t.Errorf("added %v, %v", added, err)
	}
	if got := read(t, path); got != want {
		t.Errorf("file changed: %q", got)
	}
}

func TestMergeTakesAHundredThousandAndNotMoreThanAFileHolds(t *testing.T) {
	path := write(t, "# mine\n")
	entries := make([]Entry, 100_000)
	for i := range entries {
		entries[i].Feed = feed.Feed{URL: fmt.Sprintf("https://a.example/%d", i)}
	}
	if added, err := Merge(t.Context(), path, entries); err != nil || len(added) != len(entries) {
		t.Fatalf("added %d, %v", len(added), err)
	}
	before := read(t, path)
	for i := range entries {
		entries[i].Feed = feed.Feed{URL: fmt.Sprintf("https://b.example/%d", i), Name: strings.Repeat("长", 200)}
	}
	if added, err := Merge(t.Context(), path, entries); !errors.Is(err, ErrTooLarge) || len(added) != 0 {
		t.Errorf("added %d, %v", len(added), err)
	}
	if read(t, path) != before {
		t.Error("the file changed")
	}
}

func TestAddMakesFileAndFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "urls")
	err := Add(t.Context(), path, Entry{Feed: feed.Feed{URL: "builtin:sample"}, Comment: "the\nsample"}, Entry{Feed: feed.Feed{URL: "https://a.example/"}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := read(t, path), "# the sample\nbuiltin:sample\nhttps://a.example/\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if runtime.GOOS == "windows" {
		return
	}
	for p, want := range map[string]fs.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(p); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: mode %v, %v; want %v", p, info.Mode().Perm(), err, want)
		}
	}
}

func TestAddRefuses(t *testing.T) {
	path := write(t, mixed)
	for address, want := range map[string]error{
		"https://a.example/":            ErrPresent,
		"exec:x":                        ErrRefused,
		"https://x.example/\nexec:evil": ErrRefused,
	} {
		if err := Add(t.Context(), path, Entry{Feed: feed.Feed{URL: "https://new.example/"}}, Entry{Feed: feed.Feed{URL: address}}); !errors.Is(err, want) {
			t.Errorf("Add %q: %v, want %v", address, err, want)
		}
	}
	if got := read(t, path); got != mixed {
		t.Errorf("file changed: %q", got)
	}
}

func TestAddNeverWritesASecondLine(t *testing.T) {
	path := write(t, "")
	f := feed.Feed{URL: "https://a.example/", Name: "x\nexec:evil", Tags: []string{"y\r\nfilter:evil"}}
	if err := Add(t.Context(), path, Entry{Feed: f, Comment: "c\nexec:evil"}); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path); strings.Count(got, "\n") != 2 {
		t.Errorf("wrote %q", got)
	}
}

func TestRemoveAndRestoreAreExact(t *testing.T) {
	for name, text := range map[string]string{
		"mixed":              mixed + "https://a.example/ twice\n#end",
		"only line":          "https://a.example/",
		"last without end":   "#x\nhttps://a.example/",
		"first after a mark": "\ufeffhttps://a.example/\r\n#x\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			path := write(t, text)
			gone, err := Remove(t.Context(), path, "https://a.example/")
			if err != nil {
				t.Fatal(err)
			}
			var want strings.Builder
			for l := range strings.Lines(text) {
				if rest, ok := strings.CutPrefix(l, bom); ok {
					want.WriteString(bom)
					l = rest
				}
				if !strings.HasPrefix(l, "https://a.example/") {
					want.WriteString(l)
				}
			}
			if got := read(t, path); got != want.String() {
				t.Errorf("after Remove %q, want %q", got, want.String())
			}
			if err := Restore(t.Context(), path, gone); err != nil {
				t.Fatal(err)
			}
			if got := read(t, path); got != text {
				t.Errorf("after Restore %q, want %q", got, text)
			}
		})
	}
}

func TestRestoreFindsItsPlaceInAChangedFile(t *testing.T) {
	path := write(t, "#1\n#2\nhttps://a.example/\n#3\n")
	gone, err := Remove(t.Context(), path, "https://a.example/")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("#0\n#1\n#2\n#3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Restore(t.Context(), path, gone); err != nil {
		t.Fatal(err)
	}
	if got, want := read(t, path), "#0\n#1\n#2\nhttps://a.example/\n#3\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if err := Restore(t.Context(), path, gone); !errors.Is(err, ErrPresent) {
		t.Errorf("second Restore: %v", err)
	}
}

func TestRemoveOfAnAbsentFeed(t *testing.T) {
	path := write(t, mixed)
	if _, err := Remove(t.Context(), path, "https://none.example/"); !errors.Is(err, ErrAbsent) {
		t.Errorf("error %v", err)
	}
	if got := read(t, path); got != mixed {
		t.Errorf("file changed: %q", got)
	}
}

func TestEditFollowsALink(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "dotfiles", "urls")
	link := filepath.Join(dir, "urls")
	if err := os.Symlink(filepath.Join("dotfiles", "urls"), link); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	for _, address := range []string{"https://a.example/", "https://b.example/"} {
		if err := Add(t.Context(), link, Entry{Feed: feed.Feed{URL: address}}); err != nil {
			t.Fatal(err)
		}
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v, %v", info, err)
	}
	if got, want := read(t, target), "https://a.example/\nhttps://b.example/\n"; got != want {
		t.Errorf("target holds %q, want %q", got, want)
	}
}

func TestCircleOfLinksIsAnError(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	if os.Symlink(a, b) != nil || os.Symlink(b, a) != nil {
		t.Skip("no symbolic links here")
	}
	if err := Add(t.Context(), a, Entry{Feed: feed.Feed{URL: "https://a.example/"}}); !errors.Is(err, ErrLinks) {
		t.Errorf("error %v", err)
	}
}

func TestFailedEditLeavesNoTrace(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("needs a folder that refuses writing")
	}
	path := write(t, mixed)
	dir := filepath.Dir(path)
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o700) })
	if err := Add(t.Context(), path, Entry{Feed: feed.Feed{URL: "https://c.example/"}}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error %v", err)
	}
	if got := read(t, path); got != mixed {
		t.Errorf("file changed: %q", got)
	}
}

// TestConcurrentEditsLoseNothing runs many edits at once; each takes the lock
// on its own descriptor, as processes do.
func TestConcurrentEditsLoseNothing(t *testing.T) {
	path := write(t, mixed)
	const n = 24
	done := make(chan error, n)
	for i := range n {
		go func() {
			done <- Add(t.Context(), path, Entry{Feed: feed.Feed{URL: fmt.Sprintf("https://%d.example/", i)}})
		}()
	}
	for range n {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	f, err := Load(path)
	if err != nil || len(f.Feeds()) != n+2 {
		t.Errorf("%d feeds, %v; want %d", len(f.Feeds()), err, n+2)
	}
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".urls-*"))
	if len(left) != 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestLockedFileEndsWithTheContext(t *testing.T) {
	path := write(t, mixed)
	unlock, err := exclude(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Remove(ctx, path, "https://a.example/"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if got := read(t, path); got != mixed {
		t.Errorf("file changed: %q", got)
	}
}

func TestAMovedFeedKeepsItsLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "urls")
	const before = "https://a.example/ x\r\n  https://b.example/old \"!\" \"~乙\" 部委 # note\r\nhttps://c.example/"
	if err := os.WriteFile(path, []byte(before), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		from, to string
		want     error
	}{
		{"https://d.example/", "https://e.example/", ErrAbsent},
		{"https://a.example/", "https://c.example/", ErrPresent},
		{"https://a.example/", "exec:x", ErrRefused},
	} {
		if err := Move(t.Context(), path, tt.from, tt.to, ""); !errors.Is(err, tt.want) {
			t.Errorf("from %s to %s: %v, want %v", tt.from, tt.to, err, tt.want)
		}
	}
	if got, _ := os.ReadFile(path); string(got) != before {
		t.Errorf("the file became %q", got)
	}
	if err := Move(t.Context(), path, "https://b.example/old", "https://b.example/new", "2026-10-05 was\nold"); err != nil {
		t.Fatal(err)
	}
	want := "https://a.example/ x\r\n# 2026-10-05 was old\r\n  https://b.example/new \"!\" \"~乙\" 部委 # note\r\nhttps://c.example/"
	if got, _ := os.ReadFile(path); string(got) != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestAnErrorNamesTheFileThatWasToBeWritten(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "urls")
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	err := replace(path, []byte("x"))
	if named, ok := errors.AsType[*fs.PathError](err); !ok || named.Path != path {
		t.Errorf("a folder in its place: %v", err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	full := About(path, fmt.Errorf("urls: %w", &fs.PathError{Op: "write", Path: path + "-temp", Err: fs.ErrPermission}))
	if named, ok := errors.AsType[*fs.PathError](full); !ok || named.Path != path || !errors.Is(full, fs.ErrPermission) {
		t.Errorf("told %v", full)
	}
}
