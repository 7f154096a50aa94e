package offer

import (
	"fmt"
	"net/url"
	"strings"

	"guanbao/feed"
	"guanbao/ui/theme"
)

// View draws the pane: height rows of exactly width cells.
func (m Model) View(l *theme.Look, width, height int) []string {
	out := []string{l.Paint(theme.Heading, l.Text.Fit(" "+l.Words.Offers.Found+l.Text.Display(m.address), width))}
	for i := m.top; i < len(m.offers) && i < m.top+m.listRows(); i++ {
		role := theme.Plain
		if i == m.cursor {
			role = theme.Cursor
		} else if m.offers[i].Known {
			role = theme.Faint
		}
		out = append(out, l.Paint(role, m.row(l, i, width)))
	}
	out = append(out, m.preview(l, width, height-len(out))...)
	return theme.Rows(out, width, height)
}

// row sets an offer in exactly width cells: its mark, where there is a choice,
// its name, and at the right what it is.
func (m Model) row(l *theme.Look, i, width int) string {
	o := m.offers[i]
	mark := "  "
	if len(m.offers) > 1 {
		mark = " [ ] "
		if m.marked[i] {
			mark = " [x] "
		}
	}
	note := "  " + kind(l, o) + " "
	text := mark + l.Text.Display(o.Feed.DisplayTitle())
	if room := l.Text.Width(note); room <= width/2 {
		return l.Text.Fit(text, width-room) + note
	}
	return l.Text.Fit(text, width)
}

// kind tells what an offer is, or why it is none.
func kind(l *theme.Look, o feed.Offer) string {
	w := l.Words.Offers
	switch {
	case o.Known:
		return w.Known
	case o.Problem != nil:
		return w.Unreadable
	case o.Kind == feed.OfferList:
		return w.ListPage
	case o.Document != nil && o.Document.Format != "":
		return l.Text.Display(o.Document.Format)
	}
	return w.Feed
}

// preview tells of the offer under the cursor where it is and what it brings, in
// at most so many rows.
func (m Model) preview(l *theme.Look, width, rows int) []string {
	o, ok := m.Offer()
	if !ok || rows < 1 {
		return nil
	}
	var out []string
	if rows > newest {
		out = append(out, l.Paint(theme.Rule, strings.Repeat(l.Chrome.Line, width/max(l.Text.Width(l.Chrome.Line), 1))))
	}
	if rows > 2 {
		out = append(out, l.Paint(theme.Faint, l.Text.Fit(" "+l.Text.Display(shown(o.Feed.URL)), width)))
	}
	out = append(out, lines(l, o, width)...)
	if o.Guessed() && o.Document != nil {
		out = append(out, l.Paint(theme.Faint, l.Text.Fit(" "+fmt.Sprintf(l.Words.Offers.GuessedF, len(o.Document.Articles)), width)))
	}
	return out[:min(len(out), rows)]
}

// lines are the newest bulletins of an offer with their days, else why there are
// none.
func lines(l *theme.Look, o feed.Offer, width int) []string {
	w := l.Words.Offers
	switch {
	case o.Problem != nil:
		return []string{l.Paint(theme.Warning, l.Text.Fit(" "+l.Text.Display(l.Words.Problem(o.Problem)), width))}
	case o.Document == nil && o.Known:
		return []string{l.Paint(theme.Faint, l.Text.Fit(" "+w.Known, width))}
	case o.Document == nil:
		return []string{l.Paint(theme.Faint, l.Text.Fit(" "+w.Looking, width))}
	case len(o.Document.Articles) == 0:
		return []string{l.Paint(theme.Faint, l.Text.Fit(" "+w.Empty, width))}
	}
	first := o.First(newest)
	date, cells := l.LongDate, 0
	for _, a := range first {
		cells = max(cells, l.Text.Width(l.LongDate(a.Published, a.DateOnly)))
	}
	if cells > width/3 {
		date, cells = l.ShortDate, theme.DateWidth
	}
	var out []string
	for _, a := range first {
		title := a.Title
		if title == "" {
			title = a.Summary
		}
		out = append(out, l.Text.Fit(" "+l.Text.Fit(date(a.Published, a.DateOnly), cells)+"  "+l.Text.Display(title), width))
	}
	return out
}

// shown is an address without the name and the password that may stand in it.
func shown(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return address
	}
	u.User = nil
	return u.String()
}
