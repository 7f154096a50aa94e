package cache

import (
	"context"
	"errors"
	"fmt"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/migrate"
)

// What a caller branches on. Every error of this package that has one of
// these causes satisfies errors.Is with it.
var (
	// ErrNewer: the file was written by a later version of the program.
	ErrNewer = migrate.ErrNewer
	// ErrCorrupt: the file is damaged or is no database at all.
	ErrCorrupt = errors.New("damaged, or not a database")
	// ErrForeign: the file is a sound database of another program.
	ErrForeign = errors.New("database of another program")
	// ErrUnwritable: the file or its folder cannot be written.
	ErrUnwritable = errors.New("cannot be written")
	// ErrReadOnly: the cache was opened for reading only, as Options asked.
	ErrReadOnly = errors.New("opened for reading only")
	// ErrFull: the disk is full. What was there stays as it was.
	ErrFull = errors.New("no space left")
	// ErrBusy: another process held the lock for longer than the patience of
	// five seconds.
	ErrBusy = errors.New("locked by another process")
	// ErrNotFound: no such article, or no such subscribed feed.
	ErrNotFound = errors.New("not found")
	// ErrAmbiguous: several articles begin with these characters.
	ErrAmbiguous = errors.New("ambiguous")
	// ErrClosed: the cache was closed.
	ErrClosed = errors.New("closed")
)

// classed puts the sentinel that fits before an error of SQLite. An error
// that came of a cancelled context becomes that of the context.
func classed(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	code := sqlite.ErrCode(err)
	if code.ToPrimary() == sqlite.ResultInterrupt && ctx.Err() != nil {
		return ctx.Err()
	}
	if kind := kindOf(code); kind != nil && !errors.Is(err, kind) {
		return fmt.Errorf("%w: %w", kind, err)
	}
	return err
}

func kindOf(code sqlite.ResultCode) error {
	switch code.ToPrimary() {
	case sqlite.ResultBusy, sqlite.ResultLocked:
		return ErrBusy
	case sqlite.ResultCorrupt, sqlite.ResultNotADB:
		return ErrCorrupt
	case sqlite.ResultReadOnly, sqlite.ResultPerm, sqlite.ResultCantOpen:
		return ErrUnwritable
	case sqlite.ResultFull:
		return ErrFull
	}
	return nil
}
