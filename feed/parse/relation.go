package parse

import (
	"strings"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"

	"guanbao/feed"
	"guanbao/feed/safe"
)

// relation is a link of Atom with its attributes looked up.
type relation struct {
	href                     field
	rel, kind, title, length string
}

func (b *builder) atomLinks(links []*atom.Link) []relation {
	var rs []relation
	for _, l := range links {
		if l.Href == "" {
			continue
		}
		rs = append(rs, relation{
			href: b.doc.field(l.Href), rel: relOf(b.doc.field(l.Rel).text), kind: lower(b.doc.field(l.Type).text),
			title: b.doc.field(l.Title).text, length: b.doc.field(l.Length).text,
		})
	}
	return rs
}

// links gives the atom:link elements of an RSS feed.
func (b *builder) links(x ext.Extensions) []relation {
	var rs []relation
	for _, e := range x["atom"]["link"] {
		at := func(name string) string { return b.doc.field(e.Attrs[name]).text }
		if e.Attrs["href"] == "" {
			continue
		}
		rs = append(rs, relation{
			href: b.doc.field(e.Attrs["href"]), rel: relOf(first(at("rel"), "alternate")), kind: lower(at("type")),
			title: at("title"), length: at("length"),
		})
	}
	return rs
}

// relOf folds a link relation, which may be written as an address.
func relOf(s string) string {
	return strings.TrimPrefix(lower(s), "http://www.iana.org/assignments/relation/")
}

// page chooses the link to the page of an entry or a feed: an alternate one,
// and among those HTML before unnamed before other types. A feed of data has
// alternates of type application/xml alone, and those are its pages then.
func page(links []relation) (relation, bool) {
	best, rank := relation{}, 0
	for _, l := range links {
		r := 0
		switch {
		case l.rel != "alternate":
		case strings.Contains(l.kind, "html"):
			r = 4
		case l.kind == "":
			r = 3
		case strings.Contains(l.kind, "atom+xml"), strings.Contains(l.kind, "rss+xml"):
			r = 1
		default:
			r = 2
		}
		if r > rank {
			best, rank = l, r
		}
	}
	return best, rank > 0
}

// related attaches what the other links of an entry lead to.
func (b *builder) related(a *feed.Article, links []relation) {
	for _, l := range links {
		switch l.rel {
		case "enclosure":
			attach(a, b.attachment(l.href, l.title, l.kind, l.length))
		case "replies":
			attach(a, feed.Link{Kind: feed.LinkComments, Title: safe.Title(l.title), URL: b.address(l.href), Type: mediaType(l.kind)})
		case "related":
			attach(a, feed.Link{Kind: feed.LinkRelated, Title: safe.Title(l.title), URL: b.address(l.href), Type: mediaType(l.kind)})
		}
	}
}
