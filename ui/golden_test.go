package ui

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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

// frameStates are the keys that lead to the pictures: every screen there is.
var frameStates = map[string]string{
	"list": "j j", "bottom": "G", "unread": "u", "starred": "m", "marked": "A", "feed": "h j j j j j enter", "sources": "h j j", "hidden": "B", "popular": "h j j j enter",
	"article": "j j enter", "table": "j enter", "plain": "j j j enter", "end": "j enter G",
	"save": "j s", "replace": "s enter s enter", "number": "j j j j enter 1", "letters": "j j j j enter ;",
	"help": "?", "keys": "? G", "errors": "!", "prompt": "a https://youzheng.example/新闻.xml", "question": "D",
	"related": "e j", "seeking": "e", "nothing": "j j j j j j e",
	"short":  "j enter",
	"rename": "h j j j j j j g n", "tags": "h j j j j j j g t", "tidied": "h j j j j j j g ]",
	"command": ": re tab", "nocommand": ": refresh enter", "find": "j j enter / 2 0 2 enter n",
	"fault": "/ 快 递 space a f t e r : x x space 邮", "unfound": "/ 没 有 的 字 enter",
	"filter":    "h j j j j j enter j F r a t e enter",
	"saved":     "h j j j j j j enter h",
	"catalogue": "+ down", "picked": "+ youzheng space down space", "dead": "+ down ! tab",
	"offers": "a https://a.example/ enter space",
	"search": "j j / 邮 政", "found": "/ 快 递 enter j",
}

// lackText leaves the first articles of a shelf without their full text, one of
// them because its page asks for a login.
func lackText(s *shelf) {
	for i := range 3 {
		s.items[i].Text, s.items[i].Content = feed.TextMissing, "<p>摘要而已。</p>"
	}
	s.items[1].Text, s.items[1].Lacking = feed.TextFailed, &feed.Problem{Kind: feed.ProblemLogin, Detail: "f1.example"}
}

// frameSizes are the columns and rows of the pictures.
var frameSizes = [][2]int{{20, 5}, {40, 12}, {80, 24}, {120, 40}, {200, 60}}

// album is the file that holds the pictures of a state in one language, in
// every size and mode.
type album struct {
	state string
	words *locale.Texts
}

func (a album) file() string {
	return filepath.Join("testdata", "frames", a.state+"-"+a.words.Tag+".txt")
}

func albums() (all []album) {
	for _, state := range slices.Sorted(maps.Keys(frameStates)) {
		for _, words := range languages() {
			all = append(all, album{state, words})
		}
	}
	return all
}

// draw gives the pictures one under the other, each below a line that names it.
func (a album) draw(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, wide := range []bool{false, true} {
		for _, size := range frameSizes {
			f := frame{a.state, size[0], size[1], wide, a.words}
			b.WriteString(f.title() + "\n" + f.draw(t))
		}
	}
	return b.String()
}

func (f frame) title() string {
	mode := "narrow"
	if f.wide {
		mode = "wide"
	}
	return fmt.Sprintf("== %dx%d %s", f.w, f.h, mode)
}

// draw gives the rows of a picture, without the spaces at their ends.
func (f frame) draw(t *testing.T) string {
	t.Helper()
	s := setup(t, 60, f.w, f.h, func(o *Options) { o.Words, o.Wide = f.words, f.wide })
	s.shelf.states[s.shelf.subs[1].URL] = feed.State{Problem: feed.ProblemNotFound, ProblemCode: 404, ProblemText: "f1.example", FailingSince: noon, NextCheck: noon.AddDate(0, 0, 1)}
	if f.state == "saved" {
		s.m.ports.Searches = newKeeper(s.shelf)
	}
	if f.state == "offers" {
		s.m.ports.Subscriptions = register{s: s.shelf, finds: someOffers(), bad: map[string]*feed.Problem{"https://a.example/3.xml": {Kind: feed.ProblemNotFound, Code: 404}}}
	}
	if f.state == "short" {
		lackText(s.shelf)
		s.send(s.m.loadWindow(s.m.view, feed.Cursor{})())
	}
	s.send(s.m.loadSources()())
	s.hold = f.state == "seeking" // the answer is on its way
	s.keys(frameStates[f.state])
	checkFrame(t, s, f.state+" "+f.title(), f.w, f.h)
	var b strings.Builder
	for _, r := range s.rows() {
		b.WriteString(strings.TrimRight(r, " ") + "\n")
	}
	return b.String()
}

func TestFramesAreAsTheyWere(t *testing.T) {
	for _, a := range albums() {
		got := a.draw(t)
		if *update {
			if err := os.WriteFile(a.file(), []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(a.file())
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs; if it should, run the test with -update and look at what git says. %s", a.file(), firstDifference(got, string(want)))
		}
	}
}

// firstDifference names the first picture that differs, and how.
func firstDifference(got, want string) string {
	title := ""
	rows := strings.Split(want, "\n")
	for i, row := range strings.Split(got, "\n") {
		if strings.HasPrefix(row, "== ") {
			title = row
		}
		if i >= len(rows) || row != rows[i] {
			return fmt.Sprintf("Below %q it has\n%s\nwhere it had\n%s", title, row, strings.Join(rows[min(i, len(rows)):min(i+1, len(rows))], ""))
		}
	}
	return "It is shorter."
}

// TestEveryStateHasPicturesOfItsOwn holds that the keys of each state still
// lead to it: no two look alike in every size.
func TestEveryStateHasPicturesOfItsOwn(t *testing.T) {
	seen := make(map[string]string)
	for _, state := range slices.Sorted(maps.Keys(frameStates)) {
		pictures := album{state, locale.For("zh-Hans")}.draw(t)
		if other, ok := seen[pictures]; ok {
			t.Errorf("%s and %s look alike", state, other)
		}
		seen[pictures] = state
	}
}

// TestFramesDoNotFollowTheLocale draws them in processes of other locales,
// since libraries may look at the environment when a program starts.
func TestFramesDoNotFollowTheLocale(t *testing.T) {
	if testing.Short() || raced || os.Getenv("GUANBAO_FRAMES") != "" {
		t.Skip("five processes, each with one goroutine")
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
