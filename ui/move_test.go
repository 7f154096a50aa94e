package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
)

func TestScrollingThroughALongListStaysOnCourse(t *testing.T) {
	s := setup(t, 5000, 120, 40)
	for i := range 3000 {
		s.keys("j")
		if i%500 == 0 && s.m.list.Len() > 4000 {
			t.Fatalf("the window holds %d rows", s.m.list.Len())
		}
	}
	if got := s.selected(); got != "id003000" {
		t.Errorf("after 3000 steps the cursor is on %s", got)
	}
	for range 3000 {
		s.keys("k")
	}
	if got := s.selected(); got != "id000000" {
		t.Errorf("back again the cursor is on %s", got)
	}
	s.keys("G")
	if got := s.selected(); got != "id004999" {
		t.Errorf("G led to %s", got)
	}
	s.keys("k g g")
	if got := s.selected(); got != "id000000" {
		t.Errorf("gg led to %s", got)
	}
}

func TestPagesThatOutrunTheLoadArriveAllTheSame(t *testing.T) {
	s := setup(t, 2000, 80, 24)
	s.hold = true
	for range 20 {
		s.keys("space")
	}
	s.release()
	if got := s.selected(); got < "id000300" {
		t.Errorf("twenty pages led to %s only", got)
	}
}

func TestTheArticlePaneFollowsOnlyBeside(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.keys("j")
	if it, _ := s.m.article.Item(); it.ID != "id000001" {
		t.Errorf("beside the list the pane shows %q", it.ID)
	}
	s = setup(t, 9, 100, 40)
	s.keys("enter tab tab j j")
	if it, _ := s.m.article.Item(); it.ID != "id000000" {
		t.Errorf("under the list the pane followed to %q", it.ID)
	}
}

func TestNextAndPreviousArticleAndUnread(t *testing.T) {
	s := setup(t, 900, 80, 24)
	s.keys("enter J J")
	if it, _ := s.m.article.Item(); it.ID != "id000002" {
		t.Errorf("JJ shows %s", it.ID)
	}
	s.keys("n")
	if it, _ := s.m.article.Item(); it.ID != "id000003" {
		t.Errorf("n shows %s", it.ID)
	}
	s.keys("p p")
	if it, _ := s.m.article.Item(); it.ID != "id000001" {
		t.Errorf("pp shows %s", it.ID)
	}
}

func TestNextUnreadReachesBeyondTheWindow(t *testing.T) {
	s := setup(t, 900, 80, 24)
	for i := range s.shelf.items {
		s.shelf.items[i].Unread = i == 700
	}
	s.send(s.m.reloadHere()())
	s.keys("n")
	if got := s.selected(); got != "id000700" {
		t.Fatalf("n led to %s", got)
	}
	s.keys("n")
	s.wants("这里没有更多未读。")
}

func TestFeedsAreSteppedThrough(t *testing.T) {
	s := setup(t, 30, 120, 40)
	s.keys("]")
	s.wants("› 机关0")
	s.keys("] ]")
	s.wants("› 机关2")
	s.keys("]")
	s.wants("没有更多的源。")
	s.keys("[")
	s.wants("› 机关1")
}

func TestARefreshLeavesTheCursorOnItsArticle(t *testing.T) {
	s := setup(t, 300, 120, 40)
	s.keys("j j j j j")
	scrolled := s.m.list
	fresh := newShelf(301).items[0]
	fresh.ID, fresh.Cursor, fresh.Title = "new", feed.Cursor{Date: noon.Unix() + 1, Row: 999}, "全新公告"
	s.puller.reports = []feed.Report{{Feed: fresh.Feed, Status: feed.StatusNew, Saved: feed.Saved{New: 1}}}
	s.puller.do = func() { s.shelf.items = append([]feed.Item{fresh}, s.shelf.items...) }
	s.keys("R")
	if got := s.selected(); got != "id000005" {
		t.Errorf("the cursor went to %s", got)
	}
	if s.m.list.Len() == scrolled.Len() {
		t.Error("the new article did not come into the list")
	}
	s.wants("新增 1 篇")
	s.keys("g g")
	s.wants("全新公告")
}

func TestAnAnswerThatComesLateDoesNotMoveTheCursor(t *testing.T) {
	s := setup(t, 900, 120, 40)
	s.keys("j j j")
	late := s.m.reloadHere()
	s.keys("j j j j")
	s.send(late())
	if got := s.selected(); got != "id000007" {
		t.Errorf("a late answer put the cursor on %s", got)
	}
	old := s.m.loadWindow(s.m.view, feed.Cursor{})
	s.keys("]")
	before := s.text()
	s.send(old())
	if s.text() != before {
		t.Error("the answer to an older view changed the screen")
	}
}

func TestResizingKeepsThePlaceInTheArticle(t *testing.T) {
	s := setup(t, 9, 80, 24)
	long := strings.Repeat("<p>各级邮政管理部门应当加强寄递安全监督检查，确保服务质量稳中有升。</p>", 200)
	s.shelf.items[0].Content = strings.Replace(long, "各级", "标记处，各级", 1) + "<p>第一百零一段在此。</p>" + long
	s.keys("enter")
	for i := 0; !strings.Contains(s.rows()[11], "第一百零一段在此"); i++ {
		if s.keys("j"); i > 1000 {
			t.Fatalf("the paragraph never comes:\n%s", s.text())
		}
	}
	for _, w := range []int{40, 130, 60, 200, 80} {
		s.send(tea.WindowSizeMsg{Width: w, Height: 24})
		s.wants("第一百零一段在此")
	}
}

func TestPasteGoesIntoThePromptOnly(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.send(tea.PasteMsg{Content: "jjjQ"})
	if s.quit || s.selected() != "id000000" {
		t.Error("a paste was taken for keys")
	}
	s.keys("a")
	s.send(tea.PasteMsg{Content: "https://www.youzheng.example/新闻.xml\n"})
	s.wants("https://www.youzheng.example/新闻.xml")
	if c := s.m.View().Cursor; c == nil || c.Y != 23 || c.X < 40 {
		t.Errorf("cursor of the prompt: %+v", c)
	}
	s.keys("enter")
	s.wants("已订阅 新源：3 篇", "› 新源")
	s.keys("a")
	s.send(tea.PasteMsg{Content: "https://f1.example/rss"})
	s.keys("enter")
	s.wants("已经订阅：机关1", "› 机关1")
}

func TestAStartLandsOnTheArticleThatItIsToldTo(t *testing.T) {
	land := func(url string) func(*Options) { return func(o *Options) { o.Landing = []string{url} } }
	for _, c := range []struct{ name, url, want string }{
		{"an unread one", "https://f1.example/4", "id000004"},
		{"one that is read", "https://f2.example/5", "id000000"},
		{"one that is not there", "https://f1.example/400", "id000000"},
		{"none", "", "id000000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if s := setup(t, 9, 120, 40, land(c.url)); s.selected() != feed.ID(c.want) {
				t.Errorf("the cursor stands on %s, want %s", s.selected(), c.want)
			}
		})
	}
	s := setup(t, 9, 80, 24, land("https://f1.example/4"))
	s.keys("gg ]")
	if s.keys("["); s.selected() != "id000000" {
		t.Errorf("a view opened later begins at %s", s.selected())
	}
}

func TestRowsNameTheirFeedOnlyAmongSeveral(t *testing.T) {
	s := setup(t, 9, 100, 24)
	s.wants("12:00 机关0", "11:00 机关1")
	s.shelf.subs = s.shelf.subs[:1]
	s.send(s.m.loadSources()())
	s.lacks("机关0", "机关1")
}
