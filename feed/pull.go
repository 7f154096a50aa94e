package feed

import (
	"context"
	"time"
)

// Request asks for one document. The validators are sent back exactly as the
// server gave them (RFC 9110 section 13.1).
type Request struct {
	URL          string
	Named        string // address of the feed that names URL; "" where the reader does. A public one leads to no private address
	ETag         string
	LastModified string
}

// Conditional reports whether the request carries a validator.
func (r Request) Conditional() bool { return r.ETag != "" || r.LastModified != "" }

// Outcome is the class of an answer.
type Outcome int

// The outcomes of a request.
const (
	Failed      Outcome = iota // no usable answer; Answer.Problem says why
	Fresh                      // 200 with a body
	NotModified                // 304 to a conditional request
	Gone                       // 410
	Busy                       // 429 or 503: the host asks to be left alone
)

// Answer is the typed result of one request. Every path through a Fetcher
// ends in one, so that no caller has to look at a status code.
type Answer struct {
	Outcome      Outcome
	Code         int    // HTTP status of the last hop, 0 if none came
	URL          string // address of the last hop
	Permanent    string // address to adopt if every hop was permanent (301, 308), else empty
	Body         []byte // decoded, at most the cap
	ContentType  string
	ETag         string // byte for byte
	LastModified string // byte for byte
	Hints        Hints  // what the headers say about the next check
	Wire         int64  // bytes of the body before decoding
	Same         bool   // Fresh, but byte for byte the document parsed last; the Refresher sees that
	Problem      *Problem
}

// Fetcher gets one document. It keeps the manners of a polite client: one
// request in flight a host (host:port), a bound on all together, bounds on
// time, size and redirects. Cancelling ctx ends it at once.
type Fetcher interface {
	Fetch(ctx context.Context, r Request) Answer
}

// Raw is a document to parse.
type Raw struct {
	URL         string // where it came from, the base of relative addresses
	ContentType string // HTTP header, may be empty or wrong
	Charset     string // that the reader knows it has, a name that charset.Name gave; "" for what it says itself
	Body        []byte
	Feed        string    // address of the subscription, "" for none
	At          time.Time // when it came, zero where that is not known
}

// Warning is something a parser had to mend or drop.
type Warning struct {
	Kind   WarningKind
	Detail string // what and where: an element, an offset, a count
}

// WarningKind names what was mended; the interface translates it.
type WarningKind string

// The kinds of warnings.
const (
	WarnIllFormed   WarningKind = "ill_formed"   // the XML or JSON had to be repaired
	WarnCharset     WarningKind = "charset"      // declared and real charset differ
	WarnBadBytes    WarningKind = "bad_bytes"    // undecodable bytes were replaced
	WarnCutOff      WarningKind = "cut_off"      // the document ends in the middle
	WarnEntities    WarningKind = "entities"     // entity declarations were ignored
	WarnDropped     WarningKind = "dropped"      // an item was unusable
	WarnTruncated   WarningKind = "truncated"    // a field or a list was too long and was cut
	WarnBadDate     WarningKind = "bad_date"     // a date could not be read
	WarnBadLink     WarningKind = "bad_link"     // a link with a forbidden or broken address
	WarnDuplicateID WarningKind = "duplicate_id" // one id for several items
	WarnOtherFeed   WarningKind = "other_feed"   // it calls itself by another name and another site than before
	WarnLogin       WarningKind = "login"        // a page asks for a password in place of its text
	WarnNoText      WarningKind = "no_text"      // a page holds no text, or only its scripts would bring it
	WarnMissed      WarningKind = "missed"       // a selector of the rule for a list page finds nothing; Detail is its key
	WarnPages       WarningKind = "pages"        // a further page of a list could not be read
)

// WarningKinds lists every kind.
var WarningKinds = []WarningKind{
	WarnIllFormed, WarnCharset, WarnBadBytes, WarnCutOff, WarnEntities, WarnDropped, WarnTruncated, WarnBadDate,
	WarnBadLink, WarnDuplicateID, WarnOtherFeed, WarnLogin, WarnNoText, WarnMissed, WarnPages,
}

// Document is what a parser makes of a Raw: a feed with its articles,
// cleaned, in the order of the document, without ids (Identify gives those).
type Document struct {
	Feed     Feed   // Title, Site, Description, Lang; URL is the Raw's
	Format   string // "RSS 2.0", "RSS 1.0", "Atom 1.0", "JSON Feed 1.1", …
	Charset  string // IANA name of the charset that was used to decode
	Articles []Article
	Next     string // address on which a list page goes on, else empty
	Hints    Hints  // ttl, skipHours, sy: and the like
	Warnings []Warning
}

// Parser makes a Document of bytes. The error is a *Problem of kind
// ProblemHTML, ProblemNotFeed, ProblemEmpty or ProblemBroken.
type Parser interface {
	Parse(raw Raw) (Document, error)
}

// Pull is what one check of one feed brings to the store. It is saved in one
// transaction: either all of it or nothing.
type Pull struct {
	Feed     string    // address of the subscription
	At       time.Time // when the check ended
	Document *Document // nil when there is nothing new to store
	State    State     // the polling state after this check
	Oldest   time.Time // articles dated before it are not taken when they are new; zero for none
}

// Saved counts what a Pull changed.
type Saved struct {
	New     int // articles that were not in the cache
	Updated int // articles whose text or fields changed; the former text is kept as a Revision
}

// Subscription is a feed with its polling state.
type Subscription struct {
	Feed  Feed
	State State
}

// Store keeps what a Refresher brings.
type Store interface {
	// Subscriptions gives every subscribed feed with its state.
	Subscriptions(ctx context.Context) ([]Subscription, error)
	// Save writes one Pull in one transaction.
	Save(ctx context.Context, p Pull) (Saved, error)
}
