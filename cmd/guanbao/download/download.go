package download

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"os"
	"path"
	"path/filepath"
	"strings"

	"guanbao/feed"
	"guanbao/feed/fetch"
)

// ErrPage is given for a web page, such as one that asks for a login, in the
// place of a file.
var ErrPage = errors.New("a web page in place of the file")

// Street gets files; see fetch.Client.
type Street interface {
	Stream(ctx context.Context, p fetch.Part) error
}

// Folder is where files are put.
type Folder struct {
	Path   string
	Most   int64 // bytes a file
	Street Street
	// Name makes of a title a name that every file system takes, with room for
	// what is put behind it.
	Name func(title, ending string) string
	// Report is told the bytes that are here and those of the whole file, -1
	// where that is not known; nil for nobody.
	Report func(done, total int64)

	file func(*os.File) file // tests put a full disk in between
}

// file is what a download needs of an *os.File.
type file interface {
	io.Writer
	Sync() error
	Close() error
}

// Get puts the file that a link leads to into the folder and tells where. Named
// is the address of the feed that has the link. What has come when an error ends
// it stays for the next time, unless it is of no use. The error is a
// *feed.Problem, ErrPage or one of the file system; where is the path that the
// file was to have then.
func (f Folder) Get(ctx context.Context, l feed.Link, named string) (where string, err error) {
	title, ending := titled(l)
	p, err := f.claim(f.Name(title, ending), l.URL)
	if err != nil {
		return p.path, err
	}
	t := &taking{folder: f, link: l, ending: ending, place: p, out: p.file, done: p.have.Bytes}
	if f.file != nil {
		t.out = f.file(p.file)
	}
	err = f.Street.Stream(ctx, fetch.Part{URL: l.URL, Named: named, Have: p.have, Most: f.Most, Take: t.take})
	if err = t.close(err); err != nil {
		return p.path, err
	}
	name := filepath.Base(p.path)
	if better := t.betterName(title); better != "" {
		ending := feed.Ending(better)
		name = f.Name(better[:len(better)-len(ending)], ending)
	}
	if where, err = f.keep(p.part, name); err == nil {
		os.Remove(p.memo())
	}
	return where, err
}

// titled is what a file is called, without its ending, and the ending.
func titled(l feed.Link) (title, ending string) {
	name, ending := l.File()
	title = strings.TrimSpace(l.Title)
	if title == "" {
		title = name
	}
	if e := path.Ext(title); strings.EqualFold(e, ending) {
		title = strings.TrimSuffix(title, e)
	}
	return title, ending
}

// taking is a file on its way.
type taking struct {
	folder Folder
	link   feed.Link
	ending string
	place  place
	head   fetch.Head
	out    file
	lead   []byte // the first bytes of a file, until it is seen what they are
	seen   bool
	taken  bool  // a server sends it
	done   int64 // bytes that are in the part
}

// take begins to take what a server sends.
func (t *taking) take(d fetch.Head) (io.Writer, error) {
	declared, _, _ := mime.ParseMediaType(d.ContentType)
	if t.page(declared) {
		return nil, ErrPage
	}
	if err := t.place.goTo(d.From); err != nil {
		return nil, err
	}
	t.head, t.done, t.seen, t.taken = d, d.From, d.From > 0, true
	t.place.have = fetch.Have{Bytes: d.From, URL: d.URL, ETag: d.ETag, LastModified: d.LastModified}
	if err := t.place.note(t.link.URL); err != nil {
		return nil, err
	}
	t.report()
	return t, nil
}

// page reports whether a media type is that of a page where a file was to come.
func (t *taking) page(mediaType string) bool {
	return t.ending != ".xml" && (mediaType == "text/html" || mediaType == "application/xhtml+xml")
}

// Write takes bytes of the file. The first ones are looked at before any is
// written.
func (t *taking) Write(p []byte) (int, error) {
	if !t.seen {
		if t.lead = append(t.lead, p...); len(t.lead) < sniffed {
			return len(p), nil
		}
		return len(p), t.look()
	}
	n, err := t.out.Write(p)
	t.done += int64(n)
	t.report()
	return n, err
}

// look writes the first bytes unless they are those of a page. Tables that are
// HTML under the name of a spreadsheet are what some publishers hand out.
func (t *taking) look() error {
	declared, _, _ := mime.ParseMediaType(t.head.ContentType)
	office := strings.HasPrefix(declared, "application/vnd.") || strings.HasPrefix(declared, "application/ms")
	if isPage(t.lead) && !office {
		return ErrPage
	}
	lead := t.lead
	t.lead, t.seen = nil, true
	_, err := t.Write(lead)
	return err
}

func (t *taking) report() {
	if t.folder.Report != nil {
		t.folder.Report(t.done, t.head.Size)
	}
}

// close ends the taking, which err ended: a whole file is on the disk then, and
// a part that is of no use is not. It gives err, or what went wrong since.
func (t *taking) close(err error) error {
	if err == nil && !t.seen {
		err = t.look()
	}
	if err == nil {
		err = t.out.Sync()
	}
	if closed := t.out.Close(); err == nil {
		err = closed
	}
	var p *feed.Problem
	if t.done == 0 || t.taken && errors.As(err, &p) && p.Kind == feed.ProblemTooLarge {
		os.Remove(t.place.part)
		os.Remove(t.place.memo())
	}
	return err
}

// betterName is the name that the server gives a file whose address told none.
func (t *taking) betterName(title string) string {
	if t.ending != "" {
		return ""
	}
	if _, params, err := mime.ParseMediaType(t.head.Disposition); err == nil {
		if name := params["filename"]; feed.Ending(name) != "" {
			return name
		}
	}
	if ending := feed.EndingOf(t.head.ContentType); ending != "" {
		return title + ending
	}
	return ""
}

// keep gives the whole file a name that nothing has.
func (f Folder) keep(part, name string) (string, error) {
	for n := 1; n <= tries; n++ {
		where := filepath.Join(f.Path, numbered(name, n))
		err := settleAt(part, where)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		return where, err
	}
	return part, fmt.Errorf("%s: %w", name, fs.ErrExist)
}

// settleAt gives a file its name where nothing has it. A hard link does so at
// once; file systems without them are asked first.
func settleAt(part, where string) error {
	err := os.Link(part, where)
	switch {
	case err == nil:
		return os.Remove(part)
	case errors.Is(err, fs.ErrExist):
		return err
	}
	if _, there := os.Lstat(where); there == nil {
		return fs.ErrExist
	}
	return os.Rename(part, where)
}
