package newsboat

import (
	"cmp"
	"context"
	"fmt"
	"hash/maphash"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Bounds of what is handed on at once. Articles that share a link stay
// together beyond them, for only side by side it shows whether they are one.
const (
	mostEntries = 100
	mostBytes   = 4 << 20 // of their texts
	mostSharing = 5000
)

// mostText is how many bytes of one text are read; a longer one is cut.
const mostText = 8 << 20

// ref is an article that has still to be read.
type ref struct {
	id, date int64
	link     uint64 // a hash of its link where others share it, else 0
}

// Each reads the articles of a feed that are not deleted, the newest first, and
// hands them on in batches, with the feed as newsboat knows it. It ends with
// the first error of take or with that of the file.
func (c *Cache) Each(ctx context.Context, s Source, take func(feed.Feed, []Entry) error) error {
	c.conn.SetInterrupt(ctx.Done())
	refs, err := c.refs(s)
	if err != nil {
		return c.ended(ctx, err)
	}
	for len(refs) > 0 {
		batch := batch{source: s, parser: c.parser}
		n := 0
		for n < len(refs) && !batch.full(refs, n) {
			if err := c.row(refs[n].id, batch.add); err != nil {
				return c.ended(ctx, err)
			}
			n++
		}
		refs = refs[n:]
		if err := ctx.Err(); err != nil {
			return err
		}
		if entries := batch.entries(); len(entries) > 0 {
			if err := take(batch.known, entries); err != nil {
				return err
			}
		}
	}
	return nil
}

// refs lists the articles of a feed, those that share a link last and together.
func (c *Cache) refs(s Source) ([]ref, error) {
	var (
		out   []ref
		seed  = maphash.MakeSeed()
		times = make(map[uint64]int)
	)
	err := c.each("SELECT i.id, i.pubDate, i.url FROM rss_item i WHERE i.feedurl = ? AND "+c.column("deleted", "0")+" = 0", func(stmt *sqlite.Stmt) error {
		r := ref{id: stmt.ColumnInt64(0), date: stmt.ColumnInt64(1)}
		if url := stmt.ColumnText(2); url != "" {
			r.link = maphash.String(seed, feed.CanonicalURL(url)) | 1
			times[r.link]++
		}
		out = append(out, r)
		return nil
	}, s.URL)
	for i := range out {
		if times[out[i].link] < 2 {
			out[i].link = 0
		}
	}
	slices.SortFunc(out, func(a, b ref) int {
		return cmp.Or(cmp.Compare(a.link, b.link), cmp.Compare(b.date, a.date), cmp.Compare(b.id, a.id))
	})
	return out, err
}

// full reports whether a batch has to end before the article n of the rest.
func (b *batch) full(rest []ref, n int) bool {
	together := n > 0 && rest[n].link != 0 && rest[n].link == rest[n-1].link
	switch {
	case n < mostEntries && b.bytes < mostBytes:
		return false
	case together:
		return n >= mostSharing
	}
	return true
}

// row reads one article, unless newsboat has deleted it meanwhile.
func (c *Cache) row(id int64, use func(row) error) error {
	query := "SELECT " + clipped("guid") + ", " + clipped("title") + ", " + clipped("author") + ", " + clipped("url") + ", " + clipped("content") +
		", i.pubDate, i.unread, " + c.column("flags", "''") + ", " + c.column("enclosure_url", "''") + ", " + c.column("enclosure_type", "''") +
		", " + c.column("base", "''") + ", " + c.column("content_mime_type", "''") +
		" FROM rss_item i WHERE i.id = ? AND " + c.column("deleted", "0") + " = 0"
	return c.each(query, func(stmt *sqlite.Stmt) error {
		return use(row{guid: stmt.ColumnText(0), title: stmt.ColumnText(1), author: stmt.ColumnText(2), link: stmt.ColumnText(3), content: stmt.ColumnText(4),
			date: stmt.ColumnInt64(5), unread: stmt.ColumnBool(6), flags: stmt.ColumnText(7), enclosure: stmt.ColumnText(8), enclosureType: stmt.ColumnText(9),
			base: stmt.ColumnText(10), contentType: stmt.ColumnText(11)})
	}, id)
}

// clipped reads a text that is cut where it is longer than mostText.
func clipped(column string) string {
	return fmt.Sprintf("CASE WHEN length(CAST(i.%[1]s AS BLOB)) > %[2]d THEN substr(i.%[1]s, 1, %[3]d) ELSE i.%[1]s END", column, mostText, mostText/8)
}
