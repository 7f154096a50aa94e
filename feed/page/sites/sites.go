// Package sites holds the rules that are built in: how the list pages of some
// official sites are read that have no feed, and where the text stands in the
// pages of some. The rules are in sources.toml and pages.tsv, which a person can
// read and correct; the settings of a reader come before them.
//
// The tables are read when they are first asked for, not when the program
// starts.
package sites

import (
	_ "embed" // the tables
	"strings"
	"sync"

	"guanbao/feed"
	"guanbao/feed/page"
	"guanbao/feed/page/listing"
)

//go:embed sources.toml
var sourceTable []byte

//go:embed pages.tsv
var pageTable string

// sources gives the rules for list pages by their addresses as they compare. A
// table with a fault holds none: a test holds that there is no fault.
var sources = sync.OnceValue(func() map[string]listing.Rule {
	rules, _ := listing.ParseRules(sourceTable)
	all := make(map[string]listing.Rule, len(rules))
	for _, r := range rules {
		all[feed.CanonicalURL(r.URL)] = r
	}
	return all
})

// Source gives the rule for the list page at an address, false where none is
// built in.
func Source(address string) (listing.Rule, bool) {
	r, ok := sources()[feed.CanonicalURL(address)]
	r.URL = address
	return r, ok
}

// Pages gives the rules for the pages of articles. The slice is shared: it must
// not be changed.
var Pages = sync.OnceValue(func() []page.Rule {
	var rules []page.Rule
	for line := range strings.Lines(pageTable) {
		if r, err := pageRule(line); err == nil {
			rules = append(rules, r)
		}
	}
	return rules
})

// pageRule reads a line of pages.tsv: a site, and the ways to the text of its
// pages.
func pageRule(line string) (page.Rule, error) {
	f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
	site, err := page.ParseSite(f[0])
	if err != nil {
		return page.Rule{}, err
	}
	body, err := page.ParseSelector(f[1:]...)
	return page.Rule{Site: site, Selectors: map[page.Part]page.Selector{page.PartBody: body}}, err
}
