package main

import (
	"context"
	"fmt"

	"guanbao/cmd/guanbao/config"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

// Keep saves one more search, in the settings file, and takes it over.
func (s *Subscriptions) Keep(ctx context.Context, settings string, search feed.SavedSearch) error {
	if err := config.AddSearch(ctx, settings, search); err != nil {
		return err
	}
	s.mu.Lock()
	s.searches = append(s.searches, search)
	s.mu.Unlock()
	_, err := s.Sync(context.WithoutCancel(ctx))
	return err
}

// ImportSearches takes over saved searches of another urls file that are not here
// yet. It gives their number, and the names that another search has already.
func (s *Subscriptions) ImportSearches(ctx context.Context, lines []urls.Line) (added int, taken []string, err error) {
	file, err := urls.Load(s.path)
	if err != nil {
		return 0, nil, err
	}
	have := make(map[string]string) // their lines by name, empty of those in the settings
	for _, l := range file.Lines {
		if l.Kind == urls.Query {
			have[l.Search.Name] = l.URL
		}
	}
	s.mu.Lock()
	for _, search := range s.searches {
		have[search.Name] = ""
	}
	s.mu.Unlock()
	var raw []string
	for _, l := range lines {
		line, named := have[l.Search.Name]
		switch {
		case !named:
			raw = append(raw, l.URL)
			have[l.Search.Name] = l.URL
		case line != l.URL:
			taken = append(taken, l.Search.Name)
		}
	}
	if added, err = urls.MergeSearches(ctx, s.path, raw); err != nil {
		return 0, nil, fmt.Errorf("saved searches: %w", err)
	}
	_, err = s.Sync(context.WithoutCancel(ctx))
	return added, taken, err
}
