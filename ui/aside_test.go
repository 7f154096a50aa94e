package ui

import (
	"errors"
	"strings"
	"testing"

	"guanbao/feed"
)

// withFormer makes a screen whose first article was changed twice, and whose
// second one never.
func withFormer(t *testing.T, w, h int) *screen {
	t.Helper()
	s := setup(t, 5, w, h)
	it := &s.shelf.items[0]
	it.Revisions = 2
	s.shelf.before = map[feed.ID][]feed.Revision{it.ID: {
		{Article: it.ID, Seen: noon, Title: it.Title, Content: strings.Replace(it.Content, "会议", "座谈会", 1)},
		{Article: it.ID, Seen: noon.AddDate(0, 0, -1), Title: "旧的" + it.Title, Content: strings.Replace(it.Content, "会议", "座谈会", 1)},
	}}
	s.run(s.m.reloadHere())
	s.run(s.m.reloadItem())
	return s
}

func TestWhatAPublisherChangedIsSeenChangeByChange(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 40}, {40, 30}} {
		s := withFormer(t, size[0], size[1])
		s.wants("± 國家郵政局")
		s.keys("enter")
		s.wants("2 个旧版本 (v)")
		s.keys("v")
		s.order("改动：國家郵政局", "倒数第 1 次，共 2 次", "~~座谈会~~", "++会议++")
		s.keys("v")
		s.order("改动：國家郵政局", "倒数第 2 次，共 2 次", "标题：~~旧的~~")
		s.lacks("++会议++")
		s.keys("v")
		s.lacks("改动：", "~~")
		s.keys("v h")
		s.lacks("改动：", "~~")
		if s.m.focus != articlePane && size[0] < 120 {
			t.Errorf("at %v the article is left as well", size)
		}
	}
}

func TestAChangeIsLeftWithItsArticle(t *testing.T) {
	s := withFormer(t, 120, 40)
	s.keys("v J")
	s.lacks("改动：")
	s.keys("K")
	s.lacks("改动：")
}

func TestAnArticleThatNeverChangedSaysSo(t *testing.T) {
	s := withFormer(t, 120, 40)
	s.keys("j v")
	s.wants(s.m.look.Words.Changes.None)
	s.lacks("改动：")
}

func TestCommentsAndChangesTakeEachOthersPlace(t *testing.T) {
	s := withFormer(t, 120, 40)
	s.shelf.items[0].Links = []feed.Link{{Kind: feed.LinkComments, URL: "https://a.example/rss", Type: "application/rss+xml"}}
	s.crowd.say("1", "", "张三", "第一条。")
	s.keys("v c")
	s.wants("评论：", "第一条。")
	s.keys("v")
	s.wants("改动：")
	s.lacks("第一条。")
	s.keys("v v")
	s.lacks("改动：", "第一条。")
}

func TestAChangeThatCannotBeReadIsToldAndTheArticleStays(t *testing.T) {
	s := withFormer(t, 120, 40)
	s.shelf.fail = errors.New("disk on fire")
	s.keys("v")
	s.wants("disk on fire")
}
