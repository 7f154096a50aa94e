package main

import (
	"slices"
	"time"

	"guanbao/cache"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/safe"
	"guanbao/ui/article"
)

// The shapes of the JSON output. They are a promise: keys are always there,
// null stands for what is not known, and keys are only ever added.

// articleJSON is an article as list gives it.
type articleJSON struct {
	ID        *string  `json:"id"`
	Feed      string   `json:"feed"`
	FeedTitle *string  `json:"feed_title"`
	GUID      *string  `json:"guid"`
	URL       *string  `json:"url"`
	Title     *string  `json:"title"`
	Authors   []string `json:"authors"`
	Issuer    *string  `json:"issuer"`
	Number    *string  `json:"number"`
	Published *string  `json:"published"`
	Updated   *string  `json:"updated"`
	FirstSeen *string  `json:"first_seen"`
	DateOnly  bool     `json:"date_only"`
	Lang      *string  `json:"lang"`
	Unread    bool     `json:"unread"`
	Starred   bool     `json:"starred"`
	Comments  *int     `json:"comments"`
	Reposts   *int     `json:"reposts"`
	Revisions int      `json:"revisions"`
	Summary   *string  `json:"summary"`
}

// hotJSON is an article as list gives it among what is popular.
type hotJSON struct {
	articleJSON
	Hot int `json:"hot"` // sites that list it as hot, and other feeds that carry it
}

// fullJSON is an article as show and inspect give it.
type fullJSON struct {
	articleJSON
	ContentHTML *string    `json:"content_html"`
	Text        *string    `json:"text"`
	FullText    bool       `json:"full_text"` // the text is whole: that of the page, or of a feed that gives no summary
	Links       []linkJSON `json:"links"`
}

type linkJSON struct {
	Kind    feed.LinkKind `json:"kind"`
	Title   *string       `json:"title"`
	URL     *string       `json:"url"`
	Article *string       `json:"article"`
	Date    *string       `json:"date"`
}

type feedJSON struct {
	URL          string     `json:"url"`
	Title        string     `json:"title"`
	Tags         []string   `json:"tags"`
	Articles     int        `json:"articles"`
	Unread       int        `json:"unread"`
	LastSuccess  *string    `json:"last_success"`
	LastError    *string    `json:"last_error"`
	Error        *string    `json:"error"`
	NextCheck    *string    `json:"next_check"`
	Reason       *string    `json:"reason"`
	FailingSince *string    `json:"failing_since"`
	Hidden       bool       `json:"hidden"`
	FullText     string     `json:"full_text"` // auto, always or never
	PerWeek      float64    `json:"per_week"`  // articles, over the last eight weeks
	Weeks        feed.Weeks `json:"weeks"`     // articles in each of them, the latest last
	Pages        pageJSON   `json:"pages"`
	Warnings     []string   `json:"warnings"`
}

// pageJSON counts the articles of a feed by their pages: in feeds all that are
// cached, in refresh those whose pages were asked for.
type pageJSON struct {
	Got     int `json:"got"`     // kept
	Partial int `json:"partial"` // the first of several was kept, and not all of the others
	Failed  int `json:"failed"`  // could not be got
	Waiting int `json:"waiting"` // still to be got
}

// deedJSON is what a saved search did with new articles of a feed.
type deedJSON struct {
	Name    string `json:"name"`
	Read    int    `json:"read"`
	Starred int    `json:"starred"`
	Hidden  int    `json:"hidden"`
	Notify  int    `json:"notify"`
}

type reportJSON struct {
	url       string      // of the feed, which may hold a password
	Feed      string      `json:"feed"`
	Status    feed.Status `json:"status"`
	New       int         `json:"new"`
	Updated   int         `json:"updated"`
	Error     *string     `json:"error"`
	NextCheck *string     `json:"next_check"`
	Moved     *string     `json:"moved"`
	Pages     pageJSON    `json:"pages"`
	Searches  []deedJSON  `json:"searches"`
	Warnings  []string    `json:"warnings"`
}

// toArticleJSON gives the JSON of an article. What inspect finds has not been
// seen by the cache: it is unread and has no moment of arrival.
func toArticleJSON(it feed.Item) articleJSON {
	out := articleJSON{
		ID: known(string(it.ID)), Feed: urls.Mask(it.Feed), FeedTitle: known(urls.MaskAll(it.FeedTitle)),
		GUID: known(it.GUID), URL: known(it.URL), Title: known(it.Title), Authors: list(it.Authors),
		Issuer: known(it.Issuer), Number: known(it.Number), Published: moment(it.Published),
		Updated: moment(it.Updated), FirstSeen: moment(it.FirstSeen), DateOnly: it.DateOnly, Lang: known(it.Lang),
		Unread: it.Unread, Starred: it.Starred, Comments: counted(it.Comments), Revisions: it.Revisions,
		Summary: known(it.Summary),
	}
	if !it.FirstSeen.IsZero() {
		out.Reposts = &it.Reposts
	}
	return out
}

// toAwayJSON gives the JSON of what is hot and not in the cache: it has no id.
func toAwayJSON(r feed.Row) hotJSON {
	return hotJSON{articleJSON{Feed: urls.Mask(r.Feed), FeedTitle: known(urls.MaskAll(safe.Line(r.FeedTitle))), URL: known(safe.Line(r.URL)),
		Title: known(safe.Line(r.Title)), Authors: []string{}}, r.Hot}
}

// toFullJSON adds the body, as HTML and as text, and its links.
func toFullJSON(it feed.Item) fullJSON {
	out := fullJSON{articleJSON: toArticleJSON(it), ContentHTML: known(it.Content), FullText: it.Whole(), Links: []linkJSON{}}
	doc := article.NewPage(it).Body
	out.Text = known(doc.Text())
	for _, l := range slices.Concat(doc.Links, it.Links) {
		out.Links = append(out.Links, linkJSON{Kind: l.Kind, Title: known(l.Title), URL: known(l.URL), Date: moment(l.Date)})
	}
	return out
}

func (a *app) toFeedJSON(s feed.Source, due feed.Due, c cache.PageCount) feedJSON {
	out := feedJSON{
		URL: urls.Mask(s.Feed.URL), Title: urls.MaskAll(s.Feed.DisplayTitle()), Tags: list(s.Feed.Tags), Articles: s.Articles, Unread: s.Unread,
		LastSuccess: moment(s.State.LastSuccess), NextCheck: moment(due.At), Reason: known(string(due.Reason)),
		FailingSince: moment(s.State.FailingSince), Hidden: s.Feed.Hidden, Warnings: toWarnings(s.State.Warnings),
		FullText: string(a.settings.FullTextOf(s.Feed.URL)), Pages: pageJSON{Got: c.Kept, Partial: c.Part, Failed: c.Failed, Waiting: a.waiting(s.Feed.URL, c)},
	}
	if p := stateProblem(s.State); p != nil {
		out.LastError, out.Error = moment(s.State.LastCheck), toError(p)
	}
	return out
}

// waiting is how many pages of a feed are still to be got by themselves.
func (a *app) waiting(url string, c cache.PageCount) int {
	if a.settings.FullTextOf(url) == feed.FullTextNever {
		return 0
	}
	return c.Missing
}

func toReportJSON(r feed.Report) reportJSON {
	return reportJSON{
		url: r.Feed, Feed: urls.Mask(r.Feed), Status: r.Status, New: r.Saved.New, Updated: r.Saved.Updated,
		Error: toError(r.Problem), NextCheck: moment(r.Next), Moved: known(urls.Mask(r.Moved)), Warnings: toWarnings(r.Warnings),
	}
}

// stateProblem is the problem that a feed's last check ended in, nil if none.
func stateProblem(s feed.State) *feed.Problem {
	if !s.Failing() {
		return nil
	}
	return &feed.Problem{Kind: s.Problem, Code: s.ProblemCode, Detail: s.ProblemText}
}

// toError writes a problem in the form that does not change with the
// language: its kind first.
func toError(p *feed.Problem) *string {
	if p == nil {
		return nil
	}
	return known(oneLine(p.Error()))
}

func toWarnings(ws []feed.Warning) []string {
	out := []string{}
	for _, w := range ws {
		text := string(w.Kind)
		if w.Detail != "" {
			text += ": " + w.Detail
		}
		out = append(out, oneLine(text))
	}
	return out
}

// known is nil for the empty string.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// moment is a time in RFC 3339 with its zone, nil for none.
func moment(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return known(t.Format(time.RFC3339))
}

func counted(n int) *int {
	if n == feed.NoCount {
		return nil
	}
	return &n
}

// list is never null.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
