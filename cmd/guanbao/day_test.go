package main

import (
	"testing"
	"time"
)

// live lets a reader's program be started every so often for a day, beside
// the publishers of a fleet, and calls turn each time.
func live(f *fleet, every time.Duration, turn func(now time.Time)) {
	start := f.clock()
	for now := start; now.Sub(start) <= 24*time.Hour; now = now.Add(every) {
		f.forward(now)
		turn(now)
	}
}

// morning is when a day in the life begins: seven minutes past midnight.
var morning = time.Date(2026, 10, 5, 0, 7, 0, 0, time.UTC)

// TestADayInTheLifeOfAPoliteClient starts the program every twenty minutes
// for 24 hours, as cron would, beside 200 feeds of all tempers. Nobody is asked
// too early, and nothing is sent whole that is here.
func TestADayInTheLifeOfAPoliteClient(t *testing.T) {
	t.Parallel()
	feeds, hosts := 200, 40
	if raced {
		feeds, hosts = 2*len(tempers), 2
	}
	f := newFleet(t, feeds, hosts, tempers, morning)
	d := newDesk(t, f.urls()...)
	live(f, 20*time.Minute, func(now time.Time) {
		d.now = now
		d.run(t, "refresh")
	})
	t.Logf("a day of guanbao\n%s", f.card())
	for i, what := range append(f.early, f.whole...) {
		if i < 20 {
			t.Error(what)
		}
	}
	if len(f.early)+len(f.whole) > 0 {
		t.Errorf("%d early polls and %d needless whole documents, want none", len(f.early), len(f.whole))
	}
	for _, m := range f.members {
		if m.requests == 0 {
			t.Errorf("feed %d, %s: never asked for", m.n, m.name)
		}
	}
}
