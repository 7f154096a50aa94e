package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

// arranging are the commands that change what is listed by feeds.
func (a *app) arranging() []*cobra.Command {
	w := &a.texts.Care
	change := func(name, form string, least, most int, with func(f feed.Feed, words []string) feed.Feed) *cobra.Command {
		return &cobra.Command{
			Use: name + form, Short: w.Shorts[name], Args: a.arguments(least, most), ValidArgsFunction: a.completeFirstFeed,
			RunE: func(cmd *cobra.Command, args []string) error {
				return a.arrange(cmd.Context(), args[0], func(f feed.Feed) feed.Feed { return with(f, args[1:]) })
			},
		}
	}
	return []*cobra.Command{
		change("rename", " FEED [NAME]", 1, 2, func(f feed.Feed, words []string) feed.Feed {
			f.Name = ""
			if len(words) > 0 {
				f.Name = words[0]
			}
			return f
		}),
		change("tag", " FEED TAG…", 2, -1, func(f feed.Feed, words []string) feed.Feed {
			f.Tags = append(slices.Clone(f.Tags), words...)
			return f
		}),
		change("untag", " FEED [TAG…]", 1, -1, func(f feed.Feed, words []string) feed.Feed {
			f.Tags = slices.DeleteFunc(slices.Clone(f.Tags), func(t string) bool { return len(words) == 0 || slices.Contains(words, t) })
			return f
		}),
		change("hide", " FEED", 1, 1, func(f feed.Feed, _ []string) feed.Feed { f.Hidden = true; return f }),
		change("show", " FEED", 1, 1, func(f feed.Feed, _ []string) feed.Feed { f.Hidden = false; return f }),
		a.moveCommand(),
	}
}

// completeFirstFeed offers feeds for the first argument alone.
func (a *app) completeFirstFeed(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeFeeds(cmd, args, typed)
}

// arrange changes one feed and prints how it is listed now.
func (a *app) arrange(ctx context.Context, name string, change func(feed.Feed) feed.Feed) error {
	lib, err := a.openToWrite(ctx)
	if err != nil {
		return err
	}
	f, err := a.subscription(ctx, lib, name)
	if err != nil {
		return err
	}
	if _, err := lib.subs.Change(ctx, f.URL, change); err != nil {
		return a.cacheFailure(err)
	}
	if f, err = a.subscription(ctx, lib, f.URL); err != nil {
		return err
	}
	a.out.line(a.feedCell(f))
	return nil
}

func (a *app) moveCommand() *cobra.Command {
	w := &a.texts.Care
	cmd := &cobra.Command{
		Use: "move FEED", Short: w.Shorts["move"], Args: a.arguments(1, 1), ValidArgsFunction: a.completeFirstFeed,
	}
	before := cmd.Flags().String("before", "", w.FlagBefore)
	after := cmd.Flags().String("after", "", w.FlagAfter)
	first := cmd.Flags().Bool("first", false, w.FlagFirst)
	last := cmd.Flags().Bool("last", false, w.FlagLast)
	for _, flag := range []string{"before", "after"} {
		_ = cmd.RegisterFlagCompletionFunc(flag, a.completeFeeds) // it fails for a flag that is not there
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		given := 0
		for _, there := range []bool{*before != "", *after != "", *first, *last} {
			if there {
				given++
			}
		}
		if given != 1 {
			return misuse(w.MoveWhere, a.hintHelp(cmd))
		}
		return a.moveFeed(cmd.Context(), args[0], *before+*after, *last || *after != "")
	}
	return cmd
}

// moveFeed puts a feed before or after another one; without one, before or
// after all.
func (a *app) moveFeed(ctx context.Context, name, beside string, below bool) error {
	lib, err := a.openToWrite(ctx)
	if err != nil {
		return err
	}
	f, err := a.subscription(ctx, lib, name)
	if err != nil {
		return err
	}
	file, err := urls.Load(a.folders.URLs())
	if err != nil {
		return err
	}
	var other feed.Feed
	if feeds := file.Feeds(); beside == "" && len(feeds) > 0 {
		if other = feeds[0]; below {
			other = feeds[len(feeds)-1]
		}
	} else if other, err = a.subscription(ctx, lib, beside); err != nil {
		return err
	}
	switch {
	case other.URL != f.URL:
		if _, err := lib.subs.Move(ctx, f.URL, other.URL, below); err != nil {
			return a.cacheFailure(err)
		}
	case beside != "":
		a.out.line(a.feedCell(f)) // it stands where it stood
		return nil
	case below:
		a.say(a.texts.Care.LastHere)
		return nil
	default:
		a.say(a.texts.Care.FirstHere)
		return nil
	}
	form := a.texts.Care.AboveF
	if below {
		form = a.texts.Care.BelowF
	}
	a.out.line(fmt.Sprintf(form, oneLine(f.DisplayTitle()), oneLine(other.DisplayTitle())))
	return nil
}
