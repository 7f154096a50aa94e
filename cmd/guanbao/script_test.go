package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"guanbao/cmd/guanbao/screen"
	"guanbao/feed/fetch"
)

// TestMain lets the test binary stand for the program itself.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"guanbao": func() {
			patience := screen.Patience // so that a slow machine is no silent publisher
			if d, err := time.ParseDuration(os.Getenv("GUANBAO_TEST_PATIENCE")); err == nil {
				patience = d
			}
			timeouts = fetch.Timeouts{Connect: 5 * time.Second, Header: patience, Idle: patience, Whole: 2 * patience}
			pause, unasked, longPatience = 0, os.Getenv("GUANBAO_TEST_PAGES") == "", patience
			now := time.Now
			if at, err := time.Parse(time.RFC3339, os.Getenv("GUANBAO_TEST_NOW")); err == nil {
				now = func() time.Time { return at }
			}
			os.Exit(runBy(now))
		},
	})
}

// TestScripts runs the whole program, as scripts say. Every script has a
// publisher of its own at $SERVER and a shelf of files at $WORK/site.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "scripts"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition: func(cond string) (bool, error) {
			return cond == "root" && os.Getuid() == 0, nil
		},
		Setup: func(env *testscript.Env) error {
			feeds, err := filepath.Abs(filepath.Join("testdata", "feeds"))
			if err != nil {
				return err
			}
			p := newPublisher(filepath.Join(env.WorkDir, "site"), feeds)
			env.Values["publisher"] = p
			env.Defer(p.stop)
			env.Vars = append(env.Vars,
				"SERVER="+p.url(), "HOST="+p.addr, "FEEDS="+feeds,
				"GUANBAO_CONFIG="+filepath.Join(env.WorkDir, "config"),
				"GUANBAO_DATA="+filepath.Join(env.WorkDir, "data"),
				"TZ=UTC", "LANG=C.UTF-8", "NO_PROXY=127.0.0.0/8", "GORACE=atexit_sleep_ms=0",
			)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"server":    scriptServer,
			"served":    scriptServed,
			"plain":     scriptPlain,
			"jsonkeys":  scriptJSONKeys,
			"articleid": scriptArticleID,
			"columns":   scriptColumns,
			"private":   scriptPrivate,
			"newer":     scriptNewer,
			"await":     scriptAwait,
			"world":     scriptWorld,
		},
	})
}

func publisherOf(ts *testscript.TestScript) *publisher { return ts.Value("publisher").(*publisher) }

// scriptServer stops and starts the publisher: server stop, server start.
func scriptServer(ts *testscript.TestScript, _ bool, args []string) {
	switch {
	case len(args) == 1 && args[0] == "stop":
		publisherOf(ts).stop()
	case len(args) == 1 && args[0] == "start":
		publisherOf(ts).start()
	default:
		ts.Fatalf("usage: server stop|start")
	}
}

// scriptServed checks how often a path was asked for and with which status
// the last answer came: served PATH COUNT [STATUS].
func scriptServed(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: served PATH COUNT [STATUS]")
	}
	count, status := publisherOf(ts).asked(args[0])
	if strconv.Itoa(count) != args[1] {
		ts.Fatalf("%s was asked for %d times, want %s", args[0], count, args[1])
	}
	if len(args) > 2 && strconv.Itoa(status) != args[2] {
		ts.Fatalf("%s was last answered with %d, want %s", args[0], status, args[2])
	}
}

// scriptAwait waits until a path is asked for, for the COUNT-th time where one
// is given: await PATH [COUNT].
func scriptAwait(ts *testscript.TestScript, _ bool, args []string) {
	want := 1
	if len(args) > 1 {
		var err error
		want, err = strconv.Atoi(args[1])
		ts.Check(err)
	}
	for deadline := time.Now().Add(screen.Patience); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if count, _ := publisherOf(ts).asked(args[0]); count >= want {
			return
		}
	}
	ts.Fatalf("nobody asked for %s", args[0])
}

// scriptPlain checks that a file holds no control but line feeds and nothing
// that reorders text: plain FILE...
func scriptPlain(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		for i, r := range ts.ReadFile(name) {
			switch {
			case r == '\n':
			case r < 0x20, r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200f, r == 0x061c:
				ts.Fatalf("%s holds %U at byte %d", name, r, i)
			}
		}
	}
}

// scriptJSONKeys checks that the first object of a file has these keys and no
// others before them: jsonkeys FILE KEY...
func scriptJSONKeys(ts *testscript.TestScript, _ bool, args []string) {
	dec := json.NewDecoder(strings.NewReader(ts.ReadFile(args[0])))
	var keys []string
	for depth := 0; ; {
		tok, err := dec.Token()
		ts.Check(err)
		if d, ok := tok.(json.Delim); ok {
			if d == '}' {
				break
			}
			if d == '{' {
				depth++
			}
			continue
		}
		keys = append(keys, tok.(string))
		var skip json.RawMessage
		ts.Check(dec.Decode(&skip))
	}
	for i, want := range args[1:] {
		if i >= len(keys) || keys[i] != want {
			ts.Fatalf("keys are %q, want %q at %d", keys, want, i)
		}
	}
}

// scriptArticleID puts the id of the article whose title holds a text into a
// variable: articleid NAME TEXT.
func scriptArticleID(ts *testscript.TestScript, _ bool, args []string) {
	out, err := guanbao(ts, "list", "--limit", "0", "--json")
	ts.Check(err)
	var articles []struct{ ID, Title string }
	ts.Check(json.Unmarshal(out, &articles))
	for _, a := range articles {
		if strings.Contains(a.Title, args[1]) {
			ts.Setenv(args[0], a.ID)
			return
		}
	}
	ts.Fatalf("no article has %q in its title", args[1])
}

// program prepares a run of the program: the test binary under its name.
func program(env []string, args ...string) (*exec.Cmd, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self)
	cmd.Args, cmd.Env = append([]string{"guanbao"}, args...), env
	return cmd, nil
}

// guanbao runs the program in the environment of a script.
func guanbao(ts *testscript.TestScript, args ...string) ([]byte, error) {
	var env []string
	for _, name := range []string{"GUANBAO_CONFIG", "GUANBAO_DATA", "HOME", "TZ"} {
		env = append(env, name+"="+ts.Getenv(name))
	}
	cmd, err := program(env, args...)
	if err != nil {
		return nil, err
	}
	return cmd.Output()
}

// scriptColumns checks that a text stands at the same cell in every line of a
// file that holds it: columns FILE TEXT CELL.
func scriptColumns(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[2])
	ts.Check(err)
	found := 0
	a := newApp(nil, new(bytes.Buffer), new(bytes.Buffer), os.Getenv, time.Now)
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		if before, _, ok := strings.Cut(line, args[1]); ok {
			found++
			if got := a.measure.Width(before); got != want {
				ts.Fatalf("%q stands at cell %d, want %d: %s", args[1], got, want, line)
			}
		}
	}
	if found < 2 {
		ts.Fatalf("%q stands in %d lines of %s", args[1], found, args[0])
	}
}

// scriptPrivate checks that nobody but the owner can enter folders and read
// files: private PATH...
func scriptPrivate(ts *testscript.TestScript, _ bool, args []string) {
	if runtime.GOOS == "windows" {
		return
	}
	for _, path := range args {
		info, err := os.Stat(ts.MkAbs(path))
		ts.Check(err)
		if info.Mode().Perm()&0o077 != 0 {
			ts.Fatalf("%s has mode %v", path, info.Mode())
		}
	}
}

// scriptNewer makes a cache look as if a later version had written it: it
// raises user_version, four bytes at offset 60 of the file (SQLite's file
// format, section 1.3).
func scriptNewer(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_RDWR, 0)
	ts.Check(err)
	_, err = f.WriteAt([]byte{0, 0, 0x27, 0x0f}, 60)
	ts.Check(err)
	ts.Check(f.Close())
}
