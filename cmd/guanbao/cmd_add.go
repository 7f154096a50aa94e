package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"guanbao/feed"
)

func (a *app) addCommand() *cobra.Command {
	w := a.words
	cmd := &cobra.Command{
		Use:     "add URL",
		Short:   w.AddShort,
		Long:    w.AddLong,
		Example: w.AddExample,
		Args:    a.arguments(1, 1),
	}
	tags := cmd.Flags().StringArray("tag", nil, w.FlagAddTag)
	title := cmd.Flags().String("title", "", w.FlagTitle)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.add(cmd.Context(), args[0], *title, *tags)
	}
	return cmd
}

// add shows what an address holds and subscribes to it.
func (a *app) add(ctx context.Context, typed, title string, tags []string) error {
	lib, err := a.openToWrite(ctx)
	if err != nil {
		return err
	}
	a.sayRefused(lib)
	p, err := lib.subs.Probe(ctx, typed)
	if errors.Is(err, ErrSubscribed) {
		a.say(fmt.Sprintf(a.words.AlreadySubscribed, p.Address))
		return nil
	}
	if problem, ok := errors.AsType[*feed.Problem](err); ok {
		message, _ := a.problem(problem)
		return &failure{status: exitNot, message: fmt.Sprintf(a.words.NotAdded, p.Address, message), hint: a.texts.HintNew(problem.Kind), err: err}
	}
	if err != nil {
		return a.cacheFailure(err)
	}
	a.printPreview(p)
	report, err := lib.subs.Subscribe(ctx, p, title, tags)
	if err != nil {
		return a.cacheFailure(err)
	}
	a.out.line(fmt.Sprintf(a.words.Added, report.Saved.New))
	a.out.flush()
	return a.addPages(ctx, lib, p.Address)
}

// addPages gets the pages of a new feed, as the reader does. What is cancelled is
// left to the next refresh.
func (a *app) addPages(ctx context.Context, lib *library, address string) error {
	bar, pages := a.newBar(), pageTally{}
	order := feed.Order{Feeds: []string{address}, Urgency: feed.Routine, Pages: func(done, all int, r feed.PageReport) {
		if done > 0 {
			pages.add(r)
		}
		bar.draw(done, all)
	}}
	err := lib.refresher.Refresh(ctx, order, nil)
	bar.clear()
	a.printTally(pages)
	return a.cacheFailure(err)
}

// previewTitles is how many of the newest titles a preview shows.
const previewTitles = 5

// printPreview prints what a feed will hold.
func (a *app) printPreview(p Preview) {
	d := p.Document
	f := d.Feed
	f.URL = p.Address
	a.out.line(a.out.bold(oneLine(f.DisplayTitle())))
	if f.Description != "" {
		a.out.line(a.cut(oneLine(f.Description)))
	}
	a.out.line(fmt.Sprintf(a.words.Holds, d.Format, len(d.Articles)))
	newest := slices.Clone(d.Articles)
	slices.SortStableFunc(newest, func(x, y feed.Article) int { return y.Published.Compare(x.Published) })
	for _, art := range newest[:min(len(newest), previewTitles)] {
		a.out.line(a.cut("  " + a.measure.Fit(a.day(art.Published, art.DateOnly), dayCells) + "  " + a.titleOf(art.Title, art.Summary)))
	}
	for _, warning := range d.Warnings {
		a.say(a.warning(warning))
	}
}
