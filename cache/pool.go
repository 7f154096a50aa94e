package cache

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"zombiezen.com/go/sqlite"
)

const (
	// patience is how long an operation waits for another process.
	patience = 5 * time.Second
	// maxReaders bounds the reading connections; each has a page cache.
	maxReaders = 3
)

// pool lends the connections: one that writes and a few that read, which are
// opened when they are first needed.
type pool struct {
	path   string
	writer chan *sqlite.Conn // holds the writer while nobody writes; nil when the cache is read only
	slots  chan struct{}     // one token a reader in use
	trace  func(string)      // told of "begin" and "end" of what is written; nil for none

	mu     sync.Mutex
	idle   []*sqlite.Conn
	closed bool
}

func newPool(path string) *pool {
	return &pool{path: path, slots: make(chan struct{}, maxReaders)}
}

// admitWriter opens the writing connection. The reason says why there is none
// although the file may be read.
func (p *pool) admitWriter(ctx context.Context) (reason, err error) {
	conn, err := openWriter(ctx, p.path)
	err = classed(ctx, err)
	if errors.Is(err, ErrNewer) || errors.Is(err, ErrUnwritable) {
		return err, nil
	}
	if err != nil {
		return nil, err
	}
	p.writer = make(chan *sqlite.Conn, 1)
	p.writer <- conn
	return nil, nil
}

// read lends a reading connection to fn, inside one transaction, so that all
// its queries see one state. Cancelling ctx interrupts the query that runs.
func (p *pool) read(ctx context.Context, fn func(*sqlite.Conn) error) error {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return ctx.Err()
	}
	conn, err := p.take()
	if err != nil {
		return classed(ctx, err)
	}
	defer p.put(conn)
	conn.SetInterrupt(ctx.Done())
	defer conn.SetInterrupt(nil)
	if err := run(conn, "BEGIN"); err != nil {
		return classed(ctx, err)
	}
	defer rollback(conn)
	return classed(ctx, fn(conn))
}

func (p *pool) take() (*sqlite.Conn, error) {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil, ErrClosed
	}
	if n := len(p.idle); n > 0 {
		conn := p.idle[n-1]
		p.idle = p.idle[:n-1]
		p.mu.Unlock()
		return conn, nil
	}
	p.mu.Unlock()
	return openReader(p.path)
}

func (p *pool) put(conn *sqlite.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, conn)
}

// durability says what a commit waits for.
type durability string

const (
	// normal survives the death of the process; a loss of power may take the
	// last commits, never the consistency.
	normal durability = "PRAGMA synchronous = NORMAL"
	// full survives the loss of power as well.
	full durability = "PRAGMA synchronous = FULL"
)

// write lends the writing connection to fn inside a transaction that holds
// the write lock from the start, and commits unless fn fails.
func (p *pool) write(ctx context.Context, d durability, fn func(*sqlite.Conn) error) error {
	var conn *sqlite.Conn
	select {
	case conn = <-p.writer:
		defer func() { p.writer <- conn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if conn == nil {
		return ErrClosed
	}
	if err := run(conn, string(d)); err != nil {
		return classed(ctx, err)
	}
	if err := begin(ctx, conn); err != nil {
		return classed(ctx, err)
	}
	p.tell("begin")
	conn.SetInterrupt(ctx.Done())
	err := fn(conn)
	if err == nil {
		err = run(conn, "COMMIT")
	}
	conn.SetInterrupt(nil)
	rollback(conn)
	p.tell("end")
	return classed(ctx, err)
}

func (p *pool) tell(event string) {
	if p.trace != nil {
		p.trace(event)
	}
}

// begin takes the write lock. It asks often and with short pauses, because
// SQLite's own handler sleeps so long between two tries that a process which
// writes small transactions in a row can starve another one.
func begin(ctx context.Context, conn *sqlite.Conn) error {
	conn.SetBusyTimeout(0)
	defer conn.SetBusyTimeout(patience)
	deadline := time.Now().Add(patience)
	for pause := time.Millisecond; ; pause = min(2*pause, 8*time.Millisecond) {
		err := run(conn, "BEGIN IMMEDIATE")
		if sqlite.ErrCode(err).ToPrimary() != sqlite.ResultBusy || time.Now().After(deadline) {
			return err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// rollback ends a transaction if one is open. It never fails in a way that a
// caller could mend: SQLite has then ended the transaction already.
func rollback(conn *sqlite.Conn) {
	if !conn.AutocommitEnabled() {
		conn.SetInterrupt(nil)
		run(conn, "ROLLBACK")
	}
}

// close waits for what is under way and closes every connection.
func (p *pool) close() error {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil
	}
	p.closed = true
	p.mu.Unlock()
	for range maxReaders {
		p.slots <- struct{}{}
	}
	var errs []error
	for _, conn := range p.idle {
		errs = append(errs, conn.Close())
	}
	p.idle = nil
	for range maxReaders {
		<-p.slots
	}
	if p.writer != nil {
		if conn := <-p.writer; conn != nil {
			errs = append(errs, conn.Close())
		}
		p.writer <- nil
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("cache: close: %w", err)
	}
	return nil
}
