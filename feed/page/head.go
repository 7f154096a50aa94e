package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed/cjk"
	"guanbao/feed/page/internal/dom"
	"guanbao/feed/safe"
)

// head is what a page says of itself in its head and its headings.
type head struct {
	lang, base, canonical, title string
	h1                           []string
	meta                         map[string]string // by name or property, lower case; the first one
	times                        []string          // datetime of time elements
}

func readHead(root *html.Node) head {
	h := head{meta: map[string]string{}}
	dom.Each(root, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Html:
			h.lang = dom.Attr(n, "lang")
		case atom.Base:
			h.base = firstOf(h.base, dom.Attr(n, "href"))
		case atom.Title:
			h.title = firstOf(h.title, safe.Line(content(n)))
		case atom.H1:
			if t := safe.Line(content(n)); t != "" && len(h.h1) < 5 {
				h.h1 = append(h.h1, t)
			}
		case atom.Time:
			if t := dom.Attr(n, "datetime"); t != "" && len(h.times) < 5 {
				h.times = append(h.times, t)
			}
		case atom.Link:
			if strings.EqualFold(dom.Attr(n, "rel"), "canonical") {
				h.canonical = firstOf(h.canonical, dom.Attr(n, "href"))
			}
		case atom.Meta:
			name := strings.ToLower(firstOf(dom.Attr(n, "property"), dom.Attr(n, "name"), dom.Attr(n, "itemprop")))
			if c := strings.TrimSpace(dom.Attr(n, "content")); name != "" && c != "" && h.meta[name] == "" {
				h.meta[name] = c
			}
		case atom.Svg:
			return false
		}
		return true
	})
	h.canonical = firstOf(h.canonical, h.meta["og:url"])
	return h
}

// titles are the candidates for the title, best first.
func (h *head) titles() []string {
	list := []string{h.meta["articletitle"], h.meta["og:title"]}
	for _, t := range h.h1 {
		if len(h.h1) == 1 || strings.Contains(plain(h.title), plain(t)) {
			list = append([]string{t}, list...)
		}
	}
	list = append(list, withoutSite(h.title, firstOf(h.meta["og:site_name"], h.meta["sitename"])))
	return list
}

// bestTitle is the first candidate that is more than a word, in the longest
// form in which one of the others has it.
func bestTitle(titles []string) string {
	for _, t := range titles {
		t = safe.Title(t)
		if utf8.RuneCountInString(plain(t)) >= 4 {
			return t
		}
	}
	for _, t := range titles {
		if t = safe.Title(t); t != "" {
			return t
		}
	}
	return ""
}

// withoutSite takes the names of site and column off the end of a title.
func withoutSite(title, site string) string {
	if t, ok := strings.CutSuffix(title, site); ok && site != "" {
		title = strings.TrimRight(t, " -_|—–·>»")
	}
	for _, sep := range []string{" - ", "_", " | ", " – ", " — ", "－", "|", "-"} {
		if t, _, ok := strings.Cut(title, sep); ok && utf8.RuneCountInString(strings.TrimSpace(t)) >= 8 {
			return strings.TrimSpace(t)
		}
	}
	return title
}

// plain is what of a title is compared.
func plain(s string) string { return cjk.LetterKey(s) }

// content is the text of an element.
func content(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom != atom.Script && n.DataAtom != atom.Style:
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
		}
	}
	walk(n)
	return b.String()
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
