package cache

import (
	"context"

	"zombiezen.com/go/sqlite"
)

// tendBatch is how many articles are read anew in one transaction: about
// twenty milliseconds of work.
const tendBatch = 64

// early is below how many known documents a signature may have to be made
// anew, when four times as many are known.
const (
	early    = 1000
	manyfold = 4
)

// Tend reads a batch of the articles that came before anything related them,
// the newest first, and of those whose terms were weighed when little was
// known. It reports whether there are more.
func (c *Cache) Tend(ctx context.Context) (more bool, err error) {
	if c.reason != nil {
		return false, nil
	}
	const what = "relate articles"
	entries := make(map[int64]*entry)
	dates := make(map[int64]int64)
	err = c.read(ctx, what, func(conn *sqlite.Conn) error {
		if err := c.terms.load(conn); err != nil {
			return err
		}
		ids, fresh, err := c.untended(conn)
		if err != nil {
			return err
		}
		items, err := itemsAt(conn, ids)
		for _, it := range items {
			e := entryOf(it.Article)
			if fresh[it.Cursor.Row] {
				c.terms.count(e.terms)
			}
			entries[it.Cursor.Row], dates[it.Cursor.Row] = e, it.Cursor.Date
		}
		return err
	})
	if err != nil || len(entries) == 0 {
		return false, err
	}
	err = c.write(ctx, what, normal, func(conn *sqlite.Conn) error {
		for id, e := range entries {
			if err := c.terms.write(conn, id, dates[id], e); err != nil {
				return err
			}
		}
		return c.terms.keep(conn, fewestKept)
	})
	return len(entries) == tendBatch, err
}

// untended gives the rows of a batch, and which of them are read for the first
// time.
func (c *Cache) untended(conn *sqlite.Conn) (ids []int64, fresh map[int64]bool, err error) {
	fresh = make(map[int64]bool)
	take := func(stmt *sqlite.Stmt) error {
		if len(ids) == tendBatch {
			return errEnough
		}
		ids = append(ids, stmt.ColumnInt64(0))
		return nil
	}
	c.terms.mu.Lock()
	stale, known := c.terms.stale, c.terms.known.Documents()
	c.terms.mu.Unlock()
	if stale {
		err = each(conn, "SELECT id FROM articles ORDER BY id DESC", take)
	} else if below := c.near.below(); below > 0 {
		err = each(conn, `SELECT a.id FROM articles a WHERE a.id < +? AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.article = a.id)
			ORDER BY a.id DESC`, take, below)
	}
	for _, id := range ids {
		fresh[id] = true
	}
	if len(ids) == tendBatch {
		c.near.tended(ids[len(ids)-1])
		return ids, fresh, err
	}
	c.near.tended(0)
	if err == nil {
		err = each(conn, "SELECT article FROM signatures INDEXED BY signatures_early WHERE known < 1000 AND known < +?", take,
			min(early, known/manyfold))
	}
	return ids, fresh, err
}
