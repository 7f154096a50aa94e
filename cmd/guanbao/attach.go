package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"guanbao/cmd/guanbao/config"
	"guanbao/cmd/guanbao/download"
	"guanbao/feed"
	"guanbao/ui"
)

// attaching gets attachments for the screen; see ui.Downloads.
type attaching struct {
	a      *app
	street download.Street
}

// Get is download.Folder.Get into the folder of the settings.
func (d attaching) Get(ctx context.Context, l feed.Link, named string, report func(come, size int64)) (string, error) {
	f := download.Folder{
		Path: d.a.downloads(), Most: int64(d.a.settings.MaxDownload) << 20, Street: d.street, Name: attachmentName, Report: report,
	}
	path, err := f.Get(ctx, l, named)
	words := &d.a.texts.Files
	var p *feed.Problem
	switch {
	case err == nil:
		return path, nil
	case errors.Is(err, download.ErrPage):
		return path, ui.Told{Text: words.Page, Err: err}
	case errors.As(err, &p) && p.Kind == feed.ProblemTooLarge:
		return path, ui.Told{Text: fmt.Sprintf(words.TooLargeF, d.a.settings.MaxDownload), Err: err}
	case p != nil, errors.Is(err, context.Canceled):
		return path, err
	}
	return path, exporting{d.a}.explain(path, err)
}

// Open starts the program that opens a downloaded file, and does not wait for
// it. What could be run rather than read is left to its reader.
func (d attaching) Open(path string) error {
	words := &d.a.texts.Files
	say := func(format, about string, err error) error {
		return ui.Told{Text: oneLine(fmt.Sprintf(format, about)), Err: err}
	}
	if feed.Ending(path) == "" {
		return say(words.NotOpenedF, path, errors.New("not a document"))
	}
	if _, err := os.Stat(path); err != nil {
		return say(words.VanishedF, path, err)
	}
	argv := openerCommand(d.a.settings.Opener, path)
	if err := start(argv); err != nil {
		return say(words.NoOpenerF, argv[0], err)
	}
	return nil
}

// openerCommand is the argument list that opens a file: that of the setting,
// with the path in place of "{file}", else at the end; without one, what the
// system opens files with.
func openerCommand(setting []string, path string) []string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs // no program takes it for an option
	}
	argv := slices.Clone(setting)
	if len(argv) == 0 {
		switch runtime.GOOS {
		case "windows":
			argv = []string{"rundll32", "url.dll,FileProtocolHandler"}
		case "darwin":
			argv = []string{"open"}
		default:
			argv = []string{"xdg-open"}
		}
	}
	for i := 1; i < len(argv); i++ {
		if strings.Contains(argv[i], config.FileSlot) {
			argv[i] = strings.ReplaceAll(argv[i], config.FileSlot, path)
			return argv
		}
	}
	return append(argv, path)
}

// start runs a program with its arguments beside this one, which it outlives.
func start(argv []string) error {
	cmd := exec.Command(argv[0], argv[1:]...)
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("%s: %w", argv[0], err)
	}
	go cmd.Wait() // lest it stay as a zombie
	return nil
}
