package keys

import (
	"regexp"
	"slices"
	"testing"
)

func TestEveryActionHasANameOfItsOwn(t *testing.T) {
	form := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	for _, a := range Actions() {
		if !form.MatchString(a.String()) {
			t.Errorf("action %d is called %q", a, a)
		}
		if got := Named(a.String()); got != a {
			t.Errorf("%q is the name of %d and of %d", a, a, got)
		}
	}
	if got := Names(); len(got) != len(Actions()) || !slices.IsSorted(got) || slices.Contains(got, "") {
		t.Errorf("names: %q", got)
	}
}

func TestNamed(t *testing.T) {
	for name, want := range map[string]Action{
		"refresh-all": RefreshAll, "q": Quit, "h": Help, "ｑ": Quit, "ｈｅｌｐ": Help, "mark-read": ToggleRead, "next-unread": NextUnread,
		"": None, "Quit": None, "quit ": None, "refresh": None, "退出": None,
	} {
		if got := Named(name); got != want {
			t.Errorf("%q is %v, want %v", name, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	for name, want := range map[string]string{
		"quti": "quit", "hlep": "help", "refresh": "refresh-all", "refresh-fed": "refresh-feed", "nextunread": "next-unread", "unod": "undo",
		"mark": "mark-all-read", "frobnicate": "", "": "", "退出": "",
	} {
		if got := Nearest(name, Names()); got != want {
			t.Errorf("%q is near %q, want %q", name, got, want)
		}
	}
}
