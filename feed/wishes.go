package feed

import "time"

// Wishes are what a reader set for one feed alone. A zero field leaves it to
// what holds for all feeds.
type Wishes struct {
	Interval time.Duration // between two checks
	Charset  string        // of its documents, whatever they declare; a name that charset.Name gave
	MaxAge   time.Duration // articles that are older when they first come are not taken
	Keep     Keep          // articles that stay
	List     List          // how a list page is pulled that stands for a feed
}

// wishes gives those for one feed.
func (r *Refresher) wishes(feed string) Wishes {
	if r.Wishes == nil {
		return Wishes{}
	}
	return r.Wishes(feed)
}

// oldest is the date from which on new articles are taken at a moment, zero
// for whatever comes.
func (w Wishes) oldest(now time.Time) time.Time {
	kept := w.Keep.Oldest(now)
	if w.MaxAge <= 0 || now.Add(-w.MaxAge).Before(kept) {
		return kept
	}
	return now.Add(-w.MaxAge)
}
