package page

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed"
	"guanbao/feed/charset"
	"guanbao/feed/page/internal/dom"
	"guanbao/feed/safe"
)

// FeedLink is an address at which, as a page has it, there is a feed.
type FeedLink struct {
	URL   string
	Title string // empty where the page gives none
	Sure  Sureness
}

// Sureness is what shows that a link leads to a feed.
type Sureness uint8

// The degrees, the least first.
const (
	SureByText    Sureness = iota // its text alone: it may lead to a page about feeds
	SureByAddress                 // its address
	SureDeclared                  // the page declares it (link rel=alternate with the type of a feed)
)

// Bounds on what is found.
const (
	maxFeedLinks  = 60
	maxFeedTitle  = 80 // characters
	maxAroundLink = 60 // characters of the text around a link that only says RSS
)

// Discover finds the feeds that a page links, the surest first, feeds of
// comments after all others, else in the order of the page. An address stands
// there once. It asks nobody: whether there is a feed behind a link is not known.
func Discover(raw feed.Raw) []FeedLink {
	body := bytes.TrimSpace(raw.Body)
	body = body[:min(len(body), maxPage)]
	src, _ := charset.Decode(body, declaredCharset(body, raw.ContentType), func(feed.WarningKind, string) {})
	root, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return nil
	}
	d := discovery{base: base(raw.URL), at: map[string]int{}}
	if b, err := safe.URL(readHead(root).base, d.base); err == nil && base(b) != nil {
		d.base = base(b)
	}
	dom.Each(root, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Link:
			d.declared(n)
		case atom.A, atom.Area:
			d.linked(n)
		case atom.Svg:
			return false
		}
		return true
	})
	slices.SortStableFunc(d.links, func(a, b FeedLink) int { return b.rank() - a.rank() })
	return d.links[:min(len(d.links), maxFeedLinks)]
}

// rank orders links, the highest first.
func (l FeedLink) rank() int {
	if ofComments(l) {
		return -1
	}
	return int(l.Sure)
}

// ofComments reports whether a feed seems to be one of what readers wrote.
func ofComments(l FeedLink) bool {
	s := strings.ToLower(l.Title + " " + l.URL)
	return slices.ContainsFunc([]string{"comment", "评论", "評論", "留言", "コメント", "댓글"}, func(w string) bool { return strings.Contains(s, w) })
}

// discovery gathers the links of one page.
type discovery struct {
	base  *url.URL
	links []FeedLink
	at    map[string]int // where a link stands, by the folded address
}

// declared takes a link element. JSON and XML alone are not only those of feeds.
func (d *discovery) declared(n *html.Node) {
	rel := strings.Fields(strings.ToLower(dom.Attr(n, "rel")))
	if !slices.Contains(rel, "alternate") && !slices.Contains(rel, "feed") {
		return
	}
	kind, _, _ := strings.Cut(strings.ToLower(dom.Attr(n, "type")), ";")
	switch strings.TrimSpace(kind) {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/x-rss+xml", "text/rss+xml", "application/rss", "text/rss":
	case "application/xml", "text/xml", "application/json", "":
		if u := base(d.address(n)); u == nil || !feedAddress(u) {
			return
		}
	default:
		return
	}
	d.add(d.address(n), dom.Attr(n, "title"), SureDeclared)
}

// linked takes an anchor whose address or text is that of a feed.
func (d *discovery) linked(n *html.Node) {
	address := d.address(n)
	u := base(address)
	if u == nil || strings.Contains(u.Path, "://") || strings.Contains(strings.ToLower(u.RawQuery), "http") { // hands an address to another service
		return
	}
	text := anchorText(n)
	switch {
	case feedAddress(u):
		d.add(address, titleBeside(n, text), SureByAddress)
	case utf8.RuneCountInString(text) <= 30 && feedText(text) && !fileTypes[strings.ToLower(path.Ext(u.Path))]:
		d.add(address, text, SureByText)
	}
}

// address is where an element leads, without what feed: hides.
func (d *discovery) address(n *html.Node) string {
	href := strings.TrimSpace(dom.Attr(n, "href"))
	if rest, ok := strings.CutPrefix(href, "feed:"); ok {
		if strings.HasPrefix(rest, "//") {
			rest = "https:" + rest
		}
		href = rest
	}
	if href == "" || strings.HasPrefix(href, "#") {
		return ""
	}
	address, err := safe.URL(href, d.base)
	if err != nil || base(address) == nil {
		return ""
	}
	address, _, _ = strings.Cut(address, "#")
	return address
}

// add notes a link. One that is there already becomes as sure as the surest,
// and has a title as soon as one of them has.
func (d *discovery) add(address, title string, sure Sureness) {
	key := feed.CanonicalURL(address)
	if key == "" {
		return
	}
	title = clip(safe.Title(title), maxFeedTitle)
	if i, ok := d.at[key]; ok {
		d.links[i].Sure = max(d.links[i].Sure, sure)
		d.links[i].Title = firstOf(d.links[i].Title, title)
		return
	}
	d.at[key] = len(d.links)
	d.links = append(d.links, FeedLink{URL: address, Title: title, Sure: sure})
}

// feedAddress reports whether an address looks like that of a feed. Maps of a
// site and descriptions of its search are XML as well.
func feedAddress(u *url.URL) bool {
	for key, values := range u.Query() {
		key = strings.ToLower(key)
		if key == "feed" || key == "rss" || (key == "format" || key == "type" || key == "output") && slices.ContainsFunc(values, feedWord) {
			return true
		}
	}
	name := strings.ToLower(path.Base(strings.TrimRight(u.Path, "/")))
	stem, ext := strings.TrimSuffix(name, path.Ext(name)), strings.TrimPrefix(path.Ext(name), ".")
	switch ext {
	case "rss", "atom", "rdf":
		return true
	case "xml":
		return !strings.HasPrefix(stem, "sitemap") && !strings.HasPrefix(stem, "opensearch") && !strings.HasSuffix(stem, "manifest") && stem != "crossdomain" && stem != "browserconfig"
	case "", "json", "php", "aspx", "asp", "ashx", "do", "action", "jsp", "cgi":
		return feedWord(stem)
	}
	return false
}

// feedWord reports whether a name or a value is what feeds are called.
func feedWord(s string) bool {
	s = strings.ToLower(s)
	return slices.ContainsFunc([]string{"rss", "rss2", "feed", "feeds", "atom", "rdf", "rssfeed", "rss_feed", "rss-feed", "jsonfeed", "getrss", "rssxml"}, func(w string) bool { return s == w })
}

// feedText reports whether the text of a link speaks of feeds.
func feedText(text string) bool {
	text = strings.ToLower(text)
	for _, w := range []string{"订阅", "訂閱", "フィード", "피드"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r < 'a' || r > 'z' }) {
		if w == "rss" || w == "atom" || w == "feed" || w == "feeds" {
			return true
		}
	}
	return false
}

// anchorText is what a link says: its text, else its title or that of its picture.
func anchorText(n *html.Node) string {
	text := safe.Title(beginning(n))
	if text != "" {
		return text
	}
	text = dom.Attr(n, "title")
	dom.Each(n, func(c *html.Node) bool {
		if c.DataAtom == atom.Img {
			text = firstOf(text, dom.Attr(c, "alt"), dom.Attr(c, "title"))
		}
		return true
	})
	return safe.Title(text)
}

// titleBeside is the title of a feed whose link has a text. One that says only
// RSS stands beside the name of the feed, in a line or a row of its own.
func titleBeside(n *html.Node, text string) string {
	if t := safe.Title(dom.Attr(n, "title")); t != "" && !saysOnlyFeed(t) {
		return t
	}
	if !saysOnlyFeed(text) {
		return text
	}
	for up, i := n.Parent, 0; up != nil && i < 3 && up.DataAtom != atom.Body; up, i = up.Parent, i+1 {
		around := safe.Title(beginning(up))
		switch {
		case utf8.RuneCountInString(around) > maxAroundLink:
			return ""
		case !saysOnlyFeed(around):
			return strings.TrimSpace(strings.TrimSuffix(around, text))
		}
	}
	return ""
}

// beginning is the text of an element, of a long one the beginning: links
// without number can stand in one.
func beginning(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data[:min(len(n.Data), longestLine)])
		case n.DataAtom != atom.Script && n.DataAtom != atom.Style:
			for c := n.FirstChild; c != nil && b.Len() < longestLine; c = c.NextSibling {
				walk(c)
			}
		}
	}
	walk(n)
	return b.String()
}

// saysOnlyFeed reports whether a text says no more than that there is a feed.
func saysOnlyFeed(text string) bool {
	switch strings.ToLower(strings.Trim(text, " []()（）【】:：|")) {
	case "", "rss", "xml", "atom", "feed", "rss订阅", "订阅", "rss訂閱", "訂閱", "rss 2.0", "rss2.0", "atom 1.0":
		return true
	}
	return false
}

// places are where sites keep a feed that their pages do not link.
var places = []string{"/feed", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/rss"}

// UsualPlaces are the addresses at which the site of a page may have a feed, all
// on the page's own host.
func UsualPlaces(address string) []string {
	u := base(address)
	if u == nil {
		return nil
	}
	front := url.URL{Scheme: u.Scheme, User: u.User, Host: u.Host}
	all := make([]string, 0, len(places))
	for _, p := range places {
		front.Path = p
		all = append(all, front.String())
	}
	return all
}

// IsFront reports whether an address is that of the front page of a site.
func IsFront(address string) bool {
	u := base(address)
	if u == nil || u.RawQuery != "" {
		return false
	}
	name := strings.ToLower(strings.TrimPrefix(u.Path, "/"))
	stem := strings.TrimSuffix(name, path.Ext(name))
	return name == "" || !strings.Contains(name, "/") && (stem == "index" || stem == "default" || stem == "home")
}
