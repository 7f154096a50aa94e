package cache

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync/atomic"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Options say how a cache is opened.
type Options struct {
	ReadOnly   bool             // never write, not even to create or migrate
	Now        func() time.Time // the clock; nil for time.Now
	ReadCopies bool             // a copy that comes of a text that was read is read
}

// Cache keeps feeds, articles and marks in one SQLite file. Its methods may
// be called from several goroutines, and several processes may have the same
// file open. It implements feed.Store.
type Cache struct {
	path     string
	now      func() time.Time
	pool     *pool
	reason   error // why nothing is written; nil when everything is
	session  *session
	lasting  durability   // of marks
	stamped  atomic.Int64 // the last stamp that this process gave to a mark
	terms    termBook
	near     nearness
	index    indexing
	sounding sounding
	sieve    sieve

	readCopies bool
}

var _ feed.Store = (*Cache)(nil)

// Open opens the cache at path and creates it where there is none, the folder
// with mode 0700 and the file with 0600. An older schema is brought up to
// date.
//
// A file that can be read but not written opens all the same: ReadOnly then
// says why, and marks last as long as the Cache. A folder, an empty file or a
// file that is no database gives ErrCorrupt, a database of another program
// ErrForeign; nothing is changed or removed in any of these cases.
func Open(ctx context.Context, path string, o Options) (*Cache, error) {
	c, err := open(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("cache %s: %w", path, classed(ctx, err))
	}
	return c, nil
}

func open(ctx context.Context, path string, o Options) (*Cache, error) {
	path, err := resolved(path, o)
	if err != nil {
		return nil, err
	}
	if err := inspect(path); err != nil {
		return nil, err
	}
	c := &Cache{path: path, now: o.Now, session: newSession(), lasting: full, readCopies: o.ReadCopies}
	if c.now == nil {
		c.now = time.Now
	}
	c.pool = newPool(path)
	c.reason = ErrReadOnly
	if !o.ReadOnly {
		c.reason, err = c.pool.admitWriter(ctx)
		if err != nil {
			return nil, err
		}
	}
	if c.reason == nil {
		return c, nil
	}
	if err := c.pool.read(ctx, ours); err != nil {
		c.pool.close()
		return nil, err
	}
	return c, nil
}

// resolved follows links to the file itself, for SQLite names its log after
// the path by which it opens a file, and two names would mean two logs. It
// creates the file where there is none.
func resolved(path string, o Options) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(path)
	if err == nil || !errors.Is(err, fs.ErrNotExist) || o.ReadOnly {
		return real, err
	}
	if err := create(path); err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}

// ReadOnly says why nothing is written to the file: an error that is ErrNewer,
// ErrUnwritable or ErrReadOnly. It is nil when the cache is written.
func (c *Cache) ReadOnly() error { return c.reason }

// Path is the file itself, absolute and with links resolved.
func (c *Cache) Path() string { return c.path }

// Close waits for what is under way and closes the file. It may be called
// twice.
func (c *Cache) Close() error {
	c.near.stop()
	c.index.stop()
	c.sounding.stop()
	c.sieve.stop()
	c.keepTerms()
	return c.pool.close()
}

// read runs fn on one state of the cache.
func (c *Cache) read(ctx context.Context, what string, fn func(conn *sqlite.Conn) error) error {
	if err := c.pool.read(ctx, fn); err != nil {
		return fmt.Errorf("cache: %s: %w", what, err)
	}
	return nil
}

// write runs fn in one transaction.
func (c *Cache) write(ctx context.Context, what string, d durability, fn func(conn *sqlite.Conn) error) error {
	err := c.reason
	if err == nil {
		err = c.pool.write(ctx, d, fn)
	}
	if err != nil {
		return fmt.Errorf("cache: %s: %w", what, err)
	}
	return nil
}
