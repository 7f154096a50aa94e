package ui

import (
	"cmp"
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

// linked is the article whose links can be followed: that of the panel where
// it has the focus, else the one in the pane, as long as it is seen.
func (m Model) linked() (feed.ID, bool) {
	if m.inPanel() {
		return m.panel.Of().ID, true
	}
	it, ok := m.article.Item()
	return it.ID, ok && m.lay.article.shown()
}

// pickNumber begins to gather the number of a link.
func (m Model) pickNumber(digit string) Model {
	m.status, m.opt.Notice = m.status.Quiet(), ""
	of, ok := m.linked()
	if !ok {
		m.status = m.status.Say(m.look.Words.Deeds.NoArticle)
		return m
	}
	m.overlay, m.pick = pickOverlay, pick{of: of, typed: digit}
	return m
}

// pickLetters puts letters in the place of the numbers in sight.
func (m Model) pickLetters() Model {
	of, ok := m.linked()
	if !ok {
		m.status = m.status.Say(m.look.Words.Deeds.NoArticle)
		return m
	}
	if m.inPanel() {
		m, ok = m.hintPanel()
	} else {
		m.article, ok = m.article.Hint()
	}
	if !ok {
		m.status = m.status.Say(m.look.Words.Deeds.NoLinks)
		return m
	}
	m.overlay, m.pick = pickOverlay, pick{of: of, letters: true}
	return m
}

// unpick ends the choosing of a link.
func (m Model) unpick() Model {
	m.overlay, m.pick, m.article, m.panel.Model = noOverlay, pick{}, m.article.Unhint(), m.panel.Unhint()
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
	hinted := m.article.Hinted
	if m.inPanel() {
		hinted = m.panel.Hinted
	}
	n, more := hinted(m.pick.typed)
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
	n, _ := strconv.Atoi(typed)
	all := m.article.Links()
	if m.inPanel() {
		all = m.panel.Len()
		if e, ok := m.panel.Entry(n); ok {
			m.panel.Model = m.panel.Select(n)
			return m.followEntry(e)
		}
	} else if l, ok := m.article.Link(n); ok {
		return m.openLink(l)
	}
	m.status = m.status.Say(m.look.Words.Deeds.NoNumber(m.look.Text.Cut(typed, maxDigits), all))
	return m, nil
}

// numbered is the link of a number as it was typed.
func (m Model) numbered(typed string) (feed.Link, bool) {
	n, err := strconv.Atoi(typed)
	if err != nil {
		return feed.Link{}, false
	}
	if m.inPanel() {
		e, ok := m.panel.Entry(n)
		return e.Link, ok
	}
	return m.article.Link(n)
}

// openLink goes where a link of the article leads: to a place in it, to an
// article, else to the browser.
func (m Model) openLink(l feed.Link) (Model, tea.Cmd) {
	if strings.HasPrefix(l.URL, "#") {
		next, ok := m.article.Jump(l.URL)
		if !ok {
			m.status = m.status.Say(m.look.Words.Deeds.NoPlace)
		}
		m.article = next
		return m, nil
	}
	it, ok := m.article.Item()
	if !ok || l.Kind == address || l.Kind == feed.LinkAttachment || l.Kind == feed.LinkComments {
		return m, m.browse(l.URL)
	}
	return m.followLink(l, it)
}

// address is the kind of the link to the page of the article itself.
const address = feed.LinkKind("")

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
		left += "  " + k.Text.Display(cmp.Or(l.URL, l.Title))
	}
	if k.Text.Width(right) > width/2 {
		right = ""
	}
	return k.Paint(theme.Bar, k.Text.Fit(left, width-k.Text.Width(right))+right), cursor
}
