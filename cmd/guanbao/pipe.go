package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"guanbao/cmd/guanbao/config"
	"guanbao/feed"
	"guanbao/ui"
)

// piping is a command on its way to get an article. Its argument list is as
// the settings have it: nothing of an article is ever put into it, and no
// shell sees it.
type piping struct {
	a    *app
	cmd  *exec.Cmd
	name string
	said firstLine
}

// pipe gets an article ready for command n of the settings.
func (a *app) pipe(it feed.Item, n int) ui.Piped {
	return newPiping(a, a.settings.Pipes[n], it)
}

func newPiping(a *app, c config.Pipe, it feed.Item) *piping {
	p := &piping{a: a, cmd: exec.Command(c.Argv[0], c.Argv[1:]...), name: c.Name}
	p.cmd.Stdin = strings.NewReader(a.render(it, form(c.Form)))
	p.cmd.Stderr = &p.said
	p.cmd.WaitDelay = time.Second // what it left running does not hold the reader up
	if !c.Background {
		p.cmd.Stdout = a.out.file // a terminal for pagers, not what Bubble Tea writes to
		if a.err.file != nil {
			p.cmd.Stderr = io.MultiWriter(a.err.file, &p.said)
		}
	}
	return p
}

// SetStdin does nothing: the article is the input.
func (p *piping) SetStdin(io.Reader) {}

// SetStdout does nothing: the terminal itself is the output, or nothing is.
func (p *piping) SetStdout(io.Writer) {}

// SetStderr does nothing, as SetStdout.
func (p *piping) SetStderr(io.Writer) {}

// Said is the first line of what the command wrote to its standard error.
func (p *piping) Said() string { return oneLine(p.said.String()) }

// Run runs the command and waits for it.
func (p *piping) Run() error {
	d := &p.a.texts.Deeds
	err := p.cmd.Run()
	ended, failed := errors.AsType[*exec.ExitError](err)
	switch {
	case err == nil, errors.Is(err, exec.ErrWaitDelay):
		return nil
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, exec.ErrDot):
		return ui.Told{Text: oneLine(fmt.Sprintf(p.a.words.NoBrowser, p.cmd.Args[0])), Err: err}
	case failed && ended.ExitCode() >= 0:
		text := fmt.Sprintf(d.PipeFailedF, p.name, ended.ExitCode())
		if said := p.Said(); said != "" {
			text += p.a.texts.Colon + said
		}
		return ui.Told{Text: oneLine(text), Err: err}
	}
	return ui.Told{Text: oneLine(p.name + p.a.texts.Colon + err.Error()), Err: err}
}

// firstLine keeps the first line that is written to it, as far as a status
// bar may want it.
type firstLine struct {
	line  []byte
	whole bool
}

// String is the line, without its end.
func (f *firstLine) String() string { return string(f.line) }

// Write implements io.Writer.
func (f *firstLine) Write(p []byte) (int, error) {
	line, _, ended := bytes.Cut(p, []byte("\n"))
	if !f.whole && len(f.line) < 1000 {
		f.line = append(f.line, line[:min(len(line), 1000)]...)
	}
	f.whole = f.whole || ended && len(f.line) > 0
	return len(p), nil
}
