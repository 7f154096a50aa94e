package cache

import (
	"context"
	"errors"
	"sync"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
	"guanbao/cache/related"
	"guanbao/feed"
)

// Bounds on what is indexed at a time.
const (
	indexBatch  = 4096 // articles of a segment: 3.6 megabytes
	fewSegments = 8    // of one size that may stand side by side
	segmentBits = 20   // of the id of a page are its number in the segment
)

// smallBelow are the sizes below which segments are taken together. Lists take
// 1.3 kilobytes an article in segments of 512 and 0.9 in those of 4096.
var smallBelow = []int{64, 512, indexBatch}

// indexing is the work on the index in the background, and the segments that
// have been read.
type indexing struct {
	worker
	stock struct {
		sync.Mutex
		came int  // articles that were saved since a batch was full
		all  bool // what waits is not to wait for more
	}
	read struct {
		sync.Mutex
		segments []*segment // those of the last search
		counted  bool       // they were found to have all articles, or begun anew
		removed  int64      // the last one of search_removed that they know
	}
}

// enqueue says that an article must be indexed, for the first time or anew.
func enqueue(conn *sqlite.Conn, id int64) error {
	return run(conn, "INSERT OR REPLACE INTO search_queue (article) VALUES (?)", id)
}

// wake begins to index all that is waiting, beside whatever else is done.
func (x *indexing) wake(c *Cache) {
	x.stock.Lock()
	x.stock.all = true
	x.stock.Unlock()
	if c.reason == nil {
		x.worker.wake(c.indexSome)
	}
}

// saved counts articles that wait to be indexed. Full batches of them are begun
// while a refresh goes on; what is left waits for its end, or for a search, so
// that it is not indexed a few at a time and all of it once more.
func (x *indexing) saved(c *Cache, n int) {
	x.stock.Lock()
	x.stock.came += n
	full := x.stock.came >= indexBatch
	if full {
		x.stock.came = 0
	}
	x.stock.Unlock()
	if full {
		x.worker.wake(c.indexSome)
	}
}

// indexSome is Index, for full batches alone while there is time.
func (c *Cache) indexSome(ctx context.Context) (more bool, err error) {
	s := &c.index.stock
	s.Lock()
	all := s.all
	s.all = false
	s.Unlock()
	least := indexBatch
	if all {
		least = 1
	}
	if more, err = c.indexFrom(ctx, least); err == nil && !more && all {
		more, err = c.Thin(ctx)
	}
	if more && all {
		s.Lock()
		s.all = true
		s.Unlock()
	}
	return more, err
}

// waiting is a batch of articles that wait.
type waiting struct {
	seqs  []int64 // in the queue
	ids   []int64
	below int64 // below this row articles wait after the batch
	fresh bool  // the index is to be begun anew
}

// Index indexes a batch of the articles that are waiting for it, those that
// came last first, and reports whether there are more. What another process
// has indexed meanwhile is left to it.
func (c *Cache) Index(ctx context.Context) (more bool, err error) { return c.indexFrom(ctx, 1) }

// indexFrom is Index for batches of at least so many.
func (c *Cache) indexFrom(ctx context.Context, least int) (more bool, err error) {
	if c.reason != nil {
		return false, nil
	}
	const what = "index articles"
	var w waiting
	var segment index.Segment
	err = c.read(ctx, what, func(conn *sqlite.Conn) (err error) {
		if w, err = nextWaiting(conn); err != nil {
			return err
		}
		if len(w.ids) < least && !w.fresh {
			w.ids = nil
			return nil
		}
		segment, err = segmentOf(conn, w.ids)
		return err
	})
	if err != nil || len(w.ids) == 0 && !w.fresh {
		return false, err
	}
	err = c.write(ctx, what, normal, func(conn *sqlite.Conn) error { return w.store(conn, segment) })
	switch {
	case errors.Is(err, errOvertaken):
		return true, nil
	case errors.Is(err, index.ErrDamaged):
		err = c.begin(ctx)
	}
	return err == nil, err
}

// segmentOf makes a segment of some articles, an empty one of none.
func segmentOf(conn *sqlite.Conn, ids []int64) (s index.Segment, err error) {
	feeds, err := feedsOf(conn)
	if err != nil {
		return s, err
	}
	docs := make([]index.Document, 0, len(ids))
	err = eachItem(conn, ids, func(it feed.Item) {
		t := related.Read(it.Article)
		docs = append(docs, index.Document{Row: it.Cursor.Row, Date: it.Cursor.Date, Feed: feeds[it.Feed],
			Title: t.Title, Number: it.Number, Texts: []string{t.Body, it.Issuer}})
	})
	if err == nil && len(docs) > 0 {
		s = index.Build(docs)
	}
	return s, err
}

// errOvertaken ends the work on a batch that somebody else has indexed.
var errOvertaken = errors.New("overtaken")

// nextWaiting reads what to index next: what came or changed, then what was
// there before there was an index.
func nextWaiting(conn *sqlite.Conn) (w waiting, err error) {
	version, below, err := indexState(conn)
	if err != nil {
		return w, err
	}
	if w.below = below; version != index.Version {
		w.fresh = true
		return w, nil
	}
	err = each(conn, "SELECT seq, article FROM search_queue ORDER BY seq DESC", func(stmt *sqlite.Stmt) error {
		if len(w.ids) == indexBatch {
			return errEnough
		}
		w.seqs, w.ids = append(w.seqs, stmt.ColumnInt64(0)), append(w.ids, stmt.ColumnInt64(1))
		return nil
	})
	if err != nil || len(w.ids) > 0 {
		return w, err
	}
	err = each(conn, "SELECT id FROM articles WHERE id < +? ORDER BY id DESC", func(stmt *sqlite.Stmt) error {
		if len(w.ids) == indexBatch {
			return errEnough
		}
		w.ids = append(w.ids, stmt.ColumnInt64(0))
		w.below = stmt.ColumnInt64(0)
		return nil
	}, below)
	return w, err
}

func indexState(conn *sqlite.Conn) (version, below int64, err error) {
	err = each(conn, "SELECT version, below FROM search_state WHERE id = 1", func(stmt *sqlite.Stmt) error {
		version, below = stmt.ColumnInt64(0), stmt.ColumnInt64(1)
		return nil
	})
	return version, below, err
}

// store writes the segment of a batch and takes the batch out of what waits,
// if it still waits as it did.
func (w waiting) store(conn *sqlite.Conn, s index.Segment) error {
	version, below, err := indexState(conn)
	if err != nil {
		return err
	}
	if w.fresh {
		if version == index.Version {
			return errOvertaken
		}
		// The row is asked for here: what came since the batch was read is in
		// the queue that is emptied.
		if below, err = number(conn, "SELECT coalesce(max(id), 0) + 1 FROM articles"); err != nil {
			return err
		}
		return clearIndex(conn, below)
	}
	if version != index.Version || len(w.seqs) == 0 && below <= w.below {
		return errOvertaken
	}
	for _, seq := range w.seqs {
		if err := run(conn, "DELETE FROM search_queue WHERE seq = ?", seq); err != nil {
			return err
		}
		if conn.Changes() == 0 {
			return errOvertaken
		}
	}
	if len(w.seqs) == 0 {
		if err := run(conn, "UPDATE search_state SET below = ?", w.below); err != nil {
			return err
		}
	}
	if err := writeSegment(conn, s, len(w.ids)); err != nil {
		return err
	}
	return gather(conn)
}

// clearIndex begins the index anew.
func clearIndex(conn *sqlite.Conn, below int64) error {
	for _, q := range []string{"DELETE FROM search_pages", "DELETE FROM search_segments", "DELETE FROM search_queue", "DELETE FROM search_removed"} {
		if err := run(conn, q); err != nil {
			return err
		}
	}
	return run(conn, "INSERT OR REPLACE INTO search_state (id, version, below) VALUES (1, ?, ?)", index.Version, below)
}

func writeSegment(conn *sqlite.Conn, s index.Segment, size int) error {
	err := run(conn, "INSERT INTO search_segments (size, documents, heads) VALUES (?, ?, ?)", size, s.Documents, s.Heads)
	if err != nil {
		return err
	}
	id := conn.LastInsertRowID() << segmentBits
	for n, page := range s.Pages {
		if err := run(conn, "INSERT INTO search_pages (id, data) VALUES (?, ?)", id+int64(n), page); err != nil {
			return err
		}
	}
	return nil
}

// gather gives segments of one size up, when there are many, and lets their
// articles be indexed together.
func gather(conn *sqlite.Conn) error {
	for _, limit := range smallBelow {
		var small []int64
		total := 0
		err := each(conn, "SELECT id, size FROM search_segments WHERE size < +?", func(stmt *sqlite.Stmt) error {
			small = append(small, stmt.ColumnInt64(0))
			total += stmt.ColumnInt(1)
			return nil
		}, limit)
		if err != nil {
			return err
		}
		if len(small) < fewSegments || total < limit {
			continue
		}
		for _, id := range small {
			if err := giveUp(conn, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// giveUp removes a segment and lets its articles wait.
func giveUp(conn *sqlite.Conn, id int64) error {
	r, err := openSegment(conn, id)
	if err != nil {
		return err
	}
	for _, row := range r.Rows {
		err := run(conn, "INSERT OR IGNORE INTO search_queue (article) SELECT id FROM articles WHERE id = +?", row)
		if err != nil {
			return err
		}
	}
	return dropSegment(conn, id)
}

func dropSegment(conn *sqlite.Conn, id int64) error {
	if err := run(conn, "DELETE FROM search_segments WHERE id = ?", id); err != nil {
		return err
	}
	return run(conn, "DELETE FROM search_pages WHERE id >= ? AND id < ?", id<<segmentBits, (id+1)<<segmentBits)
}

// eachItem reads articles a few at a time, so that their bodies are not all in
// memory at once.
func eachItem(conn *sqlite.Conn, ids []int64, take func(feed.Item)) error {
	const few = 64
	for len(ids) > 0 {
		n := min(few, len(ids))
		items, err := itemsAt(conn, ids[:n])
		if err != nil {
			return err
		}
		for _, it := range items {
			take(it)
		}
		ids = ids[n:]
	}
	return nil
}

// feedsOf gives the rows of all feeds by their addresses.
func feedsOf(conn *sqlite.Conn) (map[string]int64, error) {
	out := make(map[string]int64)
	err := each(conn, "SELECT id, url FROM feeds", func(stmt *sqlite.Stmt) error {
		out[stmt.ColumnText(1)] = stmt.ColumnInt64(0)
		return nil
	})
	return out, err
}
