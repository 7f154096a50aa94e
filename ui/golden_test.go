package ui

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/ui/locale"
)

var update = flag.Bool("update", false, "write the golden frames anew")

// frame is one picture of the screen.
type frame struct {
	state string // of frameStates
	w, h  int
	wide  bool
	words *locale.Texts
}

// frameStates are the keys that lead to the pictures.
var frameStates = map[string]string{
	"list": "j j", "article": "j j enter", "table": "j enter", "sources": "h j j", "help": "?", "errors": "!", "prompt": "a https://youzheng.example/新闻.xml",
	"question": "D", "unread": "u", "end": "j j enter G", "command": ": re tab", "nocommand": ": refresh enter",
}

func (f frame) file() string {
	mode := "narrow"
	if f.wide {
		mode = "wide"
	}
	return filepath.Join("testdata", "frames", fmt.Sprintf("%s-%dx%d-%s-%s.txt", f.state, f.w, f.h, mode, f.words.Tag))
}

// frames lists the pictures: list and article in every size, mode and
// language, the other screens in one size and language.
func frames() (all []frame) {
	for _, wide := range []bool{false, true} {
		for _, words := range locale.All {
			for _, size := range [][2]int{{20, 5}, {40, 12}, {80, 24}, {120, 40}, {200, 60}} {
				for _, state := range []string{"list", "article"} {
					all = append(all, frame{state, size[0], size[1], wide, words})
				}
			}
		}
		for _, state := range []string{"table", "sources", "help", "errors", "prompt", "command", "nocommand", "question", "unread", "end"} {
			all = append(all, frame{state, 80, 24, wide, locale.For("zh-Hans")})
		}
	}
	return all
}

// draw gives the rows of a picture, without the spaces at their ends.
func (f frame) draw(t *testing.T) string {
	s := setup(t, 60, f.w, f.h, func(o *Options) { o.Words, o.Wide = f.words, f.wide })
	s.shelf.states[s.shelf.subs[1].URL] = feed.State{Problem: feed.ProblemNotFound, ProblemCode: 404, ProblemText: "f1.example", FailingSince: noon, NextCheck: noon.AddDate(0, 0, 1)}
	s.send(s.m.loadSources()())
	s.keys(frameStates[f.state])
	checkFrame(t, s, f.file(), f.w, f.h)
	var b strings.Builder
	for _, r := range s.rows() {
		b.WriteString(strings.TrimRight(r, " ") + "\n")
	}
	return b.String()
}

func TestFramesAreAsTheyWere(t *testing.T) {
	for _, f := range frames() {
		got := f.draw(t)
		if *update {
			if err := os.WriteFile(f.file(), []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(f.file())
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs; if it should, run the test with -update. It is now\n%s", f.file(), got)
		}
	}
}

// TestFramesDoNotFollowTheLocale draws them in processes of other locales,
// since libraries may look at the environment when a program starts.
func TestFramesDoNotFollowTheLocale(t *testing.T) {
	if testing.Short() || os.Getenv("GUANBAO_FRAMES") != "" {
		t.Skip("five processes")
	}
	var env []string
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); !strings.HasPrefix(name, "LC_") && name != "LANG" && name != "RUNEWIDTH_EASTASIAN" {
			env = append(env, v)
		}
	}
	for _, set := range []string{"LANG=zh_CN.UTF-8", "LC_ALL=ja_JP.UTF-8", "LANG=C", "GUANBAO_NO_LANG=1", "RUNEWIDTH_EASTASIAN=1"} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestFramesAreAsTheyWere$")
		cmd.Env = append(env[:len(env):len(env)], set, "GUANBAO_FRAMES=1")
		if out, err := cmd.CombinedOutput(); err != nil || strings.Contains(string(out), "no tests") {
			t.Errorf("with %s: %v\n%.2000s", set, err, out)
		}
	}
}
