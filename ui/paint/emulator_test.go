package paint

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"guanbao/ui/text"
)

// emulator is a terminal of the simplest kind: it knows the sequences that a
// brush writes, fails on any other, and keeps to ECMA-48 and the VT220 where a
// wide character is parted or the last column is written.
type emulator struct {
	m             *text.Measure
	width, height int
	cells         [][]shown
	x, y          int
	pending       bool // the last column was written; the next character wraps
	wrap          bool
	visible       bool
	top, bottom   int // of the scrolling region
	pen, link     string
	odd           func(glyph string) int // without wrapping: cells of a cluster that this terminal counts otherwise, else 0
	scrolled      bool
	err           error
}

// shown is one cell: what it shows, or that it is the right part of what the
// cell before shows.
type shown struct {
	text, pen, link string
	right           bool
}

var empty = shown{text: " "}

func newEmulator(m *text.Measure, width, height int) *emulator {
	e := &emulator{m: m, width: width, height: height, wrap: true, bottom: height, cells: make([][]shown, height)}
	for y := range e.cells {
		e.cells[y] = make([]shown, width)
		for x := range e.cells[y] {
			e.cells[y][x] = shown{text: "#"} // what the screen showed before
		}
	}
	return e
}

// feed takes in what was written, and tells what it did not understand.
func (e *emulator) feed(out string) error {
	for out != "" && e.err == nil {
		if out[0] != '\x1b' {
			run := out
			if i := strings.IndexByte(out, '\x1b'); i >= 0 {
				run = out[:i]
			}
			for c, w := range e.m.Clusters(run) {
				e.print(c, w)
			}
			out = out[len(run):]
			continue
		}
		out = e.control(out)
	}
	return e.err
}

func (e *emulator) control(out string) (rest string) {
	if strings.HasPrefix(out, "\x1b]8;") {
		body, rest, ok := strings.Cut(out, "\x1b\\")
		if !ok {
			e.fail(out)
		}
		if e.link = body + "\x1b\\"; body == "\x1b]8;;" {
			e.link = ""
		}
		return rest
	}
	i := 2
	for i < len(out) && (out[i] < 0x40 || out[i] > 0x7e) {
		i++
	}
	if i >= len(out) || out[1] != '[' {
		e.fail(out)
		return ""
	}
	e.csi(out[2:i], out[i])
	return out[i+1:]
}

func (e *emulator) csi(params string, final byte) {
	n := [2]int{}
	for i, p := range strings.SplitN(params, ";", 2) {
		n[i], _ = strconv.Atoi(p)
	}
	one := max(n[0], 1)
	row := e.cells[e.y]
	switch final {
	case 'm':
		switch {
		case params == "" || params == "0":
			e.pen = ""
		case strings.HasPrefix(params, "0;"):
			e.pen = "\x1b[" + params[2:] + "m"
		default:
			e.pen += "\x1b[" + params + "m"
		}
		return
	case 'h', 'l':
		switch params {
		case "?7":
			e.wrap = final == 'h'
		case "?25":
			e.visible = final == 'h'
		default:
			e.fail(params + string(final))
		}
		return
	case 'H':
		e.y, e.x = min(one, e.height)-1, min(max(n[1], 1), e.width)-1
	case 'G':
		e.x = min(one, e.width) - 1
	case 'K':
		e.clear(row, e.x, e.width)
	case 'X':
		for _, c := range row[e.x:min(e.x+one, e.width)] {
			if c.right && e.odd == nil {
				e.fail("ECH over a wide character")
			}
		}
		e.clear(row, e.x, min(e.x+one, e.width))
	case 'J':
		for y := range e.cells {
			e.clear(e.cells[y], 0, e.width)
		}
	case 'r':
		e.top, e.bottom = one-1, e.height
		if n[1] > 0 {
			e.bottom = n[1]
		}
		e.x, e.y = 0, 0
	case 'M', 'L':
		e.lines(final, min(one, e.bottom-e.y))
	default:
		e.fail(params + string(final))
	}
	e.pending = false
}

// lines deletes or inserts lines at the cursor within the region.
func (e *emulator) lines(final byte, n int) {
	e.scrolled = true
	rows := e.cells[e.y:e.bottom]
	fresh := make([][]shown, n)
	for i := range fresh {
		fresh[i] = make([]shown, e.width)
		e.clear(fresh[i], 0, e.width)
	}
	if final == 'M' {
		copy(rows, append(append([][]shown{}, rows[n:]...), fresh...))
	} else {
		copy(rows, append(fresh, rows[:len(rows)-n]...))
	}
}

// clear blanks cells, with the background of the pen as terminals do.
func (e *emulator) clear(row []shown, from, to int) {
	for x := from; x < to; x++ {
		e.part(row, x)
		row[x] = shown{text: " ", pen: e.pen}
	}
}

// part blanks the other half of a wide character of which one is overwritten.
func (e *emulator) part(row []shown, x int) {
	if row[x].right {
		for i := x - 1; i >= 0; i-- {
			right := row[i].right
			row[i] = empty
			if !right {
				break
			}
		}
	}
	for i := x + 1; i < len(row) && row[i].right; i++ {
		row[i] = empty
	}
}

func (e *emulator) print(c string, w int) {
	if c[0] < ' ' || !utf8.ValidString(c) {
		e.fail(c)
		return
	}
	if e.odd != nil && !e.wrap {
		if n := e.odd(c); n > 0 {
			w = n
		}
	}
	if e.pending {
		if !e.wrap || e.y+1 >= e.height {
			e.fail("text behind the last column: " + c)
			return
		}
		e.x, e.y, e.pending = 0, e.y+1, false
	}
	if e.x+w > e.width {
		if e.wrap {
			e.fail("text over the last column: " + c)
		}
		return // clipped
	}
	row := e.cells[e.y]
	for x := e.x; x < e.x+w; x++ {
		e.part(row, x)
		row[x] = shown{text: c, pen: e.pen, link: e.link, right: x > e.x}
	}
	if e.x += w; e.x == e.width {
		e.x--
		e.pending = e.wrap
	}
}

func (e *emulator) fail(what string) {
	if e.err == nil {
		e.err = fmt.Errorf("the terminal does not understand %.60q at %d, %d", what, e.x, e.y)
	}
}

// differs tells where the screen is not a frame's row of glyphs.
func (e *emulator) differs(y int, l *line, skip func(x int) bool) error {
	for x := range e.width {
		g := l.glyphs[l.at[x]]
		want := shown{text: g.text, pen: g.pen, link: g.link, right: x > g.col}
		got := e.cells[y][x]
		if got.text == " " && want.text == " " && got.pen == want.pen && got.link == want.link || skip != nil && skip(x) {
			continue
		}
		if got != want {
			return fmt.Errorf("row %d, cell %d shows %+v, want %+v", y, x, got, want)
		}
	}
	return nil
}
