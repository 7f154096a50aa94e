package cache

import (
	"context"
	"math"
	"sync"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/related"
)

// nearness is the index of similar articles. It is loaded when it is first
// asked for and follows the file from then on.
type nearness struct {
	mu    sync.Mutex
	index *related.Index // nil until it is needed
	upTo  int64          // the last change of signatures that it holds

	backlog struct {
		sync.Mutex
		left bool  // it is known what is left
		at   int64 // rows from here on were looked at; 0 when all were
	}
	tending struct {
		sync.Mutex
		cancel context.CancelFunc // nil before it began
		done   chan struct{}
		closed bool
	}
}

// below is the row below which articles may not have been read, 0 for none.
func (n *nearness) below() int64 {
	n.backlog.Lock()
	defer n.backlog.Unlock()
	if !n.backlog.left {
		return math.MaxInt64
	}
	return n.backlog.at
}

func (n *nearness) tended(down int64) {
	n.backlog.Lock()
	defer n.backlog.Unlock()
	n.backlog.left, n.backlog.at = true, down
}

// tendInBackground reads what is left, batch after batch, as long as the
// cache is open. It does so once.
func (c *Cache) tendInBackground() {
	t := &c.near.tending
	t.Lock()
	defer t.Unlock()
	if t.cancel != nil || t.closed || c.reason != nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	t.cancel, t.done = cancel, make(chan struct{})
	go func() {
		defer close(t.done)
		for more := true; more && ctx.Err() == nil; {
			var err error
			if more, err = c.Tend(ctx); err != nil {
				return // busy, full, closed: the next run goes on
			}
		}
		if c.canvass(ctx) != nil || c.forgetVotes(ctx) != nil || c.followVotes(ctx) != nil {
			return
		}
		for more := true; more && ctx.Err() == nil; {
			var err error
			if more, err = c.Group(ctx); err != nil {
				return
			}
		}
	}()
}

// stop ends what runs in the background.
func (n *nearness) stop() {
	n.tending.Lock()
	n.tending.closed = true
	cancel, done := n.tending.cancel, n.tending.done
	n.tending.Unlock()
	if cancel != nil {
		cancel()
		<-done
	}
}

// Warm loads what Related asks, so that its first answer does not wait for it,
// and has in the background what came before anything related articles, and
// what waits to be indexed. Of a cache without articles it does nothing. It ends
// soon after ctx is cancelled; nothing is loaded then.
func (c *Cache) Warm(ctx context.Context) error {
	some := int64(0)
	err := c.read(ctx, "load what is similar", func(conn *sqlite.Conn) (err error) {
		if some, err = number(conn, "SELECT EXISTS (SELECT 1 FROM articles)"); err != nil || some == 0 {
			return err
		}
		if err := c.terms.load(conn); err != nil {
			return err
		}
		return c.near.ready(conn)
	})
	if err == nil && some > 0 {
		c.tendInBackground()
		c.index.wake(c)
	}
	return err
}

// ready loads the index, or brings it up to date.
func (n *nearness) ready(conn *sqlite.Conn) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.current(conn)
}

// current is ready for who holds the lock.
func (n *nearness) current(conn *sqlite.Conn) (err error) {
	if n.index == nil {
		err = n.load(conn)
	} else {
		err = n.follow(conn)
	}
	if err != nil {
		n.index = nil
	}
	return err
}

// query asks the index, which it brings up to date before.
func (n *nearness) query(conn *sqlite.Conn, q related.Asked) (byScore, byCosine []related.Hit, err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if err := n.current(conn); err != nil {
		return nil, nil, err
	}
	byScore, byCosine = n.index.Query(q)
	return byScore, byCosine, nil
}

const signatureColumns = "SELECT seq, article, date, terms FROM signatures"

func (n *nearness) load(conn *sqlite.Conn) error {
	count, err := number(conn, "SELECT count(*) FROM signatures")
	if err != nil {
		return err
	}
	// Of more than an index holds, the last ones.
	from, err := number(conn, "SELECT coalesce(max(seq), 0) - ? FROM signatures", related.MostDocuments)
	if err != nil {
		return err
	}
	x := related.NewIndex(int(count))
	n.upTo = 0
	var stored, room [512]byte
	err = each(conn, signatureColumns+" WHERE seq > +?", func(stmt *sqlite.Stmt) error {
		size := stmt.ColumnBytes(3, stored[:])
		x.Add(related.Document{Row: stmt.ColumnInt64(1), Date: stmt.ColumnInt64(2)}, related.Unpack(stored[:size], room[:0]))
		n.upTo = stmt.ColumnInt64(0)
		return nil
	}, from)
	if err == nil {
		n.index = x
	}
	return err
}

// follow takes in what changed since.
func (n *nearness) follow(conn *sqlite.Conn) error {
	return each(conn, signatureColumns+" WHERE seq > +? ORDER BY seq", func(stmt *sqlite.Stmt) error {
		n.index.Put(related.Document{Row: stmt.ColumnInt64(1), Date: stmt.ColumnInt64(2)}, related.Unpack(columnBlob(stmt, 3), nil))
		n.upTo = stmt.ColumnInt64(0)
		return nil
	}, n.upTo)
}
