package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/trail"
)

// renewed has what a refresh brought reach the screen.
func (s *screen) renewed() {
	m, cmd := s.m.renew()
	s.m = m
	s.run(cmd)
}

func TestAnOpenPanelFollowsTheCache(t *testing.T) {
	s := setup(t, 30, 140, 40)
	s.keys("j e j j")
	was, ok := s.m.panel.Selected()
	if !ok {
		t.Fatal("no entry is under the cursor")
	}
	id := s.m.panel.Of().ID
	more, _ := s.shelf.Related(t.Context(), id)
	added := relation(feed.LinkRelated, "刚刚刊登的一篇相关通知", "https://f1.example/new", nil)
	more.Related = append([]feed.Relation{added}, more.Related...)
	s.shelf.related = map[feed.ID]feed.Relations{id: more}
	s.renewed()
	s.wants("刚刚刊登的一篇相关通知")
	if now, _ := s.m.panel.Selected(); now.Link.URL != was.Link.URL {
		t.Errorf("the cursor is on %q, it was on %q", now.Link.Title, was.Link.Title)
	}
}

func TestAPanelIsReadOnceMoreForAllThatCameMeanwhile(t *testing.T) {
	s := setup(t, 30, 140, 40)
	s.keys("j e")
	s.hold = true
	for range 5 {
		s.renewed()
	}
	if !s.m.panel.reload.running || !s.m.panel.reload.again {
		t.Errorf("reading %+v", s.m.panel.reload)
	}
	s.release()
	if s.m.panel.reload != (reloading{}) || s.m.panel.Len() == 0 {
		t.Errorf("reading %+v, %d entries", s.m.panel.reload, s.m.panel.Len())
	}
}

func TestLettersTypedInAPanelOutliveARefresh(t *testing.T) {
	s := setup(t, 30, 140, 40)
	s.keys("j e ;")
	s.renewed()
	if s.m.overlay != pickOverlay || !s.m.pick.letters {
		t.Error("a refresh that changed nothing took the letters away")
	}
}

func TestTheTrailOutlivesAResize(t *testing.T) {
	s := long(t, 140, 40)
	s.keys("j enter e enter ^D ^D")
	id, at := s.shownID(), s.m.article.Place()
	if at == (feed.Place{}) {
		t.Fatal("the article is not scrolled")
	}
	for _, size := range [][2]int{{60, 20}, {20, 6}, {100, 30}, {10, 3}, {140, 40}} {
		s.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if s.shownID() != id || s.m.article.Place() != at || !s.m.travel.trail.On() || s.m.focus != articlePane {
			t.Errorf("at %v %s is shown at %v, it was %s at %v", size, s.shownID(), s.m.article.Place(), id, at)
		}
	}
	s.keys("H")
	if !s.m.inPanel() || s.m.panel.Len() == 0 {
		t.Errorf("back leads to\n%s", s.text())
	}
	entry, _ := s.m.panel.Selected()
	for _, size := range [][2]int{{60, 20}, {20, 6}, {140, 40}} {
		s.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if now, _ := s.m.panel.Selected(); now.Link.URL != entry.Link.URL || !s.m.inPanel() {
			t.Errorf("at %v the panel is on %q, it was on %q", size, now.Link.Title, entry.Link.Title)
		}
	}
}

func TestLinksInALoopMakeATrailThatEnds(t *testing.T) {
	s := setup(t, 2, 100, 30)
	other := map[feed.ID]int{"id000000": 1, "id000001": 0}
	s.shelf.related = map[feed.ID]feed.Relations{}
	for id, to := range other {
		s.shelf.related[id] = feed.Relations{ID: id, Head: id, Related: []feed.Relation{relation(feed.LinkRelated, "绕回来的链接", "https://f0.example/loop", s.shelf.rows(to))}}
	}
	s.keys("enter")
	for range trail.Most {
		s.keys("e enter")
	}
	if n := len(s.m.travel.trail.Path()); n != trail.Most {
		t.Errorf("the trail has %d stops, want %d", n, trail.Most)
	}
	here := s.shownID()
	s.keys("H")
	if s.shownID() == here {
		t.Error("back leads nowhere")
	}
	s.keys("H")
	if s.shownID() != here {
		t.Errorf("two steps back lead to %s", s.shownID())
	}
	checkFrame(t, s, "a loop", 100, 30)
}
