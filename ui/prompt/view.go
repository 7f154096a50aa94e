package prompt

import (
	"strings"

	"guanbao/ui/text"
	"guanbao/ui/theme"
)

const (
	leastRoom = 8 // cells that the label leaves to the line, where the row has so many
	context   = 4 // cells that are shown on either side of the cursor, where there are so many
)

// row is a line as it is drawn, cluster by cluster: what one cluster becomes
// on the screen does not hang on its neighbours then, nor on the cursor.
type row struct {
	shown []string // the clusters as Display leaves them
	ends  []int    // their ends in bytes of the value
	cells []int    // cells before each of them; one more for the end
	at    int      // the cluster that the cursor is on
	room  int      // cells of the screen
	mark  int      // cells of the mark of what is hidden; 0 where there is no room for two
}

func (m Model) row(t *text.Measure, room int) row {
	r := row{room: room, mark: t.Width(t.Ellipsis()), cells: []int{0}}
	if room < 2*r.mark+2 {
		r.mark = 0
	}
	end, x := 0, 0
	for c := range t.Clusters(m.value) {
		if end < m.pos {
			r.at++
		}
		shown := t.Display(c)
		end += len(c)
		x += t.Width(shown)
		r.shown, r.ends, r.cells = append(r.shown, shown), append(r.ends, end), append(r.cells, x)
	}
	return r
}

// head is the label in as many cells as it may have: as many of its words as
// fit, with a space and without a mark behind, since that of a line which is
// scrolled may follow.
func (m Model) head(t *text.Measure, width int) string {
	n := min(width*3/5, width-leastRoom)
	if n < 2 || t.Width(m.label) <= n {
		return t.Cut(m.label, n)
	}
	first := t.Wrap(m.label, n-1, text.Options{})[0]
	return t.Cut(m.label[:first.End], n-1) + " "
}

// Fit scrolls the line for a row of width cells, so that the cursor is seen.
// The line stands still until the cursor comes near an edge, and moves by a
// quarter of its room then.
func (m Model) Fit(l *theme.Look, width int) Model {
	r := m.row(l.Text, width-l.Text.Width(m.head(l.Text, width)))
	m.from = r.start(r.scroll(r.index(m.from)))
	return m
}

// View draws label and line in exactly width cells and gives the cell of the
// cursor. A mark stands where a part of the line is hidden. Names that are
// being tried stand behind the line, as far as there is room.
func (m Model) View(l *theme.Look, width int) (drawn string, cursor int) {
	label := m.head(l.Text, width)
	head := l.Text.Width(label)
	m = m.Fit(l, width)
	r := m.row(l.Text, width-head)
	line, cells, cursor := r.draw(l.Text, r.index(m.from))
	return label + line + m.candidates(l, width-head-cells), head + cursor
}

// Cells gives the cells in which a part of the line is drawn, from one byte of
// the value to before another: the first, and the one behind the last. What is
// hidden lies at the edge that hides it.
func (m Model) Cells(l *theme.Look, width, start, end int) (from, to int) {
	head := l.Text.Width(m.head(l.Text, width))
	m = m.Fit(l, width)
	r := m.row(l.Text, width-head)
	first := r.index(m.from)
	cell := func(offset int) int {
		x := r.lead(first) + r.cells[r.index(offset)] - r.cells[first]
		return head + min(max(x, 0), max(r.limit(first)-1, 0))
	}
	return cell(start), max(cell(end), cell(start))
}

// candidates are the names that are being tried, in exactly so many cells.
func (m Model) candidates(l *theme.Look, room int) string {
	const gap = 2
	if m.tried.matches == nil || room < gap+leastRoom {
		return theme.Blank(room)
	}
	names := l.Text.Fit(strings.Join(m.tried.matches, " "), room-gap)
	return theme.Blank(gap) + l.Paint(theme.Faint, names)
}

// start is where a cluster begins in the value.
func (r row) start(i int) int {
	if i == 0 {
		return 0
	}
	return r.ends[i-1]
}

// index is the cluster that an offset of the value lies in.
func (r row) index(offset int) int {
	i := 0
	for i < len(r.ends) && r.ends[i] <= offset {
		i++
	}
	return i
}

// scroll is the first cluster to be drawn: first, where the cursor is seen
// then with something on either side of it.
func (r row) scroll(first int) int {
	near := min(context, r.room/8)
	after := min(near, r.cells[len(r.shown)]-r.cells[r.at])
	switch {
	case r.all() <= r.room:
		return 0
	case first > r.at, first > 0 && r.cells[r.at]-r.cells[first] < near:
		first = r.back(r.room / 4)
	case !r.sees(first), r.cell(first)+after > r.limit(first):
		first = r.back(r.room - r.room/4 - 1)
	}
	for first < r.at && !r.sees(first) {
		first++
	}
	return first
}

// all is the cells of the whole line, with one for the cursor.
func (r row) all() int { return max(r.cells[len(r.shown)], r.cells[r.at]+1) }

// back is the first cluster that has no more than so many cells between its
// beginning and the cursor.
func (r row) back(cells int) int {
	i := r.at
	for i > 0 && r.cells[r.at]-r.cells[i-1] <= cells {
		i--
	}
	return i
}

// lead is the cells of the mark on the left.
func (r row) lead(first int) int {
	if first == 0 {
		return 0
	}
	return r.mark
}

// limit is the cell before which the line ends: that of the mark on the right
// where there is one.
func (r row) limit(first int) int {
	if r.lead(first)+r.all()-r.cells[first] <= r.room {
		return r.room
	}
	return r.room - r.mark
}

// cell is the cell of the cursor.
func (r row) cell(first int) int { return r.lead(first) + r.cells[r.at] - r.cells[first] }

// sees reports whether the cluster at the cursor is drawn.
func (r row) sees(first int) bool {
	wide := 1
	if r.at < len(r.shown) {
		wide = max(r.cells[r.at+1]-r.cells[r.at], 1)
	}
	return r.cell(first)+wide <= r.limit(first)
}

// draw gives the line from a cluster on, its cells, and the cell of the cursor.
func (r row) draw(t *text.Measure, first int) (line string, cells, cursor int) {
	var b strings.Builder
	if cells = r.lead(first); cells > 0 {
		b.WriteString(t.Ellipsis())
	}
	i, limit := first, r.limit(first)
	for ; i < len(r.shown) && cells+r.cells[i+1]-r.cells[i] <= limit; i++ {
		b.WriteString(r.shown[i])
		cells += r.cells[i+1] - r.cells[i]
	}
	if i < len(r.shown) && r.mark > 0 {
		b.WriteString(t.Ellipsis())
		cells += r.mark
	}
	return b.String(), cells, r.cell(first)
}
