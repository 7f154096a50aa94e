package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"guanbao/feed"
)

func (a *app) searchesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "searches",
		Short: a.texts.Standing.Short,
		Long:  a.texts.Standing.Long,
		Args:  a.arguments(0, 0),
	}
	asJSON := cmd.Flags().Bool("json", false, a.words.FlagJSON)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return a.searches(cmd.Context(), *asJSON) }
	return cmd
}

// standingJSON is a saved search with the numbers of what it finds.
type standingJSON struct {
	Name     string        `json:"name"`
	Query    string        `json:"query"`
	OnNew    []feed.Action `json:"on_new"`
	Articles int           `json:"articles"`
	Unread   int           `json:"unread"`
	Hidden   int           `json:"hidden"`
	Ready    bool          `json:"ready"`
}

// searches prints the saved searches.
func (a *app) searches(ctx context.Context, asJSON bool) error {
	lib, err := a.open(ctx)
	if err != nil {
		return err
	}
	a.sayRefused(lib)
	if err := lib.sift(ctx); err != nil {
		return a.cacheFailure(err)
	}
	all, err := lib.cache.Standings(ctx)
	if err != nil {
		return a.cacheFailure(err)
	}
	if asJSON {
		out := []standingJSON{}
		for _, s := range all {
			out = append(out, standingJSON{s.Name, s.Query, append([]feed.Action{}, s.OnNew...), s.Articles, s.Unread, s.Hidden, s.Ready})
		}
		a.out.json(out)
		return nil
	}
	w := &a.texts.Standing
	rows := [][]string{{a.words.ColArticles, a.words.ColUnread, w.ColHidden, w.Column}}
	for _, s := range all {
		cell := oneLine(s.Name) + "  " + oneLine(s.Query)
		for _, action := range s.OnNew {
			cell += "  " + string(action)
		}
		if !s.Ready {
			cell += "  " + w.Unready
		}
		rows = append(rows, []string{strconv.Itoa(s.Articles), strconv.Itoa(s.Unread), strconv.Itoa(s.Hidden), cell})
	}
	for i, line := range a.columns(rows, right{0: true, 1: true, 2: true}, a.out.cells) {
		if i == 0 {
			line = a.out.faint(line)
		}
		a.out.line(line)
	}
	return nil
}

// sift has all looked at that waits for the saved searches: nobody is there to
// ask again.
func (lib *library) sift(ctx context.Context) error {
	for {
		more, err := lib.cache.Sift(ctx)
		if err != nil || !more {
			return err
		}
	}
}

// savedSearch finds the saved search that is named, with what it finds up to
// date.
func (a *app) savedSearch(ctx context.Context, lib *library, name string) (feed.View, error) {
	v := feed.View{Kind: feed.ViewSearch, Name: name}
	all, err := lib.cache.Standings(ctx)
	if err != nil {
		return v, err
	}
	if !slices.ContainsFunc(all, func(s feed.Standing) bool { return s.Name == name }) {
		return v, couldNot(fmt.Sprintf(a.texts.Standing.NoneF, oneLine(name)), a.texts.Standing.Hint)
	}
	return v, lib.sift(ctx)
}

// completeSearches completes the name of a saved search.
func (a *app) completeSearches(cmd *cobra.Command, _ []string, typed string) (names []string, _ cobra.ShellCompDirective) {
	lib, err := a.open(cmd.Context())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	all, _ := lib.cache.Standings(cmd.Context()) // without them there is nothing to complete
	for _, s := range all {
		if strings.HasPrefix(s.Name, typed) {
			names = append(names, s.Name)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
