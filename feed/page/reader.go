package page

import "guanbao/feed"

// Reader is a feed.PageReader.
type Reader struct {
	Rules   []Rule        // of sites
	BuiltIn func() []Rule // those that count where none of Rules does; nil for none
}

var _ feed.PageReader = Reader{}

// rule gives the rule for an address, nil without any.
func (all Reader) rule(address string) *Rule {
	r := ruleFor(all.Rules, address)
	if r == nil && all.BuiltIn != nil {
		r = ruleFor(all.BuiltIn(), address)
	}
	return r
}

// ReadPage is Read, of which it keeps what an article has.
func (all Reader) ReadPage(raw feed.Raw) (feed.Page, error) {
	p, err := all.Read(raw)
	return feed.Page{Article: p.Article, Found: p.Found, Next: p.Next, Ruled: p.Next != "" && p.ruledNext, Warnings: p.Warnings}, err
}
