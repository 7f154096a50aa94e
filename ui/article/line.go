// Package article sets an article for the screen: its head, its blocks, its
// links, wrapped by the line-breaking rules of the language. The same lines
// serve the pane and the command that prints an article.
package article

import (
	"strings"

	"guanbao/ui/theme"
)

// Seg is a piece of a line in one role.
type Seg struct {
	Text string
	Role theme.Role
	Link int  // number of the link it belongs to, 0 for none
	Mark bool // it is the number of the link
}

// Line is one line of a set page, at most as wide as the page.
type Line struct {
	Segs  []Seg
	Block int  // ordinal of the block it belongs to, from 1; a table is one block
	Byte  int  // where in the block's text it starts, in bytes
	Lead  int  // bytes of the margin before its text
	Apart bool // no running text goes on from the line before: a row of a table
}

// text is what the line shows of its block's text.
func (l Line) text() string { return l.whole()[l.Lead:] }

// whole is the line as plain text.
func (l Line) whole() string {
	if len(l.Segs) == 1 {
		return l.Segs[0].Text
	}
	var b strings.Builder
	for _, s := range l.Segs {
		b.WriteString(s.Text)
	}
	return b.String()
}

// String is the line as plain text, without trailing spaces.
func (l Line) String() string { return strings.TrimRight(l.whole(), " ") }

// blank reports whether the line shows nothing.
func (l Line) blank() bool { return l.String() == "" }

// overlay is what is laid over a line for as long as it is shown.
type overlay struct {
	hints      map[int]string // by number of their link
	hyperlinks []string       // by number less one
	marks      []mark
}

// draw paints the line and fills it up to exactly width cells. Hints stand in
// place of the numbers of their links; hyperlinks begin before what belongs to
// their links; marks set off what was found.
func (l Line) draw(k *theme.Look, width int, o overlay) string {
	var b strings.Builder
	used, open := 0, ""
	for _, s := range marked(l.Segs, o.marks) {
		if hint := o.hints[s.Link]; s.Mark && hint != "" {
			s.Text, s.Role = hinted(k, s.Text, hint), theme.Selected
		}
		w := k.Text.Width(s.Text)
		if used+w > width {
			s.Text = k.Text.Cut(s.Text, width-used)
			w = k.Text.Width(s.Text)
		}
		link := ""
		if s.Link > 0 && s.Link <= len(o.hyperlinks) {
			link = o.hyperlinks[s.Link-1]
		}
		if link != open && link == "" {
			b.WriteString(closing)
		} else if link != open {
			b.WriteString(link)
		}
		open = link
		b.WriteString(k.Paint(s.Role, s.Text))
		used += w
	}
	if open != "" {
		b.WriteString(closing)
	}
	b.WriteString(theme.Blank(width - used))
	return b.String()
}

// piece is how many segments lie in one piece of memory, and manySegs more than
// most lines have.
const (
	piece    = 1024
	manySegs = 32
)

// newLine makes room for the segments of a line and gives where they begin.
func (s *setter) newLine() int {
	if cap(s.segs)-len(s.segs) < manySegs {
		s.segs = make([]Seg, 0, min(piece, 2*cap(s.segs)+2*manySegs))
	}
	return len(s.segs)
}
