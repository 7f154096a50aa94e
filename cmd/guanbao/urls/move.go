package urls

import (
	"context"
	"slices"
	"strings"
)

// Move gives the feed at an address another one: the line keeps its place and
// all else that stands in it, and what note says stands above it as a comment.
// The error is ErrAbsent when the address is not there, ErrPresent when the
// other one is, ErrRefused when Check refuses that.
func Move(ctx context.Context, path, from, to, note string) error {
	return edit(ctx, path, func(f *File) error {
		i, err := f.move(from, to)
		if err != nil {
			return err
		}
		if c := clean(note); c != "" {
			f.Lines = slices.Insert(f.Lines, i, parseLine("# "+c+f.ending()))
		}
		return nil
	})
}

// MoveBack takes a Move back. The comment goes if it is still there: one right
// above the line that ends in the former address.
func MoveBack(ctx context.Context, path, from, to string) error {
	return edit(ctx, path, func(f *File) error {
		i, err := f.move(to, from)
		if err != nil {
			return err
		}
		if i > 0 {
			words := strings.Fields(f.Lines[i-1].Raw)
			if n := len(words); n > 1 && f.Lines[i-1].Kind == Blank && words[0] == "#" && words[n-1] == clean(from) {
				f.Lines = slices.Delete(f.Lines, i-1, i)
			}
		}
		return nil
	})
}

// move gives a line another address, and says which line it is.
func (f *File) move(from, to string) (int, error) {
	if _, ok := Check(to); !ok {
		return 0, ErrRefused
	}
	i := f.index(from)
	switch {
	case i < 0:
		return 0, ErrAbsent
	case f.Has(to):
		return 0, ErrPresent
	}
	s := setting{raw: f.Lines[i].Raw, words: spans(f.Lines[i].Raw)}
	s.words[0].text = addressWord(to)
	f.Lines[i] = parseLine(s.text())
	return i, nil
}
