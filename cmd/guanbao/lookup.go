package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guanbao/cache"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

// subscription finds the feed that is meant by its address, with or without
// scheme or password, by its title, or by a part of either that no other feed
// shares.
func (a *app) subscription(ctx context.Context, lib *library, name string) (feed.Feed, error) {
	subs, err := lib.cache.Subscriptions(ctx)
	if err != nil {
		return feed.Feed{}, a.cacheFailure(err)
	}
	var near []feed.Feed
	folded := strings.ToLower(name)
	for _, s := range subs {
		f := s.Feed
		if slices.Contains([]string{f.URL, urls.Mask(f.URL), bare(f.URL), bare(urls.Mask(f.URL)), f.Name, f.Title}, name) && name != "" {
			return f, nil
		}
		if strings.Contains(strings.ToLower(f.DisplayTitle()), folded) || strings.Contains(strings.ToLower(urls.Mask(f.URL)), folded) {
			near = append(near, f)
		}
	}
	switch len(near) {
	case 1:
		return near[0], nil
	case 0:
		return feed.Feed{}, &failure{status: exitNot, message: fmt.Sprintf(a.words.NotSubscribed, name), hint: a.words.HintFeeds, err: ErrUnsubscribed}
	}
	var names []string
	for _, f := range near[:min(len(near), 5)] {
		names = append(names, urls.Mask(f.URL))
	}
	return feed.Feed{}, couldNot(fmt.Sprintf(a.words.ManyFeeds, name), strings.Join(names, "\n"))
}

// bare is an address without its scheme.
func bare(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return address
	}
	return rest
}

// hasTag refuses a tag that no feed bears: an empty list would hide a slip.
func (a *app) hasTag(ctx context.Context, lib *library, tag string) error {
	subs, err := lib.cache.Subscriptions(ctx)
	if err != nil {
		return a.cacheFailure(err)
	}
	for _, s := range subs {
		if slices.Contains(s.Feed.Tags, tag) {
			return nil
		}
	}
	return couldNot(fmt.Sprintf(a.words.NoTag, tag), a.words.HintFeeds)
}

// find gives the whole id of an article by a unique beginning of it.
func (a *app) find(ctx context.Context, lib *library, prefix string) (feed.ID, error) {
	id, err := lib.cache.Find(ctx, strings.ToLower(strings.TrimSpace(prefix)))
	switch {
	case errors.Is(err, cache.ErrNotFound):
		return "", couldNot(fmt.Sprintf(a.words.NoArticle, prefix), a.words.HintList)
	case errors.Is(err, cache.ErrAmbiguous):
		return "", couldNot(fmt.Sprintf(a.words.ManyArticles, prefix), a.words.HintLonger)
	case err != nil:
		return "", a.cacheFailure(err)
	}
	return id, nil
}

// completeFeeds offers the addresses of the urls file to a shell. It opens no
// cache: a completion must be quick and change nothing.
func (a *app) completeFeeds(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	file, err := urls.Load(a.folders.URLs())
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var out []string
	for _, f := range file.Feeds() {
		out = append(out, urls.Mask(f.URL)+"\t"+oneLine(f.Name))
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
