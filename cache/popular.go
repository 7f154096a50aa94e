package cache

import (
	"cmp"
	"context"
	"slices"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Bounds on what is popular.
const (
	popularRead = 2000               // of the newest articles, whose lists are read
	popularSpan = 7 * 24 * time.Hour // of the lists that count, up to the newest of them
	mostPopular = 100                // articles
	mostVotes   = 3000               // places in lists that are followed
)

// vote is a place in a publisher's list.
type vote struct {
	date   int64
	site   string // that has the list
	link   feed.Link
	weight float64
	from   feed.Article // on whose page the list stands; its address and date alone
}

// tally is what speaks for an article.
type tally struct {
	row   int64
	date  int64
	sites map[string]float64 // the best place in the lists of each
	feeds int                // other ones that carry the text
}

// score adds up what speaks for an article: for each site the best place that
// its lists gave the article, one for the first place of a ranking and a tenth
// for the tenth and those below, 0.3 of that in recommendations; and 0.5 for
// each other feed that carries the same text.
func (t tally) score() float64 {
	sum := float64(t.feeds) / 2
	for _, w := range t.sites {
		sum += w
	}
	return sum
}

// weigh gives the weight of the n-th place in a list, from 0.
func weigh(kind feed.LinkKind, n int) float64 {
	w := float64(10-min(n, 9)) / 10
	if kind == feed.LinkRecommended {
		w *= 0.3
	}
	return w
}

// popular gives the articles of a view that publishers rank as hot and that
// several feeds carry, the best first, by the lists of a week. The week ends now,
// or where its lists lead to nothing in the cache, with the newest list that does,
// so that a cache that was not refreshed for long shows what was hot then. In the cursors of the rows the
// rank stands for the date.
func (c *Cache) popular(conn *sqlite.Conn, l lens) ([]feed.Row, error) {
	votes, err := c.votes(conn)
	if err != nil {
		return nil, err
	}
	tallies := make(map[int64]*tally)
	of := func(row int64) *tally {
		t := tallies[row]
		if t == nil {
			t = &tally{row: row, sites: map[string]float64{}}
			tallies[row] = t
		}
		return t
	}
	week := int64(popularSpan / time.Second)
	end := cmp.Or(l.opened, c.now().UnixNano()) / int64(time.Second)
	for _, v := range votes[:min(len(votes), mostVotes)] { // the newest first
		if v.date < end-week && len(tallies) > 0 {
			break
		}
		rows, err := resolveLink(conn, v.link, v.from, true)
		if err != nil {
			return nil, err
		}
		if len(rows) != 1 {
			continue
		}
		if len(tallies) == 0 && v.date < end-week {
			end = v.date
		}
		t := of(rows[0].Cursor.Row)
		t.sites[v.site] = max(t.sites[v.site], v.weight)
	}
	err = each(conn, `SELECT c.head, count(DISTINCT a.feed) FROM copies c CROSS JOIN articles a ON a.id = c.article
		WHERE a.date BETWEEN ? AND ? GROUP BY c.head HAVING count(DISTINCT a.feed) > 1`, func(stmt *sqlite.Stmt) error {
		of(stmt.ColumnInt64(0)).feeds = stmt.ColumnInt(1) - 1
		return nil
	}, end-week, end)
	if err != nil {
		return nil, err
	}
	return c.ranked(conn, l, tallies)
}

// votes reads the lists of the newest articles, the newest first. A list that stands on many pages
// of a site counts once, with its newest date.
func (c *Cache) votes(conn *sqlite.Conn) ([]vote, error) {
	var ids []int64
	err := each(conn, "SELECT a.id FROM articles a INDEXED BY articles_shown WHERE a.shown = 1 ORDER BY a.date DESC, a.id DESC LIMIT ?",
		func(stmt *sqlite.Stmt) error {
			ids = append(ids, stmt.ColumnInt64(0))
			return nil
		}, popularRead)
	if err != nil {
		return nil, err
	}
	var out []vote
	type place struct{ site, url, title string }
	seen := make(map[place]int)
	for chunk := range slices.Chunk(ids, 100) {
		items, err := itemsAt(conn, chunk)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(items, func(a, b feed.Item) int { return after(a.Cursor, b.Cursor) })
		for _, it := range items {
			site, n := cmp.Or(siteOf(it.URL), it.Feed), map[feed.LinkKind]int{}
			for _, link := range it.Links {
				if link.Kind != feed.LinkPopular && link.Kind != feed.LinkRecommended {
					continue
				}
				w := weigh(link.Kind, n[link.Kind])
				n[link.Kind]++
				p := place{site, feed.CanonicalURL(link.URL), link.Title}
				if i, ok := seen[p]; ok {
					out[i].weight = max(out[i].weight, w)
					continue
				}
				seen[p] = len(out)
				out = append(out, vote{it.Cursor.Date, site, link, w, feed.Article{URL: it.URL, Published: it.Published}})
			}
		}
	}
	return out, nil
}

// ranked gives the rows of what the view holds, the best first, the newest first
// where nothing else tells them apart.
func (c *Cache) ranked(conn *sqlite.Conn, l lens, tallies map[int64]*tally) ([]feed.Row, error) {
	var ids []int64
	for row := range tallies {
		ids = append(ids, row)
	}
	var held []*tally
	s := c.session
	s.mu.Lock()
	err := each(conn, "SELECT "+markedColumns+" FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value", func(stmt *sqlite.Stmt) error {
		if a := markedFrom(stmt); l.holds(a, s.now(a)) {
			tallies[a.row].date = a.date
			held = append(held, tallies[a.row])
		}
		return nil
	}, list(ids))
	s.mu.Unlock()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(held, func(a, b *tally) int {
		return cmp.Or(cmp.Compare(b.score(), a.score()), cmp.Compare(b.date, a.date), cmp.Compare(b.row, a.row))
	})
	held = held[:min(len(held), mostPopular)]
	ids = ids[:0]
	for _, t := range held {
		ids = append(ids, t.row)
	}
	rows, err := rowsAt(conn, ids)
	s.patch(rows)
	for i := range rows {
		rows[i].Hot = len(held[i].sites) + held[i].feeds
		rows[i].Cursor.Date = -int64(i) - 1
	}
	return rows, err
}

// part gives at most n rows of a whole list beyond a cursor.
func (d Direction) part(rows []feed.Row, from feed.Cursor, n int) []feed.Row {
	if from != (feed.Cursor{}) {
		rows = slices.DeleteFunc(rows, func(r feed.Row) bool { return (after(r.Cursor, from) > 0) != (d == Older) || r.Cursor == from })
	}
	n = max(min(n, len(rows)), 0)
	if d == Newer {
		return rows[len(rows)-n:]
	}
	return rows[:n]
}

// markPopular is MarkView of what is popular.
func (c *Cache) markPopular(ctx context.Context, v feed.View, m feed.Mark) (feed.Change, error) {
	rows, err := c.Page(ctx, v, feed.Cursor{}, Older, mostPopular)
	ids := make([]feed.ID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	if err != nil || len(ids) == 0 {
		return feed.Change{Mark: m}, err
	}
	return c.Mark(ctx, ids, m)
}
