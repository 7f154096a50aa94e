package parse

import (
	"encoding/base64"
	"net/url"
	"strings"
	"unicode/utf8"

	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/feed/lists"
	"guanbao/feed/safe"
)

// Lengths of what is made of a text, in runes.
const (
	maxSummary   = 300
	maxMadeTitle = 80
)

// summaryReach is how many bytes of a long description are read for a summary
// when another field holds the body.
const summaryReach = 8 << 10

// form says how a text is to be read.
type form uint8

const (
	nothing form = iota
	plain
	markup
)

// prose is a text of which the form is settled.
type prose struct {
	text string
	form form
	base *url.URL
}

// loose settles the form of a text in RSS, which does not say. What holds tags
// is HTML, and so is what would hold them if it were unescaped once more; the
// rest is text, in which references are still decoded, for the publishers who
// escape twice are many and those who write about references few.
func loose(f field) prose {
	switch {
	case f.text == "":
		return prose{}
	case f.markup || hasTags(f.text):
		return prose{f.text, markup, f.base}
	case strings.Contains(f.text, "&lt;") && hasEscapedTags(f.text):
		return prose{unescape(f.text), markup, f.base}
	}
	return prose{unescape(f.text), plain, f.base}
}

// strict settles the form of a text construct of Atom (RFC 4287 section 3.1),
// which declares it. Only where nothing is declared do tags make it HTML.
func strict(f field) prose {
	if f.mode == "base64" {
		b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(f.text), ""))
		if err != nil {
			return prose{}
		}
		f.text = strings.ToValidUTF8(string(b), "\uFFFD")
	}
	switch kind, _, _ := strings.Cut(f.kind, ";"); {
	case f.text == "":
		return prose{}
	case strings.Contains(kind, "html"), f.markup && kind == "":
		return prose{f.text, markup, f.base}
	case kind == "" && hasTags(f.text):
		return prose{f.text, markup, f.base}
	case kind == "", kind == "text", strings.HasPrefix(kind, "text/"):
		if f.markup {
			return prose{f.text, markup, f.base}
		}
		return prose{f.text, plain, f.base}
	}
	return prose{} // XML of another kind, or an image
}

// line is the text on one line, for titles.
func (p prose) line() string {
	if p.form == markup {
		return safe.Line(html.Inline(p.text))
	}
	return safe.Line(p.text)
}

// tree parses the text into blocks.
func (b *builder) tree(p prose, where string) html.Document {
	src, cut := p.text, false
	if len(src) > safe.MaxContent {
		src, cut = cutMarkup(src, safe.MaxContent), true
	}
	var d html.Document
	switch p.form {
	case nothing:
		return d
	case markup:
		d = html.Parse(src, b.baseOf(p.base))
	default:
		d = html.PlainText(src)
	}
	if cut || d.Truncated {
		b.w.add(feed.WarnTruncated, where)
	}
	return d
}

// cutMarkup cuts HTML to n bytes, not inside a tag, with a mark.
func cutMarkup(s string, n int) string {
	s, _ = safe.Cut(s, n)
	if open := strings.LastIndexByte(s, '<'); open > strings.LastIndexByte(s, '>') {
		s = s[:open] + "…"
	}
	return s
}

// title gives a title on one line, within its cap.
func (b *builder) title(p prose) string {
	s, cut := safe.Cut(p.line(), safe.MaxTitle)
	if cut {
		b.w.add(feed.WarnTruncated, "title")
	}
	return s
}

// write sets title, summary and content of an article, and what its text says
// of its issuer and number. Body is the field that
// holds the whole text, about the one that describes it; either may be missing,
// and then the other stands for it.
func (b *builder) write(a *feed.Article, title string, body, about prose) {
	short := ""
	if body.form == nothing {
		body, about = about, prose{}
	} else if about.form != nothing {
		short = b.short(about)
	}
	if body.form == markup { // what the publisher lists beside the text is no text
		var listed []feed.Link
		body.text, listed = lists.Split(body.text, b.baseOf(body.base))
		for _, l := range listed {
			attach(a, l)
		}
	}
	d := b.tree(body, "content")
	reach := maxSummary
	if short != "" { // enough to hold it against the title
		reach = min(maxSummary, max(60, 2*utf8.RuneCountInString(title)))
	}
	start := excerpt(d, reach)
	a.Title = title
	if title == "" {
		a.Title = madeTitle(start, short)
	} else {
		if same(start, title) {
			start, d = "", withoutText(d)
		}
		if same(short, title) {
			short = ""
		}
	}
	a.Content = html.Render(d)
	imprint(a, d)
	a.Summary = short
	if short == "" || hidesHeadline(short, start) {
		a.Summary = start
	}
}

// short is the plain text of a description.
func (b *builder) short(p prose) string {
	if p.form == plain {
		return clip(safe.Line(head(p.text, summaryReach)), maxSummary)
	}
	p.text = cutMarkup(p.text, summaryReach)
	return excerpt(html.Parse(p.text, b.baseOf(p.base)), maxSummary)
}

// excerpt is the start of a body as one line of plain text of at most so many
// runes.
func excerpt(d html.Document, runes int) string {
	for n := 1; ; n *= 2 {
		n = min(n, len(d.Blocks))
		part := d
		part.Blocks = d.Blocks[:n]
		s := safe.Line(head(part.Text(), summaryReach))
		if n == len(d.Blocks) || utf8.RuneCountInString(s) > runes {
			return clip(s, runes)
		}
	}
}

// withoutText is what is left of a body that says only what the title says.
func withoutText(d html.Document) html.Document {
	for _, b := range d.Blocks {
		if b.Kind == html.Image || b.Kind == html.TableBlock {
			return d
		}
	}
	if len(d.Links) > 0 {
		return d
	}
	return html.Document{}
}

// hidesHeadline reports whether a body opens with a headline in 【】 that its
// description leaves out. The weather services of East Asia give hundreds of
// bulletins one title and say there what each is about.
func hidesHeadline(short, start string) bool {
	if !strings.HasPrefix(start, "【") {
		return false
	}
	end := strings.Index(start, "】")
	return end > 0 && !strings.Contains(short, start[:end])
}

// same reports whether two texts say the same, punctuation apart.
func same(a, b string) bool {
	if a == b {
		return true
	}
	shorter, longer := min(len(a), len(b)), max(len(a), len(b))
	return shorter > 0 && longer <= 2*shorter+16 && feed.TitleKey(a) == feed.TitleKey(b)
}

// madeTitle makes a title of the first sentence of a text.
func madeTitle(texts ...string) string {
	for _, s := range texts {
		s, _, _ = strings.Cut(s, "…")
		if s = clip(firstSentence(s), maxMadeTitle); s != "" {
			return s
		}
	}
	return ""
}

func firstSentence(s string) string {
	for i, r := range s {
		switch r {
		case '。', '！', '？':
			return s[:i+utf8.RuneLen(r)]
		case '.', '!', '?':
			if i > 8 && strings.HasPrefix(s[i+1:], " ") {
				return s[:i+1]
			}
		}
	}
	return s
}

// clip cuts a line to n runes at most, the mark included.
func clip(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	runes := 0
	for i := range s {
		if runes++; runes == n {
			s, _ = safe.Cut(s, i+len("…"))
			return s
		}
	}
	return s
}

// head gives the first n bytes of s, not inside a rune.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
