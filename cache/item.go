package cache

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Item reads one article with everything that is known of it, whether or not
// its feed is subscribed. An unknown id gives ErrNotFound.
func (c *Cache) Item(ctx context.Context, id feed.ID) (feed.Item, error) {
	var item feed.Item
	err := c.read(ctx, "article "+string(id), func(conn *sqlite.Conn) error {
		found := false
		err := each(conn, "SELECT "+itemColumns+`
			FROM articles a`+itemJoins+" WHERE a.key = ?",
			func(stmt *sqlite.Stmt) (err error) {
				found = true
				row := []feed.Row{rowFrom(stmt)}
				c.session.patch(row)
				item, err = itemFrom(stmt, row[0])
				item.Place = c.session.place(id, item.Place)
				return err
			}, string(id))
		if err == nil && !found {
			err = ErrNotFound
		}
		if err == nil {
			err = countCopies(conn, []feed.Item{item}, func(_, n int) { item.Reposts = n })
		}
		return err
	})
	return item, err
}

// countCopies tells of those articles that have copies how many those are.
func countCopies(conn *sqlite.Conn, items []feed.Item, told func(i, copies int)) error {
	at, ids := make(map[int64]int, len(items)), make([]int64, len(items))
	for i, it := range items {
		at[it.Cursor.Row], ids[i] = i, it.Cursor.Row
	}
	return each(conn, `SELECT c.article, (SELECT count(*) FROM copies o WHERE o.head = c.head)
		FROM json_each(?) j CROSS JOIN copies c ON c.article = j.value`, func(stmt *sqlite.Stmt) error {
		told(at[stmt.ColumnInt64(0)], stmt.ColumnInt(1)-1)
		return nil
	}, list(ids))
}

const itemColumns = rowColumns + ", a.first_seen, t.guid, t.issuer, t.number, " + wholeBody + ", p.block, p.byte, g.problem, g.code, g.detail, " + pageColumns

// itemJoins leads from an article to all that is kept of it.
const itemJoins = ` CROSS JOIN feeds f ON f.id = a.feed CROSS JOIN texts t ON t.id = a.id LEFT JOIN places p ON p.article = a.id
	LEFT JOIN pages g ON g.article = a.id LEFT JOIN pagetexts x ON x.article = a.id`

// itemsAt reads the articles of some rows, in no order. Several are unpacked at a
// time.
func itemsAt(conn *sqlite.Conn, ids []int64) ([]feed.Item, error) {
	packed := make([]packedItem, 0, len(ids))
	err := each(conn, "SELECT "+itemColumns+" FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value"+itemJoins,
		func(stmt *sqlite.Stmt) error {
			p, err := packedFrom(stmt, rowFrom(stmt))
			packed = append(packed, p)
			return err
		}, list(ids))
	if err != nil {
		return nil, err
	}
	out, errs := make([]feed.Item, len(packed)), make([]error, len(packed))
	together(len(packed), func(i int) { out[i], errs[i] = packed[i].item() })
	return out, cmp.Or(errs...)
}

// itemFrom reads the columns that follow those of a row.
func itemFrom(stmt *sqlite.Stmt, r feed.Row) (feed.Item, error) {
	p, err := packedFrom(stmt, r)
	if err != nil {
		return feed.Item{}, err
	}
	return p.item()
}

// packedItem is an article as it was read, its body packed.
type packedItem struct {
	given feed.Item // as its feed gives it, but for what is in the body
	body  []byte
	page  *pageText // nil for none
}

// packedFrom reads the columns that follow those of a row, and unpacks nothing
// but a page.
func packedFrom(stmt *sqlite.Stmt, r feed.Row) (p packedItem, err error) {
	p.given, p.body = givenFrom(stmt, r), columnBlob(stmt, rowWidth+4)
	p.page, err = pageFrom(stmt, rowWidth+10)
	return p, err
}

// item unpacks an article, and puts its page over what its feed gives.
func (p packedItem) item() (feed.Item, error) {
	b, err := unpack(p.body)
	if err != nil {
		return feed.Item{}, err
	}
	it := p.given
	it.Authors, it.Categories, it.Summary, it.Content = b.Authors, b.Categories, b.Summary, b.Content
	it.Updated, it.Links = b.updated(), b.Links
	if p.page == nil {
		return it, nil
	}
	text := it.Text == feed.TextKept || it.Text == feed.TextPart
	if text {
		given := it.Article
		it.Given = &given
	}
	it.Article = p.page.over(it.Article, text)
	return it, nil
}

// givenFrom reads an article as its feed gives it, but for what is in the body.
func givenFrom(stmt *sqlite.Stmt, r feed.Row) feed.Item {
	const w = rowWidth
	it := feed.Item{
		Article: feed.Article{
			ID: r.ID, Feed: r.Feed, GUID: longGUID(stmt.ColumnText(w+1), r.URL), URL: r.URL, Title: r.Title,
			Issuer: stmt.ColumnText(w + 2), Number: stmt.ColumnText(w + 3), Published: r.Published,
			DateOnly: r.DateOnly, FirstSeen: inZone(stmt.ColumnInt64(w), 0), Lang: r.Lang,
			Comments: r.Comments,
		},
		FeedTitle: r.FeedTitle, Cursor: r.Cursor, Unread: r.Unread, Starred: r.Starred, Revisions: r.Revisions,
		Place: feed.Place{Block: stmt.ColumnInt(w + 5), Byte: stmt.ColumnInt(w + 6)}, Text: r.Text,
	}
	if r.Text == feed.TextFailed || r.Text == feed.TextPart {
		it.Lacking = &feed.Problem{Kind: feed.ProblemKind(stmt.ColumnText(w + 7)), Code: stmt.ColumnInt(w + 8), Detail: stmt.ColumnText(w + 9)}
	}
	return it
}

func columnBlob(stmt *sqlite.Stmt, col int) []byte {
	b := make([]byte, stmt.ColumnLen(col))
	stmt.ColumnBytes(col, b)
	return b
}

// shortestPrefix is the least number of characters by which Find looks.
const shortestPrefix = 4

// Find gives the one article whose id begins with prefix, which has at least
// four characters. None gives ErrNotFound, several give ErrAmbiguous.
func (c *Cache) Find(ctx context.Context, prefix string) (feed.ID, error) {
	if len(prefix) < shortestPrefix {
		return "", fmt.Errorf("cache: find %q: fewer than %d characters: %w", prefix, shortestPrefix, ErrNotFound)
	}
	var found []feed.ID
	err := c.read(ctx, fmt.Sprintf("find %q", prefix), func(conn *sqlite.Conn) error {
		err := each(conn, "SELECT key FROM articles WHERE key >= ?1 AND key < ?2 ORDER BY key LIMIT 2",
			func(stmt *sqlite.Stmt) error {
				found = append(found, feed.ID(stmt.ColumnText(0)))
				return nil
			}, prefix, prefix+"\U0010FFFF")
		switch {
		case err != nil:
			return err
		case len(found) == 0:
			return ErrNotFound
		case len(found) > 1 && string(found[0]) != prefix:
			return ErrAmbiguous
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	return found[0], nil
}

// Revisions gives the former states of an article, the latest first. An
// unknown id gives none.
func (c *Cache) Revisions(ctx context.Context, id feed.ID) ([]feed.Revision, error) {
	var out []feed.Revision
	err := c.read(ctx, "revisions of "+string(id), func(conn *sqlite.Conn) error {
		return each(conn, `SELECT r.seen, r.title, r.body FROM articles a JOIN revisions r ON r.article = a.id
			WHERE a.key = ? ORDER BY r.id DESC`, func(stmt *sqlite.Stmt) error {
			b, err := unpack(columnBlob(stmt, 2))
			out = append(out, feed.Revision{Article: id, Seen: time.UnixMilli(stmt.ColumnInt64(0)).UTC(), Title: stmt.ColumnText(1),
				Summary: b.Summary, Content: b.Content, Updated: b.updated()})
			return err
		}, string(id))
	})
	return out, err
}
