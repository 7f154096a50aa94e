package cache

import (
	"regexp"
	"slices"
	"time"

	"guanbao/feed"
	"guanbao/feed/query"
)

// queriesOfWalks are what saved searches of the walks ask for.
var queriesOfWalks = []string{
	"更正", "is:unread", "-is:starred 标题", "after:2d", "(更正 is:unread) OR (is:starred -更正)", "tag:邮政 -feed:b.example",
	"before:2021-05-11 -is:read", "is:reposted OR (更正 is:starred)", "is:revised", "-更正 OR after:今天 OR is:starred",
}

var tags = regexp.MustCompile("<[^>]*>")

// finds asks a search by looking at the article.
func (m *model) finds(v feed.View, a *modelled, f feed.Feed) bool {
	q, err := query.Parse(v.Name, m.now())
	if err != nil {
		panic(err)
	}
	d := &query.Doc{Title: a.Title, Text: tags.ReplaceAllString(a.shown(), ""), FeedURL: a.Feed, FeedTitle: "标题 " + a.Feed, Tags: f.Tags,
		Date: time.Unix(a.date, 0)}
	if a.marks.Read == 0 || !v.Opened.IsZero() && a.marks.Read >= v.Opened.UnixNano() {
		d.Flags = append(d.Flags, query.Unread)
	}
	if a.marks.Starred != 0 {
		d.Flags = append(d.Flags, query.Starred)
	}
	if m.heads[a.ID] != "" {
		d.Flags = append(d.Flags, query.Reposted)
	}
	if a.revisions > 0 {
		d.Flags = append(d.Flags, query.Revised)
	}
	return slices.Contains(m.searches, v.Name) && q.Match(d)
}

// search saves other searches, in another order.
func (w *walk) search() {
	var all []feed.SavedSearch
	w.model.searches = nil
	for _, i := range w.rng.Perm(len(queriesOfWalks)) {
		if q := queriesOfWalks[i]; w.rng.IntN(4) > 0 {
			all = append(all, feed.SavedSearch{Name: q, Query: q})
			w.model.searches = append(w.model.searches, q)
		}
	}
	w.try(w.cache.SetSearches(w.Context(), all))
}

// sift has what a view shows looked at.
func (w *walk) sift(v feed.View) {
	for more := v.Kind == feed.ViewSearch; more; {
		var err error
		more, err = w.cache.Sift(w.Context())
		w.try(err)
	}
}
