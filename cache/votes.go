package cache

import (
	"context"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/related"
	"guanbao/feed"
)

// Bounds on votes.
const (
	canvassBatch = 100   // articles of an older schema in one transaction: about ten milliseconds of work
	keptVotes    = 20000 // the newest
)

// vote is the place of a link in a publisher's lists.
type vote struct {
	feed.Link
	site   string // that has the list, "" where it is not known
	hot    bool   // a list of what is hot has it, not of recommendations alone
	weight float64
}

// weigh gives the weight of the n-th place in a list, from 0.
func weigh(kind feed.LinkKind, n int) float64 {
	w := float64(10-min(n, 9)) / 10
	if kind == feed.LinkRecommended {
		w *= 0.3
	}
	return w
}

// votesOf gives the links in the lists of an article that count as votes, each
// with its best place.
func votesOf(a feed.Article) []vote {
	var out []vote
	at, n := map[int64]int{}, map[feed.LinkKind]int{}
	for _, l := range a.Links {
		if l.Kind != feed.LinkPopular && l.Kind != feed.LinkRecommended {
			continue
		}
		v := vote{l, siteOf(a.URL), l.Kind == feed.LinkPopular, weigh(l.Kind, n[l.Kind])}
		n[l.Kind]++
		i, ok := at[v.hash()]
		if !ok {
			at[v.hash()] = len(out)
			out = append(out, v)
			continue
		}
		out[i].weight, out[i].hot = max(out[i].weight, v.weight), out[i].hot || v.hot
	}
	return out
}

// hash tells links apart.
func (v vote) hash() int64 {
	return related.Hash(related.KindAddress, v.site+"\n"+feed.CanonicalURL(v.URL)+"\n"+v.Title)
}

// key is by what an article is found to which the title leads, "" for nothing.
func (v vote) key() string {
	if key := related.TitleKey(related.BareTitle(v.Title, true)); related.Findable(key) {
		return key
	}
	return ""
}

// cast writes the votes of an article in the place of former ones. A list that
// stands on many pages counts by the newest of them.
func cast(conn *sqlite.Conn, article, date int64, votes []vote) error {
	err := run(conn, "DELETE FROM votes WHERE article = ?", article)
	for _, v := range votes {
		if err != nil {
			return err
		}
		err = run(conn, `INSERT INTO votes (feed, hash, article, date, site, hot, weight, url, title, address, key)
			SELECT feed, ?1, id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM articles WHERE id = ?10
			ON CONFLICT (feed, hash) DO UPDATE SET article = excluded.article, date = excluded.date, site = excluded.site, hot = excluded.hot,
				weight = excluded.weight, url = excluded.url, address = excluded.address, key = excluded.key WHERE excluded.date >= date`,
			v.hash(), date, v.site, v.hot, v.weight, v.URL, v.Title, addressKey(v.URL), v.key(), article)
	}
	return err
}

// canvass reads the lists of the articles of an older schema, the newest first.
func (c *Cache) canvass(ctx context.Context) error {
	for more := c.reason == nil; more; {
		var err error
		if more, err = c.canvassSome(ctx); err != nil {
			return err
		}
	}
	return nil
}

// canvassed tells from where on articles have been read, and how many are left.
func canvassed(conn *sqlite.Conn) (at feed.Cursor, left int, err error) {
	err = each(conn, "SELECT date, article, remaining FROM votes_state WHERE id = 1", func(stmt *sqlite.Stmt) error {
		at, left = feed.Cursor{Date: stmt.ColumnInt64(0), Row: stmt.ColumnInt64(1)}, stmt.ColumnInt(2)
		return nil
	})
	return at, left, err
}

// canvassSome reads the lists of a batch, and forgets votes that are too many
// when there are no more.
func (c *Cache) canvassSome(ctx context.Context) (more bool, err error) {
	const what = "read hot lists"
	var items []feed.Item
	var from, at feed.Cursor
	var left int
	err = c.read(ctx, what, func(conn *sqlite.Conn) error {
		if from, left, err = canvassed(conn); err != nil || left == 0 {
			return err
		}
		keys, err := keysOf(conn, lens{kind: feed.ViewAll}.scan(), span{newer: from, older: oldest}, Older, canvassBatch)
		if err != nil {
			return err
		}
		ids := make([]int64, len(keys))
		for i, k := range keys {
			ids[i], at = k.Row, k
		}
		items, err = itemsAt(conn, ids)
		return err
	})
	if err != nil || left == 0 {
		return false, err
	}
	more = len(items) == canvassBatch && left > canvassBatch
	return more, c.write(ctx, what, normal, func(conn *sqlite.Conn) error {
		if now, _, err := canvassed(conn); err != nil || now != from {
			return err // somebody else did
		}
		for _, it := range items {
			if err := cast(conn, it.Cursor.Row, it.Cursor.Date, votesOf(it.Article)); err != nil {
				return err
			}
		}
		if more {
			return run(conn, "UPDATE votes_state SET date = ?, article = ?, remaining = ? WHERE id = 1", at.Date, at.Row, left-canvassBatch)
		}
		return run(conn, "DELETE FROM votes_state")
	})
}

// followVotes notes what the votes that count now mean, so that it need not be
// looked for on each count.
func (c *Cache) followVotes(ctx context.Context) error {
	if c.reason != nil {
		return nil
	}
	const what = "follow hot lists"
	var n *counting
	err := c.read(ctx, what, func(conn *sqlite.Conn) error {
		n = newCounting(conn, c.now().UnixNano())
		return n.votes()
	})
	if err != nil {
		return err
	}
	return c.write(ctx, what, normal, func(conn *sqlite.Conn) error {
		for _, f := range n.fresh {
			if err := run(conn, "UPDATE votes SET means = ? WHERE id = ?", f[1], f[0]); err != nil {
				return err
			}
		}
		return run(conn, "UPDATE votes SET upto = ?1 WHERE id IN (SELECT value FROM json_each(?2)) AND upto < ?1", n.upto, list(n.lost))
	})
}

// forgetVotes removes the oldest votes where there are more than are of use.
func (c *Cache) forgetVotes(ctx context.Context) error {
	const what = "forget hot lists"
	last, n := int64(0), 0
	err := c.read(ctx, what, func(conn *sqlite.Conn) error {
		return each(conn, "SELECT date FROM votes ORDER BY date DESC", func(stmt *sqlite.Stmt) error {
			if n++; n <= keptVotes {
				return nil
			}
			last = stmt.ColumnInt64(0)
			return errEnough
		})
	})
	if err != nil || n <= keptVotes {
		return err
	}
	return c.write(ctx, what, normal, func(conn *sqlite.Conn) error { return run(conn, "DELETE FROM votes WHERE date <= +?", last) })
}
