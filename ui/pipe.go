package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/theme"
)

// Pipe is a command that articles can be handed to.
type Pipe struct {
	Name       string
	Background bool // it runs beside the screen and is given no terminal
}

// Piped is a command that is about to get an article. Run gives a Told where
// it fails. It knows its input and output; Bubble Tea's it does not take.
type Piped interface {
	tea.ExecCommand
	Said() string // after Run: the first line of what it wrote to its standard error
}

// pipeKeys are the keys of the commands, in their order.
const pipeKeys = "123456789abcdefghijklmnoprstuvwxyz" // q closes

// pipe hands the article that is read or under the cursor to a command; where
// there are several it asks to which.
func (m Model) pipe() (Model, tea.Cmd) {
	row, ok := m.target()
	d := &m.look.Words.Deeds
	switch {
	case !ok:
		m.status = m.status.Say(m.untold())
	case len(m.opt.Pipes) == 0:
		m.status = m.status.Say(d.NoPipes)
	case len(m.opt.Pipes) == 1:
		return m, m.pipeTo(row.ID, 0)
	default:
		m.overlay, m.piping = choiceOverlay, row.ID
	}
	return m, nil
}

// chooseCommand takes the key of a command; any other leaves the choice.
func (m Model) chooseCommand(key string) (Model, tea.Cmd) {
	n, id := strings.Index(pipeKeys, key), m.piping
	if m.lay.tooSmall() && key != "esc" {
		return m, nil // the choice is not seen
	}
	m.overlay, m.piping = noOverlay, ""
	if len(key) != 1 || n < 0 || n >= len(m.opt.Pipes) {
		return m, nil
	}
	return m, m.pipeTo(id, n)
}

// pipeNamed hands the article to the command of a name.
func (m Model) pipeNamed(name string) (Model, tea.Cmd) {
	for i, p := range m.opt.Pipes {
		if row, ok := m.target(); ok && strings.EqualFold(p.Name, name) {
			return m, m.pipeTo(row.ID, i)
		}
	}
	m.status = m.status.Alarm(fmt.Sprintf(m.look.Words.Deeds.NoPipeF, m.look.Text.Cut(name, leastWidth)))
	return m, nil
}

// choices draws the commands with their keys.
func (m Model) choices() []string {
	k, w := m.look, m.look.Words
	var parts []string
	for i, p := range m.opt.Pipes[:min(len(m.opt.Pipes), len(pipeKeys))] {
		parts = append(parts, pipeKeys[i:i+1]+" "+k.Text.Display(p.Name))
	}
	return m.boxed(strings.Join(append(parts, "Esc "+w.Deeds.Cancel), "   "))
}

// boxed sets a question in as many rows as it takes.
func (m Model) boxed(words string) []string {
	var rows []string
	for _, l := range m.look.Text.Wrap(words, m.lay.width-2, wrapPlain) {
		rows = append(rows, m.look.Paint(theme.Selected, m.look.Text.Fit(" "+words[l.Start:l.End], m.lay.width)))
	}
	return rows[max(len(rows)-m.lay.height, 0):]
}

// pipeTo gets an article ready for command n.
func (m Model) pipeTo(id feed.ID, n int) tea.Cmd {
	lib, ctx, ready, p := m.ports.Library, m.ctx, m.ports.Pipe, m.opt.Pipes[n]
	return func() tea.Msg {
		it, err := lib.Item(ctx, id)
		if err != nil {
			return piped{pipe: p, err: err}
		}
		return pipeReady{p, ready(it, n)}
	}
}

// pipeReady brings a command that only has to be run.
type pipeReady struct {
	pipe    Pipe
	command Piped
}

func (r pipeReady) apply(m Model) (Model, tea.Cmd) {
	done := func(err error) tea.Msg { return piped{r.pipe, r.command.Said(), err} }
	if r.pipe.Background {
		return m, func() tea.Msg { return done(r.command.Run()) }
	}
	return m, tea.Exec(r.command, done) // the terminal is its own as long as it runs
}

// piped tells that a command has ended.
type piped struct {
	pipe Pipe
	said string
	err  error
}

func (p piped) apply(m Model) (Model, tea.Cmd) {
	if p.err != nil {
		return m.trouble(p.err), nil
	}
	note := fmt.Sprintf(m.look.Words.Deeds.PipedF, p.pipe.Name)
	if p.said != "" {
		note += m.look.Words.Colon + p.said
	}
	m.status = m.status.Say(note)
	return m, nil
}
