package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"guanbao/cache"
	"guanbao/feed"
)

// selection is what list is asked for.
type selection struct {
	feed, tag       string
	search          string // the name of a saved one
	unread, starred bool
	missing         bool // only what is a summary without its full text
	popular         bool // what is hot, by rank
	since           string
	limit           int
}

func (a *app) listCommand() *cobra.Command {
	w := a.words
	cmd := &cobra.Command{
		Use:     "list",
		Short:   w.ListShort,
		Long:    w.ListLong,
		Example: w.ListExample,
		Args:    a.arguments(0, 0),
	}
	var s selection
	flags := cmd.Flags()
	flags.StringVar(&s.feed, "feed", "", w.FlagFeed)
	flags.StringVar(&s.tag, "tag", "", w.FlagTag)
	flags.StringVar(&s.search, "search", "", a.texts.Standing.Flag)
	flags.BoolVar(&s.unread, "unread", false, w.FlagUnread)
	flags.BoolVar(&s.starred, "starred", false, w.FlagStarred)
	flags.BoolVar(&s.missing, "missing", false, a.texts.Pages.Flag)
	flags.BoolVar(&s.popular, "popular", false, w.FlagPopular)
	flags.StringVar(&s.since, "since", "", w.FlagSince)
	flags.IntVar(&s.limit, "limit", 50, w.FlagLimit)
	asJSON := flags.Bool("json", false, w.FlagJSON)
	_ = cmd.RegisterFlagCompletionFunc("feed", a.completeFeeds)
	_ = cmd.RegisterFlagCompletionFunc("search", a.completeSearches)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return a.list(cmd.Context(), s, *asJSON) }
	return cmd
}

// list prints the articles of a selection, newest first, or what is popular by
// rank.
func (a *app) list(ctx context.Context, s selection, asJSON bool) error {
	since, err := a.since(s.since)
	if err != nil {
		return err
	}
	if s.limit < 0 {
		return misuse(fmt.Sprintf(a.words.FlagWrongValue, "limit", strconv.Itoa(s.limit)), "")
	}
	lib, err := a.open(ctx)
	if err != nil {
		return err
	}
	view, keep, err := a.view(ctx, lib, s)
	if err != nil {
		return err
	}
	view.Since = since
	if among := keep; s.missing {
		keep = func(r feed.Row) bool {
			return among(r) && lacks(r.Text) && a.settings.FullTextOf(r.Feed) != feed.FullTextNever
		}
	}
	each := func(show func([]feed.Row) (bool, error)) error {
		return pages(ctx, lib, view, keep, s.limit, show)
	}
	if asJSON {
		return a.cacheFailure(a.printRowsJSON(ctx, lib, s.popular, each))
	}
	return a.cacheFailure(each(a.rowPrinter()))
}

// view makes a view of a selection. Where no view asks for all of it, keep
// says which of its rows to show.
func (a *app) view(ctx context.Context, lib *library, s selection) (v feed.View, keep func(feed.Row) bool, err error) {
	keep = func(r feed.Row) bool { return !s.starred || r.Starred }
	v = feed.View{Kind: feed.ViewAll, UnreadOnly: s.unread}
	if s.search != "" && s.feed+s.tag != "" {
		return v, nil, misuse(fmt.Sprintf(a.words.FlagWrongValue, "search", oneLine(s.search)), "")
	}
	if s.search != "" {
		v, err = a.savedSearch(ctx, lib, s.search)
		v.UnreadOnly = s.unread
		return v, keep, err
	}
	if s.starred {
		v.Kind = feed.ViewStarred
	}
	if s.popular {
		v.Kind, v.Away = feed.ViewPopular, true
		keep, err = a.among(ctx, lib, s)
		return v, keep, err
	}
	if s.feed == "" && s.tag == "" {
		return v, keep, nil
	}
	if s.feed == "" {
		v.Kind, v.Name = feed.ViewTag, s.tag
		return v, keep, a.hasTag(ctx, lib, s.tag)
	}
	f, err := a.subscription(ctx, lib, s.feed)
	if err != nil {
		return v, nil, err
	}
	v.Kind, v.Name = feed.ViewFeed, f.URL
	if s.tag != "" && !slices.Contains(f.Tags, s.tag) {
		keep = func(feed.Row) bool { return false }
	}
	return v, keep, nil
}

// among says which rows of a list that is none of a feed are in a selection.
func (a *app) among(ctx context.Context, lib *library, s selection) (func(feed.Row) bool, error) {
	var of map[string]bool // nil for all feeds
	if s.feed != "" {
		f, err := a.subscription(ctx, lib, s.feed)
		if err != nil {
			return nil, err
		}
		of = map[string]bool{f.URL: s.tag == "" || slices.Contains(f.Tags, s.tag)}
	} else if s.tag != "" {
		feeds, err := lib.cache.Sources(ctx)
		if err != nil {
			return nil, err
		}
		of = map[string]bool{}
		for _, f := range feeds {
			of[f.Feed.URL] = slices.Contains(f.Feed.Tags, s.tag)
		}
		if err := a.hasTag(ctx, lib, s.tag); err != nil {
			return nil, err
		}
	}
	return func(r feed.Row) bool { return (of == nil || of[r.Feed]) && (!s.starred || r.Starred) }, nil
}

// pageRows is how many rows are asked for at a time.
const pageRows = 200

// pages hands the rows of a view to show, at most limit of those that keep
// lets through, 0 for all. It ends early when show gives false.
func pages(ctx context.Context, lib *library, v feed.View, keep func(feed.Row) bool, limit int, show func([]feed.Row) (bool, error)) error {
	var at feed.Cursor
	for shown := 0; ; {
		n := pageRows
		if limit > 0 {
			n = min(n, limit-shown)
		}
		rows, err := lib.cache.Page(ctx, v, at, cache.Older, n)
		if err != nil || len(rows) == 0 {
			return err
		}
		at = rows[len(rows)-1].Cursor
		kept := rows[:0:0]
		for _, r := range rows {
			if keep(r) {
				kept = append(kept, r)
			}
		}
		more, err := show(kept)
		shown += len(kept)
		if err != nil || !more || len(rows) < n || limit > 0 && shown >= limit {
			return err
		}
	}
}

// since reads a moment: a day, a moment of RFC 3339, "today", or how far back,
// as in 36h, 7d, 2w.
func (a *app) since(s string) (time.Time, error) {
	now := a.now()
	midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	switch s {
	case "":
		return time.Time{}, nil
	case "today":
		return midnight, nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01-02 15:04", time.RFC3339} {
		if t, err := time.ParseInLocation(layout, s, now.Location()); err == nil {
			return t, nil
		}
	}
	for suffix, days := range map[string]int{"d": 1, "w": 7} {
		if count, ok := strings.CutSuffix(s, suffix); ok {
			if n, err := strconv.Atoi(count); err == nil && n >= 0 && n < 1<<16 {
				return now.AddDate(0, 0, -n*days), nil
			}
		}
	}
	if d, err := time.ParseDuration(s); err == nil && d >= 0 {
		return now.Add(-d), nil
	}
	return time.Time{}, misuse(fmt.Sprintf(a.words.FlagWrongValue, "since", s), a.words.HintSince)
}

// lacks reports whether a text is a summary or a part.
func lacks(t feed.Fullness) bool {
	return t == feed.TextMissing || t == feed.TextFailed || t == feed.TextPart
}
