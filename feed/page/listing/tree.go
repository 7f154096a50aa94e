package listing

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed/page/internal/dom"
	"guanbao/feed/safe"
)

// head is what a page says of itself.
type head struct{ lang, base, title, site, column string }

func readHead(root *html.Node) (h head) {
	dom.Each(root, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Html:
			h.lang = dom.Attr(n, "lang")
		case atom.Base:
			if h.base == "" {
				h.base = dom.Attr(n, "href")
			}
		case atom.Title:
			if h.title == "" {
				h.title = safe.Line(text(n))
			}
		case atom.Meta:
			value := safe.Line(dom.Attr(n, "content"))
			switch strings.ToLower(dom.Attr(n, "name") + dom.Attr(n, "property")) {
			case "sitename", "og:site_name":
				h.site = value
			case "columnname":
				h.column = value
			}
		case atom.Svg:
			return false
		}
		return true
	})
	return h
}

// feedTitle is the name of the list, without the number of its page.
func (h head) feedTitle() string {
	if h.column != "" && h.site != "" {
		return safe.Title(h.column + " - " + h.site)
	}
	return safe.Title(pageOfTitle().ReplaceAllString(h.title, ""))
}

// sample is text by which the language of a page is told: what its links say that
// may be titles.
func sample(root *html.Node) string {
	var b strings.Builder
	dom.Each(root, func(n *html.Node) bool {
		if n.DataAtom == atom.A && b.Len() < 2000 {
			if s := text(n); letters(s) >= leastTitle {
				b.WriteString(s + " ")
			}
		}
		return b.Len() < 2000 && n.DataAtom != atom.A && !unseen(n)
	})
	return b.String()
}

// text is the text of an element.
func text(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case !unseen(n):
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
		}
	}
	walk(n)
	return b.String()
}

// unseen reports whether nothing of a node is shown.
func unseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Select:
		return true
	}
	return n.Type == html.CommentNode || n.Type == html.DoctypeNode
}

// leastTitle is the length from which on the text of a link may be a title, in
// tenths of an ideograph.
const leastTitle = 70

// letters is the length of a text in tenths of an ideograph: a letter of an
// alphabet says less than one.
func letters(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
		case r >= 0x2E80:
			n += 10
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			n += 4
		}
	}
	return n
}
