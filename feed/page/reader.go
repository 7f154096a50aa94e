package page

import "guanbao/feed"

// Reader is a feed.PageReader.
type Reader struct {
	Rules []Rule // of sites
}

var _ feed.PageReader = Reader{}

// ReadPage is Read, of which it keeps what an article has.
func (all Reader) ReadPage(raw feed.Raw) (feed.Page, error) {
	p, err := all.Read(raw)
	return feed.Page{Article: p.Article, Found: p.Found, Next: p.Next, Ruled: p.Next != "" && p.ruledNext, Warnings: p.Warnings}, err
}
