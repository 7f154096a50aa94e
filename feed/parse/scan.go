package parse

import (
	"strings"
)

// Bounds on one tag (manners.md 37).
const (
	maxAttributes = 256      // kept of one tag; the rest is passed over
	maxQuoted     = 64 << 10 // bytes of one quoted value
)

// tag is a start or end tag as it stands in a damaged document.
type tag struct {
	prefix, name string // in lower case
	attrs        []attr
	closing      bool // </name>
	empty        bool // <name/>
	whole        bool // its > is there
	end          int  // offset after it
}

type attr struct {
	prefix, name string // in lower case
	value        string // references decoded
}

// get gives the value of an attribute, whatever its prefix, and "" without it.
func (t *tag) get(name string) string {
	for _, a := range t.attrs {
		if a.name == name && a.prefix != "xmlns" {
			return a.value
		}
	}
	return ""
}

// qualified is the name with its prefix, as two tags are compared.
func (t *tag) qualified() string {
	if t.prefix == "" {
		return t.name
	}
	return t.prefix + ":" + t.name
}

// startsTag reports whether s, which begins with '<', begins with a tag.
func startsTag(s string) bool {
	if len(s) < 2 {
		return false
	}
	c := s[1]
	if c == '/' && len(s) > 2 {
		c = s[2]
	}
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c >= 0x80
}

// readTag reads the tag at src[at], which startsTag has seen. Quotes that do
// not close, values without quotes and a missing > are borne with.
func readTag(src string, at int, attrs []attr) tag {
	t := tag{attrs: attrs[:0]}
	i := at + 1
	if src[i] == '/' {
		t.closing = true
		i++
	}
	start := i
	for i < len(src) && !endsName(src[i]) {
		i++
	}
	t.prefix, t.name = splitName(src[start:i])
	for i < len(src) {
		switch c := src[i]; {
		case c == '>':
			t.whole, t.end = true, i+1
			return t
		case c == '<': // the next tag: this one was never closed
			t.end = i
			return t
		case c == '/':
			t.empty = i+1 < len(src) && src[i+1] == '>'
			i++
		case c <= ' ' || c == '"' || c == '\'' || c == '=':
			i++
		default:
			i = t.readAttr(src, i)
		}
	}
	t.end = len(src)
	return t
}

func (t *tag) readAttr(src string, i int) int {
	start := i
	for i < len(src) && src[i] != '=' && !endsName(src[i]) {
		i++
	}
	name := src[start:i]
	i = skipSpace(src, i)
	value := ""
	if i < len(src) && src[i] == '=' {
		value, i = readValue(src, skipSpace(src, i+1))
	}
	if len(t.attrs) < maxAttributes {
		prefix, local := splitName(name)
		t.attrs = append(t.attrs, attr{prefix, local, unescape(value)})
	}
	return i
}

// readValue reads a value in quotes or up to the next space or >.
func readValue(src string, i int) (string, int) {
	if i >= len(src) {
		return "", i
	}
	if q := src[i]; q == '"' || q == '\'' {
		i++
		if n := strings.IndexByte(src[i:min(len(src), i+maxQuoted)], q); n >= 0 {
			return src[i : i+n], i + n + 1
		}
		if n := strings.IndexByte(src[i:min(len(src), i+maxQuoted)], '>'); n >= 0 {
			return src[i : i+n], i + n
		}
		return "", len(src)
	}
	start := i
	for i < len(src) && src[i] > ' ' && src[i] != '>' && src[i] != '<' {
		i++
	}
	return src[start:i], i
}

func skipSpace(s string, i int) int {
	for i < len(s) && s[i] <= ' ' {
		i++
	}
	return i
}

func endsName(c byte) bool {
	return c <= ' ' || c == '>' || c == '/' || c == '<' || c == '=' || c == '"' || c == '\''
}

func splitName(s string) (prefix, local string) {
	s = strings.ToLower(s)
	if p, l, ok := strings.Cut(s, ":"); ok {
		return p, l
	}
	return "", s
}

// finder looks for ends that may be missing and remembers that one is, so that
// a document with ten thousand unclosed comments is still read in linear time.
type finder struct{ missing map[string]int }

// after gives the offset after the next occurrence of end at or after from, -1
// without one.
func (f *finder) after(src, end string, from int) int {
	if from > len(src) {
		return -1
	}
	if at, ok := f.missing[end]; ok && from >= at {
		return -1
	}
	if n := strings.Index(src[from:], end); n >= 0 {
		return from + n + len(end)
	}
	if f.missing == nil {
		f.missing = make(map[string]int)
	}
	f.missing[end] = from
	return -1
}
