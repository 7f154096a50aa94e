package feed

import "time"

// State is what is remembered of the polling of one feed. It is stored in the
// same transaction as the articles it describes, so that a validator never
// promises articles that were not kept.
type State struct {
	ETag         string // byte for byte as the server sent it
	LastModified string // byte for byte
	Hash         string // hex SHA-256 of the last document that was parsed
	LastCheck    time.Time
	LastSuccess  time.Time
	NextCheck    time.Time
	Reason       Reason    // why NextCheck is when it is
	HoldUntil    time.Time // 429 or 503: not even a forced check before this
	Failures     int       // failed checks in a row
	FailingSince time.Time // zero when the last check went well
	Problem      ProblemKind
	ProblemCode  int    // HTTP status, 0 if none
	ProblemText  string // cleaned detail, untranslated
	Warnings     []Warning
	Hints        Hints     // of the last document, for answers that carry none
	LastDocument time.Time // when a whole document last came, new or the same as before
	Newest       time.Time // date of the newest article in it, never later than its arrival
	MovedTo      string    // address to which every hop of late checks led for good (301, 308)
	MovedSince   time.Time // when MovedTo was first seen
	MovedSeen    int       // checks in a row that saw it
	List         string    // List.Mark of the rule by which the last document was read
	Listed       []uint32  // hashes of the items of the first page of a list page, when it last came whole
	Former       string    // address that the feed had before it moved, or before its move was taken back
}

// Adoptable gives the address that should take the place of the feed's own:
// a document came from it on three checks over at least a day, and no hop led
// from https to http. Empty when there is none, and for one that the reader
// took back.
func (s State) Adoptable() string {
	if s.MovedTo == s.Former || s.MovedSeen < 3 || s.LastCheck.Sub(s.MovedSince) < 24*time.Hour {
		return ""
	}
	return s.MovedTo
}

// Moved gives the state of a feed whose address becomes another one. The
// validators belong to the address that gave them.
func (s State) Moved(from string) State {
	s.Former = from
	s.ETag, s.LastModified = "", ""
	s.MovedTo, s.MovedSince, s.MovedSeen = "", time.Time{}, 0
	return s
}

// Failing reports whether the last check ended in a problem.
func (s State) Failing() bool { return s.Problem != ProblemNone }

// Hints is what a publisher says about how often to ask. Zero values mean
// that nothing was said.
type Hints struct {
	MaxAge     time.Duration // Cache-Control max-age less Age, or Expires less Date
	TTL        time.Duration // RSS ttl
	Period     time.Duration // sy:updatePeriod over sy:updateFrequency
	Base       time.Time     `json:",omitzero"` // sy:updateBase, from which periods are counted
	RetryAfter time.Duration // Retry-After, from the moment of the answer
	SkipHours  []int         // 0-23, GMT
	SkipDays   []time.Weekday
}
