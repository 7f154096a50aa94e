package feed

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Keys are the three ways in which an article can be known again. The store
// looks an incoming article up by ID first, then by Link and Title together:
// an article whose declared id changed while its link and title stayed is the
// same article and keeps its ID and its marks. An article that stands in the
// incoming document under its own ID is never taken for another one of it:
// generic titles over one link are common.
type Keys struct {
	ID    ID
	Link  string // CanonicalURL of the link, empty without one
	Title string // TitleKey of the title and, without a link, the day
}

// KeysOf gives the keys of an article that Identify has given an ID.
func KeysOf(a Article) Keys {
	k := Keys{ID: a.ID, Link: CanonicalURL(a.URL), Title: nameKey(a)}
	if k.Link == "" {
		k.Title += "|" + day(a.Published)
	}
	return k
}

// Identify gives every article of one document its ID, scoped by the feed,
// and merges those that are one and the same: the newer wins and stands where
// the first one stood.
//
// An article is known by the id that its publisher declared, else by its
// canonical link, else by its title and day. Publishers break this in ways
// that must not lose a bulletin: one id for several links makes several
// articles, and so do several titles that share a place (see shared).
func Identify(feedURL string, articles []Article) []Article {
	first := make(map[ID]int, len(articles))
	out := make([]Article, 0, len(articles))
	for i, id := range IDsOf(feedURL, articles) {
		a := articles[i]
		a.Feed, a.ID = feedURL, id
		if i, seen := first[a.ID]; seen {
			if stamp(a).After(stamp(out[i])) {
				out[i] = a
			}
			continue
		}
		first[a.ID] = len(out)
		out = append(out, a)
	}
	return out
}

// IDsOf gives the ID of each article of one document, as Identify does. Those
// that are one and the same share theirs.
func IDsOf(feedURL string, articles []Article) []ID {
	places := make([]place, len(articles))
	for i, a := range articles {
		places[i] = place{a.GUID, CanonicalURL(a.URL)}
	}
	shared := shared(articles, places)
	ids := make([]ID, len(articles))
	for i, a := range articles {
		a.Feed = feedURL
		ids[i] = idOf(a, places[i], shared[places[i]])
	}
	return ids
}

// place is what a publisher says about where an article belongs; each part
// may be empty.
type place struct{ guid, link string }

// idOf makes the ID of an article out of its place, and of its title too where
// the place does not tell it from others.
func idOf(a Article, p place, shared bool) ID {
	switch {
	case p.guid != "" && shared:
		return newID(a.Feed, "id+title", p.guid, p.link, nameKey(a))
	case p.guid != "":
		return newID(a.Feed, "id", p.guid, p.link)
	case p.link != "" && shared:
		return newID(a.Feed, "link+title", p.link, nameKey(a))
	case p.link != "":
		return newID(a.Feed, "link", p.link)
	}
	return newID(a.Feed, "title", nameKey(a), day(a.Published))
}

// shared tells which places of a document do not stand for one article,
// because too many different titles share them. Without an id, or without a
// link to confirm it, two titles are too many. Two entries under one id and
// one link are two states of one article (RFC 4287 section 4.1.1); three are
// too many, unless the publisher dates its changes.
func shared(articles []Article, places []place) map[place]bool {
	type pair struct {
		place
		title string
	}
	times := make(map[place]int, len(places))
	for _, p := range places {
		times[p]++
	}
	seen := make(map[pair]bool)
	titles := make(map[place]int)
	dated := make(map[place]bool)
	for i, p := range places {
		if times[p] == 1 {
			continue
		}
		if named := (pair{p, nameKey(articles[i])}); !seen[named] {
			seen[named] = true
			titles[p]++
		}
		if !articles[i].Updated.IsZero() {
			dated[p] = true
		}
	}
	shared := make(map[place]bool)
	for p, n := range titles {
		switch {
		case p.guid == "" || p.link == "":
			shared[p] = n > 1
		default:
			shared[p] = n > 2 && !dated[p]
		}
	}
	return shared
}

// stamp is the moment by which the newer of two states is told.
func stamp(a Article) time.Time {
	if a.Updated.After(a.Published) {
		return a.Updated
	}
	return a.Published
}

// nameKey is the TitleKey of an article, and of its text when it has no title.
func nameKey(a Article) string {
	if a.Title != "" {
		return TitleKey(a.Title)
	}
	return a.Summary + a.Content
}

// day is the day of a moment in UTC, the same on every machine.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

var idAlphabet = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// newID hashes its parts to 80 bits.
func newID(parts ...string) ID {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return ID(idAlphabet.EncodeToString(sum[:10]))
}

// TitleKey folds a title to what is compared: letters, digits and symbols in
// lower case, without spaces and punctuation. Punctuation between two digits
// stays, for 第1.2号 is not 第12号, and so does a title that is nothing else.
func TitleKey(title string) string {
	var key strings.Builder
	key.Grow(len(title))
	var before rune
	for i, r := range title {
		drop := unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsControl(r)
		if drop && unicode.IsPunct(r) && unicode.IsDigit(before) {
			after, _ := utf8.DecodeRuneInString(title[i+utf8.RuneLen(r):])
			drop = !unicode.IsDigit(after)
		}
		if !drop {
			key.WriteRune(unicode.ToLower(r))
		}
		before = r
	}
	if key.Len() == 0 {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || unicode.IsControl(r) {
				return -1
			}
			return r
		}, title)
	}
	return key.String()
}
