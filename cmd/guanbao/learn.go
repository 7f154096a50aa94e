package main

import (
	"context"
	"os"
	"slices"
	"time"

	"guanbao/cmd/guanbao/config"
	"guanbao/feed"
	"guanbao/feed/page/listing"
)

// guessList reads a page that nobody wrote a rule for as a list of bulletins, and
// gives the rule as a table of the settings.
func (a *app) guessList(raw feed.Raw) (string, feed.Document, error) {
	if !a.isList(raw) {
		return "", feed.Document{}, &feed.Problem{Kind: feed.ProblemNoList}
	}
	rule, doc, err := listing.Guess(raw)
	return rule.TOML(), doc, err
}

// keepRule appends a rule to the settings file and takes it over at once.
func (a *app) keepRule(p *private) func(ctx context.Context, table string) (func(context.Context) error, error) {
	path := a.folders.Settings()
	return func(ctx context.Context, table string) (func(context.Context) error, error) {
		undo, err := config.AddSource(ctx, path, table)
		if err != nil {
			return nil, err
		}
		p.reread(path)
		return func(ctx context.Context) error {
			if undo == nil {
				return nil
			}
			defer p.reread(path)
			return undo(ctx)
		}, nil
	}
}

// dropRule takes the rule for a list page out of the settings file.
func (a *app) dropRule(p *private) func(ctx context.Context, address string) (func(context.Context) error, error) {
	path := a.folders.Settings()
	return func(ctx context.Context, address string) (func(context.Context) error, error) {
		undo, err := config.DropSource(ctx, path, address)
		if err != nil || undo == nil {
			return nil, err
		}
		p.reread(path)
		return func(ctx context.Context) error {
			defer p.reread(path)
			return undo(ctx)
		}, nil
	}
}

// rules are those for list pages in the settings file, as it was read last.
type rules struct {
	sources []listing.Rule
	at      time.Time // of the file
	size    int64
}

// reread takes over the rules for list pages in the settings file, if it has
// changed: this program and others add to them. A file that is wrong changes
// nothing.
func (p *private) reread(path string) {
	info, err := os.Stat(path)
	if err != nil {
		return
	}
	if r := p.rules.Load(); r != nil && r.at.Equal(info.ModTime()) && r.size == info.Size() {
		return
	}
	s, err := config.Load(path)
	if err != nil {
		return
	}
	p.rules.Store(&rules{slices.Clip(s.Sources), info.ModTime(), info.Size()})
}

// ruled is the rule of the settings for a list page.
func (p *private) ruled(address string) (listing.Rule, bool) {
	if r := p.rules.Load(); r != nil {
		return config.Settings{Sources: r.sources}.Source(address)
	}
	return p.settings.Source(address)
}
