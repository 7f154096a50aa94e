package html

import "strings"

// escape writes text so that it stands in content and in attributes alike.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

// styleTags are the elements of the styles, outermost first.
var styleTags = [...]struct {
	style Style
	name  string
}{
	{Strong, "b"}, {Emphasis, "i"}, {Underline, "u"}, {Strike, "s"}, {Mark, "mark"}, {Code, "code"}, {Super, "sup"}, {Sub, "sub"},
}

// spans writes a line of text, with one element for each run of a link.
func (r *renderer) spans(spans []Span) {
	for i := 0; i < len(spans); {
		end := linkRun(spans, i)
		link := spans[i].Link
		if link > 0 {
			r.openLink(link)
		}
		for _, s := range spans[i:end] {
			r.span(s)
		}
		if link > 0 {
			r.end("a")
		}
		i = end
	}
}

// openLink writes the start tag of a link. Its title stands there
// the first time, if the text does not say as much.
func (r *renderer) openLink(n int) {
	l := r.links[n-1]
	r.WriteString("<a")
	r.attribute("href", l.URL)
	if !r.shown[n-1] && l.Title != r.texts[n-1] {
		r.attribute("title", l.Title)
	}
	r.shown[n-1] = true
	r.WriteByte('>')
}

// span writes text in its styles.
func (r *renderer) span(s Span) {
	if s.Text == lineFeed {
		if r.pre {
			r.WriteString(lineFeed)
		} else {
			r.WriteString("<br>")
		}
		return
	}
	for _, t := range styleTags {
		if s.Style&t.style != 0 {
			r.WriteString("<" + t.name + ">")
		}
	}
	if s.Ruby != "" {
		r.WriteString("<ruby>")
	}
	escape.WriteString(r, s.Text)
	if s.Ruby != "" {
		r.WriteString("<rt>")
		escape.WriteString(r, s.Ruby)
		r.WriteString("</rt></ruby>")
	}
	for i := len(styleTags) - 1; i >= 0; i-- {
		if s.Style&styleTags[i].style != 0 {
			r.end(styleTags[i].name)
		}
	}
}
