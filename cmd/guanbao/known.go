package main

import (
	"context"
	"net/url"
	"strings"

	"guanbao/feed"
	"guanbao/feed/safe"
)

// subscribed are the addresses of subscriptions: by their folded form, by the one
// that spelling gives, and by themselves.
type subscribed map[string]string

func (s *Subscriptions) known(ctx context.Context) (subscribed, error) {
	subs, err := s.store.Subscriptions(ctx)
	if err != nil {
		return nil, err
	}
	all := subscribed{}
	for _, sub := range subs {
		if key := feed.CanonicalURL(sub.Feed.URL); key != "" {
			all[key] = sub.Feed.URL
		}
		if key := respelt(sub.Feed.URL); key != "" {
			all[key] = sub.Feed.URL
		}
	}
	for _, sub := range subs { // above what the others are folded to
		all[sub.Feed.URL] = sub.Feed.URL
	}
	return all, nil
}

// at is the address under which this very one is subscribed to, in whatever
// spelling; "" where it is not.
func (s subscribed) at(address string) string {
	if s[address] == address {
		return address
	}
	if at := s[respelt(address)]; respelt(at) != "" && respelt(at) == respelt(address) {
		return at
	}
	return ""
}

// respelt is an address in the one spelling that asks for the same: with its
// letters encoded, its dots resolved, and without what is not sent. "" for one
// with a name and a password in it.
func respelt(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User != nil {
		return ""
	}
	clean, err := safe.URL(address, u)
	if err != nil {
		return ""
	}
	if at := strings.IndexByte(clean, '#'); at >= 0 && !strings.HasPrefix(clean[at:], "#/") && !strings.HasPrefix(clean[at:], "#!") {
		clean = clean[:at]
	}
	return strings.TrimSuffix(clean, "?")
}

// hasLike reports whether an address is subscribed to in one spelling or another.
func (s subscribed) hasLike(address string) bool { return s[feed.CanonicalURL(address)] != "" }

// of is the address under which an offer is subscribed to.
func (s subscribed) of(o feed.Offer) string {
	if at := s[feed.CanonicalURL(o.Feed.URL)]; at != "" {
		return at
	}
	return o.Answer.URL
}
