package ui

import (
	"context"
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"guanbao/ui/text"
)

// wrapPlain are the wrapping rules of the program's own sentences.
var wrapPlain = text.Options{}

// settled is when the size of the terminal is asked for once more. Bubble Tea
// begins to listen for changes a moment after it has read the size, and a
// terminal that is resized in between, as tiled ones are, would never be told.
const settled = 250 * time.Millisecond

// Run shows the reader on a terminal until it is quit or ctx is cancelled.
// What it was doing beside the screen is cancelled then.
func Run(ctx context.Context, p Ports, o Options, in io.Reader, out io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	program := tea.NewProgram(New(ctx, p, o), tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out))
	again := time.AfterFunc(settled, func() { program.Send(tea.RequestWindowSize()) })
	defer again.Stop()
	_, err := program.Run()
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil || errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	return err
}
