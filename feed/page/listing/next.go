package listing

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed"
	"guanbao/feed/cjk"
	"guanbao/feed/page"
	"guanbao/feed/page/internal/dom"
	"guanbao/feed/safe"
)

// next sets the address of the next page of the list: what the rule names or
// counts, else a link or a script that says so, else the number behind that of
// this page.
func (r *reader) next(root *html.Node) {
	own := feed.CanonicalURL(r.raw.URL)
	take := func(u string) bool {
		if u == "" || r.doc.Next != "" || feed.CanonicalURL(u) == own {
			return false
		}
		r.doc.Next = u
		return true
	}
	if !r.rule.Next.Empty() {
		v, _ := r.rule.Next.Within(root, "href")
		u, _ := safe.URL(v, r.base)
		if !take(u) && v == "" && r.rule.Pages > 1 && own == feed.CanonicalURL(r.rule.Address()) { // the last page has none
			r.warn(feed.WarnMissed, "next")
		}
		return
	}
	if u := r.rule.after(r.raw.URL); u != "" {
		take(u)
		return
	}
	for u := range page.Onward(root, r.base) {
		if take(u) {
			return
		}
	}
	take(r.pointed(root))
	take(r.numbered(root))
}

// pointed is the address of a link that shows no word but an arrow, and is called
// next.
func (r *reader) pointed(root *html.Node) (found string) {
	dom.Each(root, func(n *html.Node) bool {
		if found != "" || n.DataAtom != atom.A || letters(text(n)) > 0 {
			return found == ""
		}
		for _, name := range append(strings.Fields(dom.Attr(n, "class")), dom.Attr(n, "title"), dom.Attr(n, "aria-label")) {
			if key := cjk.LetterKey(name); nexts[key] {
				found, _ = safe.URL(dom.Attr(n, "href"), r.base)
			}
		}
		return false
	})
	return found
}

// nexts are names of what leads to the next page.
var nexts = map[string]bool{"next": true, "nextpage": true, "pagenext": true, "pnext": true, "下一页": true, "下页": true, "次へ": true, "다음": true, "다음페이지": true}

// numbered is the address behind the number that follows that of this page,
// which stands among the links of a pager without being one.
func (r *reader) numbered(root *html.Node) (found string) {
	dom.Each(root, func(n *html.Node) bool {
		if found != "" || unseen(n) {
			return false
		}
		if n.DataAtom != atom.A || !leads(dom.Attr(n, "href")) {
			return true
		}
		if at, err := strconv.Atoi(strings.TrimSpace(text(n))); err == nil && at > 1 && at < 1000 && r.here(n, at-1) {
			found, _ = safe.URL(dom.Attr(n, "href"), r.base)
		}
		return false
	})
	return found
}

// here reports whether the number before a link of a pager is that of this page:
// it is no link, or one to nowhere.
func (r *reader) here(link *html.Node, number int) bool {
	n := link
	for n.PrevSibling == nil || n.Parent != nil && n.Parent.DataAtom == atom.Li {
		if n = n.Parent; n == nil || n.DataAtom != atom.Li {
			break
		}
	}
	if n == nil {
		return false
	}
	s := n.PrevSibling
	for s != nil && strings.TrimSpace(text(s)) == "" {
		s = s.PrevSibling
	}
	if s == nil || s.Type != html.ElementNode {
		return false
	}
	leadsOn := false
	dom.Each(s, func(n *html.Node) bool {
		leadsOn = leadsOn || n.DataAtom == atom.A && leads(dom.Attr(n, "href"))
		return true
	})
	return !leadsOn && strings.TrimSpace(text(s)) == strconv.Itoa(number)
}

// turns are texts of links that lead to another page of a list or to all of it.
var turns = map[string]bool{
	"下一页": true, "下页": true, "上一页": true, "上页": true, "首页": true, "尾页": true, "末页": true, "更多": true, "查看更多": true,
	"more": true, "next": true, "previous": true, "first": true, "last": true, "次へ": true, "前へ": true, "もっと見る": true, "一覧": true,
	"다음": true, "이전": true, "더보기": true, "처음": true, "마지막": true,
}

func turnsPage(title string) bool { return turns[cjk.LetterKey(title)] }
