package changes

import (
	"slices"
	"unicode"

	"guanbao/feed/html"
)

// State is what is read of an article at some time.
type State struct {
	Title string
	Body  html.Document
}

// Op says what happened to a run of text.
type Op uint8

// What happens to text.
const (
	Same Op = iota
	Removed
	Added
)

// Run is text to which one thing happened.
type Run struct {
	Op   Op
	Text string
}

// Part is a piece of both states, or of one of them: what it holds of the
// former one is removed or the same, what it holds of the later one added or the
// same.
type Part struct {
	Kind  html.Kind // Heading, Item, Pre, or Paragraph for everything else
	Level int       // of a heading, 1-6; 0 for the title of the article
	Runs  []Run
}

// Changed reports whether anything in the part is not the same.
func (p Part) Changed() bool {
	return slices.ContainsFunc(p.Runs, func(r Run) bool { return r.Op != Same })
}

// Changes is what was done to an article.
type Changes struct {
	Title     Part
	Parts     []Part // of the text, all of it
	Addresses []Part // of links and images that came or went; none that stayed
	Removed   int    // characters, blanks not counted, of title and text
	Added     int
}

// Any reports whether anything changed that a reader can see.
func (c Changes) Any() bool { return c.Removed+c.Added+len(c.Addresses) > 0 }

// Between tells what led from one state to another.
func Between(old, now State) Changes {
	e := effort{left: mostSteps}
	title := Part{Kind: html.Heading, Runs: e.within(old.Title, now.Title)}
	c := Changes{Title: title, Parts: e.align(piecesOf(old.Body), piecesOf(now.Body))}
	for _, p := range e.align(addressesOf(old.Body), addressesOf(now.Body)) {
		if p.Changed() {
			c.Addresses = append(c.Addresses, p)
		}
	}
	for _, p := range append([]Part{title}, c.Parts...) {
		for _, r := range p.Runs {
			switch r.Op {
			case Removed:
				c.Removed += characters(r.Text)
			case Added:
				c.Added += characters(r.Text)
			}
		}
	}
	return c
}

// characters counts what stands on its own in a text: neither blanks nor the
// marks that stand on another character.
func characters(s string) (n int) {
	for _, r := range s {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}
