package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"guanbao/feed"
)

// pulling is a screen on which feeds are refreshed, others behind them, and
// whether that was cancelled.
func pulling(t *testing.T, feeds, after []string) (*screen, *bool) {
	s, cancelled := setup(t, 9, 80, 24), false
	s.m.job = &job{cancel: func() { cancelled = true }, urgency: feed.Asked, feeds: feeds, told: true}
	if after != nil {
		s.m.job.after = &feed.Order{Feeds: after}
	}
	return s, &cancelled
}

func TestThePagesOfAFeedThatIsRemovedAreNotGot(t *testing.T) {
	for name, c := range map[string]struct {
		feeds, after []string
		cancelled    bool
		left         []string
	}{
		"of that feed alone":    {[]string{"a"}, nil, true, nil},
		"of another one":        {[]string{"b"}, nil, false, nil},
		"of others as well":     {[]string{"a", "b"}, nil, false, nil},
		"of all":                {nil, nil, false, nil},
		"that are to come":      {nil, []string{"a"}, false, nil},
		"that come with others": {[]string{"a"}, []string{"b", "a"}, true, []string{"b"}},
	} {
		for _, fact := range []fact{
			removed{url: "a", restore: func(context.Context) error { return nil }},
			undone{step: undoStep{gone: []string{"a"}, what: "已订阅"}},
		} {
			s, cancelled := pulling(t, c.feeds, c.after)
			m, _ := fact.apply(s.m)
			if *cancelled != c.cancelled {
				t.Errorf("%s: cancelled: %t", name, *cancelled)
			}
			var left []string
			if m.job.after != nil {
				left = m.job.after.Feeds
			}
			if !slices.Equal(left, c.left) {
				t.Errorf("%s: %q are still to come", name, left)
			}
			if said := m.status.Note(); c.cancelled && c.left == nil {
				if m, _ = (refreshEnded{context.Canceled}).apply(m); m.status.Note() != said || m.job != nil || !strings.Contains(said, "已") {
					t.Errorf("%s: %q gives way to %q", name, said, m.status.Note())
				}
			}
		}
	}
}
