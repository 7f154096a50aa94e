package lists

import (
	"net/url"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed"
)

// Bounds on lists.
const (
	maxList  = 60  // links of one list
	maxLinks = 200 // links of all lists of a document
	maxClimb = 4   // elements from the text of a heading up to what its list stands beside
	besideIt = 24  // characters that may stand with a heading in its element
	maxHeads = 100 // headings that are looked at
	maxRun   = 400 // nodes behind a heading that are looked at
)

// found is a list: its heading, and the nodes that hold its rows.
type found struct {
	kind feed.LinkKind
	sure bool // its heading says nothing but what it is
	head *html.Node
	rows []*html.Node
}

// Take takes the lists out of a document and returns their links in order, and
// how many it left out because there were too many: it keeps sixty of a list and
// two hundred of all. Addresses are resolved against base; one that leads to the
// page itself or to no web server is no link. A row without a link is a title
// without address.
func Take(root *html.Node, base *url.URL) (links []feed.Link, left int) {
	links, left, _ = take(root, base, func(measurer, found, []feed.Link) bool { return true })
	return links, left
}

// take takes out the lists that want lets go.
func take(root *html.Node, base *url.URL, want func(measurer, found, []feed.Link) bool) (links []feed.Link, left, taken int) {
	sizes := make(measurer)
	sizes.measure(root, false)
	gone := make(map[*html.Node]bool)
	seen := make(map[string]bool)
	for _, h := range headings(root) {
		list, ok := sizes.listOf(h, gone)
		if !ok {
			continue
		}
		rows := collect(list, base)
		if len(rows) == 0 || !want(sizes, list, rows) {
			continue
		}
		for _, n := range append(list.rows, list.head) {
			gone[n] = true
		}
		taken++
		for i, l := range rows {
			key := string(l.Kind) + " " + l.URL + " " + l.Title
			switch {
			case seen[key]:
			case i >= maxList || len(links) == maxLinks:
				left++
			default:
				seen[key] = true
				links = append(links, l)
			}
		}
	}
	for n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	return links, left, taken
}

// headings finds the texts that stand over lists, in order.
func headings(root *html.Node) []found {
	var list []found
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			if kind, sure := heading(n.Data); kind != "" && len(list) < maxHeads {
				list = append(list, found{kind: kind, sure: sure, head: n})
			}
			return
		}
		if unseen(n) || n.DataAtom == atom.Nav {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return list
}

// listOf finds the rows that stand behind a heading: beside its text, or beside
// one of the few elements around it that hold nothing else.
func (m measurer) listOf(f found, gone map[*html.Node]bool) (found, bool) {
	for climbed := 0; climbed <= maxClimb && f.head != nil && f.head.Parent != nil; climbed++ {
		n := f.head
		if gone[n] || n.DataAtom == atom.Body || n.DataAtom == atom.Html || m[n].text > besideIt+longestSource || m[n].links > 2 {
			return f, false
		}
		if rows := m.run(n.NextSibling, gone, f.sure); m.enough(rows) {
			f.rows = rows
			return f, true
		}
		if m.textBehind(n) {
			return f, false
		}
		f.head = n.Parent
	}
	return f, false
}

// textBehind reports whether words that are no list follow a node in its
// parent: the heading is then a phrase of a text.
func (m measurer) textBehind(n *html.Node) bool {
	looked := 0
	for s := n.NextSibling; s != nil && looked < maxRun; s, looked = s.NextSibling, looked+1 {
		if m[s].text-m[s].linked > besideIt {
			return true
		}
	}
	return false
}

// run gathers the siblings from n on that hold rows of a list. More than a list
// has is an index of its own, but behind a sure heading in the markup of a list.
func (m measurer) run(n *html.Node, gone map[*html.Node]bool, sure bool) []*html.Node {
	var rows []*html.Node
	links := 0
	for ; n != nil && len(rows) < maxRun; n = n.NextSibling {
		s := m[n]
		switch {
		case sure && !gone[n] && len(rows) == 0 && s.links > maxList && (n.DataAtom == atom.Ul || n.DataAtom == atom.Ol):
			return []*html.Node{n}
		case gone[n], s.links > maxList, links+s.links > maxList, m.opensAnother(n):
			return rows
		case s.text == 0 || filler(n):
			if len(rows) > 0 || s.links > 0 {
				rows = append(rows, n)
			}
		case s.links > 0 && (s.titles == 0 || 2*s.linked < s.text) && n.DataAtom != atom.A && !(s.titles > 0 && dated(n, s)):
			return rows
		case s.links == 0 && !bullet(n):
			return rows
		default:
			rows = append(rows, n)
		}
		links += s.links
	}
	return rows
}

// enough reports whether rows make a list: two titles, or one in the markup of
// a list.
func (m measurer) enough(rows []*html.Node) bool {
	titles, bullets := 0, 0
	for _, n := range rows {
		titles += m[n].titles
		if m[n].titles > 0 && (n.DataAtom == atom.Ul || n.DataAtom == atom.Ol) {
			return true
		}
		if m[n].links == 0 && bullet(n) {
			bullets++
		}
	}
	return titles >= 2 || bullets >= 2
}

// opensAnother reports whether a node begins another part of the page: it is a
// heading, or begins with the heading of another list.
func (m measurer) opensAnother(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Nav, atom.Footer, atom.Form:
		return true
	}
	kind, _ := heading(firstText(n))
	return kind != ""
}

// firstText is the first text of a node that is not blank.
func firstText(n *html.Node) string {
	if n.Type == html.TextNode {
		if characters(n.Data) > 0 {
			return n.Data
		}
		return ""
	}
	if unseen(n) {
		return ""
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if s := firstText(c); s != "" {
			return s
		}
	}
	return ""
}
