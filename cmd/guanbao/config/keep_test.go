package config

import (
	"fmt"
	"testing"

	"guanbao/feed"
)

func TestWhatFeedsKeepIsReadAsItIsShown(t *testing.T) {
	for text, want := range map[string]feed.Keep{
		"forever": {}, "Forever": {}, "90 days": {Days: 90}, "1 day": {Days: 1}, "500 articles": {Articles: 500}, "1 article": {Articles: 1},
		"999999 days": {Days: 36500},
	} {
		s, problems := Parse("c", []byte(fmt.Sprintf("keep = \"30 days\"\n[feed.\"https://a/\"]\nkeep = %q\n", text)))
		if len(problems) > 0 || s.KeepOf("https://a/") != want || s.KeepOf("https://b/") != (feed.Keep{Days: 30}) {
			t.Errorf("%s: %+v, of others %+v, %v", text, s.KeepOf("https://a/"), s.KeepOf("https://b/"), problems)
		}
		if k, ok := readKeep(showKeep(want)); !ok || k != want {
			t.Errorf("%+v is shown as %s", want, showKeep(want))
		}
	}
	for _, wrong := range []string{"", "90", "0 days", "-1 articles", "90 weeks", "9999999999999999999 days", "all"} {
		s, problems := Parse("c", []byte(fmt.Sprintf("keep = %q\n[feed.\"https://a/\"]\nkeep = %q\ninterval = 90\n", wrong, wrong)))
		if len(problems) != 2 || s.KeepOf("https://a/") != (feed.Keep{}) || s.Feeds["https://a/"].Interval == 0 {
			t.Errorf("%q: %+v, %v", wrong, s.KeepOf("https://a/"), problems)
		}
	}
}
