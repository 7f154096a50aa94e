package article

import (
	"slices"
	"strings"
	"unicode"

	"guanbao/feed"
	"guanbao/feed/bulletin"
	"guanbao/feed/html"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

// Options are the reader's wishes for a page.
type Options struct {
	Measure int  // widest line in cells, 0 for as wide as the pane
	Indent  bool // move the first line of a Chinese paragraph in by two characters
	Hanging bool // let closing marks hang beyond the measure
	Tables  Tables

	Hyperlinks bool // give the terminal the addresses of links; it must know OSC 8

	FullText string // key that gets the full text, "" for none
	Changes  string // key that shows what the publisher changed, "" for none
}

// setter turns blocks into lines.
type setter struct {
	look     *theme.Look
	opt      Options
	width    int
	lang     string
	body     []feed.Link       // of the text, by number
	notes    map[string]string // by the place that a mark leads to, its sign
	ranks    [7]int            // of headings among those of the document, by level
	deepest  int               // rank
	lines    []Line
	named    map[string]anchor     // the places that links of the text lead to
	heads    map[*html.Block][]int // the headings that a block holds, by their number in the outline
	places   []anchor              // of the headings of the outline
	outline  []bulletin.Entry
	block    int
	segs     []Seg       // of all lines, in one piece
	breaks   []text.Line // of the paragraph being set
	flower   flower
	labelled []run // of a value behind its label

	inColumns, inRecords int // how many tables are set in either way
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
	s.study(p.Body)
	s.expect(p)
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
		if i > 0 && !tight && !belong(bs, i) {
			s.gap(m)
		}
		s.meet(&bs[i])
		s.set(b, m)
	}
}

func (s *setter) set(b html.Block, m margin) {
	s.name(b.Anchor, anchor{block: s.block + 1})
	switch b.Kind {
	case html.Paragraph:
		if !s.note(b, m) {
			s.put(s.flowOf(b.Spans, theme.Plain), m, s.indent(b, m))
		}
	case html.Heading:
		s.heading(b, m)
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
		s.pre(b, m)
	case html.Image:
		s.image(b, m)
	case html.Caption:
		s.caption(b, m)
	case html.Rule:
		s.rule(m)
	case html.TableBlock:
		from := len(s.lines)
		s.table(b.Table, m)
		for i := range s.lines[from:] {
			s.lines[from+i].Apart = true
		}
	}
}

// indent decides the first-line indent of a paragraph: two Han characters for
// running Chinese text outside lists, quotes and tables.
func (s *setter) indent(b html.Block, m margin) int {
	if !s.opt.Indent || m.rest != "" || m.lead != "" || !strings.HasPrefix(s.lang, "zh") || len(b.Spans) == 0 {
		return 0
	}
	if slices.ContainsFunc(b.Spans, func(sp html.Span) bool { return sp.Text == "\n" }) { // lines, as of an address
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
