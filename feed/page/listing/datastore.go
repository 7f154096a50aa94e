package listing

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed/page/internal/dom"
)

// A publishing system that many ministries use writes the rows of a list into a
// script that no reader sees, as <datastore><recordset><record><![CDATA[<li>…,
// with the address of the following ones in <nextgroup>; that address answers
// with a datastore alone.

// datastore makes a tree of a document that is a datastore alone.
func datastore(src string) (*html.Node, bool) {
	start := strings.TrimLeft(src, "\ufeff \t\r\n")
	if rest, ok := strings.CutPrefix(start, "<?xml"); ok {
		_, start, _ = strings.Cut(rest, "?>")
		start = strings.TrimLeft(start, " \t\r\n")
	}
	if !strings.HasPrefix(start, "<datastore") {
		return nil, false
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	for _, n := range unpacked(start) {
		body.AppendChild(n)
	}
	return body, true
}

// unpack sets the rows of datastores in the place of the scripts that hold them.
func unpack(root *html.Node) {
	var scripts []*html.Node
	dom.Each(root, func(n *html.Node) bool {
		if n.DataAtom == atom.Script && n.FirstChild != nil && strings.Contains(n.FirstChild.Data, "<datastore") {
			scripts = append(scripts, n)
		}
		return true
	})
	for _, s := range scripts {
		for _, n := range unpacked(s.FirstChild.Data) {
			s.Parent.InsertBefore(n, s)
		}
		s.Parent.RemoveChild(s)
	}
}

// unpacked gives the rows of a datastore in containers that fit them, and a link
// to the next group.
func unpacked(src string) (nodes []*html.Node) {
	var records strings.Builder
	for rest := src; ; {
		_, after, ok := strings.Cut(rest, "<record>")
		if !ok {
			break
		}
		row, behind, _ := strings.Cut(after, "</record>")
		records.WriteString(cdata(row))
		rest = behind
	}
	rows := strings.TrimSpace(records.String())
	holder, inner := atom.Div, atom.Div
	switch {
	case strings.HasPrefix(rows, "<li"):
		holder, inner = atom.Ul, atom.Ul
	case strings.HasPrefix(rows, "<tr"):
		holder, inner = atom.Table, atom.Tbody
	}
	nodes = append(nodes, held(rows, holder, inner))
	if _, after, ok := strings.Cut(src, "<nextgroup>"); ok {
		group, _, _ := strings.Cut(after, "</nextgroup>")
		next := held(cdata(group), atom.Div, atom.Div)
		dom.Each(next, func(n *html.Node) bool {
			if n.DataAtom == atom.A {
				n.Attr = append(n.Attr, html.Attribute{Key: "rel", Val: "next"})
			}
			return true
		})
		nodes = append(nodes, next)
	}
	return nodes
}

// cdata is what sections of character data hold, else the text without them.
func cdata(s string) string {
	_, after, ok := strings.Cut(s, "<![CDATA[")
	if !ok {
		return s
	}
	inside, _, _ := strings.Cut(after, "]]>")
	return inside
}

// held parses rows into a container; the rows of a table stand in a body of it.
func held(src string, holder, inner atom.Atom) *html.Node {
	box := &html.Node{Type: html.ElementNode, Data: holder.String(), DataAtom: holder}
	to := box
	if inner != holder {
		to = &html.Node{Type: html.ElementNode, Data: inner.String(), DataAtom: inner}
		box.AppendChild(to)
	}
	nodes, err := html.ParseFragment(strings.NewReader(src), &html.Node{Type: html.ElementNode, Data: inner.String(), DataAtom: inner})
	if err != nil {
		return box
	}
	for _, n := range nodes {
		to.AppendChild(n)
	}
	return box
}
