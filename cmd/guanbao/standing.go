package main

import (
	"context"
	"errors"
	"fmt"

	"guanbao/cmd/guanbao/config"
	"guanbao/feed"
	"guanbao/ui"
)

// standing is what is saved of searches as the screen sees it; see ui.Searches.
type standing struct {
	lib *library
	app *app
}

// Standings is cache.Standings.
func (s standing) Standings(ctx context.Context) ([]feed.Standing, error) {
	all, err := s.lib.cache.Standings(ctx)
	return all, s.app.tell(err)
}

// Deal is cache.SiftNew.
func (s standing) Deal(ctx context.Context) ([]feed.Deed, error) {
	deeds, err := s.lib.cache.SiftNew(ctx)
	return deeds, s.app.tell(err)
}

// Ready is cache.Ready.
func (s standing) Ready(ctx context.Context) (bool, error) {
	ready, err := s.lib.cache.Ready(ctx)
	return ready, s.app.tell(err)
}

// Keep appends a search to the settings file and takes it over.
func (s standing) Keep(ctx context.Context, search feed.SavedSearch) error {
	a, w := s.app, &s.app.texts.Standing
	err := s.lib.subs.Keep(ctx, a.folders.Settings(), search)
	switch {
	case errors.Is(err, config.ErrNameTaken):
		return ui.Told{Text: fmt.Sprintf(w.TakenF, oneLine(search.Name)), Err: err}
	case errors.Is(err, config.ErrListed):
		return ui.Told{Text: fmt.Sprintf(w.ListedF, a.folders.Settings()), Err: err}
	case err != nil:
		return ui.Told{Text: fmt.Sprintf(w.FailedF, oneLine(a.explain(err).message)), Err: err}
	}
	return nil
}
