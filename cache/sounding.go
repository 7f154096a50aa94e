package cache

import (
	"context"
	"sync"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
	"guanbao/cache/related"
	"guanbao/feed/cjk/sound"
)

// sounding holds the titles of all articles, to find them by their sound. They
// are read when that is asked for the first time, and follow the file from
// then on.
type sounding struct {
	mu     sync.Mutex
	sounds *index.Sounds // nil until they are read
	upTo   int64         // the last change of signatures that they hold
	last   index.Found   // by the last search, from which the next one may go on

	reading chan struct{} // closed when the reading has ended; nil when none began
	failure error         // of the reading
	cancel  context.CancelFunc
	closed  bool
}

// wake begins to read the titles, if that has not been done.
func (x *sounding) wake(c *Cache) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.reading != nil || x.closed {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	x.reading, x.cancel = done, cancel
	go func() {
		defer close(done)
		var sounds *index.Sounds
		var upTo int64
		err := c.read(ctx, "titles", func(conn *sqlite.Conn) (err error) {
			sounds, upTo, err = soundsOf(ctx, conn)
			return err
		})
		x.mu.Lock()
		defer x.mu.Unlock()
		if x.failure = err; err == nil {
			x.sounds, x.upTo = sounds, upTo
		} else {
			x.reading = nil // the next one tries again
		}
	}()
}

// soundsOf reads the titles.
func soundsOf(ctx context.Context, conn *sqlite.Conn) (sounds *index.Sounds, upTo int64, err error) {
	if upTo, err = number(conn, "SELECT coalesce(max(seq), 0) FROM signatures"); err != nil {
		return nil, 0, err
	}
	sounds = index.NewSounds(func(yield func(index.Title) bool) {
		err = each(conn, "SELECT id, date, title FROM articles", func(stmt *sqlite.Stmt) error {
			if ctx.Err() != nil || !yield(titleFrom(stmt)) {
				return errEnough
			}
			return nil
		})
	})
	if err == nil {
		err = ctx.Err()
	}
	return sounds, upTo, err
}

// titleFrom reads an id, a date and a title.
func titleFrom(stmt *sqlite.Stmt) index.Title {
	return index.Title{Row: stmt.ColumnInt64(0), Date: stmt.ColumnInt64(1), Text: bareTitle(stmt.ColumnText(2))}
}

// bareTitle is a title as it is spoken, without any glosses.
func bareTitle(title string) string { return related.BareTitle(title, true) }

// stop ends the reading.
func (x *sounding) stop() {
	x.mu.Lock()
	x.closed = true
	cancel, reading := x.cancel, x.reading
	x.mu.Unlock()
	if cancel != nil {
		cancel()
	}
	if reading != nil {
		<-reading
	}
}

// wait waits for the titles.
func (x *sounding) wait(ctx context.Context) error {
	x.mu.Lock()
	reading := x.reading
	x.mu.Unlock()
	if reading != nil {
		select {
		case <-reading:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.failure
}

// find gives the titles that sound like a query, so many of them. What came or
// changed since is taken in before.
func (x *sounding) find(ctx context.Context, conn *sqlite.Conn, q sound.Query, limit int) (found index.Found, err error) {
	if err = x.wait(ctx); err != nil {
		return found, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.sounds == nil { // closed
		return found, nil
	}
	if err = x.follow(conn); err == nil {
		found, err = x.sounds.Refine(ctx, x.last, q, limit)
	}
	if err == nil {
		x.last = found
	}
	return found, err
}

// follow takes in what changed.
func (x *sounding) follow(conn *sqlite.Conn) error {
	var changed []index.Title
	upTo := x.upTo
	err := each(conn, `SELECT s.article, a.date, a.title, s.seq FROM signatures s CROSS JOIN articles a ON a.id = s.article
		WHERE s.seq > +? ORDER BY s.seq`, func(stmt *sqlite.Stmt) error {
		changed = append(changed, titleFrom(stmt))
		upTo = stmt.ColumnInt64(3)
		return nil
	}, x.upTo)
	if err == nil && len(changed) > 0 {
		x.sounds.Put(changed...)
		x.upTo = upTo
	}
	return err
}

// drop takes out those of some rows that are no articles any more. Rows above
// all that a state of the file has may have come later.
func (x *sounding) drop(conn *sqlite.Conn, rows []int64) error {
	if len(rows) == 0 {
		return nil
	}
	top, err := number(conn, "SELECT coalesce(max(id), 0) FROM articles")
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, row := range rows {
		if row <= top && err == nil {
			x.sounds.Remove(row)
		}
	}
	return err
}
