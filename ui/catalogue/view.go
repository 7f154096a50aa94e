package catalogue

import (
	"slices"
	"strings"

	"guanbao/feed/catalogue"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

const (
	besideWidth = 100 // cells of a pane that has room for the facts of a row beside the list
	underHeight = 6   // rows of one that has room for them under it
	mostFacts   = 10  // rows that they take there
	noteLeast   = 34  // cells of a list that has room for the region of a row
)

// beside reports whether the facts stand beside the list.
func (m Model) beside() bool { return m.width >= besideWidth }

// facts is the number of rows that the facts take under the list, the line
// between them not counted; 0 where they have no room.
func (m Model) facts() int {
	if m.beside() || m.height < underHeight {
		return 0
	}
	return min(m.height/2-1, mostFacts)
}

// listed is the number of rows of the list in sight.
func (m Model) listed() int {
	if n := m.facts(); n > 0 {
		return m.height - n - 1
	}
	return max(m.height, 1)
}

// listWidth is the width of the list in cells.
func (m Model) listWidth() int {
	if m.beside() {
		return m.width * 11 / 20
	}
	return m.width
}

// View draws the pane in the size of the last Resize.
func (m Model) View(l *theme.Look) []string {
	width := m.listWidth()
	rows := theme.Rows(m.list(l, width), width, m.listed())
	switch n := m.facts(); {
	case m.beside():
		rest := m.width - width - 1
		facts := theme.Rows(m.about(l, rest, m.height), rest, m.height)
		for i := range rows {
			rows[i] += l.Paint(theme.Rule, l.Chrome.Separator) + facts[i]
		}
	case n > 0:
		rows = append(rows, l.Paint(theme.Rule, strings.Repeat(l.Chrome.Line, m.width)))
		rows = append(rows, m.about(l, m.width, n)...)
	}
	return theme.Rows(rows, m.width, m.height)
}

// list draws the rows in sight, or why there are none.
func (m Model) list(l *theme.Look, width int) []string {
	w := &l.Words.Shelf
	switch {
	case !m.loaded:
		return []string{l.Paint(theme.Faint, l.Text.Fit("  "+l.Words.Loading, width))}
	case len(m.rows) == 0 && m.text == "":
		return []string{l.Paint(theme.Faint, l.Text.Fit("  "+w.NoneHidden, width))}
	case len(m.rows) == 0:
		return []string{l.Paint(theme.Faint, l.Text.Fit("  "+w.None(l.Text.Display(m.text)), width))}
	}
	var out []string
	for i := m.top; i < len(m.rows) && len(out) < m.listed(); i++ {
		out = append(out, m.row(l, m.rows[i], width, i == m.cursor))
	}
	return out
}

// row draws one row: whether it is picked or subscribed, its name, and where it
// is from.
func (m Model) row(l *theme.Look, r catalogue.Row, width int, current bool) string {
	mark, role := " ", theme.Plain
	switch {
	case m.subscribed.have(r):
		mark, role = l.Chrome.Done, theme.Faint
	case m.isPicked(r):
		mark, role = l.Chrome.Unread, theme.Unread
	}
	note := ""
	if width >= noteLeast {
		note = " " + l.Text.Cut(l.Words.Shelf.Regions[r.Region], width/3) + " "
	}
	name, found := l.Text.Display(r.Called(l.Words.Tag)), theme.Found
	kept := l.Text.Cut(name, max(width-3-l.Text.Width(note), 1))
	rest := theme.Blank(width - 3 - l.Text.Width(kept) - l.Text.Width(note))
	accent, faint := theme.Accent, theme.Faint
	if current {
		accent, role, faint, found = theme.Cursor, theme.Cursor, theme.Cursor, theme.CursorFound
	}
	return l.Paint(accent, " "+mark+" ") + marked(l, kept, catalogue.Marks(m.text, name), role, found) + l.Paint(faint, rest+note)
}

// marked paints a text and the places in it that were looked for. Where it was
// cut, what lies behind is left out.
func marked(l *theme.Look, text string, marks [][2]int, role, found theme.Role) string {
	whole := strings.TrimSuffix(text, l.Text.Ellipsis())
	var b strings.Builder
	at := 0
	for _, k := range marks {
		if from, to := k[0], min(k[1], len(whole)); from < to {
			b.WriteString(l.Paint(role, text[at:from]) + l.Paint(found, text[from:to]))
			at = to
		}
	}
	return b.String() + l.Paint(role, text[at:])
}

func (m Model) isPicked(r catalogue.Row) bool {
	return slices.ContainsFunc(m.picked, func(p catalogue.Row) bool { return p.Address == r.Address })
}

// fact is a line about a row, in a role.
type fact struct {
	role theme.Role
	text string
}

// about tells what is known of the row under the cursor, what matters most
// first, in at most so many rows.
func (m Model) about(l *theme.Look, width, height int) []string {
	r, ok := m.Selected()
	if !ok {
		return nil
	}
	var out []string
	for _, f := range m.known(l, r) {
		text := l.Text.Display(f.text)
		for _, line := range l.Text.Wrap(text, max(width-2, 2), plainly) {
			out = append(out, l.Paint(f.role, l.Text.Fit(" "+text[line.Start:line.End], width)))
		}
	}
	return out[:min(len(out), height)]
}

// plainly is how a fact is set.
var plainly = text.Options{}

// known gives the facts of a row.
func (m Model) known(l *theme.Look, r catalogue.Row) []fact {
	w := &l.Words.Shelf
	dot := " " + l.Chrome.Dot + " "
	facts := []fact{{theme.Title, r.Called(l.Words.Tag)}}
	if other := r.Name; other != r.Called(l.Words.Tag) {
		facts = append(facts, fact{theme.Plain, other})
	} else if r.English != "" && m.beside() {
		facts = append(facts, fact{theme.Faint, r.English})
	}
	if len(r.Also) > 0 && m.beside() {
		facts = append(facts, fact{theme.Faint, strings.Join(r.Also, l.Words.Comma)})
	}
	facts = append(facts, fact{theme.Plain, r.Publisher + dot + w.Regions[r.Region] + dot + w.Categories[r.Category]})
	switch {
	case m.subscribed.have(r):
		facts = append(facts, fact{theme.Accent, w.Subscribed})
	case m.reported.have(r):
		facts = append(facts, fact{theme.Warning, w.Reported})
	}
	for _, n := range r.Needs {
		facts = append(facts, fact{theme.Warning, w.Needs[n]})
	}
	return append(facts,
		fact{theme.Link, r.Address},
		fact{theme.Plain, w.Kinds[r.Kind] + dot + r.Format + dot + r.Lang},
		fact{theme.Plain, w.ConfidenceLabel + l.Words.Colon + w.Confidences[r.Confidence]},
		fact{theme.Faint, w.SiteLabel + l.Words.Colon + r.Site},
	)
}
