//go:build !windows

package urls

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// tryLock locks the folder of the file, which leaves no lock file behind. A
// file system without locks is no reason not to save.
func tryLock(path string) (unlock func(), held bool, err error) {
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return nil, false, err
	}
	for {
		err = syscall.Flock(int(d.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	switch {
	case err == nil, errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENOLCK), errors.Is(err, syscall.ENOSYS):
		return func() { d.Close() }, true, nil
	case errors.Is(err, syscall.EWOULDBLOCK):
		d.Close()
		return nil, false, nil
	}
	d.Close()
	return nil, false, err
}
