package ui

import (
	"testing"

	"guanbao/feed/bulletin/bulletintest"
)

func TestTheOutlineIsListedAndLeadsThere(t *testing.T) {
	s := setup(t, 3, 80, 24)
	s.keys("t")
	s.wants("打开文章后按 t 看目录")
	s.shelf.items[0].Content = bulletintest.Regulation(bulletintest.SixtyPages)
	s.keys("enter t")
	s.wants("目录", "第一章", "Enter 打开")
	s.keys("j j j j")
	want := s.m.picker.Cursor()
	s.keys("enter")
	if _, at := s.m.article.Outline(); at != want || s.m.overlay != noOverlay {
		t.Errorf("heading %d was chosen, one is under %d", want, at)
	}
	s.keys("} } {")
	if _, at := s.m.article.Outline(); at != want+1 {
		t.Errorf("two on and one back from %d is %d", want, at)
	}
	place := s.m.article.Place()
	s.keys("t j j esc")
	if s.m.article.Place() != place || s.m.focus != articlePane {
		t.Error("leaving the list does not lead back")
	}
	s.shelf.items[1].Content = "<p>没有标题的短文。</p>"
	s.keys("J t")
	s.wants("文中没有标题")
}
