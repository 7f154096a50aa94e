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
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		switch {
		case *lines && *folder != "":
			return misuse(a.words.OneForm, a.hintHelp(cmd))
		case *lines:
			return a.exportLines(cmd.Context())
		case cmd.Flags().Changed("markdown"):
			return a.exportFolder(cmd.Context(), *folder)
		}
		return a.export(cmd.Context())
	}
	return cmd
}

// export prints the subscriptions as OPML.
func (a *app) export(ctx context.Context) error {
	lib, err := a.open(ctx)
	if err != nil {
		return err
	}
	sources, err := lib.cache.Sources(ctx)
	if err != nil {
		return a.cacheFailure(err)
	}
	feeds, secret := make([]feed.Feed, len(sources)), 0
	for i, s := range sources {
		feeds[i] = s.Feed
		if urls.Mask(s.Feed.URL) != s.Feed.URL {
			secret++
		}
	}
	if secret > 0 {
		a.say(fmt.Sprintf(a.texts.Exchange.SecretsF, secret))
	}
	return opml.Write(a.out, feeds)
}
