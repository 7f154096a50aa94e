package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// crowd is a Comments with one thread.
type crowd struct {
	asked []string // addresses, with the feed that named them
	said  []feed.Article
	fail  error
}

func (c *crowd) Thread(ctx context.Context, address, named string) (feed.Document, error) {
	c.asked = append(c.asked, address+" "+named)
	if ctx.Err() != nil {
		return feed.Document{}, ctx.Err()
	}
	return feed.Document{Articles: c.said}, c.fail
}

// say adds a comment, an hour after the one before.
func (c *crowd) say(id, to, who, text string) {
	a := feed.Article{GUID: id, ReplyTo: to, Content: "<p>" + text + "</p>", Published: noon.Add(time.Duration(len(c.said)) * time.Hour)}
	if who != "" {
		a.Authors = []string{who}
	}
	c.said = append(c.said, a)
}

// withThread makes a screen whose first two articles have comments.
func withThread(t *testing.T, w, h int) *screen {
	t.Helper()
	s := setup(t, 5, w, h)
	for i := range 2 {
		s.shelf.items[i].Links = []feed.Link{
			{Kind: feed.LinkComments, URL: "https://a.example/page"}, {Kind: feed.LinkComments, URL: "https://a.example/rss", Type: "application/rss+xml"},
		}
	}
	s.crowd.say("1", "", "张三", "第一条。")
	s.crowd.say("2", "", "", "第二条。")
	s.crowd.say("3", "1", "李四", "答第一条。")
	return s
}

// order fails the test unless words stand on the screen in this order.
func (s *screen) order(words ...string) {
	s.t.Helper()
	s.wants(words...)
	for i := range len(words) - 1 {
		if strings.Index(s.text(), words[i]) > strings.Index(s.text(), words[i+1]) {
			s.t.Fatalf("%q stands behind %q:\n%s", words[i], words[i+1], s.text())
		}
	}
}

func TestCommentsAreReadInPlaceOfTheArticleAndBack(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 40}, {40, 30}} {
		s := withThread(t, size[0], size[1])
		s.keys("c")
		s.order("评论：國家郵政局", "张三", "第一条。", "李四", "答第一条。", "匿名", "第二条。")
		s.lacks("会议听取")
		if len(s.crowd.asked) != 1 || s.crowd.asked[0] != "https://a.example/rss "+s.shelf.subs[0].URL {
			t.Fatalf("asked %q", s.crowd.asked)
		}
		s.keys("/ 第 二 enter")
		s.wants("找到 1/1")
		s.keys("esc c")
		s.wants("会议听取")
		s.keys("c q")
		s.wants("会议听取")
		s.keys("c")
		s.wants("答第一条。")
		if len(s.crowd.asked) != 1 {
			t.Errorf("asked %q again", s.crowd.asked)
		}
	}
}

func TestAnotherArticleIsShownByItsText(t *testing.T) {
	s := withThread(t, 120, 40)
	s.keys("c J")
	s.lacks("第一条。")
	s.wants("主要指标")
	s.keys("K")
	s.wants("会议听取")
	s.keys("c")
	s.send(s.m.reloadItem()())
	s.wants("答第一条。")
	s.keys("T")
	s.wants("答第一条。")
}

func TestThePlaceInTheArticleIsNotThatInItsComments(t *testing.T) {
	s := withThread(t, 80, 12)
	for i := range 60 {
		s.crowd.say(fmt.Sprint("x", i), "", "王五", "一条。")
	}
	s.keys("enter c G q h")
	if p := s.shelf.places[s.shelf.items[0].ID]; p != (feed.Place{}) {
		t.Errorf("kept %+v", p)
	}
}

func TestCommentsThatDoNotComeSayWhy(t *testing.T) {
	s := withThread(t, 120, 40)
	s.crowd.fail = &feed.Problem{Kind: feed.ProblemOffline}
	s.keys("c")
	s.wants("没有取到评论：", "会议听取")
	s.crowd.fail, s.crowd.said = nil, nil
	s.keys("c")
	s.wants("还没有评论。")
	s.shelf.items[0].Links = s.shelf.items[0].Links[:1]
	s.keys("c")
	s.wants("评论只在网页上，按 o")
	s.keys("o")
	if len(s.opened) != 1 || s.opened[0] != "https://a.example/page" {
		t.Errorf("opened %q", s.opened)
	}
	s.shelf.items[0].Links = nil
	s.keys("c o")
	if len(s.opened) != 2 || s.opened[1] != s.shelf.items[0].URL {
		t.Errorf("opened %q", s.opened)
	}
	s.hold = true
	s.shelf.items[0].Links = []feed.Link{{Kind: feed.LinkComments, URL: "https://a.example/rss", Type: "application/atom+xml"}}
	s.keys("c X")
	s.release()
	s.wants("已取消")
}

func TestCommentsThatAnswerInACircleAreAllShown(t *testing.T) {
	var c crowd
	c.say("a", "b", "", "")
	c.say("b", "a", "", "")
	c.say("c", "c", "", "")
	c.say("", "", "", "")
	c.say("", "a", "", "")
	for i := range 10_000 {
		c.say(fmt.Sprint(i), fmt.Sprint(i-1), "", "")
	}
	if got := unfolded(c.said); len(got) != len(c.said) {
		t.Errorf("%d of %d comments", len(got), len(c.said))
	}
}

func TestHostileCommentsAreHarmless(t *testing.T) {
	for name, text := range hostile {
		s := withThread(t, 80, 24)
		s.crowd.say("9", "", text, text)
		s.crowd.said = append(s.crowd.said, feed.Article{Authors: []string{"<script>"}, Summary: "</blockquote><b>x" + text, Published: noon})
		for range 3 {
			s.keys("c G")
			checkSafe(t, s, name, themeSequences())
			checkFrame(t, s, name, 80, 24)
		}
	}
}

func TestTenThousandCommentsAreSet(t *testing.T) {
	s := withThread(t, 80, 24)
	for i := range 10_000 {
		s.crowd.say(fmt.Sprint("n", i), "", "甲", "说了一句。")
	}
	s.keys("c G")
	s.wants("甲", "说了一句。")
	checkFrame(t, s, "ten thousand", 80, 24)
}
