package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
)

// porter is a Downloads that puts files nowhere.
type porter struct {
	asked  []string // addresses, with the feed that named them
	opened []string
	sizes  []int64 // reported one after the other, with the last as the whole size
	fail   error
}

func (p *porter) Get(ctx context.Context, l feed.Link, named string, report func(come, size int64)) (string, error) {
	p.asked = append(p.asked, l.URL+" "+named)
	for _, n := range p.sizes {
		report(n, p.sizes[len(p.sizes)-1])
	}
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	return "/下载/" + l.Title, p.fail
}

func (p *porter) Open(path string) error {
	p.opened = append(p.opened, path)
	return p.fail
}

// annexed makes a screen whose first article has three attachments.
func withAnnexes(t *testing.T, w, h int) *screen {
	t.Helper()
	s := setup(t, 5, w, h)
	s.shelf.items[0].Links = []feed.Link{
		{Kind: feed.LinkAttachment, Title: "统计表", URL: "https://a.example/1.xlsx", Size: 1_300_000},
		{Kind: feed.LinkComments, URL: "https://a.example/comments"},
	}
	s.shelf.items[0].Content = `<p>见<a href="https://a.example/2.pdf">附件2：名单</a>和<a href="https://a.example/more.html">详情</a>。</p>` +
		`<table><tr><td><a href="https://a.example/downfile.jsp?filename=3.ofd">附件3</a></td></tr></table>`
	return s
}

func TestAttachmentsAreListedWithTypeAndSize(t *testing.T) {
	for _, open := range []string{"d", "enter d", ": attachments enter"} {
		s := withAnnexes(t, 80, 24)
		s.keys(open)
		s.wants("附件：國家郵政局", "统计表", "XLSX  1.2 MB", "附件2：名单", "PDF", "附件3", "OFD", "https://a.example/1.xlsx", "Enter 下载", "A 全部下载")
		s.lacks("more.html", "详情")
		s.keys("j")
		s.wants("https://a.example/2.pdf")
		s.keys("esc")
		s.lacks("OFD")
	}
	s := setup(t, 5, 80, 24)
	s.keys("d")
	s.wants("这篇文章没有附件。")
}

func TestEnterGetsAnAttachmentOnceAndTheOpenerIsAskedForByItsKeyAlone(t *testing.T) {
	s := withAnnexes(t, 120, 30)
	s.keys("d j o")
	s.wants("请先按 Enter")
	s.keys("enter")
	s.wants("已下载：/下载/附件2：名单", "PDF  已下载")
	s.keys("enter")
	s.wants("已经下载到 /下载/附件2：名单")
	if want := "https://a.example/2.pdf " + s.shelf.subs[0].URL; strings.Join(s.porter.asked, ",") != want || len(s.porter.opened) > 0 {
		t.Fatalf("asked %q, opened %q", s.porter.asked, s.porter.opened)
	}
	s.keys("o")
	s.wants("已打开：/下载/附件2：名单")
	if len(s.porter.opened) != 1 || len(s.opened) > 0 {
		t.Errorf("opened %q, in the browser %q", s.porter.opened, s.opened)
	}
	s.keys("esc d")
	s.wants("PDF  已下载")
}

func TestAllAttachmentsComeOneAfterTheOther(t *testing.T) {
	s := withAnnexes(t, 120, 30)
	s.hold = true
	s.keys("d")
	s.release()
	s.hold = true
	s.keys("A A enter")
	s.wants("下载中")
	if len(s.waiting) != 1 {
		t.Fatalf("%d commands are under way", len(s.waiting))
	}
	s.release()
	s.wants("XLSX  1.2 MB  已下载", "PDF  已下载", "OFD  已下载")
	if len(s.porter.asked) != 3 {
		t.Errorf("asked %q", s.porter.asked)
	}
}

func TestTheStatusBarTellsHowMuchHasCome(t *testing.T) {
	s := withAnnexes(t, 80, 24)
	s.keys("d")
	s.hold = true
	s.keys("enter")
	s.send(flowed{s.m.downloads.serial, flow{300 << 10, 1200 << 10}})
	s.wants("统计表 300 KB/1.2 MB 25%")
	s.send(flowed{s.m.downloads.serial, flow{2 << 20, -1}})
	s.wants("统计表 2.0 MB")
	s.send(flowed{s.m.downloads.serial - 1, flow{9 << 20, -1}})
	s.lacks("9.0 MB")
	s.release()
	s.lacks("2.0 MB")
}

func TestProgressIsToldInSteps(t *testing.T) {
	told := func(size int64) (n int) {
		step := stepper{to: make(chan flow, 1)}
		for come := int64(0); come <= 10_000_000; come += 10_000 {
			step.report(come, size)
			select {
			case <-step.to:
				n++
			default:
			}
		}
		return n
	}
	if a, b := told(10_000_000), told(-1); a < 90 || a > 110 || b < 30 || b > 50 {
		t.Errorf("told %d times of a known size, %d of an unknown one", a, b)
	}
}

func TestCancellingStopsWhatComesAndForgetsWhatWaits(t *testing.T) {
	s := withAnnexes(t, 120, 30)
	s.keys("d")
	s.hold = true
	s.keys("A X")
	s.release()
	s.wants("已停止")
	s.lacks("下载中", "已下载")
	if len(s.porter.asked) != 1 || len(s.m.failures) > 0 {
		t.Errorf("asked %q, failures %v", s.porter.asked, s.m.failures)
	}
	s.keys("X")
	s.wants("没有正在进行的任务")
	s.keys("enter")
	s.wants("统计表", "已下载：")
}

func TestAFailedDownloadSaysWhatAndWhy(t *testing.T) {
	s := withAnnexes(t, 120, 30)
	s.porter.fail = &feed.Problem{Kind: feed.ProblemNotFound, Code: 404, Detail: "a.example"}
	s.keys("d enter")
	s.wants("没有下载“统计表”", "404")
	s.porter.fail = Told{Text: "磁盘满了"}
	s.keys("A")
	s.wants("磁盘满了")
	s.keys("esc !")
	s.wants("没有下载“附件3”：磁盘满了")
}

func TestTheListOfAttachmentsDoesNotOpenOverWhatCameMeanwhile(t *testing.T) {
	s := withAnnexes(t, 80, 24)
	s.hold = true
	s.keys("d ?")
	s.release()
	s.lacks("OFD")
	s.keys("esc j d")
	s.wants("这篇文章没有附件。")
}

func TestFramesOfAttachmentsAreWhole(t *testing.T) {
	for name, text := range hostile {
		for _, size := range sizes {
			s := withAnnexes(t, size[0], size[1])
			s.shelf.items[0].Title = text
			s.shelf.items[0].Links = append(s.shelf.items[0].Links, feed.Link{Kind: feed.LinkAttachment, Title: text, URL: "https://a.example/" + text})
			s.porter.fail = Told{Text: text}
			s.keys("d")
			s.hold = true
			s.keys("A")
			s.send(flowed{s.m.downloads.serial, flow{1 << 20, 3 << 20}})
			for _, k := range strings.Fields("j k G") {
				s.keys(k)
				checkFrame(t, s, fmt.Sprintf("%s in %v after %s", name, size, k), size[0], size[1])
				checkSafe(t, s, name, themeSequences())
			}
			s.release()
			checkFrame(t, s, fmt.Sprintf("%s in %v, failed", name, size), size[0], size[1])
			checkSafe(t, s, name, themeSequences())
			s.send(tea.WindowSizeMsg{Width: 40, Height: 10})
			checkFrame(t, s, name+" made smaller", 40, 10)
		}
	}
}
