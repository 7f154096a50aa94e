//go:build linux || darwin

package probe

import (
	"errors"
	"io"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// ask finds out whether the terminal can be asked, and does it in raw mode.
func ask(in, out file, o Options) Report {
	if !term.IsTerminal(in.Fd()) || !term.IsTerminal(out.Fd()) || in.Fd() >= unix.FD_SETSIZE {
		return Report{Outcome: None}
	}
	// Who changes a terminal from the background is stopped by a signal.
	if job, err := unix.IoctlGetInt(int(in.Fd()), unix.TIOCGPGRP); err == nil && job != unix.Getpgrp() {
		return Report{Outcome: Behind}
	}
	columns, _, err := term.GetSize(out.Fd())
	switch {
	case err != nil || columns == 0: // a serial line does not know
		columns = 80
	case columns < leastColumns:
		return Report{Outcome: Small}
	}
	state, err := term.MakeRaw(in.Fd())
	if err != nil {
		return Report{Outcome: None}
	}
	defer term.Restore(in.Fd(), state) //nolint:errcheck // nothing is left to do
	l := tty{in, out}
	if o.Shy && l.waits(0) {
		return Report{Outcome: Busy}
	}
	return talk(l, columns, o.Patience, time.Now)
}

// tty is a terminal of the system.
type tty struct{ in, out file }

func (t tty) write(s string) error {
	_, err := t.out.Write([]byte(s))
	return err
}

// read never begins a read that could wait: one that is left waiting would
// take keys from the program.
func (t tty) read(wait time.Duration) ([]byte, error) {
	if !t.waits(wait) {
		return nil, nil
	}
	p := make([]byte, 4096)
	n, err := unix.Read(int(t.in.Fd()), p)
	switch {
	case errors.Is(err, unix.EINTR), errors.Is(err, unix.EAGAIN):
		return nil, nil
	case err != nil:
		return nil, err
	case n == 0:
		return nil, io.EOF
	}
	return p[:n], nil
}

// waits reports whether there is something to read, within so much time or
// until a signal comes. It is select(2), for poll(2) of macOS knows no
// terminals.
func (t tty) waits(wait time.Duration) bool {
	var set unix.FdSet
	set.Set(int(t.in.Fd()))
	limit := unix.NsecToTimeval(wait.Nanoseconds())
	n, err := unix.Select(int(t.in.Fd())+1, &set, nil, nil, &limit)
	return err == nil && n > 0
}
