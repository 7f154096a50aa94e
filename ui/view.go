package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/keys"
	"guanbao/ui/theme"
)

// View draws the screen: a function of the model alone.
func (m Model) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = "guanbao"
	switch {
	case m.lay.width == 0:
		return v
	case m.lay.tooSmall():
		v.SetContent(m.tooSmall())
		return v
	}
	rows := make([]string, 0, m.lay.height)
	rows = append(rows, m.header())
	switch {
	case m.overlay == pageOverlay, m.overlay == promptOverlay && m.prompt.under == pageOverlay:
		rows = append(rows, m.page.View(m.lay.width, m.lay.height-2)...)
	case m.overlay == pickerOverlay, m.overlay == filesOverlay, m.overlay == whichOverlay:
		rows = append(rows, m.picker.View(m.look, m.lay.width, m.lay.height-2)...)
	case m.overlay == shelfOverlay:
		drawn, x := m.shelfRows()
		rows = append(rows, drawn...)
		v.Cursor = tea.NewCursor(x, 1)
	case m.overlay == offersOverlay:
		rows = append(rows, m.offers.View(m.look, m.lay.width, m.lay.height-2)...)
	default:
		rows = append(rows, m.body()...)
	}
	bottom, x, y := m.bottom()
	rows = append(rows[:m.lay.height-len(bottom)], bottom...)
	v.SetContent(strings.Join(rows, "\n"))
	if x >= 0 {
		v.Cursor = tea.NewCursor(x, m.lay.height-len(bottom)+y)
	}
	return v
}

// tooSmall says that the terminal is too small, as far as even that fits.
func (m Model) tooSmall() string {
	words := m.look.Words.TooSmall(m.lay.width, m.lay.height, leastWidth, leastHeight)
	rows := make([]string, 0, m.lay.height)
	for _, l := range m.look.Text.Wrap(words, max(m.lay.width, 2), wrapPlain) {
		if len(rows) < m.lay.height {
			rows = append(rows, m.look.Text.Cut(words[l.Start:l.End], m.lay.width))
		}
	}
	return strings.Join(rows, "\n")
}

// viewName names a view in the header.
func (m Model) viewName(v feed.View) string {
	name := m.look.Text.Display(m.sources.Name(v, m.look.Words))
	if v.UnreadOnly && v.Kind != feed.ViewUnread {
		name += " " + m.look.Chrome.Path + " " + m.look.Words.Unread
	}
	return name
}

// header names the view and counts what is in it.
func (m Model) header() string {
	k, w := m.look, m.look.Words
	name, right := m.viewName(m.view), ""
	if e, ok := m.sources.Show(m.view).Selected(); ok && e.View.Kind == m.view.Kind && e.Count >= 0 {
		right = w.CountHere(e.Unread, e.Count) + " "
		if e.Hidden > 0 && m.lay.width >= orderLeast {
			right += k.Chrome.Dot + " " + w.Standing.Hidden.Of(e.Hidden) + " "
		}
	}
	if m.foundShown() {
		name, right = m.seekHead()
	}
	if m.overlay == shelfOverlay {
		name, right = m.shelfHead()
	}
	left := " guanbao "
	if m.offline { // which is told even where there is no room for the counts
		left += w.Offline.Head + " "
	}
	if trail := m.crumbs(m.lay.width - k.Text.Width(left) - k.Text.Width(right) - 3); trail != "" {
		name = trail
	}
	room := m.lay.width - k.Text.Width(left) - k.Text.Width(right)
	if room < 10 {
		right, room = "", max(m.lay.width-k.Text.Width(left), 1)
	}
	return k.Paint(theme.BarStrong, left) + k.Paint(theme.Bar, k.Text.Fit(k.Chrome.Path+" "+name, room)+right)
}

// body draws the panes between header and status bar.
func (m Model) body() []string {
	h := m.lay.height - 2
	sep := m.look.Paint(theme.Rule, m.look.Chrome.Separator)
	if m.lay.stacked {
		return m.overBody()
	}
	var columns [][]string
	if r := m.lay.sources; r.shown() {
		s := m.sources
		if m.focus != sourcesPane { // it tells what the list shows, wherever one looked around
			s = s.Show(m.view)
		}
		columns = append(columns, s.View(m.look, r.w, r.h, m.focus == sourcesPane))
	}
	if r := m.lay.list; r.shown() {
		columns = append(columns, m.middleRows())
	}
	if r := m.lay.related; r.shown() {
		columns = append(columns, m.panel.View(m.look, r.w, r.h, m.focus == relatedPane))
	}
	if r := m.lay.article; r.shown() {
		columns = append(columns, m.article.View(m.look, r.w, r.h))
	}
	rows := make([]string, h)
	var b strings.Builder
	for i := range rows {
		b.Reset()
		for j, c := range columns {
			if j > 0 {
				b.WriteString(sep)
			}
			b.WriteString(c[i])
		}
		rows[i] = b.String()
	}
	return rows
}

// overBody draws the list over the article, a line between them.
func (m Model) overBody() []string {
	rows := m.middleRows()
	rows = append(rows, m.look.Paint(theme.Rule, strings.Repeat(m.look.Chrome.Line, m.lay.width)))
	return append(rows, m.article.View(m.look, m.lay.article.w, m.lay.article.h)...)
}

// middleRows draws the list, or what was found in its place.
func (m Model) middleRows() []string {
	r, focused := m.lay.list, m.focus == listPane
	if m.foundShown() {
		return m.seek.View(m.look, r.w, r.h, focused)
	}
	return m.list.View(m.look, r.w, r.h, focused)
}

// bottom draws what stands at the bottom: the prompt, a question, or the
// status with the keys that are useful here. X and y are the cell and the row
// of the prompt's cursor, x -1 without a prompt.
func (m Model) bottom() (rows []string, x, y int) {
	switch m.overlay {
	case promptOverlay:
		return m.typing()
	case confirmOverlay:
		return m.question(), -1, 0
	case choiceOverlay:
		return m.choices(), -1, 0
	case pickOverlay:
		row, x := m.pickRow()
		return []string{row}, x, 0
	}
	return []string{m.status.View(m.look, m.lay.width, m.hints())}, -1, 0
}

// question asks whether to remove a feed or to write over a file, in as many
// rows as that takes, the header's included: a reader who cannot see what goes,
// or which keys answer, must not guess.
func (m Model) question() []string {
	k, w, width := m.look, m.look.Words, m.lay.width
	words := ""
	if m.travel.lead.trouble != "" {
		words = k.Text.Display(fmt.Sprintf(w.Walk.QueueQuestionF, m.travel.lead.trouble))
	} else if m.saving.path != "" {
		words = k.Text.Display(fmt.Sprintf(w.Deeds.ReplaceQuestionF, m.saving.path))
	} else {
		name := m.sources.Name(feed.View{Kind: feed.ViewFeed, Name: m.removing}, w)
		words = k.Text.Display(w.RemoveQuestion(k.Text.Cut(name, width-2)))
	}
	return m.boxed(words)
}

// hereCells bounds the heading in the status bar.
const hereCells = 24

// hints are the keys that are useful where the focus is.
func (m Model) hints() []string {
	w := m.look.Words
	var parts []string
	add := func(a keys.Action, what string) { parts = append(parts, m.keys.First(a)+" "+what) }
	switch {
	case m.overlay == pageOverlay:
		add(keys.Close, w.HintClose)
	case m.overlay == shelfOverlay:
		return m.shelfHints()
	case m.overlay == filesOverlay:
		parts = append(parts, "Enter "+w.Files.HintGet)
		add(keys.MarkViewRead, w.Files.HintAll)
		add(keys.Browser, w.Files.HintOpen)
		add(keys.Close, w.HintClose)
	case m.overlay == offersOverlay:
		return m.offersHints()
	case m.overlay == pickerOverlay, m.overlay == whichOverlay:
		parts = append(parts, "Enter "+w.HintOpen)
		add(keys.Close, w.HintClose)
	case m.focus == articlePane:
		if here := m.article.Here(); here != "" {
			parts = append(parts, m.look.Text.Cut(here, hereCells))
		}
		parts = append(parts, strconv.Itoa(m.article.Percent())+"%")
		if at, all := m.article.Hits(); m.article.Finding() {
			parts = append(parts, m.keys.First(keys.NextUnread)+" "+m.keys.First(keys.PrevHit)+" "+w.HitCount(at, all), "Esc "+w.HintClose)
			break
		}
		if !m.travel.trail.On() {
			add(keys.NextUnread, w.HintNext)
		}
		parts = append(parts, m.ways()...)
		add(keys.Back, w.HintBack)
		add(keys.Help, w.HintHelp)
	case m.inPanel():
		parts = append(append(parts, m.ways()...), "Enter "+w.HintOpen)
		add(keys.Close, w.HintClose)
		add(keys.Help, w.HintHelp)
	case m.focus == sourcesPane:
		parts = append(parts, "Enter "+w.HintOpen)
		add(keys.Catalogue, w.Shelf.HintOpen)
		add(keys.Add, w.HintAdd)
		add(keys.Help, w.HintHelp)
	case m.seek.on:
		parts = append(parts, "Enter "+w.HintOpen)
		add(keys.Order, w.Seek.HintOrder)
		if m.seek.within != nil {
			add(keys.Filter, w.Seek.HintChange)
		} else {
			add(keys.Find, w.Seek.HintChange)
		}
		parts = append(parts, "Esc "+w.HintClose)
	default:
		parts = append(parts, "Enter "+w.HintOpen)
		add(keys.Find, w.Seek.HintSearch)
		add(keys.RefreshAll, w.HintRefresh)
		add(keys.Help, w.HintHelp)
	}
	return parts
}
