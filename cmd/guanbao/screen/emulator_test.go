package screen

import (
	"strings"
	"testing"
	"time"
)

func TestKeysReachTheEmulatedProgram(t *testing.T) {
	e := Emulate(t, Narrow, 30, 5, nil, "cat")
	e.Type("公告 -x; 'q'")
	e.Keys("Enter")
	lines := e.Wait("the line twice", func(lines []string) bool {
		return strings.Count(strings.Join(lines, "\n"), "公告 -x; 'q'") == 2
	})
	if len(lines) != 5 || lines[0] != "公告 -x; 'q'" {
		t.Errorf("the screen is\n%s", Picture(lines))
	}
	if col, row, visible := e.Cursor(); col != 0 || row != 2 || !visible {
		t.Errorf("cursor in column %d, row %d, visible %v", col, row, visible)
	}
	e.Keys("C-d")
	if code := e.WaitExit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestAmbiguousCharactersInBothKindsOfTerminals(t *testing.T) {
	for kind, want := range map[Ambiguous]string{
		Narrow: "1111111" + "1" + "20" + "1" + "1",
		Wide:   "20202020202020" + "20" + "20" + "1" + "1",
	} {
		// The last letter is one of two code points, and its base is not ambiguous.
		e := Emulate(t, kind, 30, 3, nil, "sh", "-c", "printf '“…①★│αé─邮e\u0301|'; cat")
		e.WaitText("|")
		r := e.Look().Rows[0]
		if got := r.Widths[:len(want)]; got != want || r.Chars[len(want)-1] != "|" {
			t.Errorf("%s: widths %s, want %s: %q", kind, got, want, r.Chars)
		}
	}
}

func TestACharacterMayComeInTwoWrites(t *testing.T) {
	const text = "深中通道" // 通 is E9 80 9A
	e := Emulate(t, Narrow, 20, len(text), nil, "cat")
	for at := range len(text) {
		for _, part := range []string{text[:at], text[at:], "\r\n"} {
			e.tell(map[string]any{"write": []byte(part)})
		}
	}
	for at, got := range e.Lines()[:len(text)-1] { // the last line feed scrolls
		if got != text {
			t.Errorf("cut at byte %d: %q", at, got)
		}
	}
}

func TestTheEmulatorAnswersTheProgram(t *testing.T) {
	// CPR, and DECRQM of mode 2026 (synchronized output).
	script := `stty raw -echo; printf 'ab\033[6n'; head -c 6 | od -c -An | head -1; printf '\033[?2026$p'; head -c 11 | od -c -An; cat`
	e := Emulate(t, Narrow, 60, 6, nil, "sh", "-c", script)
	lines := e.WaitText("$   y")
	if screen := strings.Join(lines, "\n"); !strings.Contains(screen, "[   1   ;   3   R") {
		t.Errorf("the cursor's place is not answered:\n%s", Picture(lines))
	}
}

func TestAResizedEmulatorTellsTheProgram(t *testing.T) {
	e := Emulate(t, Narrow, 40, 10, nil, "sh", "-c", `trap 'stty size' WINCH; stty size; while :; do sleep 0.05; done`)
	e.WaitText("10 40")
	e.Resize(60, 12)
	e.WaitText("12 60")
	if f := e.Look(); len(f.Rows) != 12 || len(f.Rows[0].Chars) != 60 {
		t.Errorf("%d rows of %d cells", len(f.Rows), len(f.Rows[0].Chars))
	}
}

func TestTheEmulatedProgramSeesItsOwnEnvironment(t *testing.T) {
	t.Setenv("SCREEN_TEST_SECRET", "leaked")
	e := Emulate(t, Narrow, 60, 8, []string{"LANG=zh_CN.UTF-8"}, "sh", "-c",
		`echo "$LANG/$LC_ALL/$SCREEN_TEST_SECRET/$TERM"; [ -d "$HOME" ] && ls -A "$HOME"; echo end; cat`)
	if lines := e.WaitText("end"); lines[0] != "zh_CN.UTF-8///xterm-256color" || lines[1] != "end" {
		t.Errorf("the screen is\n%s", Picture(lines))
	}
}

func TestExitCodeAlternateScreenAndCursorOfAnEmulator(t *testing.T) {
	e := Emulate(t, Narrow, 20, 4, nil, "sh", "-c", `echo before; printf '\033[?1049h\033[?25l'; read x; printf '\033[?1049l\033[?25h'; exit 3`)
	e.Wait("the alternate screen", func([]string) bool { return e.Alternate() })
	e.WaitGone("before")
	if _, _, visible := e.Cursor(); visible {
		t.Error("a hidden cursor shows")
	}
	e.Keys("Enter")
	if code := e.WaitExit(); code != 3 {
		t.Errorf("exit code %d", code)
	}
	if _, _, visible := e.Cursor(); e.Alternate() || !visible {
		t.Error("the alternate screen was left and the cursor shown, and they are not")
	}
	e.WaitText("before")
}

func TestARowThatIsTooLongIsSeen(t *testing.T) {
	e := Emulate(t, Narrow, 10, 4, nil, "sh", "-c", "printf '邮政邮政邮政'; cat")
	e.WaitText("邮政邮政邮", "政")
	if err := e.Look().Whole(); err == nil || !strings.HasPrefix(err.Error(), "row 1 goes on") {
		t.Errorf("error %v", err)
	}
}

func TestWrittenBytesAreCounted(t *testing.T) {
	seen := make(chan string, 10)
	c := Open(t, 20, 3, nil, func(data []byte) { seen <- string(data) }, "sh", "-c", "printf 公告; kill -KILL $$")
	if code := c.WaitExit(); code != 128+9 {
		t.Errorf("exit code %d", code)
	}
	close(seen)
	var all string
	for part := range seen {
		all += part
	}
	if all != "公告" || c.Written() != 6 {
		t.Errorf("%d bytes: %q", c.Written(), all)
	}
}

func TestKeyNames(t *testing.T) {
	for name, want := range map[string]string{"j": "j", "C-d": "\x04", "Enter": "\r", "Escape": "\x1b", "公": "公", "PPage": "\x1b[5~", "C-l": "\f"} {
		if got := keyBytes(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestASilentEngineIsGivenUp(t *testing.T) {
	e := Emulate(t, Narrow, 12, 3, nil, "sh", "-c", "echo 公告; cat")
	e.WaitText("公告")
	l := &listener{TB: t}
	e.watch.t, e.watch.patience = l, 30*time.Millisecond
	want := "fatal: waited 30ms for [\"never\"]; the screen is\n+----+\n|公告|\n|    |\n|    |\n+----+\n"
	if got := said(l, func() { e.WaitText("never") }); got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	e.rows = 4
	if got := said(l, func() { e.Look() }); got != "fatal: a screen of 3 rows from a terminal of 4" {
		t.Errorf("said %q", got)
	}
	e.watch.patience = Patience
	e.tell(map[string]any{"size": "junk"})
	if got := said(l, func() { e.Look() }); !strings.HasPrefix(got, "fatal: the engine has ended: ") || !strings.Contains(got, "engine.mjs") {
		t.Errorf("said %q", got)
	}
}

func TestWithoutNode(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for ci, want := range map[string]string{"": "skip: node is missing", "true": "fatal: node is missing"} {
		t.Setenv("CI", ci)
		l := &listener{TB: t}
		if got := said(l, func() { Emulate(l, Narrow, 20, 3, nil, "cat") }); !strings.HasPrefix(got, want) {
			t.Errorf("CI=%q: said %q, want %q", ci, got, want)
		}
	}
}
