package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"guanbao/cache"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

func (a *app) feedsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "feeds",
		Short: a.words.FeedsShort,
		Long:  a.words.FeedsLong,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && len(cmd.SuggestionsFor(args[0])) > 0 {
				return a.noSuchCommand(cmd, args)
			}
			return a.arguments(0, 0)(cmd, args)
		},
	}
	asJSON := cmd.Flags().Bool("json", false, a.words.FlagJSON)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return a.feeds(cmd.Context(), *asJSON) }
	cmd.AddCommand(a.arranging()...)
	return cmd
}

// feeds prints the subscriptions with their health.
func (a *app) feeds(ctx context.Context, asJSON bool) error {
	lib, err := a.open(ctx)
	if err != nil {
		return err
	}
	a.sayRefused(lib)
	sources, err := lib.cache.Sources(ctx)
	if err != nil {
		return a.cacheFailure(err)
	}
	due, err := a.due(ctx, lib, sources)
	if err != nil {
		return a.cacheFailure(err)
	}
	pages, err := lib.cache.PageCounts(ctx)
	if err != nil {
		return a.cacheFailure(err)
	}
	weeks, err := lib.cache.Weeks(ctx, a.now())
	if err != nil {
		return a.cacheFailure(err)
	}
	if asJSON {
		out := []feedJSON{}
		for i, s := range sources {
			f := a.toFeedJSON(s, due[i], pages[s.Feed.URL])
			f.Weeks = weeks[s.Feed.URL]
			f.PerWeek = f.Weeks.PerWeek()
			out = append(out, f)
		}
		a.out.json(out)
		return nil
	}
	w, chrome := a.words, a.chrome()
	rows := [][]string{{w.ColArticles, w.ColUnread, a.texts.Care.ColWeeks, w.ColSuccess, w.ColNext, w.ColReason, w.ColFeed}}
	for i, s := range sources {
		rows = append(rows, []string{strconv.Itoa(s.Articles), strconv.Itoa(s.Unread), chrome.Bar(weeks[s.Feed.URL]), a.when(s.State.LastSuccess), a.when(due[i].At), a.texts.Reasons[due[i].Reason], a.feedCell(s.Feed)})
	}
	for i, line := range a.columns(rows, right{0: true, 1: true}, a.out.cells) {
		if i == 0 {
			line = a.out.faint(line)
		}
		a.out.line(line)
		if i > 0 {
			a.printHealth(sources[i-1].State)
			if lack := a.lacking(sources[i-1].Feed.URL, pages); lack != "" {
				a.out.line("    " + a.texts.Pages.Label + a.texts.Colon + lack)
			}
		}
	}
	return nil
}

// lacking counts the articles of a feed whose pages it lacks, "" for none.
func (a *app) lacking(url string, pages map[string]cache.PageCount) string {
	n := pages[url]
	if missing, failed := a.waiting(url, n), n.Failed+n.Part; missing+failed > 0 {
		return fmt.Sprintf(a.texts.Pages.LackF, missing, failed)
	}
	return ""
}

// feedCell names a feed: title, address, tags.
func (a *app) feedCell(f feed.Feed) string {
	cell := oneLine(f.DisplayTitle())
	if f.Name != "" || f.Title != "" {
		cell += "  " + urls.Mask(f.URL)
	}
	if f.Hidden {
		cell += "  " + a.words.Hidden
	}
	if len(f.Tags) > 0 {
		cell += "  [" + oneLine(strings.Join(f.Tags, ", ")) + "]"
	}
	return cell
}

// due gives when each of the sources is asked next, and why then.
func (a *app) due(ctx context.Context, lib *library, sources []feed.Source) ([]feed.Due, error) {
	holds, err := lib.cache.Holds(ctx) // those that pages met with
	if err != nil {
		return nil, err
	}
	for host, until := range feed.Holds(sources) {
		if until.After(holds[host]) {
			holds[host] = until
		}
	}
	out := make([]feed.Due, 0, len(sources))
	for _, s := range sources {
		out = append(out, lib.refresher.Schedule.Due(s.Subscription, holds, a.now()))
	}
	return out, nil
}

// printHealth prints what is wrong with a feed under its line.
func (a *app) printHealth(s feed.State) {
	if p := stateProblem(s); p != nil {
		message, hint := a.problem(p)
		a.out.line("    " + fmt.Sprintf(a.words.FailingSince, a.when(s.FailingSince), oneLine(message)))
		if hint != "" {
			a.out.line("    " + hint)
		}
	}
	for _, w := range s.Warnings {
		a.out.line("    " + a.warning(w))
	}
}
