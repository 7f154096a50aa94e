package lists

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed"
)

// Bounds on splitting: a longer fragment is left alone, and so is one of which
// less than a sentence would remain.
const (
	maxFragment = 1 << 20 // bytes
	leastBody   = 20      // characters
)

// hints are what a fragment must hold to be worth a closer look: beginnings of
// headings as they are written, for folding a whole text takes longer than to
// look for them. Glosses do not part them.
var hints = strings.Fields("相关 相關 推荐 推薦 热门 熱門 排行 延伸 关联 關聯 要闻 要聞 最新 最热 热榜 热搜 热点 滚动 猜你 関連 ランキング 人気 おすすめ 新着 注目 読まれ 読みたい こちらの " +
	"관련 연관 많이 인기 랭킹 추천 최신 주요 related Related RELATED more see See most Most MOST recommended Recommended latest Latest LATEST top Top trending Trending")

// Split parts the body of an article from the lists that stand in it. It takes
// only lists with a heading that is nothing else, rows that lead somewhere,
// and nothing but lists behind them. Without any the fragment comes back as it
// was.
func Split(fragment string, base *url.URL) (string, []feed.Link) {
	if len(fragment) > maxFragment || strings.Count(fragment, "<a") < 2 || !contains(fragment, hints) {
		return fragment, nil
	}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		return fragment, nil
	}
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	links, _, taken := take(root, base, func(m measurer, f found, rows []feed.Link) bool {
		return f.sure && addressed(rows) && m.trailing(f, root)
	})
	if taken == 0 || characters(text(root)) < leastBody {
		return fragment, nil
	}
	var b strings.Builder
	for c := root.FirstChild; c != nil; c = c.NextSibling {
		if html.Render(&b, c) != nil {
			return fragment, nil
		}
	}
	return b.String(), links
}

func addressed(rows []feed.Link) bool {
	for _, l := range rows {
		if l.URL == "" {
			return false
		}
	}
	return true
}

// trailing reports whether no text follows a list: what stands behind it is
// lists as well, or a line such as the name of an editor.
func (m measurer) trailing(f found, root *html.Node) bool {
	last := f.rows[len(f.rows)-1]
	plain := 0
	for n := last; n != nil && n != root; n = n.Parent {
		for s := n.NextSibling; s != nil; s = s.NextSibling {
			plain += m[s].text - m[s].linked
		}
	}
	return plain <= 2*besideIt
}
