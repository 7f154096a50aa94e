package main

import (
	"fmt"
	stdhtml "html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/ui/article"
)

// markdown writes an article as a document of CommonMark, with tables of
// GitHub's dialect and ruby as the inline HTML that CommonMark allows.
func markdown(it feed.Item) string {
	var m marker
	m.doc = article.NewPage(it).Body
	if it.Title != "" {
		m.line("# " + escapeMarkdown(it.Title))
	}
	for _, f := range origin(it) {
		m.line("*" + escapeMarkdown(f) + "*  ")
	}
	if it.URL != "" {
		m.line("<" + it.URL + ">")
	}
	m.out.WriteString("\n")
	m.blocks(m.doc.Blocks, "", "")
	return strings.TrimRight(m.out.String(), "\n") + "\n"
}

// origin tells where an article comes from, without the words of a language.
func origin(it feed.Item) []string {
	var out []string
	for _, f := range []string{it.Issuer, strings.Join(it.Authors, ", "), it.FeedTitle, it.Number} {
		if f != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	if d := dateOf(it.Article); d != "" {
		out = append(out, d)
	}
	return out
}

// dateOf is the date of an article as its publisher states it.
func dateOf(art feed.Article) string {
	switch {
	case art.Published.IsZero():
		return ""
	case art.DateOnly:
		return art.Published.Format("2006-01-02")
	}
	return art.Published.Format("2006-01-02 15:04 -07:00")
}

// marker writes Markdown.
type marker struct {
	out strings.Builder
	doc html.Document
}

func (m *marker) line(s string) { m.out.WriteString(s + "\n") }

// blocks writes blocks with an empty line between them. The first line begins
// with lead, the others with rest.
func (m *marker) blocks(bs []html.Block, lead, rest string) {
	for i, b := range bs {
		if i > 0 {
			m.line(strings.TrimRight(rest, " "))
			lead = rest
		}
		m.block(b, lead, rest)
	}
}

func (m *marker) block(b html.Block, lead, rest string) {
	if b.Anchor != "" && b.Kind != html.Item {
		lead += anchored(b)
		if !inlineKind(b.Kind) {
			m.line(lead)
			m.line(strings.TrimRight(rest, " "))
			lead = rest
		}
	}
	switch b.Kind {
	case html.Heading:
		m.line(lead + strings.Repeat("#", min(max(b.Level, 1)+1, 6)) + " " + strings.ReplaceAll(m.spans(b.Spans), "\\\n", " "))
	case html.List:
		m.list(b, lead, rest)
	case html.Item, html.Definition, html.Terms:
		m.blocks(b.Children, lead, rest)
	case html.Quote:
		m.blocks(b.Children, lead+"> ", rest+"> ")
	case html.Pre:
		m.pre(b, lead, rest)
	case html.TableBlock:
		m.table(b.Table, lead, rest)
	case html.Image:
		m.line(lead + m.image(b))
	case html.Rule:
		m.line(lead + "---")
	case html.Term:
		m.line(lead + "**" + m.spans(b.Spans) + "**")
	default:
		m.line(lead + strings.ReplaceAll(m.lines(b.Spans), "\n", "\n"+rest))
	}
}

// inlineKind reports whether an anchor may stand before the text of a block of
// the kind, in its line.
func inlineKind(k html.Kind) bool { return k == html.Paragraph || k == html.Term || k == html.Caption }

// anchored is the place that links of the text lead to, which Markdown has no
// sign for.
func anchored(b html.Block) string {
	if b.Anchor == "" {
		return ""
	}
	return `<a id="` + stdhtml.EscapeString(b.Anchor) + `"></a>`
}

// image writes a picture, within the link it stands in.
func (m *marker) image(b html.Block) string {
	alt := b.Spans[0]
	if b.Source == "" {
		return m.spans(b.Spans)
	}
	out := "![" + escapeMarkdown(alt.Text) + "](<" + b.Source + ">)"
	if link := alt.Link; link > 0 && link <= len(m.doc.Links) && m.doc.Links[link-1].URL != b.Source {
		out = "[" + out + "](<" + m.doc.Links[link-1].URL + ">)"
	}
	return out
}

// list writes a list. Markdown counts with numbers alone: letters and Roman
// numerals stand in the text of the items.
func (m *marker) list(b html.Block, lead, rest string) {
	next := b.Start
	for i, item := range b.Children {
		if item.Start != 0 {
			next = item.Start
		}
		mark, text := "- ", anchored(item)
		switch {
		case b.Ordered && b.Numerals == html.Decimal:
			mark = fmt.Sprintf("%d. ", max(next, 0))
		case b.Ordered:
			text += article.Numeral(next, b.Numerals) + "\\. "
		}
		next++
		if i > 0 {
			lead = rest
		}
		if len(item.Children) == 0 {
			m.line(strings.TrimRight(lead+mark+text, " "))
			continue
		}
		inner := rest + strings.Repeat(" ", len(mark))
		if text != "" && item.Children[0].Kind != html.Paragraph {
			m.line(strings.TrimRight(lead+mark+text, " "))
			m.line(strings.TrimRight(inner, " "))
			m.blocks(item.Children, inner, inner)
			continue
		}
		m.blocks(item.Children, lead+mark+text, inner)
	}
}

// pre fences text with more backquotes than it holds in a row.
func (m *marker) pre(b html.Block, lead, rest string) {
	var text strings.Builder
	for _, s := range b.Spans {
		text.WriteString(s.Text)
	}
	fence := "```"
	for strings.Contains(text.String(), fence) {
		fence += "`"
	}
	m.line(lead + fence)
	for l := range strings.Lines(strings.TrimRight(text.String(), "\n") + "\n") {
		m.out.WriteString(rest + l)
	}
	m.line(rest + fence)
}

// lines writes a run of text whose lines must not be taken for items of a list
// or the like.
func (m *marker) lines(spans []html.Span) string {
	ls := strings.Split(m.spans(spans), "\n")
	for i, l := range ls {
		digits := len(l) - len(strings.TrimLeft(l, "0123456789"))
		switch {
		case digits > 0 && digits < 10 && strings.ContainsAny(l[digits:min(digits+1, len(l))], ".)"):
			ls[i] = l[:digits] + "\\" + l[digits:]
		case l != "" && strings.ContainsRune("-+=", rune(l[0])):
			ls[i] = "\\" + l
		}
	}
	return strings.Join(ls, "\n")
}

// spans writes a run of text.
func (m *marker) spans(spans []html.Span) string {
	var b strings.Builder
	for i := 0; i < len(spans); {
		link, j := spans[i].Link, i
		for j < len(spans) && spans[j].Link == link {
			j++
		}
		var text strings.Builder
		for _, s := range spans[i:j] {
			text.WriteString(span(s))
		}
		if link > 0 && link <= len(m.doc.Links) {
			fmt.Fprintf(&b, "[%s](<%s>)", text.String(), m.doc.Links[link-1].URL)
		} else {
			b.WriteString(text.String())
		}
		i = j
	}
	return b.String()
}

// markdownStyles are the marks of the styles, innermost first; where a style
// has two, the second one is the HTML that CommonMark allows.
var markdownStyles = []struct {
	style     html.Style
	mark, tag string
}{
	{html.Super, "", "sup"}, {html.Sub, "", "sub"}, {html.Strike, "~~", "del"}, {html.Emphasis, "*", "em"}, {html.Strong, "**", "strong"},
	{html.Underline, "", "u"}, {html.Mark, "", "mark"},
}

// span writes text in its styles. Space at its ends stays outside of the
// marks, where CommonMark wants it; marks that would stand beside punctuation,
// where CommonMark does not see them between ideographs, are tags instead.
func span(s html.Span) string {
	if s.Text == "\n" {
		return "\\\n"
	}
	inner := strings.TrimFunc(s.Text, unicode.IsSpace)
	if inner == "" {
		return s.Text
	}
	before, after, _ := strings.Cut(s.Text, inner)
	first, _ := utf8.DecodeRuneInString(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	bare := s.Ruby == "" && isWord(first) && isWord(last) && s.Style&(html.Code|html.Super|html.Sub) == 0
	out := escapeMarkdown(inner)
	if s.Style&html.Code != 0 {
		out = codeSpan(inner)
	}
	if s.Ruby != "" {
		out = "<ruby>" + out + "<rt>" + escapeMarkdown(s.Ruby) + "</rt></ruby>"
	}
	for _, st := range markdownStyles {
		switch {
		case s.Style&st.style == 0:
		case st.mark != "" && bare:
			out = st.mark + out + st.mark
		default:
			out = "<" + st.tag + ">" + out + "</" + st.tag + ">"
		}
	}
	return before + out + after
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// codeSpan puts code between more backquotes than it holds in a row.
func codeSpan(code string) string {
	fence := "`"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	if fence != "`" {
		code = " " + code + " "
	}
	return fence + code + fence
}

// escapeMarkdown keeps text from being taken for marks.
var markdownEscapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "~", `\~`, "&", `\&`)

func escapeMarkdown(s string) string { return markdownEscapes.Replace(s) }

// pageHTML writes an article as a whole page of HTML. What stands in it is
// the canonical HTML of the cache, which holds no scripts.
func pageHTML(it feed.Item) string {
	e := stdhtml.EscapeString
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html")
	if it.Lang != "" {
		b.WriteString(` lang="` + e(it.Lang) + `"`)
	}
	fmt.Fprintf(&b, ">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n</head>\n<body>\n<h1>%s</h1>\n", e(it.Title), e(it.Title))
	if facts := origin(it); len(facts) > 0 {
		fmt.Fprintf(&b, "<p>%s</p>\n", e(strings.Join(facts, " · ")))
	}
	if it.URL != "" {
		fmt.Fprintf(&b, "<p><a href=\"%s\">%s</a></p>\n", e(it.URL), e(it.URL))
	}
	content := it.Content
	if content == "" && it.Summary != "" {
		content = "<p>" + e(it.Summary) + "</p>"
	}
	b.WriteString(content + "\n</body>\n</html>")
	return b.String()
}
