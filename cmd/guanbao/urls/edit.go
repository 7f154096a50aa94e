package urls

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"guanbao/feed"
)

// What an edit can find instead of what it expected.
var (
	ErrPresent = errors.New("already in the urls file")
	ErrAbsent  = errors.New("not in the urls file")
	ErrRefused = errors.New("not an address to subscribe to")
)

// Removed is a feed that was taken out, with what Restore needs to put its
// line back where it stood.
type Removed struct {
	Feed  feed.Feed
	lines []place
}

// place is a line and where it stood.
type place struct {
	raw    string
	index  int
	before string // the line above it
}

// Entry is a line to add.
type Entry struct {
	Feed    feed.Feed
	Comment string // one line of text to write above it, without the #; empty for none
}

// Add appends entries to the file at path, all of them or none, and makes the
// file where there is none. The error is ErrPresent when one of them stands
// there already, ErrRefused for an address that Check refuses.
func Add(ctx context.Context, path string, entries ...Entry) error {
	for _, e := range entries {
		if _, ok := Check(e.Feed.URL); !ok {
			return ErrRefused
		}
	}
	return edit(ctx, path, func(f *File) error {
		for _, e := range entries {
			if f.Has(e.Feed.URL) {
				return ErrPresent
			}
			f.add(e, f.ending())
		}
		return nil
	})
}

// add puts an entry at the end, with the line ending of the file.
func (f *File) add(e Entry, ending string) {
	if n := len(f.Lines); n > 0 && f.Lines[n-1].ending() == "" {
		f.Lines[n-1].Raw += ending
	}
	if c := clean(e.Comment); c != "" {
		f.Lines = append(f.Lines, parseLine("# "+c+ending))
	}
	f.Lines = append(f.Lines, parseLine(render(e.Feed, ending)))
}

// Merge appends the entries whose addresses are not in the file at path yet,
// and gives their feeds. Those that stand there stay as they are. The error is
// ErrRefused for an address that Check refuses, ErrTooLarge for more than a
// urls file holds; nothing is written then.
func Merge(ctx context.Context, path string, entries []Entry) (added []feed.Feed, err error) {
	err = edit(ctx, path, func(f *File) error {
		known := make(map[string]bool)
		for _, l := range f.Lines {
			known[l.URL] = known[l.URL] || l.Kind == Feed
		}
		size, ending := len(f.bytes()), f.ending()
		for _, e := range entries {
			if _, ok := Check(e.Feed.URL); !ok {
				return ErrRefused
			}
			if known[e.Feed.URL] {
				continue
			}
			known[e.Feed.URL] = true
			f.add(e, ending)
			if size += len(f.Lines[len(f.Lines)-1].Raw); size > maxBytes {
				return fmt.Errorf("%s: %w", path, ErrTooLarge)
			}
			added = append(added, e.Feed)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return added, nil
}

// MergeSearches appends the lines of saved searches, as Line.URL has them, that
// are not in the file at path yet, and gives their number.
func MergeSearches(ctx context.Context, path string, lines []string) (added int, err error) {
	err = edit(ctx, path, func(f *File) error {
		ending, known := f.ending(), make(map[string]bool)
		for _, l := range f.Lines {
			known[l.URL] = known[l.URL] || l.Kind == Query
		}
		for _, line := range lines {
			if known[line] {
				continue
			}
			known[line] = true
			f.insert(len(f.Lines), quote(line)+ending)
			added++
		}
		if len(f.bytes()) > maxBytes {
			return fmt.Errorf("%s: %w", path, ErrTooLarge)
		}
		return nil
	})
	return added, err
}

// Remove takes the line of an address out of the file at path, with what the
// program wrote above it. Further lines with the same address go with it, for
// else the feed would stay. The error is ErrAbsent when there is none.
func Remove(ctx context.Context, path, address string) (Removed, error) {
	var out Removed
	err := edit(ctx, path, func(f *File) error {
		i := f.index(address)
		if i < 0 {
			return ErrAbsent
		}
		out = Removed{Feed: f.Lines[i].Feed()}
		before, kept, notes := "", f.Lines[:0:0], i-f.own(i)
		for at, l := range f.Lines {
			if at >= notes && at < i || l.URL == address && (l.Kind == Feed || l.Why == ReasonDuplicate) {
				out.lines = append(out.lines, place{l.Raw, at, before})
			} else {
				kept = append(kept, l)
			}
			before = l.Raw
		}
		f.Lines = kept
		return nil
	})
	return out, err
}

// Restore puts a removed feed back, byte for byte: under the line that it
// stood under, or at its former place if that line is gone. The error is
// ErrPresent when the address has been added again meanwhile.
func Restore(ctx context.Context, path string, r Removed) error {
	return edit(ctx, path, func(f *File) error {
		if f.Has(r.Feed.URL) {
			return ErrPresent
		}
		for _, p := range r.lines {
			f.insert(f.find(p), p.raw)
		}
		return nil
	})
}

// find gives the index at which a removed line goes in again.
func (f *File) find(p place) int {
	at := min(p.index, len(f.Lines))
	if at == 0 || f.Lines[at-1].Raw == p.before {
		return at
	}
	if i := slices.IndexFunc(f.Lines, func(l Line) bool { return l.Raw == p.before }); i >= 0 {
		return i + 1
	}
	return at
}

// insert puts a line in, and line endings where a last line without one
// stops being the last.
func (f *File) insert(at int, raw string) {
	l := parseLine(raw)
	if at > 0 && f.Lines[at-1].ending() == "" {
		f.Lines[at-1].Raw += f.ending()
	}
	if at < len(f.Lines) && l.ending() == "" {
		l.Raw += f.ending()
	}
	f.Lines = slices.Insert(f.Lines, at, l)
}

// edit changes the file at path under its lock: what it changes is what
// stands on disk at that moment, not what was read earlier.
func edit(ctx context.Context, path string, change func(*File) error) error {
	target, err := resolve(path)
	if err != nil {
		return err
	}
	unlock, err := exclude(ctx, target)
	if err != nil {
		return err
	}
	defer unlock()
	f, err := Load(target)
	if err != nil {
		return err
	}
	if err := change(f); err != nil {
		return err
	}
	return replace(target, f.bytes())
}
