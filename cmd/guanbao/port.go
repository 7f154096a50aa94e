package main

import (
	"context"

	"guanbao/cache"
	"guanbao/feed"
)

// port is the cache as the screen sees it: in the words of package feed, for
// the screen does not know the cache.
type port struct{ *cache.Cache }

// Page is cache.Page.
func (p port) Page(ctx context.Context, v feed.View, from feed.Cursor, d feed.Direction, n int) ([]feed.Row, error) {
	towards := cache.Older
	if d == feed.Newer {
		towards = cache.Newer
	}
	return p.Cache.Page(ctx, v, from, towards, n)
}

// Totals is cache.Totals.
func (p port) Totals(ctx context.Context) (feed.Totals, error) {
	t, err := p.Cache.Totals(ctx)
	return feed.Totals{All: t.All, Unread: t.Unread, Starred: t.Starred}, err
}
