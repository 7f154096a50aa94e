package config

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

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

const feedText = `
[feed."https://a/"]
interval = 90
max_age = "1 day"
charset = "gb2312"
user_agent = "Mozilla/5.0 (x)"
user = "甲"
password = "h4rd"
proxy = "http://u:s3cret@p.example:3128"
[feed."https://a/".headers]
x-key = "k3y"
"Accept-Language" = "zh"
`

func TestAFeedHasItsOwnSettings(t *testing.T) {
	s, problems := Parse("c", []byte(feedText))
	want := FeedSettings{
		Interval: 90 * time.Minute, MaxAge: 24 * time.Hour, Charset: "GB18030", UserAgent: "Mozilla/5.0 (x)", User: "甲", Password: "h4rd",
		Proxy: "http://u:s3cret@p.example:3128", Headers: map[string]string{"X-Key": "k3y", "Accept-Language": "zh"},
	}
	if got := s.Feeds["https://a/"]; len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, problems, want)
	}
	if s.Shortest() != time.Hour {
		t.Errorf("the shortest interval is %v", s.Shortest())
	}
}

func TestSecretsOfAFeedAreNotShown(t *testing.T) {
	s, _ := Parse("c", []byte(feedText+"[feed.\"https://u:s3cret@b/\"]\nuser = 1\n"))
	s.Proxy = "http://u:s3cret@p.example"
	for _, setting := range All {
		for _, secret := range []string{"h4rd", "s3cret", "k3y"} {
			if text := setting.Value(s); strings.Contains(text, secret) {
				t.Errorf("%s shows %s", setting.Key, text)
			}
		}
	}
	_, problems := Parse("c", []byte("[feed.\"https://u:s3cret@b/\"]\nuser = 1\n"))
	if text := problems.Error(); strings.Contains(text, "s3cret") || len(problems) != 1 {
		t.Errorf("told %s", text)
	}
}

// TestWhatIsWrongOfAFeedLeavesTheRest holds that every slip is told where it
// stands, and that the keys beside it and the feeds beside its own hold.
func TestWhatIsWrongOfAFeedLeavesTheRest(t *testing.T) {
	s, problems := Parse("c", []byte(`
[feed."https://a/"]
interval = 1
full_text = "never"
  max_age = "a week"
[feed."https://a/".headers]
Host = "x"
[feed."https://b/"]
charset = "gb9999"
proxy = "ftp://p"
user_agent = "a\nb"
interval = 30
headers.If-Range = "x"
[feed."https://c/"]
password_env = "X"
password = "y"
[feed."https://d/"]
password_command = []
user = ""
[feed."https://e/"]
password = "x"
[feed."https://f/"]
user = "clerk:x"
`))
	var got []string
	for _, p := range problems {
		got = append(got, p.Error())
	}
	want := []string{
		`c:3:12: value: feed."https://a/".interval`,
		`c:5:13: value: feed."https://a/".max_age`,
		`c:6:27: value: feed."https://a/".headers: Host`,
		`c:9:11: value: feed."https://b/".charset`,
		`c:10:9: value: feed."https://b/".proxy`,
		`c:11:14: value: feed."https://b/".user_agent`,
		`c:13:20: value: feed."https://b/".headers: If-Range`,
		`c:15:16: value: feed."https://c/".password_env: password too`,
		`c:18:20: value: feed."https://d/".password_command`,
		`c:19:8: value: feed."https://d/".user`,
		`c:21:12: value: feed."https://e/".password: no user`,
		`c:23:8: value: feed."https://f/".user: :`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("told\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if s.FullTextOf("https://a/") != feed.FullTextNever || s.Feeds["https://b/"].Interval != 30*time.Minute {
		t.Errorf("what is right became %+v", s.Feeds)
	}
}

func TestAProxyIsAnAddressNoneOrTheEnvironments(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "none": true, "http://p.example:3128": true, "https://u:p@p.example/": true, "socks5://[::1]:1080": true, "socks5h://p": true,
		"p.example:3128": false, "ftp://p.example": false, "http://": false, "http://p.example/x": false, "http://p.example?x": false, "direct": false,
	} {
		s, problems := Parse("c", []byte("proxy = "+quoted(text)))
		if got := len(problems) == 0; got != want || got && s.Proxy != text {
			t.Errorf("%q: %v, %q", text, problems, s.Proxy)
		}
	}
}
