package feed

import "time"

// Due is when a feed is asked next by the clock, and why then. At is zero for
// a feed that was never asked, which is due at once, and for one that is gone.
type Due struct {
	At     time.Time
	Reason Reason
}

// Holds gives the hosts that asked to be left alone, by the states of their
// feeds, and until when at the latest.
func Holds(sources []Source) map[string]time.Time {
	holds := make(map[string]time.Time)
	for _, s := range sources {
		if until := s.State.HoldUntil; !until.IsZero() {
			host, _ := hostName(s.Feed.URL)
			holds[host] = latest(holds[host], until)
		}
	}
	return holds
}

// Due gives the next check of a feed. A host that asked to be left alone is
// left alone for all its feeds, also for those that heard nothing of it.
func (s Schedule) Due(sub Subscription, holds map[string]time.Time, now time.Time) Due {
	d := Due{At: sub.State.NextCheck, Reason: sub.State.Reason}
	if d.Reason == ReasonGone {
		return d
	}
	host, _ := hostName(sub.Feed.URL)
	until := holds[host]
	if until.After(now) && until.Sub(now) <= s.BusyMax && until.After(d.At) {
		return Due{At: until, Reason: ReasonBusy}
	}
	return d
}
