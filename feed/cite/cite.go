// Package cite writes citations of bulletins: who said what, under which
// number, when and where, in the forms that documents and bibliographies want.
package cite

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"guanbao/feed"
)

// Form is a way to write a citation.
type Form string

// The forms.
const (
	Plain    Form = "plain"    // one line of text
	Markdown Form = "markdown" // one line, the title leads to the address
	BibTeX   Form = "bibtex"   // an entry of a bibliography
	GBT7714  Form = "gbt7714"  // an electronic bulletin of GB/T 7714-2015, section 4.6
)

// Forms lists the forms, the simplest first.
var Forms = []Form{Plain, Markdown, BibTeX, GBT7714}

// Cite writes a citation of an article as it was read at some moment, whose
// day is taken in the moment's own zone. Source is the name of its feed, which
// stands in for an issuing body that is not known. What is unknown is left
// out. The text has no line break at its end; but for BibTeX it is one line.
func Cite(a feed.Article, source string, f Form, read time.Time) string {
	c := citation{
		body: line(a.Issuer), title: line(a.Title), number: line(a.Number), address: address(a.URL), key: "guanbao-" + string(a.ID), read: read,
		date: a.Published, han: hasHan(a.Title),
	}
	for _, name := range a.Authors {
		if name = line(name); name != "" {
			c.authors = append(c.authors, name)
		}
	}
	if c.body == "" && len(c.authors) == 0 {
		c.body = line(source)
	}
	switch f {
	case Markdown:
		return c.markdown()
	case BibTeX:
		return c.bibtex()
	case GBT7714:
		return c.gbt7714()
	}
	return c.plain()
}

// citation is what is told of an article, each part on one line.
type citation struct {
	body    string // issuing body
	authors []string
	title   string
	number  string
	address string
	key     string
	date    time.Time
	read    time.Time
	han     bool // the title is Chinese or Japanese
}

// who is the issuing body, else the authors.
func (c citation) who() string {
	if c.body != "" {
		return c.body
	}
	return strings.Join(c.authors, ", ")
}

func (c citation) day() string {
	if c.date.IsZero() {
		return ""
	}
	return c.date.Format(time.DateOnly)
}

func (c citation) plain() string {
	return sentences(c.who(), c.title, c.number, c.day(), c.address)
}

func (c citation) markdown() string {
	title := escape(c.title, markdownMarks)
	if c.address != "" {
		title = "[" + title + "](<" + c.address + ">)"
	}
	return sentences(escape(c.who(), markdownMarks), title, escape(c.number, markdownMarks), c.day())
}

// gbt7714 follows the order of the standard: responsible body, title with what
// belongs to it, kind of document and carrier, day of publication, day of
// reading, address. Of more than three authors the first three are named.
func (c citation) gbt7714() string {
	who := c.body
	if who == "" {
		who = strings.Join(c.authors[:min(len(c.authors), 3)], ", ")
		switch more := len(c.authors) > 3; {
		case more && c.han:
			who += ", 等"
		case more:
			who += ", et al"
		}
	}
	title := c.title
	if c.number != "" {
		title += ": " + c.number
	}
	days := "[" + c.read.Format(time.DateOnly) + "]"
	if d := c.day(); d != "" {
		days = "(" + d + ")" + days
	}
	return sentences(who, title+"[EB/OL]", days, c.address) + "."
}

// bibtex writes an entry that BibTeX and biblatex read. Double braces keep
// names and titles as they are written.
func (c citation) bibtex() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s", c.key)
	put := func(field, value string) {
		if value != "" {
			fmt.Fprintf(&b, ",\n  %s = {%s}", field, value)
		}
	}
	whole := func(s string) string {
		if s == "" {
			return ""
		}
		return "{" + bibtexMarks.Replace(s) + "}"
	}
	who := whole(c.body)
	if who == "" {
		var names []string
		for _, a := range c.authors {
			names = append(names, whole(a))
		}
		who = strings.Join(names, " and ")
	}
	put("author", who)
	put("title", whole(c.title))
	put("number", bibtexMarks.Replace(c.number))
	if !c.date.IsZero() {
		put("date", c.day())
		put("year", c.date.Format("2006"))
		put("month", strings.TrimLeft(c.date.Format("01"), "0"))
	}
	put("url", c.address)
	put("urldate", c.read.Format(time.DateOnly))
	b.WriteString("\n}")
	return b.String()
}

// sentences joins what is not empty with full stops.
func sentences(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, ". ")
}

// line makes one line of a text, without controls.
func line(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			return ' '
		}
		return r
	}, s)), " ")
}

// address keeps an address from ending what it is written into.
func address(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`{}<>\"`, c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// markdownMarks are the characters that Markdown could take for marks.
const markdownMarks = "\\`*_[]<>#|~&!"

// escape puts a backslash before some characters.
func escape(s, marks string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(marks, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// bibtexMarks are the characters that TeX takes for commands.
var bibtexMarks = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`)
