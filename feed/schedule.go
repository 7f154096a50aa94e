package feed

import "time"

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
	Floor    time.Duration // least time between two checks that a reader asks for
	HintCap  time.Duration // most that a hint can ask for
	RetryMin time.Duration // after the first failure
	RetryMax time.Duration // after many
	BusyMin  time.Duration // after a 429 or 503 without Retry-After
	BusyMax  time.Duration // most that a Retry-After can ask for
	Missing  time.Duration // after a 401, 403 or 404
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
// validators and hash are left to the caller, who knows whether the document
// was kept. It is a pure function of its arguments. Spread, from 0 up to 1,
// moves the next check later by up to a tenth of the wait, so that feeds do
// not all ask at one moment.
func (s Schedule) After(prev State, a Answer, now time.Time, spread float64) State {
	next := prev
	next.LastCheck = now
	if a.Problem == nil {
		next.LastSuccess = now
		next.Failures, next.FailingSince, next.HoldUntil = 0, time.Time{}, time.Time{}
		next.Problem, next.ProblemCode, next.ProblemText = ProblemNone, 0, ""
		wait, reason := s.wait(a.Hints)
		next.NextCheck, next.Reason = open(later(now, wait, spread), reason, a.Hints)
		return next
	}
	if a.Problem.Kind == ProblemCancelled || a.Problem.Kind == ProblemOffline {
		next.LastCheck = prev.LastCheck
		return next
	}
	if prev.Failures == 0 {
		next.FailingSince = now
	}
	next.Failures++
	next.Problem, next.ProblemCode, next.ProblemText = a.Problem.Kind, a.Problem.Code, a.Problem.Detail
	wait, reason := s.retry(a, next.Failures)
	next.NextCheck, next.Reason = later(now, wait, spread), reason
	if reason == ReasonBusy {
		next.HoldUntil = now.Add(wait)
	}
	return next
}

// wait is the time to the next check after a check that went well.
func (s Schedule) wait(h Hints) (time.Duration, Reason) {
	hint := min(max(h.MaxAge, h.TTL, h.Period), s.HintCap)
	if hint > s.Interval {
		return hint, ReasonHint
	}
	return s.Interval, ReasonInterval
}

// retry is the time to the next check after the n-th failure in a row.
func (s Schedule) retry(a Answer, n int) (time.Duration, Reason) {
	switch a.Problem.Kind {
	case ProblemBusy:
		if a.Hints.RetryAfter > 0 {
			return min(a.Hints.RetryAfter, s.BusyMax), ReasonBusy
		}
		return doubled(s.BusyMin, n, s.RetryMax), ReasonBusy
	case ProblemGone:
		return s.BusyMax, ReasonGone
	case ProblemNotFound, ProblemForbidden:
		return s.Missing, ReasonMissing
	}
	return doubled(s.RetryMin, n, s.RetryMax), ReasonRetry
}

// doubled is first, doubled with every failure after the first one.
func doubled(first time.Duration, n int, most time.Duration) time.Duration {
	d := first
	for i := 1; i < n && d < most; i++ {
		d *= 2
	}
	return min(d, most)
}

func later(now time.Time, wait time.Duration, spread float64) time.Time {
	return now.Add(wait + time.Duration(spread*float64(wait)/10))
}

// open moves t to the next hour that the publisher does not skip. A feed that
// skips every hour is asked at t all the same.
func open(t time.Time, reason Reason, h Hints) (time.Time, Reason) {
	if len(h.SkipHours) == 0 && len(h.SkipDays) == 0 {
		return t, reason
	}
	for at, i := t, 0; i < 24*7; i++ {
		if !skips(at.UTC(), h) {
			if i > 0 {
				reason = ReasonClosed
			}
			return at, reason
		}
		at = at.UTC().Truncate(time.Hour).Add(time.Hour)
	}
	return t, reason
}

func skips(t time.Time, h Hints) bool {
	for _, d := range h.SkipDays {
		if t.Weekday() == d {
			return true
		}
	}
	for _, hour := range h.SkipHours {
		if t.Hour() == hour%24 {
			return true
		}
	}
	return false
}

// Permission says whether a feed may be asked now, and if not, from when on.
type Permission struct {
	Ask  bool
	From time.Time // when Ask is false
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
	if held := st.HoldUntil; held.After(now) && held.Sub(now) <= s.BusyMax {
		return Permission{From: held, Held: true}
	}
	if u == Forced || st.LastCheck.IsZero() || st.LastCheck.After(now) {
		return Permission{Ask: true}
	}
	if u == Asked {
		if from := st.LastCheck.Add(s.Floor); from.After(now) {
			return Permission{From: from}
		}
		return Permission{Ask: true}
	}
	if st.Reason == ReasonGone {
		return Permission{From: st.NextCheck}
	}
	if st.NextCheck.After(now) {
		return Permission{From: st.NextCheck}
	}
	return Permission{Ask: true}
}
