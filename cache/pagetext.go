package cache

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
	"guanbao/feed/html"
)

// The states of the page of an article, as the file has them.
const (
	pageUnjudged = 0
	pageMissing  = 1
	pageFailed   = 2
	pageKept     = 3
	pageWhole    = 4 // the feed's text says as much
	pagePart     = 5 // kept, but the article goes on at a page that did not come
)

// instead reports whether the text of the page stands in the place of the
// feed's.
func instead(state int) bool { return state == pageKept || state == pagePart }

// notDue is the moment of a page that is not asked for, in seconds.
const notDue = 9_000_000_000

// fullness is what lists show of a state.
func fullness(state int) feed.Fullness {
	switch state {
	case pageMissing:
		return feed.TextMissing
	case pageFailed:
		return feed.TextFailed
	case pageKept:
		return feed.TextKept
	case pagePart:
		return feed.TextPart
	case pageWhole:
		return feed.TextWhole
	}
	return feed.TextGiven
}

// The fields of an article that a page gave because its feed gives none.
const (
	gaveDate     = 1
	gaveComments = 2
	gaveLang     = 4
)

// pageText is what the page of an article brought.
type pageText struct {
	got       int64
	url       string
	hash      int64
	gave      int64
	issuer    string
	number    string
	published time.Time
	dateOnly  bool
	comments  int
	lang      string
	body      body
}

const pageColumns = "x.got, x.url, x.hash, x.gave, x.issuer, x.number, x.published, x.zone, x.date_only, x.comments, x.lang, " + wholePage

// pageFrom reads pageColumns from a column on, nil where there is no page.
func pageFrom(stmt *sqlite.Stmt, at int) (*pageText, error) {
	if stmt.ColumnIsNull(at) {
		return nil, nil
	}
	b, err := unpack(columnBlob(stmt, at+11))
	if err != nil {
		return nil, err
	}
	x := &pageText{
		got: stmt.ColumnInt64(at), url: stmt.ColumnText(at + 1), hash: stmt.ColumnInt64(at + 2), gave: stmt.ColumnInt64(at + 3),
		issuer: stmt.ColumnText(at + 4), number: stmt.ColumnText(at + 5), dateOnly: stmt.ColumnBool(at + 8),
		comments: stmt.ColumnInt(at + 9), lang: stmt.ColumnText(at + 10), body: b,
	}
	if !stmt.ColumnIsNull(at + 6) {
		x.published = inZone(stmt.ColumnInt64(at+6), stmt.ColumnInt64(at+7))
	}
	return x, nil
}

// pageOf is what is kept of a page.
func pageOf(g feed.Got) *pageText {
	a := g.Page
	d := newDigest()
	d.text(a.Content)
	return &pageText{
		got: g.At.Unix(), url: g.Address, hash: d.sum(), issuer: a.Issuer, number: a.Number, published: a.Published, dateOnly: a.DateOnly,
		comments: a.Comments, lang: a.Lang, body: bodyOf(*a),
	}
}

// over lays a page over the article as its feed gives it: its links beside
// those of the feed, what the feed does not say, and, where it is wanted, its
// text in the place of the feed's.
func (x *pageText) over(a feed.Article, text bool) feed.Article {
	if text {
		a.Content = x.body.Content
	}
	a.Links = joined(a.Links, x.body.Links)
	a.Issuer, a.Number, a.Lang = cmp.Or(a.Issuer, x.issuer), cmp.Or(a.Number, x.number), cmp.Or(a.Lang, x.lang)
	a.Summary = cmp.Or(a.Summary, x.body.Summary)
	if len(a.Authors) == 0 {
		a.Authors = x.body.Authors
	}
	if a.Published.IsZero() {
		a.Published, a.DateOnly = x.published, x.dateOnly
	}
	if a.Comments == feed.NoCount {
		a.Comments = x.comments
	}
	return a
}

// gives tells which fields a page gives an article whose feed does not.
func (x *pageText) gives(a feed.Article) int64 {
	return gaveDate*bit(a.Published.IsZero() && !x.published.IsZero()) |
		gaveComments*bit(a.Comments == feed.NoCount && x.comments != feed.NoCount) |
		gaveLang*bit(a.Lang == "" && x.lang != "")
}

// without takes back what an earlier page gave.
func (x *pageText) without(a feed.Article) feed.Article {
	if x.gave&gaveDate != 0 {
		a.Published, a.DateOnly = time.Time{}, false
	}
	if x.gave&gaveComments != 0 {
		a.Comments = feed.NoCount
	}
	if x.gave&gaveLang != 0 {
		a.Lang = ""
	}
	return a
}

// fuller reports whether a page says more than the feed's text does. A few
// characters are no more: a page often says its own title or date again.
func (x *pageText) fuller(a feed.Article) bool {
	return characters(x.body.Content)*10 > characters(a.Content)*11
}

// characters counts those of the text of some HTML.
func characters(content string) int {
	n := 0
	for word := range strings.FieldsSeq(html.Parse(content, nil).Text()) {
		n += utf8.RuneCountInString(word)
	}
	return n
}

// joined gives the links of a feed and those of a page, each once.
func joined(links, more []feed.Link) []feed.Link {
	type key struct {
		kind feed.LinkKind
		at   string
	}
	keyOf := func(l feed.Link) key { return key{l.Kind, cmp.Or(feed.CanonicalURL(l.URL), l.URL, l.Title)} }
	seen := make(map[key]bool, len(links)+len(more))
	out := slices.Clone(links)
	for _, l := range links {
		seen[keyOf(l)] = true
	}
	for _, l := range more {
		if !seen[keyOf(l)] {
			seen[keyOf(l)] = true
			out = append(out, l)
		}
	}
	return out
}
