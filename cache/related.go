package cache

import (
	"cmp"
	"context"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/related"
	"guanbao/feed"
)

// What is looked for.
const (
	mostSimilar  = 20
	likest       = 10 // of the nearest by cosine, which may be copies
	mostCopies   = 32 // of one text
	leastScore   = related.Floor
	firstBatches = 16 // of articles that are read before the first answer
)

// Related gives what an article has to do with others in the cache: what its
// publisher lists, documents that it cites and that cite it, similar articles
// and copies of it. An unknown id gives ErrNotFound.
//
// The first call loads the index of similar articles, and has articles that
// came before there was one read in the background; those that have not been
// read yet are not found.
func (c *Cache) Related(ctx context.Context, id feed.ID) (feed.Relations, error) {
	for range firstBatches {
		if more, err := c.Tend(ctx); err != nil || !more {
			break // what could be read is there
		}
	}
	c.tendInBackground()
	var out feed.Relations
	err := c.read(ctx, "related to "+string(id), func(conn *sqlite.Conn) error {
		if err := c.terms.load(conn); err != nil {
			return err
		}
		row, err := number(conn, "SELECT id FROM articles WHERE key = ?", string(id))
		if err == nil && row == 0 {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		items, err := itemsAt(conn, []int64{row})
		if err != nil || len(items) == 0 {
			return cmp.Or(err, ErrNotFound)
		}
		r := relating{cache: c, conn: conn, item: items[0], text: related.Read(items[0].Article), known: map[int64]*compared{}}
		out, err = r.all()
		return err
	})
	return out, err
}

// relating is one search for what an article has to do with others.
type relating struct {
	cache *Cache
	conn  *sqlite.Conn
	item  feed.Item
	text  related.Text
	known map[int64]*compared
}

// compared is an article whose text was read to compare it.
type compared struct {
	item feed.Item
	text related.Text
	copy related.Copy
}

func (r *relating) all() (feed.Relations, error) {
	out := feed.Relations{ID: r.item.ID, Head: r.item.ID}
	own := &compared{item: r.item, text: r.text}
	for kind, list := range listsOf(&out) {
		if err := r.list(own, kind, list); err != nil {
			return out, err
		}
	}
	for _, step := range []func(*feed.Relations) error{r.cites, r.citedBy, r.similar} {
		if err := step(&out); err != nil {
			return out, err
		}
	}
	return out, nil
}

// seen puts the marks of the session into rows, and leaves out the article.
func (r *relating) seen(rows []feed.Row) []feed.Row {
	rows = slices.DeleteFunc(rows, func(row feed.Row) bool { return row.ID == r.item.ID })
	r.cache.session.patch(rows)
	return rows
}

func (r *relating) cites(out *feed.Relations) error {
	for _, c := range related.Cited(r.text, r.item.Number) {
		ids, err := bearers(r.conn, c)
		if err != nil {
			return err
		}
		if slices.Contains(ids, r.item.Cursor.Row) {
			continue // its own number or title, said in another way
		}
		rows, err := rowsAt(r.conn, ids)
		if err != nil {
			return err
		}
		rel := feed.Relation{Link: feed.Link{Kind: feed.LinkCites, Title: c.Text}, Rows: r.seen(sure(rows, r.item.Article))}
		if row, ok := rel.Row(); ok {
			rel.URL, rel.Date = row.URL, row.Published
		}
		out.Cites = append(out.Cites, rel)
	}
	return nil
}

// bearers are the articles that are or bring a document.
func bearers(conn *sqlite.Conn, c related.Citation) (ids []int64, err error) {
	take := func(stmt *sqlite.Stmt) error {
		if id := stmt.ColumnInt64(0); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
		if len(ids) == mostChoices {
			return errEnough
		}
		return nil
	}
	if c.Title != "" {
		err = each(conn, "SELECT article FROM signatures WHERE title = ? ORDER BY article", take, c.Title)
	}
	if err == nil {
		err = each(conn, "SELECT article FROM mentions WHERE key = ? AND role = 0 ORDER BY article", take, c.Key)
	}
	return ids, err
}

// mostCiting bounds the articles that are told to cite one.
const mostCiting = 200

func (r *relating) citedBy(out *feed.Relations) error {
	keys := append(related.Bears(r.text, r.item.Number), related.Hash(related.KindTitle, related.TitleKey(r.text.Title)))
	var ids []int64
	for _, key := range keys {
		err := each(r.conn, "SELECT article FROM mentions WHERE key = ? AND role = 1 ORDER BY article DESC", func(stmt *sqlite.Stmt) error {
			if id := stmt.ColumnInt64(0); id != r.item.Cursor.Row && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
			if len(ids) >= mostCiting {
				return errEnough
			}
			return nil
		}, key)
		if err != nil {
			return err
		}
	}
	rows, err := rowsAt(r.conn, ids)
	slices.SortFunc(rows, func(a, b feed.Row) int { return after(a.Cursor, b.Cursor) })
	for _, row := range r.seen(rows) {
		link := feed.Link{Kind: feed.LinkCitedBy, Title: row.Title, URL: row.URL, Date: row.Published}
		out.CitedBy = append(out.CitedBy, feed.Relation{Link: link, Rows: []feed.Row{row}})
	}
	return err
}

// rowsAt reads the rows of some articles.
func rowsAt(conn *sqlite.Conn, ids []int64) ([]feed.Row, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	keys := make([]feed.Cursor, len(ids))
	for i, id := range ids {
		keys[i].Row = id
	}
	rows, err := rowsOf(conn, keys)
	return slices.DeleteFunc(rows, func(r feed.Row) bool { return r.ID == "" }), err
}

// similar finds similar articles and copies. Of similar ones that are copies
// of one another, the head stands for all. What stands in another section, or
// a copy of it, is left out.
func (r *relating) similar(out *feed.Relations) error {
	me := &compared{r.item, r.text, related.NewCopy(r.text, r.item.Cursor.Date)}
	hits, group, err := r.copies(me)
	if err != nil {
		return err
	}
	mine := make(map[int64]bool)
	for _, m := range group {
		mine[m.item.Cursor.Row] = true
	}
	out.Head = group[0].item.ID
	for _, m := range group {
		if m.item.ID != r.item.ID {
			rows, err := rowsAt(r.conn, []int64{m.item.Cursor.Row})
			if err != nil {
				return err
			}
			out.Reposts = append(out.Reposts, r.seen(rows)...)
		}
	}
	if err := r.lend(out, group); err != nil {
		return err
	}
	hits = slices.DeleteFunc(hits, func(h related.Hit) bool { return mine[h.Row] })
	if err := r.read(hits); err != nil {
		return err
	}
	hits = r.folded(r.untold(hits, out))
	terms := r.reasons(hits)
	for i, h := range hits {
		rows, err := rowsAt(r.conn, []int64{h.Row})
		if err != nil || len(rows) == 0 {
			return err
		}
		r.cache.session.patch(rows)
		out.Similar = append(out.Similar, feed.Similar{Row: rows[0], Score: h.Score, Terms: terms[i]})
	}
	return nil
}

// reasons gives what each hit shares with the article.
func (r *relating) reasons(hits []related.Hit) [][]string {
	out := make([][]string, len(hits))
	if len(hits) == 0 {
		return out
	}
	own, book := related.NewReasons(r.text), &r.cache.terms
	book.mu.Lock()
	defer book.mu.Unlock()
	together(len(hits), func(i int) { out[i] = own.Shared(r.known[hits[i].Row].text, book.known) })
	return out
}

// untold leaves out what other sections name for sure, and its copies.
func (r *relating) untold(hits []related.Hit, out *feed.Relations) []related.Hit {
	told := make(map[feed.ID]bool)
	for _, section := range [][]feed.Relation{out.Related, out.Recommended, out.Popular, out.Cites, out.CitedBy} {
		for _, rel := range section {
			if row, ok := rel.Row(); ok {
				told[row.ID] = true
			}
		}
	}
	var named []*compared
	for _, h := range hits {
		if a := r.known[h.Row]; a != nil && told[a.item.ID] {
			named = append(named, a)
		}
	}
	return slices.DeleteFunc(hits, func(h related.Hit) bool {
		a := r.known[h.Row]
		return a == nil || slices.ContainsFunc(named, func(b *compared) bool { return a == b || a.copy.Of(b.copy) })
	})
}

// folded takes copies of one text into the one of them that is its head, with
// the best score of all.
func (r *relating) folded(hits []related.Hit) []related.Hit {
	same := make([][]int, len(hits)) // for each those before it
	together(len(hits), func(i int) {
		for j := range i {
			if r.known[hits[i].Row].copy.Of(r.known[hits[j].Row].copy) {
				same[i] = append(same[i], j)
			}
		}
	})
	groups := related.NewGroups(len(hits))
	for i := range hits {
		for _, j := range same[i] {
			groups.Join(i, j)
		}
	}
	out, at := []related.Hit{}, map[int]int{}
	for i, h := range hits {
		first, ok := at[groups.Find(i)]
		if !ok {
			at[groups.Find(i)] = len(out)
			out = append(out, h)
		} else if headFirst(r.known[h.Row], r.known[out[first].Row]) < 0 {
			out[first].Row = h.Row
		}
	}
	return out
}

// headFirst orders copies: those of a government first, then the earliest.
func headFirst(a, b *compared) int {
	x, y := related.Official(a.item.URL), related.Official(b.item.URL)
	return cmp.Or(int(bit(y)-bit(x)), cmp.Compare(a.item.Cursor.Date, b.item.Cursor.Date), cmp.Compare(a.item.Cursor.Row, b.item.Cursor.Row))
}

// read reads the texts of what was found and not read yet.
func (r *relating) read(hits []related.Hit) error {
	var ids []int64
	for _, h := range hits {
		if r.known[h.Row] == nil {
			ids = append(ids, h.Row)
		}
	}
	items, err := itemsAt(r.conn, ids)
	for _, it := range items {
		t := related.Read(it.Article)
		r.known[it.Cursor.Row] = &compared{it, t, related.NewCopy(t, it.Cursor.Date)}
	}
	return err
}
