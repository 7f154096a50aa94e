package listing

import (
	"strings"

	"golang.org/x/net/html"

	"guanbao/feed/page"
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
		name := nameOf(it.dateAt, true)
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
	first := items[0].node
	css := nameOf(first, sameClass(items))
	for n, up := first.Parent, 0; n != nil && n.Type == html.ElementNode && up < 12; n, up = n.Parent, up+1 {
		name := nameOf(n, true)
		css = name + " > " + css
		if !strings.ContainsAny(name, ".#[") && n.Data != "body" {
			continue
		}
		s, err := page.ParseSelector(css)
		if err != nil {
			return page.Selector{}
		}
		if finds(s, root, items) {
			return s
		}
	}
	return page.Selector{}
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

// sameClass reports whether all items have the class of the first one.
func sameClass(items []item) bool {
	for _, it := range items {
		if attr(it.node, "class") != attr(items[0].node, "class") {
			return false
		}
	}
	return true
}

// nameOf writes an element as a selector: its name with its id, else with its
// classes.
func nameOf(n *html.Node, named bool) string {
	if !named {
		return n.Data
	}
	if id := attr(n, "id"); id != "" && withoutDigits(id) == id {
		if plainName(id) {
			return n.Data + "#" + id
		}
		return n.Data
	}
	css := n.Data
	for _, c := range strings.Fields(attr(n, "class")) {
		if plainName(c) {
			css += "." + c
		}
	}
	return css
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
