//go:build !linux

package screen

import (
	"errors"
	"os"
	"os/exec"
)

// errNoPty is the error where pseudo-terminals are not known.
var errNoPty = errors.New("no pseudo-terminals here")

func startInPty(*exec.Cmd, int, int) (*os.File, error) { return nil, errNoPty }

func setSize(*os.File, int, int) error { return errNoPty }

func exitCode(state *os.ProcessState) int { return state.ExitCode() }

func killSession(cmd *exec.Cmd) { _ = cmd.Process.Kill() }
