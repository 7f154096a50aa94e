package newsboat

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"time"

	"guanbao/feed"
	"guanbao/feed/date"
)

// row is an article as it stands in the file.
type row struct {
	guid, title, author, link, content string
	date                               int64 // seconds since 1970
	unread                             bool
	flags                              string
	enclosure, enclosureType           string
	base                               string // of relative addresses in content
	contentType                        string // "" in older versions
}

// batch is what is handed on at once.
type batch struct {
	source Source
	parser feed.Parser
	known  feed.Feed
	bytes  int
	list   []Entry
	either []bool // whether its id may be none of the publisher's, by place in list
}

// add cleans one article. One that holds nothing is passed over.
func (b *batch) add(r row) error {
	b.bytes += len(r.content)
	if r.title == "" && r.content == "" && r.link == "" {
		return nil // newsboat keeps an item that was cut off
	}
	if r.link == "" && strings.HasPrefix(r.guid, "http") {
		r.link = r.guid // as rdf:about is, and a permalink
	}
	guid, link, when := r.told()
	doc, err := b.parser.Parse(feed.Raw{URL: b.source.URL, ContentType: "application/rss+xml; charset=utf-8", Body: r.document(b.source, guid, link, when)})
	if err != nil || len(doc.Articles) == 0 {
		return nil // a text of nothing but garbage
	}
	b.known = doc.Feed
	b.known.URL = b.source.URL
	a := doc.Articles[0]
	if a.Published.IsZero() {
		a.Published = r.moment()
	}
	a.FirstSeen = r.moment()
	b.list = append(b.list, Entry{Article: a, Read: !r.unread, Flags: r.flags})
	b.either = append(b.either, a.GUID != "" && r.guid == r.link)
	return nil
}

// entries gives each article its ID. Of two that are the same the newer stands,
// with the marks of both.
func (b *batch) entries() []Entry {
	declared, bare := make([]feed.Article, len(b.list)), make([]feed.Article, len(b.list))
	for i, e := range b.list {
		declared[i], bare[i] = e.Article, e.Article
		if b.either[i] {
			bare[i].GUID = ""
		}
	}
	others := feed.IDsOf(b.source.URL, bare)
	at := make(map[feed.ID]int, len(b.list))
	var out []Entry
	for i, id := range feed.IDsOf(b.source.URL, declared) {
		e := b.list[i]
		e.ID, e.Feed = id, b.source.URL
		if others[i] != id {
			e.Other = others[i]
		}
		if j, seen := at[id]; seen {
			out[j].Read, out[j].Flags = out[j].Read || e.Read, out[j].Flags+e.Flags
			continue // the newer stands first
		}
		at[id] = len(out)
		out = append(out, e)
	}
	return out
}

// moment is the date that newsboat gives; the time of its own pull where the
// publisher gives none.
func (r row) moment() time.Time {
	if r.date <= 0 {
		return time.Time{}
	}
	return time.Unix(r.date, 0).UTC()
}

// told takes apart what newsboat puts together: to an article without an id it
// gives its link with its date behind, each as it stood in the feed. So it
// shows that there is no id, and what the link and the date were.
func (r row) told() (guid, link, when string) {
	if rest, ok := strings.CutPrefix(r.guid, r.link); ok && r.link != "" {
		if isDate(rest) {
			return "", r.link, rest
		}
		return r.guid, r.link, ""
	}
	// A link without a scheme: newsboat took it for a path.
	for _, end := range dateStarts(r.guid) {
		raw, rest := r.guid[:end], r.guid[end:]
		if strings.HasPrefix(raw, "www.") && strings.Contains(raw, "/") && strings.HasSuffix(r.link, raw) && (rest == "" || isDate(rest)) {
			return "", raw, rest
		}
	}
	return r.guid, r.link, ""
}

// dateStarts are the places where the date of an article may begin behind its
// link: the whole of it first.
func dateStarts(guid string) []int {
	ends := []int{len(guid)}
	for i := len(guid) - 1; i > 0 && len(guid)-i < 50; i-- {
		ends = append(ends, i)
	}
	return ends
}

// isDate reports whether a text is a date and nothing but one, as feeds write
// it: with blanks, colons or dashes, and no parts of an address.
func isDate(s string) bool {
	if s == "" || len(s) > 60 || strings.ContainsAny(s, "/?#&=") || !strings.ContainsAny(s, " :-") {
		return false
	}
	_, _, ok := date.Parse(s, time.UTC, false)
	return ok
}

// document writes an article as a feed of its own, to be cleaned as one.
func (r row) document(s Source, guid, link, when string) []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>`)
	element(&b, "title", s.title)
	element(&b, "link", s.site)
	b.WriteString("<item")
	if r.base != "" {
		b.WriteString(` xml:base="` + escape(r.base) + `"`)
	}
	b.WriteString(">")
	element(&b, "title", r.title)
	element(&b, "link", link)
	if guid != "" {
		b.WriteString(`<guid isPermaLink="false">` + escape(guid) + "</guid>")
	}
	if when == "" && r.date > 0 {
		when = r.moment().Format(time.RFC1123Z)
	}
	element(&b, "pubDate", when)
	element(&b, "dc:creator", r.author)
	content := r.content
	if r.contentType == "text/plain" {
		content = "<p>" + strings.ReplaceAll(html.EscapeString(content), "\n", "<br>") + "</p>"
	}
	element(&b, "description", content)
	if r.enclosure != "" {
		b.WriteString(`<enclosure url="` + escape(r.enclosure) + `" type="` + escape(r.enclosureType) + `" length="0"/>`)
	}
	b.WriteString("</item></channel></rss>")
	return []byte(b.String())
}

func element(b *strings.Builder, name, text string) {
	if text != "" {
		b.WriteString("<" + name + ">" + escape(text) + "</" + name + ">")
	}
}

// escape leaves alone what an XML document must not hold: the parser knows what
// to make of it.
func escape(s string) string { return escapes.Replace(s) }

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// Letters counts the flags of articles, by letter.
type Letters map[rune]int

// Add counts the flags of one article, each letter once.
func (l Letters) Add(flags string) {
	letters := []rune(flags)
	slices.SortFunc(letters, func(a, b rune) int { return cmp.Compare(a, b) })
	for _, r := range slices.Compact(letters) {
		l[r]++
	}
}
