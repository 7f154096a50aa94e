package html

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"guanbao/feed/safe"
)

// Bounds on what Parse reads and builds. Text beyond them is lost and sets
// Document.Truncated; structure deeper than maxDepth is flattened and its text
// stays.
const (
	maxSource = 4 * safe.MaxContent // bytes of HTML
	maxDepth  = 256                 // elements that are open at once
	maxNodes  = 300_000             // blocks, spans and cells
)

// truncatedMark is the comment by which canonical HTML says that the document
// is not whole.
const truncatedMark = "truncated"

// Parse reads HTML into a document. It never fails: what cannot be understood
// stays as text. Relative addresses are resolved against base, which may be
// nil; then they lose their links. Text without any markup keeps its lines, as
// in PlainText.
func Parse(src string, base *url.URL) Document {
	b := newBuilder(base)
	if len(src) > maxSource {
		src, b.truncated = src[:maxSource], true
	}
	if strings.Contains(src, "<![CDATA[") { // wrapped once too often; the text is HTML all the same
		src = strings.NewReplacer("<![CDATA[", "", "]]>", "").Replace(src)
	}
	if !hasMarkup(src) {
		b.plain(html.UnescapeString(src))
		return b.document()
	}
	b.named = strings.Contains(src, "#")
	r := reader{builder: b}
	for at := 0; at < len(src) && !b.full; {
		at = r.read(src, at)
	}
	return b.document()
}

// hasMarkup reports whether src holds anything that a browser takes for a tag.
func hasMarkup(src string) bool {
	for {
		at := strings.IndexByte(src, '<')
		if at < 0 || at+1 == len(src) {
			return false
		}
		src = src[at+1:]
		if c := src[0] | 0x20; 'a' <= c && c <= 'z' || strings.IndexByte("/!?", src[0]) >= 0 {
			return true
		}
	}
}

// reader carries tokens to the builder and leaves out dropped elements.
type reader struct {
	*builder
	skip  string          // name of the dropped element that is open, empty for none
	depth int             // how many of that name are open
	from  int             // offset after its start tag
	kept  map[string]bool // names that were never closed once and are dropped no more
}

// read reads src from offset at and returns the offset from which to go on: an
// element that would be dropped but is never closed must not take the rest of
// the article with it. That happens once a name, so time stays linear.
func (r *reader) read(src string, at int) int {
	z := html.NewTokenizer(strings.NewReader(src[at:]))
	for !r.full {
		kind, start := z.Next(), at
		at += len(z.Raw())
		switch kind {
		case html.ErrorToken:
			return r.end(src)
		case html.TextToken:
			if r.skip == "" {
				r.text(unescape(src[start:at]))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			r.open(z, at, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			r.close(name)
		case html.CommentToken:
			if r.skip == "" && string(z.Text()) == truncatedMark {
				r.truncated = true
			}
		}
	}
	return len(src)
}

// end settles what is open at the end of src.
func (r *reader) end(src string) int {
	name := r.skip
	r.skip = ""
	if name == "" || name == "script" || name == "style" {
		return len(src)
	}
	if r.kept == nil {
		r.kept = map[string]bool{}
	}
	r.kept[name] = true
	return r.from
}

// open handles a start tag, after which the offset is at.
func (r *reader) open(z *html.Tokenizer, at int, closed bool) {
	name, hasAttr := z.TagName()
	if r.skip != "" {
		switch {
		case string(name) == r.skip && !closed:
			r.depth++
		case r.skip == "head" && string(name) == "body":
			r.skip = ""
		}
		return
	}
	e := elements[string(name)]
	if e.role == dropped {
		if !closed && !r.kept[string(name)] {
			r.skip, r.depth, r.from = string(name), 1, at
			return
		}
		z.NextIsNotRawText()
		return
	}
	if n := string(name); n == "plaintext" || n == "xmp" {
		z.NextIsNotRawText()
	}
	a := attributes{
		bullets: e.role == list && string(name) != "ol",
		header:  string(name) == "th" || string(name) == "thead",
	}
	if hasAttr {
		a.read(z, e.role, r.named)
	}
	r.startTag(e, &a)
}

// close handles an end tag.
func (r *reader) close(name []byte) {
	if r.skip != "" {
		if string(name) == r.skip {
			if r.depth--; r.depth == 0 {
				r.skip = ""
			}
		}
		return
	}
	r.endTag(elements[string(name)])
}

// unescape decodes entities. It is given the source rather than what the
// tokenizer makes of it, for that is a copy each time.
func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}

// cutRunes returns s cut to at most n bytes at the beginning of a rune.
func cutRunes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
