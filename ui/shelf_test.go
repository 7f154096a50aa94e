package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/feed/catalogue"
)

// librarian is a Catalogue over a shelf.
type librarian struct {
	s        *shelf
	reported []string
	fail     error
}

func (l *librarian) Reported(context.Context) ([]string, error) { return l.reported, nil }

func (l *librarian) Report(_ context.Context, address string, dead bool) error {
	l.reported = slices.DeleteFunc(l.reported, func(a string) bool { return a == address })
	if dead {
		l.reported = append(l.reported, address)
	}
	return l.fail
}

func (l *librarian) Subscribe(_ context.Context, rows []catalogue.Row) (added []string, err error) {
	for _, r := range rows {
		if !slices.ContainsFunc(l.s.subs, func(f feed.Feed) bool { return f.URL == r.Address }) && l.fail == nil {
			l.s.subs = append(l.s.subs, feed.Feed{URL: r.Address, Name: r.Name})
			added = append(added, r.Address)
		}
	}
	return added, l.fail
}

const postal = "https://www.spb.gov.cn/gjyzj/c100015/c100016/common_list.shtml"

func TestWhatIsPickedInTheCatalogueIsSubscribedAndPulled(t *testing.T) {
	s := setup(t, 7, 120, 40, func(o *Options) { o.Sample = true })
	s.wants("按 + 从目录选源")
	s.keys("+")
	s.wants("官方来源目录", "242 个来源", "国家统计局·最新发布")
	s.keys("youzheng")
	s.wants("筛选：youzheng", "国家邮政局·邮政要闻", "列表页", postal[:40])
	s.lacks("国家统计局·最新发布")
	s.keys("space down down space")
	s.wants("已选 2", "● 国家邮政局·邮政要闻", "● 国家邮政局·政策法规")
	s.keys("enter")
	s.lacks("官方来源目录")
	want := []string{postal, "https://www.spb.gov.cn/gjyzj/c100009/c100010/common_list.shtml"}
	if last := s.puller.orders[len(s.puller.orders)-1]; !slices.Equal(last.Feeds, want) || last.Urgency != feed.Asked {
		t.Errorf("pulled %+v", last)
	}
	s.wants("国家邮政局·…") // among the sources
	s.keys("U")
	if len(s.shelf.subs) != 3 {
		t.Errorf("after undo there are %d subscriptions", len(s.shelf.subs))
	}
	s.lacks("国家邮政局·…")
	s.keys("+ youzheng space enter")
	s.keys("+ youzheng down down down up up up")
	s.wants("✓ 国家邮政局·邮政要闻", "已订阅")
	s.keys("space")
	s.wants("已订阅：国家邮政局·邮政要闻")
	s.keys("enter") // nothing is picked, and this one cannot be
	s.wants("已订阅：国家邮政局·邮政要闻", "官方来源目录")
}

func TestEnterInTheCatalogueTakesTheRowUnderTheCursor(t *testing.T) {
	s := setup(t, 7, 80, 24)
	s.keys("+ gjyzj enter")
	if f := s.m.view; f.Kind != feed.ViewFeed || f.Name != postal {
		t.Errorf("the view is %+v", f)
	}
	s.keys("U")
	if f := s.m.view; f.Kind != feed.ViewAll {
		t.Errorf("the feed is gone, and the view is %+v", f)
	}
	s.keys("+ gjyzj enter")
	if !slices.ContainsFunc(s.shelf.subs, func(f feed.Feed) bool { return f.URL == postal }) {
		t.Error("nothing was subscribed to")
	}
}

func TestWhatASiteNeedsIsToldWhenItIsAdded(t *testing.T) {
	s := setup(t, 7, 120, 40)
	s.keys("+ 海关法规")
	s.wants("该网站只回应浏览器")
	s.hold = true
	s.keys("enter")
	s.release()
	s.keys("esc !")
	s.wants("海关总署·海关法规：该网站只回应浏览器")
	s = setup(t, 7, 120, 40)
	s.keys("a http://www.customs.gov.cn/customs/302249/302266/index.html enter !")
	s.wants("海关总署·海关法规：该网站只回应浏览器")
}

func TestWordsInTheCatalogueArePartedByACommaAndPasted(t *testing.T) {
	s := setup(t, 7, 120, 40)
	s.keys("+ 日本 ， 统计")
	s.wants("3 个来源", "経済産業省 統計")
	s.keys("^U")
	s.wants("242 个来源")
	s.send(tea.PasteMsg{Content: "韩国 邮政"})
	s.wants("韩国 邮政", "인천공항 공지")
	s.send(tea.KeyPressMsg{Code: '　', Text: "　"})
	s.wants("已选 1")
	s.keys("space ^U 没有的字")
	s.wants("目录中没有 没有的字")
	s.keys("space enter")
	s.wants("没有可订阅的来源")
	s.keys("esc")
	s.lacks("官方来源目录")
}

func TestARowThatIsDeadIsHiddenUntilThatIsTakenBack(t *testing.T) {
	s := setup(t, 7, 120, 40)
	s.keys("+ 消防庁 space down !")
	s.wants("已报告失效：消防庁 災害情報", "1 个来源", "已选 1")
	if want := []string{"https://www.fdma.go.jp/disaster/info/index.xml"}; !slices.Equal(s.desk.reported, want) {
		t.Fatalf("reported: %q", s.desk.reported)
	}
	s.keys("esc + 消防庁")
	s.wants("1 个来源")
	s.lacks("消防庁 災害情報")
	s.keys("tab")
	s.wants("› 已报告失效", "消防庁 災害情報", "您已报告它失效", "! 撤回")
	s.keys("!")
	s.wants("重新列出：消防庁 災害情報", "0 个来源")
	s.keys("tab")
	s.wants("2 个来源")
	s.desk.fail = errors.New("disk full")
	s.keys("!")
	s.wants("2 个来源")
	s.lacks("已报告失效：")
}

func TestKeysThatComeBeforeTheCatalogueAreNotLost(t *testing.T) {
	s := setup(t, 7, 120, 40)
	s.hold = true
	s.keys("+")
	s.wants("正在读取")
	s.keys("youzheng space enter")
	s.release()
	if !slices.ContainsFunc(s.shelf.subs, func(f feed.Feed) bool { return f.URL == postal }) {
		t.Error("nothing was subscribed to")
	}
	s.hold = true
	s.keys("+ esc")
	s.release()
	s.lacks("官方来源目录")
}

func TestACommandOpensTheCatalogueForItsWords(t *testing.T) {
	s := setup(t, 7, 120, 40)
	s.keys(": c a t a l o g u e space 日本 space 统计 enter")
	s.wants("筛选：日本 统计", "3 个来源")
	s.keys("esc : c a t a l o g u e enter")
	s.wants("242 个来源")
}

func TestWhatCannotBeSubscribedIsTold(t *testing.T) {
	s := setup(t, 7, 120, 40)
	s.desk.fail = Told{Text: "订阅文件正被占用"}
	s.keys("+ gjyzj enter")
	s.wants("订阅文件正被占用")
	s.keys("+")
	s.shelf.fail = nil
	s.keys("^C")
	if !s.quit {
		t.Error("^C does not quit")
	}
}

func TestTheCursorOfTheTerminalStandsWhereOneTypes(t *testing.T) {
	s := setup(t, 7, 80, 24)
	s.keys("+ 邮政")
	c := s.m.View().Cursor
	if c == nil || c.Y != 1 || c.X != len(" 筛选：邮政")-len("筛选：邮政")/3 {
		t.Errorf("cursor at %+v", c)
	}
	s.keys("esc")
	if c := s.m.View().Cursor; c != nil {
		t.Errorf("cursor at %+v", c)
	}
	s.resize(10, 3)
	s.keys("+ x")
	s.resize(80, 24)
	if strings.Contains(s.text(), "官方来源目录") {
		t.Error("the catalogue opened where nothing can be shown")
	}
}
