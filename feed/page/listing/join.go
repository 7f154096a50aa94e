package listing

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// join puts to the items of a list those of the other columns of it: groups of
// the same elements, with nothing written between them and the list, under
// addresses of the same folder.
func (r *reader) join(best *group, items []item, all []*group) []item {
	folder := folderOf(items)
	if folder == "" {
		return items
	}
	tried := 0
	for _, gr := range all {
		if tried == mostGroups {
			break
		}
		if gr == best || gr.members[0].Data != best.members[0].Data || gr.fit == 0 || 10*gr.fit < 6*len(gr.members) || r.steps > mostSteps {
			continue
		}
		tried++
		order := columns(best.members, gr.members)
		if order == nil {
			continue
		}
		more := r.itemsOf(gr)
		if len(more) == 0 || folderOf(more) != folder || sharesAddress(items, more) || dated(items) != dated(more) {
			continue
		}
		items = append(slices.Clip(items), more...)
		slices.SortStableFunc(items, func(a, b item) int { return order[a.node] - order[b.node] })
		best = &group{members: slices.Concat(best.members, gr.members)}
	}
	return items
}

// dated reports whether most items have a day.
func dated(items []item) bool {
	n := 0
	for _, it := range items {
		if !it.published.IsZero() {
			n++
		}
	}
	return 10*n >= 8*len(items)
}

// someDated reports whether one of the items has a day.
func someDated(items []item) bool {
	return slices.ContainsFunc(items, func(it item) bool { return !it.published.IsZero() })
}

func sharesAddress(a, b []item) bool {
	return slices.ContainsFunc(a, func(x item) bool { return slices.ContainsFunc(b, func(y item) bool { return x.url == y.url }) })
}

// folderOf is the folder in which most of some items lie, "" for none. Parts that
// are numbers alone are left out of it: many sites have a folder for each month.
func folderOf(items []item) string {
	counts, best := map[string]int{}, ""
	for _, it := range items {
		u, err := url.Parse(it.url)
		if err != nil {
			continue
		}
		parts := strings.Split(u.Path, "/")
		parts = slices.DeleteFunc(parts[:len(parts)-1], func(p string) bool { return p != "" && strings.Trim(p, "0123456789-") == "" })
		folder := u.Host + strings.Join(parts, "/")
		if counts[folder]++; counts[folder] > counts[best] {
			best = folder
		}
	}
	if 10*counts[best] < 8*len(items) {
		return ""
	}
	return best
}

// mostAround bounds the nodes around two groups that are looked at to tell
// whether they are columns of one list.
const mostAround = 20_000

// columns gives the order of the elements of two groups, where nothing is written
// between them and neither stands in the other; else nil.
func columns(a, b []*html.Node) map[*html.Node]int {
	members := map[*html.Node]bool{}
	for _, n := range slices.Concat(a, b) {
		members[n] = true
	}
	order, between, steps := map[*html.Node]int{}, 0, 0
	pending := 0
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		steps++
		switch {
		case steps > mostAround || unseen(n):
		case members[n]:
			if len(order) > 0 {
				between += pending
			}
			pending, order[n] = 0, len(order)
		case n.Type == html.TextNode:
			pending += len(strings.TrimSpace(n.Data))
		default:
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
		}
	}
	if top := around(a[0], b[0]); top != nil {
		walk(top)
	}
	if between > 0 || len(order) != len(members) {
		return nil
	}
	return order
}

// around is the element in which two others stand, not far from either; nil
// without one.
func around(a, b *html.Node) *html.Node {
	const near = 4
	for n, up := a.Parent, 0; n != nil && up < near; n, up = n.Parent, up+1 {
		for m, up := b.Parent, 0; m != nil && up < near; m, up = m.Parent, up+1 {
			if n == m {
				return n
			}
		}
	}
	return nil
}
