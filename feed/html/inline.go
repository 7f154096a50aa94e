package html

import (
	"strings"

	"golang.org/x/net/html"

	"guanbao/feed/safe"
)

// Inline turns a short field that may hold markup, such as a title, into one
// clean line: tags go, entities are decoded once, of ruby the base stays. A
// "<" that begins no tag is text.
func Inline(src string) string {
	if strings.IndexByte(src, '<') < 0 {
		return safe.Line(html.UnescapeString(src))
	}
	var b strings.Builder
	reading, script := false, false
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return safe.Line(b.String())
		case html.TextToken:
			if !reading && !script {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken:
			raw, _ := z.TagName()
			name := string(raw)
			script = kind == html.StartTagToken && (name == "script" || name == "style")
			if !script {
				z.NextIsNotRawText()
			}
			switch r := elements[name].role; {
			case r == rubyText || r == rubyParen: // their end tags may be left out
				reading = kind == html.StartTagToken
			case r == ruby:
				reading = false
			case r.block() || r == lineBreak:
				b.WriteByte(' ')
			}
		case html.SelfClosingTagToken:
			z.NextIsNotRawText()
			b.WriteByte(' ')
		}
	}
}
