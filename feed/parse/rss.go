package parse

import (
	"bytes"
	"fmt"
	"strings"

	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"

	"guanbao/feed"
	"guanbao/feed/safe"
)

// rss reads the skeleton of an RSS document, of whatever version.
func (b *builder) rss() (feed.Document, error) {
	src, err := new(rss.Parser).Parse(bytes.NewReader(b.doc.skeleton))
	if err != nil {
		return feed.Document{}, broken(fmt.Errorf("rss: %w", err))
	}
	doc := feed.Document{Format: b.doc.format}
	doc.Feed.Title = b.title(loose(b.doc.field(src.Title)))
	doc.Feed.Site = b.site(src)
	doc.Feed.Description = b.describe(loose(b.doc.field(src.Description)), doc.Feed.Title)
	lang := first(b.texts(src.Language, src.Extensions, "dc", "language")...)
	if lang == "" {
		lang = b.doc.lang
	}
	b.settle(&doc.Feed, lang, b.sampleRSS(src, &doc.Feed))
	doc.Hints = b.hintsRSS(src)
	for i, it := range src.Items {
		if i == len(src.Items)-1 && b.doc.cutItem { // half a text would pass for a change of it
			b.w.add(feed.WarnDropped, "last item, cut off")
			continue
		}
		doc.Articles = append(doc.Articles, b.itemRSS(it))
	}
	return doc, nil
}

// site is the home page of the publisher: the first link that can be opened.
func (b *builder) site(src *rss.Feed) string {
	for _, token := range src.Links {
		if f := b.doc.field(token); f.text != "" {
			if u := b.address(f); u != "" {
				return u
			}
		}
	}
	for _, l := range b.links(src.Extensions) {
		if l.rel == "alternate" {
			return b.address(l.href)
		}
	}
	return ""
}

func (b *builder) describe(p prose, title string) string {
	if p.form == nothing {
		return ""
	}
	if s := b.short(p); !same(s, title) {
		return s
	}
	return ""
}

// sampleRSS is text by which the language of a feed can be told.
func (b *builder) sampleRSS(src *rss.Feed, f *feed.Feed) string {
	s := f.Title + " " + f.Description
	for _, it := range src.Items[:min(len(src.Items), 5)] {
		s += " " + head(b.doc.field(it.Title).text, 200) + " " + head(b.doc.field(it.Description).text, 200)
	}
	return s
}

// itemRSS makes an article of an item.
func (b *builder) itemRSS(it *rss.Item) feed.Article {
	var a feed.Article
	title := b.doc.field(it.Title)
	if title.text == "" {
		title = b.ext(it.Extensions, "dc", "title")
	}
	b.addressRSS(&a, it)
	b.peopleRSS(&a, it)
	b.stamps(&a, b.exts(it.Extensions, "w", "published"), b.exts(it.Extensions, "w", "updated"))
	for _, c := range it.Categories {
		addCategory(&a, b.doc.field(c.Value).text)
	}
	for _, f := range b.exts(it.Extensions, "dc", "subject") {
		addCategory(&a, f.text)
	}
	b.commentsRSS(&a, it)
	b.reply(&a, it.Extensions)
	b.mediaRSS(&a, it)
	about := loose(b.doc.field(it.Description))
	if about.form == nothing {
		about = loose(b.ext(it.Extensions, "dc", "description"))
	}
	body := loose(b.doc.field(it.Content))
	if body.form == nothing {
		body = strict(b.ext(it.Extensions, "w", "body"))
	}
	b.write(&a, b.title(loose(title)), body, about)
	own := first(b.ext(it.Extensions, "dc", "language").text, title.lang)
	a.Lang = b.langOfArticle(&a, own, b.lang)
	return a
}

// addressRSS sets GUID and URL. A link that cannot be opened gives way to the
// next one, and without any the guid is one if it is a permalink.
func (b *builder) addressRSS(a *feed.Article, it *rss.Item) {
	for _, token := range it.Links {
		if a.URL = b.address(b.doc.field(token)); a.URL != "" {
			break
		}
	}
	about := b.ext(it.Extensions, "w", "about")
	if it.GUID != nil {
		guid := b.doc.field(it.GUID.Value)
		a.GUID = safe.Title(guid.text)
		if a.URL == "" && lower(b.doc.field(it.GUID.IsPermalink).text) != "false" && isHTTP(guid.text) {
			a.URL = b.address(guid)
		}
	}
	for _, l := range b.links(it.Extensions) {
		if a.URL == "" && l.rel == "alternate" {
			a.URL = b.address(l.href)
		}
	}
	if about.text == "" {
		return
	}
	if a.URL == "" && isHTTP(about.text) {
		a.URL = b.address(about)
	}
	if a.GUID == "" && feed.CanonicalURL(about.text) != feed.CanonicalURL(a.URL) {
		a.GUID = safe.Title(about.text)
	}
}

// peopleRSS sets the authors and, where a field says who published the text,
// the issuing body.
func (b *builder) peopleRSS(a *feed.Article, it *rss.Item) {
	addAuthor(a, b.doc.field(it.Author))
	for _, f := range b.exts(it.Extensions, "dc", "creator") {
		addAuthor(a, f)
	}
	for _, e := range it.Extensions["w"]["author"] {
		for _, n := range e.Children["name"] {
			addAuthor(a, b.doc.field(n.Value))
		}
	}
	if it.Source != nil {
		setIssuer(a, b.doc.field(it.Source.Title).text)
	}
	setIssuer(a, b.ext(it.Extensions, "dc", "publisher").text)
	setIssuer(a, b.ext(it.Extensions, "dc", "source").text)
}

func (b *builder) commentsRSS(a *feed.Article, it *rss.Item) {
	a.Comments = b.count(it.Extensions)
	attach(a, feed.Link{Kind: feed.LinkComments, URL: b.address(b.doc.field(it.Comments))})
	for _, f := range b.exts(it.Extensions, "wfw", "commentrss") {
		attach(a, feed.Link{Kind: feed.LinkComments, URL: b.address(f), Type: "application/rss+xml"})
	}
}

func (b *builder) mediaRSS(a *feed.Article, it *rss.Item) {
	for _, e := range it.Enclosures {
		attach(a, b.attachment(b.doc.field(e.URL), "", b.doc.field(e.Type).text, b.doc.field(e.Length).text))
	}
	b.media(a, it.Extensions)
	b.related(a, b.links(it.Extensions))
}

// media attaches the documents and images of Media RSS.
func (b *builder) media(a *feed.Article, x ext.Extensions) {
	objects := x["media"]["content"]
	for _, g := range x["media"]["group"] {
		objects = append(objects, g.Children["content"]...)
	}
	for _, e := range objects {
		at := func(name string) string { return b.doc.field(e.Attrs[name]).text }
		if e.Attrs["url"] == "" || !isDocument(at("type"), at("medium")) {
			continue
		}
		attach(a, b.attachment(b.doc.field(e.Attrs["url"]), "", at("type"), at("fileSize")))
	}
}

// ext gives the first field of an extension element that holds something.
func (b *builder) ext(x ext.Extensions, prefix, name string) field {
	for _, e := range x[prefix][name] {
		if f := b.doc.field(e.Value); f.text != "" {
			return f
		}
	}
	return field{}
}

func (b *builder) exts(x ext.Extensions, prefix, name string) []field {
	var fs []field
	for _, e := range x[prefix][name] {
		fs = append(fs, b.doc.field(e.Value))
	}
	return fs
}

func (b *builder) texts(token string, x ext.Extensions, prefix, name string) []string {
	return []string{b.doc.field(token).text, b.ext(x, prefix, name).text}
}

func first(texts ...string) string {
	for _, s := range texts {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

func isHTTP(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}
