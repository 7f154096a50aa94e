package prompt

import (
	"fmt"
	"slices"
	"testing"
)

func typed(lines ...string) (h History) {
	for _, l := range lines {
		h = h.Add(l)
	}
	return h
}

func TestHistoryKeepsWhatIsWorthKeeping(t *testing.T) {
	for _, tt := range []struct{ name, line, want string }{
		{"an address", "https://a.example/新闻", "https://a.example/新闻"},
		{"without the space around it", "  help ", "help"},
		{"an empty line", "", ""},
		{"a blank line", " 　\t", ""},
		{"a name and a password", "https://me:pass@a.example/", ""},
		{"a name alone", "https://token@a.example/", ""},
		{"behind a command", "add https://me:pass@a.example/", ""},
		{"without a scheme", "add me:pass@a.example/rss", ""},
		{"a password with a slash", "https://me:pa/ss@a.example/", ""},
		{"a password with a space", "https://me:pa ss@a.example/", ""},
		{"a password with an at sign", "https://me:p@ss@a.example/", ""},
		{"an at sign in the path", "https://a.example/@agency/rss", "https://a.example/@agency/rss"},
		{"an at sign in a query", "https://a.example?to=x@b.example", "https://a.example?to=x@b.example"},
		{"a port", "https://a.example:8080/rss", "https://a.example:8080/rss"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := (Model{history: typed("first", tt.line)}).Older().Value(); got != tt.want && !(tt.want == "" && got == "first") {
				t.Errorf("%q is kept as %q, want %q", tt.line, got, tt.want)
			}
		})
	}
}

func TestHistoryHasNoLineTwiceInARowAndAnEnd(t *testing.T) {
	if got := typed("a", "a", "b", "a").lines; !slices.Equal(got, []string{"a", "b", "a"}) {
		t.Errorf("kept %q", got)
	}
	h := History{}
	for i := range longest + 50 {
		h = h.Add(fmt.Sprint(i))
	}
	if len(h.lines) != longest || h.lines[0] != "50" || h.lines[longest-1] != "249" {
		t.Errorf("%d lines from %s to %s", len(h.lines), h.lines[0], h.lines[len(h.lines)-1])
	}
}

func TestHistoryIsAValue(t *testing.T) {
	h := typed("a", "b", "c")
	one, two := h.Add("d"), h.Add("e")
	if len(h.lines) != 3 || one.lines[3] != "d" || two.lines[3] != "e" {
		t.Errorf("%q, %q and %q have a line in common", h.lines, one.lines, two.lines)
	}
}

func TestHistoryIsWalkedFromTheDraftAndBack(t *testing.T) {
	h := typed("add x", "help", "add y", "refresh-all", "add y")
	for _, tt := range []struct{ name, from, keys, want string }{
		{"the newest", "|", "up", "add y|"},
		{"the one before", "|", "up up", "refresh-all|"},
		{"by the other keys", "|", "ctrl+p ctrl+p ctrl+n", "add y|"},
		{"not beyond the oldest", "|", "up up up up up up up", "add x|"},
		{"back to the draft", "re|", "up down", "re|"},
		{"down without having gone up", "re|", "down", "re|"},
		{"only lines that begin so", "add|", "up up up", "add x|"},
		{"and back", "add|", "up up down", "add y|"},
		{"no line begins so", "zz|", "up up", "zz|"},
		{"the line that is there already", "add x|", "up", "add x|"},
		{"a line changed becomes the draft", "|", "up up backspace up down", "refresh-al|"},
		{"moving about does not end the walk", "|", "up home up", "refresh-all|"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := at(tt.from)
			m.history = h
			if got := press(m, tt.keys).String(); got != tt.want {
				t.Errorf("%q then %s: %q, want %q", tt.from, tt.keys, got, tt.want)
			}
		})
	}
}
