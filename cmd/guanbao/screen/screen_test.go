package screen

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

func TestKeysReachTheProgramAndItsOutputTheTest(t *testing.T) {
	term := Start(t, 30, 5, nil, "cat")
	term.Type("公告 -x; 'q' Enter")
	term.Keys("Enter")
	lines := term.Wait("the line twice", func(lines []string) bool {
		return strings.Count(strings.Join(lines, "\n"), "公告 -x; 'q' Enter") == 2
	})
	if len(lines) != 5 || lines[0] != "公告 -x; 'q' Enter" {
		t.Errorf("the screen is\n%s", Picture(lines))
	}
	if col, row, visible := term.Cursor(); col != 0 || row != 2 || !visible {
		t.Errorf("cursor in column %d, row %d, visible %v", col, row, visible)
	}
	term.Keys("C-d")
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestColumnsOfARealScreen(t *testing.T) {
	script := `for s in '邮政' 'abcd' '“会”' '관보' 'かん'; do printf '%s\033[7m|\033[0m 国家\n' "$s"; done; cat`
	term := Start(t, 40, 6, nil, "sh", "-c", script)
	lines := term.WaitText("かん|")
	got, err := Columns(lines[:5], "|")
	if err != nil || len(got) != 1 || got[0] != 4 {
		t.Errorf("columns %v, %v", got, err)
	}
}

func TestStyledKeepsTheColours(t *testing.T) {
	term := Start(t, 20, 3, nil, "sh", "-c", `printf '\033[31mred\033[0m\n'; cat`)
	term.WaitText("red")
	if got := term.Styled()[0]; !strings.HasPrefix(got, "\x1b[31mred") {
		t.Errorf("styled row %q", got)
	}
	if got := term.Lines()[0]; got != "red" {
		t.Errorf("plain row %q", got)
	}
}

func TestResizeReachesTheProgram(t *testing.T) {
	term := Start(t, 40, 10, nil, "sh", "-c", `trap 'stty size' WINCH; stty size; while :; do sleep 0.05; done`)
	term.WaitText("10 40")
	term.Resize(60, 12)
	if lines := term.WaitText("12 60"); len(lines) != 12 {
		t.Errorf("%d rows", len(lines))
	}
}

func TestTheProgramSeesItsOwnEnvironment(t *testing.T) {
	t.Setenv("SCREEN_TEST_SECRET", "leaked")
	term := Start(t, 60, 8, []string{"LC_ALL=zh_CN.UTF-8", "GUANBAO_DATA=/some where"}, "sh", "-c",
		`echo "$LC_ALL/$GUANBAO_DATA/$SCREEN_TEST_SECRET/$TERM"; [ -d "$HOME" ] && ls -A "$HOME"; echo end; cat`)
	lines := term.WaitText("end")
	if lines[0] != "zh_CN.UTF-8//some where//tmux-256color" || lines[1] != "end" {
		t.Errorf("the screen is\n%s", Picture(lines))
	}
}

func TestExitCodeAndAlternateScreen(t *testing.T) {
	term := Start(t, 20, 4, nil, "sh", "-c", `echo before; printf '\033[?1049h'; read x; printf '\033[?1049l'; exit 3`)
	term.Wait("the alternate screen", func([]string) bool { return term.Alternate() })
	term.WaitGone("before")
	term.Keys("Enter")
	if code := term.WaitExit(); code != 3 {
		t.Errorf("exit code %d", code)
	}
	if term.Alternate() {
		t.Error("the alternate screen was left, and is shown")
	}
	term.WaitText("before")
}

func TestAKilledProgramHasTheCodeOfItsSignal(t *testing.T) {
	term := Start(t, 20, 3, nil, "sh", "-c", "kill -KILL $$")
	if code := term.WaitExit(); code != 128+9 {
		t.Errorf("exit code %d, want 137", code)
	}
}

func TestTwoTerminalsDoNotKnowEachOther(t *testing.T) {
	a := Start(t, 20, 3, nil, "cat")
	b := Start(t, 20, 3, nil, "cat")
	a.Type("first")
	b.Type("second")
	a.WaitText("first")
	if screen := strings.Join(b.WaitText("second"), ""); strings.Contains(screen, "first") {
		t.Errorf("the second terminal shows %q", screen)
	}
}

func TestTheServerEndsWithTheTest(t *testing.T) {
	var term *Terminal
	t.Run("inner", func(t *testing.T) {
		term = Start(t, 20, 3, nil, "cat")
		if out, err := term.tmux("has-session"); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	})
	if _, err := os.Stat(term.dir); !os.IsNotExist(err) {
		t.Errorf("the socket's folder is still there: %v", err)
	}
	if _, err := term.tmux("has-session"); err == nil {
		t.Error("the server is still there")
	}
	_ = os.RemoveAll(term.dir)
}

// listener is a test that is expected to fail or to be skipped.
type listener struct {
	testing.TB
	said string
}

func (l *listener) Helper()           {}
func (l *listener) Skip(args ...any)  { l.stop("skip: " + fmt.Sprint(args...)) }
func (l *listener) Fatal(args ...any) { l.stop("fatal: " + fmt.Sprint(args...)) }
func (l *listener) Fatalf(format string, args ...any) {
	l.stop("fatal: " + fmt.Sprintf(format, args...))
}
func (l *listener) stop(said string) { l.said = said; panic(l) }

// said runs f until it ends the test of l, and gives what it said.
func said(l *listener, f func()) string {
	func() {
		defer func() {
			if v := recover(); v != nil && v != any(l) {
				panic(v)
			}
		}()
		f()
	}()
	return l.said
}

func TestWaitGivesUpWithAPicture(t *testing.T) {
	term := Start(t, 12, 3, nil, "sh", "-c", "echo 公告; cat")
	term.WaitText("公告")
	l := &listener{TB: t}
	term.t, term.patience = l, 30*time.Millisecond
	defer func() { term.t = t }()
	want := "fatal: waited 30ms for [\"never\"]; the screen is\n+----+\n|公告|\n|    |\n|    |\n+----+\n"
	if got := said(l, func() { term.WaitText("never") }); got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	if got := said(l, func() { term.WaitExit() }); !strings.HasPrefix(got, "fatal: waited 30ms for the program to end") {
		t.Errorf("said %q", got)
	}
	term.rows = 4
	if got := said(l, func() { term.Lines() }); got != "fatal: a capture of 3 rows from a terminal of 4" {
		t.Errorf("said %q", got)
	}
}

func TestWithoutTmux(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for ci, want := range map[string]string{"": "skip: no tmux", "true": "fatal: tmux is missing"} {
		t.Setenv("CI", ci)
		l := &listener{TB: t}
		if got := said(l, func() { Start(l, 20, 3, nil, "cat") }); !strings.HasPrefix(got, want) {
			t.Errorf("CI=%q: said %q, want %q", ci, got, want)
		}
	}
}
