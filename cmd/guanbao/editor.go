package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"guanbao/cmd/guanbao/urls"
	"guanbao/ui"
)

// editing is the reader's editor with a draft of the urls file.
type editing struct {
	a     *app
	subs  *Subscriptions
	draft urls.Draft
}

// edit gets the editor ready; see ui.Ports.
func (a *app) edit(subs *Subscriptions) func() (ui.Editing, error) {
	return func() (ui.Editing, error) {
		draft, err := urls.Begin(subs.path)
		if err != nil {
			return nil, a.tell(err)
		}
		return &editing{a, subs, draft}, nil
	}
}

// SetStdin does nothing, as the others below: an editor has the terminal
// itself, not what Bubble Tea makes of it.
func (e *editing) SetStdin(io.Reader) {}

// SetStdout does nothing.
func (e *editing) SetStdout(io.Writer) {}

// SetStderr does nothing.
func (e *editing) SetStderr(io.Writer) {}

// editor is the reader's own by VISUAL and EDITOR, else the system's.
func (a *app) editor() string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if e := strings.TrimSpace(a.env(name)); e != "" {
			return e
		}
	}
	if runtime.GOOS == "windows" {
		return "notepad"
	}
	return "vi"
}

// editorCommand is the command for a file. As everywhere else, VISUAL and
// EDITOR are a line for the shell; the name of the file is no part of it.
func editorCommand(editor, file string) *exec.Cmd {
	if runtime.GOOS == "windows" {
		argv := strings.Fields(editor)
		return exec.Command(argv[0], append(argv[1:], file)...)
	}
	return exec.Command("sh", "-c", editor+` "$@"`, editor, file)
}

// Run opens the editor and waits for its end.
func (e *editing) Run() error {
	editor := e.a.editor()
	cmd := editorCommand(editor, e.draft.Path)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = e.a.in, e.a.out.file, e.a.out.file
	err := cmd.Run()
	if err == nil {
		return nil
	}
	text := fmt.Sprintf(e.a.texts.Care.EditorFailedF, editor, err)
	return ui.Told{Text: oneLine(text + e.kept()), Err: err}
}

// kept names the draft where it holds an edit that was not taken over, and
// removes it where it holds none.
func (e *editing) kept() string {
	if !e.draft.Edited() {
		e.draft.Discard()
		return ""
	}
	return fmt.Sprintf(e.a.texts.Care.DraftF, e.draft.Path)
}

// Take takes over what was written.
func (e *editing) Take(ctx context.Context) (out ui.Edited, err error) {
	if !e.draft.Edited() {
		if _, err := os.Stat(e.draft.Path); err != nil {
			return out, e.a.tell(err)
		}
		e.draft.Discard()
		return out, nil
	}
	before, after, undo, err := e.draft.Finish(ctx)
	switch {
	case errors.Is(err, urls.ErrChanged):
		return out, ui.Told{Text: oneLine(e.a.texts.Care.ChangedMeanwhile + e.kept()), Err: err}
	case err != nil:
		return out, ui.Told{Text: oneLine(e.a.tell(err).Error() + e.kept()), Err: err}
	}
	ctx = context.WithoutCancel(ctx)
	if err := e.subs.follow(ctx, after); err != nil {
		return out, e.a.tell(errors.Join(err, undo(ctx)))
	}
	out.Changed = true
	for _, f := range after.Feeds() {
		if !before.Has(f.URL) {
			out.Added++
		}
	}
	for _, f := range before.Feeds() {
		if !after.Has(f.URL) {
			out.Removed++
		}
	}
	for _, p := range after.Problems() {
		out.Faults = append(out.Faults, oneLine(e.a.refusal(p)))
	}
	out.Restore = func(ctx context.Context) error {
		err := undo(ctx)
		if errors.Is(err, urls.ErrChanged) {
			return ui.Told{Text: e.a.texts.Care.ChangedMeanwhile, Err: err}
		}
		if err == nil {
			_, err = e.subs.Sync(context.WithoutCancel(ctx))
		}
		return e.a.tell(err)
	}
	return out, nil
}
