//go:build unix

package cache

import (
	"os"
	"os/exec"
	"syscall"
)

// nobody is a user without rights.
const nobody = 65534

// withoutRights makes a command of root run as nobody.
func withoutRights(cmd *exec.Cmd) {
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
}
