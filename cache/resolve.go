package cache

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strings"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/related"
	"guanbao/feed"
)

// mostChoices bounds the articles that a link may mean.
const mostChoices = 16

// Resolve finds the cached article that a link on the page of an article leads
// to: by its address, else by its title, which may be cut. Dirty says that the
// page has the glosses of a faulty conversion. One row is sure; several are
// what it may mean, the likeliest first; none means that it is not cached.
// Nothing is ever guessed from a title that is only like another one.
func (c *Cache) Resolve(ctx context.Context, l feed.Link, from feed.Article, dirty bool) ([]feed.Row, error) {
	var rows []feed.Row
	err := c.read(ctx, "resolve "+l.URL, func(conn *sqlite.Conn) (err error) {
		rows, err = resolveLink(conn, l, from, dirty)
		c.session.patch(rows)
		return err
	})
	return rows, err
}

func resolveLink(conn *sqlite.Conn, l feed.Link, from feed.Article, dirty bool) ([]feed.Row, error) {
	rows, err := addressed(conn, l.URL)
	if err != nil || len(rows) > 0 {
		return rows, err
	}
	rows, err = titled(conn, related.TitleKey(related.BareTitle(l.Title, dirty)))
	from.URL = cmp.Or(l.URL, from.URL)
	return sure(rows, from), err
}

// addressed gives the article with an address; of one that several feeds
// carry, the first.
func addressed(conn *sqlite.Conn, address string) ([]feed.Row, error) {
	key := addressKey(address)
	if key == 0 {
		return nil, nil
	}
	var ids []int64
	err := each(conn, "SELECT article FROM signatures WHERE address = +? AND address <> 0 ORDER BY article", func(stmt *sqlite.Stmt) error {
		ids = append(ids, stmt.ColumnInt64(0))
		if len(ids) == mostChoices {
			return errEnough
		}
		return nil
	}, key)
	if err != nil {
		return nil, err
	}
	rows, err := rowsAt(conn, ids)
	canonical := feed.CanonicalURL(address)
	rows = slices.DeleteFunc(rows, func(r feed.Row) bool { return feed.CanonicalURL(r.URL) != canonical })
	return rows[:min(1, len(rows))], err
}

// titled gives the articles whose titles begin with a key.
func titled(conn *sqlite.Conn, key string) ([]feed.Row, error) {
	if !related.Findable(key) {
		return nil, nil
	}
	var ids []int64
	err := each(conn, "SELECT article FROM signatures WHERE title >= +?1 AND title < +?2 ORDER BY title", func(stmt *sqlite.Stmt) error {
		ids = append(ids, stmt.ColumnInt64(0))
		if len(ids) == mostChoices {
			return errEnough
		}
		return nil
	}, key, key+"\U0010FFFF")
	if err != nil {
		return nil, err
	}
	return rowsAt(conn, ids)
}

// sure chooses among the articles that a link on a page may mean. Those of its
// site go before others. Of several with one title the nearest that is not
// later than the page is meant; of several titles none is, and all are given.
func sure(rows []feed.Row, from feed.Article) []feed.Row {
	site := siteOf(from.URL)
	near := slices.DeleteFunc(slices.Clone(rows), func(r feed.Row) bool { return site == "" || siteOf(r.URL) != site })
	if len(near) > 0 {
		rows = near
	}
	if len(rows) < 2 {
		return rows
	}
	rank := func(r feed.Row) (int, int64) {
		apart := from.Published.Unix() - r.Cursor.Date
		if apart < 0 {
			return 1, -apart
		}
		return 0, apart
	}
	slices.SortStableFunc(rows, func(a, b feed.Row) int {
		x, s := rank(a)
		y, t := rank(b)
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(s, t))
	})
	title := related.TitleKey(related.BareTitle(rows[0].Title, true))
	for _, r := range rows[1:] {
		if related.TitleKey(related.BareTitle(r.Title, true)) != title {
			return rows
		}
	}
	if from.Published.IsZero() {
		return rows
	}
	return rows[:1]
}

// siteOf is the host of an address as feed.CanonicalURL writes it.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	site, _, _ := strings.Cut(feed.CanonicalURL(u.Scheme+"://"+u.Host+"/"), "/")
	return site
}
