package ui

import (
	"context"
	"strings"
	"testing"

	"guanbao/feed"
)

// presses is a Pages over a shelf: it puts a long text into what it completes.
type presses struct {
	shelf *shelf
	asked []feed.ID
	fail  error
	more  bool // the page says more than the feed
	part  bool // it is not the whole article

	taken, queued []feed.Link
	from          feed.ID // of what was taken last
}

func (p *presses) Complete(ctx context.Context, id feed.ID) error {
	p.asked = append(p.asked, id)
	if ctx.Err() != nil {
		return &feed.Problem{Kind: feed.ProblemCancelled, Err: ctx.Err()}
	}
	for i := range p.shelf.items {
		it := &p.shelf.items[i]
		if it.ID != id {
			continue
		}
		if problem := feed.AsProblem(p.fail); problem != nil {
			it.Text, it.Lacking = feed.TextFailed, problem
			return p.fail
		}
		if p.more {
			given := it.Article
			it.Given, it.Text, it.Lacking = &given, feed.TextKept, nil
			if p.part {
				it.Text, it.Lacking = feed.TextPart, &feed.Problem{Kind: feed.ProblemTimeout, Detail: "a.example"}
			}
			it.Content += "<p>" + strings.Repeat("网页上的全文。", 40) + "</p><p>到此为止。</p>"
		}
	}
	return p.fail
}

// summaries makes a screen whose articles are all summaries.
func summaries(t *testing.T, w, h int) *screen {
	t.Helper()
	s := setup(t, 5, w, h)
	for i := range s.shelf.items {
		s.shelf.items[i].Text = feed.TextMissing
		s.shelf.items[i].Content = "<p>摘要而已。</p>"
	}
	s.press.more = true
	s.keys("R")
	s.run(s.m.reloadItem())
	return s
}

func TestTheFullTextComesIntoThePane(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 40}, {40, 60}} {
		s := summaries(t, size[0], size[1])
		s.keys("j enter")
		s.wants("只有摘要，按 x 取全文", "摘要而已。")
		s.keys("x")
		s.wants("网页上的全文。", "到此为止。", "已取全文。")
		s.lacks("只有摘要")
		if len(s.press.asked) != 1 || s.press.asked[0] != "id000001" {
			t.Fatalf("asked for %v", s.press.asked)
		}
		s.keys("x")
		s.wants("摘要而已。", "显示源里的文字")
		s.lacks("到此为止。")
		s.keys("x")
		s.wants("到此为止。", "显示网页的全文")
		s.keys("x J")
		s.keys("K")
		s.wants("到此为止。")
		if len(s.press.asked) != 1 {
			t.Errorf("asked again: %v", s.press.asked)
		}
	}
}

func TestTheFullTextOfARowIsGotWithoutOpeningIt(t *testing.T) {
	s := summaries(t, 40, 20)
	s.keys("j x")
	s.wants("已取全文。")
	if s.m.open || len(s.press.asked) != 1 || s.press.asked[0] != "id000001" {
		t.Errorf("open %v, asked for %v", s.m.open, s.press.asked)
	}
}

func TestThePlaceStaysWhenTheFullTextComes(t *testing.T) {
	s := summaries(t, 120, 12)
	for i := range s.shelf.items {
		s.shelf.items[i].Content = "<p>" + strings.Repeat("一行文字而已。", 100) + "</p>"
	}
	s.keys("R j j enter j j j j j")
	before := s.m.article.Place()
	if before == (feed.Place{}) {
		t.Fatal("nothing was scrolled")
	}
	s.keys("x")
	if after := s.m.article.Place(); after != before {
		t.Errorf("the place went from %+v to %+v", before, after)
	}
}

func TestAFullTextThatDoesNotComeSaysWhy(t *testing.T) {
	s := summaries(t, 120, 40)
	s.press.fail = &feed.Problem{Kind: feed.ProblemLogin, Detail: "f1.example"}
	s.keys("j enter x")
	s.wants("没有取到全文：网页没有给出正文，而是要求登录：f1.example", "只有摘要，没有取到全文", "摘要而已。")
	s.keys("!")
	s.wants("没有取到全文：网页没有给出正文，而是要求登录：f1.example")
	s.keys("q")
	s.press.fail = nil
	s.keys("x")
	s.wants("到此为止。", "已取全文。")
}

func TestAPageThatSaysNoMoreSaysSo(t *testing.T) {
	s := summaries(t, 120, 40)
	s.press.more = false
	s.keys("x")
	s.wants("网页上的正文不比源里的多。")
}

func TestWithoutAnAddressThereIsNoPage(t *testing.T) {
	s := summaries(t, 120, 40)
	s.shelf.items[0].URL = ""
	s.keys("R")
	s.run(s.m.reloadItem())
	s.keys("x")
	s.wants("这篇文章没有网页的地址。")
	if len(s.press.asked) != 0 {
		t.Errorf("asked for %v", s.press.asked)
	}
}

func TestCancelEndsTheGettingOfAPage(t *testing.T) {
	s := summaries(t, 120, 40)
	s.hold = true
	s.keys("x")
	s.wants("正在取全文")
	s.keys("x")
	s.wants("还有任务在进行")
	s.keys("X")
	s.release()
	s.wants("已取消。", "只有摘要，按 x 取全文")
	s.lacks("正在取全文")
	s.keys("x")
	s.wants("已取全文。")
}

func TestARowTellsThatItIsASummary(t *testing.T) {
	s := summaries(t, 80, 24)
	s.wants("●", " ~")
	before := strings.Count(s.text(), "~")
	s.keys("x")
	if after := strings.Count(s.text(), "~"); after != before-1 {
		t.Errorf("%d marks became %d", before, after)
	}
	s.keys("? G")
	s.wants("列表中的 ~：没有全文")
}

// atPages makes a screen whose refresh has pulled its feeds and gets pages.
func atPages(t *testing.T) *screen {
	t.Helper()
	s := summaries(t, 120, 40)
	s.hold = true
	s.keys("R")
	s.send(refreshed{now: noon, reports: []progress{
		{done: 1, total: 1, rep: feed.Report{Status: feed.StatusNew, Saved: feed.Saved{New: 4}}}, {total: 12, page: &feed.PageReport{}},
	}})
	return s
}

func TestWhatTheFeedsBroughtIsSaidBeforeThePagesCome(t *testing.T) {
	s := atPages(t)
	s.wants("新增 4 篇", "正在取全文", "0/12")
	s.keys("j")
	s.send(refreshed{now: noon, reports: []progress{{done: 3, total: 12, page: &feed.PageReport{URL: "https://f0.example/9"}}}})
	s.wants("正在取全文", "3/12")
	s.send(refreshEnded{})
	s.lacks("正在取全文", "新增 4 篇")
}

func TestAnOrderDoesNotWaitForPages(t *testing.T) {
	s := atPages(t)
	before := len(s.puller.orders)
	s.keys("r")
	s.wants("正在刷新")
	s.waiting = nil
	s.send(refreshEnded{err: context.Canceled})
	s.lacks("已取消。")
	s.release()
	if n := len(s.puller.orders); n != before+1 || len(s.puller.orders[before].Feeds) != 1 {
		t.Errorf("orders: %+v", s.puller.orders[before:])
	}
}

func TestCancelWhilePagesComeForgetsTheOrderBehindThem(t *testing.T) {
	s := atPages(t)
	before := len(s.puller.orders)
	s.keys("r X")
	s.waiting = nil
	s.send(refreshEnded{err: context.Canceled})
	s.release()
	s.wants("已取消。")
	if n := len(s.puller.orders); n != before {
		t.Errorf("orders: %+v", s.puller.orders[before:])
	}
}

func TestAPageThatComesWithARefreshIsShown(t *testing.T) {
	s := summaries(t, 120, 40)
	s.puller.pages = []feed.PageReport{{URL: s.shelf.items[0].URL}}
	s.puller.do = func() { _ = s.press.Complete(context.Background(), s.shelf.items[0].ID) }
	s.keys("R")
	s.wants("到此为止。")
}

func TestALinkThatIsGivenUpIsOnThePageOfErrors(t *testing.T) {
	s := summaries(t, 120, 40)
	s.puller.pages = []feed.PageReport{{Taken: true, Dropped: true, Title: "相关公报", Problem: &feed.Problem{Kind: feed.ProblemNotFound, Code: 404}}}
	s.keys("R !")
	s.wants("不再取链接“相关公报”：找不到 (HTTP 404)")
}

func TestAPartOfAnArticleSaysWhatIsMissing(t *testing.T) {
	s := summaries(t, 120, 40)
	s.press.part = true
	s.keys("j enter x")
	s.wants("全文只取到一部分。", "正文不全，后面的页没有取到", "按 x 再取", "网页上的全文。")
	s.press.part = false
	s.keys("x")
	s.wants("已取全文。")
	s.lacks("正文不全")
}
