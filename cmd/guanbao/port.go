package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"guanbao/cache"
	"guanbao/cache/related"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/query"
	"guanbao/ui"
)

// port is the cache as the screen sees it: in the words of package feed, for
// the screen does not know the cache, and with errors in those of the reader.
type port struct {
	*cache.Cache
	tell func(error) error
	how  func(feed string) feed.FullText
}

// unmarked takes the mark of a summary from a row of a feed whose pages are not
// wanted.
func (p port) unmarked(r *feed.Row) {
	if lacks(r.Text) && p.how(r.Feed) == feed.FullTextNever {
		r.Text = feed.TextGiven
	}
}

// Sources is cache.Sources.
func (p port) Sources(ctx context.Context) ([]feed.Source, error) {
	sources, err := p.Cache.Sources(ctx)
	return sources, p.tell(err)
}

// weeks is cache.Weeks by the clock.
func (p port) weeks(now func() time.Time) func(context.Context) (map[string]feed.Weeks, error) {
	return func(ctx context.Context) (map[string]feed.Weeks, error) {
		w, err := p.Cache.Weeks(ctx, now())
		return w, p.tell(err)
	}
}

// Totals is cache.Totals.
func (p port) Totals(ctx context.Context) (feed.Totals, error) {
	t, err := p.Cache.Totals(ctx)
	return feed.Totals{All: t.All, Unread: t.Unread, Starred: t.Starred}, p.tell(err)
}

// Page is cache.Page.
func (p port) Page(ctx context.Context, v feed.View, from feed.Cursor, d feed.Direction, n int) ([]feed.Row, error) {
	towards := cache.Older
	if d == feed.Newer {
		towards = cache.Newer
	}
	rows, err := p.Cache.Page(ctx, v, from, towards, n)
	for i := range rows {
		p.unmarked(&rows[i])
	}
	return rows, p.tell(err)
}

// Item is cache.Item.
func (p port) Item(ctx context.Context, id feed.ID) (feed.Item, error) {
	it, err := p.Cache.Item(ctx, id)
	if errors.Is(err, cache.ErrNotFound) {
		return it, fmt.Errorf("%w: %w", ui.ErrGone, p.tell(err))
	}
	return it, p.tell(err)
}

// Revisions is cache.Revisions.
func (p port) Revisions(ctx context.Context, id feed.ID) ([]feed.Revision, error) {
	former, err := p.Cache.Revisions(ctx, id)
	return former, p.tell(err)
}

// Related is cache.Related.
func (p port) Related(ctx context.Context, id feed.ID) (feed.Relations, error) {
	r, err := p.Cache.Related(ctx, id)
	return r, p.tell(err)
}

// unhurried is how long the first frame and the first keys have the processor
// for themselves.
const unhurried = 150 * time.Millisecond

// Warm is cache.Warm, a little later. It may fail: cache.Related does the same.
func (p port) Warm(ctx context.Context) {
	select {
	case <-time.After(unhurried):
		_ = p.Cache.Warm(ctx)
	case <-ctx.Done():
	}
}

// Resolve is cache.Resolve. Whether the page is full of glosses its article
// tells.
func (p port) Resolve(ctx context.Context, l feed.Link, from feed.Item) ([]feed.Row, error) {
	rows, err := p.Cache.Resolve(ctx, l, from.Article, related.Read(from.Article).Dirty)
	return rows, p.tell(err)
}

// Search is cache.Search.
func (p port) Search(ctx context.Context, q query.Query, o feed.Search) (feed.Hits, error) {
	hits, err := p.Cache.Search(ctx, q, o)
	for i := range hits.Hits {
		p.unmarked(&hits.Hits[i].Row)
	}
	return hits, p.tell(err)
}

// Indexed is cache.Indexed.
func (p port) Indexed(ctx context.Context) (bool, error) {
	more, err := p.Cache.Indexed(ctx)
	return more, p.tell(err)
}

// Issuers is cache.Issuers.
func (p port) Issuers(ctx context.Context) ([]string, error) {
	names, err := p.Cache.Issuers(ctx)
	return names, p.tell(err)
}

// Asked is cache.Asked.
func (p port) Asked(ctx context.Context) ([]string, error) {
	texts, err := p.Cache.Asked(ctx)
	return texts, p.tell(err)
}

// KeepAsked is cache.KeepAsked.
func (p port) KeepAsked(ctx context.Context, text string) error {
	return p.tell(p.Cache.KeepAsked(ctx, text))
}

// Mark is cache.Mark.
func (p port) Mark(ctx context.Context, ids []feed.ID, m feed.Mark) (feed.Change, error) {
	c, err := p.Cache.Mark(ctx, ids, m)
	return c, p.tell(err)
}

// MarkFound is cache.MarkFound.
func (p port) MarkFound(ctx context.Context, q query.Query, view *feed.View, others []feed.ID, m feed.Mark) (feed.Change, error) {
	c, err := p.Cache.MarkFound(ctx, q, view, others, m)
	return c, p.tell(err)
}

// MarkView is cache.MarkView.
func (p port) MarkView(ctx context.Context, v feed.View, m feed.Mark) (feed.Change, error) {
	c, err := p.Cache.MarkView(ctx, v, m)
	return c, p.tell(err)
}

// SetPlace is cache.SetPlace.
func (p port) SetPlace(ctx context.Context, id feed.ID, at feed.Place) error {
	return p.tell(p.Cache.SetPlace(ctx, id, at))
}

// Undo is cache.Undo.
func (p port) Undo(ctx context.Context, c feed.Change) error { return p.tell(p.Cache.Undo(ctx, c)) }

// refreshing is the refresher as the screen sees it. Before it asks anyone it
// takes over what was edited in the urls file since the reader was opened, and
// where feeds have moved for good.
type refreshing struct {
	logged
	subs    *Subscriptions
	tell    func(error) error
	limited error // why the cache is only read, nil when it is written
	settle  func(context.Context) error
}

// Refresh is Subscriptions.Sync and Follow, feed.Refresher.Refresh and cache.Settle. Nobody
// is asked for what could not be saved.
func (r refreshing) Refresh(ctx context.Context, o feed.Order, report func(done, total int, rep feed.Report)) error {
	switch {
	case r.limited != nil && o.Urgency == feed.Routine:
		return nil
	case r.limited != nil:
		return r.tell(r.limited)
	}
	if _, err := r.subs.Sync(ctx); err != nil {
		return r.tell(err)
	}
	err := r.subs.Follow(ctx, func(from, to string) {
		if o.Moved != nil {
			o.Moved(feed.Move{From: from, To: to})
		}
	})
	if err != nil {
		return r.tell(err)
	}
	err = r.logged.Refresh(ctx, o, report)
	_ = r.settle(ctx) // busy, full, closed: the next run goes on
	return err
}

// subscribing is Subscriptions as the screen sees them.
type subscribing struct {
	*Subscriptions
	tell func(error) error
}

// Probe is Subscriptions.Probe.
func (s subscribing) Probe(ctx context.Context, typed string) (feed.Prospect, error) {
	p, err := s.Subscriptions.Probe(ctx, typed)
	if !p.Known {
		p.Address = urls.Mask(p.Address)
	}
	return p, s.tell(err)
}

// Subscribe is Subscriptions.Subscribe.
func (s subscribing) Subscribe(ctx context.Context, o feed.Offer) (feed.Report, error) {
	r, err := s.Subscriptions.Subscribe(ctx, o, "", nil)
	if err != nil {
		r.Feed = urls.Mask(r.Feed)
	}
	return r, s.tell(err)
}

// Remove is Subscriptions.Remove.
func (s subscribing) Remove(ctx context.Context, feedURL string) (func(context.Context) error, error) {
	undo, err := s.Subscriptions.Remove(ctx, feedURL)
	if err != nil {
		return nil, s.tell(err)
	}
	return func(ctx context.Context) error { return s.tell(undo(ctx)) }, nil
}

// Change is Subscriptions.Change.
func (s subscribing) Change(ctx context.Context, address string, change func(feed.Feed) feed.Feed) (takeBack, error) {
	undo, err := s.Subscriptions.Change(ctx, address, change)
	return s.told(undo), s.tell(err)
}

// Move is Subscriptions.Move.
func (s subscribing) Move(ctx context.Context, address, beside string, below bool) (takeBack, error) {
	undo, err := s.Subscriptions.Move(ctx, address, beside, below)
	return s.told(undo), s.tell(err)
}

// Back is Subscriptions.Back.
func (s subscribing) Back(ctx context.Context, m feed.Move) error {
	return s.tell(s.Subscriptions.Back(ctx, m))
}

// told is what takes a change back, with its error in the reader's language.
func (s subscribing) told(undo takeBack) takeBack {
	return func(ctx context.Context) error { return s.tell(undo(ctx)) }
}

// tell puts an error for the screen into the reader's language. Problems of
// feeds and the end of what was cancelled the screen tells by itself.
func (a *app) tell(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.As(err, new(*feed.Problem)) {
		return err
	}
	return ui.Told{Text: oneLine(a.explain(a.cacheFailure(err)).Error()), Err: err}
}

// browse gives what opens an address from the screen.
func (a *app) browse(b Browser) func(address string) error {
	return func(address string) error {
		err := b.Open(address)
		switch {
		case errors.Is(err, ErrNoBrowser):
			return ui.Told{Text: oneLine(fmt.Sprintf(a.words.NoBrowser, b.argv[0])), Err: err}
		case errors.Is(err, ErrNoLink):
			return ui.Told{Text: a.texts.Warnings[feed.WarnBadLink], Err: err}
		}
		return a.tell(err)
	}
}
