package ui

import (
	"testing"

	"guanbao/feed/bulletin/bulletintest"
)

// slow is a screen whose first article is long and does not come yet.
func slow(t *testing.T) *screen {
	s := setup(t, 3, 80, 24)
	s.shelf.items[0].Content = bulletintest.Regulation(bulletintest.SixtyPages)
	s.hold = true
	s.keys("enter")
	return s
}

func TestAReaderMayBeFasterThanTheArticle(t *testing.T) {
	s := slow(t)
	s.keys("t j j enter")
	s.release()
	if _, at := s.m.article.Outline(); at != 2 || s.m.overlay != noOverlay {
		t.Errorf("t j j Enter led to heading %d", at)
	}
	s = slow(t)
	s.keys("^D j j")
	s.release()
	got := s.m.article.Place()
	s.hold = false
	s.keys("g g ^D j j")
	if want := s.m.article.Place(); got != want || got.Block == 0 {
		t.Errorf("typed ahead the keys led to %v, want %v", got, want)
	}
}

func TestWhatIsTypedAheadGoesWithItsArticle(t *testing.T) {
	s := slow(t)
	s.keys("^D ^D h")
	s.release()
	s.keys("j enter")
	if got := s.m.article.Percent(); s.m.article.Place().Block != 0 {
		t.Errorf("another article is at %d%%", got)
	}
}

func TestOneMaySearchBeforeTheArticleIsThere(t *testing.T) {
	s := slow(t)
	s.keys("/ 第 九 条")
	s.release()
	if _, all := s.m.article.Hits(); all == 0 {
		t.Error("nothing was found")
	}
	s.wants("/第九条")
}
