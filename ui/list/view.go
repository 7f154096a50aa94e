package list

import (
	"strconv"

	"guanbao/feed"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

// markWidth is the cells of the marks before a row: unread, starred, summary.
const markWidth = 3

// feedColumn decides the cells of the column that names the feed: none where
// all rows are of one feed or the pane is too narrow to spare them.
func (m Model) feedColumn(width int) int {
	if !m.mixed || width < 70 {
		return 0
	}
	return min(width/4, 24)
}

// dateColumn is the cells of the date with its space, none in a tiny pane.
func dateColumn(width int) int {
	if width < 24 {
		return 0
	}
	return theme.DateWidth + 1
}

// titleWidth is the cells that are left to a title.
func (m Model) titleWidth(width int) int {
	w := width - markWidth - dateColumn(width)
	if f := m.feedColumn(width); f > 0 {
		w -= f + 1
	}
	return max(w, 1)
}

// Fit tells the list how wide it is drawn, so that it knows whether the title
// under the cursor needs a second line. Call it after every change.
func (m Model) Fit(l *theme.Look, width int) Model {
	row, ok := m.Selected()
	m.overflow = ok && m.height > 3 && l.Text.Width(title(l, row)) > m.titleWidth(width)
	return m.settle()
}

// View draws the pane: height rows of exactly width cells.
func (m Model) View(l *theme.Look, width, height int, focused bool) []string {
	if len(m.rows) == 0 {
		return m.empty(l, width, height)
	}
	out := make([]string, 0, height+1)
	for i := m.top; i < len(m.rows) && len(out) < height; i++ {
		if i == m.cursor {
			out = append(out, m.selected(l, m.rows[i], width, focused)...)
			continue
		}
		out = append(out, m.row(l, m.rows[i], width))
	}
	return theme.Rows(out, width, height)
}

func (m Model) empty(l *theme.Look, width, height int) []string {
	words := l.Words.Loading
	switch {
	case m.failure != "":
		words = m.failure
	case m.loaded:
		words = l.Words.NoArticles
	}
	return theme.Rows([]string{theme.Blank(width), l.Paint(theme.Faint, l.Text.Fit("  "+words, width))}, width, height)
}

// marks is the unread and the star mark and that of a summary or a part without its
// full text, which stands in the place of the star where there is none.
func marks(l *theme.Look, r feed.Row) string {
	unread, star, last := " ", " ", " "
	if r.Unread {
		unread = l.Chrome.Unread
	}
	short := r.Text == feed.TextMissing || r.Text == feed.TextFailed || r.Text == feed.TextPart
	switch {
	case r.Starred && short:
		star, last = l.Chrome.Starred, l.Chrome.Short
	case r.Starred:
		star = l.Chrome.Starred
	case short:
		star = l.Chrome.Short
	}
	if r.Page != "" {
		unread = l.Chrome.Away
	}
	return unread + star + last
}

// row draws a row that the cursor is not on.
func (m Model) row(l *theme.Look, r feed.Row, width int) string {
	role := theme.Plain
	if r.Unread {
		role = theme.Unread
	}
	out := l.Paint(theme.Accent, marks(l, r))
	if dateColumn(width) > 0 {
		out += l.Paint(theme.Faint, l.ShortDate(r.Published, r.DateOnly)+" ")
	}
	if f := m.feedColumn(width); f > 0 {
		out += l.Paint(theme.Faint, l.Text.Fit(l.Text.Display(r.FeedTitle), f)+" ")
	}
	return out + l.Paint(role, l.Text.Fit(title(l, r), m.titleWidth(width)))
}

// selected draws the row under the cursor, on a second line what its title
// does not get into the first.
func (m Model) selected(l *theme.Look, r feed.Row, width int, focused bool) []string {
	role := theme.Shadow
	if focused {
		role = theme.Cursor
	}
	head := marks(l, r)
	if dateColumn(width) > 0 {
		head += l.ShortDate(r.Published, r.DateOnly) + " "
	}
	if f := m.feedColumn(width); f > 0 {
		head += l.Text.Fit(l.Text.Display(r.FeedTitle), f) + " "
	}
	full, w := title(l, r), m.titleWidth(width)
	if !m.overflow {
		return []string{l.Paint(role, head+l.Text.Fit(full, w))}
	}
	first, rest := split(l, full, w)
	indent := theme.Blank(width - w)
	return []string{
		l.Paint(role, head+l.Text.Fit(first, w)),
		l.Paint(role, indent+l.Text.Fit(rest, w)),
	}
}

// split breaks a title after its first line.
func split(l *theme.Look, s string, width int) (first, rest string) {
	lines := l.Text.Wrap(s, width, text.Options{})
	if len(lines) < 2 {
		return s, ""
	}
	return s[lines[0].Start:lines[0].End], s[lines[1].Start:]
}

// title is what a row is called, fit to be shown, behind the number of copies
// for which it stands and the mark of a change.
func title(l *theme.Look, r feed.Row) string {
	if r.Hot > 0 {
		hot := l.Chrome.Hot + strconv.Itoa(r.Hot) + " "
		r.Hot, r.Copies = 0, nil
		return hot + title(l, r)
	}
	if n := len(r.Copies); n > 0 {
		r.Copies = nil
		return l.Chrome.Times + strconv.Itoa(n+1) + " " + title(l, r)
	}
	if r.Revisions > 0 {
		r.Revisions = 0
		return l.Chrome.Changed + " " + title(l, r)
	}
	if r.Title == "" {
		return l.Words.Untitled
	}
	return l.Text.Display(l.Reading.Title(r.Title, r.Lang))
}
