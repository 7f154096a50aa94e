package ui

import (
	"context"
	"errors"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
)

func TestAStartPullsWhatIsDue(t *testing.T) {
	s := setup(t, 9, 120, 40)
	if len(s.puller.orders) != 1 || s.puller.orders[0].Urgency != feed.Routine {
		t.Errorf("orders at the start: %+v", s.puller.orders)
	}
}

func TestRefreshKeysGiveTheirOrders(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.keys("R r")
	if len(s.puller.orders) != 3 {
		t.Fatalf("orders: %+v", s.puller.orders)
	}
	if o := s.puller.orders[1]; len(o.Feeds) != 0 || o.Urgency != feed.Asked {
		t.Errorf("R ordered %+v", o)
	}
	if o := s.puller.orders[2]; len(o.Feeds) != 1 || o.Feeds[0] != "https://f0.example/rss" {
		t.Errorf("r ordered %+v", o)
	}
}

func TestProgressIsShownWhileARefreshRuns(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.puller.reports = []feed.Report{{Status: feed.StatusNotModified}, {Status: feed.StatusNotModified}}
	s.hold = true
	s.keys("R")
	s.wants("正在刷新")
	s.keys("R")
	s.wants("还有任务在进行")
	ch := make(chan progress, 2)
	s.m.job.reports = ch
	ch <- progress{done: 12, total: 40, rep: feed.Report{Status: feed.StatusNotModified}}
	s.send(s.m.listen()())
	s.wants("█", " 12/40")
	s.keys("j")
	if s.selected() != "id000001" {
		t.Error("the list does not move while a refresh runs")
	}
}

func TestCancelEndsARefresh(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.hold = true
	s.keys("R X")
	s.hold = false
	s.send(refreshEnded{err: context.Canceled})
	s.wants("已取消。")
	s.keys("X")
	s.wants("没有正在进行的任务。")
}

func TestFailuresAreToldInWordsWithTheirHint(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.puller.reports = []feed.Report{{
		Feed: "https://f1.example/rss", Title: "机关1", Status: feed.StatusFailed,
		Problem: &feed.Problem{Kind: feed.ProblemNotFound, Code: 404, Detail: "f1.example"},
	}}
	s.puller.do = func() {
		s.shelf.states["https://f1.example/rss"] = feed.State{
			Problem: feed.ProblemNotFound, ProblemCode: 404, ProblemText: "f1.example", FailingSince: noon, NextCheck: noon.AddDate(0, 0, 1),
		}
	}
	s.keys("R")
	s.wants("1 个源失败，按 ! 看原因")
	s.keys("!")
	s.wants("机关1", "找不到 (HTTP 404)：f1.example", "自 2026年9月30日 12:00 起失败，下次访问 2026年10月1日 12:00", "请到发布者的网站上找新地址")
	s.keys("q")
	for _, r := range s.rows() {
		if len(r) > 0 && cell(s, r, 1) == "" {
			t.Errorf("odd row %q", r)
		}
	}
	s.wants(" !")
}

func TestAFeedAskedTooSoonSaysWhen(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.puller.reports = []feed.Report{{Status: feed.StatusNotDue, Next: noon.AddDate(0, 0, 1)}}
	s.keys("R")
	s.wants("2026年10月1日 12:00 之后可以再问")
	s.puller.reports[0].Held = true
	s.keys("R")
	s.wants("服务器要求在 2026年10月1日 12:00 之前不要再访问")
}

func TestAnAddressThatIsNoFeedIsSaid(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.m.ports.Subscriptions = register{s: s.shelf, fail: &feed.Problem{Kind: feed.ProblemHTML, Detail: "youzheng.example"}}
	s.keys("a youzheng.example enter")
	s.wants("没有添加 youzheng.example：这是网页，不是源")
	if len(s.shelf.subs) != 3 {
		t.Error("something was subscribed to")
	}
	s.keys("!")
	s.wants("没有添加 youzheng.example：这是网页，不是源", "请在网页上找")
	s.m.ports.Subscriptions = register{s: s.shelf, fail: &feed.Problem{Kind: feed.ProblemTimeout}}
	s.keys("q a youzheng.example enter !")
	s.wants("等待超时", "请稍后再试")
	s.lacks("稍后会再试")
}

func TestPromptIsEditedAndLeft(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.keys("a qQjk backspace backspace")
	s.wants("源或网页的地址：qQ")
	s.keys("esc")
	s.lacks("源或网页的地址：")
	if s.quit || len(s.shelf.subs) != 3 {
		t.Error("leaving the prompt did something")
	}
}

func TestRemovingAsksAndCanBeUndone(t *testing.T) {
	s := setup(t, 30, 120, 40)
	s.keys("] D n")
	s.wants("没有删除。")
	if len(s.shelf.subs) != 3 {
		t.Fatal("the feed is gone although the answer was no")
	}
	s.keys("D")
	s.wants("删除 机关0？")
	s.keys("y")
	s.wants("已删除：机关0", "› 全部")
	if len(s.shelf.subs) != 2 {
		t.Fatal("the feed was not removed")
	}
	s.keys("U")
	s.wants("已撤销：已删除：机关0")
	if len(s.shelf.subs) != 3 {
		t.Error("U did not bring it back")
	}
}

func TestLinksAreOpenedAndCopied(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.keys("o y")
	if len(s.opened) != 1 || s.opened[0] != "https://f0.example/0" {
		t.Errorf("opened %q", s.opened)
	}
	if len(s.copied) != 1 || s.copied[0] != "https://f0.example/0" {
		t.Errorf("copied %q", s.copied)
	}
	s.wants("已复制：https://f0.example/0")
	s.m.ports.Browse = func(string) error { return errors.New("no browser") }
	s.keys("o")
	s.wants("浏览器没有打开：no browser")
	s.shelf.items[0].URL = ""
	s.send(s.m.reloadHere()())
	s.keys("o")
	s.wants("这篇文章没有地址。")
}

func TestAStoreThatFailsIsSaidAndNothingCrashes(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.shelf.fail = &feed.Problem{Kind: feed.ProblemStorage, Detail: "disk I/O error"}
	s.keys("R j G g g A m M U u n p ]")
	s.wants("  缓存无法写入：disk I/O error")
	s.keys("enter J")
	s.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	checkFrame(t, s, "failing store", 40, 12)
}

func TestWhatAPortTellsIsShownAsItStands(t *testing.T) {
	told := Told{Text: "内置样本会保留", Err: errors.New("only the sample")}
	s := setup(t, 9, 120, 40)
	s.send(removed{url: "https://f0.example/rss", err: fmt.Errorf("remove: %w", told)})
	s.wants(" 内置样本会保留")
	s.lacks("出错了", "only the sample")
	s.keys("!")
	s.wants("内置样本会保留")
	s.keys("q")
	s.send(removed{url: "https://f0.example/rss", err: errors.New("a surprise")})
	s.wants("出错了：a surprise")
	if !errors.Is(told, told.Err) || told.Error() != told.Text {
		t.Error("the cause or the text is lost")
	}
}

func TestTheSampleTellsHowToAddAFeed(t *testing.T) {
	s := setup(t, 9, 120, 40, func(o *Options) { o.Sample = true })
	s.wants("按 a 输入地址添加源，按 ? 看按键")
}

func TestANoticeStaysUntilAKeyIsPressed(t *testing.T) {
	const notice = "config.toml:3: measure"
	for name, sample := range map[string]bool{"first run": true, "later": false} {
		t.Run(name, func(t *testing.T) {
			s := setup(t, 9, 120, 40, func(o *Options) { o.Notice, o.Sample = notice, sample })
			s.wants(notice)
			s.puller.reports = []feed.Report{{Status: feed.StatusNew, Saved: feed.Saved{New: 3}}}
			s.send(roundDue{})
			s.wants(notice)
			s.keys("j")
			s.lacks(notice)
			s.send(roundDue{})
			s.lacks(notice)
		})
	}
}

func TestBeingOfflineBlamesNoFeed(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.puller.reports = []feed.Report{
		{Feed: "https://f0.example/rss", Status: feed.StatusFailed, Problem: &feed.Problem{Kind: feed.ProblemOffline}},
		{Feed: "https://f1.example/rss", Status: feed.StatusFailed, Problem: &feed.Problem{Kind: feed.ProblemOffline}},
	}
	s.keys("R")
	s.wants("没有网络：已缓存的文章可以照常阅读")
	s.lacks("失败")
	s.keys("!")
	s.wants("没有出错。")
}

func TestALoginPageOfTheNetworkBlamesNoFeed(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.puller.reports = []feed.Report{
		{Feed: "https://f0.example/rss", Status: feed.StatusFailed, Problem: &feed.Problem{Kind: feed.ProblemPortal, Code: 511}},
		{Feed: "https://f1.example/rss", Status: feed.StatusFailed, Problem: &feed.Problem{Kind: feed.ProblemPortal}},
	}
	s.keys("R")
	s.wants("这个网络的登录页代替发布者作了回答")
	s.lacks("失败")
}

func TestAProxyThatIsNotThereBlamesNoFeed(t *testing.T) {
	s := setup(t, 9, 120, 40)
	down := &feed.Problem{Kind: feed.ProblemOffline, Err: &feed.Problem{Kind: feed.ProblemProxy}}
	s.puller.reports = []feed.Report{
		{Feed: "https://f0.example/rss", Status: feed.StatusFailed, Problem: down},
		{Feed: "https://f1.example/rss", Status: feed.StatusFailed, Problem: down},
	}
	s.keys("R")
	s.wants("代理不可用：请检查设置 proxy")
	s.lacks("失败")
}

// TestAFullDiskBlamesNoFeedThatWasNotAsked lets the first feed find the disk full.
func TestAFullDiskBlamesNoFeedThatWasNotAsked(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.puller.reports = []feed.Report{
		{Feed: "https://f0.example/rss", Title: "机关0", Status: feed.StatusFailed, Problem: &feed.Problem{Kind: feed.ProblemStorage, Detail: "disk is full"}},
		{Feed: "https://f1.example/rss", Title: "机关1", Status: feed.StatusFailed, Problem: &feed.Problem{Kind: feed.ProblemStorage}},
	}
	s.keys("R")
	s.wants("1 个源失败")
	s.keys("!")
	s.wants("机关0：缓存无法写入：disk is full")
	s.lacks("机关1")
	s.keys("q")
	s.puller.reports = s.puller.reports[1:]
	s.keys("R")
	s.wants("缓存无法写入：请检查磁盘是否已满")
}

func TestTheFirstWordsGiveWayToWhatAKeyAskedFor(t *testing.T) {
	s := setup(t, 9, 120, 40, func(o *Options) { o.Sample = true })
	s.keys("R")
	s.wants("没有新内容。")
}

func TestARefreshThatNobodyAskedForLeavesAnAnswerInPlace(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.puller.reports = []feed.Report{{Status: feed.StatusNew, Saved: feed.Saved{New: 31}}}
	s.hold = true
	s.send(started{feed.Order{Urgency: feed.Routine}})
	refresh := s.waiting
	s.waiting, s.hold = nil, false
	s.keys(": h l e p enter")
	s.wants("没有这个命令：hlep")
	for _, c := range refresh {
		s.run(c)
	}
	s.wants("没有这个命令：hlep")
	s.keys("j")
	s.send(started{feed.Order{Urgency: feed.Routine}})
	s.wants("新增 31 篇")
}

func TestAFeedIsAddedBesideARefresh(t *testing.T) {
	s := setup(t, 9, 120, 40, func(o *Options) { o.Sample = true })
	s.hold = true
	s.send(started{feed.Order{Urgency: feed.Routine}})
	refresh := s.waiting
	s.waiting, s.hold = nil, false
	s.m.ports.Subscriptions = register{s: s.shelf, fail: &feed.Problem{Kind: feed.ProblemHTML, Detail: "youzheng.example"}}
	s.keys("a youzheng.example enter")
	s.wants("这是网页，不是源")
	for _, c := range refresh {
		s.run(c)
	}
	s.wants("这是网页，不是源")
	if s.m.job != nil || s.m.adding != nil {
		t.Error("something is still taken for running")
	}
}

func TestCancelStopsAnAddingToo(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.hold = true
	s.keys("a youzheng.example enter")
	s.wants("正在查找")
	s.keys("a")
	s.wants("还有任务在进行")
	stopped := false
	s.m.adding = func() { stopped = true }
	s.keys("X")
	if !stopped {
		t.Error("X did not reach the adding")
	}
}
