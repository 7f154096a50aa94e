package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"

	"guanbao/cache"
	"guanbao/cmd/guanbao/config"
	"guanbao/cmd/guanbao/lock"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/fetch"
	"guanbao/feed/page"
	"guanbao/feed/page/listing"
	"guanbao/feed/page/sites"
	"guanbao/feed/parse"
	"guanbao/feed/sample"
)

// timeouts are those of the client; tests shorten them.
var timeouts fetch.Timeouts

// pause is the time between two pages of one host; tests shorten it.
var pause = feed.DefaultPause

// unasked keeps a refresh from getting pages: tests whose articles have
// addresses out in the world set it.
var unasked bool

// library is everything that the program works with, wired together.
type library struct {
	cache     *cache.Cache
	client    *fetch.Client
	parser    feed.Parser
	refresher logged
	completer *feed.Completer // nil without a cache
	subs      *Subscriptions
	refused   []*urls.Problem // lines of the urls file that are not used
	private   *private        // what the settings say of single feeds
	offline   *atomic.Bool    // no traffic while true
}

// open opens the library once. The subscriptions are in step with the urls
// file when it returns.
func (a *app) open(ctx context.Context) (*library, error) {
	if a.library != nil {
		return a.library, nil
	}
	lib, err := a.openLibrary(ctx)
	if err != nil {
		return nil, err
	}
	a.library = lib
	if reason := lib.cache.ReadOnly(); reason != nil {
		a.say(a.limits(reason))
	}
	return lib, nil
}

// sayRefused tells the lines of the urls file that are not used. Commands
// that are about subscriptions say it; the others would only repeat it.
func (a *app) sayRefused(lib *library) {
	for _, p := range lib.refused {
		a.say(a.refusal(p))
	}
}

func (a *app) openLibrary(ctx context.Context) (*library, error) {
	if err := config.Make(a.folders.Data); err != nil {
		return nil, a.cacheFailure(fmt.Errorf("%w: %w", cache.ErrUnwritable, err))
	}
	a.log.Keep(a.folders.Log())
	c, err := cache.Open(ctx, a.folders.Cache(), cache.Options{ReadCopies: a.settings.Reposts == config.Fold})
	if err != nil {
		return nil, a.cacheFailure(err)
	}
	lib := &library{cache: c}
	a.connect(lib)
	lib.subs = &Subscriptions{
		path: a.folders.URLs(), note: a.words.SampleNote, store: c,
		fetcher: lib.client, parser: lib.parser, schedule: lib.refresher.Schedule, now: a.now,
		searches: a.settings.Searches, wishes: lib.private.wishes, moved: lib.remember,
		called: a.listName,
		guess:  a.guessList, keepRule: a.keepRule(lib.private), dropRule: a.dropRule(lib.private), reread: func() { lib.private.reread(a.folders.Settings()) },
	}
	lib.refused, err = lib.subs.Sync(ctx)
	if err != nil && (c.ReadOnly() == nil || !errors.Is(err, c.ReadOnly())) {
		lib.close()
		return nil, a.cacheFailure(err)
	}
	if err := lib.remember(ctx); err != nil {
		lib.close()
		return nil, a.cacheFailure(err)
	}
	return lib, nil
}

// remember has the settings of single feeds follow those that moved.
func (l *library) remember(ctx context.Context) error {
	if len(l.private.settings.Feeds)+len(l.private.settings.Sources) == 0 {
		return nil
	}
	subs, err := l.cache.Subscriptions(ctx)
	if err == nil {
		l.private.know(subs)
	}
	return err
}

// openToWrite opens the library for a command that is nothing without
// writing.
func (a *app) openToWrite(ctx context.Context) (*library, error) {
	lib, err := a.open(ctx)
	if err != nil {
		return nil, err
	}
	if reason := lib.cache.ReadOnly(); reason != nil {
		return nil, a.cacheFailure(reason)
	}
	return lib, nil
}

// limits is what a cache that can only be read does not do, told once.
func (a *app) limits(reason error) string {
	if errors.Is(reason, cache.ErrNewer) {
		return fmt.Sprintf(a.words.CacheReadNewer, a.folders.Cache())
	}
	return fmt.Sprintf(a.words.CacheReadOnly, a.folders.Cache())
}

// connect makes the parts that need no cache.
func (a *app) connect(lib *library) {
	lib.offline = new(atomic.Bool)
	lib.offline.Store(a.settings.Offline)
	lib.private = &private{settings: a.settings, env: a.env}
	lib.client = fetch.New(fetch.Options{
		Version:    version,
		Contact:    a.settings.Contact,
		Transports: map[string]http.RoundTripper{sample.Scheme: sample.Transport()},
		Offline:    lib.offline.Load,
		Timeouts:   timeouts,
		Proxy:      a.proxy(),
		Own:        lib.private.requests,
		Now:        a.now,
		Sent:       a.sent,
	})
	lib.parser = listing.Parser{Feeds: parse.New(), Rules: lib.private.source}
	schedule := feed.DefaultSchedule
	schedule.Interval = a.settings.Interval
	lib.refresher = logged{&feed.Refresher{
		Fetcher: lib.client, Parser: lib.parser, Schedule: schedule,
		Wishes: lib.private.wishes, Now: a.now, Spread: rand.Float64,
	}, a.reported}
	if lib.cache != nil {
		lib.refresher.Store = lib.cache
		lib.refresher.Alone = func(ctx context.Context) (func(), error) {
			return lock.Alone(ctx, filepath.Join(a.folders.Data, "refresh.lock"))
		}
		lib.completer = &feed.Completer{
			Fetcher: lib.client, Reader: a.pageReader(), Store: lib.cache, Schedule: schedule, How: lib.private.fullText,
			Now: a.now, Pause: pause,
		}
		if !unasked {
			lib.refresher.Pages = lib.completer
		}
	}
}

// pageReader reads pages by the rules of the settings, and by those that are
// built in.
func (a *app) pageReader() page.Reader {
	return page.Reader{Rules: a.settings.PageRules(), BuiltIn: sites.Pages}
}

func (l *library) close() {
	l.client.Close()
	if l.cache != nil {
		l.cache.Close()
	}
}

// crowded reports whether so few files can still be opened that a cache cannot
// be.
func crowded() bool {
	for range 8 {
		f, err := os.Open(os.DevNull)
		if err != nil {
			return errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
		}
		defer f.Close()
	}
	return false
}

// cacheFailure puts what the cache reports into words.
func (a *app) cacheFailure(err error) error {
	w, path := a.words, a.folders.Cache()
	if errors.Is(err, cache.ErrUnwritable) && crowded() {
		message, hint := a.problem(&feed.Problem{Kind: feed.ProblemLimit})
		return &failure{status: exitNot, message: message, hint: hint, err: err}
	}
	for _, c := range []struct {
		is            error
		message, hint string
	}{
		{cache.ErrNewer, w.CacheNewer, w.HintCacheNewer},
		{cache.ErrCorrupt, w.CacheCorrupt, w.HintCacheCorrupt},
		{cache.ErrForeign, w.CacheForeign, w.HintCacheForeign},
		{cache.ErrUnwritable, w.CacheUnwritable, w.HintCacheUnwritable},
		{cache.ErrFull, w.CacheFull, w.HintCacheFull},
		{cache.ErrBusy, w.CacheBusy, w.HintAgain},
	} {
		if errors.Is(err, c.is) {
			return &failure{status: exitNot, message: fmt.Sprintf(c.message, path), hint: c.hint, err: err}
		}
	}
	return err
}
