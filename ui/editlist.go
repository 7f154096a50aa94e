package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"guanbao/ui/keys"
)

// Editing is the reader's editor with the list of subscriptions, about to be
// run. Run gives a Told where it fails.
type Editing interface {
	tea.ExecCommand
	// Take, after Run, takes over what was written. The error is a Told; the text
	// of the reader is not lost with it.
	Take(ctx context.Context) (Edited, error)
}

// Edited is what an edit of the list brought.
type Edited struct {
	Changed        bool
	Added, Removed int      // feeds
	Faults         []string // lines that are not used, each with its place and why
	Restore        func(context.Context) error
}

// editList gets the editor ready, beside the screen.
func (m Model) editList() (Model, tea.Cmd) {
	edit := m.ports.Edit
	if edit == nil {
		return m, nil
	}
	return m, func() tea.Msg {
		e, err := edit()
		return editReady{e, err}
	}
}

// editReady brings an editor that only has to be run.
type editReady struct {
	editor Editing
	err    error
}

func (r editReady) apply(m Model) (Model, tea.Cmd) {
	if r.err != nil {
		return m.trouble(r.err), nil
	}
	ctx := m.ctx
	return m, tea.Exec(r.editor, func(err error) tea.Msg { // the terminal is its own as long as it runs
		if err != nil {
			return listEdited{err: err}
		}
		e, err := r.editor.Take(ctx)
		return listEdited{e, err}
	})
}

// listEdited tells that the list is what its reader wrote.
type listEdited struct {
	Edited
	err error
}

func (e listEdited) apply(m Model) (Model, tea.Cmd) {
	w := &m.look.Words.Care
	switch {
	case e.err != nil:
		return m.trouble(e.err), nil
	case !e.Changed:
		m.status = m.status.Say(w.NotEdited)
		return m, nil
	}
	what := fmt.Sprintf(w.EditedF, e.Added, e.Removed)
	m = m.remember(undoStep{restore: e.Restore, what: what})
	what += m.look.Words.UndoHint(m.keys.First(keys.Undo))
	m.status = m.status.Say(what)
	for _, fault := range e.Faults {
		m = m.note(m.look.Now, fault)
	}
	if n := len(e.Faults); n > 0 {
		m.status = m.status.Alarm(fmt.Sprintf(w.FaultsF, n, m.keys.First(keys.Errors), e.Faults[0]))
	}
	m.opt.Sample = m.opt.Sample && e.Added == 0
	m, renew := m.renew()
	return m, renew
}
