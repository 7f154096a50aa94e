package listing

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed"
	"guanbao/feed/lists"
	"guanbao/feed/page/internal/dom"
)

// Bounds on a guess.
const (
	fewestItems = 3
	mostNodes   = 400     // of one item
	mostSteps   = 1 << 20 // nodes that are looked at to read items
	mostGroups  = 40      // that are read whole, those with the most titles first
	mostBeside  = 100_000 // nodes of a page of which the lists beside its own are looked for
	longestName = 200     // bytes of a class or an id that are looked at
)

// rows are the elements that may hold one item each.
var rows = map[atom.Atom]bool{
	atom.Li: true, atom.Tr: true, atom.Dd: true, atom.Dt: true, atom.P: true, atom.Div: true, atom.Article: true, atom.Section: true,
	atom.A: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.Dl: true, atom.Span: true,
}

// group is the elements of one name below containers of one kind, however many
// containers there are: lists are often cut into fives.
type group struct {
	members []*html.Node
	fit     int     // members that hold a title
	weight  int     // of the titles, in tenths of an ideograph
	shade   float64 // below 1 where the place is one of menus
}

// place is where an element stands: the names of those around it, with their
// classes and ids.
type place struct {
	id    int
	shade float64
}

// label parts the places below one.
type label struct {
	parent int
	name   string
}

// size is what an element holds.
type size struct {
	nodes, links int
	titles       int // different addresses under a text that may be a title; 3 are many
	to           [2]string
	weight       int // of the longest of them
}

func (s *size) add(o size) {
	s.nodes, s.links, s.weight = s.nodes+o.nodes, s.links+o.links, max(s.weight, o.weight)
	for i := range o.titles {
		if i < len(o.to) {
			s.lead(o.to[i])
		} else {
			s.titles = 3
		}
	}
}

// lead counts an address.
func (s *size) lead(to string) {
	switch {
	case s.titles > len(s.to) || slices.Contains(s.to[:s.titles], to):
	case s.titles == len(s.to):
		s.titles++
	default:
		s.to[s.titles] = to
		s.titles++
	}
}

// grouper sorts the elements of a page into groups, in one walk.
type grouper struct {
	places map[label]int
	groups map[label]*group
	order  []*group
	steps  int // nodes that were looked at
}

func (g *grouper) walk(n *html.Node, at place) size {
	g.steps++
	s := size{nodes: 1}
	if n.Type == html.TextNode || unseen(n) {
		return s
	}
	inner := g.enter(n, at)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.add(g.walk(c, inner))
	}
	if to := dom.Attr(n, "href"); n.DataAtom == atom.A && leads(to) {
		s.links++
		if w := max(letters(text(n)), letters(dom.Attr(n, "title"))); w >= leastTitle {
			s.weight = w
			s.lead(to)
		}
	}
	if rows[n.DataAtom] && s.links > 0 && s.titles <= len(s.to) && s.nodes <= mostNodes {
		g.put(n, at, s)
	}
	return s
}

// leads reports whether an address may lead to a bulletin.
func leads(to string) bool {
	to = strings.TrimSpace(to)
	return to != "" && to[0] != '#' && !strings.HasPrefix(strings.ToLower(to), "javascript:") && !strings.HasPrefix(to, "mailto:")
}

func (g *grouper) put(n *html.Node, at place, s size) {
	key := label{at.id, n.Data}
	gr := g.groups[key]
	if gr == nil {
		gr = &group{shade: at.shade}
		g.groups[key] = gr
		g.order = append(g.order, gr)
	}
	gr.members = append(gr.members, n)
	if s.titles > 0 {
		gr.fit++
		gr.weight += s.weight
	}
}

// enter gives the place of what stands in an element. Rows of lists and tables
// are told by their names alone: many sites mark every fifth one.
func (g *grouper) enter(n *html.Node, at place) place {
	if n.Type != html.ElementNode {
		return at
	}
	name, shade := n.Data, at.shade
	switch n.DataAtom {
	case atom.Li, atom.Tr, atom.Td, atom.Dd, atom.Dt, atom.P, atom.A, atom.Span:
	case atom.Nav, atom.Header, atom.Footer, atom.Aside:
		shade = shaded
	default:
		class, id := cutName(dom.Attr(n, "class")), cutName(dom.Attr(n, "id"))
		name += "." + withoutDigits(class) + "#" + withoutDigits(id)
		if inMenu(class) || inMenu(id) {
			shade = shaded
		}
	}
	key := label{at.id, name}
	next, ok := g.places[key]
	if !ok {
		next = len(g.places) + 1
		g.places[key] = next
	}
	return place{next, shade}
}

func cutName(s string) string { return s[:min(len(s), longestName)] }

// shaded is what a group counts that stands among menus.
const shaded = 0.3

func withoutDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, s)
}

// menus are words in the names of what stands around the text of a page.
var menus = strings.Fields("nav navi navbar gnb lnb snb menu submenu foot footer head header side sidebar aside hot rank ranking crumb crumbs breadcrumb breadcrumbs " +
	"friend friendlink friendlinks dropdown sitemap login search tool tools share pos position topic pager paging pagination")

// inMenu reports whether a class or an id names such a thing.
func inMenu(name string) bool {
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains(menus, strings.ToLower(word)) {
			return true
		}
	}
	return false
}

// guess finds the items of a page: those of the group that scores best.
func (r *reader) guess(root *html.Node) []item {
	g := grouper{places: map[label]int{}, groups: map[label]*group{}}
	g.walk(root, place{shade: 1})
	r.nodes += g.steps
	groups := slices.DeleteFunc(slices.Clone(g.order), func(gr *group) bool { return gr.fit < fewestItems || 10*gr.fit < 6*len(gr.members) })
	slices.SortStableFunc(groups, func(a, b *group) int { return b.weight - a.weight })
	beside := r.beside(root, g.steps)
	var best []item
	var from *group
	top, cut := 0.0, false
	for i, gr := range groups {
		if i == mostGroups || r.steps > mostSteps {
			break
		}
		items := r.itemsOf(gr)
		// Of equal ones the outer counts, which is met last: the date may stand there.
		if s := gr.shade * r.score(items, beside); s > 0 && s >= top {
			best, from, top, cut = items, gr, s, len(gr.members) > maxItems
		}
	}
	if cut {
		r.warn(feed.WarnTruncated, "items")
		return best
	}
	if from == nil {
		return nil
	}
	return r.join(from, best, g.order)
}

// beside gives the addresses of the lists that have a heading, by the kind that
// it tells. A page of very many nodes is nothing but a list.
func (r *reader) beside(root *html.Node, nodes int) map[string]feed.LinkKind {
	kinds := map[string]feed.LinkKind{}
	if nodes > mostBeside {
		return kinds
	}
	links, _ := lists.Take(clone(root), r.base)
	for _, l := range links {
		kinds[l.URL] = l.Kind
	}
	return kinds
}

// score is how much some items look like the list of a page: many, with long
// titles, with dates, each with an address of its own. beside has the kinds of
// lists that headings tell to be something else.
func (r *reader) score(items []item, beside map[string]feed.LinkKind) float64 {
	var weight, dated, away, filed float64
	addresses := map[string]bool{}
	kinds := map[feed.LinkKind]float64{}
	for _, it := range items {
		weight += float64(min(letters(it.title), longTitle))
		if !it.published.IsZero() {
			dated++
		}
		addresses[it.url] = true
		if hostOf(it.url) != strings.TrimPrefix(r.base.Host, "www.") {
			away++
		}
		if r.filed(it.url) {
			filed++
		}
		kinds[beside[it.url]]++
	}
	n := float64(len(items))
	distinct := float64(len(addresses))
	if distinct < fewestItems || distinct < 4 && dated < n {
		return 0
	}
	s := weight / n * min(distinct, 40) * (1 + 2*dated/n) * (1 + filed/n)
	if weight/n < shortTitles {
		s *= 0.3
	}
	if 10*away > 6*n && 10*dated < 3*n { // the links of friends
		s *= 0.3
	}
	for kind, shade := range kindShade {
		if 2*kinds[kind] > n {
			s *= shade
		}
	}
	return s
}

// filed reports whether an address is like that of one bulletin among many, and
// not like that of a part of a site: it bears a number of three digits or more,
// or lies in the folder of the list.
func (r *reader) filed(address string) bool {
	u := webAddress(address)
	if u == nil {
		return false
	}
	digits := 0
	for _, c := range u.Path + "?" + u.RawQuery {
		if digits++; c < '0' || c > '9' {
			digits = 0
		}
		if digits == 3 {
			return true
		}
	}
	folder := r.base.Path
	if at := strings.LastIndexByte(folder, '/'); strings.Contains(folder[at+1:], ".") {
		folder = folder[:at]
	}
	folder = strings.TrimRight(folder, "/")
	return folder != "" && strings.HasPrefix(u.Path, folder+"/")
}

// Lengths of titles, in tenths of an ideograph: below the one they are names in
// a menu, above the other they count no more.
const (
	shortTitles = 90
	longTitle   = 400
)

// What a list counts that stands under a heading of such a kind. That of the
// page itself may well be called the latest.
var kindShade = map[feed.LinkKind]float64{feed.LinkPopular: 0.2, feed.LinkRelated: 0.3, feed.LinkRecommended: 0.8}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Host, "www.")
}

// clone copies a tree, for what takes parts out of it.
func clone(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.AppendChild(clone(k))
	}
	return c
}
