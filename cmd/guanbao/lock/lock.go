// Package lock keeps processes of the program out of each other's way. The
// system lets go of a lock when its holder dies, so none is ever left behind.
package lock

import (
	"context"
	"fmt"
	"os"
	"time"
)

// pause is the time between two tries.
const pause = 20 * time.Millisecond

// Alone waits until no other process has the file at path locked, and locks
// it until release is called. It makes the file where there is none. The error
// is that of ctx or of the file.
func Alone(ctx context.Context, path string) (release func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for {
		held, err := Try(f)
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("lock: %w", err)
		}
		if held {
			return func() { f.Close() }, nil
		}
		select {
		case <-ctx.Done():
			f.Close()
			return nil, ctx.Err()
		case <-tick.C:
		}
	}
}
