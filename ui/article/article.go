package article

import (
	"guanbao/feed"
	"guanbao/ui/theme"
)

// Model is the state of the article pane.
type Model struct {
	page   Page
	shown  bool
	coming bool // an article is on its way into the empty pane
	lines  []Line
	named  map[string]anchor // places in the text by the names that links give them
	hints  map[int]string    // letters in place of numbers; nil for none
	top    int
	at     anchor // what the reader scrolled to; it outlives the lines
	width  int
	height int
	opt    Options
	find   finding
	places []anchor // of the headings of the outline
	tables Tables   // of this article, by hand

	columns, records int   // how many tables are set in either way
	serial           int   // of what is to be set
	due              *Work // that nobody has begun
	waits            bool  // nothing of the article is set yet
}

// anchor is a place in the text that does not hang on its width.
type anchor struct{ block, byte int }

// anchor is where the line begins.
func (l Line) anchor() anchor { return anchor{l.Block, l.Byte} }

func (a anchor) after(b anchor) bool {
	return a.block > b.block || a.block == b.block && a.byte > b.byte
}

// New gives an empty pane with the reader's wishes.
func New(o Options) Model { return Model{opt: o} }

// Shown reports whether the pane holds an article.
func (m Model) Shown() bool { return m.shown }

// Item is the article in the pane.
func (m Model) Item() (feed.Item, bool) { return m.page.Item, m.shown }

// Await tells that an article is on its way.
func (m Model) Await() Model {
	m.coming = true
	return m
}

// Clear empties the pane.
func (m Model) Clear() Model {
	m.coming = false
	m.page, m.shown, m.lines, m.top, m.at, m.find = Page{}, false, nil, 0, anchor{}, finding{}
	m.named, m.hints, m.places = nil, nil, nil
	m.tables, m.columns, m.records, m.due, m.waits = AsTheyFit, 0, 0, nil, false
	m.serial++
	return m
}

// Show puts a page into the pane, at its top unless it is the article that
// was there already.
func (m Model) Show(p Page, l *theme.Look) Model {
	same := m.shown && m.page.Item.ID == p.Item.ID
	m.page, m.shown, m.coming, m.hints = p, true, false, nil
	if !same {
		m.find, m.tables, m.lines, m.top, m.columns, m.records = finding{}, AsTheyFit, nil, 0, 0, 0
		m.at = anchor{p.Item.Place.Block, p.Item.Place.Byte}
	}
	return m.lay(l)
}

// Place is where the reader is in the article, to come back to. One who has
// come to its end, or who has not moved from its top, begins it anew.
func (m Model) Place() feed.Place {
	if m.AtEnd() && !m.waits && !m.find.led {
		return feed.Place{}
	}
	if m.find.led {
		return feed.Place{Block: m.find.from.block, Byte: m.find.from.byte}
	}
	return feed.Place{Block: m.at.block, Byte: m.at.byte}
}

// At is where the reader is in the article, at its end as well.
func (m Model) At() feed.Place { return feed.Place{Block: m.at.block, Byte: m.at.byte} }

// Update changes what is known of the article, as when it is marked.
func (m Model) Update(id feed.ID, change func(*feed.Item)) Model {
	if m.shown && m.page.Item.ID == id {
		change(&m.page.Item)
	}
	return m
}

// Resize sets the size of the pane in cells and rows. The text at the top of
// the pane stays there.
func (m Model) Resize(width, height int, l *theme.Look) Model {
	if width == m.width && height == m.height {
		return m
	}
	relay := width != m.width
	m.width, m.height = width, height
	if relay && m.shown {
		return m.lay(l)
	}
	return m.seek()
}

// margins are the empty cells on either side of the text.
func (m Model) margins() (left, text int) {
	left = 1
	if m.width < 30 {
		left = 0
	}
	return left, max(m.width-2*left, 2)
}

// seek scrolls to the line that holds the place the reader scrolled to. The
// place itself stays, so that many resizes lead back to where they began.
func (m Model) seek() Model {
	m.top = m.lineOf(m.at)
	return m.settle()
}

// Move moves the text by n lines, up for positive n.
func (m Model) Move(n int) Model {
	if m.waits {
		return m
	}
	m.top += n
	m = m.settle()
	m.at, m.find.led = anchor{}, false
	if m.top > 0 {
		m.at = m.lines[m.top].anchor()
	}
	return m
}

// Page scrolls by a part of the height; a whole page keeps one line in sight.
func (m Model) Page(part float64) Model {
	n := int(float64(m.height) * part)
	switch {
	case n > 1 && part >= 1:
		n--
	case n < -1 && part <= -1:
		n++
	case n == 0 && part < 0:
		n = -1
	case n == 0:
		n = 1
	}
	return m.Move(n)
}

// First scrolls to the beginning.
func (m Model) First() Model { return m.Move(-len(m.lines)) }

// Last scrolls to the end.
func (m Model) Last() Model { return m.Move(len(m.lines)) }

// AtEnd reports whether the last line is in sight.
func (m Model) AtEnd() bool { return m.top+m.height >= len(m.lines) }

// Percent is how much of the article lies above the pane's lower edge.
func (m Model) Percent() int {
	if len(m.lines) == 0 {
		return 100
	}
	return min(100*(m.top+m.height)/len(m.lines), 100)
}

func (m Model) settle() Model {
	m.top = max(min(m.top, len(m.lines)-m.height), 0)
	return m
}

// View draws the pane: height rows of exactly width cells.
func (m Model) View(l *theme.Look, width, height int) []string {
	if !m.shown || m.waits {
		words := l.Words.NothingOpen
		if m.coming || m.waits {
			words = l.Words.Loading
		}
		hint := l.Paint(theme.Faint, l.Text.Fit("  "+words, width))
		return theme.Rows([]string{theme.Blank(width), hint}, width, height)
	}
	left, text := m.margins()
	out, links := make([]string, 0, height), m.hyperlinks()
	for i := m.top; i < len(m.lines) && len(out) < height; i++ {
		over := overlay{m.hints, links, m.marks(i)}
		out = append(out, theme.Blank(left)+m.lines[i].draw(l, text, over)+theme.Blank(max(width-left-text, 0)))
	}
	return theme.Rows(out, width, height)
}
