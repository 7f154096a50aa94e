package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"guanbao/cmd/guanbao/screen"
)

// writeWeb puts a feed on a shelf whose bulletin lists three others at its end:
// one of the feed, by a title that is cut, one that has only a page, and one that
// is nowhere. The page cites a rule of the feed.
func writeWeb(t *testing.T, shelf, url string) {
	t.Helper()
	paragraph := strings.Repeat("会议讨论了农村寄递网络的建设进度，各地按季度报送村级站点的数量。", 12)
	item := func(n int, title, body string) string {
		return fmt.Sprintf(`<item><title>%s</title><link>%s/post/%d.html</link><guid>w%d</guid><pubDate>Mon, %02d May 2021 10:20:00 +0800</pubDate><description><![CDATA[%s]]></description></item>`,
			title, url, n, n, 20-n, body)
	}
	list := fmt.Sprintf(`<h3>相关新闻</h3><ul><li><a href="%[1]s/gone/9.html">海平县邮政管理局公布四月份邮政行业运行</a></li>
		<li><a href="%[1]s/page/second.html">海平县推进村级寄递站点建设座谈会召开</a></li>
		<li><a href="%[1]s/status/404">海平县邮政管理局关于节日期间值班安排</a></li></ul>`, url)
	feed := `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>海平县邮政管理局</title><language>zh-CN</language>` +
		item(1, "海平县邮政管理局召开第三次局务会", strings.Repeat("<p>"+paragraph+"</p>", 8)+list) +
		item(2, "海平县村级寄递站点管理办法", strings.Repeat("<p>第一条 村级站点应当明示营业时间。"+paragraph+"</p>", 3)) +
		item(3, "海平县邮政管理局公布四月份邮政行业运行情况", "<p>"+paragraph+"</p>") + `</channel></rss>`
	page := `<!DOCTYPE html><html lang="zh-CN"><head><title>海平县推进村级寄递站点建设座谈会召开</title></head><body><article><h1>海平县推进村级寄递站点建设座谈会召开</h1>
		<p>发布时间：2021-05-18</p><p>座谈会依据《海平县村级寄递站点管理办法》安排了下半年的检查。</p>` + strings.Repeat("<p>"+paragraph+"</p>", 4) + `</article></body></html>`
	for name, text := range map[string]string{"web.xml": feed, "second.html": page} {
		if err := os.WriteFile(filepath.Join(shelf, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// walkTheWeb goes from the bulletin to the second of its related ones, from
// there to the rule that it cites, back twice and forward once.
func walkTheWeb(t *testing.T, term *screen.Terminal) {
	t.Helper()
	has := func(words ...string) func([]string) bool {
		return func(l []string) bool {
			all := strings.Join(l, "\n")
			return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(all, w) })
		}
	}
	title := func(words string) func([]string) bool {
		return func(l []string) bool { return strings.Contains(lastPane(l[1]), words) }
	}
	term.Keys("g", "g", "Enter", "g", "g")
	settled(term, "the bulletin", title("第三次局务会"))
	term.Keys("Space", "j", "j", "e")
	start := settled(term, "its panel", has("[1]", "[2]", "[3]"))
	term.Keys("j")
	start = settled(term, "the cursor on the second entry", func(l []string) bool { return !slices.Equal(l, start) })
	term.Keys("Enter")
	settled(term, "the page of the second", has("座谈会依据"))
	term.Keys("g", "g", "j", "e")
	second := settled(term, "what it cites", has("[1]", "村级寄递站点管理办法"))
	term.Type("1")
	term.Keys("Enter")
	third := settled(term, "the rule", title("站点管理办法"))
	if !strings.Contains(third[0], "›") {
		t.Errorf("no trail in the header: %q", third[0])
	}
	term.Keys("H")
	settled(term, "where the second was left", same(second, "站点管理办法"))
	term.Keys("C-o")
	settled(term, "where the first was left", same(start, "座谈会召开"))
	term.Keys("L")
	settled(term, "the second once more", same(second, "站点管理办法"))
}

// same reports whether the article stands where it did, beside its panel with
// the cursor on an entry, whose title stands below the list.
func same(want []string, entry string) func([]string) bool {
	article := func(l []string) string {
		var b strings.Builder
		for _, line := range l[1 : len(l)-1] {
			b.WriteString(lastPane(line) + "\n")
		}
		return b.String()
	}
	return func(l []string) bool {
		_, below, ok := strings.Cut(strings.Join(l, "\n"), "│───")
		return ok && strings.Contains(below, entry) && article(l) == article(want)
	}
}

func TestTheWebOfBulletinsIsWalkedWithAndWithoutANetwork(t *testing.T) {
	shelf, dir := t.TempDir(), t.TempDir()
	p := newPublisher(shelf, shelf)
	t.Cleanup(p.stop)
	writeWeb(t, shelf, p.url())
	config, data := filepath.Join(dir, "config"), "GUANBAO_DATA="+filepath.Join(dir, "data")
	if err := os.MkdirAll(config, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config, "urls"), []byte(p.url()+"/feed/web.xml\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, network := range []bool{true, false} {
		if !network {
			p.stop()
		}
		term := reader(t, 140, 40, "GUANBAO_CONFIG="+config, data)
		term.WaitText("海平县邮政管理局召开第三次局务会")
		walkTheWeb(t, term)
		term.Keys("Q")
		if code := term.WaitExit(); code != 0 {
			t.Errorf("exit status %d", code)
		}
	}
	if n, _ := p.asked("/page/second.html"); n != 1 {
		t.Errorf("the page was asked for %d times", n)
	}
}
