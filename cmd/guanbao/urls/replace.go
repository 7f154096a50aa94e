package urls

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// ErrLinks is given for a chain of symbolic links that does not end.
var ErrLinks = errors.New("too many symbolic links")

// resolve follows symbolic links to the file that is to be written, so that
// a link into a folder of dotfiles stays a link. The last link may lead to a
// file that does not exist yet.
func resolve(path string) (string, error) {
	for range 40 {
		target, err := os.Readlink(path)
		if err != nil {
			return path, nil // no link, or nothing there: what follows will say
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(path), target)
		}
		path = target
	}
	return "", fmt.Errorf("%s: %w", path, ErrLinks)
}

// Rewrite changes the file at path under the lock that edits of a urls file
// have, whole or not at all; a file that is not there is empty.
func Rewrite(ctx context.Context, path string, change func([]byte) ([]byte, error)) error {
	target, err := resolve(path)
	if err != nil {
		return err
	}
	unlock, err := exclude(ctx, target)
	if err != nil {
		return err
	}
	defer unlock()
	data, err := os.ReadFile(target)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if data, err = change(data); err != nil {
		return err
	}
	return replace(target, data)
}

// replace writes data to path so that a reader, and a machine that loses its
// power, finds either the former file or the new one whole.
func replace(path string, data []byte) (err error) {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("urls folder: %w", err)
	}
	defer func() { err = About(path, err) }()
	tmp, err := os.CreateTemp(dir, ".urls-*") // mode 0600 by CreateTemp
	if err != nil {
		return fmt.Errorf("urls file: %w", err)
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	if _, err := tmp.Write(data); err != nil {
		return fmt.Errorf("urls file: %w", err)
	}
	if err := tmp.Sync(); err != nil {
		return fmt.Errorf("urls file: %w", err)
	}
	if err := tmp.Close(); err != nil {
		return fmt.Errorf("urls file: %w", err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return fmt.Errorf("urls file: %w", err)
	}
	return syncFolder(dir)
}

// About names the file that was to be written where an error names the one that
// is written first, which nobody knows and which is gone by then.
func About(path string, err error) error {
	if op, ok := errors.AsType[*fs.PathError](err); ok {
		return &fs.PathError{Op: op.Op, Path: path, Err: op.Err}
	}
	if op, ok := errors.AsType[*os.LinkError](err); ok {
		return &fs.PathError{Op: op.Op, Path: path, Err: op.Err}
	}
	return err
}

// syncFolder makes the rename itself durable, where the system can.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return nil // readable or not, the file is in place
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return fmt.Errorf("urls folder: %w", err)
	}
	return nil
}
