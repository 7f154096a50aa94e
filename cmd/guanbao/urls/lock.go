package urls

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// ErrLocked is given when another process keeps the file locked.
var ErrLocked = errors.New("urls file locked by another process")

// An edit takes milliseconds; patience is for a process that was stopped in
// the middle of one.
const (
	lockPatience = 5 * time.Second
	lockPause    = 10 * time.Millisecond
)

// exclude keeps other guanbao processes from editing the file at path until the
// returned function is called. The system lets go of the lock when its
// holder dies, so no lock is ever left behind.
func exclude(ctx context.Context, path string) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("urls folder: %w", err)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, lockPatience, ErrLocked)
	defer cancel()
	tick := time.NewTicker(lockPause)
	defer tick.Stop()
	for {
		unlock, held, err := tryLock(path)
		if err != nil {
			return nil, fmt.Errorf("urls lock: %w", err)
		}
		if held {
			return unlock, nil
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-tick.C:
		}
	}
}
