package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"guanbao/feed"
)

func (a *app) markCommand() *cobra.Command {
	w := a.words
	cmd := &cobra.Command{
		Use:     "mark ID... --read|--unread|--star|--unstar",
		Short:   w.MarkShort,
		Long:    w.MarkLong,
		Example: w.MarkExample,
		Args:    a.arguments(1, -1),
	}
	flags := []struct {
		name, text string
		mark       feed.Mark
	}{
		{"read", w.FlagRead, feed.MarkRead},
		{"unread", w.FlagMarkUnread, feed.MarkUnread},
		{"star", w.FlagStar, feed.MarkStarred},
		{"unstar", w.FlagUnstar, feed.MarkUnstarred},
	}
	for _, f := range flags {
		cmd.Flags().Bool(f.name, false, f.text)
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		var marks []feed.Mark
		set := make(map[string]bool)
		for _, f := range flags {
			if on, _ := cmd.Flags().GetBool(f.name); on {
				marks, set[f.name] = append(marks, f.mark), true
			}
		}
		if len(marks) == 0 || set["read"] && set["unread"] || set["star"] && set["unstar"] {
			return misuse(w.MarkWhat, a.hintHelp(cmd))
		}
		return a.mark(cmd.Context(), args, marks)
	}
	return cmd
}

// mark sets marks on articles, on all of them or, when one of them cannot be
// found, on none.
func (a *app) mark(ctx context.Context, prefixes []string, marks []feed.Mark) error {
	lib, err := a.openToWrite(ctx)
	if err != nil {
		return err
	}
	var ids []feed.ID
	for _, p := range prefixes {
		id, err := a.find(ctx, lib, p)
		if err != nil {
			return err
		}
		ids = append(ids, id)
	}
	changed := 0
	for _, m := range marks {
		c, err := lib.cache.Mark(ctx, ids, m)
		if err != nil {
			return a.cacheFailure(err)
		}
		changed += c.Count
	}
	a.out.line(fmt.Sprintf(a.words.Marked, changed))
	return nil
}
