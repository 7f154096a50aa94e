package feed

import "strings"

// Feed is one subscription: an address and what is known of its source. The
// address is the key; two subscriptions never share one.
type Feed struct {
	URL         string   // address as subscribed, byte for byte
	Title       string   // the publisher's own title, cleaned; empty before the first pull
	Name        string   // the reader's title for it, which wins over Title; empty if none
	Site        string   // home page of the publisher, absolute
	Description string   // plain text
	Lang        string   // BCP 47 tag as declared or detected, such as "zh-Hans"
	Tags        []string // in the order the reader gave them
	Hidden      bool     // left out of All and Unread, still reachable by its tag
}

// DisplayTitle is what a list calls the feed: the reader's name for it, else
// the publisher's title, else the address without its scheme and without the
// name and password that may stand in it.
func (f Feed) DisplayTitle() string {
	switch {
	case f.Name != "":
		return f.Name
	case f.Title != "":
		return f.Title
	}
	_, rest, ok := strings.Cut(f.URL, "://")
	if !ok {
		return f.URL
	}
	host, _, _ := strings.Cut(rest, "/")
	return rest[strings.LastIndexByte(host, '@')+1:]
}

// Shown is the address as it may be shown: without the name and password that
// may stand in it.
func (f Feed) Shown() string {
	scheme, rest, ok := strings.Cut(f.URL, "://")
	if !ok {
		return f.URL
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	return scheme + "://" + rest[strings.LastIndexByte(rest[:end], '@')+1:]
}
