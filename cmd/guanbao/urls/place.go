package urls

import (
	"context"
	"slices"
)

// Placed is a line that stands elsewhere now, with where it stood.
type Placed struct {
	address string
	from    place
}

// Place puts the line of an address above or below that of another one; every
// other line stays where it is. The error is ErrAbsent when one of them is not
// there.
func Place(ctx context.Context, path, address, beside string, below bool) (Placed, error) {
	out := Placed{address: address}
	err := edit(ctx, path, func(f *File) error {
		from, to := f.index(address), f.index(beside)
		if from < 0 || to < 0 || from == to {
			return ErrAbsent
		}
		out.from = f.takeOut(from)
		at := f.index(beside)
		if below {
			at++
		}
		f.insert(at, out.from.raw)
		return nil
	})
	return out, err
}

// Return puts a line back where it stood.
func Return(ctx context.Context, path string, p Placed) error {
	return edit(ctx, path, func(f *File) error {
		i := f.index(p.address)
		if i < 0 {
			return ErrAbsent
		}
		now := f.takeOut(i)
		f.insert(f.find(p.from), now.raw)
		return nil
	})
}

// takeOut takes out a line, and gives where it stood.
func (f *File) takeOut(i int) place {
	out := place{raw: f.Lines[i].Raw, index: i}
	if i > 0 {
		out.before = f.Lines[i-1].Raw
	}
	f.Lines = slices.Delete(f.Lines, i, i+1)
	return out
}
