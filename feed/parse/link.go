package parse

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"guanbao/feed"
	"guanbao/feed/safe"
)

// baseOf is the address that relative ones are resolved against: the xml:base
// in force, which may itself be relative, else the feed's own link or the
// address it came from.
func (b *builder) baseOf(own *url.URL) *url.URL {
	switch {
	case own == nil:
		return b.base
	case own.IsAbs() || b.base == nil:
		return own
	}
	return b.base.ResolveReference(own)
}

// address gives an absolute http or https address, "" for none. What is there
// and cannot be one is warned of.
func (b *builder) address(f field) string {
	raw := mendAddress(f.text)
	if raw == "" {
		return ""
	}
	base := b.baseOf(f.base)
	if bareHost(raw, base) {
		raw = schemeOf(base) + "://" + raw
	}
	u, err := safe.URL(raw, base)
	if err != nil {
		b.w.add(feed.WarnBadLink, raw)
		return ""
	}
	return u
}

// mendAddress takes out of an address what a document's layout put in, and the
// escape that is left where an address stood in CDATA and was escaped besides.
func mendAddress(s string) string {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, "\n\r\t") {
		s = strings.NewReplacer("\n", "", "\r", "", "\t", "").Replace(s)
	}
	for _, escaped := range []string{"&amp;", "&#38;", "&#x26;", "&amp;"} {
		if strings.Contains(s, escaped) {
			s = strings.ReplaceAll(s, escaped, "&")
		}
	}
	return s
}

// bareHost reports whether an address begins with a host where its scheme
// should be: www.pbc.example/index.html.
func bareHost(s string, base *url.URL) bool {
	host, _, _ := strings.Cut(s, "/")
	host = strings.ToLower(host)
	if strings.HasPrefix(host, "www.") && strings.Count(host, ".") >= 2 {
		return true
	}
	return base != nil && host != "" && strings.Contains(host, ".") &&
		strings.TrimPrefix(strings.ToLower(base.Host), "www.") == host
}

func schemeOf(base *url.URL) string {
	if base != nil && base.Scheme == "http" {
		return "http"
	}
	return "https"
}

// attach adds a link to an article unless it is there already or leads to the
// article's own page.
func attach(a *feed.Article, l feed.Link) {
	if l.URL == "" || (l.Kind != feed.LinkAttachment && l.URL == a.URL) {
		return
	}
	for _, have := range a.Links {
		if have.URL == l.URL && have.Kind == l.Kind {
			return
		}
	}
	if len(a.Links) < maxLinks {
		a.Links = append(a.Links, l)
	}
}

// maxLinks bounds the links of one article that do not stand in its body.
const maxLinks = 200

// attachment makes an attachment of an enclosure. Without a title it has the
// name of its file.
func (b *builder) attachment(address field, title, kind, size string) feed.Link {
	l := feed.Link{Kind: feed.LinkAttachment, URL: b.address(address), Title: safe.Title(title), Type: mediaType(kind)}
	if n, err := strconv.ParseInt(strings.TrimSpace(size), 10, 64); err == nil && n > 0 {
		l.Size = n
	}
	if l.Title == "" {
		l.Title = fileName(l.URL)
	}
	return l
}

func fileName(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Path == "" {
		return ""
	}
	name := path.Base(u.Path)
	if name == "/" || name == "." || !strings.Contains(name, ".") {
		return ""
	}
	return safe.Title(name)
}

func mediaType(s string) string {
	s = safe.Line(lower(s))
	if len(s) > 127 || !strings.Contains(s, "/") {
		return ""
	}
	return s
}

// isDocument reports whether a media object is something to read: a document
// or an image, not sound or film.
func isDocument(kind, medium string) bool {
	switch medium = lower(medium); medium {
	case "document", "image":
		return true
	case "audio", "video", "executable":
		return false
	}
	kind = lower(kind)
	return !strings.HasPrefix(kind, "audio/") && !strings.HasPrefix(kind, "video/")
}

// count reads a number of comments, NoCount for none.
func count(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 {
		return feed.NoCount
	}
	return n
}
