package screen

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Terminal is a terminal of tmux with a program in it.
type Terminal struct {
	watch
	dir        string // holds the server's socket
	cols, rows int
}

// Start runs a program in a new terminal of cols × rows cells, and ends both
// with the test. The program sees the variables of env ("NAME=value"), and of
// the test's own only PATH; HOME is an empty folder, the language is C.UTF-8
// and TERM is tmux-256color unless env says otherwise. The test is skipped
// where there is no tmux, but fails where CI is set: there it must be.
func Start(t testing.TB, cols, rows int, env []string, argv ...string) *Terminal {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("tmux is missing: %v", err)
		}
		t.Skip("no tmux")
	}
	// The path of a socket is short by law (unix(7)): no folder of the test's.
	dir, err := os.MkdirTemp("", "screen")
	if err != nil {
		t.Fatal(err)
	}
	term := &Terminal{dir: dir, cols: cols, rows: rows}
	term.watch = watch{t: t, patience: Patience, look: func() []string { t.Helper(); return term.capture() }}
	t.Cleanup(func() {
		_, _ = term.tmux("kill-server")
		_ = os.RemoveAll(dir)
	})
	args := []string{
		"start-server", ";", "set", "-g", "status", "off", ";", "set", "-g", "remain-on-exit", "on", ";",
		"set", "-gq", "remain-on-exit-format", "", ";",
		"set", "-g", "default-terminal", "tmux-256color", ";", "set", "-s", "escape-time", "0", ";",
		"set", "-g", "history-limit", "1000", ";",
		"new-session", "-d", "-x", strconv.Itoa(cols), "-y", strconv.Itoa(rows),
	}
	for _, e := range env {
		args = append(args, "-e", e)
	}
	// What the terminal's keys send to the program reaches the shell as well,
	// which must live on to note the code.
	args = append(args, "--", "/bin/sh", "-c", `trap : INT QUIT; "$@"; echo $? >"$0.new"; mv "$0.new" "$0"`, term.exit())
	if out, err := term.tmux(append(args, argv...)...); err != nil {
		t.Fatalf("tmux: %v: %s", err, out)
	}
	return term
}

// tmux gives the private server a command.
func (term *Terminal) tmux(args ...string) (string, error) {
	cmd := exec.Command("tmux", append([]string{"-u", "-L", "test", "-f", "/dev/null"}, args...)...)
	home := filepath.Join(term.dir, "home")
	if err := os.MkdirAll(home, 0o700); err != nil {
		return "", err
	}
	cmd.Dir = home
	cmd.Env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "TMUX_TMPDIR=" + term.dir, "LC_ALL=C.UTF-8", "SHELL=/bin/sh",
	}
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// must gives the server a command that has to succeed.
func (term *Terminal) must(args ...string) string {
	term.t.Helper()
	out, err := term.tmux(args...)
	if err != nil {
		term.t.Fatalf("tmux %s: %v: %s", args[0], err, out)
	}
	return out
}

// Keys presses keys by tmux's names: "j", "Enter", "Escape", "C-c", "PPage".
func (term *Terminal) Keys(names ...string) {
	term.t.Helper()
	term.must(append([]string{"send-keys", "--"}, names...)...)
}

// Type types a text as it is, one key a character.
func (term *Terminal) Type(text string) {
	term.t.Helper()
	term.must("send-keys", "-l", "--", text)
}

// Resize gives the terminal another size, in cells.
func (term *Terminal) Resize(cols, rows int) {
	term.t.Helper()
	term.cols, term.rows = cols, rows
	term.must("resize-window", "-x", strconv.Itoa(cols), "-y", strconv.Itoa(rows))
}

// Styled is Lines with the escape sequences that draw them.
func (term *Terminal) Styled() []string {
	term.t.Helper()
	return term.capture("-e")
}

// capture reads the screen. One that has another number of rows than the
// terminal is not a capture of it.
func (term *Terminal) capture(flags ...string) []string {
	term.t.Helper()
	out := term.must(append([]string{"capture-pane", "-p"}, flags...)...)
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != term.rows {
		term.t.Fatalf("a capture of %d rows from a terminal of %d", len(lines), term.rows)
	}
	return lines
}

// WaitExit waits until the program has ended and gives its exit code, 128 and
// the number of the signal for one that was killed. The screen stays as the
// program left it. A shell notes the code: the server does not always learn it.
func (term *Terminal) WaitExit() int {
	term.t.Helper()
	for end := time.Now().Add(term.patience); ; time.Sleep(pause) {
		if code, err := os.ReadFile(term.exit()); err == nil {
			n, err := strconv.Atoi(strings.TrimSpace(string(code)))
			if err != nil {
				term.t.Fatalf("exit code %q: %v", code, err)
			}
			return n
		}
		if time.Now().After(end) {
			term.t.Fatalf("waited %v for the program to end; the screen is\n%s", term.patience, Picture(term.Lines()))
		}
	}
}

// exit is the file that holds the exit code of the program once it has ended.
func (term *Terminal) exit() string { return filepath.Join(term.dir, "exit") }

// Cursor gives the cell of the cursor, counted from 0, and whether it shows.
func (term *Terminal) Cursor() (col, row int, visible bool) {
	term.t.Helper()
	var flag int
	text := term.Format("#{cursor_x} #{cursor_y} #{cursor_flag}")
	if _, err := fmt.Sscan(text, &col, &row, &flag); err != nil {
		term.t.Fatalf("cursor %q: %v", text, err)
	}
	return col, row, flag == 1
}

// Alternate reports whether the program shows the alternate screen, which it
// must have left when it ends.
func (term *Terminal) Alternate() bool {
	term.t.Helper()
	return term.Format("#{alternate_on}") == "1"
}

// Format asks the server for a line by tmux's FORMATS.
func (term *Terminal) Format(format string) string {
	term.t.Helper()
	return strings.TrimSuffix(term.must("display-message", "-p", format), "\n")
}
