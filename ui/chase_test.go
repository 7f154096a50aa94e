package ui

import (
	"testing"
	"time"

	"guanbao/feed"
)

// hasty is a screen whose article pane waits for a running cursor to rest;
// what commands bring is held back.
func hasty(t *testing.T) *screen {
	s := setup(t, 60, 120, 40, func(o *Options) { o.Rest = time.Nanosecond })
	s.hold = true
	return s
}

// articles runs what was held back and counts the articles that were asked for.
func (s *screen) articles() (n int) {
	s.t.Helper()
	s.hold = false
	for waiting := s.waiting; len(waiting) > 0; waiting = s.waiting {
		s.waiting = nil
		for _, c := range waiting {
			asked := s.shelf.asked
			s.run(c)
			n += s.shelf.asked - asked
		}
	}
	return n
}

func (s *screen) shownID() feed.ID {
	it, _ := s.m.article.Item()
	return it.ID
}

func TestARunningCursorDrawsNoArticlesThatNobodySees(t *testing.T) {
	s := hasty(t)
	s.keys("j j j j j j j j")
	if n := s.articles(); n != 2 { // the first step's, and the last one's
		t.Errorf("%d articles were read for eight steps", n)
	}
	if s.shownID() != s.selected() {
		t.Errorf("the cursor rests on %q, the pane shows %q", s.selected(), s.shownID())
	}
	s.hold = true
	s.keys("j")
	if n := s.articles(); n != 1 || s.shownID() != s.selected() {
		t.Errorf("%d articles for a single step, the pane shows %q", n, s.shownID())
	}
}

func TestEnterDoesNotWaitForTheCursorToRest(t *testing.T) {
	s := hasty(t)
	s.keys("j j j")
	s.waiting = nil // the cursor does not come to rest
	s.hold = false
	s.keys("enter")
	if s.shownID() != s.selected() || s.m.focus != articlePane {
		t.Errorf("Enter on %q shows %q", s.selected(), s.shownID())
	}
}
