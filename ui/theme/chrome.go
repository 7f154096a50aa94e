package theme

import (
	"strings"

	"guanbao/feed"
)

// Chrome is the set of characters that the frame is drawn with. Each is
// exactly one cell wide in the terminals that the set is for.
type Chrome struct {
	Separator string // between two panes
	Line      string // between two panes one over the other
	Unread    string
	Starred   string
	Failing   string
	Hidden    string
	Short     string // a summary without its full text
	Path      string // between a source and its view
	Bullet    string // of a list in an article
	Quote     string // before a quoted line
	Dot       string // between two facts
	Full      string // progress: done
	Empty     string // progress: to do
	Away      string // leads to what is not in the cache
	Several   string // may lead to several articles
	Open      string // a section whose rows are seen
	Folded    string // a section whose rows are not
	Hot       string // before how many list it
	Times     string // before the number of copies
	Changed   string // before the title of what its publisher changed
	Done      string // before what needs nothing more
	Heights   string // a character each, from nothing to full
}

// NarrowChrome is for terminals that draw East Asian Ambiguous characters in
// one cell.
var NarrowChrome = Chrome{
	Separator: "│", Line: "─", Unread: "●", Starred: "★", Failing: "!", Hidden: "-", Short: "~", Path: "›", Bullet: "•", Quote: "│", Dot: "·",
	Full: "█", Empty: "░", Away: "↓", Several: "?", Open: "-", Folded: "+", Times: "×", Changed: "±", Hot: "^", Done: "✓", Heights: ".▁▂▃▄▅▆█",
}

// WideChrome is for terminals that draw them in two: it keeps to characters
// that are one cell there as well.
var WideChrome = Chrome{
	Separator: "|", Line: "-", Unread: "*", Starred: "+", Failing: "!", Hidden: "-", Short: "~", Path: ">", Bullet: "-", Quote: "|", Dot: "-",
	Full: "#", Empty: ".", Away: "v", Several: "?", Open: "-", Folded: "+", Times: "x", Changed: "%", Hot: "^", Done: "v", Heights: ".:-=+*%#",
}

// Bar draws a height for each of a row of numbers.
func (c Chrome) Bar(w feed.Weeks) string {
	heights := []rune(c.Heights)
	var b strings.Builder
	for _, h := range w.Levels(len(heights) - 1) {
		b.WriteRune(heights[h])
	}
	return b.String()
}
