package lists

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// shortTitle is the length in characters below which the text of a link is a
// name in a menu and no title.
const shortTitle = 7

// size is what an element holds: characters of text, how many of them stand in
// links, and the links.
type size struct {
	text, linked int
	links        int // with a target
	titles       int // links with a text that may be a title
}

// measurer measures every node of a tree once.
type measurer map[*html.Node]size

func (m measurer) measure(n *html.Node, inLink bool) size {
	var s size
	switch {
	case n.Type == html.TextNode:
		s.text = characters(n.Data)
		if inLink {
			s.linked = s.text
		}
	case unseen(n):
	default:
		link := n.DataAtom == atom.A && attribute(n, "href") != ""
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			in := m.measure(c, inLink || link)
			s.text, s.linked, s.links, s.titles = s.text+in.text, s.linked+in.linked, s.links+in.links, s.titles+in.titles
		}
		if link {
			s.links++
			if max(s.text, characters(attribute(n, "title"))) >= shortTitle {
				s.titles++
			}
		}
	}
	m[n] = s
	return s
}

// unseen reports whether nothing of a node is shown.
func unseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Iframe:
		return true
	}
	return n.Type == html.CommentNode || n.Type == html.DoctypeNode
}

// characters counts the characters of a text without its spaces.
func characters(s string) int {
	if strings.TrimSpace(s) == "" {
		return 0
	}
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if unicode.IsSpace(r) {
			n--
		}
	}
	return n
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
