package feed

import "time"

// ID names an article for ever: 16 characters of lower-case base 32, the same
// on every machine that sees the article first in the same form.
type ID string

// Article is one bulletin as its feed carries it. All text has passed
// feed/safe; Content is the canonical HTML that feed/html writes and reads.
type Article struct {
	ID         ID
	Feed       string // address of the feed it came in
	GUID       string // id that the publisher declared, empty if none
	ReplyTo    string // GUID of what it answers, in a thread of comments; not kept
	URL        string // absolute address of its page, http or https, else empty
	Title      string // one line of text
	Authors    []string
	Issuer     string // issuing body, empty when unknown
	Number     string // document number such as 国邮发〔2021〕12号, empty when unknown
	Published  time.Time
	Updated    time.Time // zero unless the publisher states a later change
	DateOnly   bool      // Published holds a day without a time of day
	FirstSeen  time.Time // when it entered the cache
	Lang       string    // BCP 47 tag, empty when unknown
	Categories []string
	Summary    string // plain text, short
	Content    string // canonical HTML (feed/html), empty when the feed gives none
	Comments   int    // number of comments, NoCount when the feed does not say
	Links      []Link // attachments, comment threads, related lists; not links in the body
}

// NoCount stands where a publisher gives no number, which is not zero.
const NoCount = -1

// Revision is a former state of an article whose publisher changed it.
type Revision struct {
	Article ID
	Seen    time.Time // when this state was replaced
	Title   string
	Summary string
	Content string // canonical HTML
	Updated time.Time
}
