package screen

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"
)

// Emulator is the engine of VS Code's terminal (@xterm/headless) with a
// program in it. Node runs the engine; see testdata/xterm/engine.mjs.
type Emulator struct {
	watch
	*Console
	rows       int
	number     int        // of the last look
	frames     chan Frame // of the looks; closed when the engine has ended
	complaints *bytes.Buffer

	mu     sync.Mutex // of engine: two goroutines write to it
	engine io.WriteCloser
}

// Ambiguous says how an emulator draws characters of ambiguous width.
type Ambiguous string

// The two kinds of terminals: those that draw such characters in one cell, and
// those that draw them in two.
const (
	Narrow Ambiguous = "narrow"
	Wide   Ambiguous = "wide"
)

// Emulate runs a program in an emulated terminal of cols × rows cells, and
// ends both with the test. The program's environment is that of Open. The test
// is skipped where node or the packages of testdata/xterm are missing, but
// fails where CI is set: there they must be.
func Emulate(t testing.TB, kind Ambiguous, cols, rows int, env []string, argv ...string) *Emulator {
	t.Helper()
	node, script, err := findEngine()
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	e := &Emulator{frames: make(chan Frame, 1), rows: rows, complaints: new(bytes.Buffer)}
	e.watch = watch{t: t, patience: Patience, look: func() []string { t.Helper(); return e.Look().Lines() }}
	cmd := exec.Command(node, script, strconv.Itoa(cols), strconv.Itoa(rows), string(kind))
	cmd.Stderr = e.complaints
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if e.engine, err = cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("node: %v", err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() }) // after the end of the console, which still writes to it
	e.Console = Open(t, cols, rows, env, func(data []byte) { e.tell(map[string]any{"write": data}) }, argv...)
	go func() {
		defer close(e.frames)
		e.listen(out)
		_ = cmd.Wait()
	}()
	return e
}

// findEngine finds node and the script that it runs.
func findEngine() (node, script string, err error) {
	if node, err = exec.LookPath("node"); err != nil {
		return "", "", fmt.Errorf("node is missing: %w", err)
	}
	dir, err := os.Getwd()
	for ; err == nil; dir = filepath.Dir(dir) {
		if _, lost := os.Stat(filepath.Join(dir, "go.mod")); lost == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			err = errors.New("no go.mod above the test")
		}
	}
	if err != nil {
		return "", "", err
	}
	dir = filepath.Join(dir, filepath.FromSlash(engineDir))
	if _, err := os.Stat(filepath.Join(dir, "node_modules")); err != nil {
		return "", "", fmt.Errorf("the packages are missing: run npm ci in %s: %w", engineDir, err)
	}
	return node, filepath.Join(dir, "engine.mjs"), nil
}

// engineDir is the folder of the engine, below that of go.mod.
const engineDir = "cmd/guanbao/screen/testdata/xterm"

// tell gives the engine a message. One that has ended is found by the next
// look.
func (e *Emulator) tell(message map[string]any) {
	line, err := json.Marshal(message) // bytes become base64
	if err != nil {
		panic(err)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	_, _ = e.engine.Write(append(line, '\n'))
}

// listen takes what the engine says until it ends: its answers go to the
// program.
func (e *Emulator) listen(out io.Reader) {
	for in := json.NewDecoder(out); ; {
		var said struct {
			Answer []byte `json:"answer"`
			Frame
		}
		if err := in.Decode(&said); err != nil {
			return
		}
		if said.Answer == nil {
			e.frames <- said.Frame
			continue
		}
		_ = e.Send(said.Answer) // a program that has ended needs none
	}
}

// Look gives the screen, with all on it that the program has written so far.
func (e *Emulator) Look() Frame {
	t := e.watch.t
	t.Helper()
	e.number++
	e.tell(map[string]any{"look": e.number})
	late := time.After(e.watch.patience)
	for {
		select {
		case f, ok := <-e.frames:
			switch {
			case !ok:
				t.Fatalf("the engine has ended: %s", e.complaints)
			case f.Number != e.number: // that of a look which was given up
				continue
			case len(f.Rows) != e.rows:
				t.Fatalf("a screen of %d rows from a terminal of %d", len(f.Rows), e.rows)
			}
			return f
		case <-late:
			t.Fatalf("the engine shows nothing for %v", e.watch.patience)
		}
	}
}

// Resize gives the terminal another size, in cells.
func (e *Emulator) Resize(cols, rows int) {
	e.watch.t.Helper()
	e.rows = rows
	e.tell(map[string]any{"size": []int{cols, rows}})
	if err := setSize(e.pty, cols, rows); err != nil {
		e.watch.t.Fatal(err)
	}
}

// Cursor gives the cell of the cursor, counted from 0, and whether it shows.
func (e *Emulator) Cursor() (col, row int, visible bool) {
	e.watch.t.Helper()
	f := e.Look()
	return f.Cursor[0], f.Cursor[1], f.Visible
}

// Alternate reports whether the program shows the alternate screen, which it
// must have left when it ends.
func (e *Emulator) Alternate() bool {
	e.watch.t.Helper()
	return e.Look().Alternate
}
