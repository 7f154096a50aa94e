package ui

import "testing"

func TestWhatIsPopularTellsHowManyListIt(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.keys("h j j j enter")
	s.wants("› 热门", "^3 ")
	s = setup(t, 60, 120, 40)
	s.keys("h j j j enter")
	s.wants("没有热门排行")
}
