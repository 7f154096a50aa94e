package cache

import (
	"context"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

var _ feed.PageStore = (*Cache)(nil)

const wishColumns = "a.id, a.key, f.url, a.title, a.url, a.date, coalesce(g.tries, 0), coalesce(g.state, 1)"

// wished is a wish with its row.
type wished struct {
	feed.Wish
	row   int64
	state int
}

func wishFrom(stmt *sqlite.Stmt) wished {
	return wished{row: stmt.ColumnInt64(0), state: stmt.ColumnInt(7), Wish: feed.Wish{
		ID: feed.ID(stmt.ColumnText(1)), Feed: stmt.ColumnText(2), Title: stmt.ColumnText(3), URL: stmt.ColumnText(4),
		Date: stmt.ColumnInt64(5), Tries: stmt.ColumnInt(6),
	}}
}

// Wish gives what has to be known of an article to get its page. An unknown id
// gives ErrNotFound, an article without an address a *feed.Problem.
func (c *Cache) Wish(ctx context.Context, id feed.ID) (feed.Wish, error) {
	var w feed.Wish
	err := c.read(ctx, "page of "+string(id), func(conn *sqlite.Conn) error {
		found := false
		err := each(conn, "SELECT "+wishColumns+` FROM articles a JOIN feeds f ON f.id = a.feed LEFT JOIN pages g ON g.article = a.id
			WHERE a.key = ?`, func(stmt *sqlite.Stmt) error {
			found, w = true, wishFrom(stmt).Wish
			return nil
		}, string(id))
		if err == nil && !found {
			return ErrNotFound
		}
		return err
	})
	return w, err
}

// mostLooked is how many articles of a feed are looked at for those of which
// nothing is known yet.
const mostLooked = 200

// Wanted gives the articles of a feed whose pages are to be got now, the newest
// first, at most so many: those of which the feed gives a summary, or all that
// have a page, by how. Articles of an older schema are judged when they are
// first met.
func (c *Cache) Wanted(ctx context.Context, url string, how feed.FullText, now time.Time, most int) ([]feed.Wish, error) {
	const what = "wanted pages"
	var found []wished
	brief := map[int64]bool{}
	err := c.read(ctx, what, func(conn *sqlite.Conn) (err error) {
		if found, err = wanted(conn, url, how, now); err != nil {
			return err
		}
		var unjudged []int64
		for _, w := range found {
			if w.state == pageUnjudged {
				unjudged = append(unjudged, w.row)
			}
		}
		items, err := itemsAt(conn, unjudged)
		for _, it := range items {
			brief[it.Cursor.Row] = feed.Brief(it.Article)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(brief) > 0 {
		if err := c.write(ctx, what, normal, func(conn *sqlite.Conn) error { return judge(conn, brief) }); err != nil {
			return nil, err
		}
	}
	var out []feed.Wish
	for _, w := range found {
		short, judged := brief[w.row]
		if len(out) < most && (!judged || short || how == feed.FullTextAlways) && feed.Paged(feed.Article{URL: w.URL}) {
			out = append(out, w.Wish)
		}
	}
	return out, nil
}

// wanted reads the articles of a feed whose pages may be asked for, the newest
// first.
func wanted(conn *sqlite.Conn, url string, how feed.FullText, now time.Time) (out []wished, err error) {
	take := func(stmt *sqlite.Stmt) error {
		out = append(out, wishFrom(stmt))
		return nil
	}
	id, err := number(conn, "SELECT id FROM feeds WHERE url = ?", url)
	if err != nil || id == 0 || how == feed.FullTextNever {
		return nil, err
	}
	if how == feed.FullTextAlways {
		looked := 0
		err = each(conn, "SELECT "+wishColumns+`, g.due FROM articles a INDEXED BY articles_of_feed CROSS JOIN feeds f ON f.id = a.feed
			LEFT JOIN pages g ON g.article = a.id WHERE a.feed = +? ORDER BY a.date DESC, a.id DESC`, func(stmt *sqlite.Stmt) error {
			if looked++; looked > mostLooked {
				return errEnough
			}
			if stmt.ColumnInt64(8) > now.Unix() || stmt.ColumnText(4) == "" {
				return nil
			}
			return take(stmt)
		}, id)
		return out, err
	}
	err = each(conn, "SELECT "+wishColumns+` FROM pages g INDEXED BY pages_due CROSS JOIN articles a ON a.id = g.article
		CROSS JOIN feeds f ON f.id = a.feed WHERE g.feed = +? AND g.due <= +? AND g.due < 9000000000 AND g.state <> 4 ORDER BY a.date DESC, a.id DESC`,
		take, id, now.Unix())
	return out, err
}

// judge writes of which articles a page is wanted, and forgets the others.
func judge(conn *sqlite.Conn, brief map[int64]bool) error {
	for row, short := range brief {
		q := "DELETE FROM pages WHERE article = ? AND state = 0"
		if short {
			q = "UPDATE pages SET state = 1 WHERE article = ? AND state = 0"
		}
		if err := run(conn, q, row); err != nil {
			return err
		}
	}
	return nil
}

// PageCount counts the articles of a feed by what there is of their pages.
type PageCount struct {
	Missing int // a summary; the page was not got
	Failed  int // a summary; the page could not be got
	Kept    int
	Part    int // the first pages were kept, and a later one could not be got
}

// PageCounts gives, by the address of the feed, what there is of the pages of its
// articles.
func (c *Cache) PageCounts(ctx context.Context) (map[string]PageCount, error) {
	out := map[string]PageCount{}
	err := c.read(ctx, "counts of pages", func(conn *sqlite.Conn) error {
		return each(conn, `SELECT f.url, g.state, count(*) FROM pages g JOIN feeds f ON f.id = g.feed
			WHERE f.place IS NOT NULL GROUP BY g.feed, g.state`, func(stmt *sqlite.Stmt) error {
			n := out[stmt.ColumnText(0)]
			switch stmt.ColumnInt(1) {
			case pageMissing:
				n.Missing = stmt.ColumnInt(2)
			case pageFailed:
				n.Failed = stmt.ColumnInt(2)
			case pageKept:
				n.Kept = stmt.ColumnInt(2)
			case pagePart:
				n.Part = stmt.ColumnInt(2)
			}
			out[stmt.ColumnText(0)] = n
			return nil
		})
	})
	return out, err
}
