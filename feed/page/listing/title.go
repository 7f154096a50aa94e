package listing

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed/cjk"
	"guanbao/feed/lists"
	"guanbao/feed/page/internal/dom"
)

// titleBlock is the block of pieces that holds the title: a heading, else the
// longest one of the first row of the link that is long enough, else the longest
// of all.
func titleBlock(all []piece, link bool) int {
	lengths := map[int]int{}
	for _, p := range all {
		if p.linked != link || day(p.text) || mark(p.text) {
			continue
		}
		if headed(p.in) {
			return p.block
		}
		if _, begun := lengths[p.block]; !begun && about().MatchString(p.text) {
			lengths[p.block] = -1 << 20
		}
		lengths[p.block] += letters(p.text)
	}
	best, longest, row := -1, 0, -1
	for _, p := range all {
		if row >= 0 && p.row != row {
			break
		}
		n := lengths[p.block]
		if n >= leastTitle {
			row = p.row
		}
		if n > longest {
			best, longest = p.block, n
		}
	}
	return best
}

// about are words before what is told of a bulletin and is not its title.
var about = later(`^\s*[\[【]?(?:来源|來源|发布时间|發布時間|发布日期|發布日期|发文日期|时间|日期|作者|编辑|字号|阅读|点击|浏览|発表日|掲載日|更新日|담당부서|등록일|작성일|조회)[\s:：]`)

// mark reports whether a text only marks a row: as pinned, as new.
func mark(s string) bool {
	switch strings.ToLower(strings.Trim(s, " []【】()（）!！\u00a0\n\t\r")) {
	case "置顶", "置頂", "顶", "new", "hot", "新", "热", "荐", "图文", "新着", "새글":
		return true
	}
	return false
}

// headed reports whether an element is a heading or stands for one.
func headed(n *html.Node) bool {
	for ; n != nil && (inline[n.DataAtom] || len(n.Data) == 2 && n.Data[0] == 'h'); n = n.Parent {
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			return true
		}
	}
	return false
}

// title is the title of an item: what the rule names, else the text of its
// block, in the longer form that an attribute may have.
func (r *reader) title(n, link *html.Node, all []piece, titled int) string {
	if !r.rule.Title.Empty() {
		v, _ := r.rule.Title.Within(n)
		return lists.Title(v, 0)
	}
	var b strings.Builder
	for _, p := range all {
		if p.block == titled && !day(p.text) && !mark(p.text) {
			b.WriteString(p.text)
		}
	}
	title := withoutDay(lists.Title(b.String(), 0))
	if link == nil {
		return title
	}
	if letters(title) < leastTitle { // a picture, or a link that says more
		for _, p := range all {
			if !p.linked && headed(p.in) && letters(p.text) > letters(title) {
				title = lists.Title(p.text, 0)
			}
		}
	}
	for _, whole := range []string{dom.Attr(link, "title"), dom.Attr(n, "title")} {
		whole = lists.Title(whole, 0)
		if letters(whole) > letters(title) && longer(whole, title) {
			title = whole
		}
	}
	if title == "" {
		dom.Each(link, func(n *html.Node) bool {
			if title == "" && n.DataAtom == atom.Img {
				title = lists.Title(dom.Attr(n, "alt"), 0)
			}
			return true
		})
	}
	return title
}

// longer reports whether a text is a title of which another one was cut off.
func longer(whole, title string) bool {
	title = strings.TrimRight(title, ".…· ")
	return letters(title) < 20 || strings.Contains(cjk.LetterKey(whole), cjk.LetterKey(title))
}
