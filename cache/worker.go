package cache

import (
	"context"
	"sync"
)

// worker does work in the background, step after step, as long as there is
// any and the cache is open.
type worker struct {
	mu     sync.Mutex
	cancel context.CancelFunc // of the work that runs
	done   chan struct{}
	again  bool          // something came meanwhile
	steps  chan struct{} // closed when the next step has been done
	closed bool
}

// wake begins to do steps, unless some are being done: then it has these go on
// for what came.
func (x *worker) wake(step func(context.Context) (more bool, err error)) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.again = true; x.closed || x.cancel != nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	x.cancel, x.done, x.steps = cancel, make(chan struct{}), make(chan struct{})
	go func() {
		defer close(x.done)
		for x.due() {
			for more := true; more; {
				var err error
				if more, err = step(ctx); err != nil {
					x.rest()
					return // busy, full, closed: the next one goes on
				}
				x.stepped()
			}
		}
	}()
}

// stepped tells those who wait that a step has been done.
func (x *worker) stepped() {
	x.mu.Lock()
	defer x.mu.Unlock()
	close(x.steps)
	x.steps = make(chan struct{})
}

// await waits for the next step of the work that runs, and reports whether it
// was done. It does not wait where nothing runs.
func (x *worker) await(ctx context.Context) bool {
	x.mu.Lock()
	steps, done, runs := x.steps, x.done, x.cancel != nil
	x.mu.Unlock()
	if !runs {
		return false
	}
	select {
	case <-steps:
		return true
	case <-done:
	case <-ctx.Done():
	}
	return false
}

// due takes the work that is there, and ends the run when there is none.
func (x *worker) due() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	was := x.again
	if x.again = false; !was {
		x.cancel()
		x.cancel = nil
	}
	return was
}

func (x *worker) rest() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.cancel()
	x.cancel = nil
}

// stop ends what runs in the background.
func (x *worker) stop() {
	x.mu.Lock()
	x.closed = true
	cancel, done := x.cancel, x.done
	x.mu.Unlock()
	if cancel != nil {
		cancel()
	}
	if done != nil {
		<-done
	}
}

// atOnce is how many texts are read or compared at once.
const atOnce = 4

// together calls a function for the numbers below n, several at a time.
func together(n int, do func(i int)) {
	var wg sync.WaitGroup
	for first := range min(atOnce, n) {
		wg.Go(func() {
			for i := first; i < n; i += atOnce {
				do(i)
			}
		})
	}
	wg.Wait()
}
