package main

import (
	"strings"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed/query"
	"guanbao/feed/safe"
	"guanbao/ui/text"
)

// queryFailure tells the fault of a query: what is wrong, the query with the
// place marked, and what was expected there.
func (a *app) queryFailure(typed string, fault *query.Error) error {
	words := &a.texts.Queries
	cells := a.err.cells
	if cells == 0 {
		cells = plainCells
	}
	a.say(words.Fault(fault))
	line, mark := pointed(a.measure, typed, fault.Start, fault.End, cells-2)
	for _, l := range []string{line, mark, oneLine(words.Want(fault))} {
		if l != "" {
			a.err.line("  " + l)
		}
	}
	return said(exitUsage)
}

// plainCells is the width of what is no terminal.
const plainCells = 80

// pointed gives a text on one line and below it the mark of the bytes from
// start to end. Of a text that is wider than so many cells the place and what
// is about it is shown. A text with a password in it has no mark: what is put
// in its place has another length.
func pointed(m *text.Measure, s string, start, end, cells int) (line, mark string) {
	if masked := urls.MaskAll(s); masked != s {
		return m.Cut(safe.Line(masked), cells), ""
	}
	before, at, behind := piece(s[:start]), piece(s[start:end]), piece(s[end:])
	before = strings.TrimLeft(before, " ")
	if behind = strings.TrimRight(behind, " "); before+at+behind == "" {
		return "", ""
	}
	// The place may take half of the line and what stands before it the rest;
	// what is left over is for what follows.
	room := max(cells, 8)
	at = m.Cut(at, room/2)
	before = m.CutLeft(before, room-max(m.Width(at), 1)-min(m.Width(behind), room/4))
	behind = m.Cut(behind, room-m.Width(before)-m.Width(at))
	return before + at + behind, strings.Repeat(" ", m.Width(before)) + strings.Repeat("^", max(m.Width(at), 1))
}

// piece is a part of a text as it is shown on one line. Spaces at its ends
// belong to the text.
func piece(s string) string {
	const edge = "."
	return strings.TrimSuffix(strings.TrimPrefix(safe.Line(edge+s+edge), edge), edge)
}
