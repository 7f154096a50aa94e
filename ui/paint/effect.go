package paint

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// effect tells what bytes of Bubble Tea's do to the screen: whether it is the
// alternate one afterwards, and whether its cells, cursor or pen may be others
// than before.
func effect(p string, on bool) (alternate, disturbed bool) {
	var state byte
	for p != "" {
		seq, width, n, next := ansi.DecodeSequence(p, state, nil)
		switch {
		case width > 0:
			disturbed = true
		case ansi.HasCsiPrefix(seq):
			switch params, final := seq[2:len(seq)-1], seq[len(seq)-1]; {
			case params == "?1049" && (final == 'h' || final == 'l'):
				on, disturbed = final == 'h', true
			case !harmless(params, final):
				disturbed = true
			}
		case ansi.HasOscPrefix(seq), ansi.HasDcsPrefix(seq), ansi.HasApcPrefix(seq):
		default:
			disturbed = true
		}
		state, p = next, p[n:]
	}
	return on, disturbed
}

// harmless reports whether a control sequence leaves cells, cursor and pen as
// they are: private modes of the keyboard, the mouse and of reporting, and
// questions.
func harmless(params string, final byte) bool {
	switch final {
	case 'h', 'l':
		switch params {
		case "?1", "?1000", "?1002", "?1003", "?1004", "?1006", "?2004", "?2026", "?2031":
			return true
		}
	case 'c', 'n', 'p', 'u', 'W':
		return true
	case 'm':
		return strings.HasPrefix(params, ">")
	}
	return false
}
