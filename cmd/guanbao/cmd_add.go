package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"guanbao/feed"
)

// adding is what the command line says about what is to be added.
type adding struct {
	title string
	tags  []string
	feeds []int // numbers of the feeds that are wanted where there are several
	all   bool
	yes   bool
}

func (a *app) addCommand() *cobra.Command {
	w, o := a.words, a.texts.Offers
	cmd := &cobra.Command{
		Use:     "add URL",
		Short:   w.AddShort,
		Long:    w.AddLong,
		Example: w.AddExample,
		Args:    a.arguments(1, 1),
	}
	var how adding
	flags := cmd.Flags()
	flags.StringArrayVar(&how.tags, "tag", nil, w.FlagAddTag)
	flags.StringVar(&how.title, "title", "", w.FlagTitle)
	flags.IntSliceVar(&how.feeds, "feed", nil, o.FlagFeed)
	flags.BoolVar(&how.all, "all", false, o.FlagAll)
	flags.BoolVar(&how.yes, "yes", false, o.FlagYes)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.add(cmd.Context(), args[0], how)
	}
	return cmd
}

// add shows what is at an address and subscribes to what is chosen of it.
func (a *app) add(ctx context.Context, typed string, how adding) error {
	lib, err := a.openToWrite(ctx)
	if err != nil {
		return err
	}
	a.sayRefused(lib)
	bar, looking := a.newBar(), a.texts.Adding+"..."
	bar.note(looking, a.measure.Width(looking))
	p, err := lib.subs.Probe(ctx, typed)
	bar.clear()
	if p.Known {
		a.say(fmt.Sprintf(a.words.AlreadySubscribed, p.Address))
		return nil
	}
	if err != nil {
		return a.notAdded(p, err)
	}
	chosen, err := a.choose(ctx, p, how)
	switch {
	case err != nil:
		return err
	case len(chosen) > 1 && how.title != "":
		return misuse(a.texts.Offers.OneTitle, "")
	}
	return a.addAll(ctx, lib, typed, chosen, how)
}

// addAll subscribes to what was chosen. One that fails harms no other.
func (a *app) addAll(ctx context.Context, lib *library, typed string, chosen []feed.Offer, how adding) error {
	var added []string
	for i, o := range chosen {
		if i > 0 {
			a.out.line("")
		}
		err := a.addOne(ctx, lib, typed, o, how)
		switch {
		case err == nil:
			added = append(added, o.Feed.URL)
		case len(chosen) == 1 || ctx.Err() != nil:
			return err
		default:
			a.complain(a.explain(err))
		}
	}
	switch {
	case len(chosen) == 0: // all are subscribed to, as has been said
		return nil
	case len(added) == 0:
		return said(exitNot)
	case len(added) < len(chosen):
		return errors.Join(a.addPages(ctx, lib, added), said(exitPart))
	}
	return a.addPages(ctx, lib, added)
}

// addOne shows what a feed holds and subscribes to it. A list page whose rule was
// guessed has been shown already.
func (a *app) addOne(ctx context.Context, lib *library, typed string, o feed.Offer, how adding) error {
	if o = lib.subs.Look(ctx, o); o.Problem != nil {
		return a.notAdded(feed.Prospect{Address: o.Feed.URL}, o.Problem)
	}
	if !o.Guessed() {
		a.printPreview(o, o.Feed.URL != address(typed))
	}
	report, err := lib.subs.Subscribe(ctx, o, how.title, how.tags)
	if err != nil {
		return a.cacheFailure(err)
	}
	a.out.line(fmt.Sprintf(a.words.Added, report.Saved.New))
	a.sayNeeds(o.Feed.URL)
	return a.out.flush()
}

// notAdded tells why an address is not subscribed to.
func (a *app) notAdded(at feed.Prospect, err error) error {
	why, hint, ok := a.texts.Refused(at, err)
	if !ok {
		return a.cacheFailure(err)
	}
	return &failure{status: exitNot, message: fmt.Sprintf(a.words.NotAdded, at.Address, oneLine(why)), hint: hint, err: err}
}

// addPages gets the pages of new feeds, as the reader does. What is cancelled is
// left to the next refresh.
func (a *app) addPages(ctx context.Context, lib *library, addresses []string) error {
	bar, pages := a.newBar(), pageTally{}
	order := feed.Order{Feeds: addresses, Urgency: feed.Routine, Pages: func(done, all int, r feed.PageReport) {
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

// printPreview prints what a feed will hold, and where it is found if nobody
// has typed that.
func (a *app) printPreview(o feed.Offer, withAddress bool) {
	d, f := o.Document, o.Feed
	a.out.line(a.out.bold(oneLine(f.DisplayTitle())))
	if withAddress {
		a.out.line(oneLine(f.URL))
	}
	if d.Feed.Description != "" {
		a.out.line(a.cut(oneLine(d.Feed.Description)))
	}
	a.out.line(fmt.Sprintf(a.words.Holds, d.Format, len(d.Articles)))
	a.printFirst(o)
	for _, warning := range d.Warnings {
		a.say(a.warning(warning))
	}
}

// printFirst prints the titles of a preview with their days.
func (a *app) printFirst(o feed.Offer) {
	for _, art := range o.First(previewTitles) {
		a.out.line(a.cut("  " + a.measure.Fit(a.day(art.Published, art.DateOnly), dayCells) + "  " + a.titleOf(art.Title, art.Summary)))
	}
}
