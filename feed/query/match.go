package query

import (
	"slices"
	"strings"
	"time"

	"guanbao/feed"
	"guanbao/feed/cjk"
)

// Doc is an article as a query sees it. It keeps what it has folded, so that
// several queries may be asked of it in turn; it must not be changed between.
type Doc struct {
	Title     string
	Text      string // of the body, blocks parted by line breaks
	Issuer    string
	Number    string
	URL       string
	Links     []string // addresses that it links to
	FeedURL   string
	FeedTitle string
	Tags      []string // of its feed
	Lang      string   // BCP 47
	Date      time.Time
	Flags     []Flag // those that hold; Read is what is not Unread
	Has       []Has

	folded [5]*Text
}

// The texts of a Doc in which words are found.
const (
	inTitle = iota
	inIssuer
	inNumber
	inFeed
	inText
)

// text gives a text of the article, folded.
func (d *Doc) text(i int) Text {
	if d.folded[i] == nil {
		t := NewText([...]string{d.Title, d.Issuer, d.Number, d.FeedTitle, d.Text}[i])
		d.folded[i] = &t
	}
	return *d.folded[i]
}

// FoldedTitle gives the title, folded.
func (d *Doc) FoldedTitle() Text { return d.text(inTitle) }

// FoldedText gives the text of the body, folded.
func (d *Doc) FoldedText() Text { return d.text(inText) }

// Match tells whether an article matches the query. It is what the language
// means; an index has to give the same.
func (q Query) Match(d *Doc) bool { return q.Expr == nil || q.Expr.match(d) }

func (a And) match(d *Doc) bool {
	return !slices.ContainsFunc(a, func(e Expr) bool { return !e.match(d) })
}

func (o Or) match(d *Doc) bool {
	return slices.ContainsFunc(o, func(e Expr) bool { return e.match(d) })
}

func (n Not) match(d *Doc) bool { return !n.Expr.match(d) }

func (w Word) match(d *Doc) bool {
	switch w.Field {
	case Title:
		return w.In(d.text(inTitle))
	case Issuer:
		return w.In(d.text(inIssuer))
	}
	for i := range d.folded {
		if w.In(d.text(i)) {
			return true
		}
	}
	return false
}

func (f Flag) match(d *Doc) bool {
	if f == Read {
		return !slices.Contains(d.Flags, Unread)
	}
	return slices.Contains(d.Flags, f)
}

func (h Has) match(d *Doc) bool { return slices.Contains(d.Has, h) }

func (e Date) match(d *Doc) bool {
	return !d.Date.IsZero() && !d.Date.Before(e.From) && (e.To.IsZero() || d.Date.Before(e.To))
}

func (l Lang) match(d *Doc) bool { return l.Matches(d.Lang) }

// Matches tells whether a language is the one that was asked for or a kind of
// it.
func (l Lang) Matches(tag string) bool {
	rest, ok := strings.CutPrefix(tag, string(l))
	return ok && (rest == "" || rest[0] == '-')
}

func (t Tag) match(d *Doc) bool { return t.Matches(d.Tags) }

// Matches tells whether the tag is among those of a feed.
func (t Tag) Matches(tags []string) bool {
	return slices.ContainsFunc(tags, func(tag string) bool { return TagKey(tag) == string(t) })
}

func (f Feed) match(d *Doc) bool {
	if f.Address(d.FeedURL) {
		return true
	}
	w, _ := newWord(Any, string(f), false)
	return !f.address() && w.In(d.text(inFeed))
}

// Matches tells whether a feed of some address and title is one that was asked
// for.
func (f Feed) Matches(address, title string) bool {
	return f.match(&Doc{FeedURL: address, FeedTitle: title})
}

func (f Feed) address() bool { return strings.Contains(string(f), "://") }

// Address tells whether the feed was asked for by its address or its host.
func (f Feed) Address(address string) bool {
	if f.address() {
		key := feed.CanonicalURL(address)
		return address == string(f) || key != "" && key == feed.CanonicalURL(string(f))
	}
	return cjk.Key(address) == string(f) || strings.Contains(string(f), ".") && under(feed.CanonicalURL(address), string(f))
}

func (n Number) match(d *Doc) bool { return n.Matches(d.Number) }

// Matches tells whether a document number is the one that was asked for or
// holds it: 国邮发〔2021〕 finds all of that year, 2号 not 12号. The key of a
// number with an issuer has its year in brackets, as in 고시[2025]12호, so that
// 2025-12 alone is looked for in either form.
func (n Number) Matches(number string) bool {
	key := NumberKey(number)
	year, rest, ok := strings.Cut(strings.TrimPrefix(string(n), "제"), "-")
	return n.in(key) || ok && len(year) == 4 && Number("["+year+"]"+rest).in(key)
}

// in tells whether a key holds the number, and no digits that go on.
func (n Number) in(key string) bool {
	for from := 0; ; {
		i := strings.Index(key[from:], string(n))
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(n)
		if !digits(key, start) && !digits(key, end) {
			return true
		}
		from = start + 1
	}
}

// digits tells whether a place lies between two digits.
func digits(s string, i int) bool {
	return i > 0 && i < len(s) && digit(s[i-1]) && digit(s[i])
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func (l Link) match(d *Doc) bool {
	return l.Matches(d.URL) || slices.ContainsFunc(d.Links, l.Matches)
}

// Matches tells whether an address is the one that was asked for, lies under
// it, or is on a host under its host.
func (l Link) Matches(address string) bool { return under(feed.CanonicalURL(address), string(l)) }

// under tells whether the key of an address lies under another one, which may
// be the end of its host.
func under(key, site string) bool {
	host := strings.IndexAny(key, "/?#")
	if host < 0 {
		host = len(key)
	}
	for from := 0; from < host; {
		if rest, ok := strings.CutPrefix(key[from:], site); ok && (rest == "" || strings.ContainsRune("/?#&:", rune(rest[0]))) {
			return true
		}
		dot := strings.IndexByte(key[from:host], '.')
		if dot < 0 {
			return false
		}
		from += dot + 1
	}
	return false
}
