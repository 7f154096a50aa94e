package cache

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Bounds on what is popular.
const (
	popularSpan = 7 * 24 * time.Hour // of the lists that count, up to the newest of them
	mostPopular = 100                // articles
	mostVotes   = 3000               // places in lists that are followed
)

// tally is what speaks for an article.
type tally struct {
	row   int64
	date  int64
	sites map[string]float64 // the best place in the lists of each
	feeds int                // other ones that carry the text
	away  *feed.Row          // in place of row, of what is not in the cache
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

// counting is a count of votes.
type counting struct {
	conn    *sqlite.Conn
	end     int64 // of the week, in seconds
	tallies map[int64]*tally
	away    map[feed.ID]*tally // of what is hot and not in the cache

	upto  int64      // the last of the signatures
	fresh [][2]int64 // votes whose meaning was found now, with it
	lost  []int64    // those that mean nothing that is cached
}

func newCounting(conn *sqlite.Conn, now int64) *counting {
	return &counting{conn: conn, end: now / int64(time.Second), tallies: map[int64]*tally{}, away: map[feed.ID]*tally{}}
}

func (n *counting) of(row int64) *tally {
	t := n.tallies[row]
	if t == nil {
		t = &tally{row: row, sites: map[string]float64{}}
		n.tallies[row] = t
	}
	return t
}

// popular gives the articles of a view that publishers rank as hot and that
// several feeds carry, the best first, by the lists of a week. The week ends now,
// or where its lists lead to nothing in the cache, with the newest list that does,
// so that a cache that was not refreshed for long shows what was hot then. With away,
// what is hot and not in the cache has rows as well. In the cursors of the rows the
// rank stands for the date.
func (c *Cache) popular(conn *sqlite.Conn, l lens, away bool) ([]feed.Row, error) {
	n := newCounting(conn, cmp.Or(l.opened, c.now().UnixNano()))
	if err := n.votes(); err != nil {
		return nil, err
	}
	err := each(conn, `SELECT c.head, count(DISTINCT a.feed) FROM copies c CROSS JOIN articles a ON a.id = c.article
		WHERE a.date BETWEEN ? AND ? GROUP BY c.head HAVING count(DISTINCT a.feed) > 1`, func(stmt *sqlite.Stmt) error {
		n.of(stmt.ColumnInt64(0)).feeds = stmt.ColumnInt(1) - 1
		return nil
	}, n.end-int64(popularSpan/time.Second), n.end)
	if err != nil {
		return nil, err
	}
	var missed []*tally
	if away {
		missed = n.missed(l)
	}
	return c.ranked(conn, l, n.tallies, missed)
}

// countedVotes are the votes with what they may mean: what is known, else the
// articles with the address, else those whose titles begin with the title, as
// resolveLink looks for them among signatures that came since.
const countedVotes = `SELECT v.date, v.site, v.feed, v.weight, v.url, a.url, a.published, v.id, v.means, v.hot, v.title, a.key, f.url, f.name, f.title,
	CASE WHEN v.means IS NULL AND v.upto < +? THEN coalesce(
		(SELECT s.article FROM signatures s WHERE s.address = v.address AND s.address <> 0 AND v.address <> 0 ORDER BY s.article LIMIT 1),
		(SELECT group_concat(t.article) FROM (SELECT s.article FROM signatures s
			WHERE v.key <> '' AND s.title >= v.key AND s.title < v.key || char(1114111) ORDER BY s.title LIMIT 16) t)) END
	FROM votes v CROSS JOIN feeds f ON f.id = v.feed CROSS JOIN articles a ON a.id = v.article
	WHERE f.place IS NOT NULL AND f.hidden = 0 ORDER BY v.date DESC`

// votes counts the votes of the week, the newest first.
func (n *counting) votes() error {
	begin := func() int64 { return n.end - int64(popularSpan/time.Second) }
	var err error
	if n.upto, err = number(n.conn, "SELECT coalesce(max(seq), 0) FROM signatures"); err != nil {
		return err
	}
	read := 0
	return each(n.conn, countedVotes, func(stmt *sqlite.Stmt) error {
		date := stmt.ColumnInt64(0)
		if read++; read > mostVotes || date < begin() && len(n.tallies) > 0 {
			return errEnough
		}
		row, err := n.meant(stmt)
		if err != nil {
			return err
		}
		if row == 0 {
			n.lost = append(n.lost, stmt.ColumnInt64(7))
			n.miss(stmt)
			return nil
		}
		if date < begin() {
			n.end = date
		}
		n.of(row).add(stmt)
		return nil
	}, n.upto)
}

// add counts a vote.
func (t *tally) add(stmt *sqlite.Stmt) {
	site := cmp.Or(stmt.ColumnText(1), stmt.ColumnText(2))
	t.sites[site] = max(t.sites[site], stmt.ColumnFloat(3))
}

// miss counts a vote for what is not in the cache, where a list of what is hot
// has it and it can be got.
func (n *counting) miss(stmt *sqlite.Stmt) {
	url := stmt.ColumnText(4)
	if url == "" || !stmt.ColumnBool(9) {
		return
	}
	id := feed.ID("link-" + strconv.FormatUint(uint64(addressKey(url)), 36))
	t := n.away[id]
	if t == nil {
		f := feed.Feed{URL: stmt.ColumnText(12), Name: stmt.ColumnText(13), Title: stmt.ColumnText(14)}
		t = &tally{date: stmt.ColumnInt64(0), sites: map[string]float64{}, away: &feed.Row{
			ID: id, Feed: f.URL, FeedTitle: f.DisplayTitle(), Title: stmt.ColumnText(10), URL: url, Page: feed.ID(stmt.ColumnText(11)), Comments: feed.NoCount,
		}}
		n.away[id] = t
	}
	t.add(stmt)
}

// missed gives what is not in the cache of the lists of the week, which ends with
// the newest list where nothing is; nothing of it is in a list of what is unread.
func (n *counting) missed(l lens) (out []*tally) {
	end := n.end
	if len(n.tallies) == 0 {
		newest := int64(0)
		for _, t := range n.away {
			newest = max(newest, t.date)
		}
		end = min(end, newest)
	}
	for _, t := range n.away {
		if !l.unread && t.date >= end-int64(popularSpan/time.Second) && t.date > l.floor.Date {
			out = append(out, t)
		}
	}
	return out
}

// meant gives the article that a vote is sure to mean, 0 for none.
func (n *counting) meant(stmt *sqlite.Stmt) (int64, error) {
	if row := stmt.ColumnInt64(8); row != 0 {
		return row, nil
	}
	row, err := n.found(stmt)
	if row != 0 {
		n.fresh = append(n.fresh, [2]int64{stmt.ColumnInt64(7), row})
	}
	return row, err
}

// found gives the one article that is sure among those that a vote may mean.
func (n *counting) found(stmt *sqlite.Stmt) (int64, error) {
	found := stmt.ColumnText(15)
	if found == "" {
		return 0, nil
	}
	var ids []int64
	for part := range strings.SplitSeq(found, ",") {
		id, err := strconv.ParseInt(part, 10, 64)
		if err != nil {
			return 0, err
		}
		ids = append(ids, id)
	}
	if len(ids) == 1 {
		return ids[0], nil
	}
	rows, err := rowsAt(n.conn, ids)
	from := feed.Article{URL: cmp.Or(stmt.ColumnText(4), stmt.ColumnText(5))}
	if !stmt.ColumnIsNull(6) {
		from.Published = time.Unix(stmt.ColumnInt64(6), 0)
	}
	if rows = sure(rows, from); err != nil || len(rows) != 1 {
		return 0, err
	}
	return rows[0].Cursor.Row, nil
}

// ranked gives the rows of what the view holds, the best first, the newest first
// where nothing else tells them apart.
func (c *Cache) ranked(conn *sqlite.Conn, l lens, tallies map[int64]*tally, away []*tally) ([]feed.Row, error) {
	var ids []int64
	for row := range tallies {
		ids = append(ids, row)
	}
	held := away
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
		return cmp.Or(cmp.Compare(b.score(), a.score()), cmp.Compare(b.date, a.date), cmp.Compare(b.row, a.row), cmp.Compare(a.id(), b.id()))
	})
	held = held[:min(len(held), mostPopular)]
	ids = ids[:0]
	for _, t := range held {
		if t.away == nil {
			ids = append(ids, t.row)
		}
	}
	cached, err := rowsAt(conn, ids)
	if err != nil {
		return nil, err
	}
	s.patch(cached)
	rows := make([]feed.Row, len(held))
	for i, t := range held {
		if t.away != nil {
			rows[i] = *t.away
		} else {
			rows[i], cached = cached[0], cached[1:]
		}
		rows[i].Hot = len(t.sites) + t.feeds
		rows[i].Cursor.Date = -int64(i) - 1
	}
	return rows, nil
}

// id is that of what is not in the cache, "" for an article.
func (t *tally) id() feed.ID {
	if t.away == nil {
		return ""
	}
	return t.away.ID
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
