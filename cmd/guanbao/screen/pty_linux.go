package screen

import (
	"fmt"
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// Pty opens a bare pseudoterminal (pty(7)) for tests that play the terminal
// themselves: its own side, and the side of the program. Both are closed with
// the test.
func Pty(t testing.TB, cols, rows int) (terminal, program *os.File) {
	t.Helper()
	terminal = open(t, "/dev/ptmx")
	fd := int(terminal.Fd())
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(rows), Col: uint16(cols)}); err != nil {
		t.Fatal(err)
	}
	return terminal, open(t, fmt.Sprintf("/dev/pts/%d", n))
}

// open opens a terminal without making it the test's own.
func open(t testing.TB, name string) *os.File {
	t.Helper()
	f, err := os.OpenFile(name, os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}
