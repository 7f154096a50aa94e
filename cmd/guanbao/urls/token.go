package urls

import (
	"strings"

	"guanbao/feed/safe"
)

// space holds what parts words: the white space of ASCII.
const space = " \t\r\n\v\f"

// tokens cuts a line into words as newsboat does: words are parted by white
// space, a word in double quotes may hold white space and the escapes \" \\
// \n \r \t, and a # at the start of a word begins a comment. A quote that is
// never closed reaches to the end of the line.
func tokens(line string) []string {
	var words []string
	for {
		line = strings.TrimLeft(line, space)
		if line == "" || line[0] == '#' {
			return words
		}
		var word string
		if line[0] == '"' {
			word, line = quoted(line[1:])
		} else {
			end := strings.IndexAny(line, space)
			if end < 0 {
				end = len(line)
			}
			word, line = line[:end], line[end:]
		}
		words = append(words, word)
	}
}

// quoted reads a word up to its closing quote and gives what follows it.
func quoted(s string) (word, rest string) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return b.String(), s[i+1:]
		case c == '\\' && i+1 < len(s):
			i++
			b.WriteByte(unescape(s[i]))
		case c != '\n' && c != '\r':
			b.WriteByte(c)
		}
	}
	return b.String(), ""
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
