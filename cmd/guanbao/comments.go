package main

import (
	"context"

	"guanbao/feed"
)

// conversing gets feeds of comments; see ui.Comments. Nothing of them is kept.
type conversing struct {
	fetcher feed.Fetcher
	parser  feed.Parser
}

// Thread is one request and what the parser makes of its answer.
func (c conversing) Thread(ctx context.Context, address, named string) (feed.Document, error) {
	a := c.fetcher.Fetch(ctx, feed.Request{URL: address, Named: named})
	if a.Problem != nil {
		return feed.Document{}, a.Problem
	}
	return c.parser.Parse(feed.Raw{URL: a.URL, ContentType: a.ContentType, Body: a.Body})
}
