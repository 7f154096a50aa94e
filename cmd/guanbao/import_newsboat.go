package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"guanbao/cache"
	"guanbao/cmd/guanbao/newsboat"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/parse"
)

// importing is how a file is imported.
type importing struct {
	dry       bool
	subscribe bool   // to the feeds of a cache
	star      string // the flag that becomes the star
}

// isDatabase reports whether a file may be a cache of newsboat.
func isDatabase(path string) bool {
	if path == "-" {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false // whoever reads it tells why
	}
	defer f.Close()
	head := make([]byte, 16)
	_, err = io.ReadFull(f, head)
	return err == nil && newsboat.Looks(head)
}

// importCache takes over the articles of newsboat's cache.
func (a *app) importCache(ctx context.Context, path string, o importing) error {
	if len([]rune(o.star)) != 1 {
		return misuse(a.texts.Exchange.WrongFlag, "")
	}
	theirs, err := newsboat.Open(path, parse.New())
	if err != nil {
		return a.newsboatFailure(path, err)
	}
	defer theirs.Close()
	sources, err := theirs.Sources(ctx)
	if err != nil {
		return a.newsboatFailure(path, err)
	}
	open := a.openToWrite
	if o.dry {
		open = a.open
	}
	lib, err := open(ctx)
	if err != nil {
		return err
	}
	m := &removal{app: a, lib: lib, theirs: theirs, importing: o, path: path, flags: newsboat.Letters{}}
	defer func() { m.bar.clear() }()
	m.bar = a.newBar()
	if err := m.choose(ctx, sources); err != nil {
		return err
	}
	err = m.all(ctx)
	m.bar.clear()
	m.tell()
	if err != nil {
		return a.newsboatFailure(path, err)
	}
	if !o.dry {
		_ = lib.cache.GroupNew(ctx) // busy, full, closed: the next run goes on
		_, _ = lib.cache.SiftNew(ctx)
		lib.index(ctx, 3) // the rest is left to the reader
	}
	return m.outcome()
}

// newsboatFailure puts what newsboat's cache or our own reports into words.
func (a *app) newsboatFailure(path string, err error) error {
	w := &a.texts.Exchange
	for _, c := range []struct {
		is   error
		text string
	}{
		{newsboat.ErrForeign, w.ForeignF}, {newsboat.ErrUnfinished, w.UnfinishedF}, {newsboat.ErrBusy, w.WritingF}, {newsboat.ErrBroken, w.DamagedF},
	} {
		if errors.Is(err, c.is) {
			return &failure{status: exitNot, message: fmt.Sprintf(c.text, path), err: err}
		}
	}
	return a.cacheFailure(err)
}

// removal is the move of articles from one reader to another.
type removal struct {
	*app
	lib    *library
	theirs *newsboat.Cache
	importing
	path    string
	sources []newsboat.Source // that are taken

	bar         *bar
	done, total int // articles

	added, known, read, starred int
	deleted                     int
	flags                       newsboat.Letters // other ones than the star
	strangers, theirArticles    int              // feeds that are not subscribed to
	refused                     []string         // addresses that nobody can subscribe to here
}

// choose decides on the feeds: those that are subscribed to and, if it is
// wanted, all others that can be.
func (m *removal) choose(ctx context.Context, sources []newsboat.Source) error {
	subs, err := m.lib.cache.Subscriptions(ctx)
	if err != nil {
		return m.cacheFailure(err)
	}
	var fresh []feed.Feed
	for _, s := range sources {
		why, ok := urls.Check(s.URL)
		subscribed := slices.ContainsFunc(subs, func(sub feed.Subscription) bool { return sub.Feed.URL == s.URL })
		switch {
		case strings.HasPrefix(s.URL, "query:"):
			continue // a saved search
		case !ok:
			m.refused = append(m.refused, m.words.Refusals[string(why)]+m.texts.Colon+oneLine(s.URL))
			continue
		case !subscribed && !m.subscribe:
			m.strangers, m.theirArticles = m.strangers+1, m.theirArticles+s.Articles
			continue
		case !subscribed:
			fresh = append(fresh, feed.Feed{URL: s.URL})
		}
		m.sources, m.total, m.deleted = append(m.sources, s), m.total+s.Articles, m.deleted+s.Deleted
	}
	if len(fresh) == 0 || m.dry {
		return nil
	}
	added, err := m.lib.subs.Import(ctx, fresh)
	if err != nil {
		return m.cacheFailure(err)
	}
	m.out.linef(m.texts.Exchange.ImportedF, len(added), len(fresh)-len(added))
	return nil
}

// all takes over the articles of the chosen feeds.
func (m *removal) all(ctx context.Context) error {
	for _, s := range m.sources {
		before := m.done
		err := m.theirs.Each(ctx, s, func(known feed.Feed, entries []newsboat.Entry) error {
			return m.take(ctx, known, entries)
		})
		if err != nil {
			return err
		}
		m.done = before + s.Articles // some may be empty, or gone since
	}
	return nil
}

// take takes over a batch of articles, with their marks.
func (m *removal) take(ctx context.Context, source feed.Feed, entries []newsboat.Entry) error {
	arrivals := make([]cache.Arrival, len(entries))
	for i, e := range entries {
		arrivals[i] = cache.Arrival{Article: e.Article, Other: e.Other}
		m.flags.Add(strings.ReplaceAll(e.Flags, m.star, ""))
	}
	m.done += len(entries)
	defer func() { m.bar.draw(m.done, m.total) }()
	if m.dry {
		ids, err := m.lib.cache.Known(ctx, source.URL, arrivals)
		for _, id := range ids {
			m.count(id == "")
		}
		return err
	}
	ids, added, err := m.lib.cache.Bring(ctx, source, arrivals)
	if err != nil {
		return err
	}
	m.added, m.known = m.added+added, m.known+len(ids)-added
	var read, starred []feed.ID
	for i, e := range entries {
		if e.Read {
			read = append(read, ids[i])
		}
		if strings.Contains(e.Flags, m.star) {
			starred = append(starred, ids[i])
		}
	}
	for _, c := range []struct {
		ids   []feed.ID
		mark  feed.Mark
		count *int
	}{{read, feed.MarkRead, &m.read}, {starred, feed.MarkStarred, &m.starred}} {
		if len(c.ids) == 0 {
			continue
		}
		change, err := m.lib.cache.Mark(ctx, c.ids, c.mark)
		if err != nil {
			return err
		}
		*c.count += change.Count
	}
	return nil
}

func (m *removal) count(added bool) {
	if added {
		m.added++
	} else {
		m.known++
	}
}

// tell prints what was taken over and what was not.
func (m *removal) tell() {
	w := &m.texts.Exchange
	if m.dry {
		m.out.linef(w.WouldArticlesF, m.added, m.known)
	} else {
		m.out.linef(w.ArticlesF, m.added, m.known, m.read, m.starred)
	}
	if m.deleted > 0 {
		m.say(fmt.Sprintf(w.DeletedF, m.deleted))
	}
	if text := m.otherFlags(); text != "" {
		m.say(fmt.Sprintf(w.FlagsF, text))
	}
	for _, r := range m.refused[:min(len(m.refused), mostRefusals)] {
		m.say(m.path + ": " + r)
	}
	if more := len(m.refused) - mostRefusals; more > 0 {
		m.say(fmt.Sprintf(w.RefusedMoreF, more))
	}
	if m.strangers > 0 {
		m.say(fmt.Sprintf(w.StrangersF, m.strangers, m.theirArticles))
		m.err.line("  " + w.HintStrangers)
	}
}

// otherFlags lists the flags that were not taken over.
func (m *removal) otherFlags() string {
	var parts []string
	for _, l := range slices.Sorted(maps.Keys(m.flags)) {
		parts = append(parts, fmt.Sprintf("%c (%d)", l, m.flags[l]))
	}
	return strings.Join(parts, ", ")
}

// outcome is the end of an import: done in part where a feed was left out.
func (m *removal) outcome() error {
	switch {
	case m.strangers+len(m.refused) == 0:
		return nil
	case len(m.sources) == 0:
		return said(exitNot)
	}
	return said(exitPart)
}
