package html

import (
	"strings"

	"guanbao/feed/safe"
)

// lineFeed is the text of the span that is a line break.
const lineFeed = "\n"

// tidy brings spans into their one form: a line break belongs to a link only
// within it, links around nothing but blanks go, and neighbours that look
// alike are one.
func tidy(spans []Span) []Span {
	for i := range spans {
		if spans[i].Text == lineFeed {
			spans[i] = Span{Text: lineFeed, Link: across(spans, i)}
		}
	}
	for i := 0; i < len(spans); {
		end := linkRun(spans, i)
		if spans[i].Link != 0 && blankSpans(spans[i:end]) {
			for j := i; j < end; j++ {
				spans[j].Link = 0
			}
		}
		i = end
	}
	return merge(spans)
}

// across returns the link that goes on from before the line break at i to
// after it, 0 for none.
func across(spans []Span, i int) int {
	if i == 0 {
		return 0
	}
	next := i + 1
	for next < len(spans) && spans[next].Text == lineFeed {
		next++
	}
	if next < len(spans) && spans[next].Link == spans[i-1].Link {
		return spans[next].Link
	}
	return 0
}

// linkRun returns the end of the spans from i on that have the same link.
func linkRun(spans []Span, i int) int {
	end := i + 1
	for end < len(spans) && spans[end].Link == spans[i].Link {
		end++
	}
	return end
}

// merge joins neighbours that look alike.
func merge(spans []Span) []Span {
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && alike(out[n-1], s) {
			out[n-1].Text = safe.Text(out[n-1].Text + s.Text)
			continue
		}
		out = append(out, s)
	}
	return out
}

func alike(a, b Span) bool {
	return a.Style == b.Style && a.Link == b.Link && a.Ruby == "" && b.Ruby == "" &&
		a.Text != lineFeed && b.Text != lineFeed
}

func blankSpans(spans []Span) bool {
	for i := range spans {
		if !isBlank(spans[i].Text) {
			return false
		}
	}
	return true
}

// spanText returns the text of spans without their readings.
func spanText(spans []Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// indent returns how many half-width cells of indent r stands for, 0 when it
// is no blank that collapsing leaves.
func indent(r rune) int {
	switch {
	case r == '\u3000' || r == '\u2003' || r == '\u2001':
		return 2
	case r >= 0xA0 && blank(r):
		return 1
	}
	return 0
}

// tight reports whether a line break of the source between two runes is no
// space, since the script they are of has none (CSS Text 3, 4.1.3).
func tight(prev, next rune) bool {
	return wide(prev) && (wide(next) || neutral(next)) || neutral(prev) && wide(next)
}

// wide reports whether r is Chinese or Japanese text or its punctuation.
func wide(r rune) bool {
	return 0x2E80 <= r && r <= 0x9FFF && r != '\u3000' || 0xF900 <= r && r <= 0xFAFF || 0xFE30 <= r && r <= 0xFE4F ||
		0xFF01 <= r && r <= 0xFF60 || 0x20000 <= r && r <= 0x3FFFD
}

// neutral reports whether r is punctuation that Chinese and Latin text share.
func neutral(r rune) bool {
	return 0x2014 <= r && r <= 0x2026 || r == 0xB7
}
