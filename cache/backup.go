package cache

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"zombiezen.com/go/sqlite"
)

// Backup writes a whole copy of the cache to a file that is not there yet, while
// others read and write: what it holds is one state. The copy is made under
// another name, looked through, and appears at once and whole, mode 0600; a
// program that dies in the middle leaves a hidden file beside it and nothing
// under its name. It is a cache of its own, without the unused room of this one.
//
// A *fs.PathError says what is wrong with the file; one that is there already is
// fs.ErrExist.
func (c *Cache) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "backup", Path: path, Err: fs.ErrExist}
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*.new") // mode 0600 by CreateTemp
	if err != nil {
		return pathError(path, err)
	}
	defer os.Remove(f.Name())
	if err := f.Close(); err != nil {
		return pathError(path, err)
	}
	if err := c.pool.copyTo(ctx, f.Name()); err != nil {
		return fmt.Errorf("cache: backup: %w", err)
	}
	if err := lookThrough(ctx, f.Name()); err != nil {
		return fmt.Errorf("cache: backup to %s: %w", path, err)
	}
	return finish(f.Name(), path)
}

// pathError names the file that was asked for, not the one under which it is
// made.
func pathError(path string, err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return &fs.PathError{Op: "backup", Path: path, Err: err}
}

// copyTo copies the database into an empty file.
func (p *pool) copyTo(ctx context.Context, path string) error {
	conn, err := openReader(p.path)
	if err != nil {
		return classed(ctx, err)
	}
	defer conn.Close()
	conn.SetInterrupt(ctx.Done())
	return classed(ctx, run(conn, "VACUUM INTO ?", path))
}

// lookThrough makes sure that a copy can be read to its last page.
func lookThrough(ctx context.Context, path string) error {
	conn, err := sqlite.OpenConn(path, sqlite.OpenReadOnly)
	if err != nil {
		return classed(ctx, err)
	}
	defer conn.Close()
	conn.SetInterrupt(ctx.Done())
	return classed(ctx, healthy(conn, "PRAGMA quick_check(1)"))
}

// finish gives the copy its name, once it is on the disk. A file that has come to
// stand there meanwhile stays.
func finish(made, path string) error {
	f, err := os.OpenFile(made, os.O_RDWR, 0)
	if err != nil {
		return pathError(path, err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return pathError(path, err)
	}
	switch err := appear(made, path); {
	case errors.Is(err, fs.ErrExist):
		return pathError(path, fs.ErrExist)
	case err != nil:
		return pathError(path, err)
	}
	return nil
}
