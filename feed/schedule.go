package feed

import (
	"slices"
	"time"
)

// Reason says why a feed's next check is when it is; the interface
// translates it.
type Reason string

// The reasons for a next check.
const (
	ReasonNew      Reason = "new"      // never checked
	ReasonInterval Reason = "interval" // the usual interval
	ReasonHint     Reason = "hint"     // the publisher asks for a longer one
	ReasonQuiet    Reason = "quiet"    // nothing new for long, or a feed that is only ever sent whole
	ReasonClosed   Reason = "closed"   // the publisher's skipHours or skipDays
	ReasonRetry    Reason = "retry"    // waiting after a failure, longer each time
	ReasonBusy     Reason = "busy"     // the host said 429 or 503
	ReasonMissing  Reason = "missing"  // 401, 403, 404: asked once a day
	ReasonGone     Reason = "gone"     // 410: not asked any more
)

// Reasons lists every reason.
var Reasons = []Reason{
	ReasonNew, ReasonInterval, ReasonHint, ReasonQuiet, ReasonClosed, ReasonRetry, ReasonBusy, ReasonMissing, ReasonGone,
}

// Schedule holds the numbers of the polling schedule.
type Schedule struct {
	Interval time.Duration // between two checks when the publisher says nothing
	Fixed    bool          // Interval is the reader's own wish: a quiet feed is not asked less often
	Floor    time.Duration // least time between two checks that a reader asks for
	HintCap  time.Duration // most that a hint or a quiet feed can ask for
	RetryMin time.Duration // after the first failure
	RetryMax time.Duration // after many
	BusyMin  time.Duration // after a 429 or 503 without Retry-After
	BusyMax  time.Duration // most that a Retry-After can ask for
	Missing  time.Duration // after a 401, 403, 404 or the first 410
}

// DefaultSchedule is what a polite client does unless it is told otherwise.
var DefaultSchedule = Schedule{
	Interval: time.Hour,
	Floor:    5 * time.Minute,
	HintCap:  24 * time.Hour,
	RetryMin: 10 * time.Minute,
	RetryMax: 24 * time.Hour,
	BusyMin:  10 * time.Minute,
	BusyMax:  7 * 24 * time.Hour,
	Missing:  24 * time.Hour,
}

// After gives the state of a feed after a check that ended at now with answer
// a. It sets the moment of the next check and the count of failures;
// validators, hash and what is known of the document are left to the caller,
// who knows whether the document was kept. It is a pure function of its
// arguments. Spread, from 0 up to 1, moves the next check later, never
// earlier, so that feeds do not all ask at one moment: by up to a tenth of the
// wait, by up to all of it between two tries after a failure.
//
// A check that the reader stopped, or that found no network, says nothing
// about the feed and leaves its state as it was.
func (s Schedule) After(prev State, a Answer, now time.Time, spread float64) State {
	next := prev
	switch {
	case a.Problem == nil:
		next.LastCheck, next.LastSuccess = now, now
		next.Failures, next.FailingSince, next.HoldUntil = 0, time.Time{}, time.Time{}
		next.Problem, next.ProblemCode, next.ProblemText = ProblemNone, 0, ""
		wait, reason := s.wait(prev, a, now)
		next.NextCheck, next.Reason = later(now, wait, spread/10), reason
		if at := open(now, next.NextCheck, a.Hints, spread); at.After(next.NextCheck) {
			next.NextCheck, next.Reason = at, ReasonClosed
		}
	case a.Problem.Kind.Blameless():
	default:
		next.LastCheck = now
		if prev.Failures == 0 {
			next.FailingSince = now
		}
		next.Failures++
		next.Problem, next.ProblemCode, next.ProblemText = a.Problem.Kind, a.Problem.Code, a.Problem.Detail
		s.afterFailure(&next, prev, a, now, spread)
	}
	return next
}

// wait is the time to the next check after a check that went well: the usual
// interval, or longer where the feed is quiet or its publisher asks for it.
func (s Schedule) wait(prev State, a Answer, now time.Time) (time.Duration, Reason) {
	wait, reason := max(s.Interval, s.Floor), ReasonInterval
	if quiet := min(quiet(prev, a, now), s.HintCap); quiet > wait && !s.Fixed {
		wait, reason = quiet, ReasonQuiet
	}
	hint := max(a.Hints.MaxAge, a.Hints.TTL, period(a.Hints, now, wait))
	hint = max(min(hint, s.HintCap), min(a.Hints.RetryAfter, s.BusyMax))
	if hint > wait {
		wait, reason = hint, ReasonHint
	}
	return wait, reason
}

// period is the time to the next moment at which the publisher changes the
// feed, not sooner than least: a whole number of periods after their base, or
// one period from now where no base is known.
func period(h Hints, now time.Time, least time.Duration) time.Duration {
	p := h.Period
	if p <= 0 || h.Base.IsZero() {
		return p
	}
	rest := p - now.Sub(h.Base)%p
	if rest > p { // the base lies ahead
		rest -= p
	}
	if rest < least {
		rest += (least - rest + p - 1) / p * p
	}
	return rest
}

// quiet is how long a feed can be left alone for what it did lately: a tenth
// of the time for which it has brought nothing new (the share that RFC 9111
// section 4.2.2 suggests), or as long as can be when it came whole, without a
// validator, and had not changed by a byte.
func quiet(prev State, a Answer, now time.Time) time.Duration {
	if a.Outcome == Fresh && a.Same && a.ETag == "" && a.LastModified == "" {
		return 1<<63 - 1
	}
	if prev.Newest.IsZero() {
		return 0
	}
	return now.Sub(prev.Newest) / 10
}

// afterFailure sets the next check, its reason and the hold of a feed whose
// check failed; the count of failures is already the new one.
func (s Schedule) afterFailure(next *State, prev State, a Answer, now time.Time, spread float64) {
	asked := min(a.Hints.RetryAfter, s.BusyMax)
	switch a.Problem.Kind {
	case ProblemBusy:
		wait := asked
		if wait <= 0 {
			wait = doubled(s.BusyMin, next.Failures, s.RetryMax)
		}
		next.HoldUntil = now.Add(wait)
		next.NextCheck, next.Reason = later(now, max(wait, s.Floor), spread/10), ReasonBusy
	case ProblemGone:
		s.afterGone(next, prev, now, spread)
	case ProblemNotFound, ProblemForbidden:
		next.NextCheck, next.Reason = later(now, max(s.Missing, asked), spread/10), ReasonMissing
	case ProblemTooLarge: // each try costs its publisher megabytes
		next.NextCheck, next.Reason = later(now, max(s.RetryMax, asked), spread/10), ReasonRetry
	default:
		wait := doubled(s.RetryMin, next.Failures, s.RetryMax)
		if a.Problem.Kind == ProblemNoList || a.Problem.Kind == ProblemShrunk { // it came whole and is what it is
			wait = max(wait, s.Interval)
		}
		if wait == s.RetryMax {
			spread /= 10
		}
		next.NextCheck, next.Reason = later(now, max(wait, asked), spread), ReasonRetry
	}
	if next.Reason != ReasonGone {
		next.NextCheck = open(now, next.NextCheck, a.Hints, spread)
	}
}

// afterGone ends the polling of a feed that answered 410 twice, a day apart.
// One 410 can be a slip of its publisher; answers that the reader asked for
// within that day do not count as the second.
func (s Schedule) afterGone(next *State, prev State, now time.Time, spread float64) {
	switch {
	case prev.Problem != ProblemGone:
		next.NextCheck, next.Reason = later(now, s.Missing, spread/10), ReasonMissing
	case prev.Reason == ReasonGone || !now.Before(prev.NextCheck):
		next.NextCheck, next.Reason = time.Time{}, ReasonGone
	}
}

// doubled is first, doubled with every failure after the first one.
func doubled(first time.Duration, n int, most time.Duration) time.Duration {
	d := first
	for i := 1; i < n && d < most; i++ {
		d *= 2
	}
	return min(d, most)
}

// later is now and wait and the given share of wait.
func later(now time.Time, wait time.Duration, share float64) time.Time {
	return now.Add(wait + time.Duration(share*float64(wait)))
}

// open moves t, a moment after now, to the next hour that the publisher does
// not skip; the minute stays, so that feeds do not gather at the full hour. A
// feed that skips every hour of the week is asked once a day.
func open(now, t time.Time, h Hints, spread float64) time.Time {
	if len(h.SkipHours) == 0 && len(h.SkipDays) == 0 {
		return t
	}
	for i := range 7 * 24 {
		if at := t.Add(time.Duration(i) * time.Hour); !skips(at.UTC(), h) {
			return at
		}
	}
	if day := later(now, 24*time.Hour, spread/10); day.After(t) {
		return day
	}
	return t
}

// skips reports whether the publisher is closed at t, in UTC. Hour 24 is
// midnight: old versions of RSS count from 1.
func skips(t time.Time, h Hints) bool {
	return slices.Contains(h.SkipDays, t.Weekday()) || slices.Contains(h.SkipHours, t.Hour()) ||
		t.Hour() == 0 && slices.Contains(h.SkipHours, 24)
}
