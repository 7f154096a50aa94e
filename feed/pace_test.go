package feed

import "testing"

func TestWeeksAreHeightsByTheFullestOne(t *testing.T) {
	for w, want := range map[Weeks][8]int{
		{}:                          {},
		{0, 0, 0, 0, 0, 0, 0, 1}:    {7: 7},
		{1, 2, 3, 4, 5, 6, 7, 0}:    {1, 2, 3, 4, 5, 6, 7, 0},
		{1000, 1, 0, 500, 999, 143}: {7, 1, 0, 4, 7, 2, 0, 0},
	} {
		if got := w.Levels(7); got != want {
			t.Errorf("%v has the heights %v, want %v", w, got, want)
		}
	}
	if got := (Weeks{1, 2, 0, 0, 0, 0, 0, 9}).PerWeek(); got != 1.5 {
		t.Errorf("%v a week", got)
	}
}
