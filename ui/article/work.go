package article

import (
	"guanbao/feed/html"
	"guanbao/ui/theme"
)

// heavy is the weight from which on the setting of a page is no work for the
// moment between two frames: some milliseconds.
const heavy = 48 << 10

// weigh estimates how long a page takes to set: the bytes of its body, and the
// places that the cells of its tables cover.
func weigh(content string, d html.Document) int {
	weight := len(content)
	var walk func(bs []html.Block)
	walk = func(bs []html.Block) {
		for i := range bs {
			if t := bs[i].Table; t != nil {
				for _, row := range t.Rows {
					for _, c := range row.Cells {
						weight += 16 * (c.Rowspan*c.Colspan - 1)
					}
				}
			}
			walk(bs[i].Children)
		}
	}
	walk(d.Blocks)
	return weight
}

// Work is a page that is to be set beside the screen.
type Work struct {
	page   Page
	look   *theme.Look
	width  int
	opt    Options
	serial int
}

// Done is a page that was set beside the screen.
type Done struct {
	set    *setter
	serial int
}

// Do sets the page. It may run beside anything.
func (w Work) Do() Done { return Done{lay(w.page, w.look, w.width, w.opt), w.serial} }

// Waits reports whether nothing of the article can be shown yet.
func (m Model) Waits() bool { return m.waits }

// Due gives the work that waits to be done, if any, and takes it as begun.
func (m Model) Due() (Model, *Work) {
	due := m.due
	m.due = nil
	return m, due
}

// Take takes over what was set beside the screen, unless the page, its size or
// the reader's wishes have changed since.
func (m Model) Take(d Done) Model {
	if d.serial != m.serial {
		return m
	}
	return m.took(d.set)
}

// took takes over a page that was set and keeps the place.
func (m Model) took(s *setter) Model {
	m.lines, m.named, m.places, m.waits = s.lines, s.named, s.places, false
	m.columns, m.records = s.inColumns, s.inRecords
	return m.locate().seek()
}

// lay sets the page anew and keeps the place. A page that takes long is set
// beside the screen; until then the lines that there are stay.
func (m Model) lay(l *theme.Look) Model {
	_, width := m.margins()
	o := m.opt
	o.Tables = m.tables
	m.serial++
	work := Work{page: m.page, look: l, width: width, opt: o, serial: m.serial}
	if m.page.weight < heavy {
		m.due = nil
		return m.took(work.Do().set)
	}
	m.due, m.waits = &work, len(m.lines) == 0
	return m
}

// SwitchTables sets the tables of the article in the other way: those in
// columns as records, else those that are records in columns. False where there
// are none.
func (m Model) SwitchTables(l *theme.Look) (Model, bool) {
	switch {
	case !m.shown || m.columns+m.records == 0:
		return m, false
	case m.columns > 0:
		m.tables = AsRecords
	default:
		m.tables = AsColumns
	}
	return m.lay(l), true
}
