// Package newsboat reads the cache of newsboat: the articles that it keeps,
// with what its reader has read and flagged. The file is only read, in short
// looks, so that newsboat may go on working with it. It comes from anywhere
// and is not trusted: what is in it goes through the cleaning of every feed
// that is pulled.
package newsboat

import (
	"bytes"
	"errors"

	"guanbao/feed"
)

// ErrForeign is given for a database that is not newsboat's.
var ErrForeign = errors.New("not a cache of newsboat")

// ErrUnfinished is given where newsboat died while it was writing, and has to
// be started once before the file can be read.
var ErrUnfinished = errors.New("cache of newsboat left in the middle of a write")

// ErrBusy is given where newsboat does not stop writing.
var ErrBusy = errors.New("cache of newsboat is being written")

// ErrBroken is given for a damaged file.
var ErrBroken = errors.New("cache of newsboat is damaged")

// Looks reports whether a file that begins like this may be a cache: it is an
// SQLite database.
func Looks(head []byte) bool { return bytes.HasPrefix(head, []byte("SQLite format 3\x00")) }

// Source is a feed with articles in the cache.
type Source struct {
	URL      string
	Articles int // that are not deleted
	Deleted  int

	title, site string // as they stand in the file
}

// Entry is an article of the cache.
type Entry struct {
	feed.Article         // FirstSeen is its date
	Other        feed.ID // under which it may come as well when it is pulled, "" for none
	Read         bool
	Flags        string // letters
}
