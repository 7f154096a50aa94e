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
			m.names = Among(names)
			if got := press(m, tt.keys).String(); got != tt.want {
				t.Errorf("%q then %s: %q, want %q", tt.from, tt.keys, got, tt.want)
			}
		})
	}
}

func TestNamesBeingTriedAreShownWhereThereIsRoom(t *testing.T) {
	m := press(Model{}.Open(":", History{}, Among(names)).Insert("ref"), "tab")
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

func TestAWordWithinALineIsCompleted(t *testing.T) {
	states := func(line string, cursor int) (int, []string) {
		at := strings.LastIndex(line[:cursor], ":") + 1
		return at, []string{"Unread", "unread-today"}
	}
	m := press(Model{}.Open(":", History{}, states).Insert("a is:UN b").Left().Left(), "tab")
	if got := m.Value(); got != "a is:UN b" {
		t.Errorf("names that begin otherwise make %q of the line", got)
	}
	m = press(m, "tab")
	if got := m.Value(); got != "a is:Unread b" {
		t.Errorf("the first name makes %q of the line", got)
	}
	if m = press(m, "tab"); m.Value() != "a is:unread-today b" || m.pos != len("a is:unread-today") {
		t.Errorf("the second makes %q of it, the cursor at %d", m.Value(), m.pos)
	}
}

func TestLinesOfFormerRunsComeBeforeThoseOfThisOne(t *testing.T) {
	h := History{}.Add("new").Before([]string{"old", "older still"})
	m := Model{}.Open(":", h, nil)
	for _, want := range []string{"new", "older still", "old", "old"} {
		if m = press(m, "up"); m.Value() != want || !m.Recalling() {
			t.Errorf("up gives %q, want %q", m.Value(), want)
		}
	}
	if m = m.Remember(History{}); m.Recalling() {
		t.Error("the walk goes on in another history")
	}
}
