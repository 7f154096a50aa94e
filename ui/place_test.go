package ui

import (
	"strings"
	"testing"

	"guanbao/feed"
)

// long is a screen over articles of many pages.
func long(t *testing.T, w, h int) *screen {
	s := setup(t, 3, w, h)
	for i := range s.shelf.items {
		s.shelf.items[i].Content = strings.Repeat("<p>各级邮政管理部门应当加强寄递安全监督检查，推进“快递进村”，确保服务质量稳中有升。</p>", 80)
	}
	return s
}

func TestAnArticleOpensWhereItWasLeft(t *testing.T) {
	s := long(t, 80, 24)
	s.keys("enter ^D ^D j")
	want := s.rows()[12]
	id := s.shownID()
	s.keys("h j enter")
	if s.m.article.Place() != (feed.Place{}) {
		t.Errorf("another article opens at %v", s.m.article.Place())
	}
	s.keys("h k enter")
	if s.shownID() != id || s.rows()[12] != want {
		t.Errorf("opened again it does not show %q:\n%s", want, s.text())
	}
	if s.shelf.places[id] == (feed.Place{}) {
		t.Error("the place was not stored")
	}
	s.keys("j Q")
	if got := s.shelf.places[id]; !s.quit || got != s.m.article.Place() {
		t.Errorf("quit: %v, stored %v, want %v", s.quit, got, s.m.article.Place())
	}
	again := long(t, 40, 12)
	again.shelf.places = s.shelf.places
	again.keys("enter")
	if got := again.m.article.Place(); got == (feed.Place{}) || got != s.shelf.places[id] {
		t.Errorf("after a restart it opens at %v, left at %v", got, s.shelf.places[id])
	}
}

func TestAnArticleThatWasReadToItsEndBeginsAnew(t *testing.T) {
	s := long(t, 80, 24)
	s.keys("enter ^D h enter")
	if s.m.article.Place() == (feed.Place{}) {
		t.Fatal("the place was lost")
	}
	s.keys("G h enter")
	if got := s.m.article.Place(); got != (feed.Place{}) {
		t.Errorf("it opens at %v", got)
	}
}
