package ui

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/feed/query"
	"guanbao/ui/found"
	"guanbao/ui/keys"
	"guanbao/ui/prompt"
	"guanbao/ui/theme"
)

// hitKeys move among what was found while one types.
var hitKeys = map[string]keys.Action{
	"down": keys.Down, "up": keys.Up, "ctrl+n": keys.Down, "ctrl+p": keys.Up, "pgdown": keys.PageDown, "pgup": keys.PageUp,
}

// editSeek hands a key to the query being typed, or moves among what it found.
func (m Model) editSeek(k tea.KeyPressMsg) (Model, tea.Cmd) {
	name := k.Keystroke()
	recalls := (name == "up" || name == "down") && (m.prompt.Value() == "" || m.prompt.Recalling())
	if a, ok := hitKeys[name]; ok && k.Text == "" && !recalls {
		return m.inFound(a)
	}
	if name == "ctrl+r" {
		name = "up"
	}
	before := m.prompt.Value()
	line, event := m.prompt.Key(name, k.Text)
	m.prompt.Model = line.Fit(m.look, m.lay.width)
	switch {
	case event == prompt.Left:
		return m.leaveSeek()
	case event == prompt.Entered && !m.lay.tooSmall():
		return m.enterSeek()
	case line.Value() == before:
		return m, nil
	}
	return m.seekTyped()
}

// leaveSeek gives up what was typed: what was found before is shown again, or
// the place where the search began.
func (m Model) leaveSeek() (Model, tea.Cmd) {
	m.overlay, m.prompt.under = m.prompt.under, noOverlay
	m.seek.fault = nil
	if !m.seek.past.Loaded() {
		return m.endSeek()
	}
	m = m.hush()
	m.seek.answer = m.seek.past
	m.seek.Model = m.seek.Release() // a page that was on its way is given up
	m, rest := m.rest()
	m, follow := m.arrange().light().follow()
	return m, tea.Batch(rest, follow)
}

// enterSeek leaves the prompt for what was found. A query with a fault is told
// first; the same key once more takes what could be read of it.
func (m Model) enterSeek() (Model, tea.Cmd) {
	text := strings.TrimSpace(m.prompt.Value())
	_, err := query.Parse(m.prompt.Value(), m.look.Now.In(m.look.Zone))
	fault, _ := errors.AsType[*query.Error](err)
	switch {
	case text == "":
		m.overlay, m.prompt.under = m.prompt.under, noOverlay
		return m.endSeek()
	case fault != nil && (m.seek.asked.IsZero() || m.seek.warned != text):
		m.seek.fault, m.seek.warned = fault, text
		return m, nil
	}
	m.overlay, m.prompt.under, m.seek.fault = noOverlay, noOverlay, nil
	m, keep := m.arrange().keepQuery(text)
	return m, tea.Batch(keep, m.readLater(m.reading))
}

// inFound moves among what was found and opens from it.
func (m Model) inFound(a keys.Action) (Model, tea.Cmd) {
	switch a {
	case keys.Open:
		return m.enter()
	case keys.Back:
		return m.endSeek()
	}
	before, _ := m.seek.Selected()
	was := m.here()
	m.seek.Model = moved(m.seek.Model, a)
	m, more := m.moreHits()
	if after, _ := m.seek.Selected(); after.ID == before.ID {
		return m, more
	}
	m, follow := m.stray(was).chase()
	return m, tea.Batch(more, follow)
}

// moreHits asks for the page that follows, where the cursor is near the end of
// what is there.
func (m Model) moreHits() (Model, tea.Cmd) {
	next, after, ok := m.seek.Want()
	if !ok {
		return m, nil
	}
	m.seek.Model = next
	ctx, leave := context.WithCancel(m.ctx)
	m.seek.leave = leave
	return m, m.seekPage(ctx, feed.Search{After: after, Limit: found.Batch}, nextPage)
}

// stepHit goes to the next or the previous hit, or the next unread one, and
// shows it where an article is being read.
func (m Model) stepHit(a keys.Action) (Model, tea.Cmd) {
	before, _ := m.seek.Selected()
	was := m.here()
	step := 1
	if a == keys.PrevArticle || a == keys.PrevUnread {
		step = -1
	}
	next, ok := m.seek.Move(step), true
	if a == keys.NextUnread || a == keys.PrevUnread {
		next, ok = m.seek.Seek(step)
	}
	if !ok {
		m.status = m.status.Say(m.look.Words.NoMoreUnread)
		return m, nil
	}
	m.seek.Model = next
	m, more := m.moreHits()
	if after, _ := m.seek.Selected(); after.ID != before.ID {
		m = m.stray(was)
	} else if m.panel.open || m.travel.trail.On() {
		return m, more
	}
	return m.arrived(more)
}

// amongHits reports whether n and N go through what was found.
func (m Model) amongHits() bool { return m.foundShown() && m.focus == listPane }

// reorder lists what was found by date, or the best first again.
func (m Model) reorder() (Model, tea.Cmd) {
	if !m.foundShown() {
		m.status = m.status.Say(m.look.Words.Seek.NothingSought)
		return m, nil
	}
	m.seek.byDate = !m.seek.byDate
	return m.reseek()
}

// orderLeast is the cells of a header that has room for the order of what was
// found.
const orderLeast = 60

// seekHead names what is sought and counts what was found.
func (m Model) seekHead() (name, count string) {
	w := &m.look.Words.Seek
	path := " " + m.look.Chrome.Path + " "
	name = w.Head
	if v := m.seek.within; v != nil {
		name = m.viewName(*v) + path + w.FilterHead
	}
	name += m.look.Words.Colon + m.look.Text.Display(m.seek.text)
	if m.seek.unread {
		name += path + m.look.Words.Unread
	}
	if !m.seek.Loaded() || m.seek.cancel != nil && m.seek.Text() != m.seek.text { // what is below was found for other words
		return name, ""
	}
	order := w.Best
	if m.seek.byDate {
		order = w.Newest
	}
	n, sure := m.seek.Count()
	if n == 0 && !sure {
		return name, ""
	}
	count = w.Count(n, sure) + " "
	if m.lay.width >= orderLeast {
		count += m.look.Chrome.Dot + " " + order + " "
	}
	return name, count
}

// faultRows tell what is wrong with the query being typed, below its place.
func (m Model) faultRows() []string {
	f := m.seek.fault
	if f == nil || !m.asking(seekQuestion) {
		return nil
	}
	k, width := m.look, m.lay.width
	from, to := m.prompt.Cells(k, width, f.Start, f.End)
	carets, words := strings.Repeat("^", max(to-from, 1)), m.faultWords(f)
	switch room := k.Text.Width(words) + 1; {
	case to+room <= width:
		words = theme.Blank(from) + carets + " " + words
	case room <= from:
		words = theme.Blank(from-room) + words + " " + carets
	default:
		return []string{
			k.Paint(theme.Warning, k.Text.Fit(theme.Blank(from)+carets, width)),
			k.Paint(theme.Warning, k.Text.Fit(" "+words, width)),
		}
	}
	return []string{k.Paint(theme.Warning, k.Text.Fit(words, width))}
}

// faultWords put a fault into a sentence.
func (m Model) faultWords(f *query.Error) string {
	return m.look.Text.Display(m.look.Words.Queries.Sentence(f))
}
