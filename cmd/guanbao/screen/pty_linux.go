package screen

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// errNoPty is the error where pseudo-terminals are not known.
var errNoPty = errors.New("no pseudo-terminals here")

// Pty opens a bare pseudo-terminal of cols × rows cells (pty(7)) for tests that
// play the terminal themselves: its own side, and the side of the program. Both
// are closed with the test.
func Pty(t testing.TB, cols, rows int) (terminal, program *os.File) {
	t.Helper()
	terminal, program, err := openPty(cols, rows)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = errors.Join(terminal.Close(), program.Close()) })
	return terminal, program
}

// openPty opens both sides of a new pseudo-terminal.
func openPty(cols, rows int) (pty, tty *os.File, err error) {
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, fmt.Errorf("/dev/ptmx: %w", err)
	}
	pty = os.NewFile(uintptr(fd), "/dev/ptmx") // non-blocking: a read ends when it is closed
	if tty, err = otherSide(pty, cols, rows); err != nil {
		return nil, nil, errors.Join(err, pty.Close())
	}
	return pty, tty, nil
}

// startInPty starts a program in a session of its own, on a new
// pseudo-terminal of cols × rows cells, and gives the terminal's side.
func startInPty(cmd *exec.Cmd, cols, rows int) (*os.File, error) {
	pty, tty, err := openPty(cols, rows)
	if err != nil {
		return nil, err
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	err = cmd.Start()
	_ = tty.Close() // the program has its own
	if err != nil {
		return nil, errors.Join(err, pty.Close())
	}
	return pty, nil
}

// otherSide opens the side of a pseudo-terminal that a program gets.
func otherSide(pty *os.File, cols, rows int) (*os.File, error) {
	if err := setSize(pty, cols, rows); err != nil {
		return nil, err
	}
	var number int
	err := control(pty, func(fd int) error {
		if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
			return err
		}
		var err error
		number, err = unix.IoctlGetInt(fd, unix.TIOCGPTN)
		return err
	})
	if err != nil {
		return nil, err
	}
	return os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
}

// setSize gives a pseudo-terminal a size, in cells; the program is told.
func setSize(pty *os.File, cols, rows int) error {
	return control(pty, func(fd int) error {
		return unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Col: uint16(cols), Row: uint16(rows)})
	})
}

// control runs f on the number of a file. File.Fd would make it blocking.
func control(file *os.File, f func(fd int) error) error {
	conn, err := file.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	if err := conn.Control(func(fd uintptr) { failed = f(int(fd)) }); err != nil {
		return err
	}
	return failed
}

// exitCode is the code by which a shell would tell how a program ended.
func exitCode(state *os.ProcessState) int {
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return 128 + int(status.Signal())
	}
	return state.ExitCode()
}

// killSession kills a program that startInPty started, and what it started.
func killSession(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
