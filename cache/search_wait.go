package cache

import (
	"context"
	"fmt"
	"math"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
)

// Indexed waits until more of what waits to be indexed has been, and reports
// whether a search that was answered in part may find more now. It does not
// where nobody indexes.
func (c *Cache) Indexed(ctx context.Context) (more bool, err error) {
	if c.reason != nil {
		return false, nil
	}
	if waits, err := c.unindexed(ctx); err != nil || !waits {
		return err == nil, err
	}
	c.index.wake(c)
	if c.index.await(ctx) {
		return true, nil
	}
	waits, err := c.unindexed(ctx) // it may have ended before
	return err == nil && !waits, err
}

// unindexed reports whether any article waits to be indexed.
func (c *Cache) unindexed(ctx context.Context) (waits bool, err error) {
	err = c.read(ctx, "index articles", func(conn *sqlite.Conn) error {
		version, below, err := indexState(conn)
		if err != nil {
			return err
		}
		if version != index.Version {
			below = math.MaxInt64
		}
		n, err := number(conn, "SELECT EXISTS (SELECT 1 FROM search_queue) OR EXISTS (SELECT 1 FROM articles WHERE id < +?)", below)
		waits = n != 0
		return err
	})
	return waits, err
}

// whole fails when the index lacks articles that do not wait for it, as when a
// part of it was lost. It counts once, for that takes some milliseconds.
func (x *indexing) whole(conn *sqlite.Conn, segments []*segment, waiting int) error {
	x.read.Lock()
	counted := x.read.counted
	x.read.counted = true
	x.read.Unlock()
	if counted {
		return nil
	}
	all, err := number(conn, "SELECT count(*) FROM articles")
	has := int64(waiting)
	for _, s := range segments {
		has += int64(len(s.Rows))
		for _, gone := range s.gone {
			has -= bit(gone)
		}
	}
	if err == nil && has < all {
		err = fmt.Errorf("%w: it has %d articles of %d", index.ErrDamaged, has, all)
	}
	return err
}
