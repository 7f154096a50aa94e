package feed

import "time"

// LinkKind says what a link is to the article that carries it.
type LinkKind string

// The kinds of links, with the names that the JSON output uses.
const (
	LinkBody        LinkKind = "body"        // stands in the text
	LinkRelated     LinkKind = "related"     // the publisher's related list
	LinkRecommended LinkKind = "recommended" // the publisher's recommendations
	LinkPopular     LinkKind = "popular"     // the publisher's ranking by clicks
	LinkCites       LinkKind = "cites"       // a document that the article cites
	LinkCitedBy     LinkKind = "cited_by"    // an article that cites this one
	LinkAttachment  LinkKind = "attachment"  // enclosure or annex
	LinkComments    LinkKind = "comments"    // page or feed of comments
)

// Link leads from an article to something else.
type Link struct {
	Kind  LinkKind
	Title string // text of the link or name of the file, cleaned; may be empty
	URL   string // absolute, http or https
	Type  string // media type where declared, for attachments
	Size  int64  // bytes where declared, else 0
	Date  time.Time
}
