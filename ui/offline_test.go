package ui

import (
	"testing"

	"guanbao/feed"
)

// switched makes a screen whose traffic can be ended.
func switched(t *testing.T, change ...func(*Options)) (s *screen, off *bool) {
	t.Helper()
	s, off = setup(t, 5, 80, 24, change...), new(bool)
	s.m.ports.Offline = func(on bool) { *off = on }
	return s, off
}

func TestNothingIsAskedWhileOneIsOffline(t *testing.T) {
	s, off := switched(t)
	before := len(s.puller.orders)
	s.keys("g o")
	s.wants("guanbao 离线 ›", "按 go 恢复")
	if !*off {
		t.Error("traffic goes on")
	}
	s.keys("j")
	s.keys("R")
	s.wants("按 go 恢复")
	s.send(roundDue{})
	if got := len(s.puller.orders); got != before {
		t.Errorf("%d refreshes, %d before", got, before)
	}
	s.keys("g o")
	s.lacks("离线 ›")
	if got := s.puller.orders[before:]; *off || len(got) != 1 || got[0].Urgency != feed.Routine {
		t.Errorf("offline %t, then %+v", *off, got)
	}
}

func TestAReaderThatStartsOfflineSaysSoAndAsksNothing(t *testing.T) {
	s, _ := switched(t, func(o *Options) { o.Offline = true })
	s.wants("离线 ›")
	if n := len(s.puller.orders); n != 0 {
		t.Errorf("%d refreshes", n)
	}
	s.keys(": o f f l i n e enter")
	s.lacks("离线 ›")
	if n := len(s.puller.orders); n != 1 {
		t.Errorf("%d refreshes, want 1", n)
	}
}

func TestTheSampleComesInOffline(t *testing.T) {
	s, _ := switched(t, func(o *Options) { o.Offline, o.Sample = true, true })
	if n := len(s.puller.orders); n != 1 {
		t.Errorf("%d refreshes, want 1", n)
	}
}
