package listing

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed/page"
	"guanbao/feed/page/internal/dom"
)

// derive puts into the rule how the items that were guessed can be found again:
// a selector for them, and one for their dates where one element holds each.
func (r *reader) derive(root *html.Node, items []item) {
	r.found.Item = selectorOf(root, items)
	if r.found.Item.Empty() || !r.rule.Date.Empty() {
		return
	}
	counts, best := map[string]int{}, ""
	for _, it := range items {
		if it.dateAt == nil || it.dateAt == it.node || !standsIn(it.dateAt, it.node) {
			continue
		}
		name := commonName([]*html.Node{it.dateAt})
		if counts[name]++; counts[name] > counts[best] {
			best = name
		}
	}
	if best == "" || counts[best] < len(items) {
		return
	}
	s, err := page.ParseSelector(best)
	if err != nil {
		return
	}
	for _, it := range items { // only where it finds the very element
		if _, at := s.Within(it.node, "datetime"); at != it.dateAt {
			return
		}
	}
	r.found.Date = s
}

// selectorOf is the shortest selector that finds the elements of the items and
// few others: from an element around them that has a class or an id, else from
// one further out.
func selectorOf(root *html.Node, items []item) page.Selector {
	level := make([]*html.Node, len(items))
	for i, it := range items {
		level[i] = it.node
	}
	css := commonName(level)
	for up := 0; up < 12; up++ {
		if level = parents(level); level == nil {
			break
		}
		name := commonName(level)
		css = name + " > " + css
		if !strings.ContainsAny(name, ".#") && level[0].DataAtom != atom.Body {
			continue
		}
		s, err := page.ParseSelector(css)
		if err != nil {
			break
		}
		if finds(s, root, items) {
			return s
		}
	}
	return page.Selector{}
}

// parents gives the elements around some, each once; nil where they are of
// different names or there are none.
func parents(nodes []*html.Node) (up []*html.Node) {
	for _, n := range nodes {
		p := n.Parent
		if p == nil || p.Type != html.ElementNode || len(up) > 0 && p.Data != up[0].Data {
			return nil
		}
		if len(up) == 0 || up[len(up)-1] != p {
			up = append(up, p)
		}
	}
	return up
}

// finds reports whether a selector finds the items, and beside them at most one
// element in five, such as the rows that part them.
func finds(s page.Selector, root *html.Node, items []item) bool {
	found := s.Find(root)
	if 5*len(found) > 6*len(items)+5 {
		return false
	}
	at := map[*html.Node]bool{}
	for _, n := range found {
		at[n] = true
	}
	for _, it := range items {
		if !at[it.node] {
			return false
		}
	}
	return true
}

// commonName writes some elements of one name as a selector: with the id of a
// single one, else with the classes that all of them have.
func commonName(nodes []*html.Node) string {
	first := nodes[0]
	if id := dom.Attr(first, "id"); len(nodes) == 1 && plainName(id) && withoutDigits(id) == id {
		return first.Data + "#" + id
	}
	classes := classesOf(first)
	for _, n := range nodes[1:] {
		own := classesOf(n)
		classes = slices.DeleteFunc(classes, func(c string) bool { return !slices.Contains(own, c) })
	}
	css := first.Data
	for _, c := range classes {
		if plainName(c) {
			css += "." + c
		}
	}
	return css
}

// classesOf are the classes of an element; one that has very many has none that
// names it.
func classesOf(n *html.Node) []string {
	class := dom.Attr(n, "class")
	if len(class) > longestName {
		return nil
	}
	return strings.Fields(class)
}

// plainName reports whether a name can stand in a selector as it is.
func plainName(s string) bool {
	letter := func(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' }
	for i := range len(s) {
		if !letter(s[i]) && (i == 0 || s[i] != '-' && (s[i] < '0' || s[i] > '9')) {
			return false
		}
	}
	return s != "" && len(s) < 60
}

func standsIn(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}
