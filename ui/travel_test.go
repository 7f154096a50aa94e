package ui

import (
	"strings"
	"testing"

	"guanbao/feed"
)

func TestTheTrailLeadsBackToWhereOneWas(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {100, 30}, {140, 40}} {
		s := long(t, size[0], size[1])
		s.keys("j enter ^D ^D e")
		first, row := aboveBar(s.text()), s.selected()
		s.keys("enter")
		if s.shownID() != "id000002" || s.m.focus != articlePane || s.m.panel.open {
			t.Fatalf("at %v Enter shows %s:\n%s", size, s.shownID(), s.text())
		}
		s.keys("^D ^D j")
		second := s.m.article.At()
		s.keys("e G enter")
		third := s.shownID()
		s.wants("H 后退")
		if third == "id000002" {
			t.Fatalf("at %v nothing was followed:\n%s", size, s.text())
		}
		s.keys("H")
		if s.shownID() != "id000002" || s.m.article.At() != second || !s.m.inPanel() {
			t.Errorf("at %v back leads to %s, %v, panel %v", size, s.shownID(), s.m.article.At(), s.m.inPanel())
		}
		s.keys("^O")
		if aboveBar(s.text()) != first || s.selected() != row {
			t.Errorf("at %v back twice shows\n%s\nit was\n%s", size, s.text(), first)
		}
		s.wants("L 前进")
		s.keys("H")
		s.wants(s.m.look.Words.Walk.NoWayBack)
		s.keys("L")
		if s.shownID() != "id000002" || s.m.article.At() != second {
			t.Errorf("at %v forward leads to %s at %v", size, s.shownID(), s.m.article.At())
		}
	}
}

func TestARefreshMovesNothingOnTheTrail(t *testing.T) {
	s := setup(t, 30, 140, 40)
	s.keys("j enter e enter h")
	before := s.shownID()
	m, cmd := s.m.renew()
	s.m = m
	s.run(cmd)
	if s.shownID() != before {
		t.Errorf("after a refresh the pane shows %s, it was %s", s.shownID(), before)
	}
	s.keys("j")
	if s.m.travel.trail.On() || s.shownID() != s.selected() {
		t.Errorf("the list moved to %s, the pane shows %s", s.selected(), s.shownID())
	}
	s.keys("H")
	if s.shownID() != before || !s.m.travel.trail.On() {
		t.Errorf("back to the trail leads to %s, it was left at %s", s.shownID(), before)
	}
}

func TestWhatIsNotCachedIsTaken(t *testing.T) {
	s := setup(t, 30, 100, 40)
	s.keys("enter e j enter")
	if len(s.press.taken) != 1 || s.shownID() != "page1" {
		t.Fatalf("taken %v, shown %s:\n%s", s.press.taken, s.shownID(), s.text())
	}
	s.wants("取得的正文")
	s.opens()
	s.keys("H j enter") // one that may be two
	s.wants("可能是：")
	s.keys("j enter")
	if s.shownID() != "id000012" {
		t.Errorf("the second choice opens %s", s.shownID())
	}
	s.keys("H 9 enter")
	s.wants(s.m.look.Words.Walk.Nowhere)
}

func TestALinkThatACopyLendsIsFollowedFromItsPage(t *testing.T) {
	s := setup(t, 30, 140, 40)
	copied := row(s.shelf.items[7])
	copied.FeedTitle = "转载门户"
	link := feed.Link{Kind: feed.LinkRelated, Title: "国家邮政局公布2020年11月", URL: "https://portal.example/1"}
	s.shelf.related = map[feed.ID]feed.Relations{"id000000": {
		ID: "id000000", Head: "id000000", Related: []feed.Relation{{Link: link}}, Reposts: []feed.Row{copied},
		Lenders: map[feed.LinkKind]feed.Row{feed.LinkRelated: copied},
	}}
	s.keys("enter e")
	s.wants("（1） · 转载门户")
	s.keys("enter")
	if len(s.press.taken) != 1 || s.press.from != copied.ID || s.shownID() != "page1" {
		t.Errorf("taken %v from %s, shown %s", s.press.taken, s.press.from, s.shownID())
	}
}

func TestAPageThatDoesNotComeIsQueued(t *testing.T) {
	for key, want := range map[string]int{"y": 1, "n": 0} {
		s := setup(t, 30, 100, 40)
		s.press.fail = &feed.Problem{Kind: feed.ProblemOffline}
		s.keys("enter e j enter")
		s.wants("没有取得", "y ")
		s.keys(key)
		if len(s.press.queued) != want || s.m.overlay != noOverlay || !s.m.inPanel() {
			t.Errorf("%s queues %v", key, s.press.queued)
		}
	}
}

func TestAStopWhoseArticleIsGoneIsSkipped(t *testing.T) {
	s := setup(t, 30, 100, 40)
	s.keys("enter e enter e G enter")
	s.shelf.items[1].ID = "elsewhere"
	s.keys("H")
	s.wants("已不在缓存里")
	if s.shownID() != "id000000" || !s.m.inPanel() {
		t.Errorf("back leads to %s, panel %v:\n%s", s.shownID(), s.m.inPanel(), s.text())
	}
}

func TestTheHeaderTellsTheTrail(t *testing.T) {
	s := setup(t, 30, 100, 40)
	s.keys("enter e enter")
	s.wants("› 國家郵政局")
	s.keys("H H")
	s.wants("guanbao › 全部")
}

// aboveBar is a frame without the status bar, whose hints tell where the trail
// leads.
func aboveBar(frame string) string {
	frame = strings.TrimRight(frame, "\n")
	return frame[:strings.LastIndexByte(frame, '\n')]
}
