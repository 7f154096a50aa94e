package cache

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/migrate"
)

// applicationID marks a file as ours, "guan" in SQLite's application_id.
const applicationID = 'g'<<24 | 'u'<<16 | 'a'<<8 | 'n'

// pageBytes is the page size of new files. A packed body of two kilobytes
// wastes a third of a page of four kilobytes and an eighth of one of eight.
const pageBytes = 8192

// connect opens one connection and sets what holds for every connection.
func connect(path string, flags sqlite.OpenFlags) (*sqlite.Conn, error) {
	conn, err := sqlite.OpenConn(path, flags)
	if err != nil {
		return nil, err
	}
	conn.SetBusyTimeout(patience)
	for _, pragma := range []string{
		"PRAGMA foreign_keys = ON",
		"PRAGMA trusted_schema = OFF",
		"PRAGMA cell_size_check = ON",
		"PRAGMA temp_store = MEMORY",
		"PRAGMA cache_size = -4000",
		"PRAGMA synchronous = NORMAL",
	} {
		if err := run(conn, pragma); err != nil {
			conn.Close()
			return nil, err
		}
	}
	return conn, nil
}

// create puts a new, empty cache at path, which is free. The file is made
// under another name and appears at once and whole, so that a program that
// dies in the middle, or two that start together, leave no half of one.
func create(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return unwritable(err)
	}
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+"-*.new")
	if err != nil {
		return unwritable(err)
	}
	defer os.Remove(f.Name())
	if err := errors.Join(f.Chmod(0o600), f.Close()); err != nil {
		return unwritable(err)
	}
	if err := furnish(f.Name()); err != nil {
		return err
	}
	err = appear(f.Name(), path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return unwritable(err)
	}
	return nil
}

// appear gives a finished file its name; fs.ErrExist where another one has come
// to stand there.
func appear(made, path string) error {
	err := os.Link(made, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); err == nil { // a file system without hard links
		return fs.ErrExist
	}
	return os.Rename(made, path)
}

func unwritable(err error) error { return fmt.Errorf("%w: %w", ErrUnwritable, err) }

// furnish gives an empty file the schema.
func furnish(path string) (err error) {
	conn, err := connect(path, sqlite.OpenReadWrite)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	for _, pragma := range []string{
		fmt.Sprintf("PRAGMA page_size = %d", pageBytes),
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		"PRAGMA journal_mode = WAL",
	} {
		if err := run(conn, pragma); err != nil {
			return err
		}
	}
	return migrate.Up(conn)
}

// leastBytes is the smallest page that SQLite knows.
const leastBytes = 512

// inspect looks at what stands at path before SQLite does, which would take a
// file without a whole page for a new database, and throw away a log that
// belongs to it.
func inspect(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return fmt.Errorf("%w: a folder stands in its place", ErrCorrupt)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: not a regular file", ErrCorrupt)
	case info.Size() < leastBytes:
		return fmt.Errorf("%w: the file has %d bytes", ErrCorrupt, info.Size())
	}
	return nil
}

// openWriter opens the connection that writes and brings the schema up to
// date. ErrNewer and ErrUnwritable mean that the file may still be read.
func openWriter(ctx context.Context, path string) (*sqlite.Conn, error) {
	conn, err := connect(path, sqlite.OpenReadWrite)
	if err != nil {
		return nil, err
	}
	if err := prepare(ctx, conn); err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}

func prepare(ctx context.Context, conn *sqlite.Conn) error {
	if err := ours(conn); err != nil {
		return err
	}
	for _, pragma := range []string{
		"PRAGMA journal_mode = WAL", // a copy made by VACUUM INTO has another
		"PRAGMA journal_size_limit = 16777216",
	} {
		if err := run(conn, pragma); err != nil {
			return err
		}
	}
	if err := migrate.Up(conn); err != nil {
		return err
	}
	return probe(ctx, conn)
}

// ours tells a cache from any other database by its application_id.
func ours(conn *sqlite.Conn) error {
	id, err := number(conn, "PRAGMA application_id")
	if err != nil {
		return err
	}
	if id != applicationID {
		return fmt.Errorf("%w: application_id is %d", ErrForeign, id)
	}
	return nil
}

// probe finds out whether the file can be written, by taking the write lock,
// writing what is there already, and giving it all back: of a file that it
// could only open for reading, SQLite says so at the first write. Another
// process that holds the lock shows that the file can be written.
func probe(ctx context.Context, conn *sqlite.Conn) error {
	conn.SetBusyTimeout(0)
	defer conn.SetBusyTimeout(patience)
	err := run(conn, "BEGIN IMMEDIATE")
	if err == nil {
		err = run(conn, fmt.Sprintf("PRAGMA user_version = %d", migrate.Latest()))
	}
	rollback(conn)
	if err = classed(ctx, err); errors.Is(err, ErrBusy) {
		return nil
	}
	return err
}

// openReader opens a connection that only reads. Where not even the files
// that readers share can be made, the file is read as it lies there, without
// locks: nobody who could write it is then on this side of the wall.
func openReader(path string) (*sqlite.Conn, error) {
	conn, err := readable(path, sqlite.OpenReadOnly)
	if err == nil || kindOf(sqlite.ErrCode(err)) == ErrCorrupt {
		return conn, err
	}
	if log, statErr := os.Stat(path + "-wal"); statErr == nil && log.Size() > 0 {
		return nil, err
	}
	still := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: "immutable=1"}
	if conn, again := readable(still.String(), sqlite.OpenReadOnly|sqlite.OpenURI); again == nil {
		return conn, nil
	}
	return nil, err
}

// readable opens a connection and makes it read the schema.
func readable(path string, flags sqlite.OpenFlags) (*sqlite.Conn, error) {
	conn, err := connect(path, flags)
	if err != nil {
		return nil, err
	}
	if err := borrow(conn); err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}
