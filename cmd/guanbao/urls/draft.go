package urls

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrChanged is given where somebody else has changed the file meanwhile.
var ErrChanged = errors.New("urls file changed by another hand")

// Draft is a copy of a urls file that its reader edits. The file itself is not
// touched before Finish, so that no edit of the program and none of another
// process is lost to what an editor read earlier.
type Draft struct {
	Path string // of the copy, in a folder of its own
	file string
	was  []byte
}

// Begin makes a draft of the file at path.
func Begin(path string) (d Draft, err error) {
	d.file = path
	d.was, err = os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return d, fmt.Errorf("urls file: %w", err)
	}
	folder, err := os.MkdirTemp("", "guanbao-") // mode 0700
	if err != nil {
		return d, fmt.Errorf("draft: %w", err)
	}
	d.Path = filepath.Join(folder, "urls")
	if err := os.WriteFile(d.Path, d.was, 0o600); err != nil {
		return d, errors.Join(fmt.Errorf("draft: %w", err), os.RemoveAll(folder))
	}
	return d, nil
}

// Discard removes the draft.
func (d Draft) Discard() { os.RemoveAll(filepath.Dir(d.Path)) }

// Edited reports whether the draft says anything else than the file did.
func (d Draft) Edited() bool {
	now, err := os.ReadFile(d.Path)
	return err == nil && !bytes.Equal(now, d.was)
}

// Finish puts the draft in the place of the file and removes it. The error is
// ErrChanged where the file is not what it was; the draft stays then, as with
// every other error. Undo puts back what stood in the file, if nobody has
// changed it since.
func (d Draft) Finish(ctx context.Context) (before, after *File, undo func(context.Context) error, err error) {
	before = Parse(d.file, d.was)
	now, err := Load(d.Path)
	if err != nil {
		return before, before, nil, err
	}
	after = Parse(d.file, now.bytes())
	if err := exchange(ctx, d.file, d.was, now.bytes()); err != nil {
		return before, before, nil, err
	}
	d.Discard()
	return before, after, func(ctx context.Context) error { return exchange(ctx, d.file, now.bytes(), d.was) }, nil
}

// exchange writes a file that still says what is expected.
func exchange(ctx context.Context, path string, expected, data []byte) error {
	return Rewrite(ctx, path, func(now []byte) ([]byte, error) {
		if !bytes.Equal(now, expected) {
			return nil, ErrChanged
		}
		return data, nil
	})
}
