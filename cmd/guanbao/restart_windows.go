package main

import (
	"errors"
	"os"
	"os/exec"
)

// restart runs the program as a child, with another environment, and waits for
// it: a process cannot be replaced here.
func restart(self string, env []string) (status int, done bool, err error) {
	cmd := exec.Command(self, os.Args[1:]...)
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = env, os.Stdin, os.Stdout, os.Stderr
	err = cmd.Run()
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		return exit.ExitCode(), true, nil
	}
	return 0, err == nil, err
}
