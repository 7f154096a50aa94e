package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/adrg/xdg"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/ui"
)

// exporting takes articles out of the reader; see ui.Exports.
type exporting struct{ a *app }

// ErrEnding is given for a file name whose ending tells no form.
var ErrEnding = errors.New("file name ends in none of .txt, .md, .html")

// Propose gives a path in the folder for downloads, with the title as the file
// will show it.
func (e exporting) Propose(it feed.Item) string {
	it.Title = e.a.wish().Title(it.Title, it.Lang)
	return filepath.Join(e.a.downloads(), fileName(it.Article, ".txt"))
}

// Save writes an article to a file. The ending decides on the form; "~" is the
// home folder.
func (e exporting) Save(it feed.Item, path string, replace bool) (string, error) {
	path = expandHome(path)
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	form, ok := forms[strings.ToLower(filepath.Ext(path))]
	if !ok {
		return path, e.explain(path, ErrEnding)
	}
	err := writeNew(path, []byte(e.a.render(it, form)), replace)
	if errors.Is(err, ui.ErrTaken) {
		return path, err
	}
	return path, e.explain(path, err)
}

// explain tells why a file was not written and what to do.
func (e exporting) explain(path string, err error) error {
	d := &e.a.texts.Deeds
	say := func(format string, args ...any) error {
		return ui.Told{Text: oneLine(fmt.Sprintf(format, args...)), Err: err}
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrEnding):
		return say(d.NoEndingF, path)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return say(d.NoFolderF, filepath.Dir(path))
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return say(d.NoRightF, filepath.Dir(path))
	case noRoom(err):
		return say(d.DiskFullF, path)
	case errors.Is(err, errFolder):
		return say(d.IsFolderF, path)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return say(d.LongNameF, path)
	}
	return say(d.NotSavedF, path, err)
}

// downloads is the folder that articles are saved to: that of the settings,
// else the system's for downloads where it is there, else the home folder.
func (a *app) downloads() string {
	if dir := a.settings.DownloadDir; dir != "" {
		return expandHome(dir)
	}
	if info, err := os.Stat(xdg.UserDirs.Download); err == nil && info.IsDir() {
		return xdg.UserDirs.Download
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return home
}

// expandHome puts the home folder in the place of a "~" at the beginning.
func expandHome(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	home, err := os.UserHomeDir()
	if !ok || err != nil || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path
	}
	return filepath.Join(home, rest)
}

// form is how an article is written.
type form string

const (
	asText     form = "text"
	asMarkdown form = "markdown"
	asHTML     form = "html"
	asJSON     form = "json"
)

// forms are the forms of a file by its ending.
var forms = map[string]form{".txt": asText, ".md": asMarkdown, ".markdown": asMarkdown, ".html": asHTML, ".htm": asHTML}

// render writes an article in a form, with a line break at the end.
func (a *app) render(it feed.Item, f form) string {
	switch f {
	case asMarkdown:
		return markdown(it)
	case asHTML:
		return pageHTML(it) + "\n"
	case asJSON:
		var b strings.Builder
		out := newOutput(&b, a.env)
		out.json(toFullJSON(it))
		_ = out.flush() // a string takes everything
		return b.String()
	}
	var b strings.Builder
	for _, l := range a.setText(it, showCells) {
		b.WriteString(l.String() + "\n")
	}
	return b.String()
}

// errFolder is given where a file should be and a folder is.
var errFolder = errors.New("is a folder")

// writeNew writes a file so that whoever looks finds the whole of it or
// nothing. Where there is a file already it is left alone unless replace is
// set: the error is ui.ErrTaken. The rights are those that the umask leaves.
func writeNew(path string, data []byte, replace bool) (err error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return errFolder
	}
	defer func() { err = urls.About(path, err) }()
	temp := filepath.Join(filepath.Dir(path), fmt.Sprintf(".guanbao-%016x", rand.Uint64()))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("save: %w", err)
	}
	defer os.Remove(temp) // is gone where all went well
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("save: %w", err)
	}
	if replace {
		err = os.Rename(temp, path)
	} else {
		err = place(temp, path)
	}
	if err != nil {
		return fmt.Errorf("save: %w", err)
	}
	return nil
}

// place gives a file its name where nothing has it. A hard link does so at
// once; file systems without them are asked first.
func place(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return taken(err)
	}
	if _, there := os.Lstat(path); there == nil {
		return ui.ErrTaken
	}
	return os.Rename(temp, path)
}

func taken(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return ui.ErrTaken
	}
	return err
}
