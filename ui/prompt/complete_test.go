package prompt

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"guanbao/ui/text"
)

var names = []string{"quit", "redraw", "refresh-all", "refresh-feed", "remove"}

func TestTabCompletesAsFarAsNamesAgreeAndTriesThemThen(t *testing.T) {
	for _, tt := range []struct{ name, from, keys, want string }{
		{"one name", "q|", "tab", "quit|"},
		{"no name", "x|", "tab tab", "x|"},
		{"as far as they agree", "ref|", "tab", "refresh-|"},
		{"then the first", "ref|", "tab tab", "refresh-all|"},
		{"and the next", "ref|", "tab tab tab", "refresh-feed|"},
		{"and what they have in common", "ref|", "tab tab tab tab", "refresh-|"},
		{"and the first again", "ref|", "tab tab tab tab tab", "refresh-all|"},
		{"back", "re|", "tab shift+tab", "remove|"},
		{"from nothing", "|", "tab tab", "quit|"},
		{"a name that is there", "quit|", "tab", "quit|"},
		{"what follows the cursor stays", "qu| now", "tab", "quit| now"},
		{"no name behind a command", "add q|", "tab", "add q|"},
		{"a key between", "re|", "tab tab backspace tab", "redraw|"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := at(tt.from)
			m.names = names
			if got := press(m, tt.keys).String(); got != tt.want {
				t.Errorf("%q then %s: %q, want %q", tt.from, tt.keys, got, tt.want)
			}
		})
	}
}

func TestNamesBeingTriedAreShownWhereThereIsRoom(t *testing.T) {
	m := press(Model{}.Open(":", History{}, names).Insert("ref"), "tab")
	for width, want := range map[int]string{
		60: ":refresh-  refresh-all refresh-feed", 24: ":refresh-  refresh-all…", 19: ":refresh-  refresh…", 18: ":refresh-",
	} {
		row, cursor := m.View(look(text.Narrow), width)
		if got := strings.TrimRight(ansi.Strip(row), " "); got != want || cursor != 9 {
			t.Errorf("%d cells: %q with the cursor in cell %d, want %q", width, got, cursor, want)
		}
	}
	if row, _ := m.Insert("x").View(look(text.Narrow), 60); strings.Contains(row, "feed") {
		t.Errorf("names are shown for ever: %q", row)
	}
}
