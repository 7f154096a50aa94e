package main

import (
	"github.com/spf13/cobra"

	"guanbao/feed"
	"guanbao/feed/changes"
	"guanbao/feed/html"
	"guanbao/ui/article"
	"guanbao/ui/theme"
)

func (a *app) revisionsCommand() *cobra.Command {
	w := a.words
	cmd := &cobra.Command{
		Use:     "revisions ID",
		Short:   w.RevisionsShort,
		Long:    w.RevisionsLong,
		Example: w.RevisionsExample,
		Args:    a.arguments(1, 1),
	}
	asJSON := cmd.Flags().Bool("json", false, w.FlagJSON)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		it, err := a.item(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		former, err := a.library.cache.Revisions(cmd.Context(), it.ID)
		switch {
		case err != nil:
			return a.cacheFailure(err)
		case *asJSON:
			a.out.json(toRevisionsJSON(it, former, a.typography()))
		case len(former) == 0:
			a.out.line(a.texts.Changes.None)
		default:
			a.showRevisions(it, former)
		}
		return nil
	}
	return cmd
}

// showRevisions prints the changes of an article, the latest first.
func (a *app) showRevisions(it feed.Item, former []feed.Revision) {
	look := a.typography()
	for n := range former {
		if n > 0 {
			a.out.line("")
		}
		page := article.ChangePage(it, former, n+1, look, "")
		for _, l := range article.Lay(page, look, a.textCells(0), article.Options{Indent: a.settings.Indent}) {
			a.out.line(a.paint(l))
		}
	}
}

// revisionJSON is a change of an article.
type revisionJSON struct {
	Found     *string    `json:"found"` // when it was found
	Removed   int        `json:"removed"`
	Added     int        `json:"added"`
	Title     []runJSON  `json:"title"`
	Lines     []lineJSON `json:"lines"`
	Addresses []lineJSON `json:"addresses"`
}

type lineJSON struct {
	Kind  string    `json:"kind"`
	Level int       `json:"level,omitempty"`
	Runs  []runJSON `json:"runs"`
}

type runJSON struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

func toRevisionsJSON(it feed.Item, former []feed.Revision, l *theme.Look) []revisionJSON {
	out := make([]revisionJSON, 0, len(former))
	for n := range former {
		c := article.ChangeOf(it, former, n+1, l)
		out = append(out, revisionJSON{
			Found: moment(former[n].Seen), Removed: c.Removed, Added: c.Added,
			Title: toRuns(c.Title), Lines: toLines(c.Parts), Addresses: toLines(c.Addresses),
		})
	}
	return out
}

func toLines(parts []changes.Part) []lineJSON {
	kinds := map[html.Kind]string{html.Heading: "heading", html.Item: "item", html.Pre: "preformatted", html.Paragraph: "paragraph"}
	out := make([]lineJSON, 0, len(parts))
	for _, p := range parts {
		out = append(out, lineJSON{Kind: kinds[p.Kind], Level: p.Level, Runs: toRuns(p)})
	}
	return out
}

func toRuns(p changes.Part) []runJSON {
	ops := map[changes.Op]string{changes.Same: "same", changes.Removed: "removed", changes.Added: "added"}
	out := make([]runJSON, 0, len(p.Runs))
	for _, r := range p.Runs {
		out = append(out, runJSON{ops[r.Op], r.Text})
	}
	return out
}
