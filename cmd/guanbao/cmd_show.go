package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"guanbao/feed"
	"guanbao/feed/cite"
)

// showCells is the width of a text where the terminal does not say, and the
// most that it takes of a wide one.
const showCells = 80

func (a *app) showCommand() *cobra.Command {
	w := a.words
	cmd := &cobra.Command{
		Use:     "show ID",
		Short:   w.ShowShort,
		Long:    w.ShowLong,
		Example: w.ShowExample,
		Args:    a.arguments(1, 1),
	}
	flags := cmd.Flags()
	width := flags.Int("width", 0, w.FlagWidth)
	asHTML := flags.Bool("html", false, w.FlagHTML)
	asMarkdown := flags.Bool("markdown", false, w.FlagMarkdown)
	asJSON := flags.Bool("json", false, w.FlagJSON)
	citation := flags.String("cite", "", w.FlagCite)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		asCitation := cmd.Flags().Changed("cite")
		if several(*asHTML, *asMarkdown, *asJSON, asCitation) {
			return misuse(w.OneForm, a.hintHelp(cmd))
		}
		form := cite.Form(strings.ToLower(*citation))
		if asCitation && !slices.Contains(cite.Forms, form) {
			return misuse(fmt.Sprintf(w.FlagWrongValue, "cite", *citation), a.hintHelp(cmd))
		}
		if *width < 0 || *width > 1000 || cmd.Flags().Changed("width") && *width < 2 {
			return misuse(fmt.Sprintf(w.FlagWrongValue, "width", strconv.Itoa(*width)), "")
		}
		it, err := a.item(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		switch {
		case asCitation:
			a.out.line(cite.Cite(it.Article, it.FeedTitle, form, a.now()))
		case *asJSON:
			a.out.json(toFullJSON(a.clean(it)))
		case *asHTML:
			a.out.line(pageHTML(a.clean(it)))
		case *asMarkdown:
			a.out.print(markdown(a.clean(it)))
		default:
			a.showText(it, a.textCells(*width))
		}
		return nil
	}
	return cmd
}

// several reports whether more than one of some flags is set.
func several(flags ...bool) bool {
	n := 0
	for _, set := range flags {
		if set {
			n++
		}
	}
	return n > 1
}

// item reads the article whose id begins with a prefix.
func (a *app) item(ctx context.Context, prefix string) (feed.Item, error) {
	lib, err := a.open(ctx)
	if err != nil {
		return feed.Item{}, err
	}
	id, err := a.find(ctx, lib, prefix)
	if err != nil {
		return feed.Item{}, err
	}
	it, err := lib.cache.Item(ctx, id)
	return it, a.cacheFailure(err)
}

// textCells is the width to set a text in.
func (a *app) textCells(asked int) int {
	switch {
	case asked > 0:
		return asked
	case a.out.cells > 0:
		return min(a.out.cells, showCells)
	}
	return showCells
}
