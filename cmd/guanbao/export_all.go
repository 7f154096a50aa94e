package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"guanbao/feed"
)

// exportBatch is how many articles are read at a time.
const exportBatch = 100

// exportLines prints all articles that were ever kept, an object a line.
func (a *app) exportLines(ctx context.Context) error {
	lib, err := a.open(ctx)
	if err != nil {
		return err
	}
	progress := func(int, int) {}
	if !a.out.terminal { // where the lines themselves are the progress
		bar := a.newBar()
		defer bar.clear()
		progress = bar.draw
	}
	return a.cacheFailure(lib.articles(ctx, progress, func(it feed.Item) error {
		a.out.jsonLine(toFullJSON(a.clean(it)))
		if a.out.closed() {
			return errEnough
		}
		return nil
	}))
}

// exportFolder writes all articles that were ever kept as files of Markdown,
// in a folder for each feed. As long as its title stays a file is called the
// same each time, and it is written again only where the article has changed.
func (a *app) exportFolder(ctx context.Context, folder string) error {
	if folder == "" {
		return misuse(fmt.Sprintf(a.words.FlagWrongValue, "markdown", folder), "")
	}
	lib, err := a.open(ctx)
	if err != nil {
		return err
	}
	folder = expandHome(folder)
	written, kept := 0, 0
	bar := a.newBar()
	err = lib.articles(ctx, bar.draw, func(it feed.Item) error {
		it = a.clean(it)
		in := filepath.Join(folder, folderName(it))
		path := filepath.Join(in, fileName(it.Article, " "+string(it.ID)+".md"))
		text := []byte(markdown(it))
		if old, err := os.ReadFile(path); err == nil && string(old) == string(text) {
			kept++
			return nil
		}
		if err := os.MkdirAll(in, 0o777); err != nil {
			return err
		}
		if err := writeNew(path, text, true); err != nil {
			return err
		}
		written++
		return nil
	})
	bar.clear()
	a.out.line(fmt.Sprintf(a.texts.Exchange.WrittenF, written, kept))
	if _, ok := errors.AsType[*os.PathError](err); ok {
		return err
	}
	return a.cacheFailure(err)
}

// folderName is what the folder of an article's feed is called.
func folderName(it feed.Item) string {
	return undevice(cmp.Or(safeName(it.FeedTitle, maxFileName), safeName(it.Feed, maxFileName), "feed"), "", "")
}

// errEnough ends a walk over articles without an error.
var errEnough = errors.New("enough")

// articles hands all articles that were ever kept to show, one by one, and tells
// now and then how many that were.
func (lib *library) articles(ctx context.Context, progress func(done, total int), show func(feed.Item) error) error {
	total, err := lib.cache.Kept(ctx)
	if err != nil {
		return err
	}
	done, last := 0, int64(0)
	for {
		progress(min(done, total), total)
		items, err := lib.cache.Articles(ctx, last, exportBatch)
		if err != nil || len(items) == 0 {
			return err
		}
		for _, it := range items {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := show(it); err != nil {
				if errors.Is(err, errEnough) {
					return nil
				}
				return err
			}
		}
		done, last = done+len(items), items[len(items)-1].Cursor.Row
	}
}
