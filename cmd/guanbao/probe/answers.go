package probe

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// answers sorts what a terminal sends into answers and what was typed. Bytes
// may come in pieces of any size.
type answers struct {
	rest   []byte // the beginning of something whose end has not come
	typed  []byte
	places []place
	modes  map[int]int // by number, as DECRPM has them
	ended  bool        // DA1 was answered after the last place
}

// place is where the cursor stood, from 1.
type place struct{ row, column int }

// longest is the number of bytes beyond which a sequence is no answer.
const longest = 64

// add takes what was read.
func (a *answers) add(p []byte) {
	a.rest = append(a.rest, p...)
	for len(a.rest) > 0 {
		n := a.next(a.rest)
		if n == 0 {
			return
		}
		a.rest = a.rest[n:]
	}
}

// done reports whether all answers are in that will come. DA1 that is answered
// before any place was asked by somebody else.
func (a *answers) done() bool { return a.ended && len(a.places) > 0 }

// begun reports whether the terminal is known to answer: something has come,
// or the beginning of something that is longer than the key Escape.
func (a *answers) begun() bool {
	return len(a.places)+len(a.modes) > 0 || len(a.rest) > 1
}

// keys gives all that was typed once nothing more is read. The beginning of an
// answer is none of it: as keys it would be commands that nobody gave.
func (a *answers) keys() []byte {
	if n := introducer(a.rest); n > 0 && len(a.rest) > n {
		return a.typed
	}
	return append(a.typed, a.rest...)
}

// next takes one thing off the front of b and gives its length, 0 where its
// end has not come.
func (a *answers) next(b []byte) int {
	intro := introducer(b)
	switch {
	case intro == 0 && !utf8.FullRune(b), len(b) == 1 && b[0] == '\x1b':
		return 0
	case intro == 0:
		_, n := utf8.DecodeRune(b)
		a.typed = append(a.typed, b[:n]...)
		return n
	}
	end, whole := sequence(b, intro)
	switch {
	case !whole && end == len(b) && end < longest:
		return 0
	case whole && a.take(string(b[intro:end])):
		return end
	}
	// No answer: its bytes are typed, one by one, for another may begin within.
	a.typed = append(a.typed, b[0])
	return 1
}

// introducer gives the length of the Control Sequence Introducer at the front
// of b, in seven bits or in eight, 0 where there is none. The byte 9B within a
// character of UTF-8 is never at the front.
func introducer(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte("\x1b[")):
		return 2
	case bytes.HasPrefix(b, []byte{0x9b}):
		return 1
	}
	return 0
}

// sequence finds the end of a control sequence (ECMA-48 section 5.4) whose
// introducer has n bytes, and tells whether its final byte is there.
func sequence(b []byte, n int) (end int, whole bool) {
	b = b[:min(len(b), longest)]
	for n < len(b) && b[n] >= '0' && b[n] <= '?' {
		n++
	}
	for n < len(b) && b[n] >= ' ' && b[n] <= '/' {
		n++
	}
	if n < len(b) && b[n] >= '@' && b[n] <= '~' {
		return n + 1, true
	}
	return n, false
}

// take notes a control sequence if it is an answer.
func (a *answers) take(body string) bool {
	params, final := body[:len(body)-1], body[len(body)-1]
	switch final {
	case 'R':
		row, column, ok := pair(params)
		if !ok || column < first {
			return false // the key F3, or where somebody else's cursor stood
		}
		a.places, a.ended = append(a.places, place{row, column}), false
		return true
	case 'c':
		if !strings.HasPrefix(params, "?") {
			return false
		}
		a.ended = true
		return true
	case 'y':
		inner, private := strings.CutPrefix(params, "?")
		inner, report := strings.CutSuffix(inner, "$")
		mode, value, ok := pair(inner)
		if !private || !report || !ok || mode != 2026 && mode != 2027 {
			return false
		}
		if a.modes == nil {
			a.modes = make(map[int]int)
		}
		a.modes[mode] = value
		return true
	}
	return false
}

// pair reads two numbers with a semicolon between.
func pair(params string) (one, two int, ok bool) {
	l, r, ok := strings.Cut(params, ";")
	one, errOne := strconv.Atoi(l)
	two, errTwo := strconv.Atoi(r)
	return one, two, ok && errOne == nil && errTwo == nil
}
