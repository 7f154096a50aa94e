package listing

import (
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed/cjk"
	"guanbao/feed/lists"
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

// piece is a text of an item, in the order of the page.
type piece struct {
	text   string
	in     *html.Node // the element around it
	block  int        // pieces of one block run together
	linked bool       // it stands in the link of the item
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
	return kept
}

// item reads one item; what the rule leaves open is guessed. False is for an
// element without a title.
func (r *reader) item(n *html.Node) (item, bool) {
	it := item{node: n}
	it.link = r.mainLink(n)
	if it.link != nil {
		it.url, _ = safe.URL(attr(it.link, "href"), r.base)
	}
	if v, at := r.rule.Link.Within(n, "href"); at != nil {
		it.url, _ = safe.URL(v, r.base)
		if at.DataAtom == atom.A {
			it.link = at
		}
	} else if !r.rule.Link.Empty() {
		it.url = ""
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
	each(n, func(n *html.Node) bool {
		r.steps++
		if n.DataAtom != atom.A {
			return !unseen(n)
		}
		if !leads(attr(n, "href")) {
			return false
		}
		if _, err := safe.URL(attr(n, "href"), r.base); err != nil {
			return false
		}
		if w := max(letters(text(n)), letters(attr(n, "title"))); w > longest {
			best, longest = n, w
		}
		return false
	})
	return best
}

// pieces are the texts of an item and of what stands beside it for it.
func (r *reader) pieces(n, link *html.Node) (all []piece) {
	block := 0
	var walk func(n *html.Node, linked bool)
	walk = func(n *html.Node, linked bool) {
		r.steps++
		if n.Type == html.TextNode {
			if strings.TrimSpace(n.Data) != "" {
				all = append(all, piece{n.Data, n.Parent, block, linked})
			}
			return
		}
		if unseen(n) {
			return
		}
		apart := !inline[n.DataAtom] && n.Type == html.ElementNode || n == link
		if apart {
			block++
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, linked || n == link)
		}
		if apart {
			block++
		}
	}
	walk(n, false)
	for _, s := range besides(n) {
		block++
		walk(s, false)
	}
	return all
}

// inline are the elements that do not part a text.
var inline = map[atom.Atom]bool{
	atom.Font: true, atom.B: true, atom.Strong: true, atom.Em: true, atom.I: true, atom.U: true, atom.Span: true, atom.Sub: true,
	atom.Sup: true, atom.Mark: true, atom.Small: true, atom.Ruby: true, atom.Rt: true, atom.Rp: true, atom.Rb: true, atom.Img: true, atom.Wbr: true,
}

// mostBetween bounds the nodes between an item and what belongs to it.
const mostBetween = 40

// besides are the nodes that belong to an item though they stand beside it: the
// other half of a term and its description, the text around a bare link up to
// the end of its line.
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
	each(n, func(n *html.Node) bool {
		found = found || n.DataAtom == atom.A
		return !found
	})
	return found
}

// titleBlock is the block of pieces that holds the title: a heading, else the
// first one of the link that is long enough, else its longest one.
func titleBlock(all []piece, link bool) int {
	lengths := map[int]int{}
	for _, p := range all {
		if p.linked != link || day(p.text) {
			continue
		}
		if headed(p.in) {
			return p.block
		}
		lengths[p.block] += letters(p.text)
	}
	best, longest := -1, 0
	for _, p := range all {
		n := lengths[p.block]
		if n >= leastTitle {
			return p.block
		}
		if n > longest {
			best, longest = p.block, n
		}
	}
	return best
}

// headed reports whether an element is a heading or stands for one.
func headed(n *html.Node) bool {
	for ; n != nil && (inline[n.DataAtom] || len(n.Data) == 2 && n.Data[0] == 'h'); n = n.Parent {
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			return true
		}
	}
	return false
}

// title is the title of an item: what the rule names, else the text of its
// block, in the longer form that an attribute may have.
func (r *reader) title(n, link *html.Node, all []piece, titled int) string {
	if !r.rule.Title.Empty() {
		v, _ := r.rule.Title.Within(n)
		return lists.Title(v, 0)
	}
	var b strings.Builder
	for _, p := range all {
		if p.block == titled && !day(p.text) {
			b.WriteString(p.text)
		}
	}
	title := withoutDay(lists.Title(b.String(), 0))
	if link == nil {
		return title
	}
	if letters(title) < leastTitle { // a picture, or a link that says more
		for _, p := range all {
			if !p.linked && headed(p.in) && letters(p.text) > letters(title) {
				title = lists.Title(p.text, 0)
			}
		}
	}
	for _, whole := range []string{attr(link, "title"), attr(n, "title")} {
		whole = lists.Title(whole, 0)
		if letters(whole) > letters(title) && longer(whole, title) {
			title = whole
		}
	}
	if title == "" {
		each(link, func(n *html.Node) bool {
			if title == "" && n.DataAtom == atom.Img {
				title = lists.Title(attr(n, "alt"), 0)
			}
			return true
		})
	}
	return title
}

// longer reports whether a text is a title of which another one was cut off.
func longer(whole, title string) bool {
	title = strings.TrimRight(title, ".…· ")
	return letters(title) < 20 || strings.Contains(cjk.LetterKey(whole), cjk.LetterKey(title))
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
