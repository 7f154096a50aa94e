package article

import (
	"strings"
	"unicode/utf8"

	"guanbao/feed/html"
	"guanbao/ui/theme"
)

// cellFlow is the content of a cell as running text, its blocks on lines of
// their own. Blanks at its start stay: they show rank.
func (s *setter) cellFlow(bs []html.Block) flow {
	if len(bs) == 0 {
		return flow{}
	}
	if len(bs) == 1 && bs[0].Kind == html.Paragraph && simple(bs[0].Spans) { // most cells
		f := s.flowOf(bs[0].Spans, theme.Plain)
		if n := len(strings.TrimRight(f.text, " \u3000\n")); n < len(f.text) {
			return f.to(n)
		}
		return f
	}
	f := s.pen()
	s.cellBlocks(f, bs, "")
	out := f.flow()
	return out.to(len(strings.TrimRight(out.text, " \u3000\n")))
}

// to is the text up to byte n.
func (f flow) to(n int) flow {
	out := flow{text: f.text[:n]}
	for i, r := range f.runs {
		if r.End >= n {
			r.End = n
			out.runs = append(f.runs[:i:i], r)
			break
		}
	}
	if n == 0 {
		out.runs = nil
	}
	return out
}

// cellBlocks adds blocks to a cell. Lead stands before each of their lines.
func (s *setter) cellBlocks(f *flower, bs []html.Block, lead string) {
	for _, b := range bs {
		switch b.Kind {
		case html.List:
			marks := s.marks(b)
			for i, item := range b.Children {
				mark := ""
				if marks != nil {
					mark = marks[i] + " "
				}
				s.cellItem(f, item.Children, lead, mark)
			}
		case html.Definition, html.Quote, html.Item, html.Terms:
			s.cellBlocks(f, b.Children, lead)
		case html.TableBlock, html.Rule: // a cell holds none
		default:
			f.line(lead)
			if b.Kind == html.Image {
				f.picture(b)
				continue
			}
			f.spans(b.Spans, blockRole(b.Kind))
		}
	}
}

// cellItem adds an item of a list behind its mark, the rest of it under that.
func (s *setter) cellItem(f *flower, bs []html.Block, lead, mark string) {
	if len(bs) == 0 || len(bs[0].Spans) == 0 || bs[0].Kind == html.Image {
		f.line(lead + mark)
		s.cellBlocks(f, bs, lead+"  ")
		return
	}
	f.line(lead + mark)
	f.spans(bs[0].Spans, blockRole(bs[0].Kind))
	s.cellBlocks(f, bs[1:], lead+"  ")
}

// line begins a line.
func (f *flower) line(lead string) {
	if len(f.buf) > 0 {
		f.put("\n", theme.Plain)
	}
	f.put(lead, theme.Plain)
}

// blockRole is the role of the text of a block in a cell.
func blockRole(k html.Kind) theme.Role {
	switch k {
	case html.Heading, html.Term:
		return theme.Strong
	case html.Pre:
		return theme.Code
	case html.Caption:
		return theme.Emphasis
	}
	return theme.Plain
}

// numeric reports whether a cell holds a figure: digits with signs, marks of
// change and units of one or two characters.
func numeric(s string) bool {
	digits, other := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9', r >= '０' && r <= '９':
			digits++
		case r == '.', r == ',', r == '%', r == '-':
		case r >= '一' && r <= '龥', r >= 'a' && r <= 'z':
			if other++; other > 2 {
				return false
			}
		case strings.ContainsRune(" .,+-±%‰()（）▲▼△▽↑↓—–−/，．％:*", r):
		default:
			if other++; other > 2 {
				return false
			}
		}
	}
	return digits > 0 && other <= 2 || isNothing(s)
}

// isNothing reports whether a cell says that there is no figure.
func isNothing(s string) bool {
	switch s {
	case "—", "-", "–", "−", "——", "--", "…", "……", "...", "･･･", "x", "X", "×", "\\", "/":
		return true
	}
	return false
}

// tail is the part of a figure from its decimal point on, or behind its last
// digit where it has none. False for text with more than one number in it,
// such as a date.
func tail(t string) (string, bool) {
	point, end, digits := -1, 0, false
	for i, r := range t {
		switch {
		case r >= '0' && r <= '9', r >= '０' && r <= '９':
			if digits && end != i {
				return "", false
			}
			digits, end = true, i+utf8.RuneLen(r)
		case digits && end == i && (r == '.' || r == '．'):
			if point >= 0 {
				return "", false
			}
			point, end = i, i+utf8.RuneLen(r)
		case digits && end == i && point < 0 && (r == ',' || r == '，' || r == ' ' && i+1 < len(t) && t[i+1] >= '0' && t[i+1] <= '9'):
			end = i + utf8.RuneLen(r)
		}
	}
	if point >= 0 {
		return t[point:], true
	}
	if !digits {
		return "", true
	}
	return t[end:], true
}
