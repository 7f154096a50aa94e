package urls

import (
	"context"
	"slices"
)

// Move gives the feed at an address another one: the line keeps its place, its
// title and its tags, and what note says stands above it as a comment. The
// error is ErrAbsent when the address is not there, ErrPresent when the other
// one is, ErrRefused when Check refuses that.
func Move(ctx context.Context, path, from, to, note string) error {
	if _, ok := Check(to); !ok {
		return ErrRefused
	}
	return edit(ctx, path, func(f *File) error {
		i := f.index(from)
		switch {
		case i < 0:
			return ErrAbsent
		case f.Has(to):
			return ErrPresent
		}
		moved := f.Lines[i].Feed()
		moved.URL = to
		f.Lines[i] = parseLine(render(moved, f.Lines[i].ending()))
		if c := clean(note); c != "" {
			f.Lines = slices.Insert(f.Lines, i, parseLine("# "+c+f.ending()))
		}
		return nil
	})
}
