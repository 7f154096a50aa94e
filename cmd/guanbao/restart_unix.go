//go:build !windows

package main

import (
	"os"
	"syscall"
)

// restart replaces this process by the program, with another environment.
func restart(self string, env []string) (status int, done bool, err error) {
	return 0, false, syscall.Exec(self, os.Args, env)
}
