//go:build !windows

package urls

import (
	"os"
	"path/filepath"

	"guanbao/cmd/guanbao/lock"
)

// tryLock locks the folder of the file, which leaves no lock file behind.
func tryLock(path string) (unlock func(), held bool, err error) {
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return nil, false, err
	}
	if held, err = lock.Try(d); !held {
		d.Close()
		return nil, false, err
	}
	return func() { d.Close() }, true, nil
}
