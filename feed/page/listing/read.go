package listing

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"guanbao/feed"
	"guanbao/feed/date"
	"guanbao/feed/language"
	"guanbao/feed/page"
	"guanbao/feed/safe"
)

// Bounds on a list page.
const (
	maxSource   = 8 << 20 // bytes that are read
	maxItems    = 5000
	maxWarnings = 20
	maxSummary  = 300 // characters
)

// Read reads a list page by a rule; what the rule leaves empty is guessed. The
// error is a *feed.Problem of kind ProblemEmpty, or ProblemNoList where no item
// is found.
func Read(raw feed.Raw, r Rule) (feed.Document, error) {
	_, doc, err := read(raw, r)
	return doc, err
}

// Guess finds the list of a page by itself, and gives the rule that would read
// it so. The error is a *feed.Problem of kind ProblemEmpty, or ProblemNoList
// where there is none.
func Guess(raw feed.Raw) (Rule, feed.Document, error) {
	address := cmp.Or(raw.Feed, raw.URL)
	return read(raw, Rule{URL: address})
}

// reader reads one list page.
type reader struct {
	rule  Rule
	raw   feed.Raw
	doc   feed.Document
	base  *url.URL
	home  *time.Location // zone of dates that name none
	found Rule           // the rule with what was guessed
	nodes int            // of the page
	steps int            // nodes that were looked at to read items
}

func read(raw feed.Raw, rule Rule) (Rule, feed.Document, error) {
	r := newReader(raw, rule)
	if len(bytes.TrimSpace(raw.Body)) == 0 {
		return rule, r.doc, &feed.Problem{Kind: feed.ProblemEmpty}
	}
	body := raw.Body
	if len(body) > maxSource {
		body = body[:maxSource]
		r.warn(feed.WarnTruncated, "page")
	}
	src, name := page.Decode(body, raw.ContentType, cmp.Or(rule.Charset, raw.Charset), r.warn)
	r.doc.Charset = name
	err := r.readText(src)
	r.doc.Next = r.placed(r.doc.Next)
	if err != nil {
		return rule, r.doc, err
	}
	return r.found, r.doc, nil
}

func newReader(raw feed.Raw, rule Rule) *reader {
	r := &reader{rule: rule, raw: raw, found: rule}
	r.doc.Feed.URL, r.doc.Feed.Site = raw.URL, cmp.Or(rule.URL, raw.URL)
	r.base = webAddress(raw.URL)
	if rule.Data != "" { // what a page brings in by itself is part of it
		r.base = webAddress(rule.URL)
	}
	if r.base == nil {
		r.base = nowhere
	}
	r.settleHome()
	return r
}

// nowhere is the base of a page of which it is not known where it came from. The
// items have addresses to be told apart by then, which nobody gets to see.
var nowhere = &url.URL{Scheme: "https", Host: "nowhere.invalid", Path: "/"}

// placed gives an address, "" for one that is nowhere.
func (r *reader) placed(address string) string {
	if u := webAddress(address); r.base == nowhere && u != nil && u.Host == nowhere.Host {
		return ""
	}
	return address
}

// readText reads the page as what it is.
func (r *reader) readText(src string) error {
	if rows, ok := datastore(src); ok {
		r.doc.Format = "jpage"
		return r.readTree(rows)
	}
	if text, ok := jsonText(src); ok {
		return r.readJSON(text)
	}
	root, err := html.Parse(strings.NewReader(src))
	if err != nil { // nested beyond any sense
		return r.none("nested too deep")
	}
	unpack(root)
	r.doc.Format = "HTML"
	if r.rule.Kind == KindJSON {
		if r.head(root); r.embedded(root) {
			return nil
		}
		return r.none("no JSON")
	}
	return r.readTree(root)
}

// readTree reads a page whose tree stands.
func (r *reader) readTree(root *html.Node) error {
	r.head(root)
	if r.rule.Link.Empty() && len(r.rule.Links) == 0 {
		follow(root)
	}
	r.next(root) // of which a pager may be stripped
	for _, n := range r.rule.Strip.Find(root) {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	var items []item
	if r.rule.Item.Empty() {
		items = r.guess(root)
		switch {
		case !someDated(items) && r.rule.Items == nil && r.embedded(root):
			return nil
		case len(items) == 0:
			return r.none("")
		}
		r.derive(root, items)
	} else {
		if items = r.ruled(root); len(items) == 0 {
			key, s := "item", r.rule.Item
			if !r.rule.Title.Empty() && len(s.Find(root)) > 0 {
				key, s = "title", r.rule.Title
			}
			return r.none(fmt.Sprintf("%s = %q", key, strings.Join(s.Ways(), " | ")))
		}
	}
	r.take(items)
	return nil
}

// head takes over what the page says of itself.
func (r *reader) head(root *html.Node) {
	h := readHead(root)
	if b, err := safe.URL(h.base, r.base); err == nil && h.base != "" {
		r.base = webAddress(b)
	}
	r.doc.Feed.Title = h.feedTitle()
	r.doc.Feed.Lang = language.Of(sample(root)+" "+h.title, h.lang)
	r.settleHome()
}

// settleHome sets the zone of dates that name none.
func (r *reader) settleHome() {
	r.home = r.rule.Zone
	if r.home == nil {
		r.home = date.Home(r.doc.Feed.Lang, r.rule.URL, r.raw.URL)
	}
}

// ruled are the items that the rule names.
func (r *reader) ruled(root *html.Node) (items []item) {
	nodes := r.rule.Item.Find(root)
	if len(nodes) > maxItems {
		nodes = nodes[:maxItems]
		r.warn(feed.WarnTruncated, "items")
	}
	for _, n := range nodes {
		if it, ok := r.item(n); ok {
			items = append(items, it)
		}
	}
	r.missed(nodes)
	if len(r.rule.Links) > 0 && !slices.ContainsFunc(items, func(it item) bool { return it.url != "" }) {
		r.warn(feed.WarnMissed, "link")
	}
	if r.rule.Link.Empty() && slices.ContainsFunc(items, func(it item) bool { return it.url != "" }) { // the head of a table
		items = slices.DeleteFunc(items, func(it item) bool { return it.url == "" })
	}
	return items
}

// missed warns of selectors that find nothing in any item.
func (r *reader) missed(nodes []*html.Node) {
	for _, key := range []string{"title", "link", "date", "summary"} {
		s := r.rule.selector(key)
		found := s.Empty() || len(nodes) == 0
		for _, n := range nodes {
			if found {
				break
			}
			v, _ := s.Within(n, "href", "datetime")
			found = v != ""
		}
		if !found {
			r.warn(feed.WarnMissed, key)
		}
	}
}

// take makes articles of items, each address once.
func (r *reader) take(items []item) {
	seen := map[string]int{}
	for _, it := range items {
		key := cmp.Or(it.url, it.title)
		if at, twice := seen[key]; twice {
			if a := &r.doc.Articles[at]; letters(it.title) > letters(a.Title) {
				a.Title = it.title
			}
			continue
		}
		seen[key] = len(r.doc.Articles)
		title, cut := safe.Cut(it.title, safe.MaxTitle)
		if cut {
			r.warn(feed.WarnTruncated, "title")
		}
		r.doc.Articles = append(r.doc.Articles, feed.Article{
			URL: r.placed(it.url), Title: title, Published: it.published, DateOnly: it.dateOnly, Summary: it.summary,
			Lang: language.Of(title+" "+it.summary, r.doc.Feed.Lang), Comments: feed.NoCount,
		})
	}
}

// none is the problem of a page without a list.
func (r *reader) none(detail string) error {
	detail, _ = safe.Cut(safe.Line(detail), 160)
	return &feed.Problem{Kind: feed.ProblemNoList, Detail: detail}
}

func (r *reader) warn(kind feed.WarningKind, detail string) {
	if len(r.doc.Warnings) < maxWarnings {
		detail, _ = safe.Cut(safe.Line(detail), 160)
		r.doc.Warnings = append(r.doc.Warnings, feed.Warning{Kind: kind, Detail: detail})
	}
}

// webAddress parses an address that can be a base, nil for any other.
func webAddress(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	return u
}
