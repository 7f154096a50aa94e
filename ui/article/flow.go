package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guanbao/feed/html"
	"guanbao/ui/reading"
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

// flow is running text with its roles, ready to be wrapped. Without runs all
// of it is plain.
type flow struct {
	text string
	runs []run
}

// from is the text from byte n on.
func (f flow) from(n int) flow {
	out := flow{text: f.text[n:]}
	for _, r := range f.runs {
		if r.End > n {
			r.End -= n
			out.runs = append(out.runs, r)
		}
	}
	return out
}

// flower builds running text piece by piece.
type flower struct {
	s                    *setter
	buf                  []byte
	runs                 []run
	link                 int // that the text belongs to
	struck, coded, fresh bool
}

// put adds display text in a role.
func (f *flower) put(t string, r theme.Role) { f.add(t, run{Role: r, Link: f.link}) }

// add adds display text that is shown as r says.
func (f *flower) add(t string, r run) {
	if t == "" {
		return
	}
	f.buf = append(f.buf, t...)
	r.End = len(f.buf)
	if n := len(f.runs); n > 0 && !r.Mark {
		if last := &f.runs[n-1]; last.Role == r.Role && last.Link == r.Link && !last.Mark {
			last.End = r.End
			return
		}
	}
	f.runs = append(f.runs, r)
}

// number adds the number of a link.
func (f *flower) number(link int) {
	if link > 0 {
		f.add(numbered(link), run{Role: theme.Accent, Link: link, Mark: true})
	}
}

// fence writes the marks of struck text, of code and of what a publisher put in
// where they begin or end.
func (f *flower) fence(style html.Style, base theme.Role) {
	struck, put := style&(html.Strike|gone) != 0, style&fresh != 0
	coded := style&html.Code != 0 && base != theme.Code
	if f.coded && !coded {
		f.put("`", theme.Faint)
	}
	if f.fresh && !put {
		f.put("++", theme.Faint)
	}
	if f.struck != struck {
		f.put("~~", theme.Faint)
	}
	if put && !f.fresh {
		f.put("++", theme.Faint)
	}
	if coded && !f.coded {
		f.put("`", theme.Faint)
	}
	f.struck, f.coded, f.fresh = struck, coded, put
}

// spans adds spans: readings stand in brackets behind their base, a link is
// followed by its number, a mark of a note is a mark alone. What colour and
// style alone would tell has a mark as well.
func (f *flower) spans(spans []html.Span, base theme.Role) {
	for i := 0; i < len(spans); {
		end := linkRun(spans, i)
		if sign := f.s.noteOf(spans[i:end]); sign != "" {
			f.fence(0, base)
			f.add(f.s.noteMark(sign), run{Role: theme.Accent, Link: spans[i].Link, Mark: true})
			i = end
			continue
		}
		run := spans[i:end]
		f.link = spans[i].Link
		for ; i < end; i++ {
			f.span(spans[i], base)
		}
		if f.link > 0 {
			f.fence(0, base)
			f.number(f.link)
			f.put(f.s.leadsTo(run), theme.Accent)
			f.link = 0
		}
	}
	f.fence(0, base)
}

func (f *flower) span(sp html.Span, base theme.Role) {
	if sp.Text != "\n" {
		f.fence(sp.Style, base)
	}
	t := f.s.look.Text.DisplayLines(sp.Text)
	if sp.Style&(html.Super|html.Sub) != 0 {
		t = f.s.look.Text.DisplayLines(scripted(sp.Text, sp.Style, f.last()))
	}
	f.put(t, roleOf(sp, base))
	if sp.Ruby != "" && f.s.look.Reading.Glosses != reading.None {
		f.put("("+f.s.look.Text.Display(sp.Ruby)+")", theme.Faint)
	}
}

// last is the character written last.
func (f *flower) last() rune {
	r, _ := utf8.DecodeLastRune(f.buf)
	return r
}

// flow is what was written, and room for more.
func (f *flower) flow() flow {
	out := flow{string(f.buf), slices.Clone(f.runs)}
	f.buf, f.runs = f.buf[:0], f.runs[:0]
	return out
}

// simple reports whether spans are one piece of text and nothing else.
func simple(spans []html.Span) bool {
	return len(spans) == 1 && spans[0].Ruby == "" && spans[0].Link == 0 && spans[0].Style&(html.Super|html.Sub|html.Strike|html.Code|gone|fresh) == 0
}

// flowOf joins spans to running text.
func (s *setter) flowOf(spans []html.Span, base theme.Role) flow {
	if simple(spans) { // most paragraphs
		t := s.look.Text.DisplayLines(spans[0].Text)
		if r := roleOf(spans[0], base); r != theme.Plain {
			return flow{t, []run{{End: len(t), Role: r}}}
		}
		return flow{text: t}
	}
	f := s.pen()
	f.spans(spans, base)
	return f.flow()
}

// pen is a flower to write one flow with.
func (s *setter) pen() *flower {
	s.flower.s = s
	return &s.flower
}

// within reports whether a link leads to a place of the same article.
func (s *setter) within(link int) bool {
	return link > 0 && link <= len(s.body) && inside(s.body[link-1])
}

func roleOf(sp html.Span, base theme.Role) theme.Role {
	switch {
	case sp.Link > 0:
		return theme.Link
	case sp.Style&gone != 0:
		return theme.Gone
	case sp.Style&fresh != 0:
		return theme.Fresh
	case base != theme.Plain:
		return base
	case sp.Style&html.Code != 0:
		return theme.Code
	case sp.Style&html.Strike != 0:
		return theme.Struck
	case sp.Style&(html.Strong|html.Mark) != 0:
		return theme.Strong
	case sp.Style&html.Underline != 0:
		return theme.Underlined
	case sp.Style&html.Emphasis != 0:
		return theme.Emphasis
	}
	return theme.Plain
}

// appendTo adds the segments of the text from byte start up to end.
func (f flow) appendTo(segs []Seg, start, end int) []Seg {
	if len(f.runs) == 0 && start < end {
		return append(segs, Seg{Text: f.text[start:end], Role: theme.Plain})
	}
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
	link       int    // 0 for none
	note       string // the sign of the note whose mark lead ends with
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
	return margin{lead: s.lastCells(m.lead, room), rest: s.lastCells(m.rest, room), link: m.link}
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

// whole is the width of a text that is one line and fits, -1 for any other.
func (s *setter) whole(t string, width int) int {
	if t == "" || len(t) > 3*width || t[len(t)-1] == ' ' || strings.Contains(t, "\n") {
		return -1
	}
	if w := s.look.Text.Width(t); w <= width {
		return w
	}
	return -1
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
	if w := s.whole(f.text, width-indent); w >= 0 { // one line, as most in tables
		s.breaks = append(s.breaks[:0], text.Line{End: len(f.text), Width: w})
	} else {
		s.breaks = s.look.Text.AppendWrap(s.breaks[:0], f.text, width, o)
	}
	for i, l := range s.breaks {
		lead := m.rest
		if i == 0 {
			lead = m.lead + theme.Blank(indent)
		}
		from := s.newLine()
		if number := numbered(m.link); i == 0 && m.link > 0 && strings.HasPrefix(lead, number) {
			s.segs = append(s.segs, Seg{number, theme.Accent, m.link, true})
			lead = lead[len(number):]
		}
		if lead != "" {
			s.segs = append(s.segs, Seg{Text: lead, Role: theme.Faint})
		}
		s.segs = f.appendTo(s.segs, l.Start, l.End)
		s.lines = append(s.lines, Line{Segs: s.segs[from:len(s.segs):len(s.segs)], Block: s.block, Byte: l.Start, Lead: len(lead)})
	}
}
