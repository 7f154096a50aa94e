package paint

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"guanbao/ui/text"
)

// pause is the least time between two frames. Frames that come faster are left
// out but for the last.
const pause = 8 * time.Millisecond

// Frame is what a screen has to show.
type Frame struct {
	Rows          []string    // text and styles; none is wider than Width
	Width, Height int         // of the screen, in cells and rows
	Cursor        *tea.Cursor // nil to hide it
}

// Screen is the output of a Bubble Tea program that draws its frames itself.
// Write takes what Bubble Tea has to say, Show the frames.
type Screen struct {
	term.File
	measure *text.Measure
	sync    atomic.Bool // the terminal knows mode 2026

	handing sync.Mutex // holds next and broken; never held while the terminal is written to
	next    Frame
	broken  string // what the drawing panicked with, "" for nothing
	wake    chan struct{}
	stop    chan struct{}
	stopped chan struct{}

	writing sync.Mutex // holds what follows, and the terminal
	on      bool       // the alternate screen is there
	part    string     // of a sequence that Bubble Tea has begun to write
	shown   []string   // the rows on the terminal; nil where that is not known
	size    [2]int     // that they were drawn for
	cursor  cursor
	brush   brush
}

// cursor is what the terminal does with its cursor.
type cursor struct {
	known, visible bool
	x, y           int
}

// New makes the screen of a terminal and begins to draw: nothing until Bubble
// Tea has gone to the alternate screen. Stop ends it.
func New(out term.File, m *text.Measure) *Screen {
	s := &Screen{File: out, measure: m, wake: make(chan struct{}, 1), stop: make(chan struct{}), stopped: make(chan struct{})}
	go s.draw()
	return s
}

// Stop ends the drawing. What Bubble Tea writes still passes.
func (s *Screen) Stop() {
	close(s.stop)
	<-s.stopped
}

// Show hands over the frame to show from now on. It does not wait for the
// terminal. Where the drawing has panicked, so does Show: Bubble Tea, in which
// it is called, then gives the terminal back, as nobody would for draw.
func (s *Screen) Show(f Frame) {
	s.handing.Lock()
	broken := s.broken
	s.next = f
	s.handing.Unlock()
	if broken != "" {
		panic(broken)
	}
	s.rouse()
}

// confess keeps a panic of the drawing for Show.
func (s *Screen) confess() {
	if r := recover(); r != nil {
		s.handing.Lock()
		defer s.handing.Unlock()
		s.broken = fmt.Sprintf("%v\n\n%s", r, debug.Stack())
	}
}

// Synchronize tells that the terminal knows synchronized output (mode 2026):
// it then shows each frame at once.
func (s *Screen) Synchronize() { s.sync.Store(true) }

func (s *Screen) rouse() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Write passes on what Bubble Tea writes, and draws anew what that may have
// disturbed. Nothing is drawn within a sequence that comes in two writes.
func (s *Screen) Write(p []byte) (int, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	n, err := s.File.Write(p)
	held := s.part != ""
	on, disturbed, part := effect(s.part+string(p), s.on)
	if s.on, s.part = on, part; err != nil {
		disturbed, s.part = true, ""
	}
	if disturbed {
		s.forget()
	}
	if disturbed || held {
		s.rouse()
	}
	return n, err
}

// forget makes the next frame be drawn as a whole.
func (s *Screen) forget() { s.shown, s.cursor = nil, cursor{} }

// draw brings frame after frame to the terminal until Stop.
func (s *Screen) draw() {
	defer close(s.stopped)
	defer s.confess()
	for {
		select {
		case <-s.stop:
			return
		case <-s.wake:
		}
		if !s.paint() {
			continue
		}
		select {
		case <-s.stop:
			return
		case <-time.After(pause):
		}
	}
}

// paint brings the last frame to the terminal, and reports whether there was
// anything to write. A terminal that is gone is told to Bubble Tea by its input.
func (s *Screen) paint() bool {
	s.handing.Lock()
	f := s.next
	s.handing.Unlock()
	s.writing.Lock()
	defer s.writing.Unlock()
	if !s.on || s.part != "" || f.Width <= 0 || f.Height <= 0 {
		return false
	}
	if s.compose(f); s.brush.buf.Len() == 0 {
		return false
	}
	out := s.brush.buf.String()
	if s.sync.Load() {
		out = ansi.SetModeSynchronizedOutput + out + ansi.ResetModeSynchronizedOutput
	}
	if _, err := s.File.Write([]byte(out)); err != nil {
		s.forget()
	}
	return true
}

// compose writes into the brush what turns what is shown into a frame.
func (s *Screen) compose(f Frame) {
	b := &s.brush
	b.buf.Reset()
	rows := f.Rows[:min(len(f.Rows), f.Height)]
	if s.shown == nil || s.size != [2]int{f.Width, f.Height} {
		s.shown, s.size = make([]string, f.Height), [2]int{f.Width, f.Height}
		b.pen, b.link, b.x, b.y = "", "", 0, 0
		b.buf.WriteString(clearAll)
	}
	b.width = f.Width
	head := b.buf.Len()
	b.buf.WriteString(noWrap)
	empty := b.buf.Len()
	if runtime.GOOS != "windows" { // its terminal loses the cursor over scrolling regions
		b.scroll(s.shown, rows)
	}
	for y := range s.shown {
		row := ""
		if y < len(rows) {
			row = rows[y]
		}
		if row == s.shown[y] {
			continue
		}
		b.old.read(s.shown[y], f.Width, s.measure)
		b.new.read(row, f.Width, s.measure)
		b.row(y)
		s.shown[y] = strings.Clone(row) // the frame's rows may be parts of one large text
	}
	b.style("", "")
	if b.buf.Len() == empty {
		b.buf.Truncate(head)
	} else {
		b.buf.WriteString(wrap)
	}
	s.place(f.Cursor)
}

// place puts the cursor where an input method is to open its window, or hides
// it. It is out of sight while a frame is drawn.
func (s *Screen) place(want *tea.Cursor) {
	b := &s.brush
	drawn := b.buf.Len() > 0
	if want == nil {
		if !s.cursor.known || s.cursor.visible {
			b.buf.WriteString(ansi.HideCursor)
		}
		s.cursor = cursor{known: true}
		return
	}
	now := cursor{known: true, visible: true, x: want.X, y: want.Y}
	if !drawn && now == s.cursor {
		return
	}
	if drawn && s.cursor.visible {
		rest := strings.Clone(b.buf.String())
		b.buf.Reset()
		b.buf.WriteString(ansi.HideCursor + rest)
	}
	b.y = -1
	b.move(want.X, want.Y)
	if drawn || !s.cursor.visible {
		b.buf.WriteString(ansi.ShowCursor)
	}
	s.cursor = now
}
