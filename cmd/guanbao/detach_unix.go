//go:build !windows

package main

import (
	"os/exec"
	"syscall"
)

// detach lets a program live on its own: a session of its own takes it out of
// the reach of the terminal's signals.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
