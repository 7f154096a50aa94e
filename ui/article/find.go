package article

import (
	"strings"

	"guanbao/feed/cjk"
	"guanbao/ui/theme"
)

// finding is a text that is looked for in the article, and where it stands.
type finding struct {
	words string
	in    Finder
	hits  []hit
	at    int    // the hit the reader is at, -1 for none
	from  anchor // where the reader was when it began
	led   bool   // the pane stands at a hit to which the reader did not go
}

// Finder gives the places of what is looked for in a text, in bytes.
type Finder func(text string) [][2]int

// hit is one place where the text stands, on one line or going on over a few.
type hit []stretch

// stretch is a part of a line's text, in bytes.
type stretch struct{ line, start, end int }

// Find looks for a text in the article, whatever its script, width and case,
// and goes to the first place at or behind where the reader was when the
// looking began. The empty text is nowhere.
func (m Model) Find(words string) Model {
	return m.seekOut(words, cjk.NewNeedle(words).Find)
}

// Light is Find for what led the reader to the article: the place where it was
// left stays what it was until the reader goes elsewhere.
func (m Model) Light(words string, in Finder) Model {
	m = m.seekOut(words, in)
	m.find.led = true
	return m
}

func (m Model) seekOut(words string, in Finder) Model {
	if !m.Finding() {
		m.find.from = m.at
	}
	m.find.words, m.find.in, m.find.at = words, in, -1
	m = m.locate()
	for i, h := range m.find.hits {
		if l := m.lines[h[0].line]; i == 0 || !m.find.from.after(l.anchor()) {
			m.find.at = i
			if !m.find.from.after(l.anchor()) {
				break
			}
		}
	}
	if m.find.at < 0 {
		m.at = m.find.from
		return m.seek()
	}
	return m.reveal()
}

// Finding reports whether a text is looked for.
func (m Model) Finding() bool { return m.find.words != "" }

// Hits tells how many places were found, and the one the reader is at, from 1.
func (m Model) Hits() (at, all int) { return m.find.at + 1, len(m.find.hits) }

// NextHit goes n places on, from the last one to the first.
func (m Model) NextHit(n int) Model {
	all := len(m.find.hits)
	if all == 0 {
		return m
	}
	m.find.at = ((m.find.at+n)%all + all) % all
	return m.reveal()
}

// EndFind ends the looking; with back the reader is again where it began.
func (m Model) EndFind(back bool) Model {
	if back && m.Finding() {
		m.at = m.find.from
		m.find = finding{}
		return m.seek()
	}
	m.find = finding{}
	return m
}

// locate finds the text in the lines of the page as it is set now.
func (m Model) locate() Model {
	m.find.hits = nil
	if m.find.words == "" {
		return m
	}
	for i := 0; i < len(m.lines); {
		end := i + 1
		for end < len(m.lines) && m.lines[end].Block == m.lines[i].Block && !m.lines[end].Apart && !m.lines[i].Apart {
			end++
		}
		m.find.hits = hitsIn(m.find.hits, m.lines, i, end, m.find.in)
		i = end
	}
	m.find.at = min(m.find.at, len(m.find.hits)-1)
	return m
}

// hitsIn adds the places in the lines from one to before another, which are one
// running text.
func hitsIn(hits []hit, lines []Line, from, to int, in Finder) []hit {
	var b strings.Builder
	starts := make([]int, 0, to-from) // of the lines in the text
	for i := from; i < to; i++ {
		l := lines[i]
		if i > from && l.Byte > lines[i-1].Byte+len(lines[i-1].text()) {
			b.WriteByte(' ') // a space at which the line broke, or a line break
		}
		starts = append(starts, b.Len())
		b.WriteString(l.text())
	}
	starts = append(starts, b.Len())
	line := from
	for _, r := range in(b.String()) {
		var h hit
		for r[0] >= starts[line-from+1] && line+1 < to {
			line++
		}
		for i := line; i < to && starts[i-from] < r[1]; i++ {
			l := lines[i]
			start := max(r[0]-starts[i-from], 0)
			end := min(r[1]-starts[i-from], len(l.text()))
			if start < end {
				h = append(h, stretch{i, l.Lead + start, l.Lead + end})
			}
		}
		if len(h) > 0 {
			hits = append(hits, h)
		}
	}
	return hits
}

// reveal scrolls to the hit the reader is at, unless it is in sight: a third of
// the pane above it.
func (m Model) reveal() Model {
	line := m.find.hits[m.find.at][0].line
	if line >= m.top && line < m.top+m.height {
		return m
	}
	return m.Move(line - m.height/3 - m.top)
}

// marks are the places on a line that were found, in order.
func (m Model) marks(line int) []mark {
	var out []mark
	for i, h := range m.find.hits {
		if h[0].line > line {
			break
		}
		for _, s := range h {
			if s.line != line {
				continue
			}
			role := theme.Found
			if i == m.find.at {
				role = theme.FoundHere
			}
			out = append(out, mark{s.start, s.end, role})
		}
	}
	return out
}

// mark gives a part of a line's text, in bytes, another role.
type mark struct {
	start, end int
	role       theme.Role
}

// marked cuts the pieces of a line where marks begin and end.
func marked(segs []Seg, marks []mark) []Seg {
	if len(marks) == 0 {
		return segs
	}
	var out []Seg
	at := 0 // of the piece in the line
	for _, s := range segs {
		rest := s
		for _, k := range marks {
			start, end := min(max(k.start-at, 0), len(rest.Text)), min(max(k.end-at, 0), len(rest.Text))
			if start >= end {
				continue
			}
			before, here, after := rest, rest, rest
			before.Text, here.Text, after.Text = rest.Text[:start], rest.Text[start:end], rest.Text[end:]
			here.Role = k.role
			if before.Text != "" {
				out = append(out, before)
			}
			out = append(out, here)
			rest = after
			at += end
		}
		if rest.Text != "" {
			out = append(out, rest)
		}
		at += len(rest.Text)
	}
	return out
}
