package cache

import (
	"slices"
	"testing"
	"time"

	"guanbao/feed"
)

// TestAFeedThatMovedGoesOnUnderItsNewAddress changes the subscriptions as the
// urls file would when a feed moves, and back, and to what it did not move to.
func TestAFeedThatMovedGoesOnUnderItsNewAddress(t *testing.T) {
	c, _ := opened(t, feedA)
	p := pullOf(feedA, noon, art("a0", noon), art("a1", noon.Add(time.Hour)))
	p.State = feed.State{ETag: "e", Hash: "h", LastModified: "l", MovedTo: feedB, MovedSeen: 3, Reason: feed.ReasonInterval}
	saved(t, c, p)
	only := func(address string) feed.Source {
		t.Helper()
		sources, err := c.Sources(t.Context())
		if err != nil || len(sources) != 1 || sources[0].Feed.URL != address {
			t.Fatalf("%+v, %v, want %s alone", sources, err, address)
		}
		checked(t, c)
		return sources[0]
	}
	subscribeTo(t, c, feedB)
	s := only(feedB)
	if s.Articles != 2 || s.State.Former != feedA || s.State.ETag != "" || s.State.LastModified != "" || s.State.MovedTo != "" || s.State.Hash != "h" {
		t.Errorf("after the move: %+v", s)
	}
	if got := titles(paged(t, c, feed.View{Kind: feed.ViewFeed, Name: feedB}, feed.Cursor{}, Older, 9)); !slices.Equal(got, []string{"a1", "a0"}) {
		t.Errorf("listed %v", got)
	}
	again := pullOf(feedB, noon.Add(2*time.Hour), p.Document.Articles...)
	again.Document.Articles = feed.Identify(feedB, again.Document.Articles)
	again.State = s.State
	if got := saved(t, c, again); got.New != 0 {
		t.Errorf("known articles came as new: %+v", got)
	}
	subscribeTo(t, c, feedA)
	if s := only(feedA); s.Articles != 2 || s.State.Former != feedB {
		t.Errorf("taken back: %+v", s)
	}
	subscribeTo(t, c, feedC)
	if s := only(feedC); s.Articles != 0 || s.State.Former != "" {
		t.Errorf("another feed: %+v", s)
	}
}
