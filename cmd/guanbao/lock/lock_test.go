package lock

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
)

func TestOneHolderAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	release, err := Alone(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Alone(ctx, path); !errors.Is(err, context.Canceled) {
		t.Errorf("a second holder: %v", err)
	}
	came := make(chan error, 1)
	go func() {
		again, err := Alone(t.Context(), path)
		if err == nil {
			again()
		}
		came <- err
	}()
	release()
	if err := <-came; err != nil {
		t.Errorf("after the first let go: %v", err)
	}
	if _, err := Alone(t.Context(), filepath.Join(path, "x")); err == nil {
		t.Error("a lock where no file can be")
	}
}
