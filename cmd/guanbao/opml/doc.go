// Package opml reads and writes lists of feeds in OPML 2.0
// (http://opml.org/spec2.opml), in which readers of feeds hand subscriptions to
// one another. A list comes from anywhere and is not trusted: an address in it
// never makes a program run, and a broken one costs nothing but itself.
package opml

import (
	"errors"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

// ErrNotOPML is given for a document that is no OPML.
var ErrNotOPML = errors.New("not an OPML document")

// ErrTooLarge is given for a document of more than MostBytes.
var ErrTooLarge = errors.New("OPML document too large")

// MostBytes bounds a document.
const MostBytes = 64 << 20

const (
	mostDepth = 32  // folders in one another; deeper ones count as the last of these
	mostRunes = 500 // of a name
)

// space is the namespace of what OPML has no attribute for.
const space = "urn:guanbao:opml"

// List is what a document holds.
type List struct {
	Feeds   []feed.Feed // each address once, with the tags of all places where it stands
	Refused []Refusal   // in the order of the document
	Broken  bool        // the document ends early or is not well-formed
}

// Refusal is a feed that is not taken over, and why.
type Refusal struct {
	Line int // from 1
	Why  urls.Reason
	URL  string // masked, on one line
}
