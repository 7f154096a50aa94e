package main

import (
	"context"

	"guanbao/feed"
)

// completing is the completer as the screen sees it; see ui.Pages.
type completing struct {
	*feed.Completer
	tell    func(error) error
	limited error // why the cache is only read, nil when it is written
}

// Complete is feed.Completer.Complete. Nobody is asked for what could not be
// saved.
func (c completing) Complete(ctx context.Context, id feed.ID) error {
	if c.limited != nil {
		return c.tell(c.limited)
	}
	return c.tell(c.Completer.Complete(ctx, id))
}

// Take is feed.Completer.Take.
func (c completing) Take(ctx context.Context, l feed.Link, from feed.ID) (feed.ID, error) {
	id, have, err := c.Store.Addressed(ctx, l.URL)
	switch {
	case have || err != nil:
		return id, c.tell(err)
	case c.limited != nil:
		return "", c.tell(c.limited)
	}
	id, err = c.Completer.Take(ctx, l, from)
	return id, c.tell(err)
}

// Queue is feed.Completer.Queue.
func (c completing) Queue(ctx context.Context, l feed.Link, from feed.ID) error {
	if c.limited != nil {
		return c.tell(c.limited)
	}
	return c.tell(c.Completer.Queue(ctx, l, from))
}
