package ui

import (
	"testing"

	"guanbao/feed"
)

func TestWhatIsPopularTellsHowManyListIt(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.keys("h j j j enter")
	s.wants("› 热门", "^3 ")
	s = setup(t, 60, 120, 40)
	s.keys("h j j j enter")
	s.wants("没有热门排行")
}

// hot shows what is popular, with a link to what is not in the cache first.
func hot(t *testing.T, w, h int) *screen {
	t.Helper()
	s := setup(t, 9, w, h)
	s.shelf.away = []feed.Row{{ID: "link-1", Cursor: feed.Cursor{Date: awayDate}, Title: "热点：还没有缓存的一篇", FeedTitle: "转载门户", URL: "https://portal.example/hot/1",
		Page: "id000004", Hot: 5}}
	s.keys("h j j j enter")
	s.wants(s.m.look.Chrome.Away)
	s.wants("^5 热点：还没有缓存的一篇")
	return s
}

func TestWhatIsHotAndNotCachedIsTakenWithEnter(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {100, 30}, {140, 40}} {
		s := hot(t, size[0], size[1])
		s.keys("g g enter")
		if len(s.press.taken) != 1 || s.press.from != "id000004" || s.shownID() != "page1" || s.m.focus != articlePane {
			t.Fatalf("at %v taken %v from %s, shown %s:\n%s", size, s.press.taken, s.press.from, s.shownID(), s.text())
		}
		s.wants("取得的正文")
		s.keys("H")
		if s.m.focus != listPane || s.selected() != "link-1" {
			t.Errorf("at %v back leads to %s:\n%s", size, s.selected(), s.text())
		}
	}
}

func TestWhatIsAskedOfAnArticleThatIsNotCachedIsNotDone(t *testing.T) {
	for _, key := range []string{"M", "m", "e", "i", "s", "x", "c", "d", "Y"} {
		for _, w := range []int{60, 140} {
			s := hot(t, w, 30)
			s.keys("g g " + key)
			s.wants("热点：还没有缓存的一篇")
			if s.shownID() != "" || s.m.panel.open || len(s.press.taken) > 0 {
				t.Errorf("%s at %d does something:\n%s", key, w, s.text())
			}
			if key == "M" || key == "e" || key == "i" {
				s.wants("不在缓存里")
			}
		}
	}
}

func TestReadingOnStopsAtWhatIsNotCached(t *testing.T) {
	s := hot(t, 60, 20)
	s.keys("g g j enter K")
	if s.selected() != "link-1" || s.m.focus != listPane || s.shownID() != "" {
		t.Errorf("the article before leads to %s, shown %s:\n%s", s.selected(), s.shownID(), s.text())
	}
}
