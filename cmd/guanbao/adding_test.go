package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guanbao/cmd/guanbao/screen"
)

// newsroom is a publisher without a feed: a page that lists bulletins, theirs, and
// a page that links two feeds.
func newsroom(t *testing.T) *publisher {
	t.Helper()
	feeds, err := filepath.Abs(filepath.Join("testdata", "feeds"))
	if err != nil {
		t.Fatal(err)
	}
	shelf := t.TempDir()
	var list strings.Builder
	list.WriteString(`<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>工作动态 - 示例机关</title></head><body><div class="menu"><a href="/">首页</a></div><ul class="news-list">`)
	files := map[string]string{}
	for i, title := range []string{"2026年1-8月邮政行业运行情况", "关于做好2026年快递业务旺季服务保障工作的通知", "全国农村寄递物流体系建设现场会在示例县召开", "邮政普遍服务监管报告解读", "关于公开征求快递包装管理办法意见的公告", "两部门联合开展寄递安全专项检查"} {
		fmt.Fprintf(&list, `<li><a href="article-%d.html">%s</a><span class="date">2026-09-%02d</span></li>`, i, title, 20-i)
		files[fmt.Sprintf("article-%d.html", i)] = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>` + title + `</title></head><body><h1>` + title + `</h1><div class="content">` +
			strings.Repeat(fmt.Sprintf("<p>第%d篇公报的正文：会议审议并原则通过有关报告，对下一步工作作出安排。</p>", i), 6) + `</div></body></html>`
	}
	files["list.html"] = list.String() + "</ul></body></html>"
	files["links.html"] = `<!DOCTYPE html><title>x</title><link rel=alternate type=application/rss+xml title="要闻与统计" href="/feed/zh-hans-agency.rss2.xml"><link rel=alternate type=application/feed+json title="Space Agency" href="/feed/en-agency.jsonfeed.json">`
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(shelf, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := newPublisher(shelf, feeds)
	t.Cleanup(p.stop)
	return p
}

// give types an address at the prompt for it.
func give(term terminal, address string) {
	term.Keys("a")
	term.WaitText("源或网页的地址：")
	term.Type(address)
	term.WaitText(address)
	term.Keys("Enter")
}

func TestAListPageIsAddedRefreshedReadRemovedAndBroughtBack(t *testing.T) {
	p := newsroom(t)
	term := reader(t, 120, 40, "GUANBAO_TEST_PAGES=1")
	term.WaitText("按 a 输入地址添加源")
	give(term, p.url()+"/page/list.html")
	lines := term.WaitText("添加：http://", "文章列表", "2026年9月20日  2026年1-8月邮政行业运行情况", "2026年9月16日  关于公开征求", "Enter 订阅")
	if strings.Contains(strings.Join(lines, "\n"), "两部门") {
		t.Errorf("more than five items are shown:%s", screen.Picture(lines))
	}
	term.Keys("Escape")
	term.WaitGone("添加：http://")
	give(term, p.url()+"/page/list.html")
	term.WaitText("Enter 订阅")
	term.Keys("Enter")
	term.WaitText("工作动态", "两部门联合开展寄递安全专项检查")
	term.Wait("the pages of its bulletins", func([]string) bool {
		count, _ := p.asked("/page/article-5.html")
		return count > 0
	})
	term.Wait("the answer that it was asked just now", func(l []string) bool {
		if strings.Contains(l[len(l)-1], "刚刚问过") {
			return true
		}
		term.Keys("r")
		return false
	})
	term.Keys("g", "g", "Enter")
	term.WaitText("第0篇公报的正文")
	term.Keys("h", "D")
	term.WaitText("y 删除")
	term.Keys("y")
	term.WaitGone("两部门联合开展寄递安全专项检查")
	term.Keys("U")
	term.WaitText("工作动态")
	term.Keys("Q")
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}

func TestSeveralFeedsAreChosenInARealTerminal(t *testing.T) {
	p := newsroom(t)
	for _, size := range [][2]int{{120, 40}, {40, 12}, {20, 5}} {
		t.Run(fmt.Sprintf("%d×%d", size[0], size[1]), func(t *testing.T) {
			term := reader(t, size[0], size[1])
			term.WaitText("guanbao")
			term.Keys("a")
			term.Type(p.url() + "/page/links.html")
			term.Keys("Enter")
			term.WaitText("添加：", "[ ] ")
			term.Keys("Space")
			term.WaitText("[ ] ")
			term.Keys("A", "Enter")
			lines := term.WaitText("已订阅 2")
			for _, l := range lines {
				if screen.Width(l) > size[0] {
					t.Errorf("a row of %d cells:%s", screen.Width(l), screen.Picture(lines))
				}
			}
			term.Keys("Q")
			if code := term.WaitExit(); code != 0 {
				t.Errorf("exit status %d", code)
			}
		})
	}
}

func TestASearchForFeedsIsCancelled(t *testing.T) {
	p := newsroom(t)
	term := reader(t, 80, 24)
	term.WaitText("按 a 输入地址添加源")
	give(term, p.url()+"/hang")
	term.WaitText("正在查找，Esc 取消")
	term.Keys("a")
	term.WaitText("还有任务在进行")
	term.Keys("Escape")
	term.WaitText("已取消")
	term.Keys("Q")
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}

// command runs a command line of the program in a terminal.
func command(t *testing.T, args ...string) *screen.Terminal {
	t.Helper()
	name, env := readerHome(t)
	return screen.Start(t, 100, 40, env, append([]string{name}, args...)...)
}

func TestTheCommandLineAsksWhichAndWhether(t *testing.T) {
	p := newsroom(t)
	for _, tt := range []struct {
		name, page string
		answers    []string
		want       string
		code       int
	}{
		{"the first", "links.html", []string{""}, "新文章 5 篇", 0},
		{"by number, after one that there is not", "links.html", []string{"7", "２"}, "新文章 3 篇", 0},
		{"all", "links.html", []string{"a"}, "新文章 3 篇", 0},
		{"none", "links.html", []string{"q"}, "没有订阅", 1},
		{"a list", "list.html", []string{"y"}, "新文章 6 篇", 0},
		{"no list", "list.html", []string{""}, "没有订阅", 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			term := command(t, "add", p.url()+"/page/"+tt.page)
			for i, answer := range tt.answers {
				term.Wait("a question", func(l []string) bool {
					text := strings.Join(l, "\n")
					return strings.Count(text, "订阅哪些")+strings.Count(text, "订阅这个列表吗") == i+1
				})
				term.Type(answer)
				term.Keys("Enter")
			}
			term.WaitText(tt.want)
			if code := term.WaitExit(); code != tt.code {
				t.Errorf("exit status %d", code)
			}
		})
	}
}

func TestAQuestionEndsAtAnInterrupt(t *testing.T) {
	term := command(t, "add", newsroom(t).url()+"/page/list.html")
	term.WaitText("订阅这个列表吗", "[[source]]")
	term.Keys("C-c")
	term.WaitText("已取消")
	if code := term.WaitExit(); code != 1 {
		t.Errorf("exit status %d", code)
	}
}
