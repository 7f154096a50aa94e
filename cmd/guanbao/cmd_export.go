package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"guanbao/cmd/guanbao/opml"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

func (a *app) exportCommand() *cobra.Command {
	w := &a.texts.Exchange
	cmd := &cobra.Command{
		Use:     "export",
		Short:   w.ExportShort,
		Long:    w.ExportLong,
		Example: w.ExportExample,
		Args:    a.arguments(0, 0),
	}
	lines := cmd.Flags().Bool("jsonl", false, w.FlagLines)
	folder := cmd.Flags().String("markdown", "", w.FlagFolder)
	secrets := cmd.Flags().Bool("secrets", false, w.FlagSecrets)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		switch {
		case *lines && *folder != "":
			return misuse(a.words.OneForm, a.hintHelp(cmd))
		case *lines:
			return a.exportLines(cmd.Context())
		case cmd.Flags().Changed("markdown"):
			return a.exportFolder(cmd.Context(), *folder)
		}
		return a.export(cmd.Context(), *secrets)
	}
	return cmd
}

// export prints the subscriptions as OPML. A list of feeds is handed on: what
// is secret in an address goes along only where that is wished.
func (a *app) export(ctx context.Context, secrets bool) error {
	lib, err := a.open(ctx)
	if err != nil {
		return err
	}
	sources, err := lib.cache.Sources(ctx)
	if err != nil {
		return a.cacheFailure(err)
	}
	feeds, kept := make([]feed.Feed, len(sources)), 0
	for i, s := range sources {
		feeds[i] = s.Feed
		if bare := urls.Bare(s.Feed.URL); bare != s.Feed.URL && !secrets {
			feeds[i].URL = bare
			kept++
		}
	}
	if kept > 0 {
		a.say(fmt.Sprintf(a.texts.Exchange.SecretsF, kept))
	}
	return opml.Write(a.out, feeds)
}
