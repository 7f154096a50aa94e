package feed

import (
	"context"
	"fmt"
	"time"
)

// Keep says which articles of a feed are kept when the feed has been pulled.
// The zero Keep keeps all of them; of two bounds the narrower one counts.
type Keep struct {
	Days     int // those of so many days before now
	Articles int // so many, the newest
}

// Oldest is the date from which on articles are kept at a moment, zero for all.
func (k Keep) Oldest(now time.Time) time.Time {
	if k.Days <= 0 {
		return time.Time{}
	}
	return now.AddDate(0, 0, -k.Days)
}

// Pruner is a Store that can let articles go.
type Pruner interface {
	// Prune removes the articles of a feed that are not to be kept. Those that
	// are starred or cited by another article stay, and what was removed does not
	// come again with the next pull.
	Prune(ctx context.Context, feed string, k Keep, now time.Time) error
}

// prune lets go what is not to be kept of the feeds that were asked.
func (r *run) prune(ctx context.Context) error {
	store, ok := r.Store.(Pruner)
	if !ok {
		return nil
	}
	for _, address := range r.asked {
		keep := r.wishes(address).Keep
		if keep == (Keep{}) {
			continue
		}
		if err := store.Prune(ctx, address, keep, r.Now()); err != nil {
			return fmt.Errorf("keep: %w", err)
		}
	}
	return nil
}
