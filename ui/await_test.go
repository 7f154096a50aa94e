package ui

import "testing"

func TestAnArticleOnItsWayIsNoEmptyPane(t *testing.T) {
	s := setup(t, 9, 40, 12)
	s.hold = true
	s.keys("enter")
	s.wants("正在读取")
	s.lacks("按 Enter 在这里打开文章。")
	s.release()
	s.wants("第七次局長")
	s.keys("h")
	s.shelf.items[1].ID = "gone"
	s.keys("j enter")
	s.lacks("正在读取")
}
