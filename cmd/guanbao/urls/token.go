package urls

import (
	"strings"

	"guanbao/feed/safe"
)

// space holds what parts words: the white space of ASCII.
const space = " \t\r\n\v\f"

// span is a word of a line, as it stands there.
type span struct {
	space string // before it
	text  string // with its quotes
	value string // what it says
	open  bool   // its quote is never closed
}

// tokens gives the words of a line.
func tokens(line string) []string {
	var words []string
	for _, s := range spans(line) {
		words = append(words, s.value)
	}
	return words
}

// spans cuts a line into words as newsboat does: words are parted by white
// space, a word in double quotes may hold white space and the escapes \" \\
// \n \r \t, and a # at the start of a word begins a comment. A quote that is
// never closed reaches to the end of the line.
func spans(line string) []span {
	var words []span
	for {
		rest := strings.TrimLeft(line, space)
		if rest == "" || rest[0] == '#' {
			return words
		}
		w := span{space: line[:len(line)-len(rest)]}
		end := strings.IndexAny(rest, space)
		if rest[0] == '"' {
			var after string
			w.value, after, w.open = quoted(rest[1:])
			end = len(rest) - len(after)
		} else if end < 0 {
			end = len(rest)
		}
		if w.text = rest[:end]; rest[0] != '"' {
			w.value = w.text
		}
		words, line = append(words, w), rest[end:]
	}
}

// tail is what follows the last word of a line: white space, a comment, the
// line ending.
func tail(line string) string {
	for _, w := range spans(line) {
		line = line[len(w.space)+len(w.text):]
	}
	return line
}

// quoted reads a word up to its closing quote and gives what follows it, or
// that there is none.
func quoted(s string) (word, rest string, open bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return b.String(), s[i+1:], false
		case c == '\\' && i+1 < len(s):
			i++
			b.WriteByte(unescape(s[i]))
		case c != '\n' && c != '\r':
			b.WriteByte(c)
		}
	}
	return b.String(), "", true
}

func unescape(c byte) byte {
	switch c {
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return c
}

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func quote(s string) string { return `"` + escapes.Replace(s) + `"` }

// clean makes a tag or title one line of harmless text: it goes to the
// terminal, and into a file where a line break would begin another feed.
func clean(s string) string { return safe.Line(s) }
