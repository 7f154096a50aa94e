package cache

import "os/exec"

const nobody = 0

func withoutRights(*exec.Cmd) {}
