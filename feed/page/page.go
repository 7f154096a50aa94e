package page

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"

	"guanbao/feed"
	"guanbao/feed/bulletin"
	"guanbao/feed/charset"
	"guanbao/feed/cjk"
	"guanbao/feed/html"
	"guanbao/feed/language"
	"guanbao/feed/lists"
	"guanbao/feed/safe"
)

// Bounds on a page.
const (
	maxPage    = 2 << 20 // bytes that are read
	leastText  = 40      // characters of text without which a page is no article
	maxSummary = 300     // characters
)

// Page is the page of an article. All text keeps its glosses, as it does
// wherever it is stored; html.StripArticle and html.StripGlosses take them out
// by the verdict.
type Page struct {
	Article  feed.Article  // Content is the main text, Links are attachments and lists; without ID
	Document html.Document // the main text
	Verdict  cjk.Verdict   // on the glosses of text, title and links together
	Charset  string        // IANA name of the charset that was used to decode
	Next     string        // address of the next page of an article that has several, else empty
	Found    bool          // there is a text; else the page is no article or needs its scripts
	Rule     *Rule         // by which it was read, nil for none
	Missed   []Part        // for which the rule has a selector that found nothing
	Warnings []feed.Warning

	ruledNext bool // the rule names Next
}

// Read reads a page by no rule. The error is a *feed.Problem of kind
// ProblemEmpty.
func Read(raw feed.Raw) (Page, error) { return Reader{}.Read(raw) }

// Read reads a page by the rule for its site, if there is one. The error is a
// *feed.Problem of kind ProblemEmpty.
func (all Reader) Read(raw feed.Raw) (Page, error) {
	p := Page{Rule: all.rule(raw.URL)}
	if len(bytes.TrimSpace(raw.Body)) == 0 {
		return p, &feed.Problem{Kind: feed.ProblemEmpty}
	}
	body := raw.Body
	if len(body) > maxPage {
		body = body[:maxPage]
		p.warn(feed.WarnTruncated, "page")
	}
	declared := ""
	if p.Rule != nil {
		declared = p.Rule.Charset
	}
	src, name := Decode(body, raw.ContentType, declared, p.warn)
	p.Charset = name
	p.Article.Comments = feed.NoCount
	root, err := nethtml.Parse(strings.NewReader(src))
	if err != nil { // nested beyond any sense; the text is there all the same
		p.warn(feed.WarnIllFormed, "nested too deep")
		p.Article.URL, _ = safe.URL(raw.URL, nil)
		p.settle(html.Parse(src, base(raw.URL)), "", "", []string{titleOf(src)})
		if !p.Found {
			p.warn(feed.WarnNoText, "")
		}
		return p, nil
	}
	r := &reader{page: &p, root: root, from: raw.URL}
	r.read()
	return p, nil
}

// reader reads one page whose tree stands.
type reader struct {
	page *Page
	root *nethtml.Node
	from string // where the page came from
	base *url.URL
	head head
	ruled
	left int // links of lists and attachments that are too many
}

func (r *reader) read() {
	p := r.page
	r.head = readHead(r.root)
	r.base = base(r.from)
	p.Article.URL = r.address()
	if r.base == nil {
		r.base = base(p.Article.URL)
	}
	if b, err := safe.URL(r.head.base, r.base); err == nil && r.head.base != "" {
		r.base = base(b)
	}
	if p.Rule != nil {
		r.apply(p.Rule)
	}
	links, left := lists.Take(r.root, r.self())
	p.Article.Links = r.withoutKinds(links)
	r.left += left
	login := r.login()
	lines := readLines(r.root)
	p.Article.Comments = commentsIn(lines)
	p.Next, p.ruledNext = cmp.Or(r.ruled.next, r.nextPage()), r.ruled.next != ""
	takePagers(r.root)
	r.dates(lines)
	p.Article.Issuer = cmp.Or(r.ruled.issuer, r.issuer(lines))
	if p.Rule != nil {
		p.Missed = r.missed(p.Rule)
	}
	files := r.attachments()
	text := ""
	if r.found[PartBody] {
		text = r.text()
	} else {
		text = r.mainText()
	}
	titles := append([]string{r.title}, r.head.titles()...)
	p.settle(withoutTitle(html.Parse(text, r.base), titles), r.head.lang, r.title, titles)
	p.Found = p.Found || r.found[PartBody] && len(p.Document.Blocks) > 0
	if !p.Found {
		p.warn(feed.WarnNoText, "")
	}
	p.Article.Links = append(files, p.Article.Links...)
	if r.left > 0 {
		p.warn(feed.WarnTruncated, fmt.Sprint(r.left, " links"))
	}
	if login {
		p.Found = false
		p.warn(feed.WarnLogin, "")
	}
}

// self is the base under which the page knows its own address.
func (r *reader) self() *url.URL {
	if r.base == nil || r.head.base != "" || r.page.Article.URL == "" {
		return r.base
	}
	if own := base(r.page.Article.URL); own != nil && own.Host == r.base.Host && r.from == "" {
		return own
	}
	return r.base
}

// address is what the page calls itself, where that is on the host it came
// from, else where it came from.
func (r *reader) address() string {
	own, err := safe.URL(r.head.canonical, r.base)
	from, _ := safe.URL(r.from, nil)
	if err != nil || r.head.canonical == "" {
		return from
	}
	if u := base(own); r.base != nil && (u == nil || u.Host != r.base.Host || u.Path == "/" && r.base.Path != "/") {
		return from
	}
	return own
}

// settle sets what follows from the text and the title, which is the best of
// some where it is not known.
func (p *Page) settle(d html.Document, lang, title string, titles []string) {
	a := &p.Article
	p.Document = d
	text := d.Text()
	a.Content = html.Render(d)
	a.Title = cmp.Or(title, bestTitle(titles))
	a.Summary = clip(safe.Line(text), maxSummary)
	a.Lang = language.Of(a.Title+" "+a.Summary, lang)
	if a.Published.IsZero() || a.Issuer == "" || a.Number == "" {
		imprint := bulletin.Read(*a, d)
		if a.Issuer == "" {
			a.Issuer = safe.Title(imprint.Issuer())
		}
		if a.Number == "" {
			a.Number = safe.Title(imprint.Number())
		}
	}
	p.Verdict = html.FindGlosses(*a, d)
	p.Found = characters(text) > 0 && a.Title != "" && !a.Published.IsZero() ||
		characters(text) >= leastText && characters(text) > 2*linked(d)
	if d.Truncated {
		p.warn(feed.WarnTruncated, "content")
	}
}

// linked counts the characters of a text that stand in links.
func linked(d html.Document) int {
	n := 0
	for _, l := range d.Links {
		n += characters(l.Title)
	}
	return n
}

func (p *Page) warn(kind feed.WarningKind, detail string) {
	if len(p.Warnings) < 20 {
		detail, _ = safe.Cut(safe.Line(detail), 160)
		p.Warnings = append(p.Warnings, feed.Warning{Kind: kind, Detail: detail})
	}
}

func base(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	return u
}

// titleOf finds the title in source that was not made a tree.
func titleOf(src string) string {
	src = src[:min(len(src), 16<<10)]
	at := strings.Index(strings.ToLower(src), "<title")
	if at < 0 {
		return ""
	}
	_, rest, _ := strings.Cut(src[at:], ">")
	title, _, _ := strings.Cut(rest, "<")
	return html.Inline(title)
}

// Decode gives a page as UTF-8 and the name of its charset. Declared, a name that
// ParseCharset gave, goes before what the page and its HTTP header say; "" leaves
// it to them.
func Decode(body []byte, contentType, declared string, warn charset.Warn) (src, name string) {
	if declared == "" {
		declared = declaredCharset(body, contentType)
	}
	return charset.Decode(body, declared, warn)
}

// declaredCharset is what the page's own head declares, else the HTTP header.
func declaredCharset(body []byte, contentType string) string {
	head := strings.ToLower(string(body[:min(len(body), 4<<10)]))
	for from := 0; ; {
		i := strings.Index(head[from:], "<meta")
		if i < 0 {
			return charset.Name(charset.Parameter(contentType, "charset"))
		}
		tag, _, _ := strings.Cut(head[from+i:], ">")
		name := charset.Name(charset.Parameter(tag, "charset"))
		if name != "" && !strings.HasPrefix(name, "UTF-16") {
			return name
		}
		from += i + 5
	}
}

func clip(s string, runes int) string {
	if utf8.RuneCountInString(s) <= runes {
		return s
	}
	r := []rune(s)
	return string(r[:runes-1]) + "…"
}
