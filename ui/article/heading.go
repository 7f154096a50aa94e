package article

import (
	"slices"
	"strings"

	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/ui/theme"
)

// study looks through a document for what its parts need to know of the whole:
// which levels its headings have and which places its notes stand at.
func (s *setter) study(d html.Document) {
	s.body = d.Links
	inside := slices.ContainsFunc(d.Links, func(l feed.Link) bool { return strings.HasPrefix(l.URL, "#") })
	var levels [7]bool
	before := map[string]bool{}
	var walk func(bs []html.Block)
	walk = func(bs []html.Block) {
		for i := range bs {
			b := &bs[i]
			if b.Kind == html.Heading {
				levels[min(max(b.Level, 1), 6)] = true
			}
			if inside {
				before[b.Anchor] = true
				s.findNotes(b.Spans, before)
			}
			walk(b.Children)
			if b.Table == nil || !inside {
				continue
			}
			s.findNotes(b.Table.Caption, before)
			for _, row := range b.Table.Rows {
				for _, c := range row.Cells {
					walk(c.Blocks)
				}
			}
		}
	}
	walk(d.Blocks)
	rank := 0
	for level, used := range levels {
		if used {
			rank++
			s.ranks[level] = rank
		}
	}
	s.deepest = rank
}

// heading sets a heading so that its rank among those of the document can be
// told without colour: where there are several, the first has a line under it
// and those below the second have a mark for each step.
func (s *setter) heading(b html.Block, m margin) {
	rank := s.ranks[min(max(b.Level, 1), 6)]
	if rank > 2 {
		mark := strings.Repeat(s.look.Chrome.Path, rank-2) + " "
		m = m.in(mark, theme.Blank(s.look.Text.Width(mark)))
	}
	s.put(s.flowOf(b.Spans, theme.Heading), m, 0)
	if rank == 1 && s.deepest > 1 {
		s.underline(m.after())
	}
}

// underline draws a line under the line set last, as long as that is.
func (s *setter) underline(m margin) {
	last := s.lines[len(s.lines)-1]
	rest := s.fitting(m).rest
	n := s.look.Text.Width(last.String()) - s.look.Text.Width(rest)
	if n > 0 {
		segs := []Seg{{Text: rest, Role: theme.Faint}, {Text: strings.Repeat(s.look.Chrome.Line, n), Role: theme.Rule}}
		s.lines = append(s.lines, Line{Segs: segs, Block: last.Block, Byte: gapByte - 1, Apart: true})
	}
}
