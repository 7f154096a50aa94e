package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/locale"
)

func (s *screen) resize(w, h int) { s.send(tea.WindowSizeMsg{Width: w, Height: h}) }

func (s *screen) reading() feed.ID {
	it, _ := s.m.article.Item()
	return it.ID
}

func TestNarrowingTheScreenReadsOn(t *testing.T) {
	for _, width := range []int{100, 60, 20} {
		s := setup(t, 9, 120, 40)
		s.keys("j tab")
		s.resize(width, 20)
		if !s.m.lay.article.shown() || s.reading() != "id000001" || s.m.focus != articlePane {
			t.Errorf("at %d cells the article with the focus is not shown", width)
		}
		s.keys("q")
		if s.quit || s.m.focus != listPane {
			t.Errorf("at %d cells q did not lead back to the list", width)
		}
	}
	s := setup(t, 0, 120, 40)
	s.keys("tab")
	s.resize(80, 24)
	if s.m.focus != listPane {
		t.Error("an article pane that is not there kept the focus")
	}
}

func TestWideningTheScreenReadsOn(t *testing.T) {
	s := setup(t, 9, 100, 40)
	s.keys("enter tab tab j j tab")
	s.resize(150, 40)
	if s.reading() != "id000000" {
		t.Errorf("the pane went from id000000 to %s", s.reading())
	}
	s.keys("h")
	if s.reading() != "id000002" {
		t.Errorf("back in the list the pane shows %s, the cursor is on %s", s.reading(), s.selected())
	}
}

func TestSizesComeAndGo(t *testing.T) {
	for _, n := range []int{0, 1, 60} {
		for name, typed := range states {
			s := setup(t, n, 120, 40)
			s.keys(typed)
			for _, size := range [][2]int{{20, 5}, {1, 1}, {80, 24}, {19, 4}, {300, 5}, {20, 100}, {119, 9}, {120, 40}} {
				s.resize(size[0], size[1])
				if !s.m.lay.tooSmall() {
					checkFrame(t, s, name+" resized", size[0], size[1])
				}
			}
			s.keys("esc esc esc j k g g G space b J K n p u A M m U")
			checkFrame(t, s, name+" after all keys", 120, 40)
		}
	}
}

func TestAnEmptyCacheAndASingleArticle(t *testing.T) {
	s := setup(t, 0, 120, 40)
	s.wants(s.m.look.Words.NoArticles, s.m.look.Words.NothingOpen)
	s.keys("enter J n m o D")
	s.wants(s.m.look.Words.NoFeedHere)
	s = setup(t, 1, 80, 24)
	s.keys("j k G g g enter J K space")
	if s.reading() != "id000000" {
		t.Errorf("the pane shows %q", s.reading())
	}
	s.keys("u")
	if s.m.list.Len() != 0 {
		t.Errorf("of one article that was read the unread view shows %d", s.m.list.Len())
	}
	s.keys("u")
	if s.selected() != "id000000" {
		t.Error("the view of all does not come back")
	}
}

func TestAnArticleWhoseFeedIsRemovedIsReadOn(t *testing.T) {
	s := setup(t, 30, 120, 40)
	s.keys("enter D y")
	s.wants("已删除：机关0", "会议听取")
	if s.reading() != "id000000" || s.selected() == "id000000" {
		t.Errorf("the pane shows %s, the cursor is on %s", s.reading(), s.selected())
	}
	s.keys("h")
	if s.reading() != s.selected() {
		t.Errorf("back in the list the pane shows %s, the cursor is on %s", s.reading(), s.selected())
	}
}

func TestTheQuestionShowsTheKeysThatAnswerIt(t *testing.T) {
	for _, words := range locale.All {
		for _, size := range sizes {
			s := setup(t, 9, size[0], size[1], func(o *Options) { o.Words = words })
			s.shelf.subs[0].Title = strings.Repeat("很长的名字", 20)
			s.send(s.m.loadSources()())
			s.keys("D")
			checkFrame(t, s, "question", size[0], size[1])
			q := []rune(squeeze(words.RemoveQuestion("")))
			if end := string(q[len(q)-12:]); !strings.HasSuffix(squeeze(s.text()), end) {
				t.Errorf("%s %v: the question ends otherwise than %q:\n%s", words.Tag, size, end, s.text())
			}
		}
	}
}

func TestTheQuestionNamesWhatGoes(t *testing.T) {
	for _, words := range locale.All {
		for _, size := range sizes {
			s := setup(t, 9, size[0], size[1], func(o *Options) { o.Words = words })
			s.keys("D")
			if name := s.shelf.subs[0].Title; !strings.Contains(s.text(), squeeze(name)) {
				t.Errorf("%s %v: %q is not named:\n%s", words.Tag, size, name, s.text())
			}
		}
	}
}

// squeeze drops the spaces of a text.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestTheSourcesTellWhatTheListShows(t *testing.T) {
	s := setup(t, 9, 120, 40)
	before := s.m.View().Content
	s.keys("h j j j h")
	if s.m.View().Content != before {
		t.Errorf("looking around among the sources left a trace:\n%s", s.text())
	}
}

func TestEscapeTakesAHalfTypedKeyBack(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.keys("enter g esc")
	if s.m.focus != articlePane {
		t.Fatal("Esc after g left the article")
	}
	s.keys("g J")
	if s.reading() != "id000001" {
		t.Error("a key after g that makes no pair is lost")
	}
}

func TestNothingHappensUnseen(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.resize(10, 3)
	s.keys("m M j enter A")
	s.resize(80, 24)
	if it := s.shelf.items[0]; it.Starred || !it.Unread || s.selected() != "id000000" || s.m.focus != listPane {
		t.Error("keys typed on a screen too small to show anything had an effect")
	}
	s.resize(10, 3)
	s.keys("Q")
	if !s.quit {
		t.Error("Q does not quit there")
	}
}

func TestPromptFitsAnyScreen(t *testing.T) {
	for _, words := range locale.All {
		for _, w := range []int{20, 25, 29} {
			s := setup(t, 9, w, 5, func(o *Options) { o.Words = words })
			s.keys("a https://youzheng.example/新闻/2021/rss.xml")
			checkFrame(t, s, "prompt", w, 5)
			if c := s.m.View().Cursor; c == nil || c.X >= w || c.Y != 4 || !strings.Contains(s.rows()[4], "xml") {
				t.Errorf("%s, %d cells: cursor %+v in %q", words.Tag, w, c, s.rows()[4])
			}
		}
	}
}
