package listing

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed/page/internal/dom"
)

// piece is a text of an item, in the order of the page.
type piece struct {
	text   string
	in     *html.Node // the element around it
	block  int        // pieces of one block run together
	row    int        // blocks of one row stand beside each other
	linked bool       // it stands in the link of the item
	cut    bool       // it does not stand beside the one before
}

// pieces are the texts of an item and of what stands beside it for it.
func (r *reader) pieces(n, link *html.Node) (all []piece) {
	block, row := 0, 0
	var walk func(n *html.Node, linked bool)
	walk = func(n *html.Node, linked bool) {
		r.steps++
		if n.Type == html.TextNode {
			if strings.TrimSpace(n.Data) != "" {
				all = append(all, piece{n.Data, n.Parent, block, row, linked, false})
			}
			return
		}
		if unseen(n) {
			return
		}
		apart := !inline[n.DataAtom] && n.Type == html.ElementNode || n == link
		if apart {
			block, row = block+1, row+1
		}
		side := sideBySide(n)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if side && c.Type == html.ElementNode {
				block++
			}
			walk(c, linked || n == link)
		}
		if apart {
			block, row = block+1, row+1
		}
	}
	walk(n, false)
	last := n
	for _, s := range besides(n) {
		block, row = block+1, row+1
		at := len(all)
		walk(s, false)
		if at < len(all) {
			all[at].cut = s.PrevSibling != last && s.NextSibling != last
		}
		last = s
	}
	return all
}

// sideBySide reports whether an element holds several spans and nothing else: a
// ministry and a title, and not a title of which a word is set apart.
func sideBySide(n *html.Node) bool {
	spans := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return false
		case c.DataAtom == atom.Span:
			spans++
		}
	}
	return spans > 1
}

// inline are the elements that do not part a text.
var inline = map[atom.Atom]bool{
	atom.Font: true, atom.B: true, atom.Strong: true, atom.Em: true, atom.I: true, atom.U: true, atom.Span: true, atom.Sub: true,
	atom.Sup: true, atom.Mark: true, atom.Small: true, atom.Ruby: true, atom.Rt: true, atom.Rp: true, atom.Rb: true, atom.Img: true, atom.Wbr: true,
}

// mostBetween bounds the nodes between an item and what belongs to it.
const mostBetween = 40

// besides are the nodes that belong to an item though they stand beside it: the
// other half of a term and its description, what follows a heading, the text
// around a bare link up to the end of its line.
func besides(n *html.Node) (nodes []*html.Node) {
	switch n.DataAtom {
	case atom.Dd:
		for s, far := n.PrevSibling, 0; s != nil && far < mostBetween; s, far = s.PrevSibling, far+1 {
			if s.DataAtom == atom.Dt {
				if !linked(s) {
					nodes = append(nodes, s)
				}
				break
			}
		}
	case atom.Dt:
		for s, far := n.NextSibling, 0; s != nil && s.DataAtom != atom.Dt && far < mostBetween; s, far = s.NextSibling, far+1 {
			if s.DataAtom == atom.Dd && !linked(s) {
				nodes = append(nodes, s)
			}
		}
	case atom.H2, atom.H3, atom.H4, atom.H5:
		for s := n.NextSibling; s != nil && s.DataAtom != n.DataAtom && !linked(s) && len(nodes) < 8; s = s.NextSibling {
			nodes = append(nodes, s)
		}
	case atom.A, atom.Span:
		nodes = append(alongside(n, func(n *html.Node) *html.Node { return n.NextSibling }),
			alongside(n, func(n *html.Node) *html.Node { return n.PrevSibling })...)
	}
	return nodes
}

// alongside are the nodes from one on, in one direction, up to the end of its
// line or to the next link. What stands before a link is its own only where a
// line begins there.
func alongside(n *html.Node, step func(*html.Node) *html.Node) (nodes []*html.Node) {
	for s := step(n); s != nil && len(nodes) < 8; s = step(s) {
		switch {
		case s.DataAtom == atom.Br || s.DataAtom == atom.Hr || s.DataAtom == atom.P || s.DataAtom == atom.Div:
			return nodes
		case s.DataAtom == atom.A || linked(s):
			if step(n) == n.PrevSibling {
				return nil
			}
			return nodes
		}
		nodes = append(nodes, s)
	}
	return nodes
}

// linked reports whether a link stands in a node.
func linked(n *html.Node) bool {
	found := false
	dom.Each(n, func(n *html.Node) bool {
		found = found || n.DataAtom == atom.A
		return !found
	})
	return found
}
