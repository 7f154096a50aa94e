package cache

import (
	"context"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/related"
	"guanbao/feed"
)

// groupBatch is of how many articles copies are looked for in one step: about
// a tenth of a second of work, nearly all of it before the write lock is taken.
const groupBatch = 64

// Group looks for copies of a batch of the articles that came or changed since
// it last did, then of those before, the newest first, and keeps which of them
// are one text. It reports whether there are more. Groups only grow: what was
// one text once stays together, for its readers have seen it so.
func (c *Cache) Group(ctx context.Context) (more bool, err error) {
	if c.reason != nil {
		return false, nil
	}
	const what = "group copies"
	var g grouping
	err = c.read(ctx, what, func(conn *sqlite.Conn) error {
		if err := c.terms.load(conn); err != nil {
			return err
		}
		if err := g.next(conn); err != nil || len(g.articles) == 0 {
			return err
		}
		r := relating{cache: c, conn: conn, known: map[int64]*compared{}}
		return g.find(&r)
	})
	if err != nil || len(g.articles) == 0 {
		return false, err
	}
	err = c.write(ctx, what, normal, func(conn *sqlite.Conn) error { return c.regroup(conn, &g) })
	return err == nil, err
}

// copiesOnce bounds the articles whose copies are looked for while somebody
// waits: about a second of work.
const copiesOnce = 512

// GroupNew looks, as Group does, for the copies of what came, up to a bound.
func (c *Cache) GroupNew(ctx context.Context) error {
	for n := 0; n < copiesOnce; n += groupBatch {
		if more, err := c.Group(ctx); err != nil || !more {
			return err
		}
	}
	return nil
}

// Settle is GroupNew, notes what hot lists lead to, and has in the background what is left, and what came
// before anything related articles, as long as the cache is open.
func (c *Cache) Settle(ctx context.Context) error {
	err := c.GroupNew(ctx)
	if err == nil {
		err = c.followVotes(ctx)
	}
	c.tendInBackground()
	c.index.wake(c)
	return err
}

// grouping is a batch of articles whose copies are looked for.
type grouping struct {
	articles []int64
	came     map[int64]bool // those that came or changed since the last time
	was, now progress
	pairs    [][2]*compared
	undone   map[int64]bool // articles whose group is settled anew
	alone    []int64        // those that came and had no copies
}

// progress tells which signatures have been looked at, by seq.
type progress struct{ below, above int64 }

func grouped(conn *sqlite.Conn) (p progress, begun bool, err error) {
	err = each(conn, "SELECT below, above FROM copies_state WHERE id = 1", func(stmt *sqlite.Stmt) error {
		p, begun = progress{stmt.ColumnInt64(0), stmt.ColumnInt64(1)}, true
		return nil
	})
	return p, begun, err
}

// next gives the next batch. What came since is taken in the order in which it
// came, so that nothing is left between.
func (g *grouping) next(conn *sqlite.Conn) error {
	p, begun, err := grouped(conn)
	if err != nil {
		return err
	}
	g.was = p
	if !begun {
		last, err := number(conn, "SELECT coalesce(max(seq), 0) FROM signatures")
		if err != nil {
			return err
		}
		p = progress{last + 1, last}
	}
	g.now = p
	take := func(at *int64) func(*sqlite.Stmt) error {
		return func(stmt *sqlite.Stmt) error {
			*at = stmt.ColumnInt64(0)
			g.articles = append(g.articles, stmt.ColumnInt64(1))
			if len(g.articles) == groupBatch {
				return errEnough
			}
			return nil
		}
	}
	err = each(conn, "SELECT seq, article FROM signatures WHERE seq > +? ORDER BY seq", take(&g.now.above), p.above)
	g.came = make(map[int64]bool, len(g.articles))
	for _, row := range g.articles {
		g.came[row] = true
	}
	if err == nil && len(g.articles) < groupBatch {
		err = each(conn, "SELECT seq, article FROM signatures WHERE seq < +? ORDER BY seq DESC", take(&g.now.below), p.below)
	}
	return err
}

// find finds the copies of the batch.
func (g *grouping) find(r *relating) error {
	articles, err := r.of(g.articles)
	if err != nil {
		return err
	}
	g.undone = make(map[int64]bool)
	came := slices.DeleteFunc(slices.Clone(articles), func(a *compared) bool { return !g.came[a.item.Cursor.Row] })
	if err := g.unsettle(r, came); err != nil {
		return err
	}
	for _, a := range articles {
		_, same, err := r.same(a, related.Asked{Alike: likest, Within: related.CopiesWithin})
		if err != nil {
			return err
		}
		for _, other := range same {
			g.pairs = append(g.pairs, [2]*compared{a, other})
		}
	}
	return nil
}

// regroup keeps what was found, unless somebody else has done so meanwhile.
func (c *Cache) regroup(conn *sqlite.Conn, g *grouping) error {
	if p, _, err := grouped(conn); err != nil || p != g.was {
		return err
	}
	for row := range g.undone {
		if err := run(conn, "DELETE FROM copies WHERE article = ?", row); err != nil {
			return err
		}
	}
	for _, pair := range g.pairs {
		if err := join(conn, pair[0], pair[1]); err != nil {
			return err
		}
	}
	if c.readCopies {
		if err := c.readWith(conn, g.alone); err != nil {
			return err
		}
	}
	return run(conn, "INSERT OR REPLACE INTO copies_state (id, below, above) VALUES (1, ?, ?)", g.now.below, g.now.above)
}

// join makes one group of those of two articles. The better of their heads is
// its head.
func join(conn *sqlite.Conn, a, b *compared) error {
	x, err := headOf(conn, a)
	if err != nil {
		return err
	}
	y, err := headOf(conn, b)
	if err != nil || x.item.Cursor.Row == y.item.Cursor.Row {
		return err
	}
	if headFirst(y, x) < 0 {
		x, y = y, x
	}
	head := x.item.Cursor.Row
	for _, other := range []*compared{x, y} {
		err := run(conn, "INSERT OR IGNORE INTO copies (article, head) VALUES (?, ?)", other.item.Cursor.Row, head)
		if err != nil {
			return err
		}
	}
	return run(conn, "UPDATE copies SET head = ? WHERE head = ?", head, y.item.Cursor.Row)
}

// headOf gives the head of the group of an article, itself where it has none.
func headOf(conn *sqlite.Conn, a *compared) (*compared, error) {
	head, err := number(conn, "SELECT head FROM copies WHERE article = ?", a.item.Cursor.Row)
	if err != nil || head == 0 || head == a.item.Cursor.Row {
		return a, err
	}
	out := &compared{}
	err = each(conn, "SELECT id, date, url FROM articles WHERE id = ?", func(stmt *sqlite.Stmt) error {
		out.item.Cursor = feed.Cursor{Row: stmt.ColumnInt64(0), Date: stmt.ColumnInt64(1)}
		out.item.URL = stmt.ColumnText(2)
		return nil
	}, head)
	return out, err
}

// members gives the rows of the group of an article, none where it stands
// alone.
func members(conn *sqlite.Conn, row int64) (out []int64, err error) {
	err = each(conn, `SELECT m.article FROM copies c JOIN copies m ON m.head = c.head WHERE c.article = ? ORDER BY m.article`,
		func(stmt *sqlite.Stmt) error {
			out = append(out, stmt.ColumnInt64(0))
			return nil
		}, row)
	return out, err
}

// copies gives the similar articles of one and all copies of its text, itself
// among them, the head first: those that are known as such and those that are
// found now. Copies of copies are looked for as well, for a group is what
// hangs together.
func (r *relating) copies(me *compared) (hits []related.Hit, group []*compared, err error) {
	group = []*compared{me}
	r.known[me.item.Cursor.Row] = me
	in := map[int64]bool{me.item.Cursor.Row: true}
	add := func(others []*compared) {
		for _, other := range others {
			if !in[other.item.Cursor.Row] {
				in[other.item.Cursor.Row] = true
				group = append(group, other)
			}
		}
	}
	stored, err := members(r.conn, me.item.Cursor.Row)
	if err != nil {
		return nil, nil, err
	}
	known, err := r.of(stored[:min(len(stored), mostCopies)])
	if err != nil {
		return nil, nil, err
	}
	add(known)
	for i := 0; i < len(group) && len(group) < mostCopies; i++ {
		byScore, same, err := r.same(group[i], related.Asked{Most: mostSimilar, Floor: leastScore, Alike: likest, Near: related.CopiesWithin})
		if err != nil {
			return nil, nil, err
		}
		if i == 0 {
			hits = byScore
		}
		add(same)
	}
	slices.SortFunc(group, headFirst)
	return hits, group, nil
}

// of reads articles to compare them.
func (r *relating) of(rows []int64) ([]*compared, error) {
	hits := make([]related.Hit, len(rows))
	for i, row := range rows {
		hits[i].Row = row
	}
	err := r.read(hits)
	out := make([]*compared, 0, len(rows))
	for _, row := range rows {
		if a := r.known[row]; a != nil {
			out = append(out, a)
		}
	}
	return out, err
}

// same asks the index for an article, and gives what it finds by score and
// those of the nearest that are copies of it.
func (r *relating) same(a *compared, q related.Asked) (byScore []related.Hit, same []*compared, err error) {
	q.Signature, _ = r.cache.terms.sign(related.Terms(a.text))
	q.Likeness = related.Likeness
	q.Date, q.Row = a.item.Cursor.Date, a.item.Cursor.Row
	byScore, byCosine, err := r.cache.near.query(r.conn, q)
	if err == nil {
		err = r.read(byCosine)
	}
	if err != nil {
		return nil, nil, err
	}
	return byScore, r.copiesAmong(byCosine, a), nil
}

// copiesAmong gives those of some articles, which have been read, that are
// copies of one. Several are compared at a time.
func (r *relating) copiesAmong(hits []related.Hit, a *compared) (out []*compared) {
	is := make([]bool, len(hits))
	together(len(hits), func(i int) {
		other := r.known[hits[i].Row]
		is[i] = other != nil && a.copy.Of(other.copy)
	})
	for i, h := range hits {
		if is[i] {
			out = append(out, r.known[h.Row])
		}
	}
	return out
}
