// Package dom walks the tree that golang.org/x/net/html makes of a page.
package dom

import "golang.org/x/net/html"

// Each visits the elements of a tree in order; where visit is false it does not
// go into one.
func Each(n *html.Node, visit func(*html.Node) bool) {
	if n.Type == html.ElementNode && !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		Each(c, visit)
	}
}

// Attr gives the value of an attribute, "" where the element has none.
func Attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
