package urls

import (
	"os"

	"guanbao/cmd/guanbao/lock"
)

// tryLock locks a file beside the urls file: folders cannot be locked here.
func tryLock(path string) (unlock func(), held bool, err error) {
	f, err := os.OpenFile(path+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, false, err
	}
	if held, err = lock.Try(f); !held {
		f.Close()
		return nil, false, err
	}
	return func() { f.Close() }, true, nil
}
