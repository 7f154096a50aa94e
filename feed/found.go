package feed

import "cmp"

// Search says how found articles are listed.
type Search struct {
	Within *View // only articles of this view, copies each on its own; nil for all that is cached
	ByDate bool  // the newest first, instead of the best
	After  Found // Next of the page before, the zero value for the first page
	Limit  int   // the most hits of a page, 0 for 50
}

// Found is a place in the order of what was found. The zero Found is before the
// first.
type Found struct {
	Sound int   // 0 by the text, 1 by the sound of the title, 2 by that of the source
	Title bool  // the title has all words
	Key   int64 // the higher the better
	At    Cursor
}

// Compare orders places, the best first.
func (f Found) Compare(o Found) int {
	switch {
	case f.Sound != o.Sound:
		return f.Sound - o.Sound
	case f.Title && !o.Title:
		return -1
	case o.Title && !f.Title:
		return 1
	}
	return cmp.Or(cmp.Compare(o.Key, f.Key), cmp.Compare(o.At.Date, f.At.Date), cmp.Compare(o.At.Row, f.At.Row))
}

// Match tells by what an article was found.
type Match string

// By what: the text as it is written, or by the sound of the title or of the
// source.
const (
	MatchText     Match = "text"
	MatchPinyin   Match = "pinyin"
	MatchInitials Match = "initials" // of pinyin
	MatchRomaji   Match = "romaji"
	MatchKana     Match = "kana"
	MatchJamo     Match = "jamo" // of which some stand for syllables
)

// Hit is an article that was found. Spans are bytes, first and behind the last.
type Hit struct {
	Row
	Place   Found
	Match   Match
	Marks   [][2]int // of Title
	Snippet string   // one line of the text around what was found
	Spans   [][2]int // of Snippet
}

// Score is higher the better an article suits what was asked.
func (h Hit) Score() float64 {
	base := 1.0
	switch {
	case h.Place.Sound > 0: // the keys of titles are down to a quarter below 0
		return 0.6/float64(h.Place.Sound) + float64(h.Place.Key)/(1<<44)
	case h.Place.Title:
		base = 2
	}
	return base + float64(h.Place.Key)/(1<<40)
}

// Hits are a page of what was found. There may be more though a page is not
// full, or empty even: so many articles are looked at for one, and not more.
type Hits struct {
	Hits  []Hit
	Least int // so many there are at least
	Most  int // and so many at most; the number is known where both are the same
	More  bool
	Next  Found // where the next page goes on, if there are more
	Part  bool  // of what is cached: the rest waits to be indexed, and may have more
}
