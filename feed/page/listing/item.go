package listing

import (
	"slices"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed/page/internal/dom"
	"guanbao/feed/safe"
)

// item is one bulletin of a list.
type item struct {
	node, link *html.Node
	dateAt     *html.Node // the element that holds the date, nil where none does
	title, url string
	summary    string
	published  time.Time
	dateOnly   bool
}

// itemsOf reads the items of a group. A short title may be one of a list; where
// the others have dates it has one as well.
func (r *reader) itemsOf(gr *group) (items []item) {
	members := gr.members
	if len(members) > maxItems {
		members = members[:maxItems]
	}
	dated := 0
	for _, n := range members {
		if it, ok := r.item(n); ok && it.url != "" {
			items = append(items, it)
			if !it.published.IsZero() {
				dated++
			}
		}
	}
	kept := items[:0]
	for _, it := range items {
		n := letters(it.title)
		if n >= leastTitle || 2*dated > len(items) && !it.published.IsZero() || 2*dated <= len(items) && n >= 40 && !turnsPage(it.title) {
			kept = append(kept, it)
		}
	}
	return amongDated(kept)
}

// amongDated leaves out of items that have days those without one that stand
// elsewhere, such as a menu in a table beside that of the list.
func amongDated(items []item) []item {
	if !dated(items) {
		return items
	}
	list := map[*html.Node]bool{}
	for _, it := range items {
		if !it.published.IsZero() {
			list[it.node.Parent] = true
		}
	}
	return slices.DeleteFunc(items, func(it item) bool { return it.published.IsZero() && !list[it.node.Parent] })
}

// item reads one item; what the rule leaves open is guessed. False is for an
// element without a title.
func (r *reader) item(n *html.Node) (item, bool) {
	it := item{node: n}
	it.link = r.mainLink(n)
	if it.link != nil {
		it.url, _ = safe.URL(dom.Attr(it.link, "href"), r.base)
	}
	if v, at := r.rule.Link.Within(n, "href"); at != nil {
		it.url, _ = safe.URL(v, r.base)
		if at.DataAtom == atom.A {
			it.link = at
		}
	} else if !r.rule.Link.Empty() || len(r.rule.Links) > 0 {
		it.url = ""
	}
	for _, f := range r.rule.Links {
		if u, err := safe.URL(f.fill(n), r.base); err == nil && it.url == "" {
			it.url = u
		}
	}
	all := r.pieces(n, it.link)
	titled := titleBlock(all, it.link != nil)
	it.title = r.title(n, it.link, all, titled)
	if it.title == "" {
		return it, false
	}
	r.date(&it, all, titled)
	it.summary = r.summary(n, all, titled)
	return it, true
}

// mainLink is the link of an item with the longest text, the item itself where
// it is one.
func (r *reader) mainLink(n *html.Node) (best *html.Node) {
	longest := -1
	dom.Each(n, func(n *html.Node) bool {
		r.steps++
		if n.DataAtom != atom.A {
			return !unseen(n)
		}
		if !leads(dom.Attr(n, "href")) {
			return false
		}
		if _, err := safe.URL(dom.Attr(n, "href"), r.base); err != nil {
			return false
		}
		if w := max(letters(text(n)), letters(dom.Attr(n, "title"))); w > longest {
			best, longest = n, w
		}
		return false
	})
	return best
}

// summary is what the rule names, else the longest block beside the title.
func (r *reader) summary(n *html.Node, all []piece, titled int) string {
	if !r.rule.Summary.Empty() {
		v, _ := r.rule.Summary.Within(n)
		return clip(safe.Line(v), maxSummary)
	}
	blocks := map[int]string{}
	best := ""
	for _, p := range all {
		if p.block != titled && !day(p.text) {
			blocks[p.block] += p.text
			if letters(blocks[p.block]) > letters(best) {
				best = blocks[p.block]
			}
		}
	}
	if letters(best) < leastSummary {
		return ""
	}
	return clip(safe.Line(best), maxSummary)
}

// leastSummary is the length of a text that is more than a name or a source, in
// tenths of an ideograph.
const leastSummary = 150

func clip(s string, runes int) string {
	if utf8.RuneCountInString(s) <= runes {
		return s
	}
	r := []rune(s)
	return string(r[:runes-1]) + "…"
}
