package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

// inspection is how inspect looks at a document.
type inspection struct {
	contentType, base, as string
	json                  bool
}

// inspectJSON is what a document is and what is made of it.
type inspectJSON struct {
	Source      string     `json:"source"`
	Kind        string     `json:"kind"`
	Format      *string    `json:"format"`
	Charset     *string    `json:"charset"`
	Title       *string    `json:"title"`
	URL         *string    `json:"url"`
	Published   *string    `json:"published"`
	Issuer      *string    `json:"issuer"`
	Number      *string    `json:"number"`
	Text        *string    `json:"text"`
	ContentHTML *string    `json:"content_html"`
	Comments    *int       `json:"comments"`
	Articles    []fullJSON `json:"articles"`
	Links       []linkJSON `json:"links"`
	Next        *string    `json:"next"`
	Rule        *string    `json:"rule"`        // the site of the rule that was used
	RuleMissed  []string   `json:"rule_missed"` // its selectors that found nothing
	Block       *string    `json:"rule_block"`  // the rule for a list page, given or guessed, as a [[source]] table
	Warnings    []string   `json:"warnings"`
}

// The kinds of documents that inspect tells apart.
const (
	kindFeed    = "feed"
	kindList    = "list"
	kindArticle = "article"
	kindUnknown = "unknown"
)

func (a *app) inspectCommand() *cobra.Command {
	w := a.words
	cmd := &cobra.Command{
		Use:     "inspect FILE|URL|-...",
		Short:   w.InspectShort,
		Long:    w.InspectLong,
		Example: w.InspectExample,
		Args:    a.arguments(1, -1),
	}
	var how inspection
	flags := cmd.Flags()
	flags.StringVar(&how.contentType, "content-type", "", w.FlagType)
	flags.StringVar(&how.base, "base", "", w.FlagBase)
	flags.StringVar(&how.as, "as", "", w.FlagAs)
	flags.BoolVar(&how.json, "json", false, w.FlagJSON)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !slices.Contains([]string{"", kindFeed, kindList, kindArticle}, how.as) {
			return misuse(fmt.Sprintf(w.FlagWrongValue, "as", how.as), a.hintHelp(cmd))
		}
		return a.inspect(cmd.Context(), args, how)
	}
	return cmd
}

// inspect looks at every source, whatever became of the ones before it.
func (a *app) inspect(ctx context.Context, sources []string, how inspection) error {
	var lib library
	a.connect(&lib)
	defer lib.close()
	failed := 0
	for i, source := range sources {
		out, doc, err := a.look(ctx, &lib, source, how)
		if err != nil {
			failed++
			f := a.explain(err)
			why := f.Error()
			if path, ok := errors.AsType[*fs.PathError](err); ok { // whose name is that of the source
				why = a.reason(path)
			}
			a.complain(&failure{message: fmt.Sprintf(a.words.CannotRead, source, why), hint: f.hint})
		}
		switch {
		case how.json && len(sources) == 1:
			a.out.json(out)
		case how.json:
			a.out.jsonLine(out)
		default:
			if i > 0 {
				a.out.line("")
			}
			a.printInspection(out, doc)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	switch {
	case failed == len(sources):
		return said(exitNot)
	case failed > 0:
		return said(exitPart)
	}
	return nil
}

// look reads a document and tells what it is. A document that is no feed is
// an answer and no error, unless it was to be read as one.
func (a *app) look(ctx context.Context, lib *library, source string, how inspection) (inspectJSON, feed.Document, error) {
	out := inspectJSON{Source: oneLine(source), Kind: kindUnknown, Articles: []fullJSON{}, RuleMissed: []string{}, Links: []linkJSON{}, Warnings: []string{}}
	raw, err := a.fetchRaw(ctx, lib, source, how)
	if err != nil {
		out.Warnings = append(out.Warnings, *toError(feed.AsProblem(err)))
		return out, feed.Document{}, err
	}
	if _, ruled := lib.private.source(raw.Feed); how.as == kindList || how.as == "" && ruled {
		return a.lookAtList(lib, out, raw)
	}
	raw.Feed = ""
	doc, err := lib.parser.Parse(raw)
	if how.as == "" && (isPage(err) || isNoFeed(err)) && a.isList(raw) {
		return a.lookAtList(lib, out, raw)
	}
	if how.as == kindArticle || how.as == "" && isPage(err) {
		return a.lookAtPage(out, raw)
	}
	if err != nil {
		out.Warnings = append(out.Warnings, *toError(feed.AsProblem(err)))
		if how.as == kindFeed {
			return out, doc, err
		}
		a.sayUnread(source, err)
		return out, doc, nil
	}
	doc.Feed.URL = raw.URL
	doc.Articles = feed.Identify(raw.URL, doc.Articles)
	out.list(doc)
	out.Kind = kindFeed
	return out, doc, nil
}

// maxFile bounds a local document as the network bounds a distant one.
const maxFile = 16 << 20

// fetchRaw gets the bytes of a source: standard input, an address, a file.
func (a *app) fetchRaw(ctx context.Context, lib *library, source string, how inspection) (feed.Raw, error) {
	raw := feed.Raw{URL: how.base, ContentType: how.contentType, Feed: how.base, At: a.now()}
	if source != "-" && (strings.Contains(source, "://") || strings.HasPrefix(source, urls.Builtin)) {
		raw.Feed = source
		asked := source
		if rule, ok := lib.private.source(source); ok && how.as != kindArticle && how.as != kindFeed {
			asked = rule.Address()
		}
		answer := lib.client.Fetch(ctx, feed.Request{URL: asked})
		if answer.Problem != nil {
			return raw, answer.Problem
		}
		raw.Body, raw.Charset = answer.Body, lib.private.of(source).Charset
		if raw.URL == "" {
			raw.URL = answer.URL
		}
		if raw.ContentType == "" {
			raw.ContentType = answer.ContentType
		}
		return raw, nil
	}
	in := a.in
	if source != "-" {
		f, err := os.Open(source)
		if err != nil {
			return raw, err
		}
		defer f.Close()
		in = f
	}
	body, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	if err == nil && len(body) > maxFile {
		err = &feed.Problem{Kind: feed.ProblemTooLarge, Detail: size(maxFile)}
	}
	if err != nil && !errors.As(err, new(*feed.Problem)) {
		err = fmt.Errorf("%s: %w", source, err)
	}
	raw.Body = body
	return raw, err
}

// printInspection prints what a document is, for people.
func (a *app) printInspection(in inspectJSON, doc feed.Document) {
	if in.Kind == kindArticle {
		a.printArticle(in, doc)
		return
	}
	w := a.words
	rows := [][]string{{w.KindLabel, w.Kinds[in.Kind] + "  " + in.Source}}
	for _, fact := range []struct{ label, value string }{
		{w.FormatLabel, doc.Format}, {w.CharsetLabel, doc.Charset}, {w.TitleLabel, doc.Feed.Title}, {w.SiteLabel, doc.Feed.Site},
	} {
		if fact.value != "" {
			rows = append(rows, []string{fact.label, oneLine(fact.value)})
		}
	}
	if in.Kind == kindFeed || in.Kind == kindList {
		rows = append(rows, []string{w.ArticlesLabel, strconv.Itoa(len(doc.Articles))})
	}
	for _, l := range a.columns(append(rows, a.ruleRows(in)...), nil, a.out.cells) {
		a.out.line(l)
	}
	for _, warning := range doc.Warnings {
		a.out.line("! " + a.warning(warning))
	}
	if in.Kind == kindList {
		a.printList(in, doc)
		return
	}
	for _, art := range doc.Articles {
		a.out.line(a.cut(a.measure.Fit(a.day(art.Published, art.DateOnly), dayCells) + "  " + a.titleOf(art.Title, art.Summary)))
	}
}
