package paint

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// effect tells what bytes of Bubble Tea's do to the screen: whether it is the
// alternate one afterwards, and whether its cells, cursor or pen may be others
// than before. Rest is the beginning of a sequence whose end has not come.
func effect(p string, on bool) (alternate, disturbed bool, rest string) {
	for p != "" {
		seq, width, n, state := ansi.DecodeSequence(p, ansi.NormalState, nil)
		switch {
		case state != ansi.NormalState:
			return on, disturbed, seq
		case width > 0:
			disturbed = true
		case len(seq) > 2 && seq[:2] == "\x1b[":
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
		p = p[n:]
	}
	return on, disturbed, ""
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
	case 'c', 'n', 'W':
		return true
	case 'p': // DECRQM; DECSTR, a reset, ends so too
		return strings.HasSuffix(params, "$")
	case 'u': // of the keyboard; alone it moves the cursor
		return params != ""
	case 'm':
		return strings.HasPrefix(params, ">")
	}
	return false
}
