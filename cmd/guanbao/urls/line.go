package urls

import (
	"errors"
	"strings"

	"guanbao/feed"
	"guanbao/feed/query"
)

// Kind says what a line of a urls file is.
type Kind uint8

// The kinds of lines.
const (
	Blank   Kind = iota // nothing, or a comment
	Feed                // an address that can be subscribed to
	Query               // a saved search, query:NAME:EXPRESSION
	Refused             // something that is kept in the file and not used
)

// Line is one line of a urls file. Raw is all of its bytes, with its line
// ending; the other fields are what was read out of them.
type Line struct {
	Raw    string
	Kind   Kind
	URL    string           // Feed: the address byte for byte; Query: the whole query
	Tags   []string         // in their order, without the title and the "!" of a hidden feed
	Title  string           // from "~Title", empty if none
	Hidden bool             // "!" stands alone or before a tag
	Why    Reason           // Refused: the reason
	Search query.Translated // Query: the search
	Fault  *query.Error     // Refused for ReasonQuery: what is wrong, at a place in URL
}

// Feed gives the subscription that a line of kind Feed asks for.
func (l Line) Feed() feed.Feed {
	return feed.Feed{URL: l.URL, Name: l.Title, Tags: l.Tags, Hidden: l.Hidden}
}

// ending gives the line ending of the line: "\r\n", "\n" or, on a last line
// without one, "".
func (l Line) ending() string {
	switch {
	case strings.HasSuffix(l.Raw, "\r\n"):
		return "\r\n"
	case strings.HasSuffix(l.Raw, "\n"):
		return "\n"
	}
	return ""
}

// comment reports whether a line is a comment, and not an empty one.
func (l Line) comment() bool { return l.Kind == Blank && strings.TrimSpace(l.Raw) != "" }

// parseLine reads one line with its ending.
func parseLine(raw string) Line {
	l := Line{Raw: raw}
	words := tokens(raw)
	if len(words) == 0 {
		return l
	}
	l.URL = words[0]
	for _, w := range words[1:] {
		l.attribute(clean(w))
	}
	switch {
	case strings.HasPrefix(l.URL, "query:"):
		l.search()
	default:
		l.Kind = Feed
		if why, ok := Check(l.URL); !ok {
			l.Kind, l.Why = Refused, why
		}
	}
	return l
}

// search reads a saved search of newsboat.
func (l *Line) search() {
	var err error
	l.Kind = Query
	if l.Search, err = query.Newsboat(l.URL); errors.As(err, &l.Fault) {
		l.Kind, l.Why = Refused, ReasonQuery
	}
}

// column is where the fault is, that of an address at its beginning, in bytes of the line from 1; 0 where the line
// is spelled otherwise than what was read of it.
func (l Line) column() int {
	at := strings.Index(l.Raw, l.URL)
	switch {
	case at < 0:
		return 0
	case l.Fault == nil:
		return 1 + at
	}
	return 1 + at + l.Fault.Start
}

// attribute takes one word that stands after the address.
func (l *Line) attribute(word string) {
	switch {
	case word == "":
	case word[0] == '~':
		if l.Title == "" {
			l.Title = strings.TrimSpace(word[1:])
		}
	case word[0] == '!':
		l.Hidden = true
		if rest := tagName(word); rest != "" {
			l.Tags = append(l.Tags, rest)
		}
	default:
		l.Tags = append(l.Tags, word)
	}
}

// render writes a line for a feed, with its ending.
func render(f feed.Feed, ending string) string {
	var b strings.Builder
	b.WriteString(addressWord(f.URL))
	if f.Name != "" {
		b.WriteString(" " + quote("~"+clean(f.Name)))
	}
	if f.Hidden {
		b.WriteString(` "!"`)
	}
	for _, t := range f.Tags {
		if t = tagName(t); t != "" {
			b.WriteString(" " + quote(t))
		}
	}
	return b.String() + ending
}

// addressWord writes an address as a word of a line.
func addressWord(address string) string {
	if strings.ContainsAny(address, " \t\"\\#") {
		return quote(address)
	}
	return address
}

// tagName cleans a tag and takes off what would make a title or a hidden feed
// of it. A mark that loses the character it stood on goes with it, which can
// bring another such character to the front.
func tagName(word string) string {
	for {
		name := clean(strings.TrimLeft(word, "!~ \u3000"))
		if name == word {
			return name
		}
		word = name
	}
}
