package screen

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync/atomic"
	"testing"
	"time"
)

// Console is a pseudo-terminal with a program in it and nothing that draws:
// what the program writes is counted and handed on.
type Console struct {
	t        testing.TB
	patience time.Duration
	pty      *os.File
	cmd      *exec.Cmd
	written  atomic.Int64
	ended    chan struct{} // closed when the program has ended and its output is read
	code     int           // of the program, once ended
}

// Open runs a program in a pseudo-terminal of cols × rows cells, and ends it
// with the test. The program sees the variables of env ("NAME=value"), and of
// the test's own only PATH; HOME is an empty folder and TERM is xterm-256color
// unless env says otherwise, and no language is set. What it writes is given
// to sink, in order and from one goroutine; the slice is sink's own for the
// call alone. The test is skipped on a system whose pseudo-terminals this
// package does not know.
func Open(t testing.TB, cols, rows int, env []string, sink func([]byte), argv ...string) *Console {
	t.Helper()
	home := t.TempDir()
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Dir = home
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + home, "TERM=xterm-256color"}, env...)
	pty, err := startInPty(cmd, cols, rows)
	if err == errNoPty {
		t.Skip(err)
	}
	if err != nil {
		t.Fatalf("%s in a pseudo-terminal: %v", argv[0], err)
	}
	c := &Console{t: t, patience: Patience, pty: pty, cmd: cmd, ended: make(chan struct{})}
	go c.read(sink)
	t.Cleanup(c.close)
	return c
}

// read hands the program's output on until there is no more, and notes its
// exit code.
func (c *Console) read(sink func([]byte)) {
	defer close(c.ended)
	buf := make([]byte, 32<<10)
	for {
		n, err := c.pty.Read(buf)
		if n > 0 {
			sink(buf[:n])
			c.written.Add(int64(n)) // after sink: who sees the count finds the bytes there
		}
		if err != nil { // EIO, when nobody has the other side open any more
			break
		}
	}
	_ = c.cmd.Wait()
	c.code = exitCode(c.cmd.ProcessState)
}

// close kills what is left of the program.
func (c *Console) close() {
	killSession(c.cmd)
	<-c.ended
	_ = c.pty.Close()
}

// Written is the number of bytes that the program has written so far.
func (c *Console) Written() int64 { return c.written.Load() }

// Send writes bytes to the program, as a terminal does for keys and answers.
func (c *Console) Send(data []byte) error {
	_, err := c.pty.Write(data)
	return err
}

// Keys presses keys by tmux's names: "j", "Enter", "Escape", "C-c", "PPage".
func (c *Console) Keys(names ...string) {
	c.t.Helper()
	for _, name := range names {
		c.Type(keyBytes(name))
	}
}

// Type types a text as it is.
func (c *Console) Type(text string) {
	c.t.Helper()
	if _, err := io.WriteString(c.pty, text); err != nil {
		c.t.Fatalf("typing %q: %v", text, err)
	}
}

// WaitExit waits until the program has ended and gives its exit code, 128 and
// the number of the signal for one that was killed.
func (c *Console) WaitExit() int {
	c.t.Helper()
	select {
	case <-c.ended:
	case <-time.After(c.patience):
		c.t.Fatalf("waited %v for the program to end", c.patience)
	}
	return c.code
}

// keyNames are the bytes of the keys that are no characters.
var keyNames = map[string]string{
	"Enter": "\r", "Escape": "\x1b", "Space": " ", "Tab": "\t", "BTab": "\x1b[Z", "BSpace": "\x7f",
	"Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D",
	"Home": "\x1b[H", "End": "\x1b[F", "PPage": "\x1b[5~", "NPage": "\x1b[6~",
}

// keyBytes is what a terminal sends for a key.
func keyBytes(name string) string {
	if bytes, ok := keyNames[name]; ok {
		return bytes
	}
	var letter rune
	if n, err := fmt.Sscanf(name, "C-%c", &letter); n == 1 && err == nil {
		return string(letter & 0x1f)
	}
	return name
}
