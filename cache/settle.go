package cache

import (
	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// mostSettled bounds the groups that are settled anew: a larger one is that of
// a form letter, and stays.
const mostSettled = 64

// unsettle finds of the groups of articles that changed what still hangs
// together, and which articles stood alone until now.
func (g *grouping) unsettle(r *relating, articles []*compared) error {
	for _, a := range articles {
		row := a.item.Cursor.Row
		if g.undone[row] {
			continue
		}
		stored, err := members(r.conn, row)
		if err != nil {
			return err
		}
		if len(stored) == 0 {
			g.alone = append(g.alone, row)
		}
		if len(stored) == 0 || len(stored) > mostSettled {
			continue
		}
		all, err := r.of(stored)
		if err != nil {
			return err
		}
		for i, one := range all {
			g.undone[one.item.Cursor.Row] = true
			for _, other := range all[:i] {
				if one.copy.Of(other.copy) {
					g.pairs = append(g.pairs, [2]*compared{one, other})
				}
			}
		}
	}
	return nil
}

// readWith makes those of the articles read that stood alone and turned out to
// be copies of a text that was read: its reader does not want it again. Marks
// that a reader sets later hold.
func (c *Cache) readWith(conn *sqlite.Conn, rows []int64) error {
	var found []marked
	err := each(conn, "SELECT "+markedColumns+` FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value CROSS JOIN copies c ON c.article = a.id
		WHERE a.read_at = 0 AND EXISTS (SELECT 1 FROM copies m JOIN articles b ON b.id = m.article WHERE m.head = c.head AND b.read_at > 0)`,
		func(stmt *sqlite.Stmt) error {
			found = append(found, markedFrom(stmt))
			return nil
		}, list(rows))
	if err != nil || len(found) == 0 {
		return err
	}
	ch := feed.Change{Mark: feed.MarkRead}
	if ch.Stamp, err = c.stamp(conn); err != nil {
		return err
	}
	return markAll(conn, found, &ch)
}
