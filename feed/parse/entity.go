package parse

import (
	"html"
	"strings"
)

// maxReference is the length in bytes up to which a character reference is
// looked for; the longest name of HTML has 33 with & and ;.
const maxReference = 40

// unescape decodes character references once: the five of XML, the numeric
// ones and the names of HTML. What is no reference stays as it stands, and so
// does a reference without its semicolon: `?a=1&copy=2` is an address.
func unescape(s string) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i >= 0 {
		b.WriteString(s[:i])
		s = s[i:]
		n := referenceLen(s)
		if n == 0 {
			b.WriteByte('&')
			s = s[1:]
		} else {
			b.WriteString(reference(s[:n]))
			s = s[n:]
		}
		i = strings.IndexByte(s, '&')
	}
	b.WriteString(s)
	return b.String()
}

// referenceLen is the length of the reference, & and ; included, that s begins
// with, or 0.
func referenceLen(s string) int {
	end := strings.IndexByte(s[:min(len(s), maxReference)], ';')
	if end < 2 {
		return 0
	}
	name := s[1:end]
	if name[0] == '#' {
		if name = name[1:]; name == "" || name == "x" || name == "X" {
			return 0
		}
	}
	for i := range len(name) {
		c := name[i]
		if c|0x20 < 'a' || c|0x20 > 'z' {
			if c < '0' || c > '9' {
				return 0
			}
		}
	}
	return end + 1
}

// reference decodes one reference; an unknown one stays.
func reference(s string) string {
	switch s {
	case "&amp;":
		return "&"
	case "&lt;":
		return "<"
	case "&gt;":
		return ">"
	case "&quot;":
		return `"`
	case "&apos;":
		return "'"
	}
	out := html.UnescapeString(s)
	if strings.HasSuffix(out, ";") && out != ";" {
		return s // unknown, or one that HTML reads without its semicolon: &copyfoo;
	}
	return out
}
