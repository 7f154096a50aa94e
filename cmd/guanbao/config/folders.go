package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// ErrNoHome is given when neither a folder nor a home is known.
var ErrNoHome = errors.New("no home folder")

// Folders is where the program's files are.
type Folders struct {
	Config string // config.toml and urls
	Data   string // guanbao.db
	State  string // guanbao.log; with the data where a folder for these was asked for
}

// Find decides on the folders: what was asked for, else GUANBAO_CONFIG and
// GUANBAO_DATA, else guanbao in the system's folders for such files (on Unix
// by the XDG Base Directory Specification). Nothing is made. The error is
// ErrNoHome when one of them stays unknown.
func Find(config, data string, env func(string) string) (Folders, error) {
	f := Folders{Config: config, Data: data}
	if f.Config == "" {
		f.Config = env("GUANBAO_CONFIG")
	}
	if f.Data == "" {
		f.Data = env("GUANBAO_DATA")
	}
	if (f.Config == "" || f.Data == "") && homeless() {
		return f, ErrNoHome
	}
	if f.Config == "" {
		f.Config = filepath.Join(xdg.ConfigHome, "guanbao")
	}
	f.State = f.Data
	if f.Data == "" {
		f.Data, f.State = filepath.Join(xdg.DataHome, "guanbao"), filepath.Join(xdg.StateHome, "guanbao")
	}
	for _, p := range []*string{&f.Config, &f.Data, &f.State} {
		abs, err := filepath.Abs(*p)
		if err != nil {
			return f, fmt.Errorf("folder %s: %w", *p, err)
		}
		*p = abs
	}
	return f, nil
}

// homeless reports whether the system's folders cannot be told: there is no
// home, and package xdg would fall back to the root of the file system.
func homeless() bool {
	if _, err := os.UserHomeDir(); err == nil {
		return false
	}
	return !filepath.IsAbs(os.Getenv("XDG_CONFIG_HOME")) || !filepath.IsAbs(os.Getenv("XDG_DATA_HOME"))
}

// Settings is the path of the settings file.
func (f Folders) Settings() string { return filepath.Join(f.Config, "config.toml") }

// URLs is the path of the list of subscriptions.
func (f Folders) URLs() string { return filepath.Join(f.Config, "urls") }

// Cache is the path of the database.
func (f Folders) Cache() string { return filepath.Join(f.Data, "guanbao.db") }

// Log is the path of the log.
func (f Folders) Log() string { return filepath.Join(f.State, "guanbao.log") }

// Make makes a folder that only its owner can enter. One that is there
// already is left as it is.
func Make(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("folder: %w", err)
	}
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		err = &fs.PathError{Op: "mkdir", Path: folder, Err: fs.ErrExist}
	}
	if err != nil {
		return fmt.Errorf("folder: %w", err)
	}
	return nil
}

// Reported is the path of the list of rows of the catalogue that were reported
// dead.
func (f Folders) Reported() string { return filepath.Join(f.Data, "reported") }
