// Package ui is the reader's screen. The root model knows the size, the focus
// and who owns which message; the panes do the rest. It reaches the cache, the
// refresher and the world through the small interfaces of this file.
package ui

import (
	"context"
	"errors"
	"time"

	"github.com/charmbracelet/colorprofile"

	"guanbao/feed"
	"guanbao/feed/cite"
	"guanbao/feed/query"
	"guanbao/ui/article"
	"guanbao/ui/locale"
	"guanbao/ui/reading"
)

// Library is the cache as the screen sees it.
type Library interface {
	Sources(ctx context.Context) ([]feed.Source, error)
	Totals(ctx context.Context) (feed.Totals, error)
	Page(ctx context.Context, v feed.View, from feed.Cursor, d feed.Direction, n int) ([]feed.Row, error)
	Item(ctx context.Context, id feed.ID) (feed.Item, error)
	// Revisions gives the former states of an article, the latest first.
	Revisions(ctx context.Context, id feed.ID) ([]feed.Revision, error)
	Mark(ctx context.Context, ids []feed.ID, m feed.Mark) (feed.Change, error)
	MarkView(ctx context.Context, v feed.View, m feed.Mark) (feed.Change, error)
	// MarkFound marks what a query finds by its text, within a view or, for nil,
	// anywhere, and some others.
	MarkFound(ctx context.Context, q query.Query, view *feed.View, others []feed.ID, m feed.Mark) (feed.Change, error)
	Undo(ctx context.Context, c feed.Change) error
	SetPlace(ctx context.Context, id feed.ID, p feed.Place) error
	// Related gives what an article has to do with others.
	Related(ctx context.Context, id feed.ID) (feed.Relations, error)
	// Resolve gives the cached articles that a link of an article may lead to:
	// one when that is sure.
	Resolve(ctx context.Context, l feed.Link, from feed.Item) ([]feed.Row, error)
	// Warm gets ready what Related needs, beside the screen: it is called once,
	// when the first rows are shown. It ends soon after ctx is cancelled, and what
	// it did not do Related does.
	Warm(ctx context.Context)
	// Search finds articles. It ends soon after ctx is cancelled.
	Search(ctx context.Context, q query.Query, o feed.Search) (feed.Hits, error)
	// Indexed waits after a search that was answered in part until more may be
	// found, and reports whether that is so.
	Indexed(ctx context.Context) (bool, error)
	// Issuers gives the bodies that issued what came last, the most frequent first.
	Issuers(ctx context.Context) ([]string, error)
	// Asked gives the queries of former runs, the last one last; KeepAsked keeps
	// one more.
	Asked(ctx context.Context) ([]string, error)
	KeepAsked(ctx context.Context, text string) error
}

// ErrGone is the error of Library.Item for an article that is not in the cache.
var ErrGone = errors.New("no such article")

// Refresher pulls feeds; see feed.Refresher.
type Refresher interface {
	Refresh(ctx context.Context, o feed.Order, report func(done, total int, rep feed.Report)) error
}

// Subscriptions adds and removes feeds for good.
type Subscriptions interface {
	// Probe finds what can be subscribed to at an address. The error is a
	// *feed.Problem or a Told; the address may be shown, unless it is known.
	Probe(ctx context.Context, address string) (feed.Prospect, error)
	// Look asks for an offer that has not been asked for, and gives it with what
	// came of that.
	Look(ctx context.Context, o feed.Offer) feed.Offer
	// Subscribe subscribes to an offer and saves what it brings. Nothing is
	// subscribed when that fails; the error is as above then, and the report names
	// the address as it may be shown.
	Subscribe(ctx context.Context, o feed.Offer) (feed.Report, error)
	// Remove unsubscribes and gives what takes it back.
	Remove(ctx context.Context, address string) (restore func(context.Context) error, err error)
}

// Pages gets articles from the pages of their publishers. The error of each is
// a *feed.Problem or a Told.
type Pages interface {
	// Complete gets the page of a cached article and keeps its full text.
	Complete(ctx context.Context, id feed.ID) error
	// Take gets the page that a link leads to, keeps it as an article of its
	// site and gives its id. From is the article that has the link.
	Take(ctx context.Context, l feed.Link, from feed.ID) (feed.ID, error)
	// Queue notes a link, to be taken by the next refresh.
	Queue(ctx context.Context, l feed.Link, from feed.ID) error
}

// Searches keeps saved searches and has them look at what came.
type Searches interface {
	Standings(ctx context.Context) ([]feed.Standing, error)
	// Deal looks at what came and gives what was done with new articles since
	// it was last asked.
	Deal(ctx context.Context) ([]feed.Deed, error)
	// Ready waits until all of them have been asked of all articles, and reports
	// whether they were.
	Ready(ctx context.Context) (bool, error)
	// Keep saves one more search for good. The error is a Told.
	Keep(ctx context.Context, s feed.SavedSearch) error
}

// Ports is what the screen needs of the rest of the program.
type Ports struct {
	Library       Library
	Refresher     Refresher
	Subscriptions Subscriptions
	// Weeks counts what the feeds brought lately, by address; nil where nobody does.
	Weeks     func(ctx context.Context) (map[string]feed.Weeks, error)
	Edit      func() (Editing, error) // opens the list of subscriptions in an editor; nil where there is none
	Tidying   Tidying                 // nil where the subscriptions stay as they are
	Exports   Exports
	Downloads Downloads
	Comments  Comments
	Pages     Pages    // nil where pages cannot be got
	Searches  Searches // nil where there are none
	Catalogue Catalogue
	Pipe      func(it feed.Item, n int) Piped // gets an article ready for Options.Pipes[n]
	Offline   func(on bool)                   // ends all traffic, or lets it be; nil where nobody can
	Browse    func(url string) error          // opens an address in the reader's browser
	Now       func() time.Time
}

// Told is an error of a port whose text is a sentence in the reader's language
// already, and is shown as it stands. Any other error that is no *feed.Problem
// is shown behind a word that something went wrong.
type Told struct {
	Text string
	Err  error // the cause
}

// Error gives the sentence.
func (t Told) Error() string { return t.Text }

// Unwrap gives the cause.
func (t Told) Unwrap() error { return t.Err }

// Never as Options.ReadAfter means that looking at an article does not make
// it read.
const Never time.Duration = -1

// Options are the reader's settings.
type Options struct {
	Words     *locale.Texts
	Zone      *time.Location
	Wide      bool  // the terminal draws East Asian Ambiguous characters in two cells
	Dark      *bool // nil: ask the terminal
	Colours   colorprofile.Profile
	Synced    bool // the terminal shows a frame at once when it is told to (mode 2026)
	Page      article.Options
	Pipes     []Pipe
	Citation  cite.Form     // of the citations that are copied; "" for plain
	Reading   reading.Wish  // how Chinese is shown until a key changes it
	ReadAfter time.Duration // an article in the pane becomes read after this; Never
	Rest      time.Duration // the article pane follows a running cursor when it has stood for this; 0 for each step
	Interval  time.Duration // between two automatic refreshes; 0 for none
	Notice    string        // said from the start until a key is pressed, such as what is wrong with a setting
	Sample    bool          // nothing is subscribed but the built-in sample
	Typed     []byte        // keys that were typed before the reader read any, as the terminal sent them
	Landing   []string      // URLs of the articles on one of which the cursor stands at the start while it is unread; none for the newest
	Notify    string        // how the terminal tells of new articles; "" not at all
	Tmux      bool          // tmux stands between the screen and the terminal
	Offline   bool          // there is no traffic from the start
	Fold      bool          // one row stands for all copies of a text
}
