package parse

import (
	"guanbao/feed"
	"guanbao/feed/bulletin"
	"guanbao/feed/html"
	"guanbao/feed/safe"
)

// imprint sets the issuing body and the document number by what the text says
// of itself, where the feed says nothing.
func imprint(a *feed.Article, d html.Document) {
	if a.Issuer != "" && a.Number != "" {
		return
	}
	p := bulletin.Read(*a, d)
	if a.Issuer == "" {
		a.Issuer = safe.Title(p.Issuer())
	}
	if a.Number == "" {
		a.Number = safe.Title(p.Number())
	}
}
