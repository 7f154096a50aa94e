package feed

import (
	"testing"
	"time"
)

func TestManner22TheReaderMayAskWithinTheFloorAndForce(t *testing.T) {
	const year = 365 * dayLong
	ok := State{LastCheck: noon, NextCheck: noon.Add(time.Hour), Reason: ReasonInterval}
	held := State{LastCheck: noon, NextCheck: noon.Add(2 * time.Hour), HoldUntil: noon.Add(2 * time.Hour), Reason: ReasonBusy}
	gone := State{LastCheck: noon, Reason: ReasonGone}
	for _, tt := range []struct {
		name    string
		st      State
		u       Urgency
		after   time.Duration // from noon
		from    time.Duration // 0: may ask; else when, from noon
		waiting bool          // held by its host
	}{
		{"never checked", State{}, Routine, 0, 0, false},
		{"never checked, asked for", State{}, Asked, 0, 0, false},
		{"never checked, forced", State{}, Forced, 0, 0, false},
		{"not due", ok, Routine, 59 * time.Minute, time.Hour, false},
		{"due", ok, Routine, time.Hour, 0, false},
		{"asked for within the floor", ok, Asked, 4 * time.Minute, 5 * time.Minute, false},
		{"asked for at the floor", ok, Asked, 5 * time.Minute, 0, false},
		{"forced at once", ok, Forced, time.Second, 0, false},
		{"held", held, Routine, time.Hour, 2 * time.Hour, true},
		{"held, asked for", held, Asked, time.Hour, 2 * time.Hour, true},
		{"held, forced", held, Forced, time.Hour, 2 * time.Hour, true},
		{"hold is over", held, Forced, 2 * time.Hour, 0, false},
		{"hold is over for the clock", held, Routine, 2 * time.Hour, 0, false},
		{"gone", gone, Routine, year, -1, false},
		{"gone, asked for", gone, Asked, dayLong, 0, false},
		{"gone, forced", gone, Forced, time.Second, 0, false},
		{"clock set back a year", ok, Routine, -year, 0, false},
		{"clock set back a year, asked for", ok, Asked, -year, 0, false},
		{"clock set back a year, held", held, Routine, -year, 0, false},
		{"clock set back an hour, held", held, Forced, -time.Hour, 0, false},
		{"clock set back a year, gone", gone, Routine, -year, -1, false},
		{"clock put right by a minute", ok, Routine, -time.Minute, time.Hour, false},
		{"clock put right by a minute, asked for", ok, Asked, -time.Minute, 5 * time.Minute, false},
		{"clock set forward ten years", ok, Routine, 10 * year, 0, false},
		{"clock set forward ten years, held", held, Routine, 10 * year, 0, false},
	} {
		got := DefaultSchedule.MayAsk(tt.st, tt.u, noon.Add(tt.after))
		if got.Ask != (tt.from == 0) || got.Held != tt.waiting {
			t.Errorf("%s: %+v", tt.name, got)
		}
		switch {
		case tt.from > 0 && !got.From.Equal(noon.Add(tt.from)):
			t.Errorf("%s: from %v, want %v", tt.name, got.From, noon.Add(tt.from))
		case tt.from <= 0 && !got.From.IsZero():
			t.Errorf("%s: from %v, want none", tt.name, got.From)
		}
	}
}

func TestManner24AHoldLongerThanAnyIsNotKept(t *testing.T) {
	st := State{LastCheck: noon, HoldUntil: noon.Add(3650 * dayLong)}
	if got := DefaultSchedule.MayAsk(st, Forced, noon.Add(time.Hour)); !got.Ask {
		t.Errorf("a hold of ten years: %+v", got)
	}
}

// TestManner24AClockJumpCostsOneRequest: whatever the clock does, a feed is asked once
// for a jump and goes back to its interval.
func TestManner24AClockJumpCostsOneRequest(t *testing.T) {
	for _, jump := range []time.Duration{-365 * dayLong, -dayLong, 3650 * dayLong, 90 * time.Minute} {
		s := DefaultSchedule
		now := noon
		st := s.After(State{}, fresh(Hints{}), now, 0)
		now = now.Add(jump)
		asked := 0
		for range 50 {
			if s.MayAsk(st, Routine, now).Ask {
				asked++
				st = s.After(st, fresh(Hints{}), now, 0)
			}
			now = now.Add(time.Minute)
		}
		if asked != 1 {
			t.Errorf("a jump of %v cost %d requests in 50 minutes", jump, asked)
		}
	}
}

// TestManner16FiftyStartsAskOnce: a program that is started again and again asks no
// more often than one that runs on.
func TestManner16FiftyStartsAskOnce(t *testing.T) {
	st, asked := State{}, 0
	for i := range 50 {
		now := noon.Add(time.Duration(i) * time.Minute)
		if DefaultSchedule.MayAsk(st, Routine, now).Ask {
			asked++
			st = DefaultSchedule.After(st, fresh(Hints{}), now, 0)
		}
	}
	if asked != 1 {
		t.Errorf("50 starts in 50 minutes asked %d times", asked)
	}
}

func TestManner28AMoveWantsThreeChecksAndADay(t *testing.T) {
	to := "https://new.example/rss"
	for _, tt := range []struct {
		name  string
		seen  int
		since time.Duration // before the last check
		want  string
	}{
		{"never moved", 0, 0, ""},
		{"twice over a week", 2, 7 * dayLong, ""},
		{"often within the day", 9, 23 * time.Hour, ""},
		{"three times over a day", 3, dayLong, to},
	} {
		st := State{MovedTo: to, MovedSeen: tt.seen, MovedSince: noon.Add(-tt.since), LastCheck: noon}
		if tt.seen == 0 {
			st.MovedTo = ""
		}
		if got := st.Adoptable(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
