package safe

import (
	"strings"
	"unicode/utf8"
)

// Text cleans text of several lines. Of the controls only the line feed
// stays; a tab becomes two spaces, and every other line break a line feed.
func Text(s string) string {
	if scan(s)&dirty == 0 {
		return s
	}
	return clean(s)
}

// Line cleans text that has to stand on one line: a title, a name, a
// category, a message from a server. Runs of white space become one space and
// those at the ends go. A single ideographic or no-break space within the text
// stays, for Chinese titles use the first as punctuation; a run of ideographic
// spaces becomes one of them.
func Line(s string) string {
	found := scan(s)
	if found&dirty != 0 {
		s = clean(s)
		found |= spaces
	}
	if found&spaces != 0 {
		return collapse(s)
	}
	return strings.Trim(s, " ")
}

// Title is Line, cut to MaxTitle bytes.
func Title(s string) string {
	s, _ = Cut(Line(s), MaxTitle)
	return s
}

// ASCII reduces a fragment that a server sent (a status line, a name in a
// certificate, a media type) to one line of at most n printable ASCII bytes.
// What is not printable becomes "?".
func ASCII(s string, n int) string {
	s = s[:min(len(s), maxSequence+4*max(n, 0))] // no more than that can matter
	var b strings.Builder
	for _, r := range Line(s) {
		if b.Len() >= n {
			break
		}
		switch {
		case r == ' ' || 0x20 < r && r < 0x7F:
			b.WriteByte(byte(r))
		case space(r):
			b.WriteByte(' ')
		default:
			b.WriteByte('?')
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// collapse joins runs of white space in clean text and trims it.
func collapse(s string) string {
	s = strings.TrimFunc(s, space)
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !space(r) {
			out = append(out, s[i:i+size]...)
			i += size
			continue
		}
		end, runes, same := run(s, i, r)
		switch {
		case r == '\n' || !same:
			out = append(out, ' ')
		case runes == 1 || r == ideographicSpace:
			out = append(out, s[i:i+size]...)
		default:
			out = append(out, ' ')
		}
		i = end
	}
	return string(out)
}

// run measures the white space that begins at i with r: where it ends, how
// many runes it has, and whether all of them are r.
func run(s string, i int, r rune) (end, runes int, same bool) {
	same = true
	for i < len(s) {
		next, size := utf8.DecodeRuneInString(s[i:])
		if !space(next) {
			break
		}
		same = same && next == r
		runes++
		i += size
	}
	return i, runes, same
}

const ideographicSpace = '\u3000'

// space reports whether r is white space that takes room and shows nothing.
func space(r rune) bool {
	switch {
	case r == ' ' || r == '\n':
		return true
	case r < 0xA0:
		return false
	}
	return r == 0xA0 || 0x2000 <= r && r <= 0x200A || r == 0x202F || r == 0x205F ||
		r == ideographicSpace || r == 0x1680
}
