package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/feed/catalogue"
	shelfpane "guanbao/ui/catalogue"
	"guanbao/ui/keys"
	"guanbao/ui/prompt"
)

// Catalogue is what the screen needs for the built-in catalogue of sources: the
// rows it has by itself.
type Catalogue interface {
	// Reported gives the addresses of the rows that were reported dead; Report
	// notes one, or takes that back.
	Reported(ctx context.Context) ([]string, error)
	Report(ctx context.Context, address string, dead bool) error
	// Subscribe subscribes to rows without asking anybody, and gives the
	// addresses of those that were not subscribed.
	Subscribe(ctx context.Context, rows []catalogue.Row) ([]string, error)
}

// shelving is the catalogue over the panes, and what is typed to filter it.
type shelving struct {
	shelfpane.Model
	line prompt.Model
	held []tea.Msg // keys that came before the rows did
}

// openShelf lays the catalogue over the panes.
func (m Model) openShelf() (Model, tea.Cmd) {
	m.overlay = shelfOverlay
	m.shelving = shelving{line: prompt.Model{}.Open(" "+m.look.Words.Shelf.Prompt, prompt.History{}, nil)}
	lib, shelf, ctx := m.ports.Library, m.ports.Catalogue, m.ctx
	return m.arrange(), func() tea.Msg {
		catalogue.Load()
		found := shelved{}
		sources, err := lib.Sources(ctx)
		for _, s := range sources {
			found.subscribed = append(found.subscribed, s.Feed.URL)
		}
		if found.err = err; err == nil {
			found.reported, found.err = shelf.Reported(ctx)
		}
		return found
	}
}

// openShelfAt opens the catalogue for the words of a command.
func (m Model) openShelfAt(words string) (Model, tea.Cmd) {
	m, load := m.openShelf()
	m.shelving.line = m.shelving.line.Insert(words)
	return m.filterShelf(), load
}

// shelved brings what is subscribed, and what was reported dead.
type shelved struct {
	subscribed, reported []string
	err                  error
}

func (s shelved) apply(m Model) (Model, tea.Cmd) {
	if m.overlay != shelfOverlay || m.shelving.Loaded() { // the reader has gone on
		return m, nil
	}
	if s.err != nil { // it can be looked at all the same
		m = m.trouble(s.err)
	}
	m.shelving.Model = m.shelving.Set(m.look.Words.Tag, s.subscribed, s.reported)
	held := m.shelving.held
	m.shelving.held = nil
	var cmds []tea.Cmd
	for _, msg := range held {
		next, cmd := m.Update(msg)
		m, cmds = next.(Model), append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// shelfKeys move in the catalogue while one types.
var shelfKeys = map[string]keys.Action{
	"down": keys.Down, "up": keys.Up, "ctrl+n": keys.Down, "ctrl+p": keys.Up, "pgdown": keys.PageDown, "pgup": keys.PageUp,
	"ctrl+f": keys.PageDown, "ctrl+b": keys.PageUp, "home": keys.Top, "end": keys.Bottom,
}

// onShelf carries out a key in the catalogue; what it does not know is typed.
func (m Model) onShelf(k tea.KeyPressMsg) (Model, tea.Cmd) {
	name := k.Keystroke()
	switch name {
	case "esc":
		m.overlay = noOverlay
		return m, nil
	case "ctrl+c":
		return m.quit()
	case "ctrl+z":
		return m, tea.Suspend
	case "ctrl+l":
		return m, tea.ClearScreen
	}
	if m.lay.tooSmall() {
		return m, nil
	}
	if !m.shelving.Loaded() {
		if len(m.shelving.held) < mostHeld {
			m.shelving.held = append(slices.Clip(m.shelving.held), k)
		}
		return m, nil
	}
	m.status = m.status.Quiet()
	if a, ok := shelfKeys[name]; ok && k.Text == "" {
		m.shelving.Model = moved(m.shelving.Model, a)
		return m, nil
	}
	switch keys.Plain(k.Text) {
	case " ", "space":
		return m.togglePick()
	case "!":
		return m.reportRow()
	case ",": // Space picks, so that this parts words
		k.Text = " "
	}
	switch name {
	case "enter":
		return m.subscribePicked()
	case "tab":
		m.shelving.Model = m.shelving.Bury()
		return m, nil
	}
	m.shelving.line, _ = m.shelving.line.Key(name, k.Text)
	return m.filterShelf(), nil
}

// filterShelf shows the rows that have what is typed.
func (m Model) filterShelf() Model {
	m.shelving.line = m.shelving.line.Fit(m.look, m.lay.width)
	if text := strings.TrimSpace(m.shelving.line.Value()); text != m.shelving.Text() {
		m.shelving.Model = m.shelving.Filter(text)
	}
	return m
}

// togglePick picks the row under the cursor, or takes that back.
func (m Model) togglePick() (Model, tea.Cmd) {
	next, ok := m.shelving.Toggle()
	if r, is := m.shelving.Selected(); !ok && is {
		m.status = m.status.Say(fmt.Sprintf(m.look.Words.Shelf.AlreadyF, m.look.Text.Display(r.Called(m.look.Words.Tag))))
	}
	m.shelving.Model = next
	return m, nil
}

// reportRow notes that the row under the cursor is dead, or takes that back
// where such rows are shown.
func (m Model) reportRow() (Model, tea.Cmd) {
	r, ok := m.shelving.Selected()
	if !ok {
		return m, nil
	}
	dead := !m.shelving.Buried()
	shelf, ctx := m.ports.Catalogue, m.ctx
	return m, func() tea.Msg { return rowReported{r, dead, shelf.Report(ctx, r.Address, dead)} }
}

// rowReported tells that a row was reported dead, or that this was taken back.
type rowReported struct {
	row  catalogue.Row
	dead bool
	err  error
}

func (r rowReported) apply(m Model) (Model, tea.Cmd) {
	if r.err != nil {
		return m.trouble(r.err), nil
	}
	words := m.look.Words.Shelf.UnhiddenF
	if r.dead {
		words = m.look.Words.Shelf.HiddenF
	}
	m.shelving.Model = m.shelving.Report(r.row.Address, r.dead)
	m.status = m.status.Say(fmt.Sprintf(words, m.look.Text.Display(r.row.Called(m.look.Words.Tag))))
	return m, nil
}

// subscribePicked subscribes to the rows that are picked and leaves the
// catalogue.
func (m Model) subscribePicked() (Model, tea.Cmd) {
	rows := m.shelving.Picked()
	if len(rows) == 0 {
		words := m.look.Words.Shelf.NothingPicked
		if r, ok := m.shelving.Selected(); ok {
			words = fmt.Sprintf(m.look.Words.Shelf.AlreadyF, m.look.Text.Display(r.Called(m.look.Words.Tag)))
		}
		m.status = m.status.Say(words)
		return m, nil
	}
	m.overlay = noOverlay
	shelf, ctx := m.ports.Catalogue, m.ctx
	return m, func() tea.Msg {
		added, err := shelf.Subscribe(ctx, rows)
		return rowsAdded{rows, added, err}
	}
}

// rowsAdded tells which rows are subscribed to now.
type rowsAdded struct {
	rows  []catalogue.Row
	added []string
	err   error
}

func (r rowsAdded) apply(m Model) (Model, tea.Cmd) {
	if r.err != nil {
		return m.trouble(r.err), nil
	}
	w, name := &m.look.Words.Shelf, ""
	m.opt.Sample = false
	for _, row := range r.rows {
		if slices.Contains(r.added, row.Address) {
			name = row.Called(m.look.Words.Tag)
		}
	}
	if len(r.added) == 0 { // by another process, a moment ago
		return m, m.loadSources()
	}
	what := w.Added(m.look.Text.Display(name), len(r.added))
	m = m.remember(undoStep{restore: m.unsubscribe(r.added), gone: r.added, what: what})
	m.status = m.status.Say(what + m.look.Words.UndoHint(m.keys.First(keys.Undo)))
	m = m.tellNeeds(r.added)
	pulled := func() tea.Msg { return soon{feed.Order{Feeds: r.added, Urgency: feed.Asked}} }
	view := feed.View{Kind: feed.ViewAll}
	if len(r.added) == 1 {
		view = feed.View{Kind: feed.ViewFeed, Name: r.added[0]}
	}
	m, open := m.openView(view)
	return m, tea.Batch(open, m.loadSources(), pulled)
}

// tellNeeds tells what sites need that are in the catalogue, and keeps it for the
// page of errors.
func (m Model) tellNeeds(addresses []string) Model {
	w := &m.look.Words.Shelf
	for _, address := range addresses {
		r, _ := catalogue.At(address)
		for _, n := range r.Needs {
			words := fmt.Sprintf(w.NeedsF, m.look.Text.Display(r.Called(m.look.Words.Tag)), w.Needs[n])
			m.status = m.status.Alarm(words)
			m = m.note(m.look.Now, words)
		}
	}
	return m
}

// unsubscribe gives what takes subscriptions back.
func (m Model) unsubscribe(addresses []string) func(context.Context) error {
	subs := m.ports.Subscriptions
	return func(ctx context.Context) error {
		for _, address := range addresses {
			if _, err := subs.Remove(ctx, address); err != nil {
				return err
			}
		}
		return nil
	}
}

// shelfRows draws the catalogue between header and status bar: the line that
// filters it and the pane. X is the cell of the line's cursor.
func (m Model) shelfRows() (rows []string, x int) {
	row, x := m.shelving.line.View(m.look, m.lay.width)
	return append([]string{row}, m.shelving.View(m.look)...), x
}

// shelfHead names what is shown of the catalogue and counts it.
func (m Model) shelfHead() (name, count string) {
	w := &m.look.Words.Shelf
	name = w.Title
	if m.shelving.Buried() {
		name += " " + m.look.Chrome.Path + " " + w.TitleHidden
	}
	picked, shown := m.shelving.Count()
	if !m.shelving.Loaded() {
		return name, ""
	}
	count = fmt.Sprintf(w.CountF, shown) + " "
	if picked > 0 {
		count = fmt.Sprintf(w.PickedF, picked) + " " + m.look.Chrome.Dot + " " + count
	}
	return name, " " + count
}

// shelfHints are the keys of the catalogue.
func (m Model) shelfHints() []string {
	w := &m.look.Words.Shelf
	if m.shelving.Buried() {
		return []string{"Tab " + w.HintAll, "! " + w.HintAlive, "Esc " + m.look.Words.HintClose}
	}
	return []string{
		"Tab " + w.HintHidden, "! " + w.HintDead, "Space " + w.HintPick, "Enter " + w.HintAdd, "Esc " + m.look.Words.HintClose,
	}
}
