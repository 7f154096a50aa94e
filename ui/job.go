package ui

import (
	"context"
	"slices"

	"guanbao/feed"
)

// job is a piece of work beside the screen.
type job struct {
	cancel  context.CancelFunc
	reports <-chan progress
	end     <-chan error // what the refresh ended with, after the last report
	urgency feed.Urgency
	feeds   []string // that are refreshed; none for all
	letGo   bool     // for they are not subscribed to any more
	tally   tally
	moved   []feed.Move
	gone    []feed.Report // of feeds that are not asked any more
	told    bool          // what the feeds brought was said; pages are being got
	next    *feed.Order   // to be carried out when the pages have made room for it
	after   *feed.Order   // of new feeds, to be carried out when all else is done; nil for nothing
}

// letGo ends the refresh of feeds that are not subscribed to any more: nobody
// waits for their pages. One that is for others as well goes on.
func (m Model) letGo(gone []string) Model {
	if m.job == nil {
		return m
	}
	isGone := func(address string) bool { return slices.Contains(gone, address) }
	j := *m.job
	if len(j.feeds) > 0 && !slices.ContainsFunc(j.feeds, func(f string) bool { return !isGone(f) }) {
		j.cancel()
		j.letGo = true
	}
	if j.after != nil {
		after := *j.after
		after.Feeds = slices.DeleteFunc(slices.Clone(after.Feeds), isGone)
		if j.after = &after; len(after.Feeds) == 0 {
			j.after = nil
		}
	}
	m.job = &j
	return m
}
