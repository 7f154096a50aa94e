package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"guanbao/cmd/guanbao/dead"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/catalogue"
)

// shelfOrder is what a command line asks of the catalogue. Numbers count the
// rows of the listing, from 1.
type shelfOrder struct {
	words                  []string
	region, lang, category string
	hidden, asJSON         bool
	add, hide, unhide      []int
}

func (a *app) catalogueCommand() *cobra.Command {
	w, o := &a.texts.Shelf, shelfOrder{}
	cmd := &cobra.Command{
		Use:     "catalogue [WORDS...]",
		Short:   w.Short,
		Long:    w.Long,
		Example: w.Example,
	}
	regions, categories := strings.Join(catalogue.Regions, ", "), strings.Join(catalogue.Categories, ", ")
	cmd.Flags().StringVar(&o.region, "region", "", fmt.Sprintf(w.FlagRegion, regions))
	cmd.Flags().StringVar(&o.lang, "lang", "", w.FlagLang)
	cmd.Flags().StringVar(&o.category, "category", "", fmt.Sprintf(w.FlagCategory, categories))
	cmd.Flags().IntSliceVar(&o.add, "add", nil, w.FlagAdd)
	cmd.Flags().IntSliceVar(&o.hide, "hide", nil, w.FlagHide)
	cmd.Flags().IntSliceVar(&o.unhide, "unhide", nil, w.FlagUnhide)
	cmd.Flags().BoolVar(&o.hidden, "hidden", false, w.FlagHidden)
	cmd.Flags().BoolVar(&o.asJSON, "json", false, a.words.FlagJSON)
	for name, codes := range map[string][]string{"region": catalogue.Regions, "category": catalogue.Categories} {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(codes, cobra.ShellCompDirectiveNoFileComp)) // the flags are there
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.words = args
		return a.catalogue(cmd.Context(), o)
	}
	return cmd
}

// catalogue lists rows of the catalogue, or does with some of them what was
// asked.
func (a *app) catalogue(ctx context.Context, o shelfOrder) error {
	rows, err := a.shelved(o)
	if err != nil {
		return err
	}
	var picked [3][]catalogue.Row
	for i, numbers := range [][]int{o.add, o.hide, o.unhide} {
		slices.Sort(numbers)
		for _, n := range slices.Compact(numbers) {
			if n < 1 || n > len(rows) {
				return misuse(fmt.Sprintf(a.texts.Shelf.NoRowF, n), "")
			}
			picked[i] = append(picked[i], rows[n-1])
		}
	}
	if err := a.report(ctx, picked[1], picked[2]); err != nil {
		return err
	}
	switch {
	case len(picked[0]) > 0:
		return a.addRows(ctx, picked[0], o.asJSON)
	case len(picked[1])+len(picked[2]) > 0:
		return nil
	}
	return a.printShelf(rows, o)
}

// shelved gives the rows that a command line asks for.
func (a *app) shelved(o shelfOrder) ([]catalogue.Row, error) {
	w, f := &a.texts.Shelf, catalogue.Filter{Lang: o.lang}
	known := true
	if f.Region, known = catalogue.Region(o.region); !known && o.region != "" {
		return nil, misuse(fmt.Sprintf(w.NoRegionF, o.region, strings.Join(catalogue.Regions, ", ")), "")
	}
	if f.Category, known = catalogue.Category(o.category); !known && o.category != "" {
		return nil, misuse(fmt.Sprintf(w.NoCategoryF, o.category, strings.Join(catalogue.Categories, ", ")), "")
	}
	reported, err := dead.Load(a.folders.Reported())
	if err != nil {
		return nil, err
	}
	rows := catalogue.Search(strings.Join(o.words, " "), f)
	return slices.DeleteFunc(rows, func(r catalogue.Row) bool { return slices.Contains(reported, r.Address) != o.hidden }), nil
}

// report notes rows that are dead, and takes such notes back.
func (a *app) report(ctx context.Context, gone, back []catalogue.Row) error {
	w, path := &a.texts.Shelf, a.folders.Reported()
	for _, r := range gone {
		if err := dead.Report(ctx, path, a.now(), r.Address); err != nil {
			return err
		}
		a.out.line(fmt.Sprintf(w.HiddenF, a.rowName(r)))
	}
	for _, r := range back {
		if err := dead.Recall(ctx, path, r.Address); err != nil {
			return err
		}
		a.out.line(fmt.Sprintf(w.UnhiddenF, a.rowName(r)))
	}
	return nil
}

// addRows subscribes to rows of the catalogue and pulls them.
func (a *app) addRows(ctx context.Context, rows []catalogue.Row, asJSON bool) error {
	lib, err := a.openToWrite(ctx)
	if err != nil {
		return err
	}
	feeds := make([]feed.Feed, len(rows))
	for i, r := range rows {
		feeds[i] = a.asFeed(r)
	}
	added, err := lib.subs.Import(ctx, feeds)
	if err != nil {
		return a.cacheFailure(err)
	}
	var names []string
	for _, r := range rows {
		if !slices.ContainsFunc(added, func(f feed.Feed) bool { return f.URL == r.Address }) {
			a.say(fmt.Sprintf(a.words.AlreadySubscribed, r.Address))
			continue
		}
		names = append(names, r.Address)
		a.sayNeeds(r.Address)
	}
	if len(names) == 0 {
		return nil
	}
	return a.refresh(ctx, names, feed.Order{Urgency: feed.Asked}, asJSON)
}

// asFeed is the subscription to a row. A feed bears the title that its publisher
// gives it, a list page has none.
func (a *app) asFeed(r catalogue.Row) feed.Feed {
	return feed.Feed{URL: r.Address, Name: a.listName(r.Address)}
}

// listName is what the catalogue calls the list page at an address, "" where it
// has none.
func (a *app) listName(address string) string {
	if r, ok := catalogue.At(address); ok && r.Kind == catalogue.ListPage {
		return a.rowName(r)
	}
	return ""
}

// sayNeeds tells what a site needs that is in the catalogue.
func (a *app) sayNeeds(address string) {
	r, _ := catalogue.At(address)
	for _, n := range r.Needs {
		a.say(fmt.Sprintf(a.texts.Shelf.NeedsF, a.rowName(r), a.texts.Shelf.Needs[n]))
	}
}

// rowName is what a row is called: in its own language, or in English for those
// who read that.
func (a *app) rowName(r catalogue.Row) string { return r.Called(a.texts.Tag) }

// printShelf prints rows of the catalogue with their numbers.
func (a *app) printShelf(rows []catalogue.Row, o shelfOrder) error {
	file, err := urls.Load(a.folders.URLs())
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, f := range file.Feeds() {
		known[feed.CanonicalURL(f.URL)] = true
	}
	subscribed := func(r catalogue.Row) bool { return known[feed.CanonicalURL(r.Address)] }
	if o.asJSON {
		out := []shelfJSON{}
		for i, r := range rows {
			out = append(out, toShelfJSON(i+1, r, subscribed(r), o.hidden))
		}
		a.out.json(out)
		return nil
	}
	w := &a.texts.Shelf
	if len(rows) == 0 {
		if len(o.words) > 0 {
			return couldNot(fmt.Sprintf(w.NoneF, strings.Join(o.words, " ")), "")
		}
		return couldNot(w.Empty, "")
	}
	cells := [][]string{{"#", a.words.ColMarks, w.ColName, w.ColPublisher, w.ColRegion, w.ColCategory, w.ColAddress}}
	for i, r := range rows {
		cells = append(cells, []string{strconv.Itoa(i + 1), shelfMarks(r, subscribed(r)), a.measure.Cut(a.rowName(r), nameCells),
			a.measure.Cut(r.Publisher, sourceCells), w.Regions[r.Region], w.Categories[r.Category], r.Address})
	}
	for i, line := range a.columns(cells, right{0: true}, a.out.cells) {
		if i == 0 {
			line = a.out.faint(line)
		}
		a.out.line(line)
	}
	return nil
}

// nameCells bounds the column of names.
const nameCells = 44

// shelfMarks tells the state of a row in one cell a mark: subscribed, a list
// page, more than a plain request is needed.
func shelfMarks(r catalogue.Row, subscribed bool) string {
	marks := []byte("---")
	if subscribed {
		marks[0] = 'S'
	}
	if r.Kind == catalogue.ListPage {
		marks[1] = 'L'
	}
	if len(r.Needs) > 0 {
		marks[2] = 'C'
	}
	return string(marks)
}

// shelfJSON is a row of the catalogue with its number in the listing.
type shelfJSON struct {
	Number     int              `json:"number"`
	Name       string           `json:"name"`
	English    *string          `json:"english"`
	Also       []string         `json:"also"`
	Publisher  string           `json:"publisher"`
	Region     string           `json:"region"`
	Lang       string           `json:"lang"`
	Category   string           `json:"category"`
	Kind       catalogue.Kind   `json:"kind"`
	URL        string           `json:"url"`
	Site       string           `json:"site"`
	Format     string           `json:"format"`
	Confidence string           `json:"confidence"`
	Needs      []catalogue.Need `json:"needs"`
	Subscribed bool             `json:"subscribed"`
	Hidden     bool             `json:"hidden"`
}

func toShelfJSON(n int, r catalogue.Row, subscribed, hidden bool) shelfJSON {
	return shelfJSON{
		Number: n, Name: r.Name, English: known(r.English), Also: append([]string{}, r.Also...), Publisher: r.Publisher, Region: r.Region, Lang: r.Lang, Category: r.Category,
		Kind: r.Kind, URL: r.Address, Site: r.Site, Format: r.Format, Confidence: string(r.Confidence), Needs: append([]catalogue.Need{}, r.Needs...),
		Subscribed: subscribed, Hidden: hidden,
	}
}
