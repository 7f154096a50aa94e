package parse

import (
	"bytes"
	"fmt"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"

	"guanbao/feed"
	"guanbao/feed/safe"
)

// atom reads the skeleton of an Atom document, 0.3 or 1.0.
func (b *builder) atom() (feed.Document, error) {
	src, err := new(atom.Parser).Parse(bytes.NewReader(b.doc.skeleton))
	if err != nil {
		return feed.Document{}, broken(fmt.Errorf("atom: %w", err))
	}
	doc := feed.Document{Format: b.doc.format}
	doc.Feed.Title = b.title(strict(b.doc.field(src.Title)))
	doc.Feed.Description = b.describe(strict(b.doc.field(src.Subtitle)), doc.Feed.Title)
	if l, ok := page(b.atomLinks(src.Links)); ok {
		doc.Feed.Site = b.address(l.href)
	}
	lang := first(b.doc.lang, b.ext(src.Extensions, "dc", "language").text, b.doc.field(src.Title).lang)
	sample := doc.Feed.Title + " " + doc.Feed.Description
	for _, e := range src.Entries[:min(len(src.Entries), 5)] {
		sample += " " + head(b.doc.field(e.Title).text, 200)
	}
	b.settle(&doc.Feed, lang, sample)
	doc.Hints = b.period(src.Extensions)
	for i, e := range src.Entries {
		if i == len(src.Entries)-1 && b.doc.cutItem {
			b.w.add(feed.WarnDropped, "last entry, cut off")
			continue
		}
		doc.Articles = append(doc.Articles, b.entry(e, src.Authors))
	}
	return doc, nil
}

// entry makes an article of an entry. An entry without authors has those of its
// feed (RFC 4287 section 4.1.1).
func (b *builder) entry(e *atom.Entry, inherited []*atom.Person) feed.Article {
	a := feed.Article{GUID: safe.Title(b.doc.field(e.ID).text)}
	title := b.doc.field(e.Title)
	links := b.atomLinks(e.Links)
	b.entryAddress(&a, e, links)
	if e.Source != nil {
		setIssuer(&a, b.doc.field(e.Source.Title).text)
	}
	setIssuer(&a, b.ext(e.Extensions, "dc", "publisher").text)
	b.people(&a, e, inherited)
	b.stamps(&a, append(b.exts(e.Extensions, "w", "published"), b.exts(e.Extensions, "w", "created")...),
		b.exts(e.Extensions, "w", "updated"))
	for _, c := range e.Categories {
		addCategory(&a, first(b.doc.field(c.Label).text, b.doc.field(c.Term).text))
	}
	for _, f := range b.exts(e.Extensions, "dc", "subject") {
		addCategory(&a, f.text)
	}
	b.entryComments(&a, e)
	b.reply(&a, e.Extensions)
	b.media(&a, e.Extensions)
	b.related(&a, links)
	body := loose(b.ext(e.Extensions, "content", "encoded"))
	if e.Content != nil && body.form == nothing {
		body = strict(b.doc.field(e.Content.Value))
	}
	b.write(&a, b.title(strict(title)), body, strict(b.doc.field(e.Summary)))
	own := first(b.ext(e.Extensions, "dc", "language").text, title.lang)
	a.Lang = b.langOfArticle(&a, own, b.lang)
	return a
}

// entryAddress sets the address of an entry's page: its best link, else the
// source of its content, else its id where that is an address.
func (b *builder) entryAddress(a *feed.Article, e *atom.Entry, links []relation) {
	if l, ok := page(links); ok {
		a.URL = b.address(l.href)
	}
	if a.URL == "" && e.Content != nil && e.Content.Src != "" {
		a.URL = b.address(b.doc.field(e.Content.Src))
	}
	if id := b.doc.field(e.ID); a.URL == "" && isHTTP(id.text) && len(links) == 0 {
		a.URL = b.address(id)
	}
}

func (b *builder) people(a *feed.Article, e *atom.Entry, inherited []*atom.Person) {
	authors := e.Authors
	if len(authors) == 0 {
		authors = inherited
	}
	for _, p := range authors {
		name := b.doc.field(p.Name)
		if name.text == "" {
			name = b.doc.field(p.Email)
		}
		addAuthor(a, name)
	}
	for _, f := range b.exts(e.Extensions, "dc", "creator") {
		addAuthor(a, f)
	}
}

// entryComments counts comments by thr:total, else by the counts that the links
// to the replies bear (RFC 4685).
func (b *builder) entryComments(a *feed.Article, e *atom.Entry) {
	a.Comments = b.count(e.Extensions)
	for _, f := range b.exts(e.Extensions, "wfw", "commentrss") {
		attach(a, feed.Link{Kind: feed.LinkComments, URL: b.address(f), Type: "application/rss+xml"})
	}
}

// reply sets what an entry answers (RFC 4685 section 3).
func (b *builder) reply(a *feed.Article, x ext.Extensions) {
	for _, e := range x["w"]["reply"] {
		if ref := safe.Title(b.doc.field(e.Attrs["ref"]).text); ref != "" {
			a.ReplyTo = ref
			return
		}
	}
}

// count gives the number of comments that an item or entry states.
func (b *builder) count(x ext.Extensions) int {
	for _, name := range []string{"count", "replies"} {
		for _, f := range b.exts(x, "w", name) {
			if n := count(f.text); n != feed.NoCount {
				return n
			}
		}
	}
	return feed.NoCount
}
