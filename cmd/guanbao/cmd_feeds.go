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
		Args:  a.arguments(0, 0),
	}
	asJSON := cmd.Flags().Bool("json", false, a.words.FlagJSON)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return a.feeds(cmd.Context(), *asJSON) }
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
	if asJSON {
		out := []feedJSON{}
		for _, s := range sources {
			out = append(out, toFeedJSON(s))
		}
		a.out.json(out)
		return nil
	}
	lacking, err := lib.cache.Lacking(ctx)
	if err != nil {
		return a.cacheFailure(err)
	}
	w := a.words
	rows := [][]string{{w.ColArticles, w.ColUnread, w.ColSuccess, w.ColNext, w.ColFeed}}
	for _, s := range sources {
		rows = append(rows, []string{strconv.Itoa(s.Articles), strconv.Itoa(s.Unread), a.when(s.State.LastSuccess), a.nextCheck(s.State), a.feedCell(s.Feed)})
	}
	for i, line := range a.columns(rows, right{0: true, 1: true}, a.out.cells) {
		if i == 0 {
			line = a.out.faint(line)
		}
		a.out.line(line)
		if i > 0 {
			a.printHealth(sources[i-1].State)
			if l := lacking[sources[i-1].Feed.URL]; l != (cache.Lacking{}) {
				p := &a.texts.Pages
				a.out.line("    " + p.Label + a.texts.Colon + fmt.Sprintf(p.LackF, l.Missing, l.Failed))
			}
		}
	}
	return nil
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

// nextCheck is when a feed is asked next, or that it never is.
func (a *app) nextCheck(s feed.State) string {
	if s.Reason == feed.ReasonGone {
		return a.texts.Reasons[s.Reason]
	}
	return a.when(s.NextCheck)
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
