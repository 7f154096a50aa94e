package related

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"time"

	"guanbao/ui/text"
	"guanbao/ui/theme"
)

const (
	footHeight = 4  // rows that tell of the entry under the cursor, their line counted
	footLeast  = 16 // rows of a pane that has room for them
	dateLeast  = 40 // cells of a pane that has room for dates
	siteLeast  = 64 // the same for sources
	wordLeast  = 96 // the same for what is cached, in a word
)

// room is the rows for lines.
func (m Model) room() int {
	if m.height >= footLeast {
		return m.height - 1 - footHeight
	}
	return max(m.height-1, 1)
}

// View draws the pane: height rows of exactly width cells, the height being
// that of the last Resize.
func (m Model) View(l *theme.Look, width, height int, focused bool) []string {
	title := l.Words.RelatedHead + l.Words.Colon + called(l, m.of.Title, m.of.Lang, "")
	out := []string{l.Paint(theme.Heading, l.Text.Fit(" "+title, width))}
	if len(m.lines) == 0 {
		words := l.Words.Command.RelatedNone
		if m.waiting {
			words = l.Words.Walk.Seeking
		} else if m.failure != "" {
			words = m.failure
		}
		out = append(out, theme.Blank(width), l.Paint(theme.Faint, l.Text.Fit("  "+l.Text.Display(words), width)))
		return theme.Rows(out, width, height)
	}
	for i, line := range m.inSight() {
		role := theme.Plain
		if i+m.top == m.cursor {
			role = theme.Shadow
			if focused {
				role = theme.Cursor
			}
		}
		out = append(out, m.draw(l, line, width, role))
	}
	if m.height < footLeast {
		return theme.Rows(out, width, height)
	}
	out = theme.Rows(out, width, height-footHeight)
	return theme.Rows(append(out, m.foot(l, width)...), width, height)
}

// called is what a title or, where there is none, an address is shown as.
func called(l *theme.Look, title, lang, address string) string {
	if title == "" {
		return l.Text.Display(cmp.Or(address, l.Words.Untitled))
	}
	return l.Text.Display(l.Reading.Title(title, lang))
}

// draw sets one line. The row under the cursor has one role throughout.
func (m Model) draw(l *theme.Look, line line, width int, role theme.Role) string {
	switch line.sort {
	case head:
		if role == theme.Plain {
			role = theme.Heading
		}
		return l.Paint(role, l.Text.Fit(" "+m.headOf(l, Kind(line.at)), width))
	case terms:
		e := m.entries[line.at]
		shared := theme.Blank(m.indent()) + shared(l, e)
		return l.Paint(theme.Faint, l.Text.Fit(shared, width))
	}
	return m.entry(l, line.at, width, role)
}

// headOf is the head of a section, with how many entries it has and whose
// they are where the article's own publisher has none.
func (m Model) headOf(l *theme.Look, k Kind) string {
	w := &l.Words.Command
	names := [kinds]string{w.RelatedListed, w.RelatedRecommended, w.RelatedPopular, w.RelatedCites, w.RelatedCitedBy, w.RelatedSimilar, w.RelatedReposts}
	sign := l.Chrome.Open
	if m.folded[k] {
		sign = l.Chrome.Folded
	}
	head := sign + " " + fmt.Sprintf(w.RelatedHeading, names[k], m.from[k+1]-m.from[k])
	if page := m.entries[m.from[k]].Page; page.ID != "" {
		head += " " + l.Chrome.Dot + " " + l.Text.Display(page.FeedTitle)
	}
	return head
}

// indent is the cells before the date or the title of an entry: a space, the
// number in brackets, the marks.
func (m Model) indent() int { return 1 + m.digits() + 2 + 1 + markCells }

// markCells are those of the marks: read or not or where it is, starred, a
// space.
const markCells = 3

// entry sets the row of an entry.
func (m Model) entry(l *theme.Look, i, width int, role theme.Role) string {
	e := m.entries[i]
	row, sure := e.Row()
	var cells []string
	var roles []theme.Role
	add := func(r theme.Role, s string) { cells, roles = append(cells, s), append(roles, r) }
	add(theme.Accent, " "+l.Text.FitRight(m.number(i+1), m.digits()+2)+" "+marks(l, e))
	if width >= dateLeast {
		add(theme.Faint, l.ShortDate(date(e), sure && row.DateOnly)+" ")
	}
	word := ""
	if width >= wordLeast {
		word = l.Text.FitRight(state(l, e), wordCells) + " "
	}
	site := ""
	if width >= siteLeast {
		site = " " + l.Text.Fit(l.Text.Display(source(e)), min(width/4, 24)) + " "
	}
	used := l.Text.Width(strings.Join(cells, "") + site + word)
	title := theme.Plain
	if sure && row.Unread {
		title = theme.Unread
	}
	add(title, l.Text.Fit(titleOf(l, e), max(width-used, 1)))
	add(theme.Faint, site+word)
	if role != theme.Plain {
		return l.Paint(role, l.Text.Fit(strings.Join(cells, ""), width))
	}
	out := ""
	for i, s := range cells {
		out += l.Paint(roles[i], s)
	}
	if l.Text.Width(strings.Join(cells, "")) > width { // a tiny pane
		return l.Text.Fit(strings.Join(cells, ""), width)
	}
	return out
}

const wordCells = 10

// number is the number of an entry, or the letters of a hint in its place.
func (m Model) number(n int) string {
	number := fmt.Sprintf("[%d]", n)
	if h, ok := m.hints[n]; ok && len(h) <= m.digits()+2 {
		if number = h; len(h)+2 <= m.digits()+2 {
			number = "[" + h + "]"
		}
	}
	return number
}

// marks are the signs before an entry: unread or where it is, starred.
func marks(l *theme.Look, e Entry) string {
	first, star := " ", " "
	switch row, sure := e.Row(); {
	case sure && row.Unread:
		first = l.Chrome.Unread
	case len(e.Rows) > 1:
		first = l.Chrome.Several
	case !sure:
		first = l.Chrome.Away
	}
	if row, sure := e.Row(); sure && row.Starred {
		star = l.Chrome.Starred
	}
	return first + star + " "
}

// state says in a word what the marks say.
func state(l *theme.Look, e Entry) string {
	row, sure := e.Row()
	switch {
	case len(e.Rows) > 1:
		return l.Words.Walk.SeveralHere.Of(len(e.Rows))
	case !sure:
		return l.Words.Walk.Away
	case row.Unread:
		return l.Words.Unread
	}
	return l.Words.Walk.Read
}

func titleOf(l *theme.Look, e Entry) string {
	if row, ok := e.Row(); ok {
		return called(l, row.Title, row.Lang, row.URL)
	}
	return called(l, e.Link.Title, "", e.Link.URL)
}

// source is the feed of a cached article, else the host of the address.
func source(e Entry) string {
	if row, ok := e.Row(); ok && row.FeedTitle != "" {
		return row.FeedTitle
	}
	u, err := url.Parse(e.Link.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// shared tells which terms a similar article shares.
func shared(l *theme.Look, e Entry) string {
	row, _ := e.Row()
	said := make([]string, len(e.Terms))
	for i, t := range e.Terms {
		said[i] = called(l, t, row.Lang, "")
	}
	return fmt.Sprintf(l.Words.Walk.SharedF, strings.Join(said, " "+l.Chrome.Dot+" "))
}

// foot tells of the entry under the cursor what its row has no room for.
func (m Model) foot(l *theme.Look, width int) []string {
	out := []string{l.Paint(theme.Rule, strings.Repeat(l.Chrome.Line, width))}
	e, ok := m.Selected()
	if !ok {
		return theme.Rows(out, width, footHeight)
	}
	title := titleOf(l, e)
	room := max(width-2, 1)
	lines := l.Text.Wrap(title, room, text.Options{})
	for i, w := range lines[:min(len(lines), 2)] {
		part := title[w.Start:w.End]
		if i == 1 && len(lines) > 2 {
			part = title[w.Start:]
		}
		out = append(out, " "+l.Text.Fit(part, width-1))
	}
	out = theme.Rows(out, width, footHeight-1)
	row, sure := e.Row()
	facts := []string{state(l, e)}
	for _, f := range []string{l.LongDate(date(e), sure && row.DateOnly), source(e), shownAddress(e)} {
		if f != "" {
			facts = append(facts, l.Text.Display(f))
		}
	}
	return append(out, l.Paint(theme.Faint, l.Text.Fit(" "+strings.Join(facts, " "+l.Chrome.Dot+" "), width)))
}

// date is that of a cached article, else the one that the link states.
func date(e Entry) time.Time {
	if row, ok := e.Row(); ok {
		return row.Published
	}
	return e.Link.Date
}

// shownAddress is where an entry leads that is not in the cache.
func shownAddress(e Entry) string {
	if len(e.Rows) > 0 {
		return ""
	}
	return e.Link.URL
}
