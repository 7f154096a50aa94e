package cache

import (
	"context"
	"errors"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
)

// thinShare is of how many articles of a segment one is gone when the segment
// is made anew without them.
const thinShare = 4

// thinning is what is to become of segments of which much is gone.
type thinning struct {
	last int64   // segment of all, so that it is seen when somebody else changes the index
	ids  []int64 // segments that are given up
	rows []int64 // what is left in them
	lost []int64 // removed articles that are in no other segment
}

// Thin makes segments anew of which a quarter is articles that were removed or
// stand in later segments, as many at a time as make one, and reports whether
// there may be more. It does nothing where no article was removed.
func (c *Cache) Thin(ctx context.Context) (more bool, err error) {
	if c.reason != nil {
		return false, nil
	}
	const what = "thin the index"
	var t thinning
	var s index.Segment
	err = c.read(ctx, what, func(conn *sqlite.Conn) (err error) {
		if t, err = thinnest(conn); err == nil && len(t.rows) > 0 {
			s, err = segmentOf(conn, t.rows)
		}
		return err
	})
	if err != nil || len(t.ids)+len(t.lost) == 0 {
		return false, err
	}
	err = c.write(ctx, what, normal, func(conn *sqlite.Conn) error { return t.store(conn, s) })
	if errors.Is(err, errOvertaken) {
		return true, nil
	}
	return err == nil, err
}

// thinnest chooses the segments to be made anew.
func thinnest(conn *sqlite.Conn) (t thinning, err error) {
	removed, err := removedArticles(conn)
	version, _, stateErr := indexState(conn)
	if err = errors.Join(err, stateErr); err != nil || len(removed) == 0 || version != index.Version {
		return t, err
	}
	ids, err := segmentIDs(conn)
	if err != nil {
		return t, err
	}
	stay := make(map[int64]bool) // removed articles that some segment still has
	later := make(map[int64]bool)
	for _, id := range ids {
		t.last = max(t.last, id)
		r, err := openSegment(conn, id)
		if err != nil {
			return t, err
		}
		var left, lost []int64
		for _, row := range r.Rows {
			if removed[row] {
				lost = append(lost, row)
			} else if !later[row] {
				left = append(left, row)
			}
			later[row] = true
		}
		if full := len(t.ids) > 0 && len(t.rows)+len(left) > indexBatch; !full && (len(r.Rows)-len(left))*thinShare >= len(r.Rows) {
			t.ids, t.rows = append(t.ids, id), append(t.rows, left...)
			continue
		}
		for _, row := range lost {
			stay[row] = true
		}
	}
	for row := range removed {
		if !stay[row] {
			t.lost = append(t.lost, row)
		}
	}
	return t, nil
}

// store puts the new segment in the place of those that it was made of, if the
// index is as it was.
func (t thinning) store(conn *sqlite.Conn, s index.Segment) error {
	ids, err := segmentIDs(conn)
	if err != nil {
		return err
	}
	if len(ids) == 0 && t.last > 0 || len(ids) > 0 && ids[0] != t.last {
		return errOvertaken
	}
	for _, id := range t.ids {
		if !slices.Contains(ids, id) {
			return errOvertaken
		}
		if err := dropSegment(conn, id); err != nil {
			return err
		}
	}
	for _, row := range t.lost {
		if err := run(conn, "DELETE FROM search_removed WHERE article = ?", row); err != nil {
			return err
		}
	}
	if len(t.rows) == 0 {
		return nil
	}
	return writeSegment(conn, s, len(t.rows))
}

// removedArticles are the articles that were removed and may still stand in the
// index.
func removedArticles(conn *sqlite.Conn) (map[int64]bool, error) {
	out := make(map[int64]bool)
	err := each(conn, "SELECT article FROM search_removed", func(stmt *sqlite.Stmt) error {
		out[stmt.ColumnInt64(0)] = true
		return nil
	})
	return out, err
}
