package ui

import (
	"context"
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

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
func Run(ctx context.Context, p Ports, o Options, in io.Reader, out io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	program := tea.NewProgram(New(ctx, p, o), tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out))
	again := time.AfterFunc(settled, func() { tellSize(out, func(s tea.WindowSizeMsg) { program.Send(s) }) })
	defer again.Stop()
	_, err := program.Run()
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil || errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	return err
}

// tellSize reads the size of a terminal and sends it, and again while it
// changes under way, so that the last one sent is the last one read.
func tellSize(out io.Writer, send func(tea.WindowSizeMsg)) {
	file, ok := out.(term.File)
	if !ok {
		return
	}
	var told tea.WindowSizeMsg
	for {
		w, h, err := term.GetSize(file.Fd())
		size := tea.WindowSizeMsg{Width: w, Height: h}
		if err != nil || size == told {
			return
		}
		send(size)
		told = size
	}
}
