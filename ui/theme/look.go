package theme

import (
	"strings"
	"time"

	"guanbao/ui/locale"
	"guanbao/ui/reading"
	"guanbao/ui/text"
)

// Look is all that a screen needs to draw itself: measure, words, styles,
// frame characters, and the moment and zone that dates are told in.
type Look struct {
	Text   *text.Measure
	Words  *locale.Texts
	Styles Styles
	Chrome Chrome
	Now    time.Time // set by messages, never read from a clock while drawing
	Zone   *time.Location

	Reading reading.Wish // how Chinese is shown
}

// Paint gives s, which is one line, the style of a role. The width stays what
// it was.
func (l *Look) Paint(r Role, s string) string {
	if s == "" || r == Plain {
		return s
	}
	return l.Styles[r].on + s + l.Styles[r].off
}

// blanks is what rows of empty cells are cut from.
var blanks = strings.Repeat(" ", 256)

// Blank is a row of n empty cells.
func Blank(n int) string {
	if n <= len(blanks) {
		return blanks[:max(n, 0)]
	}
	return strings.Repeat(" ", n)
}

// Rows pads or cuts a screen to exactly h rows; missing ones are n empty cells.
func Rows(rows []string, n, h int) []string {
	for len(rows) < h {
		rows = append(rows, Blank(n))
	}
	return rows[:max(h, 0)]
}

// DateWidth is the number of cells of the dates that ShortDate gives.
const DateWidth = 5

// ShortDate tells a date in five cells: the hour today, month and day this
// year, else the year. A moment without a date gives blanks.
func (l *Look) ShortDate(t time.Time, dateOnly bool) string {
	if t.IsZero() {
		return Blank(DateWidth)
	}
	t = l.local(t, dateOnly)
	now := l.Now.In(l.Zone)
	switch {
	case !dateOnly && t.Format(time.DateOnly) == now.Format(time.DateOnly):
		return t.Format("15:04")
	case t.Year() == now.Year():
		return t.Format("01-02")
	case t.Year() < 0 || t.Year() > 9999:
		return Blank(DateWidth)
	}
	return " " + t.Format("2006")
}

// LongDate tells a date in the reader's own way, with the time of day where
// there is one.
func (l *Look) LongDate(t time.Time, dateOnly bool) string {
	if t.IsZero() {
		return ""
	}
	layout := l.Words.DateTime
	if dateOnly {
		layout = l.Words.Date
	}
	return l.local(t, dateOnly).Format(layout)
}

// local moves t to the reader's zone. A day without a time of day stays the
// day that the publisher wrote.
func (l *Look) local(t time.Time, dateOnly bool) time.Time {
	if dateOnly {
		return t
	}
	return t.In(l.Zone)
}
