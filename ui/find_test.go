package ui

import (
	"strings"
	"testing"
)

func TestFindingWhileOneTypes(t *testing.T) {
	s := long(t, 80, 24)
	s.keys("enter ^D")
	place := s.m.article.Place()
	s.keys("/ 监 督")
	if _, all := s.m.article.Hits(); all != 80 {
		t.Errorf("%d hits while typing", all)
	}
	s.keys("没 esc")
	if s.m.article.Finding() || s.m.article.Place() != place {
		t.Errorf("Esc leaves finding %v at %v, was at %v", s.m.article.Finding(), s.m.article.Place(), place)
	}
	s.keys("/ 监 督 enter")
	s.wants("n N 找到 ", "/80", "Esc ")
	at, _ := s.m.article.Hits()
	s.keys("n n N")
	if now, _ := s.m.article.Hits(); now != at+1 {
		t.Errorf("hit %d after n n N, was %d", now, at)
	}
	s.keys("esc")
	if s.m.article.Finding() || s.m.focus != articlePane {
		t.Error("Esc does not end the finding alone")
	}
	reading := s.reading()
	s.keys("n")
	if s.reading() == reading {
		t.Error("n does not go to the next unread article once the finding has ended")
	}
}

func TestWhatIsNotFoundIsTold(t *testing.T) {
	s := long(t, 80, 24)
	s.keys("N")
	s.wants("打开文章后按 / 查找")
	s.keys("enter N")
	s.wants("先按 / 查找")
	s.keys("/ 没有的字 enter")
	s.wants("没有找到“没有的字”")
	s.keys("/ enter")
	if s.m.article.Finding() || strings.Contains(s.text(), "找到") {
		t.Error("an empty line finds something")
	}
}
