package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
)

// output is a stream to print to. The first error of a write stays; later
// writes do nothing.
type output struct {
	to       io.Writer
	file     *os.File // nil when it is none
	buf      *bufio.Writer
	terminal bool
	colour   bool // escape sequences are welcome
	cells    int  // width of the terminal, 0 when unknown
	err      error
}

// newOutput finds out what a stream is. Nothing is written to it.
func newOutput(w io.Writer, env func(string) string) *output {
	o := &output{to: w, buf: bufio.NewWriterSize(w, 1<<15)}
	f, ok := w.(*os.File)
	if !ok {
		return o
	}
	o.file = f
	if !term.IsTerminal(f.Fd()) {
		return o
	}
	o.terminal = true
	o.colour = env("NO_COLOR") == "" && env("TERM") != "dumb"
	if cells, _, err := term.GetSize(f.Fd()); err == nil {
		o.cells = cells
	}
	return o
}

// line prints one line.
func (o *output) line(s string) {
	o.print(s)
	o.print("\n")
}

// linef prints one line by a format.
func (o *output) linef(format string, args ...any) { o.line(fmt.Sprintf(format, args...)) }

func (o *output) print(s string) {
	if o.err == nil {
		_, o.err = o.buf.WriteString(s)
	}
}

// Write implements io.Writer.
func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.buf.Write(p)
	o.err = err
	return n, err
}

// flush brings out what was printed.
func (o *output) flush() error {
	if o.err == nil {
		o.err = o.buf.Flush()
	}
	return o.err
}

// closed reports whether nobody reads any more, so that a long list can end.
func (o *output) closed() bool { return o.err != nil }

// bold sets a text off where escapes are welcome.
func (o *output) bold(s string) string { return o.style("1", s) }

// faint sets a text back where escapes are welcome.
func (o *output) faint(s string) string { return o.style("2", s) }

// style wraps a text in the escapes of Select Graphic Rendition (ECMA-48
// section 8.3.117).
func (o *output) style(code, s string) string {
	if !o.colour || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// json prints a value as indented JSON.
func (o *output) json(v any) { o.encode(v, "  ") }

// jsonLine prints a value as JSON on one line.
func (o *output) jsonLine(v any) { o.encode(v, "") }

// member prints a value as a member of an array, without the line's end.
func (o *output) member(v any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("  ", "  ")
	if err := enc.Encode(v); err != nil && o.err == nil {
		o.err = err
	}
	o.print("  " + strings.TrimSuffix(b.String(), "\n"))
}

func (o *output) encode(v any, indent string) {
	enc := json.NewEncoder(o)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil && o.err == nil {
		o.err = err
	}
}
