package main

import (
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"slices"
	"strings"

	"guanbao/cmd/guanbao/config"
	"guanbao/feed/safe"
)

// What opening a link can run into.
var (
	ErrNoBrowser = errors.New("no browser found")
	ErrNoLink    = errors.New("not an address to open")
)

// Browser opens links. It runs one program with its arguments and never a
// shell, and gives nothing but addresses of http and https to it.
type Browser struct {
	argv []string // program and arguments, empty when none is known
}

// newBrowser decides on the program: the setting, else $BROWSER, else what
// the system opens addresses with.
func newBrowser(setting []string, env func(string) string) Browser {
	if len(setting) > 0 {
		return Browser{argv: setting}
	}
	// A list of browsers, parted by colons, as other programs read it. A
	// part without a colon may be a Windows path, so only Unix splits.
	own := env("BROWSER")
	if runtime.GOOS != "windows" {
		own, _, _ = strings.Cut(own, ":")
	}
	if argv := strings.Fields(own); len(argv) > 0 {
		for i, arg := range argv[1:] {
			argv[i+1] = strings.ReplaceAll(arg, "%s", config.Slot)
		}
		return Browser{argv: argv}
	}
	switch runtime.GOOS {
	case "windows":
		return Browser{argv: []string{"rundll32", "url.dll,FileProtocolHandler"}}
	case "darwin":
		return Browser{argv: []string{"open"}}
	}
	return Browser{argv: []string{"xdg-open"}}
}

// command gives the argument list that opens an address. The address stands
// in place of "{url}", else at the end.
func (b Browser) command(address string) ([]string, error) {
	link, err := safe.URL(address, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoLink, err)
	}
	argv := slices.Clone(b.argv)
	put := false
	for i := 1; i < len(argv); i++ {
		if strings.Contains(argv[i], config.Slot) {
			argv[i] = strings.ReplaceAll(argv[i], config.Slot, link)
			put = true
		}
	}
	if !put {
		argv = append(argv, link)
	}
	return argv, nil
}

// Open starts the browser and does not wait for it: its output is discarded
// and it outlives the program. The error is ErrNoLink for an address that is
// never opened, ErrNoBrowser when the program cannot be found.
func (b Browser) Open(address string) error {
	argv, err := b.command(address)
	if err != nil {
		return err
	}
	switch err := start(argv); {
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, exec.ErrDot):
		return fmt.Errorf("%w: %w", ErrNoBrowser, err)
	case err != nil:
		return fmt.Errorf("browser: %w", err)
	}
	return nil
}
