package urls

import (
	"context"
	"slices"
	"strings"
	"time"
)

// Placed is a line that stands elsewhere now, with where it stood.
type Placed struct {
	address string
	notes   int // lines above it that went along
	from    place
}

// Place puts the line of an address above or below that of another one, with
// the comments that are about it alone; every other line stays where it is. The
// error is ErrAbsent when one of them is not there.
func Place(ctx context.Context, path, address, beside string, below bool) (Placed, error) {
	out := Placed{address: address}
	err := edit(ctx, path, func(f *File) error {
		from, to := f.index(address), f.index(beside)
		if from < 0 || to < 0 || from == to {
			return ErrAbsent
		}
		var lines []string
		out.notes = f.notes(from)
		lines, out.from = f.takeOut(from-out.notes, from+1)
		at := f.index(beside)
		if below {
			at++
		} else {
			at -= f.notes(at)
		}
		f.put(at, lines)
		return nil
	})
	return out, err
}

// Return puts a line back where it stood, with what went along.
func Return(ctx context.Context, path string, p Placed) error {
	return edit(ctx, path, func(f *File) error {
		i := f.index(p.address)
		if i < 0 {
			return ErrAbsent
		}
		lines, _ := f.takeOut(i-min(p.notes, f.comments(i)), i+1)
		f.put(f.find(p.from), lines)
		return nil
	})
}

// takeOut takes out the lines from one to before another, and gives where they
// stood.
func (f *File) takeOut(from, to int) (lines []string, was place) {
	was.index = from
	if from > 0 {
		was.before = f.Lines[from-1].Raw
	}
	for _, l := range f.Lines[from:to] {
		lines = append(lines, l.Raw)
	}
	f.Lines = slices.Delete(f.Lines, from, to)
	return lines, was
}

// put puts lines in.
func (f *File) put(at int, lines []string) {
	for i, raw := range lines {
		f.insert(at+i, raw)
	}
}

// comments is how many lines right above a line are comments.
func (f *File) comments(i int) int {
	n := 0
	for n < i && f.Lines[i-n-1].comment() {
		n++
	}
	return n
}

// notes is how many lines right above the line of a feed are about that feed
// alone: what the program wrote there, and comments that head no other feed. At
// the beginning of the file, comments are about the whole of it.
func (f *File) notes(i int) int {
	n := f.comments(i)
	if n == i || i+1 < len(f.Lines) && f.Lines[i+1].Kind != Blank {
		return f.own(i)
	}
	return n
}

// own is how many lines right above the line of a feed the program wrote there:
// what the sample is, and the address that a feed had before it moved.
func (f *File) own(i int) int {
	n := 0
	for n < f.comments(i) {
		words := strings.Fields(f.Lines[i-n-1].Raw)
		if !strings.HasPrefix(f.Lines[i].URL, Builtin) && (len(words) != 3 || !isDay(words[1])) {
			break
		}
		n++
	}
	return n
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
