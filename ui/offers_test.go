package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/catalogue"
	"guanbao/ui/locale"
)

// someOffers are what a page links: the first is subscribed to, the second has
// been looked at.
func someOffers() []feed.Offer {
	return []feed.Offer{
		{Feed: feed.Feed{URL: "https://f0.example/rss", Title: "机关0"}, Known: true},
		{Feed: feed.Feed{URL: "https://a.example/1.xml", Title: "通知公告"}, Document: &feed.Document{Format: "Atom 1.0", Articles: bulletins}},
		{Feed: feed.Feed{URL: "https://a.example/2.xml", Title: "政策法规：关于邮政普遍服务和快递市场的规章与规范性文件"}},
		{Feed: feed.Feed{URL: "https://a.example/3.xml"}},
	}
}

// offering is a screen on which an address leads to offers, and the list of what
// is asked of the port.
func offering(t *testing.T, w, h int, finds []feed.Offer) (*screen, *[]string) {
	t.Helper()
	s := setup(t, 9, w, h)
	asked := new([]string)
	s.m.ports.Subscriptions = register{s: s.shelf, finds: finds, asked: asked, bad: map[string]*feed.Problem{"https://a.example/3.xml": {Kind: feed.ProblemNotFound, Code: 404}}}
	return s, asked
}

func TestSeveralFeedsAreOfferedWithWhatTheyBring(t *testing.T) {
	s, asked := offering(t, 120, 40, someOffers())
	s.keys("a a.example enter")
	s.wants("添加：a.example", "机关0", "已订阅", "通知公告", "Atom 1.0", "政策法规", "https://a.example/1.xml", "2026年9月22日        关于", "关于做好2026年快递业务旺季", "更早的一条")
	s.lacks("没有标题的一条")
	if len(*asked) > 0 {
		t.Errorf("asked for %q without a need", *asked)
	}
	s.keys("j")
	s.wants("https://a.example/2.xml", "RSS 2.0")
	s.keys("j")
	s.wants("a.example", "找不到", "读不出")
	s.keys("k k j")
	if got := strings.Join(*asked, ", "); got != "look https://a.example/2.xml, look https://a.example/3.xml" {
		t.Errorf("asked for %s", got)
	}
}

func TestOneOfSeveralIsSubscribedToByEnter(t *testing.T) {
	s, asked := offering(t, 80, 24, someOffers())
	s.keys("a a.example enter j enter")
	if got := strings.Join(*asked, ", "); got != "look https://a.example/2.xml, take https://a.example/2.xml" {
		t.Errorf("asked for %s", got)
	}
	if s.m.overlay != noOverlay || s.m.view.Name != "https://a.example/2.xml" || s.m.adding != nil {
		t.Errorf("view %+v", s.m.view)
	}
	if n := len(s.puller.orders); n == 0 || fmt.Sprint(s.puller.orders[n-1].Feeds) != "[https://a.example/2.xml]" {
		t.Errorf("its pages are not got: %+v", s.puller.orders)
	}
}

func TestSpaceChoosesSeveralAndOneThatFailsHarmsNone(t *testing.T) {
	s, asked := offering(t, 80, 24, someOffers())
	s.keys("a a.example enter")
	s.keys("space")
	s.wants("[x] 通知公告")
	s.keys("A A")
	s.lacks("[x]")
	s.keys("A enter")
	if got := (*asked)[len(*asked)-3:]; strings.Join(got, ", ") != "take https://a.example/1.xml, take https://a.example/2.xml, take https://a.example/3.xml" {
		t.Errorf("asked for %q", *asked)
	}
	s.wants("已订阅 2 个源：6 篇；1 个没有添加，按 ! 看原因")
	s.keys("!")
	s.wants("没有添加 https://a.example/3.xml：找不到")
	s.keys("q U")
	if len(s.shelf.subs) != 3 {
		t.Errorf("undo leaves %d subscriptions", len(s.shelf.subs))
	}
}

func TestWhatIsSubscribedToIsNotChosen(t *testing.T) {
	s, asked := offering(t, 80, 24, someOffers())
	s.keys("a a.example enter g g enter")
	s.wants("已经订阅：机关0", "添加：a.example")
	s.keys("space")
	s.lacks("[x]")
	s.keys("esc")
	if s.m.overlay != noOverlay || len(*asked) > 0 || len(s.shelf.subs) != 3 {
		t.Errorf("asked %q, %d subscriptions", *asked, len(s.shelf.subs))
	}
}

func TestAListPageIsShownBeforeItIsSubscribedTo(t *testing.T) {
	list := []feed.Offer{{Feed: feed.Feed{URL: "https://a.example/list.html", Title: "工作动态"}, Kind: feed.OfferList, Rule: "[[source]]", Document: &feed.Document{Format: "HTML", Articles: bulletins}}}
	s, asked := offering(t, 80, 24, list)
	s.keys("a a.example/list.html enter")
	s.wants("工作动态", "文章列表", "2026年1-8月邮政行业运行情况", "按这个列表订阅，共 6 项，规则写入设置")
	s.lacks("[ ]")
	s.keys("esc")
	if len(s.shelf.subs) != 3 || len(*asked) > 0 {
		t.Errorf("leaving left something behind: %q", *asked)
	}
	s.keys("a a.example/list.html enter enter")
	if fmt.Sprint(*asked) != "[take https://a.example/list.html]" || s.m.view.Name != "https://a.example/list.html" {
		t.Errorf("asked %q, view %+v", *asked, s.m.view)
	}
}

func TestEscCancelsTheSearch(t *testing.T) {
	s, asked := offering(t, 80, 24, someOffers())
	s.hold = true
	s.keys("a a.example enter")
	s.wants("正在查找，Esc 取消")
	s.keys("esc")
	s.release()
	s.wants("已取消")
	if s.m.overlay != noOverlay || s.m.adding != nil || len(*asked) > 0 {
		t.Errorf("overlay %v, asked %q", s.m.overlay, *asked)
	}
}

func TestAPaneDoesNotComeBetweenAReaderAndTheNextKey(t *testing.T) {
	s, _ := offering(t, 80, 24, someOffers())
	s.hold = true
	s.keys("a a.example enter j j")
	s.release()
	s.wants("找到 4 项，按 a 查看")
	if s.m.overlay != noOverlay {
		t.Fatal("the pane opened under the reader's fingers")
	}
	s.keys("j")
	s.keys("a")
	s.wants("添加：a.example", "通知公告")
	s.keys("esc a")
	s.wants("源或网页的地址：")
}

func TestASecondAddressWaitsForTheFirst(t *testing.T) {
	s, _ := offering(t, 80, 24, nil)
	s.hold = true
	s.keys("a a.example enter a")
	s.wants("还有任务在进行")
	if s.m.overlay != noOverlay {
		t.Error("a prompt is open")
	}
	s.release()
	s.keys("a")
	s.wants("源或网页的地址：")
}

func TestARunningCursorAsksOnlyWhereItRests(t *testing.T) {
	many := make([]feed.Offer, 9)
	for i := range many {
		many[i] = feed.Offer{Feed: feed.Feed{URL: fmt.Sprintf("https://a.example/%d.xml", i)}, Document: &feed.Document{}}
		if i > 0 {
			many[i].Document = nil
		}
	}
	s, asked := offering(t, 80, 24, many)
	s.keys("a a.example enter")
	s.hold = true
	s.keys("j j j j j")
	s.wants("正在读取")
	s.release()
	if got := strings.Join(*asked, ", "); got != "look https://a.example/1.xml, look https://a.example/5.xml" {
		t.Errorf("asked for %s", got)
	}
}

func TestALookThatOutlivesItsPaneChangesNothing(t *testing.T) {
	s, _ := offering(t, 80, 24, someOffers())
	s.keys("a a.example enter")
	s.hold = true
	s.keys("j")
	late := s.waiting
	s.waiting, s.hold = nil, false
	s.keys("esc a a.example enter")
	for _, c := range late {
		s.run(c)
	}
	s.keys("j")
	s.wants("RSS 2.0")
	if s.m.offers.looking != nil {
		t.Error("something is still looked at")
	}
}

func TestThePaneOfOffersFillsTheScreenToTheCell(t *testing.T) {
	list := []feed.Offer{{Feed: feed.Feed{URL: "https://me:secret@a.example/list.html", Title: "工作动态“一”…"}, Kind: feed.OfferList, Rule: "[[source]]", Document: &feed.Document{Articles: bulletins}}}
	many := make([]feed.Offer, 40)
	for i := range many {
		many[i] = feed.Offer{Feed: feed.Feed{URL: fmt.Sprintf("https://a.example/%d.xml", i), Title: fmt.Sprintf("第%d号栏目", i)}}
	}
	for _, finds := range [][]feed.Offer{list, someOffers(), many} {
		for _, l := range locale.All {
			for _, wide := range []bool{false, true} {
				for _, size := range sizes {
					s := setup(t, 9, size[0], size[1], func(o *Options) { o.Words, o.Wide = l, wide })
					s.m.ports.Subscriptions = register{s: s.shelf, finds: finds}
					for _, keys := range []string{"a a.example enter", "space", "G", "^U", "space"} {
						s.keys(keys)
						checkFrame(t, s, keys+" "+l.Tag, size[0], size[1])
						if o, _ := s.m.offers.Offer(); !strings.Contains(s.text(), s.m.look.Text.Cut(o.Feed.DisplayTitle(), 5)[:3]) {
							t.Fatalf("%v: the offer under the cursor is out of sight:\n%s", size, s.text())
						}
					}
					s.lacks("secret")
				}
			}
		}
	}
}

func TestWhatIsAddedDuringARefreshIsGotAfterIt(t *testing.T) {
	s, _ := offering(t, 80, 24, nil)
	s.hold = true
	s.keys("R")
	refresh := s.waiting
	s.waiting, s.hold = nil, false
	before := len(s.puller.orders)
	s.keys("a a.example enter a b.example enter")
	s.wants("已订阅 新源")
	if n := len(s.puller.orders); n != before {
		t.Fatalf("%d orders while a refresh runs", n-before)
	}
	for _, c := range refresh {
		s.run(c)
	}
	if n := len(s.puller.orders); n != before+2 || fmt.Sprint(s.puller.orders[n-1].Feeds) != "[a.example b.example]" {
		t.Errorf("orders %+v", s.puller.orders[before:])
	}
	if s.m.job != nil {
		t.Error("something is still taken for running")
	}
}

func TestCancelForgetsWhatWasToBeGotAfterARefresh(t *testing.T) {
	s, _ := offering(t, 80, 24, nil)
	s.hold = true
	s.keys("R")
	refresh := s.waiting
	s.waiting, s.hold = nil, false
	s.keys("a a.example enter X")
	before := len(s.puller.orders)
	for _, c := range refresh {
		s.run(c)
	}
	if n := len(s.puller.orders); n != before+1 || s.m.job != nil {
		t.Errorf("orders %+v", s.puller.orders[before:])
	}
}

func TestWhatASiteNeedsIsTold(t *testing.T) {
	row := catalogue.Rows()[slices.IndexFunc(catalogue.Rows(), func(r catalogue.Row) bool { return len(r.Needs) == 1 && r.Lacks() })]
	s, _ := offering(t, 200, 40, nil)
	needs := s.m.look.Words.Shelf.Needs[row.Needs[0]]
	s.m.ports.Subscriptions = register{s: s.shelf, fail: &feed.Problem{Kind: feed.ProblemHTML}}
	s.keys("a " + row.Address + " enter !")
	s.wants(needs)
	s.keys("q")
	s.m.ports.Subscriptions = register{s: s.shelf}
	s.keys("a " + row.Address + " enter")
	s.wants(needs)
}

func TestWhyAPageHasNoFeedIsTold(t *testing.T) {
	s, _ := offering(t, 120, 40, nil)
	vain := &feed.Vain{Links: 2, Places: 6, List: true, Problem: &feed.Problem{Kind: feed.ProblemHTML}}
	s.m.ports.Subscriptions = register{s: s.shelf, fail: vain}
	s.keys("a a.example enter")
	s.wants("没有添加 a.example：这是网页，不是源：网页链接的 2 个源都读不出；试了 6 个常见地址，也没有源；页面上没有认出文章列表")
	s.keys("!")
	s.wants("请给出列有文章的栏目页的地址")
}

func TestOnANarrowScreenTheReasonComesBeforeALongAddress(t *testing.T) {
	s, _ := offering(t, 40, 12, nil)
	address := "https://youzheng.example/gjyzj/c100015/c100016/common_list.shtml"
	s.m.ports.Subscriptions = register{s: s.shelf, fail: &feed.Problem{Kind: feed.ProblemForbidden, Code: 403}}
	s.keys("a " + address + " enter")
	s.wants("没有添加 https://you", "拒绝访问")
}
