package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"guanbao/cmd/guanbao/screen"
	"guanbao/ui/theme"
)

// quiet is for how many looks a screen must not change to be taken for
// settled. An article comes into the pane a while after its row was chosen;
// where the machine is slow, so are the looks.
const quiet = 20

// emulated starts the reader in the engine of VS Code's terminal.
func emulated(t *testing.T, kind screen.Ambiguous, cols, rows int, env ...string) *screen.Emulator {
	t.Helper()
	name, base := readerHome(t)
	return screen.Emulate(t, kind, cols, rows, append(base, env...), name)
}

// settings are those for a kind of terminal. Nothing on the screen changes by
// itself with them.
func settings(kind screen.Ambiguous) string {
	return fmt.Sprintf("ambiguous = %q\nread_after = \"never\"\n", kind)
}

// chromes are the frame characters of each kind of terminal.
var chromes = map[screen.Ambiguous]theme.Chrome{screen.Narrow: theme.NarrowChrome, screen.Wide: theme.WideChrome}

// kinds are the kinds of terminals that the tests go through.
func kinds() []screen.Ambiguous {
	if raced {
		return []screen.Ambiguous{screen.Wide}
	}
	return []screen.Ambiguous{screen.Narrow, screen.Wide}
}

// stretch is a walk through one arrangement of the screen.
type stretch struct {
	name    string
	enter   []string // the keys that lead into the arrangement
	keys    []string // pressed in turn; each of them changes something
	frames  int
	columns []int // of the separators
	rule    int   // row of the line between list and article, 0 without one
}

var stretches = map[[2]int][]stretch{
	{120, 40}: {
		{name: "list", enter: []string{"g", "g", "C-d", "C-d"}, keys: []string{"j", "j", "C-u", "j", "j", "C-d", "k"}, frames: 60, columns: []int{18, 71}},
		{name: "article", enter: []string{"g", "g", "Enter"}, keys: []string{"J", "J", "K"}, frames: 20, columns: []int{18, 71}},
	},
	{80, 24}: {
		{name: "list", enter: []string{"g", "g", "C-d", "C-d"}, keys: []string{"j", "j", "C-u", "j", "j", "C-d", "k"}, frames: 30},
		{name: "list over article", enter: []string{"g", "g", "Enter"}, keys: []string{"J", "J", "K"}, frames: 30, rule: 8},
		{name: "sources beside list", enter: []string{"h", "Tab"}, keys: []string{"j", "k"}, frames: 6, columns: []int{28}},
	},
	{60, 20}: {
		{name: "list", enter: []string{"g", "g", "C-d", "C-d"}, keys: []string{"j", "j", "C-u", "j", "j", "C-d", "k"}, frames: 30},
		{name: "article", enter: []string{"g", "g", "Enter"}, keys: []string{"J", "J", "K"}, frames: 30},
	},
}

func TestEveryFrameIsWholeInAnotherEngine(t *testing.T) {
	t.Parallel()
	for _, kind := range kinds() {
		for size, walk := range stretches {
			t.Run(fmt.Sprintf("%s/%d×%d", kind, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				config := "GUANBAO_CONFIG=" + configured(t, settings(kind))
				name, env := readerHome(t)
				env = append(env, config)
				refreshed(t, env)
				term := screen.Emulate(t, kind, size[0], size[1], env, name)
				term.WaitText("guanbao "+chromes[kind].Path+" 全部", "（无标题）")
				for _, s := range walk {
					term.Keys(s.enter...)
					s.walk(t, term, chromes[kind])
				}
				term.Keys("Q")
				if code := term.WaitExit(); code != 0 || term.Alternate() {
					t.Errorf("exit status %d, in the alternate screen: %v", code, term.Alternate())
				}
			})
		}
	}
}

// refreshed pulls the feeds before the reader opens, so that none comes while
// it is looked at. One of the fixtures cannot be read; where the machine is
// slow others can be late, and are asked again.
func refreshed(t *testing.T, env []string) {
	t.Helper()
	var out []byte
	for range 20 {
		cmd, err := program(env, "refresh", "--force", "--json")
		if err != nil {
			t.Fatal(err)
		}
		out, _ = cmd.Output() // its status tells that a part failed
		if bytes.Count(out, []byte(`"status": "failed"`)) == 1 {
			return
		}
	}
	t.Fatalf("the fixtures are not pulled: %s", out)
}

// walk presses the keys of a stretch and looks at a frame after each.
func (s stretch) walk(t *testing.T, term *screen.Emulator, chrome theme.Chrome) {
	t.Helper()
	s.await(t, term, chrome, s.name, 0)
	frames := s.frames
	if raced {
		frames = min(frames, 10)
	}
	for i := range frames {
		key, before := s.keys[i%len(s.keys)], term.Written()
		term.Keys(key)
		s.await(t, term, chrome, fmt.Sprintf("%s: frame %d, after %s", s.name, i, key), before+1)
		if i%10 == 9 {
			s.redraw(t, term)
		}
	}
}

// await waits for a frame that is in order, once the program has written some
// bytes since its start. A look can fall into the drawing of one. Where keys
// come fast the program draws once for two of them, and maybe nothing for the
// second: then a calm screen will do.
func (s stretch) await(t *testing.T, term *screen.Emulator, chrome theme.Chrome, what string, bytes int64) {
	t.Helper()
	var fault error
	still := stillness{}
	defer func() {
		if fault != nil {
			t.Logf("%s: %v", what, fault)
		}
	}()
	term.Wait(what, func(lines []string) bool {
		calm, drawn := still.calm(lines), term.Written() >= bytes
		fault = s.fault(term.Look(), chrome)
		return fault == nil && (drawn || calm)
	})
}

// fault is what is wrong with a frame.
func (s stretch) fault(f screen.Frame, chrome theme.Chrome) error {
	if err := f.Whole(); err != nil {
		return err
	}
	inner := f
	inner.Rows = f.Rows[1 : len(f.Rows)-1]
	if len(s.columns) > 0 {
		got, err := inner.Columns(chrome.Separator)
		if err != nil {
			return err
		}
		for _, x := range s.columns {
			if !slices.Contains(got, x) {
				return fmt.Errorf("separators in columns %v, not in %v", got, s.columns)
			}
		}
	}
	if s.rule > 0 {
		if chars := f.Rows[s.rule].Chars; strings.Join(chars, "") != strings.Repeat(chrome.Line, len(chars)) {
			return fmt.Errorf("the line between list and article is %q", f.Rows[s.rule])
		}
	}
	return nil
}

// redraw holds that the screen, painted in small steps so far, is the one that
// is painted at once.
func (s stretch) redraw(t *testing.T, term *screen.Emulator) {
	t.Helper()
	want := calm(term)
	least := int64(len(strings.ReplaceAll(strings.Join(want, ""), " ", ""))) // bytes that have to be written again
	before := term.Written()
	term.Keys("C-l")
	var got []string
	defer func() {
		if t.Failed() {
			t.Logf("%s: it was\n%s", s.name, screen.Picture(want))
		}
	}()
	term.Wait("the same screen, drawn anew", func([]string) bool {
		written := term.Written()
		got = term.Lines()
		return written-before >= least && slices.Equal(got, want)
	})
}

// stillness counts for how many looks a screen has not changed.
type stillness struct {
	before []string
	looks  int
}

// calm takes one more look and reports whether nothing moves any more.
func (s *stillness) calm(lines []string) bool {
	if s.looks++; !slices.Equal(s.before, lines) {
		s.looks = 0
	}
	s.before = lines
	return s.looks >= quiet
}

// calm waits until the screen changes no more.
func calm(term terminal) []string {
	var still stillness
	return term.Wait("a calm screen", still.calm)
}

func TestTheSampleIsReadInAnotherEngine(t *testing.T) {
	t.Parallel()
	for _, kind := range kinds() {
		for _, s := range []seedPage{{120, 40, []int{18, 71}, 0}, {80, 24, nil, 8}, {40, 12, nil, 0}} {
			t.Run(fmt.Sprintf("%s/%d×%d", kind, s.cols, s.rows), func(t *testing.T) {
				t.Parallel()
				s.read(t, kind)
			})
		}
	}
}

// seedPage is an arrangement in which the sample's first bulletin is read.
type seedPage struct {
	cols, rows int
	columns    []int
	rule       int
}

// read opens the bulletin and pages to its end.
func (p seedPage) read(t *testing.T, kind screen.Ambiguous) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte("reposts = \"all\"\n"+settings(kind)), 0o600); err != nil {
		t.Fatal(err)
	}
	term := emulated(t, kind, p.cols, p.rows, "GUANBAO_CONFIG="+dir)
	s := stretch{name: "the seed", columns: p.columns, rule: p.rule}
	term.WaitText("guanbao "+chromes[kind].Path+" 全部", seedTitle[:3*13])
	term.Keys("Enter")
	lines := settled(term, "the bulletin", func(l []string) bool {
		return strings.Contains(l[len(l)-1], "返回") && strings.Contains(strings.Join(l, "\n"), "5月10日開了")
	})
	for page := 0; page < 40 && !strings.Contains(lines[len(lines)-1], "100%"); page++ {
		before := strings.Join(lines, "\n")
		term.Keys("Space")
		lines = settled(term, "the next page", func(l []string) bool { return strings.Join(l, "\n") != before })
		s.await(t, term, chromes[kind], fmt.Sprintf("page %d", page), 0)
		if page%5 == 0 {
			s.redraw(t, term)
		}
	}
	if !strings.Contains(lines[len(lines)-1], "100%") {
		t.Errorf("the end of the article is never reached:\n%s", screen.Picture(lines))
	}
	s.redraw(t, term)
	term.Keys("Q")
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}

// TestTheLocaleChangesNoCell opens the reader under several locales, with its
// language set: what is on the screen must not depend on them, for the widths
// of characters do in more than one library.
func TestTheLocaleChangesNoCell(t *testing.T) {
	t.Parallel()
	states := []struct {
		keys  []string
		texts []string // that the state is known by
	}{
		{nil, []string{"按 a 输入地址添加源", "，共 31", "第七次局长办"}}, {[]string{"Enter"}, []string{"返回"}}, {[]string{"G"}, []string{"100%"}},
		{[]string{"h", "G"}, []string{"Enter 打开", "国家邮政局公布2020年11月邮政行业"}}, {[]string{"?"}, []string{"关闭"}},
	}
	if raced {
		states = states[:2]
	}
	var want []screen.Frame
	for _, locale := range [][]string{{"LANG=zh_CN.UTF-8"}, {"LANG=ja_JP.UTF-8"}, {"LANG=C"}, nil} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte(settings(screen.Narrow)+"language = \"zh-Hans\"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		name, env := readerHome(t)
		env = slices.DeleteFunc(env, func(v string) bool { return strings.HasPrefix(v, "LC_ALL=") })
		term := screen.Emulate(t, screen.Narrow, 120, 40, append(append(env, "GUANBAO_CONFIG="+dir), locale...), name)
		for i, state := range states {
			term.Keys(state.keys...)
			term.WaitText(state.texts...)
			calm(term)
			got := term.Look()
			if len(want) == i {
				want = append(want, got)
			} else if !slices.Equal(got.Lines(), want[i].Lines()) {
				t.Errorf("%q, after %q: the screen is\n%sand not\n%s", locale, state.keys, screen.Picture(got.Lines()), screen.Picture(want[i].Lines()))
			}
		}
		term.Keys("Q")
		term.WaitExit()
	}
}
