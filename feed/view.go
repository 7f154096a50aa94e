package feed

import "time"

// ViewKind is the sort of a list of articles.
type ViewKind int

// The views of the sources pane.
const (
	ViewAll ViewKind = iota
	ViewUnread
	ViewStarred
	ViewToday
	ViewFeed    // one feed, Name is its address
	ViewTag     // all feeds with a tag, Name is the tag
	ViewPopular // what publishers rank as hot and several feeds carry, by rank
	ViewSearch  // a saved search, Name is its name
)

// View says which articles a list shows, newest first.
type View struct {
	Kind       ViewKind
	Name       string    // address of a feed, a tag or a saved search, by Kind
	UnreadOnly bool      // only unread ones, within Kind
	Opened     time.Time // articles read at or after this moment stay in an unread list
	Away       bool      // with ViewPopular: what is hot and not in the cache as well
	Fold       bool      // one row stands for all copies of a text, but in the view of a feed
	Since      time.Time // only articles dated at or after this; ViewToday sets it to the day's start
}

// Cursor is a place in a list: the sort key of a row. The zero Cursor is
// the place before the first row.
type Cursor struct {
	Date int64 // seconds since 1970, the date that sorts
	Row  int64 // breaks ties
}

// Row is one article as a list shows it, without its body.
type Row struct {
	ID        ID
	Cursor    Cursor
	Feed      string
	FeedTitle string
	Title     string
	URL       string
	Published time.Time
	DateOnly  bool
	Lang      string
	Unread    bool
	Starred   bool
	Comments  int // NoCount when unknown
	Revisions int
	Text      Fullness
	Copies    []ID // other copies of its text for which it stands in a folded list
	Page      ID   // of what is hot and not in the cache: the article on whose page its link stands; the ID is that of no article
	Hot       int  // how many sites list it as hot and other feeds carry it, in ViewPopular alone
}

// Item is an article with everything that the cache knows of it.
type Item struct {
	Article
	FeedTitle string
	Cursor    Cursor
	Unread    bool
	Starred   bool
	Revisions int
	Reposts   int   // other copies of its text, in this feed and others
	Place     Place // where its reader left it
	Text      Fullness
	Lacking   *Problem // why the page was not kept or not all of it, with TextFailed and TextPart
	Given     *Article // as its feed gives it, with TextKept and TextPart
}

// Place is a place in the page of an article that does not hang on its width.
// The zero Place is the top.
type Place struct {
	Block int // ordinal of a block of the page, from 1
	Byte  int // of the block's text
}

// Source is a subscribed feed as the sources pane and the feeds command show it.
type Source struct {
	Subscription
	Articles int
	Unread   int
	Starred  int
}

// Mark is a change of marks.
type Mark int

// The marks that can be set.
const (
	MarkRead Mark = iota
	MarkUnread
	MarkStarred
	MarkUnstarred
)

// Change is a change of marks that was made, with what is needed to take it
// back. Count is the number of articles it changed; the rest belongs to the
// store that made it.
type Change struct {
	Mark   Mark
	Count  int
	Stamp  int64        // the moment written into the marks, in nanoseconds since 1970
	Before map[ID]Marks // former marks, where they cannot be told from Stamp
}

// Marks are the moments, in nanoseconds since 1970, at which an article was
// read and starred; 0 means that it was not.
type Marks struct {
	Read    int64
	Starred int64
}

// Direction is the way in which a list is paged through.
type Direction int

// The directions of paging.
const (
	Older Direction = iota // away from the newest
	Newer                  // towards the newest
)

// Totals counts the articles of all visible subscriptions.
type Totals struct {
	All     int
	Unread  int
	Starred int
}
