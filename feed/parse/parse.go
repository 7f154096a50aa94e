package parse

import (
	"bytes"
	"net/url"
	"strings"
	"time"

	"guanbao/feed"
	"guanbao/feed/date"
	"guanbao/feed/language"
	"guanbao/feed/safe"
)

// Parser implements feed.Parser. It holds no state and may be used from any
// number of goroutines.
type Parser struct{}

// New gives a Parser.
func New() Parser { return Parser{} }

// Parse makes a feed.Document of the bytes of a feed. The content decides what
// they are, whatever the content type says. The error is a *feed.Problem of
// kind ProblemEmpty, ProblemHTML, ProblemNotFeed or ProblemBroken.
func (Parser) Parse(raw feed.Raw) (feed.Document, error) {
	w := new(warnings)
	if len(bytes.Trim(raw.Body, "\x00 \t\r\n\uFEFF")) == 0 {
		return feed.Document{}, &feed.Problem{Kind: feed.ProblemEmpty}
	}
	if what := binary(raw.Body); what != "" {
		return feed.Document{}, notFeed(what)
	}
	src, name := decode(raw, w)
	doc, err := parseText(src, raw, w)
	if err != nil {
		return feed.Document{}, err
	}
	doc.Charset = name
	doc.Feed.URL = raw.URL
	warnOfIDs(doc.Articles, w)
	doc.Warnings = w.list
	return doc, nil
}

// parseText parses a document of which the charset is settled.
func parseText(src string, raw feed.Raw, w *warnings) (feed.Document, error) {
	b := &builder{w: w, base: httpBase(raw.URL), from: raw.URL}
	trimmed := strings.TrimLeft(src, "\uFEFF\x00 \t\r\n")
	if strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, "[") {
		return b.json(trimmed)
	}
	r := findRoot(src)
	if r.entities {
		w.add(feed.WarnEntities, "entity declarations in the DOCTYPE")
	}
	switch r.name {
	case "rss", "rdf", "feed", "channel":
	default:
		return feed.Document{}, problemOf(r, src)
	}
	if r.junk {
		w.add(feed.WarnIllFormed, "text before "+r.name)
	}
	if strings.IndexByte(src, 0x1B) >= 0 {
		w.add(feed.WarnIllFormed, "control characters")
	}
	b.doc = mend(src, r.at, w)
	if !b.doc.channel {
		if r.name == "rdf" && !b.doc.cut {
			return feed.Document{}, notFeed("xml: rdf")
		}
		where := b.doc.where
		if where == "" {
			where = "no channel in " + r.name
		}
		return feed.Document{}, problem(feed.ProblemBroken, where, nil)
	}
	if r.name == "feed" {
		return b.atom()
	}
	return b.rss()
}

// builder makes one Document. It knows what holds for all articles of it.
type builder struct {
	w        *warnings
	doc      *mended // nil for JSON
	base     *url.URL
	from     string         // where the document came from
	lang     string         // declared for the feed
	home     *time.Location // zone of dates that name none
	american bool           // 9/7/2026 is in September
}

// settle fixes, once the feed's own fields are known, what articles inherit.
// Sample is text by which an undeclared language is told.
func (b *builder) settle(f *feed.Feed, lang, sample string) {
	b.lang = lang
	f.Lang = language.Of(sample, lang)
	b.home = date.Home(f.Lang, b.from, f.Site)
	b.american = f.Lang == "en" || f.Lang == "en-US"
	if site := httpBase(f.Site); site != nil {
		b.base = site
	}
}

// langOfArticle settles the language of an article.
func (b *builder) langOfArticle(a *feed.Article, own, inherited string) string {
	return language.Of(a.Title+" "+a.Summary, own, inherited)
}

// date reads the first of several dates that can be read.
func (b *builder) date(fields ...field) (time.Time, bool) {
	bad := ""
	for _, f := range fields {
		if f.text == "" {
			continue
		}
		if t, only, ok := date.Parse(f.text, b.home, b.american); ok {
			return t, only
		}
		bad = f.text
	}
	if bad != "" {
		b.w.add(feed.WarnBadDate, bad)
	}
	return time.Time{}, false
}

// stamps sets the dates of an article. A publisher's later change counts only
// where it is later.
func (b *builder) stamps(a *feed.Article, published, updated []field) {
	a.Published, a.DateOnly = b.date(published...)
	changed, only := b.date(updated...)
	switch {
	case a.Published.IsZero():
		a.Published, a.DateOnly = changed, only
	case changed.After(a.Published):
		a.Updated = changed
	}
}

// useless reports whether an item holds nothing that could be shown.
func useless(a *feed.Article) bool {
	return a.Title == "" && a.Content == "" && a.Summary == "" && a.URL == "" && len(a.Links) == 0
}

// warnOfIDs warns where one declared id stands for several pages.
func warnOfIDs(articles []feed.Article, w *warnings) {
	links := make(map[string]string, len(articles))
	for _, a := range articles {
		if a.GUID == "" {
			continue
		}
		if link, seen := links[a.GUID]; seen && link != a.URL {
			w.add(feed.WarnDuplicateID, a.GUID)
		}
		links[a.GUID] = a.URL
	}
}

// httpBase parses an address that can be a base, nil for any other.
func httpBase(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil
	}
	return u
}

// problem gives a Problem with a detail that may stem from the document.
func problem(kind feed.ProblemKind, detail string, cause error) *feed.Problem {
	detail, _ = safe.Cut(safe.Line(detail), maxDetail)
	return &feed.Problem{Kind: kind, Detail: detail, Err: cause}
}

func notFeed(what string) *feed.Problem { return problem(feed.ProblemNotFeed, what, nil) }

// broken is for what the mender let through and gofeed refused.
func broken(err error) *feed.Problem { return problem(feed.ProblemBroken, err.Error(), err) }
