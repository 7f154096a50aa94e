package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

func (a *app) refreshCommand() *cobra.Command {
	w := a.words
	cmd := &cobra.Command{
		Use:     "refresh [URL...]",
		Short:   w.RefreshShort,
		Long:    w.RefreshLong,
		Example: w.RefreshExample,
	}
	all := cmd.Flags().Bool("all", false, w.FlagAll)
	force := cmd.Flags().Bool("force", false, w.FlagForce)
	asJSON := cmd.Flags().Bool("json", false, w.FlagJSON)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		order := feed.Order{Urgency: feed.Routine}
		switch {
		case *force:
			order.Urgency = feed.Forced
		case *all, len(args) > 0:
			order.Urgency = feed.Asked
		}
		return a.refresh(cmd.Context(), args, order, *asJSON)
	}
	return cmd
}

// refresh pulls and prints what became of each feed.
func (a *app) refresh(ctx context.Context, names []string, order feed.Order, asJSON bool) error {
	lib, err := a.openToWrite(ctx)
	if err != nil {
		return err
	}
	a.sayRefused(lib)
	if err := a.followMoves(ctx, lib); err != nil {
		return err
	}
	if order.Feeds, err = a.named(ctx, lib, names); err != nil {
		return err
	}
	t := pulled{app: a, asJSON: asJSON, reports: []reportJSON{}}
	bar, pages := a.newBar(), pageTally{}
	order.Pages = func(done, all int, r feed.PageReport) {
		if done > 0 {
			pages.add(r)
		}
		bar.draw(done, all)
	}
	err = lib.refresher.Refresh(ctx, order, func(done, all int, r feed.Report) {
		bar.clear()
		t.add(all, r)
		bar.draw(done, all)
	})
	_ = lib.cache.GroupNew(ctx) // busy, full, closed: the next run goes on
	deeds, _ := lib.cache.SiftNew(ctx)
	lib.index(ctx, 3) // what came; an older cache is left to the reader
	bar.clear()
	t.settle()
	if asJSON {
		withDeeds(t.reports, deeds)
		if err := a.withPages(ctx, lib, t.reports, pages); err != nil {
			return err
		}
		a.out.json(t.reports)
	} else {
		a.printOutcome(pages, deeds)
	}
	a.sayOnce(t.once)
	if err != nil {
		return a.cacheFailure(err)
	}
	return failing(t.failed, t.total)
}

// pulled is what a refresh tells of its feeds.
type pulled struct {
	*app
	asJSON        bool
	reports       []reportJSON
	total, failed int
	offline       []feed.Report // without a network, not printed yet
	reached       bool          // somebody on the network was
	once          *feed.Problem // that is told for all of them
}

// add tells what became of one feed of all.
func (t *pulled) add(all int, r feed.Report) {
	t.total = all
	if r.Problem != nil {
		t.failed++
	}
	offline := r.Problem != nil && r.Problem.Kind == feed.ProblemOffline
	t.reached = t.reached || !offline && r.Status != feed.StatusNotDue && !strings.HasPrefix(r.Feed, urls.Builtin)
	switch {
	case t.asJSON:
		t.reports = append(t.reports, toReportJSON(r))
	case offline:
		t.offline = append(t.offline, r)
	case ours(r.Problem):
		t.once = &feed.Problem{Kind: r.Problem.Kind}
	case r.Problem == nil || r.Problem.Kind != feed.ProblemCancelled:
		t.printReport(r)
	}
}

// settle tells of the feeds that found no network: once, unless others did.
func (t *pulled) settle() {
	if len(t.offline) > 1 && !t.reached {
		t.once = wayOut(t.offline[0].Problem)
		return
	}
	for _, r := range t.offline {
		t.printReport(r)
	}
}

// ours reports whether a problem is that of this machine or of its network, and
// so of all feeds at once. A cache that takes nothing is told with the first
// feeds that it did not take; those behind them have no more to tell.
func ours(p *feed.Problem) bool {
	return p != nil && (p.Kind == feed.ProblemPortal || p.Kind == feed.ProblemLimit || p.Kind == feed.ProblemStorage && p.Detail == "")
}

// wayOut is the problem of a machine without a network, as it is told for all
// feeds: that of the proxy, with its name, where that is what there is none of.
func wayOut(p *feed.Problem) *feed.Problem {
	if inner, _ := errors.AsType[*feed.Problem](p.Err); inner != nil && inner.Kind == feed.ProblemProxy {
		_, proxy, _ := strings.Cut(inner.Detail, ": ") // behind the host of one feed
		return &feed.Problem{Kind: inner.Kind, Code: inner.Code, Detail: proxy}
	}
	return &feed.Problem{Kind: p.Kind}
}

// sayOnce tells a problem that many feeds share, if there was one.
func (a *app) sayOnce(p *feed.Problem) {
	if p != nil {
		message, hint := a.problem(p)
		a.complain(&failure{message: message, hint: hint})
	}
}

// failing is the end of a refresh in which some feeds failed, of so many.
func failing(failed, total int) error {
	switch {
	case failed > 0 && failed == total:
		return said(exitNot)
	case failed > 0:
		return said(exitPart)
	}
	return nil
}

// followMoves adopts the addresses of feeds that have moved for good, and tells
// each of them.
func (a *app) followMoves(ctx context.Context, lib *library) error {
	err := lib.subs.Follow(ctx, func(from, to string) { a.say(fmt.Sprintf(a.words.Adopted, urls.Mask(from), urls.Mask(to))) })
	if err != nil {
		return a.cacheFailure(err)
	}
	return nil
}

// printOutcome prints what became of pages, and what saved searches did.
func (a *app) printOutcome(pages pageTally, deeds []feed.Deed) {
	a.printTally(pages)
	for _, d := range feed.BySearch(deeds) {
		a.out.line(oneLine(d.Search) + a.texts.Colon + a.texts.Standing.Deed(d))
	}
}

// pageTally counts what became of pages, by the address of their feed, which is
// "" for links that were taken.
type pageTally map[string]pageJSON

func (t pageTally) add(r feed.PageReport) {
	n := t[r.Feed]
	switch {
	case r.Problem != nil:
		n.Failed++
	case r.Part:
		n.Partial++
	default:
		n.Got++
	}
	t[r.Feed] = n
}

// printTally prints how many pages came and how many did not.
func (a *app) printTally(pages pageTally) {
	came, lacking := 0, 0
	for _, n := range pages {
		came, lacking = came+n.Got+n.Partial, lacking+n.Failed
	}
	if came+lacking > 0 {
		a.out.linef(a.texts.Pages.CountF, came, lacking)
	}
}

// withPages adds to the reports of feeds what became of their pages, and how many
// are still to be got.
func (a *app) withPages(ctx context.Context, lib *library, reports []reportJSON, pages pageTally) error {
	counts, err := lib.cache.PageCounts(context.WithoutCancel(ctx))
	if err != nil {
		return a.cacheFailure(err)
	}
	for i := range reports {
		url := reports[i].url
		reports[i].Pages = pages[url]
		reports[i].Pages.Waiting = a.waiting(url, counts[url])
	}
	return nil
}

// withDeeds adds to the reports of feeds what saved searches did with their new
// articles.
func withDeeds(reports []reportJSON, deeds []feed.Deed) {
	for i := range reports {
		reports[i].Searches = []deedJSON{}
		for _, d := range deeds {
			if d.Feed == reports[i].url {
				reports[i].Searches = append(reports[i].Searches, deedJSON{d.Search, d.Read, d.Starred, d.Hidden, d.Notify})
			}
		}
	}
}

// named gives the addresses of subscriptions that are named on the command line.
func (a *app) named(ctx context.Context, lib *library, names []string) (urls []string, err error) {
	for _, name := range names {
		f, err := a.subscription(ctx, lib, name)
		if err != nil {
			return nil, err
		}
		urls = append(urls, f.URL)
	}
	return urls, nil
}

// printReport prints one feed's line at once, for a refresh can take long.
func (a *app) printReport(r feed.Report) {
	w := a.words
	line := a.measure.Fit(w.Statuses[r.Status], a.statusCells()) + "  " + oneLine(r.Title)
	if r.Title == "" {
		line = a.measure.Fit(w.Statuses[r.Status], a.statusCells()) + "  " + oneLine(r.Feed)
	}
	switch {
	case r.Problem != nil:
		message, _ := a.problem(r.Problem)
		line += a.texts.Colon + oneLine(message)
	case r.Saved.New+r.Saved.Updated > 0:
		line += a.texts.Colon + fmt.Sprintf(w.Saved, r.Saved.New, r.Saved.Updated)
	case r.Status == feed.StatusNotDue && r.Held:
		line += a.texts.Colon + fmt.Sprintf(w.HeldUntil, a.when(r.Next))
	case r.Status == feed.StatusNotDue && !r.Next.IsZero():
		line += a.texts.Colon + fmt.Sprintf(w.NextCheck, a.when(r.Next))
	}
	if r.Status == feed.StatusMoved {
		line += " " + fmt.Sprintf(w.MovedTo, oneLine(r.Moved))
	}
	if len(r.Warnings) > 0 {
		line += " " + fmt.Sprintf(w.Warned, len(r.Warnings))
	}
	a.out.line(line)
	a.out.flush()
}

// statusCells is the width of the widest status.
func (a *app) statusCells() int {
	cells := 0
	for _, s := range a.words.Statuses {
		cells = max(cells, a.measure.Width(s))
	}
	return cells
}
