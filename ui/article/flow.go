package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guanbao/feed/html"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

// run says in which role the text up to End, in bytes, is shown, and which
// link it belongs to.
type run struct {
	End  int
	Role theme.Role
	Link int
	Mark bool // it is the number of the link
}

// flow is running text with its roles, ready to be wrapped.
type flow struct {
	text string
	runs []run
}

// flowOf joins spans to running text: readings stand in brackets behind their
// base, a link is followed by its number.
func (s *setter) flowOf(spans []html.Span, base theme.Role) flow {
	if len(spans) == 1 && spans[0].Ruby == "" && spans[0].Link == 0 { // most paragraphs
		t := s.look.Text.DisplayLines(spans[0].Text)
		return flow{t, []run{{End: len(t), Role: roleOf(spans[0], base)}}}
	}
	size := 0
	for _, sp := range spans {
		size += len(sp.Text) + len(sp.Ruby) + len("[100]")
	}
	var b strings.Builder
	b.Grow(size)
	runs := make([]run, 0, len(spans)+1)
	put := func(t string, r run) {
		if t == "" {
			return
		}
		b.WriteString(t)
		r.End = b.Len()
		runs = append(runs, r)
	}
	for i, sp := range spans {
		put(s.look.Text.DisplayLines(sp.Text), run{Role: roleOf(sp, base), Link: sp.Link})
		if sp.Ruby != "" {
			put("("+s.look.Text.Display(sp.Ruby)+")", run{Role: theme.Faint, Link: sp.Link})
		}
		if sp.Link > 0 && (i+1 == len(spans) || spans[i+1].Link != sp.Link) {
			put(numbered(sp.Link), run{Role: theme.Accent, Link: sp.Link, Mark: true})
		}
	}
	return flow{b.String(), runs}
}

func roleOf(sp html.Span, base theme.Role) theme.Role {
	switch {
	case sp.Link > 0:
		return theme.Link
	case base != theme.Plain:
		return base
	case sp.Style&html.Code != 0:
		return theme.Code
	case sp.Style&(html.Strong|html.Mark) != 0:
		return theme.Strong
	case sp.Style&html.Emphasis != 0:
		return theme.Emphasis
	}
	return theme.Plain
}

// appendTo adds the segments of the text from byte start up to end.
func (f flow) appendTo(segs []Seg, start, end int) []Seg {
	first, _ := slices.BinarySearchFunc(f.runs, start+1, func(r run, at int) int { return r.End - at })
	for _, r := range f.runs[first:] {
		if start >= end {
			break
		}
		next := min(r.End, end)
		segs = append(segs, Seg{f.text[start:next], r.Role, r.Link, r.Mark})
		start = next
	}
	return segs
}

// margin is what stands before the lines of a block: the first line has lead,
// the others rest. Both have the same width. Lead may begin with the number of
// a link.
type margin struct {
	lead, rest string
	link       int // 0 for none
}

// in adds a margin inside this one.
func (m margin) in(lead, rest string) margin {
	return margin{lead: m.lead + lead, rest: m.rest + rest}
}

// after is the margin of the blocks that follow the first one.
func (m margin) after() margin { return margin{lead: m.rest, rest: m.rest} }

// least is the cells that margins leave to the text; in a page that has not
// twice as many, half of it.
const least = 10

// fitting cuts a margin on its left until it leaves room for the text, so that
// deep nesting cannot squeeze the text out of the page. The innermost mark is
// the last to go.
func (s *setter) fitting(m margin) margin {
	room := s.width - max(min(least, s.width/2), 2)
	return margin{s.lastCells(m.lead, room), s.lastCells(m.rest, room), m.link}
}

// lastCells is the end of t that takes at most n cells. Margins hold single
// characters only.
func (s *setter) lastCells(t string, n int) string {
	for over := s.look.Text.Width(t) - n; over > 0; {
		_, size := utf8.DecodeRuneInString(t)
		over -= s.look.Text.Width(t[:size])
		t = t[size:]
	}
	return t
}

// put wraps running text into lines behind a margin. Indent is the cells by
// which the first line is moved in.
func (s *setter) put(f flow, m margin, indent int) {
	s.block++
	m = s.fitting(m)
	width := max(s.width-s.look.Text.Width(m.rest), 2)
	if 2*indent > width {
		indent = 0
	}
	o := text.Options{Indent: indent, Hanging: s.opt.Hanging, Lang: s.lang}
	s.breaks = s.look.Text.AppendWrap(s.breaks[:0], f.text, width, o)
	for i, l := range s.breaks {
		lead := m.rest
		if i == 0 {
			lead = m.lead + theme.Blank(indent)
		}
		from := len(s.segs)
		if number := numbered(m.link); i == 0 && m.link > 0 && strings.HasPrefix(lead, number) {
			s.segs = append(s.segs, Seg{number, theme.Accent, m.link, true})
			lead = lead[len(number):]
		}
		if lead != "" {
			s.segs = append(s.segs, Seg{Text: lead, Role: theme.Faint})
		}
		s.segs = f.appendTo(s.segs, l.Start, l.End)
		s.lines = append(s.lines, Line{Segs: s.segs[from:len(s.segs):len(s.segs)], Block: s.block, Byte: l.Start})
	}
}
