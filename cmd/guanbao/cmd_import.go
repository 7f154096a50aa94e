package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"guanbao/cmd/guanbao/opml"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/charset"
)

// mostRefusals is how many lines that are not taken are told one by one.
const mostRefusals = 20

func (a *app) importCommand() *cobra.Command {
	w := &a.texts.Exchange
	cmd := &cobra.Command{
		Use:     "import FILE",
		Short:   w.ImportShort,
		Long:    w.ImportLong,
		Example: w.ImportExample,
		Args:    a.arguments(1, 1),
	}
	var o importing
	cmd.Flags().BoolVar(&o.dry, "dry-run", false, w.DryRun)
	cmd.Flags().BoolVar(&o.subscribe, "subscribe", false, w.FlagSubscribe)
	cmd.Flags().StringVar(&o.star, "star-flag", "s", w.FlagStarFlag)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if isDatabase(args[0]) {
			return a.importCache(cmd.Context(), args[0], o)
		}
		return a.importFrom(cmd.Context(), args[0], o.dry)
	}
	return cmd
}

// brought is a list of feeds of another reader.
type brought struct {
	feeds   []feed.Feed
	refused []*urls.Problem
	queries []urls.Line // saved searches that can be said here
	broken  bool
}

// importFrom subscribes to what a file lists.
func (a *app) importFrom(ctx context.Context, path string, dry bool) error {
	b, err := a.bring(path)
	if err != nil {
		return err
	}
	w := &a.texts.Exchange
	a.sayBrought(path, b)
	if len(b.feeds)+len(b.queries) == 0 {
		return couldNot(fmt.Sprintf(w.NothingF, path), "")
	}
	open, words := a.openToWrite, w.ImportedF
	if dry {
		open, words = a.open, w.WouldF
	}
	lib, err := open(ctx)
	if err != nil {
		return err
	}
	add := lib.subs.Import
	if dry {
		add = lib.subs.Lacking
	}
	searches := len(b.queries)
	if searches > 0 && !dry {
		var taken []string
		if searches, taken, err = lib.subs.ImportSearches(ctx, b.queries); err != nil {
			return a.cacheFailure(err)
		}
		for _, name := range taken {
			a.say(fmt.Sprintf(a.texts.Standing.TakenF, oneLine(name)))
		}
	}
	added, err := add(ctx, b.feeds)
	if err != nil {
		return a.cacheFailure(err)
	}
	if !dry {
		if err := lib.cache.Introduce(ctx, added); err != nil {
			return a.cacheFailure(err)
		}
	}
	a.out.line(fmt.Sprintf(words, len(added), len(b.feeds)-len(added)))
	if len(b.queries) > 0 {
		a.out.line(fmt.Sprintf(a.texts.Standing.TookF, searches))
	}
	if len(added) > 0 && !dry {
		a.say(w.HintRefresh)
	}
	if len(b.refused) > 0 || b.broken {
		return said(exitPart)
	}
	return nil
}

// bring reads a file of another reader. What it is shows in its content.
func (a *app) bring(path string) (b brought, err error) {
	w := &a.texts.Exchange
	body, err := a.contents(path)
	switch {
	case errors.Is(err, opml.ErrTooLarge):
		return b, couldNot(fmt.Sprintf(w.TooLargeF, path), "")
	case err != nil:
		return b, err
	}
	list, err := opml.Read(bytes.NewReader(body))
	if errors.Is(err, opml.ErrNotOPML) {
		text, _ := charset.Decode(body, "", func(feed.WarningKind, string) {})
		file := urls.Parse(path, []byte(text))
		b.feeds, b.refused = file.Feeds(), file.Problems()
		for _, l := range file.Lines {
			if l.Kind == urls.Query {
				b.queries = append(b.queries, l)
			}
		}
		if len(b.feeds)+len(b.queries) == 0 && !slices.ContainsFunc(b.refused, func(p *urls.Problem) bool { return p.Fault != nil }) {
			return b, couldNot(fmt.Sprintf(w.UnknownF, path), "")
		}
		return b, nil
	}
	b.feeds, b.broken = list.Feeds, list.Broken
	for _, r := range list.Refused {
		b.refused = append(b.refused, &urls.Problem{Path: path, Line: r.Line, Why: r.Why, URL: r.URL})
	}
	return b, err
}

// contents reads a file, or standard input for -.
func (a *app) contents(path string) ([]byte, error) {
	in := a.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	body, err := io.ReadAll(io.LimitReader(in, opml.MostBytes+1))
	if err == nil && len(body) > opml.MostBytes {
		err = opml.ErrTooLarge
	}
	return body, err
}

// sayBrought tells what of a file is not taken.
func (a *app) sayBrought(path string, b brought) {
	w := &a.texts.Exchange
	for _, p := range b.refused[:min(len(b.refused), mostRefusals)] {
		a.say(a.refusal(p))
	}
	if more := len(b.refused) - mostRefusals; more > 0 {
		a.say(fmt.Sprintf(w.RefusedMoreF, more))
	}
	for _, l := range b.queries {
		if l.Search.Loose {
			a.say(fmt.Sprintf(a.texts.Standing.LooseF, oneLine(l.Search.Name)))
		}
	}
	if b.broken {
		a.say(fmt.Sprintf(w.BrokenF, path))
	}
}
