package listing

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"guanbao/feed/safe"
)

// Bounds on a guess in JSON.
const (
	deepest  = 8
	mostTold = 20 // items that are looked at to tell their fields
)

// guessItems finds the list of a document, else the longest text with links in
// it.
func (r *reader) guessItems(root any) {
	list, _, text := r.bestList(root)
	switch {
	case list != "":
		r.found.Items = Path{list}
	case text != "":
		r.found.Items, r.found.Kind = Path{text}, KindHTML
	}
}

// bestList gives the way to the list whose items have the longest titles under
// addresses, with what it counts, and that to the longest text with links in it.
func (r *reader) bestList(root any) (list string, top int, text string) {
	longest := 0
	var walk func(v any, way string, depth int)
	walk = func(v any, way string, depth int) {
		switch v := v.(type) {
		case map[string]any:
			for _, name := range slices.Sorted(maps.Keys(v)) {
				if depth < deepest && name != "" && !strings.Contains(name, ".") {
					walk(v[name], joined(way, name), depth+1)
				}
			}
		case []any:
			if s := r.listScore(v); s > top {
				list, top = way, s
			}
			for i, e := range v[:min(len(v), 5)] {
				if depth < deepest {
					walk(e, joined(way, strconv.Itoa(i)), depth+1)
				}
			}
		case string:
			if len(v) > longest && strings.Contains(v, "<a ") {
				text, longest = way, len(v)
			}
		}
	}
	walk(root, ".", 0)
	return list, top, text
}

func joined(way, name string) string {
	if way == "." {
		return name
	}
	return way + "." + name
}

// listScore is how much a list looks like one of bulletins, 0 for one that does
// not.
func (r *reader) listScore(list []any) int {
	f := r.guessFields(list)
	if len(list) < 2 || f.Title == nil || f.Link == nil {
		return 0
	}
	score := 0
	for _, v := range list[:min(len(list), mostTold)] {
		score += min(letters(line(f.Title.find(v))), longTitle)
	}
	if len(f.Date) > 0 {
		score *= 3
	}
	return score
}

// fieldWords are words in the names of fields, those that tell most first.
var fieldWords = map[string][]string{
	"title":   {"title", "subject", "headline", "biaoti", "name"},
	"link":    {"url", "link", "href", "path"},
	"date":    {"publish", "pub", "issue", "release", "display", "date", "time"},
	"summary": {"summary", "abstract", "description", "digest", "memo", "intro", "zhaiyao"},
}

// guessFields fills in the fields that the rule leaves open.
func (r *reader) guessFields(list []any) Fields {
	f := r.rule.Fields
	told := list[:min(len(list), mostTold)]
	ways := waysIn(told)
	if len(f.Title) == 0 {
		f.Title = bestWay("title", ways, told, func(s string) int {
			if day(s) || address(s) || letters(s) < 20 {
				return 0
			}
			return min(letters(s), longTitle)
		})
	}
	if len(f.Link) == 0 {
		f.Link = bestWay("link", ways, told, func(s string) int {
			if _, err := safe.URL(s, r.base); err != nil || !address(s) || picture(s) {
				return 0
			}
			return 100
		})
	}
	if len(f.Date) == 0 {
		f.Date = bestWay("date", ways, told, func(s string) int {
			var it item
			if len(s) > 40 || len(strings.FieldsFunc(s, notDigit)) < 3 && !moment(s) || !r.dayOf(&it, s) {
				return 0
			}
			return 100
		})
	}
	if len(f.Summary) == 0 {
		f.Summary = bestWay("summary", ways, told, nil)
	}
	return f
}

// waysIn are the ways to the texts and numbers of items, those of values within
// values too.
func waysIn(list []any) []string {
	found := map[string]bool{}
	for _, v := range list {
		item, _ := v.(map[string]any)
		for name, v := range item {
			switch v := v.(type) {
			case map[string]any:
				for inner := range v {
					found[name+"."+inner] = true
				}
			case []any:
			default:
				found[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// bestWay is the way whose values count most; without a count it is the one
// with the best name alone. Half of the items must have such a value.
func bestWay(field string, ways []string, list []any, count func(string) int) Path {
	best, top := "", 0
	for _, way := range ways {
		sum, n, values := 0, 0, map[string]bool{}
		for _, v := range list {
			s := line(walkTo(v, way))
			c := len(s)
			if count != nil {
				c = count(s)
			}
			if c > 0 {
				sum, n, values[s] = sum+c, n+1, true
			}
		}
		named := nameScore(field, way)
		if count == nil && named == 1 || 2*n < len(list) || n == 0 {
			continue
		}
		if s := sum * named * (1 + len(values)); s > top { // one value for all says nothing of each
			best, top = way, s
		}
	}
	if best == "" {
		return nil
	}
	return Path{best}
}

// nameScore is what a name says for a field, 1 for nothing.
func nameScore(field, way string) int {
	name := strings.ToLower(way[strings.LastIndexByte(way, '.')+1:])
	for i, word := range fieldWords[field] {
		if strings.Contains(name, word) {
			return 10 - i
		}
	}
	return 1
}

// address reports whether a text is an address, whole or from a path on.
func address(s string) bool {
	if strings.ContainsAny(s, " <>\n") || len(s) > 2000 {
		return false
	}
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "./") ||
		strings.HasPrefix(s, "../") || strings.Contains(s, ".htm") || strings.Contains(s, ".shtml") || strings.Contains(s, ".do?")
}

func picture(s string) bool {
	s = strings.ToLower(s)
	return strings.HasSuffix(s, ".jpg") || strings.HasSuffix(s, ".png") || strings.HasSuffix(s, ".gif") || strings.HasSuffix(s, ".jpeg") || strings.HasSuffix(s, ".webp")
}

// moment reports whether a text counts seconds or milliseconds, from 2001 to
// 2065.
func moment(s string) bool {
	return (len(s) == 10 || len(s) == 13) && strings.Trim(s, "0123456789") == "" && s[0] >= '1' && s[0] <= '2'
}
