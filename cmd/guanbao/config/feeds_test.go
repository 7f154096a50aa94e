package config

import (
	"testing"

	"guanbao/feed"
)

func TestAFeedHasItsOwnWayOfGettingPages(t *testing.T) {
	for text, want := range map[string]feed.FullText{
		"":                        feed.FullTextAuto,
		"full_text = \"never\"\n": feed.FullTextNever,
		"[feed.\"https://b/\"]\n": feed.FullTextAuto,
		"[feed.\"https://a/\"]\n": feed.FullTextAuto,
		"full_text = \"never\"\n[feed.\"https://a/\"]\nfull_text = \"always\"\n": feed.FullTextAlways,
		"feed.\"https://a/\".full_text = \"Always\"\n":                           feed.FullTextAlways,
		"feed = {\"https://a/\" = {full_text = \"never\"}}\n":                    feed.FullTextNever,
	} {
		s, problems := Parse("c", []byte(text))
		if got := s.FullTextOf("https://a/"); got != want || len(problems) > 0 {
			t.Errorf("%q gives %s, %v; want %s", text, got, problems, want)
		}
	}
}

func TestWhatIsWrongOfAFeedIsToldWhereItStands(t *testing.T) {
	for text, want := range map[string]string{
		"[feed.\"https://a/\"]\nfull_text = \"always\"\n[feed.\"https://b/\"]\n\nfull_text = \"often\"\n": `c:5:13: value: feed."https://b/".full_text`,
		"[feed.\"https://b/\"]\n ful_text = \"never\"\n":                                                  `c:2:2: unknown: feed."https://b/".ful_text`,
		"feed.\"https://b/\".full_text = 1\n":                                                             `c:1:31: value: feed."https://b/".full_text`,
		"\nfeed = 3\n":                                                                                    `c:2:8: value: feed`,
		"[feed]\n\"https://b/\" = 1\n":                                                                    `c:1:6: value: feed."https://b/"`,
	} {
		_, problems := Parse("c", []byte(text))
		if len(problems) != 1 || problems[0].Error() != want {
			t.Errorf("%q gives %v, want %s", text, problems, want)
		}
		if len(problems) == 1 && problems[0].Fault == FaultUnknown && problems[0].Near != "full_text" {
			t.Errorf("%q: near %q", text, problems[0].Near)
		}
	}
}

func TestFeedsAreShownAsTheyAreRead(t *testing.T) {
	s, _ := Parse("c", []byte("[feed.\"https://a/?x=\\\"1\"]\nfull_text = \"always\"\n[feed.\"https://b/\"]\n"))
	setting, _ := find(feedsKey)
	again, problems := Parse("c", []byte("feed = "+setting.Value(s)))
	if len(problems) > 0 || len(again.Feeds) != 2 || again.FullTextOf("https://a/?x=\"1") != feed.FullTextAlways {
		t.Errorf("%s is read back as %+v, %v", setting.Value(s), again.Feeds, problems)
	}
}
