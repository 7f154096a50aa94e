// Package journal writes what the program did to a small file, for whoever wants
// to know afterwards why a feed looks as it does. Several processes write to one
// file at once, a line at a time; when it is full it becomes the former one, in
// the place of that before it. What is secret in an address does not get in.
package journal

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
)

// MaxBytes is the size at which a file is full. There are two: the present one
// and the former.
const MaxBytes = 1 << 20

// file is an io.Writer that appends to a file, which is made with the first line
// and followed when another process has put a new one in its place.
type file struct {
	path string
	max  int64

	mu     sync.Mutex
	open   *os.File
	failed bool // it cannot be written; nobody is kept from reading by that
}

// Write appends a line.
func (f *file) Write(line []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.failed || f.path == "" {
		return len(line), nil
	}
	if err := f.turn(int64(len(line))); err != nil {
		f.failed = true
		return len(line), nil
	}
	if _, err := f.open.Write(line); err != nil {
		f.failed = true
	}
	return len(line), nil
}

// turn makes sure that there is a file with room for so many bytes.
func (f *file) turn(n int64) error {
	if f.open == nil {
		if err := os.MkdirAll(filepath.Dir(f.path), 0o700); err != nil {
			return err
		}
		return f.renew()
	}
	ours, err := f.open.Stat()
	if err != nil {
		return err
	}
	there, err := os.Stat(f.path)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case err != nil || !os.SameFile(ours, there): // another process turned the page
		return f.renew()
	case there.Size()+n <= f.max:
		return nil
	}
	return f.renew()
}

// renew opens the file, first putting a full one aside.
func (f *file) renew() error {
	f.close()
	if info, err := os.Stat(f.path); err == nil && info.Size() >= f.max {
		if err := os.Rename(f.path, f.path+".1"); err != nil {
			return err
		}
	}
	var err error
	f.open, err = os.OpenFile(f.path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	return err
}

func (f *file) close() {
	if f.open != nil {
		f.open.Close()
		f.open = nil
	}
}

// Journal is a log and what it is written to.
type Journal struct {
	*slog.Logger
	file *file
	hush atomic.Bool
}

// New gives a log that is written to a writer where one is given, and once it
// is to be kept to a file.
func New(also io.Writer) *Journal {
	j := &Journal{file: &file{max: MaxBytes}}
	var to io.Writer = j.file
	if also != nil {
		to = io.MultiWriter(j.file, beside{also, &j.hush})
	}
	j.Logger = slog.New(discreet{slog.NewTextHandler(to, nil)})
	return j
}

// beside is a writer that can be told to be quiet.
type beside struct {
	io.Writer
	hush *atomic.Bool
}

// Write writes, whether or not somebody listens.
func (b beside) Write(line []byte) (int, error) {
	if !b.hush.Load() {
		_, _ = b.Writer.Write(line)
	}
	return len(line), nil
}

// Keep has the lines that come written to a file, which is made with the first
// of them.
func (j *Journal) Keep(path string) {
	j.file.mu.Lock()
	defer j.file.mu.Unlock()
	j.file.path = path
}

// Hush ends the writing to the other writer: it has become a screen.
func (j *Journal) Hush() { j.hush.Store(true) }

// Close closes the file.
func (j *Journal) Close() {
	j.file.mu.Lock()
	defer j.file.mu.Unlock()
	j.file.close()
	j.file.failed = true
}

// discreet takes what is secret, or not fit for a terminal, out of texts.
type discreet struct{ slog.Handler }

// Handle hands on a line.
func (d discreet) Handle(ctx context.Context, r slog.Record) error {
	out := slog.NewRecord(r.Time, r.Level, r.Message, r.PC)
	r.Attrs(func(a slog.Attr) bool {
		if a.Value.Kind() == slog.KindString {
			a.Value = slog.StringValue(Discreet(a.Value.String()))
		}
		out.AddAttrs(a)
		return true
	})
	return d.Handler.Handle(ctx, out)
}
