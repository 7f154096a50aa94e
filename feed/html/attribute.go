package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// attributes are those of a start tag that the tree has a use for, decoded.
type attributes struct {
	id, href, title  string
	src, lazy, alt   string
	class, styling   string
	width, height    string
	align            string
	start            string
	rowspan, colspan string
	linked           bool // has a href
	header           bool // th or thead
	bullets          bool // ul, not ol
}

// read takes the attributes from the tokenizer. Of a name that is repeated the
// first counts.
func (a *attributes) read(z *html.Tokenizer) {
	for more := true; more; {
		var key, val []byte
		key, val, more = z.TagAttr()
		field := a.field(string(key))
		if field != nil && *field == "" {
			*field = string(val)
		}
	}
}

func (a *attributes) field(key string) *string {
	switch key {
	case "id", "name":
		return &a.id
	case "href":
		a.linked = true
		return &a.href
	case "title":
		return &a.title
	case "src":
		return &a.src
	case "data-src", "data-original", "data-lazy-src":
		return &a.lazy
	case "alt":
		return &a.alt
	case "class":
		return &a.class
	case "style":
		return &a.styling
	case "width":
		return &a.width
	case "height":
		return &a.height
	case "align":
		return &a.align
	case "start":
		return &a.start
	case "rowspan":
		return &a.rowspan
	case "colspan":
		return &a.colspan
	}
	return nil
}

// number reads the digits that s begins with, as browsers do, and returns def
// when there are none, more than follow to a sensible bound, or a per cent
// sign after them.
func number(s string, def int) int {
	s = strings.TrimSpace(s)
	end := 0
	for end < len(s) && '0' <= s[end] && s[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(s[:end])
	if err != nil || n > 1_000_000 || strings.HasPrefix(s[end:], "%") {
		return def
	}
	return n
}

// alignment reads the alignment from the align attribute or the style.
func (a *attributes) alignment() Align {
	value := a.align
	if at := strings.Index(a.styling, "text-align:"); value == "" && at >= 0 {
		value, _, _ = strings.Cut(a.styling[at+len("text-align:"):], ";")
	}
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "left", "start":
		return AlignLeft
	case "center", "middle":
		return AlignCentre
	case "right", "end":
		return AlignRight
	}
	return AlignNone
}
