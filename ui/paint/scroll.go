package paint

import "slices"

// worth is how many bytes of rows must come into place by scrolling before it
// is done: less is as well written.
const worth = 300

// scroll moves the rows of the screen where that brings more of them into
// their place than it drives out, as when a text moves by a line. It changes
// shown to what the terminal shows then.
func (b *brush) scroll(shown, frame []string) {
	top, bottom := 0, min(len(shown), len(frame))
	for top < bottom && shown[top] == frame[top] {
		top++
	}
	for bottom > top && shown[bottom-1] == frame[bottom-1] {
		bottom--
	}
	by, gain := 0, worth
	before := inPlace(shown[top:bottom], frame[top:bottom])
	for n := 1; n < bottom-top; n++ {
		if g := inPlace(shown[top+n:bottom], frame[top:bottom-n]) - before; g > gain {
			by, gain = n, g
		}
		if g := inPlace(shown[top:bottom-n], frame[top+n:bottom]) - before; g > gain {
			by, gain = -n, g
		}
	}
	if by == 0 {
		return
	}
	b.shift(top, bottom, by)
	rows := shown[top:bottom]
	if by > 0 {
		copy(rows, rows[by:])
		blank(rows[len(rows)-by:])
		return
	}
	rows = slices.Clone(rows[:len(rows)+by])
	copy(shown[top-by:bottom], rows)
	blank(shown[top : top-by])
}

// inPlace is how many bytes of rows are the same in both, row for row.
func inPlace(shown, frame []string) int {
	n := 0
	for i := range min(len(shown), len(frame)) {
		if shown[i] == frame[i] {
			n += len(frame[i])
		}
	}
	return n
}

// shift moves the rows from top to before bottom up by n, or down for negative
// n: lines deleted or inserted at the top of a scrolling region (DECSTBM).
func (b *brush) shift(top, bottom, n int) {
	b.style("", "")
	b.buf.WriteString("\x1b[")
	b.number(top + 1)
	b.buf.WriteByte(';')
	b.number(bottom)
	b.buf.WriteByte('r')
	b.y = -1
	b.move(0, top)
	if n > 0 {
		b.sequence(n, 'M')
	} else {
		b.sequence(-n, 'L')
	}
	b.buf.WriteString("\x1b[r")
	b.y = -1
}

func blank(rows []string) {
	for i := range rows {
		rows[i] = ""
	}
}
