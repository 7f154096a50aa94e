package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/ui/keys"
	"guanbao/ui/prompt"
	"guanbao/ui/theme"
)

// question is what a prompt asks for.
type question int

const (
	addressQuestion question = iota // of a feed to be added
	commandQuestion
	findQuestion // of a text in the article
	saveQuestion // where an article is to be saved
	seekQuestion // of what is sought in all articles
	nameQuestion // of a feed
	tagsQuestion // of a feed
	questions    // their number
)

// line is what is being typed.
type line struct {
	prompt.Model
	asks     question
	under    overlay                   // what the prompt lies on
	typed    [questions]prompt.History // by what was asked for
	recalled bool                      // the queries of former runs are here, or on their way
	issuers  []string                  // to be offered
}

// asking reports whether the prompt is open and asks for something.
func (m Model) asking(q question) bool { return m.overlay == promptOverlay && m.prompt.asks == q }

// ask opens a prompt over what is shown.
func (m Model) ask(q question) Model {
	label, names := " "+m.look.Words.AddPrompt, prompt.Completer(nil)
	switch q {
	case commandQuestion:
		label, names = ":", prompt.Among(keys.Names())
	case findQuestion:
		label = "/"
	case nameQuestion:
		label = " " + m.look.Words.Care.NamePrompt
	case tagsQuestion:
		label, names = " "+m.look.Words.Care.TagsPrompt, m.completeTag
	case saveQuestion:
		label = " " + m.look.Words.Deeds.SavePrompt
	case seekQuestion:
		label, names = " "+m.look.Words.Seek.Prompt, m.completeQuery
		if m.seek.within != nil {
			label = " " + m.look.Words.Seek.FilterPrompt
		}
	}
	m.prompt.asks, m.prompt.under, m.overlay = q, m.overlay, promptOverlay
	m.prompt.Model = m.prompt.Open(label, m.prompt.typed[q], names)
	return m
}

// edit hands a key to the line being typed.
func (m Model) edit(k tea.KeyPressMsg) (Model, tea.Cmd) {
	if m.prompt.asks == seekQuestion {
		return m.editSeek(k)
	}
	line, event := m.prompt.Key(k.Keystroke(), k.Text)
	m.prompt.Model = line.Fit(m.look, m.lay.width)
	if m.prompt.asks == findQuestion {
		m = m.looking(event)
	}
	if event == prompt.Typing || event == prompt.Entered && m.lay.tooSmall() {
		return m, nil // on a screen too small to show anything nothing is carried out
	}
	m.overlay, m.prompt.under = m.prompt.under, noOverlay
	if event == prompt.Left {
		return m, nil
	}
	m.prompt.typed[m.prompt.asks] = m.prompt.typed[m.prompt.asks].Add(line.Value())
	words := strings.TrimSpace(line.Value())
	switch {
	case m.prompt.asks == nameQuestion:
		return m.renamed(words)
	case m.prompt.asks == tagsQuestion:
		return m.tagged(words)
	case words == "", m.prompt.asks == findQuestion:
		return m, nil
	case m.prompt.asks == commandQuestion:
		return m.command(words)
	case m.prompt.asks == saveQuestion:
		return m, m.write(m.saving.id, words, false)
	}
	return m.add(words)
}

// paste puts pasted text into the line being typed; elsewhere it is ignored,
// so that no paste is taken for keys.
func (m Model) paste(s string) (Model, tea.Cmd) {
	if m.saving.soon {
		return m.hold(tea.PasteMsg{Content: s}), nil
	}
	if m.overlay == shelfOverlay {
		m.shelving.line = m.shelving.line.Paste(s)
		return m.filterShelf(), nil
	}
	if m.overlay == promptOverlay {
		m.prompt.Model = m.prompt.Paste(s).Fit(m.look, m.lay.width)
	}
	if m.asking(seekQuestion) {
		return m.seekTyped()
	}
	return m, nil
}

// arguments are the actions that a command can be given words for.
var arguments = map[keys.Action]func(m Model, words string) (Model, tea.Cmd){
	keys.Add: Model.add, keys.Follow: Model.followNumber, keys.Pipe: Model.pipeNamed, keys.Save: Model.saveAt, keys.Cite: Model.citeAs,
	keys.Search: Model.seekFor, keys.Filter: Model.filterFor,
	keys.SaveSearch: Model.saveSearch,
	keys.Catalogue:  Model.openShelfAt,
	keys.Rename:     Model.renameTo, keys.Tag: Model.tagTo,
}

// command carries out a line of the command line: the name of an action, and
// for some of them words behind it.
func (m Model) command(line string) (Model, tea.Cmd) {
	name, rest := line, ""
	if at := strings.IndexAny(line, " \u3000"); at >= 0 {
		name, rest = line[:at], strings.Trim(line[at:], " \u3000")
	}
	a := keys.Named(name)
	switch {
	case a == keys.None:
		m.status = m.status.Alarm(m.look.Words.NoCommand(m.look.Text.Cut(name, leastWidth), keys.Nearest(name, keys.Names())))
		return m, nil
	case rest == "":
		return m.do(a)
	case arguments[a] == nil:
		m.status = m.status.Alarm(m.look.Words.NoArgument(a.String()))
		return m, nil
	}
	m.overlay, m.status = noOverlay, m.status.Quiet()
	return arguments[a](m, rest)
}

// typing draws the prompt, over it what there was no room for and under it
// what is wrong with a query. X and y are the cell and the row of its cursor.
func (m Model) typing() (rows []string, x, y int) {
	row, x := m.prompt.View(m.look, m.lay.width)
	if n := m.prompt.Dropped(); n > 0 {
		rows = append(rows, m.look.Paint(theme.Warning, m.look.Text.Fit(" "+m.look.Words.LineFull.Of(n), m.lay.width)))
	}
	y = len(rows)
	return append(append(rows, row), m.faultRows()...), x, y
}
