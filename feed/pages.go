package feed

import (
	"context"
	"time"
)

// Page is what a PageReader makes of the page of an article.
type Page struct {
	Article  Article // Content is the main text, Links are attachments and lists; without ID
	Found    bool    // there is a text
	Next     string  // address of the page on which the article goes on; empty where it does not
	Ruled    bool    // a rule of the site names Next
	Warnings []Warning
}

// PageReader makes a Page of bytes. The error is a *Problem.
type PageReader interface {
	ReadPage(raw Raw) (Page, error)
}

// Wish is an article whose page is to be got.
type Wish struct {
	ID    ID
	Feed  string // address of its feed, which names the page
	Title string
	URL   string
	Date  int64 // by which lists sort it, seconds since 1970
	Tries int   // that failed
}

// Got is what came of getting the page of an article.
type Got struct {
	ID      ID
	At      time.Time
	Address string   // where the page came from in the end
	Page    *Article // its text and links; nil where there was none
	Part    bool     // the first of several pages came, and not all of the others; of an article that was taken, without a Page
	Problem *Problem // why it did not come, or not all of it; else nil
	Tries   int      // that failed, this one included
	Due     time.Time
}

// Errand is a link whose page is to be taken later.
type Errand struct {
	Link  Link
	From  ID     // the article that has the link
	Named string // address that names the link, see Request
	Tries int    // that failed
}

// PageStore keeps the pages of articles.
type PageStore interface {
	Subscriptions(ctx context.Context) ([]Subscription, error)
	// Wanted gives the articles of a feed whose pages are to be got now, the
	// newest first, at most so many.
	Wanted(ctx context.Context, feed string, how FullText, now time.Time, most int) ([]Wish, error)
	// Wish gives what has to be known of one article to get its page.
	Wish(ctx context.Context, id ID) (Wish, error)
	// Adopt keeps for an article the page that another one with the same
	// address has. False when there is none.
	Adopt(ctx context.Context, id ID, now time.Time) (bool, error)
	// SavePage writes what came of a page, in one transaction.
	SavePage(ctx context.Context, g Got) error
	// Addressed gives the article that an address is that of.
	Addressed(ctx context.Context, address string) (ID, bool, error)
	// SaveTaken keeps an article of a site that is no subscription.
	SaveTaken(ctx context.Context, site Feed, a Article, now time.Time) error
	// Queue notes an errand; one whose address is noted already stays as it is.
	Queue(ctx context.Context, e Errand, now time.Time) error
	// Errands gives those that are due, the oldest first.
	Errands(ctx context.Context, now time.Time) ([]Errand, error)
	// EndErrand forgets an errand, or puts it off until due.
	EndErrand(ctx context.Context, e Errand, due time.Time) error
	// Holds gives the hosts that asked to be left alone, and until when.
	Holds(ctx context.Context) (map[string]time.Time, error)
	// Hold notes that a host asks to be left alone.
	Hold(ctx context.Context, host string, until time.Time) error
}

// PageReport is what became of one page.
type PageReport struct {
	Title   string
	Feed    string // address of the feed, "" for an errand
	URL     string
	Taken   bool     // an errand, not the page of an article that is cached
	Dropped bool     // it is not tried again
	Part    bool     // it was kept, but the article goes on at a page that did not come
	Problem *Problem // nil where the page was kept
}

// mostTries is how often a page is asked for that does not come.
const mostTries = 5

// retryPage is the time to the next try after so many that failed: an hour,
// then four times as long each time.
func retryPage(tries int) time.Duration {
	return time.Hour << (2 * min(tries-1, mostTries))
}

// settled reports whether a problem will be the same next time.
func settled(p *Problem) bool {
	switch p.Kind {
	case ProblemNotFound, ProblemGone, ProblemNotPage, ProblemBadAddress:
		return true
	}
	return false
}
