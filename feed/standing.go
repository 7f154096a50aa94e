package feed

import "slices"

// Action is what a saved search does with a new article that it finds.
type Action string

// The actions of saved searches.
const (
	ActionRead   Action = "mark-read"
	ActionStar   Action = "star"
	ActionHide   Action = "hide"   // marks it read and leaves it out of the lists of everything
	ActionNotify Action = "notify" // tells the reader
)

// Actions are all of them.
var Actions = []Action{ActionRead, ActionStar, ActionHide, ActionNotify}

// SavedSearch is a search that is kept under a name, and so is what it finds.
type SavedSearch struct {
	Name  string
	Query string   // in the language of feed/query
	OnNew []Action // what is done with each new article that it finds, once
}

// Standing is a saved search with the lengths of its lists.
type Standing struct {
	SavedSearch
	Articles int
	Unread   int
	Hidden   int  // articles that it left out of the lists of everything
	Ready    bool // all articles have been looked at
}

// Deed is what a saved search did with new articles of a feed.
type Deed struct {
	Search  string
	Feed    string // its address, empty where several feeds are told of
	Read    int    // articles it marked read, those it hid among them
	Starred int
	Hidden  int
	Notify  int    // articles to tell of
	Title   string // of the last one of these
}

// Add adds what was done later.
func (d Deed) Add(later Deed) Deed {
	d.Read, d.Starred, d.Hidden, d.Notify = d.Read+later.Read, d.Starred+later.Starred, d.Hidden+later.Hidden, d.Notify+later.Notify
	if later.Title != "" {
		d.Title = later.Title
	}
	return d
}

// BySearch tells of each search what it did, of whatever feed.
func BySearch(deeds []Deed) (out []Deed) {
	for _, d := range deeds {
		d.Feed = ""
		i := slices.IndexFunc(out, func(other Deed) bool { return other.Search == d.Search })
		if i < 0 {
			out = append(out, d)
			continue
		}
		out[i] = out[i].Add(d)
	}
	return out
}
