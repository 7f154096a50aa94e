package article

import (
	"strconv"
	"strings"
	"unicode"

	"guanbao/feed/html"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

// Options are the reader's wishes for a page.
type Options struct {
	Measure int  // widest line in cells, 0 for as wide as the pane
	Indent  bool // move the first line of a Chinese paragraph in by two characters
	Hanging bool // let closing marks hang beyond the measure
}

// setter turns blocks into lines.
type setter struct {
	look   *theme.Look
	opt    Options
	width  int
	lang   string
	lines  []Line
	named  map[string]anchor // the places that links of the text lead to
	block  int
	segs   []Seg       // of all lines, in one piece
	breaks []text.Line // of the paragraph being set
}

// Lay sets a page for a width in cells: head, body, links. No line is wider.
func Lay(p Page, look *theme.Look, width int, o Options) []Line {
	return lay(p, look, width, o).lines
}

func lay(p Page, look *theme.Look, width int, o Options) *setter {
	if o.Measure > 0 {
		width = min(width, o.Measure)
	}
	if o.Hanging = o.Hanging && width > least; o.Hanging {
		width -= 2 // room for the mark that hangs
	}
	s := &setter{look: look, opt: o, width: max(width, 2), lang: p.Item.Lang}
	s.head(p)
	s.text(p)
	s.tail(p)
	for len(s.lines) > 0 && s.lines[len(s.lines)-1].blank() {
		s.lines = s.lines[:len(s.lines)-1]
	}
	return s
}

// gapByte is where in its block a gap stands: behind all text.
const gapByte = 1 << 30

// gap leaves one empty line, never two, and none at the top.
func (s *setter) gap(m margin) {
	if n := len(s.lines); n > 0 && s.lines[n-1].Byte != gapByte && !s.lines[n-1].blank() {
		bar := strings.TrimRight(s.fitting(m).rest, " ")
		s.lines = append(s.lines, Line{Segs: []Seg{{Text: bar, Role: theme.Faint}}, Block: s.block, Byte: gapByte})
	}
}

// blocks sets blocks one under the other. Tight leaves no empty line between
// them, as in a list.
func (s *setter) blocks(bs []html.Block, m margin, tight bool) {
	for i, b := range bs {
		if i > 0 {
			m = m.after()
		}
		if i > 0 && !tight {
			s.gap(m)
		}
		s.set(b, m)
	}
}

func (s *setter) set(b html.Block, m margin) {
	s.name(b.Anchor, anchor{block: s.block + 1})
	switch b.Kind {
	case html.Paragraph:
		s.put(s.flowOf(b.Spans, theme.Plain), m, s.indent(b, m))
	case html.Heading:
		s.put(s.flowOf(b.Spans, theme.Heading), m, 0)
	case html.Term:
		s.put(s.flowOf(b.Spans, theme.Strong), m, 0)
	case html.Definition:
		s.blocks(b.Children, m.in("  ", "  "), true)
	case html.List:
		s.list(b, m)
	case html.Item, html.Terms:
		s.blocks(b.Children, m, true)
	case html.Quote:
		bar := s.look.Chrome.Quote + " "
		s.blocks(b.Children, m.in(bar, bar), false)
	case html.Pre:
		s.put(s.flowOf(b.Spans, theme.Code), m.in("  ", "  "), 0)
	case html.Image:
		s.image(b, m)
	case html.Rule:
		s.rule(m)
	case html.TableBlock:
		s.table(b.Table, m)
	}
}

// indent decides the first-line indent of a paragraph: two Han characters for
// running Chinese text outside lists, quotes and tables.
func (s *setter) indent(b html.Block, m margin) int {
	if !s.opt.Indent || m.rest != "" || m.lead != "" || !strings.HasPrefix(s.lang, "zh") || len(b.Spans) == 0 {
		return 0
	}
	if b.Spans[0].Style&html.Strong != 0 && len(b.Spans) == 1 || !hanText(b.Spans[0].Text) {
		return 0
	}
	return 4
}

// hanText reports whether text is Chinese by its first letters; figures and
// marks before them say nothing.
func hanText(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.Is(unicode.Han, r)
		}
	}
	return true
}

func (s *setter) list(b html.Block, m margin) {
	last := b.Start + len(b.Children) - 1
	width := len(strconv.Itoa(max(last, b.Start))) + 2
	for i, item := range b.Children {
		mark := s.look.Chrome.Bullet + " "
		if b.Ordered {
			mark = strconv.Itoa(b.Start+i) + "."
			mark += theme.Blank(width - len(mark))
		}
		here := m
		if i > 0 {
			here = m.after()
		}
		s.name(item.Anchor, anchor{block: s.block + 1})
		s.blocks(item.Children, here.in(mark, theme.Blank(s.look.Text.Width(mark))), true)
		if len(item.Children) == 0 {
			s.put(flow{text: " ", runs: []run{{End: 1}}}, here.in(mark, mark), 0)
		}
	}
}

// image shows a picture by its alternative text.
func (s *setter) image(b html.Block, m margin) {
	f := s.flowOf(b.Spans, theme.Quote)
	label := "[" + s.look.Words.Image
	if strings.TrimSpace(f.text) == "" {
		f = flow{}
	} else {
		label += s.look.Words.Colon
	}
	runs := []run{{End: len(label), Role: theme.Quote}}
	for _, r := range f.runs {
		r.End += len(label)
		runs = append(runs, r)
	}
	label += f.text + "]"
	s.put(flow{label, append(runs, run{End: len(label), Role: theme.Quote})}, m, 0)
}

func (s *setter) rule(m margin) {
	s.block++
	m = s.fitting(m)
	n := max(s.width-s.look.Text.Width(m.rest), 1)
	s.lines = append(s.lines, Line{Segs: []Seg{{Text: m.lead, Role: theme.Faint}, {Text: strings.Repeat(s.look.Chrome.Line, n), Role: theme.Rule}}, Block: s.block})
}
