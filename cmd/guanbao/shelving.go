package main

import (
	"context"

	"guanbao/cmd/guanbao/dead"
	"guanbao/feed"
	"guanbao/feed/catalogue"
)

// shelving is the catalogue as the screen sees it.
type shelving struct {
	lib *library
	app *app
}

// Reported is dead.Load.
func (s shelving) Reported(context.Context) ([]string, error) {
	all, err := dead.Load(s.app.folders.Reported())
	return all, s.app.tell(err)
}

// Report is dead.Report, or dead.Recall.
func (s shelving) Report(ctx context.Context, address string, gone bool) error {
	path := s.app.folders.Reported()
	if !gone {
		return s.app.tell(dead.Recall(ctx, path, address))
	}
	return s.app.tell(dead.Report(ctx, path, s.app.now(), address))
}

// Subscribe is Subscriptions.Import.
func (s shelving) Subscribe(ctx context.Context, rows []catalogue.Row) ([]string, error) {
	if reason := s.lib.cache.ReadOnly(); reason != nil {
		return nil, s.app.tell(reason)
	}
	feeds := make([]feed.Feed, len(rows))
	for i, r := range rows {
		feeds[i] = s.app.asFeed(r)
	}
	added, err := s.lib.subs.Import(ctx, feeds)
	var addresses []string
	for _, f := range added {
		addresses = append(addresses, f.URL)
	}
	return addresses, s.app.tell(err)
}
