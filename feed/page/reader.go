package page

import "guanbao/feed"

// Reader is a feed.PageReader.
type Reader struct{}

var _ feed.PageReader = Reader{}

// ReadPage is Read, of which it keeps what an article has.
func (Reader) ReadPage(raw feed.Raw) (feed.Page, error) {
	p, err := Read(raw)
	return feed.Page{Article: p.Article, Found: p.Found, Warnings: p.Warnings}, err
}
