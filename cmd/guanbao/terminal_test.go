package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"guanbao/cmd/guanbao/screen"
)

// seedTitle is the title of the sample's first bulletin.
const seedTitle = "國家郵政局召開2021年第七次局長辦公會"

// terminal is what a test does with the program on a screen, whichever engine
// draws it.
type terminal interface {
	Keys(names ...string)
	Type(text string)
	Lines() []string
	Wait(what string, ok func(lines []string) bool) []string
	WaitText(texts ...string) []string
	WaitGone(text string) []string
	WaitExit() int
	Alternate() bool
	Cursor() (col, row int, visible bool)
}

// reader starts the reader in a terminal, with folders of its own.
func reader(t *testing.T, cols, rows int, env ...string) *screen.Terminal {
	t.Helper()
	name, base := readerHome(t)
	return screen.Start(t, cols, rows, append(base, env...), name)
}

// readerHome gives the program's file, a link to the test binary, and an
// environment with folders of its own.
func readerHome(t testing.TB) (name string, env []string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	name = filepath.Join(dir, "guanbao") // the name by which the test binary knows what it is
	if err := os.Symlink(self, name); err != nil {
		t.Fatal(err)
	}
	return name, []string{
		"LC_ALL=zh_CN.UTF-8", "TZ=Asia/Shanghai", "GUANBAO_CONFIG=" + filepath.Join(dir, "config"), "GUANBAO_DATA=" + filepath.Join(dir, "data"),
		"NO_PROXY=127.0.0.1", "GORACE=atexit_sleep_ms=0",
	}
}

// configured makes a folder with settings, and with a feed list of the sample
// and of the fixtures, which a publisher serves.
func configured(t testing.TB, settings string) (dir string) {
	t.Helper()
	feeds, err := filepath.Abs(filepath.Join("testdata", "feeds"))
	if err != nil {
		t.Fatal(err)
	}
	p := newPublisher(t.TempDir(), feeds)
	t.Cleanup(p.stop)
	var urls strings.Builder
	urls.WriteString("builtin:sample \"样本\"\n")
	names, err := os.ReadDir(feeds)
	if err != nil || len(names) < 10 {
		t.Fatalf("%d fixtures, %v", len(names), err)
	}
	for _, n := range names {
		fmt.Fprintf(&urls, "%s/feed/%s \"邮政\"\n", p.url(), n.Name())
	}
	dir = t.TempDir()
	for name, text := range map[string]string{"urls": urls.String(), "config.toml": settings} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// unfolded is an environment in which the first bulletin of the sample, a copy
// of another one, has a row of its own.
func unfolded(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte("reposts = \"all\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return "GUANBAO_CONFIG=" + dir
}

func TestCopiesStandInOneRow(t *testing.T) {
	term := reader(t, 120, 40)
	one := "×2 国家邮政局召开2021年第七次局长办公会"
	lines := term.Wait("one row for both copies", func(l []string) bool {
		list := strings.Join(l, "\n")
		return strings.Contains(list, one) && !strings.Contains(list, seedTitle)
	})
	term.Keys("Enter")
	term.Wait("the article that stands for both", func(l []string) bool {
		return strings.Contains(l[len(l)-1], "返回") && strings.Contains(strings.Join(l, "\n"), "国家邮政局5月10日开了")
	})
	checkLines(t, lines, 120)
}

// openSeed opens the sample's first bulletin, on which a first run begins.
func openSeed(t *testing.T, term terminal) []string {
	t.Helper()
	lines := term.WaitText("guanbao › 全部", "● ", "國家郵政局召開2021年第七次")
	if title := strings.Join(lines, "\n"); screen.Width(lines[0]) > 60 && !strings.Contains(title, seedTitle) {
		t.Fatalf("the title is cut:%s", screen.Picture(lines))
	}
	term.Keys("Enter")
	return settled(term, "the bulletin", func(l []string) bool {
		return strings.Contains(l[len(l)-1], "返回") && slices.ContainsFunc(l, func(l string) bool { return strings.Contains(lastPane(l), "5月10日開了") })
	})
}

// settled waits for a frame that ok accepts and that stands still: a capture
// can fall into the drawing of one.
func settled(term terminal, what string, ok func([]string) bool) []string {
	var before []string
	return term.Wait(what, func(l []string) bool {
		still := slices.Equal(before, l)
		before = l
		return still && ok(l)
	})
}

// lastPane is what stands right of the last separator.
func lastPane(line string) string { return line[strings.LastIndex(line, "│")+1:] }

func TestTheSampleIsReadInARealTerminal(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 12}} {
		t.Run(fmt.Sprintf("%d×%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			term := reader(t, size[0], size[1], unfolded(t))
			if size[0] >= 80 {
				term.WaitText("按 a 输入地址添加源")
			}
			lines := openSeed(t, term)
			for page := 0; page < 40 && !strings.Contains(lines[len(lines)-1], "100%"); page++ {
				checkLines(t, lines, size[0])
				before := strings.Join(lines, "\n")
				term.Keys("Space")
				lines = settled(term, "the next page", func(l []string) bool { return strings.Join(l, "\n") != before })
			}
			checkLines(t, lines, size[0])
			if !strings.Contains(lines[len(lines)-1], "100%") {
				t.Errorf("the end of the article is never reached:%s", screen.Picture(lines))
			}
			term.Keys("Q")
			if code := term.WaitExit(); code != 0 {
				t.Errorf("exit status %d", code)
			}
			if term.Alternate() {
				t.Error("the terminal is left in the alternate screen")
			}
		})
	}
}

// checkLines holds rows of the screen to the rules of the page: none wider
// than the terminal, none of the article beginning with a closing mark.
func checkLines(t *testing.T, lines []string, width int) {
	t.Helper()
	for _, l := range lines[1 : len(lines)-1] {
		if w := screen.Width(l); w > width {
			t.Errorf("a row of %d cells: %q", w, l)
		}
		r, _ := utf8.DecodeRuneInString(strings.TrimSpace(lastPane(l)))
		if strings.ContainsRune("。，、；：？！》”’）」』】〉,.;:?!)", r) {
			t.Errorf("a line begins with %q: %q", r, l)
		}
	}
}

func TestSeparatorsStandStillWhileScrolling(t *testing.T) {
	t.Parallel()
	term := reader(t, 120, 40, "GUANBAO_CONFIG="+configured(t, ""))
	term.WaitText("新增", "邮政")
	want := []int{18, 71} // sources of 18 cells, a list of 52
	for i := range 60 {
		term.Keys([]string{"j", "j", "j", "C-d", "k"}[i%5])
		// A capture can fall between the erasing and the writing of a row.
		term.Wait(fmt.Sprintf("frame %d with its separators in columns %v", i, want), func(lines []string) bool {
			got, err := screen.Columns(body(lines), "│")
			return err == nil && !slices.ContainsFunc(want, func(x int) bool { return !slices.Contains(got, x) })
		})
		checkEscapes(t, term.Styled())
	}
	checkHostileScreens(t, term)
}

func TestRowsFitWhileScrollingWithoutColumns(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ cols, rows, rule int }{{80, 24, 8}, {60, 20, 0}} {
		t.Run(fmt.Sprintf("%d×%d", tt.cols, tt.rows), func(t *testing.T) {
			t.Parallel()
			term := reader(t, tt.cols, tt.rows, "GUANBAO_CONFIG="+configured(t, ""))
			term.WaitText("新增")
			for i := range 60 {
				if i == 30 {
					term.Keys("g", "g", "Enter")
				}
				keys := []string{"j", "j", "j", "C-d", "k"}
				if i >= 30 {
					keys = []string{"J", "j", "J", "Space", "K"}
				}
				term.Keys(keys[i%5])
				term.Wait(fmt.Sprintf("frame %d in order", i), func(lines []string) bool {
					wide := slices.ContainsFunc(lines, func(l string) bool { return screen.Width(l) > tt.cols })
					rule := i < 30 || tt.rule == 0 || lines[tt.rule] == strings.Repeat("─", tt.cols)
					last := lines[len(lines)-1]
					return !wide && rule && strings.HasPrefix(lines[0], " guanbao › 全部") && strings.HasSuffix(strings.TrimSpace(last), "? 帮助")
				})
				checkEscapes(t, term.Styled())
			}
		})
	}
}

// body is the rows between header and status bar.
func body(lines []string) []string { return lines[1 : len(lines)-1] }

var (
	styleEscape = regexp.MustCompile("\x1b\\[[0-9;:]*m")
	odd         = regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f]|[\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
)

// checkEscapes finds control characters on the screen that are no colours.
func checkEscapes(t *testing.T, styled []string) {
	t.Helper()
	for _, l := range styled {
		if m := odd.FindString(styleEscape.ReplaceAllString(strings.ReplaceAll(strings.ReplaceAll(l, "\x0e", ""), "\x0f", ""), "")); m != "" {
			t.Fatalf("control %q on the screen: %q", m, l)
		}
	}
}

// checkHostileScreens opens every article of the hostile feed.
func checkHostileScreens(t *testing.T, term *screen.Terminal) {
	t.Helper()
	for i := 0; !strings.Contains(term.Lines()[0], "Hostile feed"); i++ {
		if i > 60 {
			t.Fatalf("the hostile feed is not there:%s", screen.Picture(term.Lines()))
		}
		place := func(header string) string { // without the counts, which change by themselves
			name, _, _ := strings.Cut(strings.TrimSpace(header), "  ")
			return name
		}
		before := place(term.Lines()[0])
		term.Keys("]")
		term.Wait("another feed", func(l []string) bool { return place(l[0]) != before })
	}
	term.Keys("Enter")
	term.WaitText("返回")
	for range 10 {
		checkEscapes(t, term.Styled())
		term.Keys("J")
	}
	if title := term.Format("#{pane_title}"); strings.Contains(title, "owned") {
		t.Errorf("a feed set the title of the terminal: %q", title)
	}
}

func TestAFeedIsAddedReadAndKeptOffline(t *testing.T) {
	feeds, err := filepath.Abs(filepath.Join("testdata", "feeds"))
	if err != nil {
		t.Fatal(err)
	}
	p := newPublisher(t.TempDir(), feeds)
	t.Cleanup(p.stop)
	term := reader(t, 120, 40)
	term.WaitText("按 a 输入地址添加源")
	term.Keys("a")
	term.WaitText("源或网页的地址：")
	term.Type(p.url() + "/page")
	term.WaitText("源或网页的地址：" + p.url() + "/page")
	term.Keys("Enter")
	term.WaitText("这是网页，不是源")
	term.Keys("a")
	term.Type(p.url() + "/feed/zh-hans-agency.rss2.xml")
	term.WaitText("源或网页的地址：" + p.url() + "/feed/zh-hans-agency.rss2.xml")
	if x, y, shown := term.Cursor(); y != 39 || x < 20 || !shown {
		t.Errorf("the cursor of the prompt stands in cell %d of row %d, shown: %v", x, y, shown)
	}
	term.Keys("Enter")
	term.WaitText("已订阅 邮政管理部门（示例）", "2026年1-8月邮政行业运行情况")
	p.stop()
	// The pull of the sample at the start may still run, and R says so then.
	term.Wait("the answer that the feed was asked just now", func(l []string) bool {
		if strings.Contains(l[len(l)-1], "刚刚问过") {
			return true
		}
		term.Keys("R")
		return false
	})
	term.Keys("g", "g", "Enter")
	term.WaitText("返回")
	term.Keys("h", "j", "j", "Enter")
	term.WaitText("亿元", "1512.3")
	term.Keys("Q")
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}

func TestATerminalTooSmallIsToldAndSurvived(t *testing.T) {
	term := reader(t, 10, 3)
	term.WaitText("终端只有")
	term.Resize(80, 24)
	term.WaitText("guanbao › 全部")
	term.Resize(10, 3)
	term.WaitText("终端只有")
	term.Keys("Q")
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}

func TestACommandLineIsEditedCompletedAndRemembered(t *testing.T) {
	term := reader(t, 100, 30)
	term.WaitText("按 a 输入地址添加源")
	term.Type("：only read")
	term.WaitText(":only read")
	term.Keys("M-b")
	term.Type("un")
	term.Keys("M-b", "BSpace")
	term.Type("-")
	term.WaitText(":only-unread")
	if x, y, shown := term.Cursor(); x != 6 || y != 29 || !shown {
		t.Errorf("the cursor stands in cell %d of row %d, shown: %v", x, y, shown)
	}
	term.Keys("Enter")
	term.WaitText("全部 › 未读")
	term.Keys(":", "Up")
	term.WaitText(":only-unread")
	term.Keys("C-w", "M-BSpace", "C-y", "C-u")
	term.Type("ref")
	term.Keys("Tab")
	term.WaitText(":refresh-  refresh-all refresh-feed")
	term.Keys("C-u")
	term.Type("hlep")
	term.Keys("Enter")
	term.WaitText("没有这个命令：hlep。是不是 help？")
	term.Type(":q")
	term.Keys("Enter")
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}
