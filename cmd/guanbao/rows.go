package main

import (
	"context"
	"fmt"

	"guanbao/feed"
)

// shortID is how much of an id a table shows: enough to tell the articles of
// any real cache apart. A longer or shorter prefix is understood as well.
const shortID = 8

// rowPrinter gives a function that prints rows as a table, with a head above
// the first ones. The columns keep their widths over all pages but for the
// source, which every page fits to itself.
func (a *app) rowPrinter() func([]feed.Row) (bool, error) {
	w, head := a.words, true
	return func(rows []feed.Row) (bool, error) {
		var cells [][]string
		if head {
			cells = append(cells, []string{w.ColID, w.ColDate, w.ColMarks, w.ColSource, w.ColTitle})
		}
		for _, r := range rows {
			cells = append(cells, []string{idCell(r), a.measure.Fit(a.day(r.Published, r.DateOnly), dayCells), a.marks(r),
				a.measure.Cut(oneLine(r.FeedTitle), sourceCells), a.heat(r) + a.titleOf(a.wish().Title(r.Title, r.Lang), "")})
		}
		for i, line := range a.columns(cells, nil, a.out.cells) {
			switch {
			case head && i == 0:
				line = a.out.faint(line)
			case rows[i-len(cells)+len(rows)].Unread:
				line = a.out.bold(line)
			}
			a.out.line(line)
		}
		head = false
		return !a.out.closed(), nil
	}
}

// heat tells before a title how many list and carry it, where it is in a list
// of what is popular.
func (a *app) heat(r feed.Row) string {
	if r.Hot == 0 {
		return ""
	}
	return fmt.Sprintf("%3d  ", r.Hot)
}

// idCell is the short id of a row, a dash for what is not in the cache.
func idCell(r feed.Row) string {
	if r.Page != "" {
		return "-"
	}
	return string(r.ID[:min(shortID, len(r.ID))])
}

// sourceCells bounds the column of sources.
const sourceCells = 24

// marks tells the state of a row in one cell a mark, so that no meaning hangs
// on colour: unread, starred, changed by its publisher.
func (a *app) marks(r feed.Row) string {
	marks := []byte("---")
	if r.Unread {
		marks[0] = 'N'
	}
	if r.Starred {
		marks[1] = 'S'
	}
	if r.Revisions > 0 {
		marks[2] = 'R'
	}
	return string(marks)
}

// printRowsJSON prints the articles of a view as one JSON array, one article
// at a time, so that a list of any length needs little memory.
func (a *app) printRowsJSON(ctx context.Context, lib *library, popular bool, each func(show func([]feed.Row) (bool, error)) error) error {
	sep := "["
	err := each(func(rows []feed.Row) (bool, error) {
		for _, r := range rows {
			if r.Page != "" {
				a.out.print(sep + "\n")
				sep = ","
				a.out.member(toAwayJSON(r))
				continue
			}
			it, err := lib.cache.Item(ctx, r.ID)
			if err != nil {
				return false, err
			}
			a.out.print(sep + "\n")
			sep = ","
			if out := toArticleJSON(a.clean(it)); popular {
				a.out.member(hotJSON{out, r.Hot})
			} else {
				a.out.member(out)
			}
		}
		return !a.out.closed(), nil
	})
	if sep == "[" {
		a.out.print(sep)
	}
	a.out.print("\n]\n")
	return err
}
