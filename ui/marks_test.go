package ui

import (
	"errors"
	"fmt"
	"testing"

	"guanbao/feed"
)

func typeName(v any) string { return fmt.Sprintf("%T", v) }

func textOf(v any) string { return fmt.Sprint(v) }

func TestOpeningReadsAndUndoTakesItBack(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.keys("enter")
	if s.shelf.items[0].Unread {
		t.Fatal("Enter did not mark the article read")
	}
	s.keys("U")
	if !s.shelf.items[0].Unread {
		t.Error("U did not take it back")
	}
	if row, _ := s.m.list.Selected(); !row.Unread {
		t.Error("the list does not show what U took back")
	}
	s.keys("U")
	s.wants("没有可撤销的操作。")
}

func TestMarksToggle(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.keys("M")
	if s.shelf.items[0].Unread {
		t.Error("M did not mark read")
	}
	s.keys("M m")
	if it := s.shelf.items[0]; !it.Unread || !it.Starred {
		t.Errorf("after M m: unread %v, starred %v", it.Unread, it.Starred)
	}
	s.keys("m U U U U")
	if it := s.shelf.items[0]; !it.Unread || it.Starred {
		t.Errorf("after undoing all: unread %v, starred %v", it.Unread, it.Starred)
	}
}

// TestUndoTakesBackWhatItWasOfferedFor removes a feed: the article that comes
// under the cursor then becomes read by itself, while U is still offered.
func TestUndoTakesBackWhatItWasOfferedFor(t *testing.T) {
	s := setup(t, 30, 120, 40)
	s.keys("] D y")
	if s.m.reading == "" || len(s.shelf.subs) != 2 {
		t.Fatalf("reading %q of %d feeds", s.m.reading, len(s.shelf.subs))
	}
	read := s.m.reading
	unread := func() bool { it, _ := s.m.article.Item(); return it.ID == read && it.Unread }
	if !unread() {
		t.Fatalf("%s is read already", read)
	}
	s.send(readDue{read, s.m.sight})
	if unread() {
		t.Fatalf("%s did not become read", read)
	}
	s.keys("U")
	s.wants("已撤销：已删除：机关0")
	s.keys("U")
	s.wants("已撤销：1 篇标为已读")
	// Where a key came between, the latest is the first again.
	s.keys("m j")
	if it, _ := s.m.article.Item(); !it.Unread {
		s.keys("j")
	}
	s.send(readDue{s.m.reading, s.m.sight})
	s.keys("U")
	s.wants("已撤销：1 篇标为已读")
}

func TestMarkingTheViewAndUndo(t *testing.T) {
	s := setup(t, 30, 120, 40)
	s.keys("A")
	s.wants("20 篇标为已读", "未读 0")
	s.keys("U")
	s.wants("未读 20")
}

func TestUnreadViewKeepsWhatWasReadUntilItIsLeft(t *testing.T) {
	s := setup(t, 30, 120, 40)
	s.keys("u enter h")
	s.send(s.m.reloadHere()())
	if s.selected() != "id000000" {
		t.Errorf("the article that was read left the list: cursor on %s", s.selected())
	}
	s.keys("u u")
	if s.m.list.Len() != 19 {
		t.Errorf("opened anew the view has %d rows, want 19", s.m.list.Len())
	}
}

func TestAnArticleInSightBecomesReadOnlyWhileTheCursorStays(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.send(readDue{"id000000", s.m.sight})
	if s.shelf.items[0].Unread {
		t.Error("an article in sight under the cursor stayed unread")
	}
	s.send(readDue{"id000001", s.m.sight})
	if !s.shelf.items[1].Unread {
		t.Error("an article that is not in sight was marked read")
	}
}

func TestAMarkThatCannotBeStoredIsSaidAndTakenBack(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.shelf.fail = &feed.Problem{Kind: feed.ProblemStorage, Detail: "disk full", Err: errors.New("full")}
	s.hold = true
	s.keys("m")
	if row, _ := s.m.list.Selected(); !row.Starred {
		t.Error("the mark was not shown at once")
	}
	mark := s.waiting[0]
	s.waiting = nil
	s.hold = false
	failed := mark()
	s.shelf.fail = nil
	s.send(failed)
	s.wants("缓存无法写入：disk full")
	if row, _ := s.m.list.Selected(); row.Starred {
		t.Error("the list still shows a mark that was not stored")
	}
}
