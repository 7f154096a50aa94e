package related

import (
	"html"
	"strings"
)

// inline are the elements that do not part the text before them from the text
// within them.
var inline = map[string]bool{
	"a": true, "strong": true, "em": true, "code": true, "ruby": true, "sub": true, "sup": true, "del": true, "ins": true,
	"b": true, "i": true, "u": true, "s": true, "mark": true, "small": true, "span": true, "q": true, "cite": true,
}

// plain gives the text of canonical HTML, as feed/html writes it: blocks and
// cells on lines of their own, no readings of ruby, no images. It takes a
// sixth of the time that building the document would.
func plain(src string) string {
	var b strings.Builder
	b.Grow(len(src))
	for src != "" {
		at := strings.IndexByte(src, '<')
		if at < 0 {
			b.WriteString(html.UnescapeString(src))
			break
		}
		b.WriteString(html.UnescapeString(src[:at]))
		src = src[at+1:]
		end := strings.IndexByte(src, '>')
		if end < 0 {
			break
		}
		tag := src[:end]
		src = src[end+1:]
		switch name := element(tag); {
		case tag == "rt" || tag == "rp":
			_, src, _ = strings.Cut(src, "</"+tag+">")
		case !inline[name] && b.Len() > 0:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// element is the name in a tag, opening or closing.
func element(tag string) string {
	tag = strings.TrimPrefix(tag, "/")
	if i := strings.IndexByte(tag, ' '); i >= 0 {
		return tag[:i]
	}
	return tag
}
