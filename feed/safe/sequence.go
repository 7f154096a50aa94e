package safe

import (
	"strings"
	"unicode/utf8"
)

// maxSequence bounds, in bytes, how far the end of an escape sequence is
// looked for. When there is none within it, only the introducer goes: a
// missing terminator must not swallow the article.
const maxSequence = 4 << 10

// The controls that begin or end a sequence: in 7 bits ESC and a second
// character, in 8 bits one control of the C1 set (ECMA-48, 5.3).
const (
	esc = 0x1B
	bel = 0x07
	dcs = 0x90
	sos = 0x98
	csi = 0x9B
	st  = 0x9C
	osc = 0x9D
	pm  = 0x9E
	apc = 0x9F
)

// sequence returns the length in bytes of what has to go at the start of s,
// which begins with ESC or with a control of the C1 set.
func sequence(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if r != esc {
		return introduced(s, r, size)
	}
	if len(s) < 2 {
		return 1
	}
	switch c := s[1]; c {
	case '[':
		return introduced(s, csi, 2)
	case ']', 'k': // ESC k sets a window title in screen and tmux
		return introduced(s, osc, 2)
	case 'P':
		return introduced(s, dcs, 2)
	case 'X':
		return introduced(s, sos, 2)
	case '^':
		return introduced(s, pm, 2)
	case '_':
		return introduced(s, apc, 2)
	}
	return escape(s)
}

// escape measures ESC, intermediate bytes and a final byte (ECMA-35, 13.2).
func escape(s string) int {
	i := 1
	for i < min(len(s), maxSequence) && 0x20 <= s[i] && s[i] <= 0x2F {
		i++
	}
	if i < len(s) && 0x30 <= s[i] && s[i] <= 0x7E {
		return i + 1
	}
	return 1
}

// introduced measures the sequence that kind begins, whose introducer takes
// the first n bytes of s.
func introduced(s string, kind rune, n int) int {
	switch kind {
	case csi:
		return control(s, n)
	case osc:
		return text(s, n, true)
	case dcs, sos, pm, apc:
		return text(s, n, false)
	}
	return n
}

// control measures a control sequence: parameters, intermediate bytes, final.
func control(s string, n int) int {
	i, end := n, min(len(s), maxSequence)
	for i < end && 0x30 <= s[i] && s[i] <= 0x3F {
		i++
	}
	for i < end && 0x20 <= s[i] && s[i] <= 0x2F {
		i++
	}
	if i < end && 0x40 <= s[i] && s[i] <= 0x7E {
		return i + 1
	}
	return n
}

// text measures a sequence that carries text up to a string terminator. That
// of an OSC may be BEL, and it has no line breaks. Any other control breaks a
// sequence off, as it does in terminals.
func text(s string, n int, isOSC bool) int {
	window := s[:min(len(s), maxSequence)]
	for i := n; i < len(window); i++ {
		switch c := window[i]; {
		case c == esc:
			if strings.HasPrefix(s[i:], "\x1b\\") {
				return i + 2
			}
			return n
		case c == bel && isOSC:
			return i + 1
		case c == 0xC2 && i+1 < len(s) && 0x80 <= s[i+1] && s[i+1] <= 0x9F:
			if s[i+1] == st {
				return i + 2
			}
			return n
		case c == 0x18 || c == 0x1A || c == '\n' && isOSC:
			return n
		}
	}
	return n
}
