package feed

import (
	"math/rand/v2"
	"testing"
	"time"
)

// noon is a Monday.
var noon = at("2026-10-05T12:34:56Z")

const dayLong = 24 * time.Hour

func fail(kind ProblemKind) Answer {
	return Answer{Problem: &Problem{Kind: kind, Code: 500, Detail: "d"}}
}

func fresh(h Hints) Answer { return Answer{Outcome: Fresh, ETag: `"1"`, Hints: h} }

func TestManner17TheNextCheckIsTheLongestOfWhatIsAsked(t *testing.T) {
	long, short := DefaultSchedule, DefaultSchedule
	long.Interval = 48 * time.Hour
	short.Interval = time.Second
	fixed := DefaultSchedule
	fixed.Fixed = true
	quietFor := func(d time.Duration) State { return State{Newest: noon.Add(-d)} }
	whole := Answer{Outcome: Fresh, Same: true}
	for _, tt := range []struct {
		name   string
		s      Schedule
		prev   State
		a      Answer
		want   time.Duration
		reason Reason
	}{
		{"nothing said", DefaultSchedule, State{}, fresh(Hints{}), time.Hour, ReasonInterval},
		{"not modified", DefaultSchedule, State{}, Answer{Outcome: NotModified}, time.Hour, ReasonInterval},
		{"no interval is below the floor", short, State{}, fresh(Hints{}), 5 * time.Minute, ReasonInterval},
		{"shorter hint", DefaultSchedule, State{}, fresh(Hints{MaxAge: time.Minute}), time.Hour, ReasonInterval},
		{"max-age", DefaultSchedule, State{}, fresh(Hints{MaxAge: 2 * time.Hour}), 2 * time.Hour, ReasonHint},
		{"ttl", DefaultSchedule, State{}, fresh(Hints{TTL: 3 * time.Hour}), 3 * time.Hour, ReasonHint},
		{"update period", DefaultSchedule, State{}, fresh(Hints{Period: 4 * time.Hour}), 4 * time.Hour, ReasonHint},
		{"longest hint wins", DefaultSchedule, State{}, fresh(Hints{MaxAge: 2 * time.Hour, TTL: 6 * time.Hour, Period: 3 * time.Hour}), 6 * time.Hour, ReasonHint},
		{"hints are capped", DefaultSchedule, State{}, fresh(Hints{TTL: 1000 * time.Hour}), dayLong, ReasonHint},
		{"negative hint", DefaultSchedule, State{}, fresh(Hints{MaxAge: -time.Hour}), time.Hour, ReasonInterval},
		{"Retry-After with a document", DefaultSchedule, State{}, fresh(Hints{RetryAfter: 50 * time.Hour}), 50 * time.Hour, ReasonHint},
		{"Retry-After of ten years", DefaultSchedule, State{}, fresh(Hints{RetryAfter: 87600 * time.Hour}), 7 * dayLong, ReasonHint},
		{"long interval stays", long, State{}, fresh(Hints{TTL: 1000 * time.Hour}), 48 * time.Hour, ReasonInterval},
		{"quiet for nine hours", DefaultSchedule, quietFor(9 * time.Hour), fresh(Hints{}), time.Hour, ReasonInterval},
		{"quiet for five days", DefaultSchedule, quietFor(5 * dayLong), Answer{Outcome: NotModified}, 12 * time.Hour, ReasonQuiet},
		{"quiet for years", DefaultSchedule, quietFor(5 * 365 * dayLong), fresh(Hints{}), dayLong, ReasonQuiet},
		{"quiet, but the reader set an interval", fixed, quietFor(5 * 365 * dayLong), fresh(Hints{}), time.Hour, ReasonInterval},
		{"the reader's interval does not beat a hint", fixed, State{}, fresh(Hints{TTL: 6 * time.Hour}), 6 * time.Hour, ReasonHint},
		{"quiet, and a longer hint", DefaultSchedule, quietFor(2 * dayLong), fresh(Hints{TTL: 6 * time.Hour}), 6 * time.Hour, ReasonHint},
		{"whole, unchanged and without validators", DefaultSchedule, State{}, whole, dayLong, ReasonQuiet},
		{"whole and unchanged, with an interval of the reader's", fixed, State{}, whole, time.Hour, ReasonInterval},
		{"whole and changed", DefaultSchedule, State{}, Answer{Outcome: Fresh}, time.Hour, ReasonInterval},
		{"unchanged, with a validator", DefaultSchedule, State{}, Answer{Outcome: Fresh, Same: true, LastModified: "x"}, time.Hour, ReasonInterval},
		{"after a failure", DefaultSchedule, State{Failures: 7, Problem: ProblemTimeout, HoldUntil: noon, FailingSince: noon}, fresh(Hints{}), time.Hour, ReasonInterval},
	} {
		got := tt.s.After(tt.prev, tt.a, noon, 0)
		if wait := got.NextCheck.Sub(noon); wait != tt.want || got.Reason != tt.reason {
			t.Errorf("%s: next check after %v (%s), want %v (%s)", tt.name, wait, got.Reason, tt.want, tt.reason)
		}
		if got.Failing() || got.Failures != 0 || !got.FailingSince.IsZero() || !got.HoldUntil.IsZero() {
			t.Errorf("%s: still failing: %+v", tt.name, got)
		}
		if !got.LastCheck.Equal(noon) || !got.LastSuccess.Equal(noon) {
			t.Errorf("%s: last check %v, last success %v", tt.name, got.LastCheck, got.LastSuccess)
		}
	}
}

func TestManner19ClosedHoursMoveTheNextCheck(t *testing.T) {
	hours := func(from, to int) (all []int) {
		for h := from; h <= to; h++ {
			all = append(all, h)
		}
		return all
	}
	week := []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	for _, tt := range []struct {
		name   string
		now    string
		h      Hints
		want   string
		reason Reason
	}{
		{"open", "2026-10-05T12:34:56Z", Hints{SkipHours: []int{3}}, "2026-10-05T13:34:56Z", ReasonInterval},
		{"one closed hour", "2026-10-05T12:34:56Z", Hints{SkipHours: []int{13}}, "2026-10-05T14:34:56Z", ReasonClosed},
		{"a closed night", "2026-10-05T21:30:00Z", Hints{SkipHours: []int{22, 23, 0, 1, 2, 3, 4, 5}}, "2026-10-06T06:30:00Z", ReasonClosed},
		{"hour 24 is midnight", "2026-10-05T23:10:00Z", Hints{SkipHours: []int{24}}, "2026-10-06T01:10:00Z", ReasonClosed},
		{"hours that are none", "2026-10-05T00:10:00Z", Hints{SkipHours: []int{25, -1, 48}}, "2026-10-05T01:10:00Z", ReasonInterval},
		{"hours are GMT", "2026-10-05T20:34:56+08:00", Hints{SkipHours: []int{13}}, "2026-10-05T14:34:56Z", ReasonClosed},
		{"days are GMT", "2026-10-06T06:30:00+08:00", Hints{SkipDays: []time.Weekday{time.Monday}}, "2026-10-06T00:30:00Z", ReasonClosed},
		{"a closed weekend", "2026-10-09T23:30:00Z", Hints{SkipDays: []time.Weekday{time.Saturday, time.Sunday}}, "2026-10-12T00:30:00Z", ReasonClosed},
		{"six closed days", "2026-10-05T12:00:00Z", Hints{SkipDays: week[1:]}, "2026-10-11T00:00:00Z", ReasonClosed},
		{"every hour closed: once a day", "2026-10-05T12:34:56Z", Hints{SkipHours: hours(0, 23)}, "2026-10-06T12:34:56Z", ReasonClosed},
		{"every day closed: once a day", "2026-10-05T12:34:56Z", Hints{SkipDays: week}, "2026-10-06T12:34:56Z", ReasonClosed},
	} {
		now := at(tt.now)
		got := DefaultSchedule.After(State{}, fresh(tt.h), now, 0)
		if !got.NextCheck.Equal(at(tt.want)) || got.Reason != tt.reason {
			t.Errorf("%s: next check %v (%s), want %s (%s)", tt.name, got.NextCheck.UTC(), got.Reason, tt.want, tt.reason)
		}
	}
	a := fail(ProblemTimeout)
	a.Hints.SkipHours = []int{12, 13}
	if got := DefaultSchedule.After(State{}, a, noon, 0); got.NextCheck.Hour() != 14 || got.Reason != ReasonRetry {
		t.Errorf("a retry goes to %v (%s), want hour 14, retry", got.NextCheck, got.Reason)
	}
}

func TestManner20PeriodsAreCountedFromTheirBase(t *testing.T) {
	eight := at("2000-01-01T08:00:00Z")
	for _, tt := range []struct {
		name   string
		h      Hints
		want   string
		reason Reason
	}{
		{"daily at eight", Hints{Period: dayLong, Base: eight}, "2026-10-06T08:00:00Z", ReasonHint},
		{"every four hours from eight", Hints{Period: 4 * time.Hour, Base: eight}, "2026-10-05T16:00:00Z", ReasonHint},
		{"every two hours from twelve, in half an hour", Hints{Period: 2 * time.Hour, Base: at("2000-01-01T13:00:00Z")}, "2026-10-05T15:00:00Z", ReasonHint},
		{"a base ahead", Hints{Period: 4 * time.Hour, Base: at("2030-01-01T08:00:00Z")}, "2026-10-05T16:00:00Z", ReasonHint},
		{"weekly: asked daily", Hints{Period: 7 * dayLong, Base: at("2026-10-01T08:00:00Z")}, "2026-10-06T12:34:56Z", ReasonHint},
		{"weekly, tonight", Hints{Period: 7 * dayLong, Base: at("2026-09-28T20:00:00Z")}, "2026-10-05T20:00:00Z", ReasonHint},
		{"every minute", Hints{Period: time.Minute, Base: eight}, "2026-10-05T13:35:00Z", ReasonHint},
		{"without a base", Hints{Period: dayLong}, "2026-10-06T12:34:56Z", ReasonHint},
		{"a base without a period", Hints{Base: eight}, "2026-10-05T13:34:56Z", ReasonInterval},
	} {
		got := DefaultSchedule.After(State{}, fresh(tt.h), noon, 0)
		if !got.NextCheck.Equal(at(tt.want)) || got.Reason != tt.reason {
			t.Errorf("%s: next check %v (%s), want %s (%s)", tt.name, got.NextCheck.UTC(), got.Reason, tt.want, tt.reason)
		}
		if late := DefaultSchedule.After(State{}, fresh(tt.h), noon, 0.9); late.NextCheck.Before(got.NextCheck) {
			t.Errorf("%s: the spread makes it earlier, %v", tt.name, late.NextCheck)
		}
	}
}

func TestManner26FailuresWaitLongerEachTime(t *testing.T) {
	minutes := []int{10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440}
	for _, kind := range []ProblemKind{ProblemTimeout, ProblemServer, ProblemBroken, ProblemNoHost, ProblemTLS, ProblemOther} {
		st, now := State{ETag: `"1"`, LastSuccess: noon}, noon
		for i, m := range minutes {
			st = DefaultSchedule.After(st, fail(kind), now, 0)
			if wait := st.NextCheck.Sub(now); wait != time.Duration(m)*time.Minute || st.Reason != ReasonRetry {
				t.Errorf("%s, failure %d: wait %v (%s), want %d minutes", kind, i+1, wait, st.Reason, m)
			}
			if st.Failures != i+1 || st.Problem != kind || st.ProblemCode != 500 || st.ProblemText != "d" {
				t.Errorf("%s, failure %d: state %+v", kind, i+1, st)
			}
			if !st.FailingSince.Equal(noon) || !st.LastSuccess.Equal(noon) || st.ETag != `"1"` || !st.HoldUntil.IsZero() {
				t.Errorf("%s, failure %d: state %+v", kind, i+1, st)
			}
			now = st.NextCheck
		}
	}
}

func TestNextCheckAfterFailure(t *testing.T) {
	for _, tt := range []struct {
		name   string
		prev   State
		kind   ProblemKind
		retry  time.Duration // Retry-After
		want   time.Duration
		hold   time.Duration
		reason Reason
	}{
		{"busy, told when", State{}, ProblemBusy, 2 * time.Hour, 2 * time.Hour, 2 * time.Hour, ReasonBusy},
		{"busy for ten years", State{}, ProblemBusy, 87600 * time.Hour, 7 * dayLong, 7 * dayLong, ReasonBusy},
		{"busy for a second", State{}, ProblemBusy, time.Second, 5 * time.Minute, time.Second, ReasonBusy},
		{"busy, not told when", State{}, ProblemBusy, 0, 10 * time.Minute, 10 * time.Minute, ReasonBusy},
		{"busy, junk", State{}, ProblemBusy, -time.Hour, 10 * time.Minute, 10 * time.Minute, ReasonBusy},
		{"busy for the fourth time", State{Failures: 3}, ProblemBusy, 0, 80 * time.Minute, 80 * time.Minute, ReasonBusy},
		{"busy for ever", State{Failures: 99}, ProblemBusy, 0, dayLong, dayLong, ReasonBusy},
		{"server error, told when", State{}, ProblemServer, 3 * time.Hour, 3 * time.Hour, 0, ReasonRetry},
		{"server error, told soon", State{Failures: 4}, ProblemServer, time.Second, 160 * time.Minute, 0, ReasonRetry},
		{"too large", State{}, ProblemTooLarge, 0, dayLong, 0, ReasonRetry},
		{"not found", State{}, ProblemNotFound, 0, dayLong, 0, ReasonMissing},
		{"not found for long", State{Failures: 9}, ProblemNotFound, 0, dayLong, 0, ReasonMissing},
		{"forbidden", State{}, ProblemForbidden, 0, dayLong, 0, ReasonMissing},
		{"first 410", State{}, ProblemGone, 0, dayLong, 0, ReasonMissing},
		{"first 410 after other failures", State{Failures: 5, Problem: ProblemServer, NextCheck: noon}, ProblemGone, 0, dayLong, 0, ReasonMissing},
		{"410 again, asked early", State{Failures: 1, Problem: ProblemGone, Reason: ReasonMissing, NextCheck: noon.Add(time.Hour)}, ProblemGone, 0, time.Hour, 0, ReasonMissing},
	} {
		a := fail(tt.kind)
		a.Hints.RetryAfter = tt.retry
		got := DefaultSchedule.After(tt.prev, a, noon, 0)
		if wait := got.NextCheck.Sub(noon); wait != tt.want || got.Reason != tt.reason {
			t.Errorf("%s: next check after %v (%s), want %v (%s)", tt.name, wait, got.Reason, tt.want, tt.reason)
		}
		hold := time.Duration(0)
		if !got.HoldUntil.IsZero() {
			hold = got.HoldUntil.Sub(noon)
		}
		if hold != tt.hold {
			t.Errorf("%s: held for %v, want %v", tt.name, hold, tt.hold)
		}
	}
}

func TestManner27Two410sADayApartEndThePolling(t *testing.T) {
	s := DefaultSchedule
	st := s.After(State{}, fail(ProblemGone), noon, 0)
	st = s.After(st, fail(ProblemGone), noon.Add(time.Hour), 0)
	if st.Reason == ReasonGone {
		t.Fatal("an answer asked for within the day counted as the second")
	}
	st = s.After(st, fail(ProblemGone), noon.Add(dayLong), 0)
	if st.Reason != ReasonGone || !st.NextCheck.IsZero() {
		t.Fatalf("after the second: %s, next check %v", st.Reason, st.NextCheck)
	}
	for _, later := range []time.Duration{0, 30 * dayLong, 3650 * dayLong, -3650 * dayLong} {
		if p := s.MayAsk(st, Routine, noon.Add(dayLong+later)); p.Ask {
			t.Errorf("asked again by the clock after %v", later)
		}
	}
	if p := s.MayAsk(st, Asked, noon.Add(26*time.Hour)); !p.Ask {
		t.Error("a reader cannot resume it")
	}
	still := s.After(st, fail(ProblemGone), noon.Add(26*time.Hour), 0)
	if still.Reason != ReasonGone {
		t.Errorf("resumed and still gone: %s", still.Reason)
	}
	back := s.After(st, fresh(Hints{}), noon.Add(26*time.Hour), 0)
	if back.Reason != ReasonInterval || !s.MayAsk(back, Routine, noon.Add(28*time.Hour)).Ask {
		t.Errorf("resumed and back: %s", back.Reason)
	}
}

func TestCancelledAndOfflineSayNothingAboutTheFeed(t *testing.T) {
	prev := State{ETag: "e", LastCheck: noon.Add(-time.Hour), NextCheck: noon, Reason: ReasonRetry, Failures: 3, Problem: ProblemTLS, FailingSince: noon}
	for _, kind := range []ProblemKind{ProblemCancelled, ProblemOffline} {
		got := DefaultSchedule.After(prev, fail(kind), noon, 0.5)
		if got.LastCheck != prev.LastCheck || got.NextCheck != prev.NextCheck || got.Failures != 3 || got.Problem != ProblemTLS || got.Reason != ReasonRetry {
			t.Errorf("%s changed the state to %+v", kind, got)
		}
	}
}

func TestManner21SpreadMovesChecksOnlyLater(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var tenths [10]int
	for range 1000 {
		got := DefaultSchedule.After(State{}, fresh(Hints{}), noon, random.Float64())
		over := got.NextCheck.Sub(noon) - time.Hour
		if over < 0 || over >= 6*time.Minute {
			t.Fatalf("a check comes %v after its hour", over)
		}
		tenths[over*10/(6*time.Minute)]++
	}
	for i, n := range tenths {
		if n < 50 || n > 200 {
			t.Errorf("%d of 1000 feeds stand in the %d-th tenth of the spread", n, i+1)
		}
	}
	for _, spread := range []float64{0, 0.5, 0.999} {
		retry := DefaultSchedule.After(State{}, fail(ProblemTimeout), noon, spread).NextCheck.Sub(noon)
		if retry < 10*time.Minute || retry >= 20*time.Minute {
			t.Errorf("spread %v: first retry after %v, want 10 to 20 minutes", spread, retry)
		}
		last := DefaultSchedule.After(State{Failures: 50}, fail(ProblemTimeout), noon, spread).NextCheck.Sub(noon)
		if last < dayLong || last > dayLong+dayLong/10 {
			t.Errorf("spread %v: late retry after %v, want a day and at most a tenth", spread, last)
		}
		busy := DefaultSchedule.After(State{}, Answer{Problem: &Problem{Kind: ProblemBusy}, Hints: Hints{RetryAfter: time.Hour}}, noon, spread)
		if busy.HoldUntil.Sub(noon) != time.Hour || busy.NextCheck.Before(busy.HoldUntil) {
			t.Errorf("spread %v: held until %v, next check %v", spread, busy.HoldUntil, busy.NextCheck)
		}
		closed := DefaultSchedule.After(State{}, fresh(Hints{SkipHours: []int{13, 14}}), noon, spread)
		if closed.NextCheck.Hour() != 15 || closed.NextCheck.Minute() == 0 {
			t.Errorf("spread %v: after closed hours at %v", spread, closed.NextCheck)
		}
	}
}
