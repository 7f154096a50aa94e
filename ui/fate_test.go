package ui

import (
	"context"
	"testing"

	"guanbao/feed"
)

// adopting is a Refresher that has adopted a new address before it asks, and
// brings reports.
type adopting struct {
	s       *shelf
	moves   []feed.Move
	reports []feed.Report
}

func (a adopting) Refresh(_ context.Context, o feed.Order, report func(done, total int, rep feed.Report)) error {
	for _, m := range a.moves {
		a.s.subs[order{s: a.s}.at(m.From)].URL = m.To
		o.Moved(m)
	}
	for i, r := range a.reports {
		report(i+1, len(a.reports), r)
	}
	return nil
}

func TestManner28AMovedFeedIsToldAndTheMoveTakenBack(t *testing.T) {
	s := tidying(t)
	move := feed.Move{From: s.shelf.subs[0].URL, To: "https://u:secret@new.example/rss"}
	s.keys("enter") // its articles are shown
	s.m.ports.Refresher = adopting{s.shelf, []feed.Move{move}, []feed.Report{{Feed: s.shelf.subs[1].URL, Status: feed.StatusUnchanged}}}
	s.run(start(feed.Routine))
	s.wants("机关0 已永久迁到新地址（按 U 恢复）")
	if s.m.view.Name != move.To {
		t.Errorf("the list shows %s", s.m.view.Name)
	}
	s.keys("!")
	s.wants("机关0 已永久迁到新地址：https://new.example/rss")
	s.keys("q U")
	s.wants("已撤销：机关0 已永久迁到新地址")
	if got := s.shelf.subs[0].URL; got != move.From || s.m.view.Name != move.From {
		t.Errorf("taken back its address is %s, the list shows %s", got, s.m.view.Name)
	}
}

func TestManner27AGoneFeedIsToldWithTheKeyThatResumesIt(t *testing.T) {
	for _, urgency := range []feed.Urgency{feed.Routine, feed.Asked} {
		s := tidying(t)
		gone := feed.Report{Feed: s.shelf.subs[0].URL, Title: "机关0", Status: feed.StatusGone, Problem: &feed.Problem{Kind: feed.ProblemGone, Code: 410}}
		s.m.ports.Refresher = adopting{s: s.shelf, reports: []feed.Report{gone}}
		s.run(start(urgency))
		s.wants("机关0 已被发布者关闭（410），不再访问")
		s.keys("!")
		s.wants("按 r 再访问它")
		s.keys("q")
		gone.Next = noon // the first 410 may be a slip
		s = tidying(t)
		s.m.ports.Refresher = adopting{s: s.shelf, reports: []feed.Report{gone}}
		s.run(start(urgency))
		s.keys("!")
		s.lacks("按 r 再访问它")
	}
}
