package fetch

import (
	"context"
	"sync"
)

// turnstile lets one request a host through, and a bounded number in all. A
// request waits for its host first and takes one of the common slots only
// then, so that a queue before a slow host holds no slot.
type turnstile struct {
	slots chan struct{}

	mu    sync.Mutex
	hosts map[string]*lane
}

// lane is the queue before one host. It lives while somebody is in it.
type lane struct {
	turn  chan struct{} // holds one token while a request is in flight
	users int           // waiting or in flight
}

func newTurnstile(parallel int) *turnstile {
	return &turnstile{slots: make(chan struct{}, parallel), hosts: make(map[string]*lane)}
}

// enter waits for the turn of a request to the host and gives the function
// that ends it, to be called once. A caller holds at most one turn at a time.
// The error is that of ctx.
func (t *turnstile) enter(ctx context.Context, host string) (leave func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l := t.join(host)
	select {
	case l.turn <- struct{}{}:
	case <-ctx.Done():
		t.part(host, l)
		return nil, ctx.Err()
	}
	select {
	case t.slots <- struct{}{}:
	case <-ctx.Done():
		<-l.turn
		t.part(host, l)
		return nil, ctx.Err()
	}
	return func() {
		<-t.slots
		<-l.turn
		t.part(host, l)
	}, nil
}

func (t *turnstile) join(host string) *lane {
	t.mu.Lock()
	defer t.mu.Unlock()
	l := t.hosts[host]
	if l == nil {
		l = &lane{turn: make(chan struct{}, 1)}
		t.hosts[host] = l
	}
	l.users++
	return l
}

func (t *turnstile) part(host string, l *lane) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if l.users--; l.users == 0 {
		delete(t.hosts, host)
	}
}
