package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
)

// ErrTaken is the error of Exports.Save where there is a file of that name.
var ErrTaken = errors.New("a file is there already")

// Exports takes articles out of the reader.
type Exports interface {
	// Propose gives a path for an article.
	Propose(it feed.Item) string
	// Save writes an article to a file; the ending of its name decides on the
	// form. A file that is there already is left alone unless replace is set:
	// the error is ErrTaken then. Where is the path in full.
	Save(it feed.Item, path string, replace bool) (where string, err error)
}

// saving is an article on its way into a file.
type saving struct {
	id   feed.ID
	path string    // of a file that is there already; "" where no answer is waited for
	soon bool      // the prompt opens as soon as a path is proposed
	held []tea.Msg // keys and pastes meant for that prompt
}

// mostHeld bounds the keys and pastes that wait for a prompt.
const mostHeld = 1024

// hold keeps what is typed for the prompt that is about to open: taken for keys
// of the reader, the letters of a path would mark and remove. ^C gives it up.
func (m Model) hold(msg tea.Msg) Model {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.Keystroke() == "ctrl+c" {
		m.saving = saving{}
		return m
	}
	if len(m.saving.held) < mostHeld {
		m.saving.held = append(slices.Clip(m.saving.held), msg)
	}
	return m
}

// save asks where the article that is read or under the cursor is to be saved.
func (m Model) save() (Model, tea.Cmd) {
	row, ok := m.target()
	if !ok {
		m.status = m.status.Say(m.untold())
		return m, nil
	}
	m.saving = saving{id: row.ID, soon: true}
	lib, exports, ctx := m.ports.Library, m.ports.Exports, m.ctx
	return m, func() tea.Msg {
		it, err := lib.Item(ctx, row.ID)
		if err != nil {
			return proposed{id: row.ID, err: err}
		}
		return proposed{id: row.ID, path: exports.Propose(it)}
	}
}

// proposed brings a path to save an article at.
type proposed struct {
	id   feed.ID
	path string
	err  error
}

func (p proposed) apply(m Model) (Model, tea.Cmd) {
	if m.saving.id != p.id || !m.saving.soon {
		return m, nil
	}
	held := m.saving.held
	m.saving = saving{id: p.id}
	if p.err != nil {
		return m.trouble(p.err), nil
	}
	m = m.ask(saveQuestion)
	m.prompt.Model = m.prompt.Insert(p.path).Fit(m.look, m.lay.width)
	var cmds []tea.Cmd
	for _, msg := range held {
		next, cmd := m.Update(msg)
		m, cmds = next.(Model), append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// saveAt saves the article that is read or under the cursor at a path.
func (m Model) saveAt(path string) (Model, tea.Cmd) {
	row, ok := m.target()
	if !ok {
		m.status = m.status.Say(m.untold())
		return m, nil
	}
	return m, m.write(row.ID, path, false)
}

// write saves an article beside the screen.
func (m Model) write(id feed.ID, path string, replace bool) tea.Cmd {
	lib, exports, ctx := m.ports.Library, m.ports.Exports, context.WithoutCancel(m.ctx)
	return func() tea.Msg {
		it, err := lib.Item(ctx, id)
		if err != nil {
			return saved{id: id, err: err}
		}
		where, err := exports.Save(it, path, replace)
		return saved{id: id, path: where, err: err}
	}
}

// saved tells what became of an article that was to be saved.
type saved struct {
	id   feed.ID
	path string
	err  error
}

func (s saved) apply(m Model) (Model, tea.Cmd) {
	d := &m.look.Words.Deeds
	switch {
	case errors.Is(s.err, ErrTaken) && m.overlay == noOverlay:
		m.saving, m.overlay = saving{id: s.id, path: s.path}, confirmOverlay
	case errors.Is(s.err, ErrTaken): // there is no room to ask
		m.status = m.status.Say(d.NotReplaced)
	case s.err != nil:
		return m.trouble(s.err), nil
	default:
		m.status = m.status.Say(fmt.Sprintf(d.SavedF, s.path))
	}
	return m, nil
}

// confirmReplace takes the answer whether to write over a file.
func (m Model) confirmReplace(key string) (Model, tea.Cmd) {
	if m.lay.tooSmall() && key != "esc" {
		return m, nil // the question is not seen
	}
	s := m.saving
	m.overlay, m.saving = noOverlay, saving{}
	if key != "y" && key != "Y" {
		m.status = m.status.Say(m.look.Words.Deeds.NotReplaced)
		return m, nil
	}
	return m, m.write(s.id, s.path, true)
}
