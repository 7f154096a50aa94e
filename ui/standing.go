package ui

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
)

// How the terminal tells of new articles.
const (
	NotifyOSC9   = "osc9"   // a notification, as iTerm2, WezTerm, kitty, foot, Ghostty and Windows programs after ConEmu have it
	NotifyOSC777 = "osc777" // one with a title, as urxvt, foot, WezTerm and Ghostty have it
	NotifyBell   = "bell"
)

// dealt tells what saved searches did with what a refresh brought.
type dealt struct {
	deeds []feed.Deed
	asked bool // the reader asked for the refresh
	err   error
}

// deal has the saved searches look at what came. Their lists and marks are
// read anew after it.
func (m Model) deal(asked bool) tea.Cmd {
	searches, ctx := m.ports.Searches, m.ctx
	if searches == nil {
		return nil
	}
	return func() tea.Msg {
		deeds, err := searches.Deal(ctx)
		return dealt{deeds, asked, err}
	}
}

// awaitSearches waits for saved searches that are still being asked of what is
// cached.
func (m Model) awaitSearches(all []feed.Standing) (Model, tea.Cmd) {
	if m.awaits || !slices.ContainsFunc(all, func(s feed.Standing) bool { return !s.Ready }) {
		return m, nil
	}
	m.awaits = true
	searches, ctx := m.ports.Searches, m.ctx
	return m, func() tea.Msg {
		ready, err := searches.Ready(ctx)
		return searchesAsked{ready && err == nil}
	}
}

// searchesAsked tells that saved searches have been asked of all articles, or
// that nobody asks them.
type searchesAsked struct{ ready bool }

func (a searchesAsked) apply(m Model) (Model, tea.Cmd) {
	if !a.ready { // not to be waited for again
		return m, nil
	}
	m.awaits = false
	return m.renew()
}

func (d dealt) apply(m Model) (Model, tea.Cmd) {
	if d.err != nil {
		m = m.trouble(d.err)
	}
	m, renew := m.renew()
	w := &m.look.Words.Standing
	var told []string
	last, n := "", 0
	for _, deed := range feed.BySearch(d.deeds) {
		told = append(told, m.look.Text.Display(deed.Search)+m.look.Words.Colon+w.Deed(deed))
		if n += deed.Notify; deed.Notify > 0 {
			last = deed.Title
		}
	}
	switch {
	case len(told) > 0 && d.asked:
		m.status = m.status.Say(strings.Join(told, " · "))
	case len(told) > 0:
		m.status = m.status.Remark(strings.Join(told, " · "))
	}
	if n == 0 {
		return m, renew
	}
	return m, tea.Batch(renew, notify(m.opt.Notify, m.opt.Tmux, m.look.Text.Display(w.Tell(last, n))))
}

// longestTold is the number of characters that a notification has at most.
const longestTold = 120

// notify has the terminal tell of something, once. What it tells is text as it
// may be drawn.
func notify(how string, tmux bool, what string) tea.Cmd {
	what = told(what)
	sequence := ""
	switch how {
	case NotifyOSC9: // what begins with a digit would be a command of ConEmu
		sequence = "\x1b]9;guanbao: " + what + "\x1b\\"
	case NotifyOSC777:
		sequence = "\x1b]777;notify;guanbao;" + what + "\x1b\\"
	case NotifyBell:
		return tea.Raw("\a")
	default:
		return nil
	}
	if tmux {
		sequence = through(sequence)
	}
	return tea.Raw(sequence)
}

// through wraps a sequence so that tmux hands it on to its terminal, where
// allow-passthrough is on, instead of dropping it (tmux(1)).
func through(sequence string) string {
	return "\x1bPtmux;" + strings.ReplaceAll(sequence, "\x1b", "\x1b\x1b") + "\x1b\\"
}

// told makes a text fit for a sequence: short, and nothing that ends it or parts its
// fields.
func told(what string) string {
	runes := []rune(strings.Map(func(r rune) rune {
		switch {
		case r == ';':
			return ','
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, what))
	if len(runes) > longestTold {
		runes = append(runes[:longestTold-1], '…')
	}
	return string(runes)
}

// searchKept tells that a search was saved, or why not.
type searchKept struct {
	name string
	err  error
}

// nameSearch opens the command line for the name of the search that is shown.
func (m Model) nameSearch() (Model, tea.Cmd) {
	if !m.seek.on || m.seek.text == "" {
		m.status = m.status.Say(m.look.Words.Standing.NothingSought)
		return m, nil
	}
	m = m.ask(commandQuestion)
	m.prompt.Model = m.prompt.Insert("save-search ").Fit(m.look, m.lay.width)
	return m, nil
}

// saveSearch keeps the search that is shown under a name.
func (m Model) saveSearch(name string) (Model, tea.Cmd) {
	searches, ctx := m.ports.Searches, m.ctx
	if !m.seek.on || m.seek.text == "" || searches == nil {
		m.status = m.status.Say(m.look.Words.Standing.NothingSought)
		return m, nil
	}
	s := feed.SavedSearch{Name: name, Query: m.seek.text}
	return m, func() tea.Msg { return searchKept{s.Name, searches.Keep(ctx, s)} }
}

func (k searchKept) apply(m Model) (Model, tea.Cmd) {
	if k.err != nil {
		return m.trouble(k.err), nil
	}
	m.status = m.status.Say(fmt.Sprintf(m.look.Words.Standing.SavedF, m.look.Text.Display(k.name)))
	m.awaits = false
	return m, tea.Sequence(m.loadSources(), m.deal(false))
}
