package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// What is read once more must not clear the screen; a terminal that was resized
// there and back has lost a part of it.
func TestASizeThatIsReadOnceMoreIsNewsOnlyWhereItDiffers(t *testing.T) {
	f := framed{width: 80, height: 24}
	for _, tt := range []struct {
		name      string
		msg, want tea.Msg
	}{
		{"read once more", settledSize{Width: 80, Height: 24}, nil},
		{"changed in between", settledSize{Width: 81, Height: 24}, tea.WindowSizeMsg{Width: 81, Height: 24}},
		{"there and back", tea.WindowSizeMsg{Width: 80, Height: 24}, tea.WindowSizeMsg{Width: 80, Height: 24}},
	} {
		if got := listen(f, tt.msg); got != tt.want {
			t.Errorf("%s: Bubble Tea is told %#v, want %#v", tt.name, got, tt.want)
		}
	}
}

func TestBubbleTeaIsNotToldThatClustersCouldBeCounted(t *testing.T) {
	if got := listen(framed{}, tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset}); got != nil {
		t.Errorf("it is told %#v", got)
	}
}
