package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/ui"
)

// edited has an editor, a line for the shell, edit the urls file of s.
func edited(t *testing.T, s *Subscriptions, editor string) (ui.Edited, error) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("VISUAL is no line for a shell here")
	}
	if _, err := exec.LookPath("sh"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("no sh to edit with")
	}
	t.Setenv("TMPDIR", t.TempDir())
	a, _, _ := testApp(t)
	a.in, a.env = strings.NewReader(""), func(name string) string { return map[string]string{"EDITOR": "false", "VISUAL": editor}[name] }
	e, err := a.edit(s)()
	if err != nil {
		return ui.Edited{}, err
	}
	if err := e.Run(); err != nil {
		return ui.Edited{}, err
	}
	return e.Take(t.Context())
}

// drafts are those that are left.
func drafts(t *testing.T) []string {
	all, _ := filepath.Glob(filepath.Join(os.Getenv("TMPDIR"), "*", "urls"))
	return all
}

func wantURLs(t *testing.T, s *Subscriptions, want string, feeds int) {
	t.Helper()
	data, err := os.ReadFile(s.path)
	subs, _ := s.store.Subscriptions(t.Context())
	if string(data) != want || err != nil || len(subs) != feeds {
		t.Errorf("%d feeds, want %d; the file is\n%q, want\n%q (%v)", len(subs), feeds, data, want, err)
	}
}

func TestTheURLsFileIsEditedAndTakenOver(t *testing.T) {
	const text = "# mine\nhttps://a.example/ x\n"
	s, _ := subscriptions(t, text)
	out, err := edited(t, s, `printf 'https://b.example/\nhttps://c.example/\nexec:rm\n"query:x:title = "\n' >`)
	if err != nil || !out.Changed || out.Added != 2 || out.Removed != 1 || len(out.Faults) != 2 {
		t.Fatalf("%+v, %v", out, err)
	}
	if !strings.HasPrefix(out.Faults[0], s.path+":3:1: ") || !strings.HasPrefix(out.Faults[1], s.path+":4:") {
		t.Errorf("faults %q", out.Faults)
	}
	wantURLs(t, s, "https://b.example/\nhttps://c.example/\nexec:rm\n\"query:x:title = \"\n", 2)
	if err := out.Restore(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantURLs(t, s, text, 1)
	if left := drafts(t); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

func TestWhatAnEditorLeavesAsItIsChangesNothing(t *testing.T) {
	const text = "https://a.example/ x"
	s, _ := subscriptions(t, text)
	if out, err := edited(t, s, ":"); err != nil || out.Changed {
		t.Errorf("%+v, %v", out, err)
	}
	for _, editor := range []string{"false", "guanbao-no-such-editor", "rm"} {
		if out, err := edited(t, s, editor); err == nil || out.Changed || drafts(t) != nil {
			t.Errorf("%s: %+v, %v, left %v", editor, out, err, drafts(t))
		}
	}
	wantURLs(t, s, text, 1)
}

func TestAnEditorThatFailsKeepsWhatWasWritten(t *testing.T) {
	const text = "https://a.example/ x\n"
	s, _ := subscriptions(t, text)
	_, err := edited(t, s, "sh -c 'echo https://b.example/ >> \"$1\"; exit 3' -")
	left := drafts(t)
	if err == nil || len(left) != 1 || !strings.Contains(err.Error(), left[0]) || !strings.Contains(err.Error(), "exit status 3") {
		t.Fatalf("%v, left %v", err, left)
	}
	if data, _ := os.ReadFile(left[0]); string(data) != text+"https://b.example/\n" {
		t.Errorf("the draft is %q", data)
	}
	wantURLs(t, s, text, 1)
}

// TestWhoEditsMeanwhileIsNotOverwritten changes the file while the editor is
// open, and again before the edit is taken back.
func TestWhoEditsMeanwhileIsNotOverwritten(t *testing.T) {
	s, _ := subscriptions(t, "https://a.example/\n")
	_, err := edited(t, s, "echo https://b.example/ >> '"+s.path+"'; echo https://c.example/ >>")
	left := drafts(t)
	if err == nil || len(left) != 1 || !strings.Contains(err.Error(), left[0]) {
		t.Fatalf("%v, left %v", err, left)
	}
	if data, _ := os.ReadFile(s.path); string(data) != "https://a.example/\nhttps://b.example/\n" {
		t.Errorf("the file is %q", data)
	}
	out, err := edited(t, s, "echo https://c.example/ >>")
	if err != nil || out.Added != 1 {
		t.Fatalf("%+v, %v", out, err)
	}
	if _, err := s.Change(t.Context(), "https://b.example/", func(f feed.Feed) feed.Feed { f.Name = "乙"; return f }); err != nil {
		t.Fatal(err)
	}
	if err := out.Restore(t.Context()); err == nil {
		t.Error("what changed since is overwritten")
	}
	wantURLs(t, s, "https://a.example/\nhttps://b.example/ \"~乙\"\nhttps://c.example/\n", 3)
}

// TestAFileThatWasEmptiedLosesNothingThatIsCached leaves the sample alone, and
// brings all back.
func TestAFileThatWasEmptiedLosesNothingThatIsCached(t *testing.T) {
	const text = "https://a.example/ x\nhttps://b.example/\n"
	s, c := subscriptions(t, text)
	r := feed.Refresher{Fetcher: s.fetcher, Parser: s.parser, Store: c, Schedule: s.schedule, Now: s.now}
	if err := r.Refresh(t.Context(), feed.Order{}, nil); err != nil {
		t.Fatal(err)
	}
	out, err := edited(t, s, ": >")
	if err != nil || out.Removed != 2 {
		t.Fatalf("%+v, %v", out, err)
	}
	if only, err := s.onlySample(); !only || err != nil {
		t.Errorf("the sample is not alone: %v", err)
	}
	if err := out.Restore(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantURLs(t, s, text, 2)
	if sources, _ := c.Sources(t.Context()); sources[0].Articles != 2 || sources[1].Articles != 2 {
		t.Errorf("sources %+v", sources)
	}
}

func TestAFolderInPlaceOfTheFileIsTold(t *testing.T) {
	s, _ := subscriptions(t, "https://a.example/\n")
	if err := os.Remove(s.path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(s.path, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := edited(t, s, ":"); err == nil || !strings.Contains(err.Error(), s.path) {
		t.Errorf("told %v", err)
	}
}
