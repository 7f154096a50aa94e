package main

import (
	"context"
	"errors"
	"fmt"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/sample"
)

// takeBack undoes a change of the subscriptions.
type takeBack = func(context.Context) error

// Change gives a feed what its reader decides of it: name, tags, whether it is
// hidden. Its line in the urls file changes, and what else stands there does
// not. The error is ErrUnsubscribed for a feed that is not there.
func (s *Subscriptions) Change(ctx context.Context, address string, change func(feed.Feed) feed.Feed) (undo takeBack, err error) {
	if err := s.lineOf(ctx, address); err != nil {
		return nil, err
	}
	c, err := urls.Set(ctx, s.path, address, change)
	return s.arranged(ctx, err, func(ctx context.Context) error { return urls.Revert(ctx, s.path, c) })
}

// Move puts the line of a feed above or below that of another one.
func (s *Subscriptions) Move(ctx context.Context, address, beside string, below bool) (undo takeBack, err error) {
	p, err := urls.Place(ctx, s.path, address, beside, below)
	return s.arranged(ctx, err, func(ctx context.Context) error { return urls.Return(ctx, s.path, p) })
}

// Back takes back that a feed's new address was adopted; it is not adopted
// again.
func (s *Subscriptions) Back(ctx context.Context, m feed.Move) error {
	if err := unsubscribed(urls.MoveBack(ctx, s.path, m.From, m.To)); err != nil {
		return err
	}
	_, err := s.Sync(context.WithoutCancel(ctx))
	return err
}

// arranged takes over a change of the urls file, and gives what takes it back.
func (s *Subscriptions) arranged(ctx context.Context, err error, back takeBack) (takeBack, error) {
	if err = unsubscribed(err); err != nil {
		return nil, err
	}
	if _, err = s.Sync(context.WithoutCancel(ctx)); err != nil {
		return nil, errors.Join(err, back(context.WithoutCancel(ctx)))
	}
	return func(ctx context.Context) error {
		if err := unsubscribed(back(ctx)); err != nil {
			return err
		}
		_, err := s.Sync(context.WithoutCancel(ctx))
		return err
	}, nil
}

func unsubscribed(err error) error {
	switch {
	case errors.Is(err, urls.ErrAbsent):
		return ErrUnsubscribed
	case err != nil:
		return fmt.Errorf("subscription: %w", err)
	}
	return nil
}

// lineOf gives the sample that is there of itself a line, when it is to be
// changed.
func (s *Subscriptions) lineOf(ctx context.Context, address string) error {
	if address != sample.Address {
		return nil
	}
	only, err := s.onlySample()
	if err != nil || !only {
		return err
	}
	err = urls.Add(ctx, s.path, urls.Entry{Feed: feed.Feed{URL: sample.Address}, Comment: s.note})
	if errors.Is(err, urls.ErrPresent) {
		return nil
	}
	return err
}
