package listing

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"
	"time"

	"guanbao/feed"
	"guanbao/feed/page"
)

// MaxPages bounds the pages of one list that are read in one pull.
const MaxPages = 10

// Kind is the form in which a source lists its bulletins.
type Kind string

// The kinds. The zero Kind leaves it to the document.
const (
	KindHTML Kind = "html"
	KindJSON Kind = "json"
)

// Rule says where a list page has what. All but the address may be left empty
// and is guessed then.
type Rule struct {
	URL  string // the subscription's address
	Data string // asked in the place of URL, with {page} where the number of the page stands; "" for URL
	Kind Kind

	Item                             page.Selector // one element for each bulletin
	Title, Link, Date, Summary, Next page.Selector // within an item, the last one within the page

	Links []Form // in the place of Link, where addresses are made up

	Items  Path // of JSON: the list, or the HTML that holds it
	Fields Fields

	Body, Related, Strip page.Selector // of the pages of the bulletins; the last one of the list as well

	Charset    string         // in the place of what the page declares, a name that page.ParseCharset gave
	Zone       *time.Location // of dates that name none; nil for that of the site
	ZoneName   string         // as it was written
	DateFormat string         // a layout of package time; "" for any form
	Pages      int            // how many pages are read, 0 for one
}

// Fields says where an item of a JSON list has what.
type Fields struct {
	Title, Link, Date, Summary Path
	Next                       Path // within the document
}

// pageSlot stands in Data for the number of a page, from 1.
const pageSlot = "{page}"

// Address is what is asked for the first page of the list.
func (r Rule) Address() string {
	if r.Data == "" {
		return r.URL
	}
	return strings.ReplaceAll(r.Data, pageSlot, "1")
}

// after is the address of the page behind the one that came from an address, ""
// where the rule does not count pages.
func (r Rule) after(address string) string {
	head, tail, counted := strings.Cut(r.Data, pageSlot)
	if !counted {
		return ""
	}
	n := 1
	if _, rest, ok := strings.Cut(address, withoutScheme(head)); ok {
		digits := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
		if m, err := strconv.Atoi(digits); err == nil && rest[len(digits):] == tail {
			n = m
		}
	}
	return head + strconv.Itoa(n+1) + tail
}

// withoutScheme leaves out what a redirect to https changes.
func withoutScheme(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return address
	}
	return rest
}

// Mark changes with what a rule says of the list.
func (r Rule) Mark() string {
	r.Body, r.Related = page.Selector{}, page.Selector{}
	sum := sha256.Sum256([]byte(r.TOML()))
	return hex.EncodeToString(sum[:8])
}

// List is how the list is pulled.
func (r Rule) List() feed.List {
	l := feed.List{Pages: r.Pages, Mark: r.Mark()}
	if r.Data != "" {
		l.Address = r.Address()
	}
	return l
}

// Articles gives what the rule says of the pages of the bulletins as rules for
// pages: one for those that stand below the list, which goes before others of
// the host, and one for all of the host. None where it says nothing.
func (r Rule) Articles() []page.Rule {
	selectors := map[page.Part]page.Selector{}
	for part, s := range map[page.Part]page.Selector{page.PartBody: r.Body, page.PartRelated: r.Related, page.PartStrip: r.Strip} {
		if !s.Empty() {
			selectors[part] = s
		}
	}
	u, err := url.Parse(r.URL)
	if err != nil || len(selectors) == 0 {
		return nil
	}
	var rules []page.Rule
	path := u.EscapedPath()
	for _, where := range []string{u.Host + path[:strings.LastIndexByte(path, '/')+1], u.Host} {
		if site, err := page.ParseSite(where); err == nil {
			rules = append(rules, page.Rule{Site: site, Charset: r.Charset, Selectors: selectors})
		}
	}
	return rules
}

// Parser is a feed.Parser that reads a document as a list page where there is a
// rule for the subscription, and else as a feed. A page that nobody wrote a
// rule for stays what is no feed.
type Parser struct {
	Feeds feed.Parser
	Rules func(subscription string) (Rule, bool)
}

var _ feed.Parser = Parser{}

// Parse implements feed.Parser.
func (p Parser) Parse(raw feed.Raw) (feed.Document, error) {
	if raw.Feed != "" && p.Rules != nil {
		if r, ok := p.Rules(raw.Feed); ok {
			return Read(raw, r)
		}
	}
	return p.Feeds.Parse(raw)
}
