package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/theme"
)

// pick is the choosing of a link by its number or by letters.
type pick struct {
	of      feed.ID // the article whose link it is
	letters bool
	typed   string
}

// maxDigits bounds the number that is typed; no article has as many links.
const maxDigits = 6

// linked is the article whose links can be followed: the one in the pane, as
// long as it is seen.
func (m Model) linked() (feed.Item, bool) {
	it, ok := m.article.Item()
	return it, ok && m.lay.article.shown()
}

// pickNumber begins to gather the number of a link.
func (m Model) pickNumber(digit string) Model {
	m.status, m.opt.Notice = m.status.Quiet(), ""
	it, ok := m.linked()
	if !ok {
		m.status = m.status.Say(m.look.Words.Deeds.NoArticle)
		return m
	}
	m.overlay, m.pick = pickOverlay, pick{of: it.ID, typed: digit}
	return m
}

// pickLetters puts letters in the place of the numbers in sight.
func (m Model) pickLetters() Model {
	it, ok := m.linked()
	if !ok {
		m.status = m.status.Say(m.look.Words.Deeds.NoArticle)
		return m
	}
	hinted, ok := m.article.Hint()
	if !ok {
		m.status = m.status.Say(m.look.Words.Deeds.NoLinks)
		return m
	}
	m.article, m.overlay, m.pick = hinted, pickOverlay, pick{of: it.ID, letters: true}
	return m
}

// unpick ends the choosing of a link.
func (m Model) unpick() Model {
	m.overlay, m.pick, m.article = noOverlay, pick{}, m.article.Unhint()
	return m
}

// picking hands a key to the number or the letters being typed. A key that is
// neither is not taken: it ends the choosing, and does what it always does.
func (m Model) picking(key string) (_ Model, _ tea.Cmd, taken bool) {
	letter := len(key) == 1 && 'a' <= key[0]|0x20 && key[0]|0x20 <= 'z'
	digit := len(key) == 1 && '0' <= key[0] && key[0] <= '9'
	switch {
	case key == "esc":
		return m.unpick(), nil, true
	case m.lay.tooSmall(): // nothing is opened unseen
		return m, nil, key == "enter" || letter || digit
	case key == "backspace" && m.pick.typed == "":
		return m.unpick(), nil, true
	case key == "backspace":
		m.pick.typed = m.pick.typed[:len(m.pick.typed)-1]
		return m, nil, true
	case m.pick.letters && letter:
		m, cmd := m.pickedLetter(strings.ToLower(key))
		return m, cmd, true
	case m.pick.letters:
		return m, nil, key == "enter"
	case key == "enter" && m.pick.typed == "":
		return m.unpick(), nil, true
	case key == "enter":
		m, cmd := m.unpick().followNumber(m.pick.typed)
		return m, cmd, true
	case digit && len(m.pick.typed) < maxDigits:
		m.pick.typed += key
	}
	return m, nil, digit
}

// pickedLetter adds a letter, and opens the link that the letters stand for.
func (m Model) pickedLetter(letter string) (Model, tea.Cmd) {
	m.pick.typed += letter
	n, more := m.article.Hinted(m.pick.typed)
	switch {
	case n > 0:
		return m.unpick().followNumber(strconv.Itoa(n))
	case more:
		return m, nil
	}
	typed := m.pick.typed
	m = m.unpick()
	m.status = m.status.Say(m.look.Words.Deeds.NoLetters(typed))
	return m, nil
}

// followNumber follows the link of a number.
func (m Model) followNumber(typed string) (Model, tea.Cmd) {
	if _, ok := m.linked(); !ok {
		m.status = m.status.Say(m.look.Words.Deeds.NoArticle)
		return m, nil
	}
	if l, ok := m.numbered(typed); ok {
		return m.openLink(l)
	}
	m.status = m.status.Say(m.look.Words.Deeds.NoNumber(m.look.Text.Cut(typed, maxDigits), m.article.Links()))
	return m, nil
}

// numbered is the link of a number as it was typed.
func (m Model) numbered(typed string) (feed.Link, bool) {
	n, err := strconv.Atoi(typed)
	if err != nil {
		return feed.Link{}, false
	}
	return m.article.Link(n)
}

// openLink goes where a link leads: to a place in the article, else to the
// browser.
func (m Model) openLink(l feed.Link) (Model, tea.Cmd) {
	if strings.HasPrefix(l.URL, "#") {
		next, ok := m.article.Jump(l.URL)
		if !ok {
			m.status = m.status.Say(m.look.Words.Deeds.NoPlace)
		}
		m.article = next
		return m, nil
	}
	browse := m.ports.Browse
	return m, func() tea.Msg { return browsed{l.URL, browse(l.URL)} }
}

// pickRow draws what is being typed, where the link leads to, and the keys
// that end it. Cursor is the cell behind what is typed.
func (m Model) pickRow() (row string, cursor int) {
	k, w, width := m.look, m.look.Words, m.lay.width
	left := " " + w.Deeds.Link + " " + m.pick.typed
	cursor = min(k.Text.Width(left), width-1)
	right := "Esc " + w.Deeds.Cancel + " "
	if !m.pick.letters {
		right = "Enter " + w.HintOpen + "  " + right
	}
	if l, ok := m.numbered(m.pick.typed); ok {
		left += "  " + k.Text.Display(l.URL)
	}
	if k.Text.Width(right) > width/2 {
		right = ""
	}
	return k.Paint(theme.Bar, k.Text.Fit(left, width-k.Text.Width(right))+right), cursor
}
