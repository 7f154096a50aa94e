package feed

import "time"

// Permission says whether a feed may be asked now, and if not, from when on.
type Permission struct {
	Ask  bool
	From time.Time // when Ask is false; zero for a feed that is gone
	Held bool      // a 429 or 503 is the reason
}

// Urgency says who wants a check.
type Urgency int

// The urgencies of a check.
const (
	Routine Urgency = iota // the clock: only what is due
	Asked                  // the reader: within the floor
	Forced                 // the reader, expressly: only a live 429 or 503 holds it back
)

// MayAsk decides whether a feed may be asked at now. A clock that was set back
// or forward does not freeze a feed: a state from the future counts as old.
func (s Schedule) MayAsk(st State, u Urgency, now time.Time) Permission {
	if held := s.hold(st, now); !held.IsZero() {
		return Permission{From: held, Held: true}
	}
	var from time.Time
	switch {
	case u == Forced:
		return Permission{Ask: true}
	case u == Asked && !st.LastCheck.IsZero():
		from = st.LastCheck.Add(s.Floor)
	case u == Routine && st.Reason == ReasonGone:
		return Permission{}
	case u == Routine:
		from = st.NextCheck
	}
	if from.After(now) && !s.fromFuture(st, now) {
		return Permission{From: from}
	}
	return Permission{Ask: true}
}

// hold is the moment until which the publisher asked to be left alone, zero
// when there is none or it has passed.
func (s Schedule) hold(st State, now time.Time) time.Time {
	if !st.HoldUntil.After(now) || st.HoldUntil.Sub(now) > s.BusyMax || s.fromFuture(st, now) {
		return time.Time{}
	}
	return st.HoldUntil
}

// fromFuture reports whether a state was written under a clock that has been
// set back since. A clock that is put right by seconds is no reason to ask.
func (s Schedule) fromFuture(st State, now time.Time) bool {
	return st.LastCheck.Sub(now) > s.Floor
}
