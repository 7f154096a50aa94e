package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/sample"
)

// What a change of the subscriptions can find instead of what it expected.
var (
	ErrUnsubscribed = errors.New("not subscribed")
	ErrOnlySample   = errors.New("the built-in sample stays while there is nothing else")
)

// shelf is what Subscriptions need of the cache.
type shelf interface {
	feed.Store
	Subscribe(ctx context.Context, feeds []feed.Feed) error
	SetSearches(ctx context.Context, searches []feed.SavedSearch) error
}

// Subscriptions keeps the urls file and the cache in step. The file is what
// counts; the cache follows it.
type Subscriptions struct {
	path    string // of the urls file
	note    string // comment to write above the sample's line
	store   shelf
	fetcher feed.Fetcher
	parser  feed.Parser

	// Guess reads a page as a list of bulletins and gives the rule for it as a table
	// of the settings, which KeepRule puts there and DropRule takes out of there. All
	// are nil where that is not done.
	guess    func(feed.Raw) (rule string, doc feed.Document, err error)
	keepRule func(ctx context.Context, rule string) (undo func(context.Context) error, err error)
	dropRule func(ctx context.Context, address string) (undo func(context.Context) error, err error)
	reread   func() // takes over rules that were added to the settings file; may be nil
	schedule feed.Schedule
	now      func() time.Time
	wishes   func(address string) feed.Wishes // of the settings; nil for none
	moved    func(ctx context.Context) error  // told when feeds have moved; may be nil
	called   func(address string) string      // what the catalogue calls a list page, "" for any other address; nil for none

	mu       sync.Mutex
	searches []feed.SavedSearch // of the settings; those of the urls file follow
}

// Sync takes over what the urls file says. It gives the lines of the file
// that cannot be used.
func (s *Subscriptions) Sync(ctx context.Context) ([]*urls.Problem, error) {
	file, err := urls.Load(s.path)
	if err != nil {
		return nil, err
	}
	if s.reread != nil { // after the lines, for a rule is written before its line
		s.reread()
	}
	return file.Problems(), s.follow(ctx, file)
}

// follow brings the cache in step with a file. Without a feed in it the
// built-in sample is the only subscription.
func (s *Subscriptions) follow(ctx context.Context, file *urls.File) error {
	feeds := file.Feeds()
	if len(feeds) == 0 {
		feeds = []feed.Feed{{URL: sample.Address}}
	}
	if err := s.store.Subscribe(ctx, feeds); err != nil {
		return err
	}
	s.mu.Lock()
	searches := append(slices.Clone(s.searches), file.Searches()...)
	s.mu.Unlock()
	return s.store.SetSearches(ctx, searches)
}

// Follow adopts the new addresses of feeds that have moved for good: their
// lines in the urls file change, with the old address in a comment above, and
// what is cached of them goes along. Whoever puts the old address back takes
// the move back. Told gets each feed that moved; it may be nil.
func (s *Subscriptions) Follow(ctx context.Context, told func(from, to string)) error {
	subs, err := s.store.Subscriptions(ctx)
	if err != nil {
		return err
	}
	moved := false
	for _, sub := range subs {
		from, to := sub.Feed.URL, sub.State.Adoptable()
		if to == "" {
			continue
		}
		err := urls.Move(ctx, s.path, from, to, s.now().Format(time.DateOnly)+" "+from)
		switch {
		case errors.Is(err, urls.ErrAbsent), errors.Is(err, urls.ErrPresent), errors.Is(err, urls.ErrRefused):
			continue
		case err != nil:
			return fmt.Errorf("subscription: %w", err)
		}
		moved = true
		if told != nil {
			told(from, to)
		}
	}
	if !moved {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	if _, err = s.Sync(ctx); err == nil && s.moved != nil {
		err = s.moved(ctx)
	}
	return err
}

// Subscribe writes what is offered into the urls file, under a name and with
// tags where there are any, and saves what brought it without asking the
// publisher again; one that has not been looked at is asked now. Where nothing
// was subscribed before, the sample that was there of itself gets a line as
// well, so that it does not vanish.
func (s *Subscriptions) Subscribe(ctx context.Context, o feed.Offer, name string, tags []string) (feed.Report, error) {
	none := feed.Report{Feed: o.Feed.URL, Title: o.Feed.DisplayTitle()}
	if o = s.Look(ctx, o); o.Problem != nil {
		return none, o.Problem
	}
	takeBack, err := s.write(ctx, o, name, tags)
	if err != nil {
		return none, fmt.Errorf("subscription: %w", err)
	}
	// From here on it is done whole, or taken back.
	ctx = context.WithoutCancel(ctx)
	rep, err := s.keep(ctx, o)
	if err != nil {
		return rep, errors.Join(err, takeBack(ctx))
	}
	return rep, nil
}

// write puts an offer into the files of the reader, and gives what takes it out
// again. The rule for a list page comes first: without its line it does nothing,
// and the line without it would be that of a feed that is none.
func (s *Subscriptions) write(ctx context.Context, o feed.Offer, name string, tags []string) (takeBack func(context.Context) error, err error) {
	undo := func(context.Context) error { return nil }
	if o.Rule != "" {
		if undo, err = s.keepRule(ctx, o.Rule); err != nil {
			return nil, err
		}
	}
	if name == "" && s.called != nil {
		name = s.called(o.Feed.URL)
	}
	file, err := urls.Load(s.path)
	if err == nil {
		var entries []urls.Entry
		if len(file.Feeds()) == 0 && o.Feed.URL != sample.Address {
			entries = append(entries, urls.Entry{Feed: feed.Feed{URL: sample.Address}, Comment: s.note})
		}
		err = urls.Add(ctx, s.path, append(entries, urls.Entry{Feed: feed.Feed{URL: o.Feed.URL, Name: name, Tags: tags}})...)
	}
	switch {
	case errors.Is(err, urls.ErrPresent): // as the line was before
		return undo, nil
	case err != nil:
		return nil, errors.Join(err, undo(context.WithoutCancel(ctx)))
	}
	return func(ctx context.Context) error {
		_, err := urls.Remove(ctx, s.path, o.Feed.URL)
		return errors.Join(err, undo(ctx))
	}, nil
}

// Import subscribes to those of the feeds that are not subscribed to yet,
// without asking anybody, and gives them.
func (s *Subscriptions) Import(ctx context.Context, feeds []feed.Feed) ([]feed.Feed, error) {
	file, err := urls.Load(s.path)
	if err != nil {
		return nil, err
	}
	entries := make([]urls.Entry, 0, len(feeds)+1)
	if len(file.Feeds()) == 0 {
		entries = append(entries, urls.Entry{Feed: feed.Feed{URL: sample.Address}, Comment: s.note})
	}
	for _, f := range feeds {
		entries = append(entries, urls.Entry{Feed: f})
	}
	added, err := urls.Merge(ctx, s.path, entries)
	if err != nil {
		return nil, fmt.Errorf("subscription: %w", err)
	}
	_, err = s.Sync(context.WithoutCancel(ctx))
	return slices.DeleteFunc(added, func(f feed.Feed) bool { return f.URL == sample.Address }), err
}

// Lacking gives those of the feeds that Import would subscribe to.
func (s *Subscriptions) Lacking(_ context.Context, feeds []feed.Feed) ([]feed.Feed, error) {
	file, err := urls.Load(s.path)
	if err != nil {
		return nil, err
	}
	known := make(map[string]bool)
	for _, f := range file.Feeds() {
		known[f.URL] = true
	}
	return slices.DeleteFunc(slices.Clone(feeds), func(f feed.Feed) bool { return known[f.URL] }), nil
}

// keep takes the cache along and saves what came of an offer.
func (s *Subscriptions) keep(ctx context.Context, o feed.Offer) (feed.Report, error) {
	if _, err := s.Sync(ctx); err != nil {
		return feed.Report{}, err
	}
	return s.save(ctx, o)
}

// save puts an offer through the way that every pull goes.
func (s *Subscriptions) save(ctx context.Context, o feed.Offer) (feed.Report, error) {
	r := feed.Refresher{
		Fetcher: &fetched{answer: o.Answer}, Parser: parsed{*o.Document}, Store: s.store,
		Schedule: s.schedule, Wishes: s.wish, Now: s.now,
	}
	var out feed.Report
	err := r.Refresh(ctx, feed.Order{Feeds: []string{o.Feed.URL}, Urgency: feed.Forced}, func(_, _ int, rep feed.Report) { out = rep })
	if err == nil && out.Problem != nil {
		err = out.Problem
	}
	return out, err
}

// wish is what the reader set for one feed.
func (s *Subscriptions) wish(address string) feed.Wishes {
	if s.wishes == nil {
		return feed.Wishes{}
	}
	return s.wishes(address)
}

// Remove takes a feed out of the urls file, and the rule that was guessed for a
// list page out of the settings. What was cached of it stays, and undo subscribes
// to it again, with its line and its rule as they were. The error is
// ErrUnsubscribed, or ErrOnlySample for a sample that no line asks for.
func (s *Subscriptions) Remove(ctx context.Context, feedURL string) (undo func(context.Context) error, err error) {
	gone, err := urls.Remove(ctx, s.path, feedURL)
	switch {
	case errors.Is(err, urls.ErrAbsent):
		if only, err := s.onlySample(); only && feedURL == sample.Address || err != nil {
			return nil, errors.Join(ErrOnlySample, err)
		}
		return nil, ErrUnsubscribed
	case err != nil:
		return nil, fmt.Errorf("subscription: %w", err)
	}
	rule := s.drop(ctx, feedURL)
	undo = func(ctx context.Context) error {
		if err := rule(ctx); err != nil {
			return err
		}
		if err := urls.Restore(ctx, s.path, gone); err != nil && !errors.Is(err, urls.ErrPresent) {
			return fmt.Errorf("subscription: %w", err)
		}
		_, err := s.Sync(ctx)
		return err
	}
	_, err = s.Sync(ctx)
	return undo, err
}

// drop takes out the rule for a list page that is not subscribed to any more, and
// gives what brings it back. One that cannot be taken out stays, and does nothing.
func (s *Subscriptions) drop(ctx context.Context, address string) (undo func(context.Context) error) {
	if s.dropRule != nil {
		if undo, err := s.dropRule(context.WithoutCancel(ctx), address); err == nil && undo != nil {
			return undo
		}
	}
	return func(context.Context) error { return nil }
}

// onlySample reports whether the sample is all there is because the urls file
// asks for nothing.
func (s *Subscriptions) onlySample() (bool, error) {
	file, err := urls.Load(s.path)
	return err == nil && len(file.Feeds()) == 0, err
}

// fetched is a Fetcher that has fetched already. The further pages of a list are
// put off to the next refresh.
type fetched struct {
	answer feed.Answer
	given  bool
}

func (f *fetched) Fetch(context.Context, feed.Request) feed.Answer {
	if f.given {
		return feed.Answer{Problem: &feed.Problem{Kind: feed.ProblemCancelled}}
	}
	f.given = true
	return f.answer
}

// parsed is a Parser that has parsed already.
type parsed struct{ document feed.Document }

func (p parsed) Parse(feed.Raw) (feed.Document, error) { return p.document, nil }
