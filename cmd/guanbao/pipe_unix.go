//go:build !windows

package main

import (
	"errors"
	"os"
	"syscall"
)

// sigpipe is the signal that a write to a closed pipe raises.
var sigpipe = []os.Signal{syscall.SIGPIPE}

// closedPipe reports whether a write failed because nobody reads any more.
func closedPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
