package sources

import (
	"strconv"

	"guanbao/feed"
	"guanbao/ui/locale"
	"guanbao/ui/theme"
)

// Name is what a view is called: a view over all feeds by its word, a feed by
// its title, a tag by itself.
func (m Model) Name(v feed.View, w *locale.Texts) string {
	switch v.Kind {
	case feed.ViewAll:
		return w.All
	case feed.ViewUnread:
		return w.Unread
	case feed.ViewStarred:
		return w.Starred
	case feed.ViewPopular:
		return w.Popular
	case feed.ViewToday:
		return w.Today
	case feed.ViewFeed:
		if f, ok := m.Lookup(v.Name); ok {
			return f.Feed.DisplayTitle()
		}
	}
	return v.Name
}

// View draws the pane: height rows of exactly width cells.
func (m Model) View(l *theme.Look, width, height int, focused bool) []string {
	out := make([]string, 0, height)
	count := m.countWidth()
	for i := m.top; i < len(m.entries) && len(out) < listRows(height); i++ {
		out = append(out, m.row(l, m.entries[i], width, count, i == m.cursor, focused))
	}
	if rows := height - listRows(height); rows > 0 {
		out = append(theme.Rows(out, width, height-rows+1), m.foot(l, width, rows)...)
	}
	return theme.Rows(out, width, height)
}

// row draws one entry: a mark where it is hidden, name, a mark where it fails, the count on the right in
// a column of count cells.
func (m Model) row(l *theme.Look, e Entry, width, count int, current, focused bool) string {
	if e.Head {
		return l.Paint(theme.Faint, l.Text.Fit(theme.Blank(1)+l.Words.Standing.Section, width))
	}
	hidden := e.Source != nil && e.Source.Feed.Hidden
	before := theme.Blank(1 + 2*e.Depth)
	if hidden {
		before = before[1:] + l.Chrome.Hidden
	}
	name := before + l.Text.Display(m.Name(e.View, l.Words))
	mark := "  "
	if e.Source != nil && e.Source.State.Failing() {
		mark = " " + l.Chrome.Failing
	}
	tail := mark + l.Text.FitRight(number(e), count) + " "
	if len(tail) > width/2 {
		tail = mark
	}
	head := l.Text.Fit(name, max(width-l.Text.Width(tail), 1))
	switch {
	case current && focused:
		return l.Paint(theme.Cursor, head+tail)
	case current:
		return l.Paint(theme.Shadow, head+tail)
	case mark != "  ":
		return head + l.Paint(theme.Warning, tail)
	}
	role := theme.Plain
	if hidden {
		role = theme.Faint
	} else if e.Unread > 0 && (e.Source != nil || e.View.Kind == feed.ViewSearch) {
		role = theme.Unread
	}
	return l.Paint(role, head) + l.Paint(theme.Faint, tail)
}

// number is the count of an entry: what is unread in it.
func number(e Entry) string {
	n := e.Unread
	if e.View.Kind == feed.ViewAll || e.View.Kind == feed.ViewStarred {
		n = e.Count
	}
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// countWidth is the cells of the widest count.
func (m Model) countWidth() int {
	w := 1
	for _, e := range m.entries {
		w = max(w, len(number(e)))
	}
	return w
}
