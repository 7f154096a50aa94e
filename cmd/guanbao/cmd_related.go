package main

import (
	"fmt"
	"math"

	"github.com/spf13/cobra"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/ui/reading"
)

func (a *app) relatedCommand() *cobra.Command {
	w := a.words
	cmd := &cobra.Command{
		Use:     "related ID",
		Short:   w.RelatedShort,
		Long:    w.RelatedLong,
		Example: w.RelatedExample,
		Args:    a.arguments(1, 1),
	}
	asJSON := cmd.Flags().Bool("json", false, w.FlagJSON)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		lib, err := a.open(cmd.Context())
		if err != nil {
			return err
		}
		id, err := a.find(cmd.Context(), lib, args[0])
		if err != nil {
			return err
		}
		r, err := lib.cache.Related(cmd.Context(), id)
		switch {
		case err != nil:
			return a.cacheFailure(err)
		case *asJSON:
			a.out.json(a.toRelatedJSON(r))
		default:
			a.showRelations(r)
		}
		return nil
	}
	return cmd
}

// showRelations prints what is related to an article, a section a kind.
func (a *app) showRelations(r feed.Relations) {
	w, out := a.words, a.out
	any := false
	section := func(heading, lender string, rows [][]string) {
		if len(rows) == 0 {
			return
		}
		if any {
			out.line("")
		}
		any = true
		out.line(out.bold(fmt.Sprintf(w.RelatedHeading, heading, len(rows)) + lender))
		for _, line := range a.columns(rows, nil, a.out.cells) {
			out.line(line)
		}
	}
	for _, s := range []struct {
		heading string
		list    []feed.Relation
		kind    feed.LinkKind
	}{
		{w.RelatedListed, r.Related, feed.LinkRelated}, {w.RelatedRecommended, r.Recommended, feed.LinkRecommended},
		{w.RelatedPopular, r.Popular, feed.LinkPopular}, {w.RelatedCites, r.Cites, feed.LinkCites}, {w.RelatedCitedBy, r.CitedBy, feed.LinkCitedBy},
	} {
		var rows [][]string
		for _, rel := range s.list {
			rows = append(rows, a.relationRow(rel))
		}
		lender := ""
		if row, lent := r.Lenders[s.kind]; lent {
			lender = " · " + a.measure.Display(oneLine(row.FeedTitle))
		}
		section(s.heading, lender, rows)
	}
	var rows [][]string
	for _, s := range r.Similar {
		row := a.cachedRow(s.Row)
		if len(s.Terms) > 0 {
			row[len(row)-1] += " (" + a.shownTerms(s) + ")"
		}
		rows = append(rows, row)
	}
	section(w.RelatedSimilar, "", rows)
	rows = nil
	for _, row := range r.Reposts {
		rows = append(rows, a.cachedRow(row))
	}
	section(w.RelatedReposts, "", rows)
	if !any {
		out.line(w.RelatedNone)
	}
}

// relationRow sets a relation in the columns of a cached article. One that
// leads to nothing in the cache is marked in the place of the id, one that may
// mean several articles with how many.
func (a *app) relationRow(r feed.Relation) []string {
	if row, ok := r.Row(); ok {
		return a.cachedRow(row)
	}
	mark := a.words.RelatedNotCached
	if len(r.Rows) > 0 {
		mark = fmt.Sprintf(a.words.RelatedSeveral, len(r.Rows))
	}
	return []string{mark, a.measure.Fit(a.day(r.Date, false), dayCells), "", a.titleOf(a.wish().Title(r.Title, ""), r.URL)}
}

func (a *app) cachedRow(r feed.Row) []string {
	return []string{string(r.ID[:min(shortID, len(r.ID))]), a.measure.Fit(a.day(r.Published, r.DateOnly), dayCells),
		a.measure.Cut(oneLine(r.FeedTitle), sourceCells), a.titleOf(a.wish().Title(r.Title, r.Lang), "")}
}

// shownTerms is why an article is similar.
func (a *app) shownTerms(s feed.Similar) string {
	out := ""
	for i, t := range s.Terms {
		if i > 0 {
			out += " · "
		}
		out += a.measure.Display(oneLine(a.wish().Title(t, s.Lang)))
	}
	return out
}

// relatedJSON is what is related to an article.
type relatedJSON struct {
	ID          feed.ID       `json:"id"`
	Related     []linkJSON    `json:"related"`
	Recommended []linkJSON    `json:"recommended"`
	Popular     []linkJSON    `json:"popular"`
	Cites       []linkJSON    `json:"cites"`
	CitedBy     []linkJSON    `json:"cited_by"`
	Similar     []similarJSON `json:"similar"`
	Reposts     []repostJSON  `json:"reposts"`
	Head        feed.ID       `json:"head"`

	// ListedBy names the copy whose publisher's list stands under a kind, for
	// kinds that the article's own publisher does not list.
	ListedBy map[feed.LinkKind]feed.ID `json:"listed_by"`
}

type similarJSON struct {
	ID    feed.ID  `json:"id"`
	Title *string  `json:"title"`
	Score float64  `json:"score"`
	Terms []string `json:"terms"`
}

type repostJSON struct {
	ID    feed.ID `json:"id"`
	Title *string `json:"title"`
	Feed  string  `json:"feed"`
}

func (a *app) toRelatedJSON(r feed.Relations) relatedJSON {
	out := relatedJSON{ID: r.ID, Related: a.toLinks(r.Related), Recommended: a.toLinks(r.Recommended), Popular: a.toLinks(r.Popular),
		Cites: a.toLinks(r.Cites), CitedBy: a.toLinks(r.CitedBy), Similar: []similarJSON{}, Reposts: []repostJSON{}, Head: r.Head, ListedBy: map[feed.LinkKind]feed.ID{}}
	for kind, row := range r.Lenders {
		out.ListedBy[kind] = row.ID
	}
	for _, s := range r.Similar {
		out.Similar = append(out.Similar, similarJSON{s.ID, a.cleanTitle(s.Row), math.Round(s.Score*1000) / 1000, list(s.Terms)})
	}
	for _, row := range r.Reposts {
		out.Reposts = append(out.Reposts, repostJSON{row.ID, a.cleanTitle(row), urls.Mask(row.Feed)})
	}
	return out
}

// toLinks gives links with the article that each one surely leads to.
func (a *app) toLinks(relations []feed.Relation) []linkJSON {
	out := []linkJSON{}
	for _, r := range relations {
		l := linkJSON{Kind: r.Kind, Title: a.cleanTitle(feed.Row{Title: r.Title}), URL: known(r.URL), Date: moment(r.Date)}
		if row, ok := r.Row(); ok {
			l.Article = known(string(row.ID))
		}
		out = append(out, l)
	}
	return out
}

// cleanTitle is the title of an article as clean gives it.
func (a *app) cleanTitle(r feed.Row) *string {
	w := a.wish()
	w.Script = reading.Original
	return known(w.Title(r.Title, r.Lang))
}
