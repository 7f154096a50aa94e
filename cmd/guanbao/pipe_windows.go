package main

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// sigpipe is empty: writing to a closed pipe raises no signal here.
var sigpipe []os.Signal

// closedPipe reports whether a write failed because nobody reads any more.
func closedPipe(err error) bool {
	return errors.Is(err, windows.ERROR_BROKEN_PIPE) || errors.Is(err, windows.ERROR_NO_DATA)
}
