package listing

import (
	"encoding/json"
	"strconv"
	"strings"

	"guanbao/feed/html"
	"guanbao/feed/safe"
)

// Path finds a value in JSON in one or several ways, of which the first that
// finds something counts: names and numbers with dots between them, "." for the
// value itself. Where a link is meant a way may be an address with such ways in
// it, in braces.
type Path []string

// find gives the first value that a way finds and that is not empty.
func (p Path) find(v any) any {
	for _, way := range p {
		if found := walkTo(v, way); found != nil && found != "" {
			return found
		}
	}
	return nil
}

// walkTo follows one way.
func walkTo(v any, way string) any {
	if way == "." {
		return v
	}
	for _, name := range strings.Split(way, ".") {
		switch at := v.(type) {
		case map[string]any:
			v = at[name]
		case []any:
			i, err := strconv.Atoi(name)
			if err != nil || i < 0 || i >= len(at) {
				return nil
			}
			v = at[i]
		default:
			return nil
		}
	}
	return v
}

// line is what a value says on one line; "" for one that is no text.
func line(v any) string {
	switch v := v.(type) {
	case string:
		if strings.ContainsAny(v, "<&") {
			v = html.Inline(v)
		}
		return safe.Line(v)
	case json.Number:
		return v.String()
	}
	return ""
}

// written is a value as it was written.
func written(v any) string {
	if s, ok := v.(string); ok {
		return strings.TrimSpace(s)
	}
	return line(v)
}

// slot is a way in braces.
var slot = later(`\{[^{}]*\}`)

// address is what the first way says that finds a link: one with slots is
// filled, and finds nothing where one of them is empty.
func (p Path) address(v any) string {
	for _, way := range p {
		if !strings.Contains(way, "{") {
			if s := written(walkTo(v, way)); s != "" {
				return s
			}
			continue
		}
		whole := true
		s := slot().ReplaceAllStringFunc(way, func(name string) string {
			part := written(walkTo(v, name[1:len(name)-1]))
			whole = whole && part != ""
			return part
		})
		if whole {
			return s
		}
	}
	return ""
}
