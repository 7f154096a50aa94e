package ui

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"guanbao/ui/paint"
	"guanbao/ui/text"
)

// wrapPlain are the wrapping rules of the program's own sentences.
var wrapPlain = text.Options{}

// settled is when the size of the terminal is read once more. Bubble Tea begins
// to listen for changes a moment after it has read the size, and a terminal
// that is resized in between, as tiled ones are, would never be told. (Its own
// request for the size is no way out: it writes beside the one that listens.)
const settled = 250 * time.Millisecond

// Run shows the reader on a terminal until it is quit or ctx is cancelled.
// What it was doing beside the screen is cancelled then.
func Run(ctx context.Context, p Ports, o Options, in, out term.File) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	model := New(ctx, p, o)
	screen := paint.New(out, model.look.Text)
	defer screen.Stop()
	if o.Synced {
		screen.Synchronize()
	}
	program := tea.NewProgram(framed{Model: model, screen: screen},
		tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(screen), tea.WithFilter(listen))
	go typedAhead(o.Typed, program.Send)
	again := time.AfterFunc(settled, func() { tellSize(out, func(s settledSize) { program.Send(s) }) })
	defer again.Stop()
	_, err := program.Run()
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil || errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	return err
}

// framed is the model as Bubble Tea sees it: its frames go to the screen, and
// Bubble Tea is left an empty one.
type framed struct {
	Model
	screen        *paint.Screen
	width, height int // of the terminal
}

// Update hands a message to the model.
func (f framed) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		f.width, f.height = size.Width, size.Height
	}
	next, cmd := f.Model.Update(msg)
	f.Model = next.(Model)
	return f, cmd
}

// View hands the frame to the screen.
func (f framed) View() tea.View {
	v := f.Model.View()
	f.screen.Show(paint.Frame{Rows: strings.Split(v.Content, "\n"), Width: f.width, Height: f.height, Cursor: v.Cursor})
	v.Content, v.Cursor = " ", nil
	return v
}

// listen takes what the terminal says before Bubble Tea does. That it could
// count whole clusters (mode 2027) Bubble Tea is not told: it would switch that
// on, and cells are counted by code points here. A size makes it clear the
// screen, as is due where the terminal was resized, even there and back; not so
// where the size was only read once more.
func listen(model tea.Model, msg tea.Msg) tea.Msg {
	f := model.(framed)
	switch msg := msg.(type) {
	case settledSize:
		if msg.Width == f.width && msg.Height == f.height {
			return nil
		}
		return tea.WindowSizeMsg(msg)
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeUnicodeCore {
			return nil
		}
		if msg.Mode == ansi.ModeSynchronizedOutput && msg.Value == ansi.ModeReset {
			f.screen.Synchronize()
		}
	}
	return msg
}

// typedAhead sends the keys that were typed before the screen stood.
func typedAhead(typed []byte, send func(tea.Msg)) {
	var d uv.EventDecoder
	for len(typed) > 0 {
		n, event := d.Decode(typed)
		if n <= 0 {
			return
		}
		typed = typed[n:]
		if key, ok := event.(uv.KeyPressEvent); ok {
			send(tea.KeyPressMsg(key))
		}
	}
}

// settledSize is the size of the terminal as tellSize reads it.
type settledSize tea.WindowSizeMsg

// tellSize reads the size of a terminal and sends it, and again while it
// changes under way, so that the last one sent is the last one read.
func tellSize(out term.File, send func(settledSize)) {
	var told settledSize
	for {
		w, h, err := term.GetSize(out.Fd())
		size := settledSize{Width: w, Height: h}
		if err != nil || size == told {
			return
		}
		send(size)
		told = size
	}
}
