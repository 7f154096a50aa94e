package config

import (
	"errors"
	"slices"
	"strings"

	"guanbao/feed"
	"guanbao/feed/page"
	"guanbao/feed/page/listing"
)

// sourceKey is the list of tables that has one for each list page.
const sourceKey = listing.Table

// setSources takes tables with the address of a list page and what finds its
// items.
func setSources(s *Settings, v any) bool {
	rules, err := listing.ReadTables(v)
	if err == nil {
		s.Sources = rules
	}
	return err == nil
}

// sourceSetting gives what the key of a rule for a list page takes.
func sourceSetting(key string) (Setting, bool) {
	s := Setting{Key: key, Want: WantSelector}
	switch key {
	case "url", "data":
		s.Want = WantAddress
	case "kind":
		s.Want, s.Choices = WantChoice, []string{string(listing.KindHTML), string(listing.KindJSON)}
	case "items":
		s.Want = WantWay
	case charsetKey:
		s.Want = WantCharset
	case "timezone":
		s.Want = WantZone
	case "date_format":
		s.Want = WantLayout
	case "pages":
		s.Want, s.Min, s.Max = WantNumber, 1, listing.MaxPages
	}
	return s, slices.Contains(listing.Keys, key)
}

// sourceProblem says what is wrong with rules for list pages.
func sourceProblem(path string, t Setting, v any, all []place) *Problem {
	var wrong slip
	_, err := listing.ReadTables(v)
	if fault, ok := errors.AsType[*listing.KeyError](err); ok {
		wrong.table, wrong.key = fault.Table, fault.Key
		if fault.Err != nil && !errors.Is(fault.Err, listing.ErrUnknownKey) {
			wrong.detail = fault.Err.Error()
		}
	}
	return tableProblem(path, t, wrong, all, sourceSetting, listing.Keys)
}

// showSources writes them as a list of inline tables.
func showSources(rules []listing.Rule) string {
	tables := make([]string, len(rules))
	for i, r := range rules {
		tables[i] = r.Inline()
	}
	return "[" + strings.Join(tables, ", ") + "]"
}

// Source gives the rule for the list page that a subscription is, false where it
// is none. One that differs only in how the address is written is as good.
func (s Settings) Source(address string) (listing.Rule, bool) {
	key := feed.CanonicalURL(address)
	at := -1
	for i, r := range s.Sources {
		if r.URL == address {
			return r, true
		}
		if at < 0 && key != "" && feed.CanonicalURL(r.URL) == key {
			at = i
		}
	}
	if at < 0 {
		return listing.Rule{}, false
	}
	return s.Sources[at], true
}

// PageRules are the rules for the pages of articles: those of sites, behind them
// what the rules of list pages say of theirs.
func (s Settings) PageRules() []page.Rule {
	rules := slices.Clone(s.Pages)
	for _, r := range s.Sources {
		rules = append(rules, r.Articles()...)
	}
	return rules
}
