package ui

import (
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
)

func TestALoadThatFailedIsTriedAgain(t *testing.T) {
	s := setup(t, 1000, 80, 24)
	s.shelf.fail = &feed.Problem{Kind: feed.ProblemStorage, Detail: "busy"}
	for range 220 {
		s.keys("j")
	}
	if s.selected() != "id000199" {
		t.Fatalf("without rows the cursor went to %s", s.selected())
	}
	s.shelf.fail = nil
	s.keys("j j")
	if s.selected() < "id000200" {
		t.Errorf("the list never asked again: the cursor is on %s", s.selected())
	}
}

func TestTheLastGoalCounts(t *testing.T) {
	tests := []struct {
		name, typed string
		want        feed.ID
	}{
		{"pages, then the beginning", "space space space space space space space space space space space g g", "id000000"},
		{"the end, then the beginning", "G g g", "id000000"},
		{"the beginning, then the end", "g g G", "id001999"},
		{"the end, then the next unread", "G n", "id000001"},
	}
	for _, tt := range tests {
		for _, reversed := range []bool{false, true} {
			t.Run(tt.name, func(t *testing.T) {
				s := setup(t, 2000, 80, 24)
				s.hold = true
				s.keys(tt.typed)
				if reversed {
					slices.Reverse(s.waiting)
				}
				s.release()
				if s.selected() != tt.want {
					t.Errorf("the cursor is on %s, want %s (answers reversed: %v)", s.selected(), tt.want, reversed)
				}
			})
		}
	}
}

func TestReadingOnFasterThanRowsLoadShowsTheArticleUnderTheCursor(t *testing.T) {
	s := setup(t, 900, 80, 24)
	s.keys("enter")
	s.hold = true
	for range 230 {
		s.keys("J")
	}
	s.release()
	it, _ := s.m.article.Item()
	if s.selected() != "id000230" || it.ID != s.selected() {
		t.Errorf("the cursor is on %s, the pane shows %s", s.selected(), it.ID)
	}
}

func TestMarksAreAboutTheArticleThatWasAskedFor(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.keys("enter")
	s.hold = true
	s.keys("J m o")
	if row, _ := s.m.list.Selected(); row.ID != "id000001" || !row.Starred {
		t.Errorf("while it loads, m is about another article: %+v", row)
	}
	s.release()
	if len(s.opened) != 1 || s.opened[0] != s.shelf.items[1].URL {
		t.Errorf("o opened %q", s.opened)
	}
}

func TestAnArticleThatCannotBeReadIsNotTakenForTheOneBefore(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.wants("会议听取")
	s.shelf.items = slices.Delete(s.shelf.items, 1, 2)
	s.keys("j")
	s.lacks("会议听取“快递进村”")
	s.wants(s.m.look.Words.NothingOpen)
	s.keys("k")
	s.wants("会议听取")
}

func TestTheCursorStaysOnAnArticleWhoseDateChanged(t *testing.T) {
	s := setup(t, 30, 120, 40)
	s.keys("j j j j j")
	moved := s.shelf.items[5]
	moved.Cursor = feed.Cursor{Date: noon.Unix() + 60, Row: 5}
	s.shelf.items = append([]feed.Item{moved}, slices.Delete(s.shelf.items, 5, 6)...)
	s.send(s.m.reloadHere()())
	if s.selected() != "id000005" {
		t.Errorf("the cursor is on %s", s.selected())
	}
}

func TestMarkingTodayBeforeItHasLoadedMarksTodayOnly(t *testing.T) {
	tokyo := time.FixedZone("JST", 9*3600)
	s := setup(t, 60, 120, 40, func(o *Options) { o.Zone = tokyo })
	s.keys("h j j j j")
	s.hold = true
	s.keys("enter A")
	slices.Reverse(s.waiting)
	s.release()
	midnight := time.Date(2026, 9, 30, 0, 0, 0, 0, tokyo)
	for i, it := range s.shelf.items {
		if before := i%3 != 2; it.Published.Before(midnight) && it.Unread != before {
			t.Fatalf("%s of %v was marked", it.ID, it.Published.In(tokyo))
		} else if !it.Published.Before(midnight) && it.Unread {
			t.Fatalf("%s of %v was not marked", it.ID, it.Published.In(tokyo))
		}
	}
	if row, _ := s.m.list.Selected(); row.ID != "id000000" || s.m.list.Len() != 22 {
		t.Errorf("today, in Tokyo, has %d articles", s.m.list.Len())
	}
}

func TestTheReadersWordHoldsAgainstReadingBySight(t *testing.T) {
	atOnce := func(o *Options) { o.ReadAfter = 0 }
	s := setup(t, 9, 120, 40, atOnce)
	if s.shelf.items[0].Unread {
		t.Fatal("an article in sight stayed unread")
	}
	s.keys("U")
	if !s.shelf.items[0].Unread {
		t.Error("what U made unread was read again at once")
	}
	s.keys("j k")
	if s.shelf.items[0].Unread {
		t.Error("coming back to it does not read it")
	}
	s = setup(t, 9, 120, 40)
	due := readDue{"id000000", s.m.sight}
	s.keys("M M")
	s.send(due)
	if !s.shelf.items[0].Unread {
		t.Error("an article marked unread by hand was read by sight")
	}
}

func TestOnlyWhatHasStayedInSightIsRead(t *testing.T) {
	s := setup(t, 9, 120, 40)
	due := readDue{"id000000", s.m.sight}
	s.keys("j k")
	s.send(due)
	if !s.shelf.items[0].Unread {
		t.Error("an article that went out of sight meanwhile was read")
	}
	due.sight = s.m.sight
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.send(due)
	if !s.shelf.items[0].Unread {
		t.Error("an article whose pane is gone was read")
	}
}

func TestThePaneShowsTheArticleOfTheLastStep(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.hold = true
	s.keys("j j j")
	slices.Reverse(s.waiting)
	s.release()
	if it, _ := s.m.article.Item(); it.ID != "id000003" {
		t.Errorf("with answers in reverse order the pane shows %s", it.ID)
	}
}
