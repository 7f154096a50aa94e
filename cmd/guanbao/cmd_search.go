package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"guanbao/feed"
	"guanbao/feed/query"
	"guanbao/feed/safe"
)

func (a *app) searchCommand() *cobra.Command {
	w := a.words
	cmd := &cobra.Command{
		Use:     "search QUERY",
		Short:   w.SearchShort,
		Long:    w.SearchLong + "\n" + a.queryHelp(),
		Example: w.SearchExample,
		Args:    a.arguments(1, -1),
	}
	flags := cmd.Flags()
	limit := flags.Int("limit", 50, w.FlagLimit)
	by := flags.String("by", "rank", w.FlagBy)
	asJSON := flags.Bool("json", false, w.FlagJSON)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if *by != "rank" && *by != "date" {
			return misuse(fmt.Sprintf(w.FlagWrongValue, "by", *by), a.hintHelp(cmd))
		}
		if *limit < 0 {
			return misuse(fmt.Sprintf(w.FlagWrongValue, "limit", strconv.Itoa(*limit)), "")
		}
		for i, arg := range args {
			args[i] = strings.TrimPrefix(arg, sparing)
		}
		return a.search(cmd.Context(), strings.Join(args, " "), feed.Search{ByDate: *by == "date", Limit: *limit}, *asJSON)
	}
	return cmd
}

// sparing stands before a word of a query that is denied, so that it is not
// taken for flags.
const sparing = " "

// spared is a command line on which a query may deny words, as in
// search 邮政 -快递: what begins with one hyphen is no flag of search but -h.
func spared(root *cobra.Command, args []string) []string {
	cmd, _, err := root.Find(args)
	if err != nil || cmd.Name() != "search" {
		return args
	}
	args = slices.Clone(args)
	for i, arg := range args {
		switch {
		case arg == "--":
			return args
		case len(arg) < 2 || arg[0] != '-' || arg[1] == '-' || arg == "-h":
		case i > 0 && takesValue(cmd, args[i-1]):
		default:
			args[i] = sparing + arg
		}
	}
	return args
}

// takesValue reports whether an argument is a flag whose value comes next.
func takesValue(cmd *cobra.Command, arg string) bool {
	name, long := strings.CutPrefix(arg, "--")
	f := cmd.Flag(name)
	return long && f != nil && f.NoOptDefVal == ""
}

// queryHelp tells how a query is put together, with the names of its fields.
func (a *app) queryHelp() string {
	words := &a.texts.Queries
	fields := query.Expected(query.UnknownField)
	take := func(names ...string) string {
		fields = slices.DeleteFunc(fields, func(f string) bool { return slices.Contains(names, f) })
		return "\n  " + strings.Join(names, " ") + " "
	}
	var values strings.Builder
	values.WriteString(take("is:") + strings.Join(query.Expected(query.BadState), " "))
	values.WriteString(take("has:") + strings.Join(query.Expected(query.BadPart), " "))
	values.WriteString(take("lang:") + strings.Join(query.Expected(query.BadLang), " "))
	values.WriteString(take("after:", "before:", "on:") + words.Wants[query.BadDate])
	return words.Help + "\n  " + strings.Join(fields, " ") + values.String()
}

// search prints the articles that a query finds. A limit of 0 is none.
func (a *app) search(ctx context.Context, text string, o feed.Search, asJSON bool) error {
	q, err := query.Parse(text, a.now())
	if fault, ok := errors.AsType[*query.Error](err); ok {
		return a.queryFailure(text, fault)
	}
	lib, err := a.open(ctx)
	if err != nil {
		return err
	}
	lib.index(ctx, math.MaxInt) // first: nobody is there to ask again
	if ctx.Err() != nil {
		return ctx.Err()
	}
	print := a.hitPrinter()
	if asJSON {
		print = a.hitJSONPrinter(ctx, lib)
	}
	found := 0
	err = lib.hits(ctx, q, o, func(hits []feed.Hit) error {
		found += len(hits)
		return print(hits)
	})
	switch {
	case err != nil:
	case asJSON:
		err = print(nil)
	case found == 0:
		a.say(a.texts.NotFound(a.measure.Cut(safe.Line(text), plainCells)))
	}
	return a.cacheFailure(err)
}

// index indexes what waits, so many batches at most. It may fail, when the cache
// is busy or full: the next one goes on.
func (lib *library) index(ctx context.Context, batches int) {
	for more := true; more && batches > 0; batches-- {
		var err error
		if more, err = lib.cache.Index(ctx); err != nil {
			return
		}
	}
}

// hits hands what a query finds to show, page after page.
func (lib *library) hits(ctx context.Context, q query.Query, o feed.Search, show func([]feed.Hit) error) error {
	left := o.Limit
	for {
		if o.Limit = pageRows; left > 0 {
			o.Limit = min(left, pageRows)
		}
		found, err := lib.cache.Search(ctx, q, o)
		if err == nil && found.Part && o.After == (feed.Found{}) { // the index turned out to be damaged
			lib.index(ctx, math.MaxInt)
			found, err = lib.cache.Search(ctx, q, o)
		}
		if err != nil {
			return err
		}
		if len(found.Hits) > 0 {
			if err := show(found.Hits); err != nil {
				return err
			}
		}
		if left -= len(found.Hits); !found.More || left == 0 {
			return nil
		}
		o.After = found.Next
	}
}

// hitPrinter prints hits as list prints rows.
func (a *app) hitPrinter() func([]feed.Hit) error {
	print := a.rowPrinter()
	return func(hits []feed.Hit) error {
		rows := make([]feed.Row, len(hits))
		for i, h := range hits {
			rows[i] = h.Row
		}
		_, err := print(rows)
		return err
	}
}

// hitJSON is an article that was found.
type hitJSON struct {
	articleJSON
	Score   float64    `json:"score"`
	Match   feed.Match `json:"match"`
	Snippet *string    `json:"snippet"`
}

// hitJSONPrinter prints hits as one array, which a call without any ends.
func (a *app) hitJSONPrinter(ctx context.Context, lib *library) func([]feed.Hit) error {
	sep := "["
	return func(hits []feed.Hit) error {
		if hits == nil {
			if sep == "[" {
				a.out.print(sep)
			}
			a.out.print("\n]\n")
		}
		for _, h := range hits {
			it, err := lib.cache.Item(ctx, h.ID)
			if err != nil {
				return err
			}
			a.out.print(sep + "\n")
			sep = ","
			a.out.member(hitJSON{toArticleJSON(a.clean(it)), h.Score(), h.Match, known(safe.Line(h.Snippet))})
		}
		return nil
	}
}
