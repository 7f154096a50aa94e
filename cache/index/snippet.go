package index

import (
	"strings"
	"unicode/utf8"

	"guanbao/feed/query"
)

// Of a snippet, in bytes: how much it has at most, and how much of that stands
// before what was found.
const (
	snippetBytes = 360
	beforeBytes  = 90
)

// Snippet cuts a line out of a text around the first place where most of some
// words stand together, and tells where they stand in it, in bytes. Without
// any it gives the beginning. Folded is the text, folded.
func Snippet(text string, folded query.Text, words []query.Word) (string, [][2]int) {
	marks := folded.Marks(words)
	start := 0
	if len(marks) > 0 {
		start = startOf(text, marks[densest(marks)][0])
	}
	end := start + snippetBytes
	if end >= len(text) {
		end = len(text)
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	var spans [][2]int
	for _, m := range marks {
		if m[0] >= start && m[1] <= end {
			spans = append(spans, [2]int{m[0] - start, m[1] - start})
		}
	}
	// Line breaks are one byte, as the blanks in their place.
	return strings.ReplaceAll(text[start:end], "\n", " "), spans
}

// densest gives the first of the marks from which most fit into a snippet.
func densest(marks [][2]int) int {
	best, most := 0, 0
	for i, last := 0, 0; i < len(marks); i++ {
		for last < len(marks) && marks[last][1]-marks[i][0] <= snippetBytes-beforeBytes {
			last++
		}
		if last-i > most {
			best, most = i, last-i
		}
		last = max(last, i+1)
	}
	return best
}

// startOf finds where a snippet begins that shows a place: at the beginning of
// a sentence or line if one is near.
func startOf(text string, at int) int {
	start := max(0, at-beforeBytes)
	for start < at && !utf8.RuneStart(text[start]) {
		start++
	}
	for _, end := range []string{"\n", "。", "；", "，", ". ", " "} {
		if i := strings.LastIndex(text[start:at], end); i >= 0 {
			return start + i + len(end)
		}
	}
	return start
}
