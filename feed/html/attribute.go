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
	start, numerals  string
	value            string
	rowspan, colspan string
	linked           bool // has a href
	header           bool // th or thead
	bullets          bool // ul, not ol
}

// read takes from the tokenizer the attributes that an element of the role
// has a use for. Of a name that is repeated the first counts.
func (a *attributes) read(z *html.Tokenizer, r role, named bool) {
	for more := true; more; {
		var key, val []byte
		key, val, more = z.TagAttr()
		var field *string
		switch r {
		case anchor:
			field = a.ofLink(key)
		case image:
			field = a.ofImage(key)
		case tableCell, tableRow:
			field = a.ofCell(key)
		case list, item:
			field = a.ofList(key)
		}
		if named && (string(key) == "id" || r == anchor && string(key) == "name") {
			field = &a.id
		}
		if field != nil && *field == "" {
			*field = string(val)
		}
	}
}

func (a *attributes) ofLink(key []byte) *string {
	switch string(key) {
	case "href":
		a.linked = true
		return &a.href
	case "title":
		return &a.title
	}
	return nil
}

func (a *attributes) ofImage(key []byte) *string {
	switch string(key) {
	case "src":
		return &a.src
	case "data-src", "data-original", "data-lazy-src":
		return &a.lazy
	case "alt":
		return &a.alt
	case "class":
		return &a.class
	case "width":
		return &a.width
	case "height":
		return &a.height
	}
	return nil
}

func (a *attributes) ofList(key []byte) *string {
	switch string(key) {
	case "start":
		return &a.start
	case "type":
		return &a.numerals
	case "value":
		return &a.value
	case "style":
		return &a.styling
	}
	return nil
}

func (a *attributes) ofCell(key []byte) *string {
	switch string(key) {
	case "rowspan":
		return &a.rowspan
	case "colspan":
		return &a.colspan
	case "align":
		return &a.align
	case "style":
		return &a.styling
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
	if end == 0 {
		return def
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

// listTypes are the names that HTML and CSS have for numerals.
var listTypes = map[string]Numerals{
	"a": LowerLetters, "A": UpperLetters, "i": LowerRoman, "I": UpperRoman,
	"lower-alpha": LowerLetters, "lower-latin": LowerLetters, "upper-alpha": UpperLetters, "upper-latin": UpperLetters,
	"lower-roman": LowerRoman, "upper-roman": UpperRoman,
}

// counting reads the numerals of a list from the type attribute or the style.
func (a *attributes) counting() Numerals {
	if n, ok := listTypes[strings.TrimSpace(a.numerals)]; ok {
		return n
	}
	for property := range strings.SplitSeq(strings.ToLower(a.styling), ";") {
		name, value, _ := strings.Cut(property, ":")
		if name = strings.TrimSpace(name); name == "list-style-type" || name == "list-style" {
			for word := range strings.FieldsSeq(value) {
				if n, ok := listTypes[word]; ok && len(word) > 1 {
					return n
				}
			}
		}
	}
	return Decimal
}
