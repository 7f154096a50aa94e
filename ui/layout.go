package ui

// pane is a part of the screen that can have the focus.
type pane int

const (
	listPane pane = iota
	sourcesPane
	articlePane
	relatedPane // in place of the list, or over all
)

// Sizes of the screen at which its arrangement changes, in cells and rows.
const (
	leastWidth  = 20
	leastHeight = 5
	besideWidth = 120 // sources, list and article beside one another
	overWidth   = 80  // list over article
)

// rect is a place on the screen; empty where a pane is not shown.
type rect struct{ x, y, w, h int }

func (r rect) shown() bool { return r.w > 0 && r.h > 0 }

// layout is where everything stands. It is computed once for a size and mode
// and handed down.
type layout struct {
	width, height          int
	sources, list, article rect
	related                rect // in place of the list
	stacked                bool // a line lies between list and article
}

// beside reports whether the article pane stands beside the list and follows
// its cursor.
func (l layout) beside() bool { return l.width >= besideWidth }

// tooSmall reports whether nothing true can be shown.
func (l layout) tooSmall() bool { return l.width < leastWidth || l.height < leastHeight }

// arrange lays the panes out between the header and the status bar: sources,
// an article and the related panel where they are open.
func arrange(width, height int, focus pane, sources, open, related bool) layout {
	l := layout{width: width, height: height}
	body := rect{0, 1, width, max(height-2, 0)}
	switch {
	case width < besideWidth && focus == relatedPane:
		l.related = body
	case width >= besideWidth:
		l.beside3(body, sources)
		if related {
			l.list, l.related = rect{}, l.list
		}
	case width >= overWidth:
		l.over(body, focus == sourcesPane, open)
	case focus == sourcesPane:
		l.sources = body
	case focus == articlePane:
		l.article = body
	default:
		l.list = body
	}
	return l
}

// beside3 puts up to three panes beside one another, a separator between two.
func (l *layout) beside3(b rect, sources bool) {
	rest := b.w
	if sources {
		w := min(max(b.w/7, 18), 28)
		l.sources = rect{0, b.y, w, b.h}
		rest -= w + 1
	}
	w := min(max(rest*51/100, 52), 80)
	l.list = rect{b.w - rest, b.y, w, b.h}
	l.article = rect{b.w - rest + w + 1, b.y, rest - w - 1, b.h}
}

// over puts the list over an opened article, or beside the sources while they
// have the focus.
func (l *layout) over(b rect, sources, open bool) {
	switch {
	case sources:
		l.sources = rect{0, b.y, 28, b.h}
		l.list = rect{29, b.y, b.w - 29, b.h}
	case open && b.h >= 9:
		h := max(b.h/3, 3)
		l.stacked = true
		l.list = rect{0, b.y, b.w, h}
		l.article = rect{0, b.y + h + 1, b.w, b.h - h - 1}
	case open:
		l.article = b
	default:
		l.list = b
	}
}
