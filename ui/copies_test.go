package ui

import (
	"strings"
	"testing"

	"guanbao/feed"
)

func TestCopiesAreListedAndOpened(t *testing.T) {
	s := setup(t, 20, 80, 24)
	s.shelf.items[9].Unread = true
	s.keys("j j i")
	s.wants("同一篇的转载", " "+s.m.look.Chrome.Unread+" 郵便", "机关0", "2026年9月30日")
	s.keys("enter")
	if got := s.reading(); got != "id000009" {
		t.Errorf("%s is read, want the copy of the third", got)
	}
	s.keys("H")
	if got := s.selected(); got != "id000002" {
		t.Errorf("the way back leads to %s", got)
	}
}

func TestAnArticleWithoutCopiesSaysSo(t *testing.T) {
	s := setup(t, 5, 80, 24)
	s.keys("i")
	s.wants("没有发现这一篇的转载")
}

func TestARowThatStandsForCopiesIsReadWithThem(t *testing.T) {
	s := setup(t, 20, 80, 24)
	s.m.list = s.m.list.Update("id000000", func(r *feed.Row) { r.Copies = []feed.ID{"id000003"} })
	if !strings.Contains(s.text(), "×2 ") {
		t.Errorf("no number of copies on the screen:\n%s", s.text())
	}
	s.keys("M")
	for _, i := range []int{0, 3} {
		if s.shelf.items[i].Unread {
			t.Errorf("article %d is unread", i)
		}
	}
	s.keys("U")
	for _, i := range []int{0, 3} {
		if !s.shelf.items[i].Unread {
			t.Errorf("article %d is not unread again", i)
		}
	}
}

func TestARowIsReadWhenOneOfItsCopiesIsOpened(t *testing.T) {
	s := setup(t, 20, 80, 24)
	s.shelf.items[2].Unread = false
	s.m.list = s.m.list.Update("id000002", func(r *feed.Row) { r.Copies, r.Unread = []feed.ID{"id000009"}, true })
	s.keys("j j i enter")
	if s.shelf.items[9].Unread {
		t.Error("the copy is unread after it was opened")
	}
	s.keys("H h")
	if row, _ := s.m.list.Selected(); row.ID != "id000002" || row.Unread {
		t.Errorf("the row %s is unread: %v", row.ID, row.Unread)
	}
}

func TestARowOfWhichOnlyACopyIsUnreadIsReadByItsStay(t *testing.T) {
	s := setup(t, 20, 120, 24)
	s.shelf.items[2].Unread = false
	s.m.list = s.m.list.Update("id000002", func(r *feed.Row) { r.Copies, r.Unread = []feed.ID{"id000009"}, true })
	s.keys("j j")
	s.send(readDue{"id000002", s.m.sight})
	if s.shelf.items[9].Unread {
		t.Error("the copy is unread after the text was in sight for a while")
	}
}
