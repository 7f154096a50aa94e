package main

import (
	"fmt"
	stdhtml "html"
	"slices"
	"strings"

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
		m.line(lead + "![" + m.spans(b.Spans) + "](<" + b.Source + ">)")
	case html.Rule:
		m.line(lead + "---")
	case html.Term:
		m.line(lead + "**" + m.spans(b.Spans) + "**")
	default:
		m.line(lead + strings.ReplaceAll(m.spans(b.Spans), "\n", "\n"+rest))
	}
}

func (m *marker) list(b html.Block, lead, rest string) {
	for i, item := range b.Children {
		mark := "- "
		if b.Ordered {
			mark = fmt.Sprintf("%d. ", max(b.Start, 0)+i)
		}
		if i > 0 {
			lead = rest
		}
		if len(item.Children) == 0 {
			m.line(lead + strings.TrimRight(mark, " "))
			continue
		}
		m.blocks(item.Children, lead+mark, rest+strings.Repeat(" ", len(mark)))
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

// span writes text of one style. Space at its ends stays outside of the
// marks, where CommonMark wants it.
func span(s html.Span) string {
	if s.Text == "\n" {
		return "\\\n"
	}
	text := escapeMarkdown(s.Text)
	if s.Ruby != "" {
		text = "<ruby>" + text + "<rt>" + escapeMarkdown(s.Ruby) + "</rt></ruby>"
	}
	inner := strings.TrimSpace(text)
	if inner == "" {
		return text
	}
	mark := ""
	switch {
	case s.Style&html.Code != 0:
		return strings.Replace(text, inner, "`"+strings.ReplaceAll(s.Text, "`", "'")+"`", 1)
	case s.Style&html.Strong != 0:
		mark = "**"
	case s.Style&html.Emphasis != 0:
		mark = "*"
	case s.Style&html.Strike != 0:
		mark = "~~"
	}
	return strings.Replace(text, inner, mark+inner+mark, 1)
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
