package page

import (
	"fmt"
	"iter"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed"
	"guanbao/feed/cjk"
	"guanbao/feed/page/internal/dom"
	"guanbao/feed/safe"
)

// turning says what a text of a pager does. The texts are folded as they are
// compared, when that is first wanted.
var turning = sync.OnceValue(func() map[string]direction {
	all := map[string]direction{}
	for to, words := range map[direction]string{
		onward: "下一页 下页 后一页 次のページ 次ページ 次へ 다음페이지 다음 nextpage next",
		back:   "上一页 上页 前一页 前のページ 前ページ 前へ 이전페이지 이전 previouspage previous prev",
		within: "首页 第一页 尾页 末页 最后一页 最初へ 最後へ 처음 마지막 first last 余下全文 分页 页 第 共 page of",
	} {
		for _, w := range strings.Fields(words) {
			all[cjk.LetterKey(w)] = to
		}
	}
	return all
})

// direction is where a link of a pager leads.
type direction int

// The directions. The last one is that of words that stand beside the others.
const (
	nowhere direction = iota
	onward
	back
	within
)

// nextPage is the address of the page on which the article goes on: a link that
// says next or a script that makes one, to an address that differs from the
// page's own by a number.
func (r *reader) nextPage() string {
	own := firstOf(r.from, r.page.Article.URL)
	for u := range Onward(r.root, r.base) {
		if feed.Continues(own, u) {
			return u
		}
	}
	return ""
}

// Onward gives the addresses to which a page says that it goes on, in order: of
// links that say next and of scripts that make one.
func Onward(root *html.Node, base *url.URL) iter.Seq[string] {
	return func(yield func(string) bool) {
		more := true
		dom.Each(root, func(n *html.Node) bool {
			name := ""
			switch {
			case !more:
			case n.DataAtom == atom.Script:
				name = scripted(n)
			case n.DataAtom != atom.A && n.DataAtom != atom.Link:
			case strings.EqualFold(dom.Attr(n, "rel"), "next") || n.DataAtom == atom.A && turn(n) == onward:
				name = dom.Attr(n, "href")
			}
			if u, err := safe.URL(name, base); err == nil {
				more = yield(u)
			}
			return more
		})
	}
}

// pagerCalls are the calls by which pages of publishing systems that many
// ministries use make their pagers: how many pages there are, which one this is, counted from 0 or, where an element is named first, from 1,
// and the name of the first one's file.
var pagerCalls = []*regexp.Regexp{
	regexp.MustCompile(`createPageHTML\(\s*["']?(\d{1,5})["']?\s*,\s*["']?(\d{1,5})["']?\s*,\s*["']([^"'\s]{1,200})["']\s*,\s*["'](\w{1,8})["']`),
	regexp.MustCompile(`createPageHTML\(\s*["'][\w-]{1,60}["']\s*,\s*["']?(\d{1,5})["']?\s*,\s*["']?(\d{1,5})["']?\s*,\s*["']([^"'\s]{1,200})["']\s*,\s*["'](\w{1,8})["']`),
}

// scripted is the name of the next page's file by such a call, "" without one.
func scripted(script *html.Node) string {
	code := script.FirstChild
	if code == nil || len(code.Data) > 4<<10 {
		return ""
	}
	for from, form := range pagerCalls {
		call := form.FindStringSubmatch(code.Data)
		if call == nil {
			continue
		}
		all, _ := strconv.Atoi(call[1])
		this, _ := strconv.Atoi(call[2])
		if this+1 < all+from {
			return fmt.Sprintf("%s_%d.%s", call[3], this+1, call[4])
		}
	}
	return ""
}

// turn tells where a link leads by its text. A long one is none of a pager.
func turn(n *html.Node) direction {
	text := content(n)
	if len(text) > 60 {
		return nowhere
	}
	return turning()[cjk.LetterKey(text)]
}

// takePagers takes out what turns the pages of an article: a link that says so
// with what stands beside it, as far as that is numbers and words of the kind.
func takePagers(root *html.Node) {
	var gone []*html.Node
	dom.Each(root, func(n *html.Node) bool {
		if len(gone) == mostTurns || n.DataAtom != atom.A {
			return len(gone) < mostTurns
		}
		if to := turn(n); to == onward || to == back {
			top := n
			for top.Parent != nil && top.Parent.DataAtom != atom.Body && turnsOnly(top.Parent) {
				top = top.Parent
			}
			gone = append(gone, top)
		}
		return false
	})
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// Bounds on pagers.
const (
	longestPager = 600 // bytes of text
	mostTurns    = 20  // links of a page that say next or back
)

// turnsOnly reports whether an element holds only links between pages, their
// numbers and signs.
func turnsOnly(n *html.Node) bool {
	text := content(n)
	if len(text) > longestPager {
		return false
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if turning()[cjk.LetterKey(word)] == nowhere {
			return false
		}
	}
	return true
}
