package feed

import (
	"testing"
	"time"
)

func TestTheNextCheckIsToldWithItsReason(t *testing.T) {
	source := func(url string, st State) Source {
		return Source{Subscription: Subscription{Feed: Feed{URL: url}, State: st}}
	}
	soon := State{NextCheck: noon.Add(10 * time.Minute), Reason: ReasonInterval}
	busy := State{NextCheck: noon.Add(2 * time.Hour), HoldUntil: noon.Add(2 * time.Hour), Reason: ReasonBusy}
	sources := []Source{
		source("https://gov.example/1", soon),
		source("https://GOV.example:443/2", busy),
		source("https://gov.example/3", State{NextCheck: noon.Add(dayLong), Reason: ReasonQuiet}),
		source("https://gov.example/4", State{Reason: ReasonGone}),
		source("https://gov.example/5", State{Reason: ReasonNew}),
		source("https://bank.example/", soon),
		source("https://bank.example/held", State{NextCheck: noon, HoldUntil: noon.Add(-time.Hour), Reason: ReasonInterval}),
		source("https://mad.example/", State{NextCheck: noon, HoldUntil: noon.Add(3650 * dayLong), Reason: ReasonInterval}),
	}
	want := []Due{
		{noon.Add(2 * time.Hour), ReasonBusy}, {noon.Add(2 * time.Hour), ReasonBusy}, {noon.Add(dayLong), ReasonQuiet},
		{time.Time{}, ReasonGone}, {noon.Add(2 * time.Hour), ReasonBusy}, {soon.NextCheck, ReasonInterval}, {noon, ReasonInterval}, {noon, ReasonInterval},
	}
	holds := Holds(sources)
	for i, s := range sources {
		if got := DefaultSchedule.Due(s.Subscription, holds, noon); !got.At.Equal(want[i].At) || got.Reason != want[i].Reason {
			t.Errorf("%s: %+v, want %+v", s.Feed.URL, got, want[i])
		}
	}
}
