package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "remove URL",
		Short: a.words.RemoveShort,
		Long:  a.words.RemoveLong,
		Args:  a.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.remove(cmd.Context(), args[0])
		},
		ValidArgsFunction: a.completeFeeds,
	}
}

// remove unsubscribes from a feed.
func (a *app) remove(ctx context.Context, name string) error {
	lib, err := a.openToWrite(ctx)
	if err != nil {
		return err
	}
	f, err := a.subscription(ctx, lib, name)
	if err != nil {
		return err
	}
	if _, err = lib.subs.Remove(ctx, f.URL); err != nil {
		return a.cacheFailure(err)
	}
	a.out.line(fmt.Sprintf(a.words.Removed, oneLine(f.DisplayTitle())))
	return nil
}
