package download

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"guanbao/feed/fetch"
)

// tries bounds the numbers that are put behind a name.
const tries = 999

// sniffed is how many bytes of a file are looked at before any is written.
const sniffed = 512

// numbered puts a number before the ending of a name; the first has none.
func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	ending := filepath.Ext(name)
	return fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ending), n, ending)
}

// place is where a file goes: its path, and the part beside it until it is
// whole.
type place struct {
	path, part string
	have       fetch.Have
	file       *os.File // the part
}

// memo is what is kept of a part beside it, to go on with it another day.
type memo struct {
	Link         string `json:"link"` // as the article has it
	URL          string `json:"url"`  // that gave the bytes
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

func (p place) memo() string { return p.part + ".json" }

// claim opens a part under a name that nothing has, or one of the same file that
// waits. Two programs that go on with one part write the same bytes to the same
// places of it.
func (f Folder) claim(name, link string) (place, error) {
	for n := 1; n <= tries; n++ {
		at := filepath.Join(f.Path, numbered(name, n))
		p := place{path: at, part: at + ".part"}
		if _, err := os.Lstat(at); err == nil {
			continue
		}
		var err error
		p.file, err = os.OpenFile(p.part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			if p.have = p.waiting(link); p.have == (fetch.Have{}) {
				continue
			}
			p.file, err = os.OpenFile(p.part, os.O_WRONLY, 0)
		}
		if err != nil {
			return p, fmt.Errorf("download: %w", err)
		}
		return p, nil
	}
	return place{path: filepath.Join(f.Path, name)}, fmt.Errorf("download %s: %w", name, fs.ErrExist)
}

// waiting is what is here of a file that broke off, nothing where the part is of
// another one.
func (p place) waiting(link string) (have fetch.Have) {
	var m memo
	data, err := os.ReadFile(p.memo())
	info, there := os.Lstat(p.part)
	if err != nil || json.Unmarshal(data, &m) != nil || m.Link != link || there != nil || !info.Mode().IsRegular() {
		return have
	}
	return fetch.Have{Bytes: info.Size(), URL: m.URL, ETag: m.ETag, LastModified: m.LastModified}
}

// goTo makes the part end at a byte, where the next one is written.
func (p place) goTo(from int64) error {
	err := p.file.Truncate(from)
	if err == nil {
		_, err = p.file.Seek(from, io.SeekStart)
	}
	if err != nil {
		return fmt.Errorf("download: %w", err)
	}
	return nil
}

// note writes down where the part is from.
func (p place) note(link string) error {
	data, err := json.Marshal(memo{Link: link, URL: p.have.URL, ETag: p.have.ETag, LastModified: p.have.LastModified})
	if err == nil {
		err = os.WriteFile(p.memo(), data, 0o666)
	}
	if err != nil {
		return fmt.Errorf("download: %w", err)
	}
	return nil
}

// isPage reports whether bytes begin a web page.
func isPage(b []byte) bool {
	return strings.HasPrefix(http.DetectContentType(bytes.TrimPrefix(b, []byte("\ufeff"))), "text/html")
}
