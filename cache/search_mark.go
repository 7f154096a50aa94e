package cache

import (
	"context"
	"errors"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
	"guanbao/feed"
	"guanbao/feed/query"
)

// MarkFound sets a mark on every article that a query finds by its text, within
// a view or, for nil, anywhere, and on some others, in one step that Undo can
// take back. What waits to be indexed is indexed first.
func (c *Cache) MarkFound(ctx context.Context, q query.Query, view *feed.View, others []feed.ID, m feed.Mark) (feed.Change, error) {
	rows, err := c.allFound(ctx, q, view)
	if err != nil {
		return feed.Change{}, err
	}
	return c.mark(ctx, "mark what was found", m, func(conn *sqlite.Conn) (found []marked, err error) {
		found, err = markedOf(conn, others)
		seen := make(map[int64]bool, len(found))
		for _, a := range found {
			seen[a.row] = true
		}
		for part := range slices.Chunk(rows, plainBatch) {
			if err == nil {
				err = each(conn, "SELECT "+markedColumns+" FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value", func(stmt *sqlite.Stmt) error {
					if a := markedFrom(stmt); !seen[a.row] {
						found = append(found, a)
					}
					return nil
				}, list(part))
			}
		}
		return found, err
	})
}

// allFound gives the rows of all articles that a query finds by its text. Only
// those are read of which the index is not sure.
func (c *Cache) allFound(ctx context.Context, q query.Query, view *feed.View) (rows []int64, err error) {
	for {
		s := &search{cache: c, query: q, words: q.Words(), Search: feed.Search{Within: view, ByDate: true, Limit: 1 << 28}, lower: make(map[int64]bool)}
		err := c.read(ctx, "search", func(conn *sqlite.Conn) (err error) {
			rows, err = s.every(ctx, conn)
			return err
		})
		switch {
		case errors.Is(err, index.ErrDamaged) && c.reason == nil:
			err = c.begin(ctx)
		case err != nil || !s.part || c.reason != nil:
			return rows, err
		}
		for more := true; more && err == nil; {
			more, err = c.Index(ctx)
		}
		if err != nil {
			return nil, err
		}
	}
}

// every gives the rows of all hits by the text, in no order.
func (s *search) every(ctx context.Context, conn *sqlite.Conn) (rows []int64, err error) {
	if err = s.begin(conn); err != nil {
		return nil, err
	}
	for _, seg := range s.segments {
		if err = s.ask(seg); err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
	}
	var unsure []int64
	for _, h := range s.hits {
		if h.sure {
			rows = append(rows, h.At.Row)
		} else {
			unsure = append(unsure, h.At.Row)
		}
	}
	for part := range slices.Chunk(unsure, sieveBatch) {
		all, _, err := s.lookAll(conn, part, func(it feed.Item) looked { return looked{matches: s.query.Match(s.known.doc(it))} })
		if err = errors.Join(err, ctx.Err()); err != nil {
			return nil, err
		}
		for row, l := range all {
			if l.matches {
				rows = append(rows, row)
			}
		}
	}
	return rows, nil
}
