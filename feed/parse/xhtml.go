package parse

import "strings"

// voidElements are the elements of HTML that have no end tag.
var voidElements = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true,
	"link": true, "meta": true, "param": true, "source": true, "track": true, "wbr": true,
}

// asHTML turns the XML that stands in a text into what an HTML parser reads in
// the same way: prefixes go, <p/> becomes <p></p>, and CDATA sections are
// opened.
func asHTML(s string) string {
	if !strings.Contains(s, "/>") && !strings.Contains(s, "<![CDATA[") && !prefixed(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var attrs []attr
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		if body, ok := strings.CutPrefix(s, "<![CDATA["); ok {
			inner, rest, _ := strings.Cut(body, "]]>")
			b.WriteString(inner)
			s = rest
			continue
		}
		if !startsTag(s) {
			b.WriteByte('<')
			s = s[1:]
			continue
		}
		t := readTag(s, 0, attrs)
		attrs = t.attrs
		writeTag(&b, s[:t.end], &t)
		s = s[t.end:]
	}
}

func writeTag(b *strings.Builder, raw string, t *tag) {
	if t.prefix != "" {
		if i := strings.IndexByte(raw, ':'); i >= 0 {
			open := "<"
			if t.closing {
				open = "</"
			}
			raw = open + raw[i+1:]
		}
	}
	if t.empty && !voidElements[t.name] {
		b.WriteString(strings.TrimSuffix(raw, "/>"))
		b.WriteString("></" + t.name + ">")
		return
	}
	b.WriteString(raw)
}

// prefixed reports whether the first element of s has a prefix.
func prefixed(s string) bool {
	i := strings.IndexByte(s, '<')
	if i < 0 || !startsTag(s[i:]) {
		return false
	}
	for j := i + 1; j < len(s) && !endsName(s[j]); j++ {
		if s[j] == ':' {
			return true
		}
	}
	return false
}
