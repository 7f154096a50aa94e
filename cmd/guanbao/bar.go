package main

import (
	"fmt"
	"strings"
)

// bar is the progress of a refresh on standard error, drawn over itself on a
// terminal's last line and nowhere else. It needs no escape sequences.
type bar struct {
	out   *output
	drawn int // cells to wipe
}

func (a *app) newBar() *bar { return &bar{out: a.err} }

// barCells is the length of the bar between its brackets, in cells.
const barCells = 30

// draw shows how much is done.
func (b *bar) draw(done, total int) {
	if !b.out.terminal || total < 2 || done == total {
		return
	}
	full := barCells * done / total
	s := fmt.Sprintf("[%s%s] %d/%d", strings.Repeat("=", full), strings.Repeat(" ", barCells-full), done, total)
	b.out.print("\r" + s)
	b.out.flush()
	b.drawn = len(s)
}

// note shows, where there is nothing to count, that something is under way.
func (b *bar) note(what string, cells int) {
	if !b.out.terminal {
		return
	}
	b.clear()
	b.out.print("\r" + what)
	b.out.flush()
	b.drawn = cells
}

// clear wipes the bar so that a line can be printed in its place.
func (b *bar) clear() {
	if b.drawn == 0 {
		return
	}
	b.out.print("\r" + strings.Repeat(" ", b.drawn) + "\r")
	b.out.flush()
	b.drawn = 0
}
