package lists

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed"
	"guanbao/feed/cjk"
	"guanbao/feed/safe"
)

// bullets are the signs that rows begin with.
const bullets = "-–—·•・●○■□▪▫▶►◆◇※>»›→*＊‧∙⋅"

// filler reports whether a node holds only what stands between rows: bullets,
// numbers, dates.
func filler(n *html.Node) bool {
	if n.Type != html.TextNode {
		return false
	}
	return !strings.ContainsFunc(n.Data, func(r rune) bool { return unicode.IsLetter(r) && !strings.ContainsRune("年月日년월일", r) })
}

// dated reports whether what an element says beside its links is only a day
// for each.
func dated(n *html.Node, s size) bool {
	return s.text-s.linked <= 12*s.links && !strings.Contains(firstText(n), "。")
}

// bullet reports whether a node is a line that begins with a bullet.
func bullet(n *html.Node) bool {
	s := strings.TrimSpace(firstText(n))
	r, at := utf8.DecodeRuneInString(s)
	return s != "" && strings.ContainsRune(bullets, r) && len(s) > at && len(s) < 400
}

// collect reads the rows of a list.
func collect(f found, base *url.URL) []feed.Link {
	c := collector{kind: f.kind, base: base, at: map[string]int{}}
	if base != nil {
		c.self = feed.CanonicalURL(base.String())
	}
	for _, n := range f.rows {
		before := c.anchors
		c.walk(n)
		if c.anchors == before && bullet(n) {
			if title := Title(text(n), len(c.links)+1); title != "" {
				c.links = append(c.links, feed.Link{Kind: f.kind, Title: title})
			}
		}
	}
	return c.links
}

// TakeRows takes a list out of a document whose rows stand in some elements, in
// order; an element may be a link itself. With them go what they leave empty
// and the heading over them. At most sixty links are kept, and how many more
// there were is told. Where there is none, all stays.
func TakeRows(kind feed.LinkKind, nodes []*html.Node, base *url.URL) (links []feed.Link, left int) {
	rows := collect(found{kind: kind, rows: nodes}, base)
	if len(rows) == 0 {
		return nil, 0
	}
	parents := map[*html.Node]bool{}
	var order []*html.Node
	for _, n := range nodes {
		if n.Parent == nil {
			continue
		}
		unhead(n)
		if !parents[n.Parent] {
			parents[n.Parent], order = true, append(order, n.Parent)
		}
		n.Parent.RemoveChild(n)
	}
	for _, n := range order {
		for blank(n) && n.Parent != nil && n.DataAtom != atom.Body {
			unhead(n)
			parent := n.Parent
			parent.RemoveChild(n)
			n = parent
		}
	}
	kept := min(len(rows), maxList)
	return rows[:kept], len(rows) - kept
}

// unhead takes out the heading that stands before a node in its parent.
func unhead(n *html.Node) {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if blank(s) {
			continue
		}
		if kind, _ := heading(text(s)); kind != "" {
			s.Parent.RemoveChild(s)
		}
		return
	}
}

// blank reports whether a node holds no text and no picture.
func blank(n *html.Node) bool {
	switch {
	case n.Type == html.TextNode:
		return strings.TrimSpace(n.Data) == ""
	case n.DataAtom == atom.Img:
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !unseen(c) && !blank(c) {
			return false
		}
	}
	return true
}

// collector makes links of anchors. Two that lead to one address, such as a
// picture and its title, are one.
type collector struct {
	kind    feed.LinkKind
	base    *url.URL
	self    string
	anchors int
	links   []feed.Link
	at      map[string]int // index in links, by address
}

func (c *collector) walk(n *html.Node) {
	if unseen(n) {
		return
	}
	if n.DataAtom == atom.A {
		c.anchors++
		c.anchor(n)
		return
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.walk(k)
	}
}

func (c *collector) anchor(n *html.Node) {
	address, err := safe.URL(attribute(n, "href"), c.base)
	if err != nil || c.self != "" && feed.CanonicalURL(address) == c.self {
		return
	}
	title := Title(text(n), len(c.links)+1)
	if whole := Title(attribute(n, "title"), 0); letters(whole) > letters(title) {
		title = whole
	}
	if i, ok := c.at[address]; ok {
		if letters(title) > letters(c.links[i].Title) {
			c.links[i].Title = title
		}
		return
	}
	if title == "" || more[cjk.LetterKey(title)] {
		return
	}
	c.at[address] = len(c.links)
	c.links = append(c.links, feed.Link{Kind: c.kind, Title: title, URL: address})
}

// more are the texts of links that lead to the whole of a list.
var more = map[string]bool{"更多": true, "查看更多": true, "全部": true, "more": true, "seeall": true, "viewall": true, "もっと見る": true, "一覧": true, "더보기": true}

// letters counts what of a title tells it from others.
func letters(s string) int { return utf8.RuneCountInString(cjk.LetterKey(s)) }

// text is what an element says; a picture without text says what stands for it.
func text(n *html.Node) string {
	var b strings.Builder
	var alt string
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == atom.Img:
			alt = attribute(n, "alt")
		case n.DataAtom == atom.Br:
			b.WriteByte(' ')
		case !unseen(n):
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
			if n.DataAtom == atom.Em || n.DataAtom == atom.I { // the number of a ranking
				b.WriteByte(' ')
			}
		}
	}
	walk(n)
	if strings.TrimSpace(b.String()) == "" {
		return alt
	}
	return b.String()
}

// Title cleans the title of a row: bullets and the row's own number go from its
// front. A number of 0 means that it has none.
func Title(s string, number int) string {
	s = safe.Title(s)
	for {
		bare := strings.TrimLeft(s, bullets+" 　")
		if digits := strings.TrimLeft(bare, "0"); number > 0 {
			own := strconv.Itoa(number)
			rest, ok := strings.CutPrefix(digits, own)
			if after := strings.TrimLeft(rest, ".、)．） "); ok && after != rest {
				if r, _ := utf8.DecodeRuneInString(after); !unicode.IsDigit(r) {
					bare, number = after, 0
				}
			}
		}
		if bare == s {
			return strings.TrimSpace(s)
		}
		s = bare
	}
}
