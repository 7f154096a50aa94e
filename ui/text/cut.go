package text

import "strings"

const (
	mark   = "…"                                                                // shows that something was cut
	blanks = "                                                                " // 64 cells
)

// Ellipsis is the mark that Cut puts where something was cut: one cell in
// Narrow mode, two in Wide.
func (m *Measure) Ellipsis() string { return mark }

// Cut returns as much of the beginning of s as fits n cells, with the ellipsis
// mark at its end when something was cut; where the mark cannot fit there is
// none. It never parts a cluster. What it returns has passed Display.
func (m *Measure) Cut(s string, n int) string {
	kept, tail, _ := m.fit(s, n)
	return kept + tail
}

// CutLeft is Cut from the other side: it keeps the end of s, behind the mark.
func (m *Measure) CutLeft(s string, n int) string {
	s = m.Display(s)
	total := m.Width(s)
	if total <= n {
		return s
	}
	lead, room := mark, n-int(m.ambiguous)
	if room < 0 {
		lead, room = "", max(n, 0)
	}
	i := 0
	for total > room {
		end, w, _ := m.step(s, i)
		total -= w
		i = end
	}
	if lead == "" {
		return s[i:]
	}
	for i < len(s) && s[i] == ' ' && !m.leadingMark(s[i+1:]) {
		i++
	}
	return lead + s[i:]
}

// Fit returns s in exactly n cells: cut as by Cut, or filled up with spaces on
// the right. For n below one it returns the empty string.
func (m *Measure) Fit(s string, n int) string {
	kept, tail, free := m.fit(s, n)
	return kept + tail + blank(free)
}

// FitRight is Fit with the spaces on the left, for numbers.
func (m *Measure) FitRight(s string, n int) string {
	kept, tail, free := m.fit(s, n)
	return blank(free) + kept + tail
}

// blank is n spaces, none for n below one.
func blank(n int) string {
	switch {
	case n <= 0:
		return ""
	case n <= len(blanks):
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// fit divides n cells: as much of s as fits, the mark when something was cut
// and there is room for it, and the cells left free.
func (m *Measure) fit(s string, n int) (kept, tail string, free int) {
	if n <= 0 {
		return "", "", 0
	}
	end, cells, ok := m.reach(s, n)
	if !ok {
		s = m.Display(s)
		end, cells, _ = m.reach(s, n)
	}
	if end == len(s) {
		return s, "", n - cells
	}
	for end > 0 && s[end-1] == ' ' { // no space before the mark
		end--
		cells--
	}
	if int(m.ambiguous) > n {
		return s[:end], "", n - cells
	}
	return s[:end], mark, n - cells - int(m.ambiguous)
}

// reach is the end of the longest part of s that fits n cells, the mark behind
// it included unless the part is all of s, and the cells of that part. It is
// not ok when s is not as Display leaves it.
func (m *Measure) reach(s string, n int) (end, cells int, ok bool) {
	room := n - int(m.ambiguous)
	if room < 0 {
		room = n
	}
	width := 0
	for i := 0; i < len(s); {
		next, w := i+1, 1
		if s[i]-' ' >= 0x5f || i+1 < len(s) && s[i+1] >= 0x80 {
			var p props
			if next, w, p = m.step(s, i); p&m.fix != 0 || i == 0 && m.joins(p) {
				return 0, 0, false
			}
		}
		if width += w; width > n {
			return end, cells, true
		}
		if i = next; width <= room {
			end, cells = i, width
		}
	}
	return len(s), width, true
}
