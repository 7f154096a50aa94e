package paint

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guanbao/ui/text"
)

// bench is a screen without a terminal behind it, and one that shows what it
// writes.
type bench struct {
	screen Screen
	term   *emulator
}

func newBench(mode text.Mode, width, height int) *bench {
	m := text.New(mode)
	return &bench{screen: Screen{measure: m}, term: newEmulator(m, width, height)}
}

// show draws a frame and compares the terminal with it, but for cells that are
// skipped. It tells how many bytes were written.
func (b *bench) show(f Frame, skip func(y, x int) bool) (int, error) {
	b.screen.compose(f)
	out := b.screen.brush.buf.String()
	if err := b.term.feed(out); err != nil {
		return len(out), fmt.Errorf("%w in %q", err, out)
	}
	var want line
	for y := range f.Height {
		row := ""
		if y < len(f.Rows) {
			row = f.Rows[y]
		}
		want.read(row, f.Width, b.screen.measure)
		var here func(int) bool
		if skip != nil {
			here = func(x int) bool { return skip(y, x) }
		}
		if err := b.term.differs(y, &want, here); err != nil {
			return len(out), fmt.Errorf("%w after %q", err, out)
		}
	}
	switch t := b.term; {
	case !t.wrap || t.pen != "" || t.link != "" || t.top != 0 || t.bottom != t.height:
		return len(out), fmt.Errorf("the terminal is left with wrap %v, pen %q, link %q, region %d-%d", t.wrap, t.pen, t.link, t.top, t.bottom)
	case t.visible != (f.Cursor != nil):
		return len(out), fmt.Errorf("the cursor shows: %v, want %v", t.visible, f.Cursor != nil)
	case f.Cursor != nil && (t.x != f.Cursor.X || t.y != f.Cursor.Y):
		return len(out), fmt.Errorf("the cursor is at %d, %d, want %d, %d", t.x, t.y, f.Cursor.X, f.Cursor.Y)
	}
	return len(out), nil
}

// pieces are what random rows are made of: text as Display leaves it.
var pieces = []string{
	" ", "  ", "              ", "                        ", "a", "GDP 8.1%", "国", "国家邮政局", "“引”", "…", "—", "①", "│", "|", "é", "e\u0301", "a\u0300\u0323",
	"한국", "かﾞ", "😀", "👨", "𠀀", "ก\u0e4d\u0e32", "क्षि", "〓", "ㄱ", "α", "❤", "[HK]", "\u200c",
	"\x1b[1m", "\x1b[7m", "\x1b[38;5;110m", "\x1b[48;5;236m", "\x1b[m", "\x1b[m", "\x1b]8;;https://a.example/1\x1b\\", "\x1b]8;;\x1b\\",
}

// rows makes a random frame: some rows of the one before, moved or changed.
func rows(r *rand.Rand, m *text.Measure, before []string, width, height int) []string {
	out := make([]string, height)
	by := r.IntN(7) - 3
	fresh := r.IntN(4)
	for y := range out {
		if from := y + by; fresh > 0 && from >= 0 && from < len(before) {
			out[y] = before[from]
		}
		switch r.IntN(8) {
		case 0:
			out[y] = row(r, m, width)
		case 1:
			if i := strings.LastIndexByte(out[y], ' '); i >= 0 {
				out[y] = out[y][:i] + pieces[r.IntN(len(pieces))] + out[y][i:]
			}
		}
	}
	return out[:height-r.IntN(2)]
}

func row(r *rand.Rand, m *text.Measure, width int) string {
	var b strings.Builder
	for range r.IntN(30) {
		if p := pieces[r.IntN(len(pieces))]; p[0] == '\x1b' {
			b.WriteString(p)
		} else {
			b.WriteString(m.Display(p))
		}
	}
	if r.IntN(2) == 0 {
		b.WriteString("\x1b[m" + strings.Repeat(" ", width))
	}
	return b.String()
}

func FuzzFramesArriveWhole(f *testing.F) {
	for seed := range uint64(64) {
		f.Add(seed, int(seed)%40+1, int(seed)%12+1)
	}
	f.Fuzz(func(t *testing.T, seed uint64, width, height int) {
		width, height = min(max(width, 1), 130), min(max(height, 1), 45)
		for _, mode := range []text.Mode{text.Narrow, text.Wide} {
			r := rand.New(rand.NewPCG(seed, 1))
			b := newBench(mode, width, height)
			var frame []string
			for i := range 12 {
				frame = rows(r, b.screen.measure, frame, width, height)
				next := Frame{Rows: frame, Width: width, Height: height}
				if r.IntN(3) == 0 {
					next.Cursor = tea.NewCursor(r.IntN(width), r.IntN(height))
				}
				if _, err := b.show(next, nil); err != nil {
					t.Fatalf("%v, seed %d, %d×%d, frame %d: %v\nof %q", mode, seed, width, height, i, err, frame)
				}
				if n, err := b.show(next, nil); n != 0 || err != nil {
					t.Fatalf("the same frame again writes %d bytes: %v", n, err)
				}
			}
		}
	})
}

// A terminal that gives doubtful clusters another width moves nothing else.
// So does one that draws in one cell what the reader's setting says takes two.
func TestATerminalThatCountsOtherwiseMovesNothingElse(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 2))
		mode := text.Mode(seed % 2)
		b := newBench(mode, 60, 8)
		b.term.odd = func(c string) int {
			if g := (&glyph{text: c, cells: b.screen.measure.Width(c)}); g.doubtful() {
				return 1 + int(seed/2+uint64(len(c)))%2
			}
			return 0
		}
		var frame []string
		for range 10 {
			frame = rows(r, b.screen.measure, frame, 60, 8)
			var lines [8]line
			for y := range lines {
				if y < len(frame) {
					lines[y].read(frame[y], 60, b.screen.measure)
				} else {
					lines[y].read("", 60, b.screen.measure)
				}
			}
			skip := func(y, x int) bool { return lines[y].glyphs[lines[y].at[x]].doubtful() }
			if _, err := b.show(Frame{Rows: frame, Width: 60, Height: 8}, skip); err != nil {
				t.Fatalf("seed %d: %v\nof %q", seed, err, frame)
			}
		}
	}
}
