package article

import (
	"fmt"
	"strings"

	"guanbao/feed/html"
	"guanbao/ui/theme"
)

// image shows a picture by its size in pixels, its alternative text and the
// number of its address.
func (s *setter) image(b html.Block, m margin) {
	f := s.pen()
	f.picture(b)
	s.put(f.flow(), m, 0)
}

// picture adds what stands for an image.
func (f *flower) picture(b html.Block) {
	s := f.s
	label := s.look.Words.Image
	if b.Width > 0 && b.Height > 0 {
		label += s.look.Text.Display(fmt.Sprintf(" %d×%d", b.Width, b.Height))
	}
	if alt := strings.TrimSpace(s.look.Text.Display(b.Spans[0].Text)); alt != "" {
		label += s.look.Words.Colon + alt
	}
	f.add("["+label+"]", run{Role: theme.Quote, Link: b.Spans[0].Link})
	f.number(b.Spans[0].Link)
}

// caption sets what stands under a figure, moved in as the figure's own.
func (s *setter) caption(b html.Block, m margin) {
	s.put(s.flowOf(b.Spans, theme.Emphasis), m.in("  ", "  "), 0)
}

// isFigure reports whether blocks of a kind may have a caption.
func isFigure(k html.Kind) bool {
	return k == html.Image || k == html.TableBlock || k == html.Pre
}

// belong reports whether block i stands together with the one before it: a
// caption under its figure, or a figure under a caption that is not that of
// the figure above.
func belong(bs []html.Block, i int) bool {
	before, here := bs[i-1].Kind, bs[i].Kind
	if here == html.Caption {
		return isFigure(before)
	}
	return before == html.Caption && isFigure(here) && (i < 2 || !isFigure(bs[i-2].Kind))
}

// pre sets text whose lines and spaces stay. A line that is too long goes on
// behind a mark.
func (s *setter) pre(b html.Block, m margin) {
	f := s.flowOf(b.Spans, theme.Code)
	from := len(s.lines)
	s.put(f, m.in("  ", "  "), 0)
	for i := range s.lines[from:] {
		l := &s.lines[from+i]
		before := strings.TrimRight(f.text[:l.Byte], " ")
		if l.Byte == 0 || strings.HasSuffix(before, "\n") {
			continue
		}
		if lead := l.Segs[0].Text; strings.HasSuffix(lead, "  ") {
			l.Segs[0].Text = lead[:len(lead)-2] + s.look.Chrome.Path + " "
			l.Lead = len(l.Segs[0].Text)
		}
	}
}

func (s *setter) rule(m margin) {
	s.block++
	m = s.fitting(m)
	n := max(s.width-s.look.Text.Width(m.rest), 1)
	segs := []Seg{{Text: m.lead, Role: theme.Faint}, {Text: strings.Repeat(s.look.Chrome.Line, n), Role: theme.Rule}}
	s.lines = append(s.lines, Line{Segs: segs, Block: s.block})
}
