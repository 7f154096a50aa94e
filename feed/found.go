package feed

// Search says how found articles are listed.
type Search struct {
	Within *View // only articles of this view, copies each on its own; nil for all that is cached
	ByDate bool  // the newest first, instead of the best
	After  Found // the last of the page before, the zero value for the first page
	Limit  int   // the most hits of a page, 0 for 50
}

// Found is a place in the order of what was found. The zero Found is before the
// first.
type Found struct {
	Title bool  // the title has all words
	Key   int64 // the higher the better
	At    Cursor
}

// Match tells by what an article was found.
type Match string

// MatchText is by its text as it is written.
const MatchText Match = "text"

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
	if h.Place.Title {
		return 2 + float64(h.Place.Key)/(1<<40)
	}
	return 1 + float64(h.Place.Key)/(1<<40)
}

// Hits are a page of what was found.
type Hits struct {
	Hits  []Hit
	Least int // so many there are at least
	Most  int // and so many at most; the number is known where both are the same
	More  bool
}
