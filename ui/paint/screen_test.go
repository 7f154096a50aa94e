package paint

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"charm.land/lipgloss/v2"

	"guanbao/ui/text"
)

// tty takes down what is written to it. With a gate a write waits for it.
type tty struct {
	mu   sync.Mutex
	out  bytes.Buffer
	gate chan struct{}
	wait chan struct{} // gets a value when something was written
}

func newTTY() *tty { return &tty{wait: make(chan struct{}, 100)} }

func (t *tty) Write(p []byte) (int, error) {
	if t.gate != nil {
		<-t.gate
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.out.Write(p)
	t.wait <- struct{}{}
	return len(p), nil
}
func (*tty) Read([]byte) (int, error) { return 0, nil }
func (*tty) Close() error             { return nil }
func (*tty) Fd() uintptr              { return ^uintptr(0) }

// taken is what was written since the last call.
func (t *tty) taken() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	defer t.out.Reset()
	return t.out.String()
}

const enter, leave = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J", "\x1b[?1049l\x1b[?25h"

func frame1(rows ...string) Frame { return Frame{Rows: rows, Width: 20, Height: 3} }

func TestFramesAreDrawnOnTheAlternateScreenOnly(t *testing.T) {
	out := newTTY()
	s := New(out, text.New(text.Narrow))
	defer s.Stop()
	s.Show(frame1("公告"))
	s.paint()
	if got := out.taken(); got != "" {
		t.Fatalf("drawn before the alternate screen was there: %q", got)
	}
	fmt.Fprint(s, enter)
	<-out.wait // what Bubble Tea wrote
	<-out.wait // the frame
	if got := out.taken(); !strings.HasPrefix(got, enter+clearAll) || !strings.Contains(got, "公告") {
		t.Errorf("the frame was not drawn behind %q: %q", enter, got)
	}
	fmt.Fprint(s, leave)
	<-out.wait
	s.Show(frame1("通知"))
	s.paint()
	if got := out.taken(); got != leave {
		t.Errorf("drawn after the alternate screen was left: %q", got)
	}
}

func TestAQuestionOfBubbleTeasDisturbsNothing(t *testing.T) {
	out := newTTY()
	s := New(out, text.New(text.Narrow))
	defer s.Stop()
	s.Show(frame1("公告"))
	fmt.Fprint(s, enter)
	<-out.wait
	<-out.wait
	out.taken()
	fmt.Fprint(s, "\x1b]11;?\a\x1b[?2026$p\x1b[?u")
	s.paint()
	if got := out.taken(); strings.Contains(got, "公告") {
		t.Errorf("the frame was drawn again: %q", got)
	}
	fmt.Fprint(s, "\x1b[2J")
	s.paint()
	if got := out.taken(); !strings.Contains(got, "公告") {
		t.Errorf("the frame was not drawn again after the screen was cleared: %q", got)
	}
}

func TestShowDoesNotWaitForTheTerminal(t *testing.T) {
	out := newTTY()
	s := New(out, text.New(text.Narrow))
	fmt.Fprint(s, enter)
	<-out.wait
	out.gate = make(chan struct{})
	for i := range 50 {
		s.Show(frame1(fmt.Sprint("第", i, "号"))) // would hang where it waits
	}
	close(out.gate)
	s.paint()
	if got := out.taken(); !strings.Contains(got, "49") {
		t.Errorf("the last frame is missing: %q", got)
	}
	s.Stop()
}

// faulty is a terminal that panics where a frame is written.
type faulty struct{ *tty }

func (f faulty) Write(p []byte) (int, error) {
	if strings.Contains(string(p), "公告") {
		panic("no terminal")
	}
	return f.tty.Write(p)
}

// Nobody catches a panic of the goroutine that draws: the program would leave
// the terminal raw, on the alternate screen.
func TestAPanicOfTheDrawingReachesWhoShows(t *testing.T) {
	s := New(faulty{newTTY()}, text.New(text.Narrow))
	defer s.Stop()
	fmt.Fprint(s, enter)
	s.Show(frame1("公告"))
	<-s.stopped
	defer func() {
		if r := fmt.Sprint(recover()); !strings.HasPrefix(r, "no terminal") || !strings.Contains(r, "paint") {
			t.Errorf("Show panics with %q", r)
		}
	}()
	s.Show(frame1("通知"))
}

func TestFramesComeAtOnceWhereTheTerminalCanDoThat(t *testing.T) {
	out := newTTY()
	s := New(out, text.New(text.Narrow))
	defer s.Stop()
	fmt.Fprint(s, enter)
	<-out.wait
	out.taken()
	s.Synchronize()
	s.Show(frame1("公告"))
	<-out.wait
	if got := out.taken(); !strings.HasPrefix(got, "\x1b[?2026h") || !strings.HasSuffix(got, "\x1b[?2026l") {
		t.Errorf("written %q", got)
	}
}

func TestEffect(t *testing.T) {
	for _, c := range []struct {
		written       string
		before, after bool
		disturbed     bool
	}{
		{"", true, true, false},
		{"\x1b[?1049h", false, true, true},
		{"\x1b[?1049l", true, false, true},
		{"\x1b[?2004h\x1b[?1002h\x1b[?1006h\x1b[?2026$p\x1b[>4;2m\x1b[>1u\x1b[?u\x1b[<1u", true, true, false},
		{"\x1b]2;guanbao\a\x1b]11;?\x1b\\\x1b]52;c;YQ==\a\x1bP+q5247\x1b\\", true, true, false},
		{"\x1b[2J", true, true, true},
		{"\x1b[K", true, true, true},
		{"\x1b[3;1H", true, true, true},
		{"\x1b[1m", true, true, true},
		{"\x1b[?25h", true, true, true},
		{"\x1b[?7l", true, true, true},
		{"\x1b[\x1b[?2004h", true, true, true}, // broken off
		{"\x1b[u", true, true, true},
		{"\x1b[!p", true, true, true},
		{"\r\n", true, true, true},
		{"x", true, true, true},
		{"\x1b7", true, true, true},
		{"\x1b]2;title\a x", true, true, true},
	} {
		if on, disturbed, rest := effect(c.written, c.before); on != c.after || disturbed != c.disturbed || rest != "" {
			t.Errorf("%q: alternate %v, disturbed %v, left %q", c.written, on, disturbed, rest)
		}
	}
}

func TestNothingIsDrawnWithinASequenceOfBubbleTeas(t *testing.T) {
	for _, whole := range []string{enter, "\x1b]2;guanbao\x1b\\", "\x1bP+q5247\x1b\\", "\x1b[?2004h\x1b[2J"} {
		for cut := 1; cut < len(whole); cut++ {
			out := newTTY()
			s := Screen{File: out, measure: text.New(text.Narrow), on: true, wake: make(chan struct{}, 1)}
			s.Show(frame1("公告"))
			fmt.Fprint(&s, whole[:cut])
			s.paint()
			if _, _, rest := effect(whole[:cut], true); rest != "" && out.taken() != whole[:cut] {
				t.Errorf("drawn between %q and %q", whole[:cut], whole[cut:])
			}
			<-s.wake
			fmt.Fprint(&s, whole[cut:])
			s.paint()
			if got := out.taken(); !strings.Contains(got, whole[cut:]) {
				t.Errorf("%q in two: %q", whole, got)
			}
			if s.shown == nil || s.shown[0] != "公告" {
				t.Errorf("%q in two, cut at %d: the frame is not drawn", whole, cut)
			}
		}
	}
}

// broken is a terminal that takes a part of what is written, once.
type broken struct {
	*tty
	takes int
}

func (b *broken) Write(p []byte) (int, error) {
	if n := min(b.takes, len(p)); n >= 0 {
		b.takes = -1
		n, _ = b.tty.Write(p[:n])
		return n, io.ErrShortWrite
	}
	return b.tty.Write(p)
}

func TestAfterAWriteThatFailedAllIsDrawnAnew(t *testing.T) {
	out := &broken{newTTY(), -1}
	s := Screen{File: out, measure: text.New(text.Narrow), on: true, wake: make(chan struct{}, 1)}
	for name, fail := range map[string]func(){
		"a frame":         func() { s.Show(frame1("通知")); s.paint() },
		"of Bubble Tea's": func() { fmt.Fprint(&s, "\x1b[?2004h") },
	} {
		s.Show(frame1("公告"))
		s.paint()
		out.taken()
		out.takes = 3
		fail()
		s.Show(frame1("公告"))
		out.taken()
		s.paint()
		if got := out.taken(); !strings.HasPrefix(got, clearAll) || !strings.Contains(got, "公告") || !strings.HasSuffix(got, "\x1b[?25l") {
			t.Errorf("%s: then %q", name, got)
		}
	}
}

func TestNothingButTextStylesAndLinksReachTheTerminal(t *testing.T) {
	link := "\x1b]8;id=1;https://a.example/\x1b\\"
	for in, want := range map[string]string{
		"a\x1b[31mb\x1b[mc":                   "a\x1b[31mb\x1b[mc",
		"a\x1b[38:2::1:2:3mb\x1b[0mc":         "a\x1b[38:2::1:2:3mb\x1b[mc",
		link + "a\x1b]8;;\x1b\\b":             link + "a" + closeLink + "b",
		"a\x1b]52;c;YQ==\ab":                  "ab",
		"a\x1b]0;owned\x1b\\b":                "ab",
		"a\x1b[2Jb\x1b[5;5Hc":                 "abc",
		"a\x1b[?1049lb\x1b[>4mc":              "abc",
		"a\x1b[31":                            "a[31",
		"a\x1b":                               "a",
		"a\x1bPq\x1b\\b":                      "aPq\\b",
		"a\x07\u009b31mb\x00\tc":              "a31mbc",
		"a\x9b31mb\xffc":                      "a31mbc",
		"ae\x07\u0301b":                       "aeb",
		"局\x1b[m\x07\u0301b":                  "局b",
		"e\x1b[1m\u0301b":                     "e\x1b[1mb\x1b[m",
		"\x1b]8;;https://a.example/ b\x1b\\x": "x",
	} {
		var b brush
		b.width = 20
		b.old.read("", 20, text.New(text.Narrow))
		b.new.read(in, 20, text.New(text.Narrow))
		b.row(0)
		b.style("", "")
		if got := strings.TrimSuffix(b.buf.String(), erase); got != want {
			t.Errorf("%q is written as %q, want %q", in, got, want)
		}
	}
}

// chinese is a list of as many rows as the height, the cursor on one of them.
func chinese(width, height, at int) []string {
	m := text.New(text.Narrow)
	reverse := lipgloss.NewStyle().Reverse(true)
	rows := make([]string, height)
	for i := range rows {
		rows[i] = m.Fit(fmt.Sprintf("● 05-%02d 国家邮政局公布2021年%d月邮政行业运行情况，业务量同比增长%d.4%%", i+1, i%12+1, 20+i), width)
		if i == at {
			rows[i] = reverse.Render(rows[i])
		}
	}
	return rows
}

// A step of the cursor writes the two rows that change, as far as they do.
func TestAStepOfTheCursorIsFrugal(t *testing.T) {
	b := newBench(text.Narrow, 120, 40)
	for at := range 20 {
		n, err := b.show(Frame{Rows: chinese(120, 20, at), Width: 120, Height: 40}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if at > 0 && n > 400 {
			t.Errorf("a step to row %d writes %d bytes", at, n)
		}
	}
}

func TestATextThatMovesByALineIsScrolled(t *testing.T) {
	b := newBench(text.Narrow, 80, 24)
	all := chinese(80, 60, -1)
	was := 10
	for _, top := range []int{10, 11, 10, 20, 5} {
		frame := append(append([]string{"head"}, all[top:top+22]...), "status")
		n, err := b.show(Frame{Rows: frame, Width: 80, Height: 24}, nil)
		if err != nil {
			t.Fatal(err)
		}
		fresh := max(top-was, was-top)
		if b.term.scrolled != (fresh > 0) || fresh > 0 && n > 60+100*fresh {
			t.Errorf("from line %d to %d: scrolled %v, %d bytes", was, top, b.term.scrolled, n)
		}
		was, b.term.scrolled = top, false
	}
}

func BenchmarkStep(b *testing.B) {
	s := newBench(text.Narrow, 120, 40)
	frames := [][]string{chinese(120, 40, 3), chinese(120, 40, 4)}
	written := 0
	for i := 0; b.Loop(); i++ {
		s.screen.compose(Frame{Rows: frames[i%2], Width: 120, Height: 40})
		written += s.screen.brush.buf.Len()
	}
	b.ReportMetric(float64(written)/float64(b.N), "B/step")
}

func BenchmarkWholeFrame(b *testing.B) {
	s := newBench(text.Narrow, 120, 40)
	frame := chinese(120, 40, 3)
	for b.Loop() {
		s.screen.shown = nil
		s.screen.compose(Frame{Rows: frame, Width: 120, Height: 40})
	}
	b.ReportMetric(float64(s.screen.brush.buf.Len()), "B/frame")
}
