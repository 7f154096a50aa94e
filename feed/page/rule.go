package page

import (
	"errors"
	"net/url"
	"strings"

	"guanbao/feed"
	"guanbao/feed/charset"
	"guanbao/feed/safe"
)

// Part is what a selector of a rule finds.
type Part string

// The parts of a page.
const (
	PartTitle       Part = "title"
	PartDate        Part = "date"
	PartIssuer      Part = "issuer"
	PartBody        Part = "body"  // all elements of it, in their order
	PartStrip       Part = "strip" // what is no part of the text
	PartRelated     Part = "related"
	PartRecommended Part = "recommended"
	PartPopular     Part = "popular"
	PartAttachments Part = "attachments"
	PartNext        Part = "next" // the link to the next page of the article
)

// Parts are all of them, in the order in which they are told.
var Parts = []Part{PartTitle, PartDate, PartIssuer, PartBody, PartStrip, PartRelated, PartRecommended, PartPopular, PartAttachments, PartNext}

// listParts are the lists of links.
var listParts = [3]struct {
	part Part
	kind feed.LinkKind
}{{PartRelated, feed.LinkRelated}, {PartRecommended, feed.LinkRecommended}, {PartPopular, feed.LinkPopular}}

// Rule says where the pages of a site have what. Where a selector finds nothing
// the page is read as one without a rule.
type Rule struct {
	Site      Site
	Charset   string // in the place of what pages declare, a name that charset.Name gave
	Selectors map[Part]Selector
}

// ErrSite is given for what is no host, with or without a path.
var ErrSite = errors.New("not a host with or without a path")

// Site is a host or a part of it. The zero Site is none.
type Site struct {
	text  string
	host  string // in lower case and Punycode, with the port if one was written
	below bool   // the hosts below this one are meant as well
	path  string // begins with / and does not end with it; "" for the whole host
}

// ParseSite reads a host, with "*." before it where those below it are meant as
// well, and with the beginning of a path behind it where only a part is.
func ParseSite(text string) (Site, error) {
	s := Site{text: text}
	rest, below := strings.CutPrefix(strings.TrimSpace(text), "*.")
	if strings.Contains(rest, "://") || strings.ContainsAny(rest, "*?#@") {
		return Site{}, ErrSite
	}
	clean, err := safe.URL("https://"+rest, nil)
	if err != nil {
		return Site{}, ErrSite
	}
	u := base(clean)
	if u == nil || !strings.ContainsAny(u.Host, ".:") && u.Host != "localhost" {
		return Site{}, ErrSite
	}
	s.host, s.below, s.path = u.Host, below, strings.TrimRight(u.EscapedPath(), "/")
	return s, nil
}

// String gives a site as it was written.
func (s Site) String() string { return s.text }

// holds reports whether an address belongs to the site.
func (s Site) holds(u *url.URL) bool {
	host := strings.ToLower(u.Host)
	if !strings.Contains(s.host, ":") {
		host = strings.ToLower(u.Hostname())
	}
	host = strings.TrimRight(host, ".")
	if host != s.host && !(s.below && strings.HasSuffix(host, "."+s.host)) {
		return false
	}
	rest, ok := strings.CutPrefix(u.EscapedPath(), s.path)
	return ok && (rest == "" || s.path == "" || rest[0] == '/')
}

// closer reports whether a site says more exactly than another what is meant.
func (s Site) closer(other Site) bool {
	switch {
	case s.below != other.below:
		return other.below
	case len(s.host) != len(other.host):
		return len(s.host) > len(other.host)
	}
	return len(s.path) > len(other.path)
}

// ruleFor gives the rule for an address: the one whose site says most exactly
// what is meant, of equal ones the first. Nil without any.
func ruleFor(rules []Rule, address string) *Rule {
	u := base(address)
	if u == nil {
		return nil
	}
	var best *Rule
	for i := range rules {
		if r := &rules[i]; r.Site.holds(u) && (best == nil || r.Site.closer(best.Site)) {
			best = r
		}
	}
	return best
}

// ParseCharset gives the name by which a rule has a charset, "" for one that is
// not known.
func ParseCharset(name string) string { return charset.Name(name) }
