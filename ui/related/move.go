package related

import "slices"

// Spot is where the cursor of a pane is, and what is folded. It holds when the
// entries are read anew.
type Spot struct {
	kind   Kind
	key    string // of the entry; "" for the head of the section
	n      int    // of the entry in its section
	above  int    // lines between the top of the pane and the cursor
	folded [kinds]bool
}

// Spot is where the cursor is.
func (m Model) Spot() Spot {
	if m.spot != nil {
		return *m.spot
	}
	s := Spot{above: m.cursor - m.top, folded: m.folded}
	if m.cursor >= len(m.lines) {
		return s
	}
	if l := m.lines[m.cursor]; l.sort == head {
		s.kind = Kind(l.at)
	} else {
		e := m.entries[l.at]
		s.kind, s.key, s.n = e.Kind, e.key(), l.at-m.from[e.Kind]
	}
	return s
}

// To brings the cursor to a spot; one whose entry is gone to what stands in
// its place.
func (m Model) To(s Spot) Model {
	m.folded = s.folded
	m = m.unfold()
	at := slices.IndexFunc(m.lines, func(l line) bool { return l.sort == head && Kind(l.at) >= s.kind })
	if at < 0 {
		return m.to(len(m.lines) - 1)
	}
	if s.key != "" && m.lines[at].at == int(s.kind) {
		from, all := m.from[s.kind], m.entries[m.from[s.kind]:m.from[s.kind+1]]
		n := min(s.n, len(all)-1)
		if all[n].key() != s.key {
			if found := slices.IndexFunc(all, func(e Entry) bool { return e.key() == s.key }); found >= 0 {
				n = found
			}
		}
		if line := m.lineOf(from + n); line >= 0 {
			at = line
		}
	}
	m.top = at - s.above
	return m.to(at)
}

// Select brings the cursor to entry n, from 1.
func (m Model) Select(n int) Model {
	e, ok := m.Entry(n)
	if !ok {
		return m
	}
	if m.folded[e.Kind] {
		m.folded[e.Kind] = false
		m = m.unfold()
	}
	return m.to(m.lineOf(n - 1))
}

// lineOf is the line of an entry, -1 where it is folded away.
func (m Model) lineOf(entry int) int {
	return slices.IndexFunc(m.lines, func(l line) bool { return l.sort == body && l.at == entry })
}

// Fold folds the section of the cursor, or unfolds it.
func (m Model) Fold() Model {
	if m.cursor >= len(m.lines) {
		return m
	}
	k := m.section()
	m.folded[k] = !m.folded[k]
	m = m.unfold()
	return m.to(slices.Index(m.lines, line{head, int(k)}))
}

// section is the kind of what is under the cursor.
func (m Model) section() Kind {
	l := m.lines[m.cursor]
	if l.sort == head {
		return Kind(l.at)
	}
	return m.entries[l.at].Kind
}

// Section moves to the head of the next or the previous section; false where
// there is none.
func (m Model) Section(step int) (Model, bool) {
	for i := m.cursor + step; i >= 0 && i < len(m.lines); i += step {
		if m.lines[i].sort == head {
			return m.to(i), true
		}
	}
	return m, false
}

// Move moves the cursor by n lines, as far as there are any. Terms are passed
// over.
func (m Model) Move(n int) Model {
	if len(m.lines) == 0 {
		return m
	}
	to := max(min(m.cursor+n, len(m.lines)-1), 0)
	step := 1
	if n < 0 {
		step = -1
	}
	for to >= 0 && to < len(m.lines) && m.lines[to].sort == terms {
		to += step
	}
	if to >= len(m.lines) { // the last line is the terms of the last entry
		to = len(m.lines) - 2
	}
	return m.to(to)
}

// Page moves by a part of the height.
func (m Model) Page(part float64) Model {
	n := int(part * float64(m.room()))
	switch {
	case n == 0 && part < 0:
		n = -1
	case n == 0:
		n = 1
	}
	m.top += n
	return m.Move(n)
}

// First moves to the first entry, under the head of its section.
func (m Model) First() Model {
	m.top = 0
	return m.Move(-len(m.lines))
}

// Last moves to the last entry.
func (m Model) Last() Model { return m.Move(len(m.lines)) }

// Resize sets the height of the pane in rows.
func (m Model) Resize(height int) Model {
	m.height = max(height, 1)
	return m.to(m.cursor)
}

// to puts the cursor on a line and scrolls so that it is in sight, with the
// terms under it.
func (m Model) to(at int) Model {
	m.cursor = max(min(at, len(m.lines)-1), 0)
	if m.height == 0 { // its size is not known yet
		return m
	}
	last := m.cursor
	if last+1 < len(m.lines) && m.lines[last+1].sort == terms && m.room() > 1 {
		last++
	}
	m.top = max(min(m.top, m.cursor), last-m.room()+1, 0)
	m.top = max(min(m.top, len(m.lines)-m.room()), 0)
	return m
}

// inSight are the lines in the pane.
func (m Model) inSight() []line {
	return m.lines[min(m.top, len(m.lines)):min(m.top+m.room(), len(m.lines))]
}
