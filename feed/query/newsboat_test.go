package query

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// TestNewsboatIsTranslated shows expressions of newsboat beside queries. A ~
// before a query tells that it finds about the same only.
func TestNewsboatIsTranslated(t *testing.T) {
	for _, c := range []struct{ expression, want string }{
		{`unread = "yes"`, "is:unread"},
		{`unread == "yes"`, "is:unread"},
		{`unread="no"`, "is:read"},
		{`unread != "yes"`, "-is:unread"},
		{`unread =~ "yes"`, "is:unread"},
		{` unread = "yes" `, "is:unread"},
		{`(unread = "yes")`, "is:unread"},
		{`((unread = "yes"))`, "is:unread"},

		{`tags # "news"`, "tag:news"},
		{`tags !# "news"`, "-tag:news"},
		{`tags # "郵政"`, "tag:邮政"},
		{`tags =~ "news"`, "~tag:news"},
		{`tags =~ "news|政策"`, "~tag:news OR tag:政策"},

		{`title =~ "邮政"`, "title:邮政"},
		{`title !~ "邮政"`, "-title:邮政"},
		{`title =~ "国家邮政局|快递"`, "title:国家邮政局 OR title:快递"},
		{`title =~ "(快递|邮政)"`, "title:快递 OR title:邮政"},
		{`title =~ "Linux"`, "~title:linux"},
		{`title =~ "[Ll]inux"`, "~title:linux"},
		{`title =~ ".*Linux.*"`, "~title:linux"},
		{`title =~ "\bLinux\b"`, `~title:"linux"`},
		{`title =~ "\<Among Us\>"`, `~title:"among us"`},
		{`title =~ "Among Us"`, "~title:among-us"},
		{`title =~ "5\.9-rc3"`, "~title:5-9-rc3"},
		{`title =~ "5.9"`, "~title:5-9"},
		{`title =~ "C\+\+ news"`, "~title:c-news"},
		{`title =~ "\"快递\""`, "~title:快递"},
		{`title = "国家邮政局"`, "~title:国家邮政局"},
		{`title # "Linux"`, `~title:"linux"`},
		{`title !# "Linux"`, `~-title:"linux"`},
		{`content =~ "快递进村"`, "快递进村"},
		{`content =~ "或"`, `"或"`},
		{`feedtitle =~ "邮政局"`, "feed:邮政局"},
		{`feedtitle = "Post Office"`, `~feed:"post office"`},
		{`feedtitle =~ "http://a"`, `~feed:"http a"`},

		{`rssurl = "https://a.example/feed?x=1"`, "feed:https://a.example/feed?x=1"},
		{`rssurl != "https://a.example/feed"`, "-feed:https://a.example/feed"},
		{`rssurl =~ "a.example"`, "~feed:a.example"},
		{`rssurl =~ "https://a\.example/news"`, "~feed:a.example/news"},
		{`link =~ "^https?://www\.gov\.example/"`, "~link:gov.example"},
		{`link = "https://gov.example/a"`, "~link:gov.example/a"},
		{`enclosure_url != ""`, "has:attachment"},
		{`enclosure_url = ""`, "-has:attachment"},
		{`flags =~ "s"`, "~is:starred"},
		{`flags # "s"`, "~is:starred"},
		{`flags != ""`, "~is:starred"},
		{`flags = ""`, "~-is:starred"},
		{`flags =~ "s" or flags =~ "s"`, "~is:starred OR is:starred"},

		{`age between 0:7`, "after:7d"},
		{`age between 7:0`, "after:7d"},
		{`age between 2:7`, "after:7d before:1d"},
		{`age between 3:3`, "on:3d"},
		{`age < 1`, "on:0d"},
		{`age < 8`, "after:7d"},
		{`age <= 7`, "after:7d"},
		{`age > 30`, "before:30d"},
		{`age >= 30`, "before:29d"},
		{`age = 3`, "on:3d"},
		{`age != 3`, "-on:3d"},
		{`age < "8"`, "after:7d"},

		{`unread = "yes" and age between 0:7`, "is:unread after:7d"},
		{`unread = "yes" and title =~ "邮政"`, "is:unread title:邮政"},
		{`unread = "yes"and(title =~ "邮政")`, "is:unread title:邮政"},
		{`title =~ "甲" or title =~ "乙" and title =~ "丙"`, "title:甲 OR (title:乙 title:丙)"},
		{`title =~ "甲" and title =~ "乙" or title =~ "丙"`, "title:甲 title:乙 OR title:丙"},
		{`(title =~ "甲" and title =~ "乙") or title =~ "丙"`, "(title:甲 title:乙) OR title:丙"},
		{`( title =~ "甲" or title =~ "乙" ) and ( tags # "a" or tags # "b" )`, "title:甲 OR title:乙 tag:a OR tag:b"},
		{`title !~ "甲|乙"`, "-(title:甲 OR title:乙)"},
	} {
		got, err := Newsboat("query:名字:" + c.expression)
		spelled := got.Query
		if got.Loose {
			spelled = "~" + spelled
		}
		if err != nil || spelled != c.want || got.Name != "名字" {
			t.Errorf("%s\ngot  %s, %s, %v\nwant %s", c.expression, got.Name, spelled, err, c.want)
		}
	}
}

// TestWhatNewsboatSaysInVainIsRefused marks the place of each refusal with ‹›.
func TestWhatNewsboatSaysInVainIsRefused(t *testing.T) {
	for _, c := range []struct {
		marked string
		kind   Kind
		near   string
	}{
		{"‹›", FilterHead, ""},
		{"‹›unread = \"yes\"", FilterHead, ""},
		{"‹query:›", FilterHead, ""},
		{"‹query:name›", FilterHead, ""},
		{"‹query: :›unread = \"yes\"", FilterHead, ""},
		{"query:a:‹›", FilterAttribute, ""},
		{`query:a:‹=› "x"`, FilterAttribute, ""},
		{`query:a:‹titel› =~ "x"`, FilterAttribute, "title"},
		{`query:a:unread = "yes" and ‹foo› = "x"`, FilterAttribute, ""},
		{`query:a:‹标题› =~ "x"`, FilterAttribute, ""},
		{`query:a:‹author› =~ "x"`, FilterUnknown, ""},
		{`query:a:‹guid› = "x"`, FilterUnknown, ""},
		{`query:a:‹date› < "x"`, FilterUnknown, ""},
		{`query:a:‹unread_count› > 0`, FilterUnknown, ""},
		{`query:a:‹latest_article_age› < 7`, FilterUnknown, ""},
		{`query:a:flags =~ "a" and ‹flags› !~ "b"`, FilterUnknown, ""},
		{`query:a:unread‹›`, FilterOperator, ""},
		{`query:a:unread ‹yes›`, FilterOperator, ""},
		{`query:a:unread ‹<› "yes"`, FilterOperator, ""},
		{`query:a:title ‹between› 0:1`, FilterOperator, ""},
		{`query:a:age ‹=~› "1"`, FilterOperator, ""},
		{`query:a:tags ‹=› "news"`, FilterOperator, ""},
		{`query:a:rssurl ‹#› "x"`, FilterOperator, ""},
		{`query:a:enclosure_type ‹=~› "audio/"`, FilterOperator, ""},
		{`query:a:unread = ‹yes›`, FilterValue, ""},
		{`query:a:unread = ‹›`, FilterValue, ""},
		{`query:a:unread = "‹maybe›"`, FilterValue, ""},
		{`query:a:age between ‹7›`, FilterValue, ""},
		{`query:a:age = ‹1:2›`, FilterValue, ""},
		{`query:a:age < "‹week›"`, FilterValue, ""},
		{`query:a:age < ‹0›`, FilterValue, ""},
		{`query:a:age >= ‹0›`, FilterValue, ""},
		{`query:a:age < ‹99999›`, FilterValue, ""},
		{`query:a:age between ‹1:2:3›`, FilterValue, ""},
		{`query:a:enclosure_url = "‹x.mp3›"`, FilterValue, ""},
		{`query:a:rssurl = "‹x›"`, BadLink, ""},
		{`query:a:rssurl =~ "‹^https:›"`, FilterPattern, ""},
		{`query:a:link =~ "‹gov›"`, FilterPattern, ""},
		{`query:a:flags =~ "‹[a-z]›"`, FilterPattern, ""},
		{`query:a:title =~ "‹^›邮政"`, FilterPattern, ""},
		{`query:a:title =~ "邮政‹$›"`, FilterPattern, ""},
		{`query:a:title =~ "邮‹*›政"`, FilterPattern, ""},
		{`query:a:title =~ "快递.‹*›邮政"`, FilterPattern, ""},
		{`query:a:title =~ "colou‹?›r"`, FilterPattern, ""},
		{`query:a:title =~ "‹[›0-9]+"`, FilterPattern, ""},
		{`query:a:title =~ "邮政|‹(›快递|物流)局"`, FilterPattern, ""},
		{`query:a:title =~ "a‹\›w"`, FilterPattern, ""},
		{`query:a:title =~ "邮政|a‹{›2}"`, FilterPattern, ""},
		{`query:a:title =~ "‹›"`, NoWords, ""},
		{`query:a:title =~ "‹!!!›"`, NoWords, ""},
		{`query:a:title =~ "邮政|‹›"`, NoWords, ""},
		{`query:a:title = "‹›"`, NoWords, ""},
		{`query:a:tags # "‹›"`, NoWords, ""},
		{`query:a:title =~ ‹"邮政›`, UnclosedQuote, ""},
		{`query:a:title =~ ‹"邮政\"›`, UnclosedQuote, ""},
		{`query:a:‹(›unread = "yes"`, UnclosedGroup, ""},
		{`query:a:(unread = "yes")‹)›`, StrayClose, ""},
		{`query:a:unread = "yes" ‹xor› age = 1`, FilterJoin, ""},
		{`query:a:unread = "yes" ‹andage› = 1`, FilterJoin, ""},
		{`query:a:unread = "yes" ‹&&› age = 1`, FilterJoin, ""},
		{`query:a:unread = "yes" and‹›`, FilterAttribute, ""},
		{`query:a:(unread = "yes" ‹,› age = 1)`, FilterJoin, ""},
		{"query:a:" + strings.Repeat("(", MaxDepth) + "‹(›unread", TooDeep, ""},
		{"query:a:‹" + strings.Repeat(`unread = "yes" or `, MaxTerms) + `unread = "no"›`, TooMany, ""},
	} {
		before, rest, _ := strings.Cut(c.marked, "‹")
		got, after, _ := strings.Cut(rest, "›")
		tr, err := Newsboat(before + got + after)
		var fault *Error
		want := Error{Kind: c.kind, Start: len(before), End: len(before) + len(got), Got: got, Near: c.near}
		if !errors.As(err, &fault) || *fault != want {
			t.Errorf("Newsboat(%.60q)\ngot  %+v, %+v\nwant %+v", before+got+after, tr, fault, want)
		}
	}
}

// TestNewsboatLinesHaveNames holds how a line is cut into its parts.
func TestNewsboatLinesHaveNames(t *testing.T) {
	for line, want := range map[string]Translated{
		`query:Unread Articles:unread = "yes"`:       {Name: "Unread Articles", Query: "is:unread"},
		`query:a:age between 0:7`:                    {Name: "a", Query: "after:7d"},
		`query::a::unread = "yes"`:                   {Name: "a", Query: "is:unread"},
		`query: 未读 :unread = "yes"`:                  {Name: "未读", Query: "is:unread"},
		`query:a:rssurl = "https://a.example:8080/"`: {Name: "a", Query: "feed:https://a.example:8080/"},
	} {
		if got, err := Newsboat(line); err != nil || got != want {
			t.Errorf("Newsboat(%q) = %+v, %v; want %+v", line, got, err, want)
		}
	}
}

func FuzzNewsboat(f *testing.F) {
	for _, line := range append(bad, `unread = "yes" and (age between 0:7 or title =~ "a|b\.c")`, `title =~ "[Ll]\bx\b"`, "rssurl=~\"a.b\"", strings.Repeat("(", 9999)) {
		f.Add("query:a:" + line)
	}
	f.Add("query: :\xab")
	f.Fuzz(func(t *testing.T, line string) {
		got, err := Newsboat(line)
		var fault *Error
		switch {
		case errors.As(err, &fault):
			pointed(t, line, fault)
		case err != nil:
			t.Fatalf("%q: %v", line, err)
		default:
			again(t, line, parsed(t, got.Query))
		}
	})
}

// TestWhatIsExpectedOfNewsboatCanBeSaid holds that the attributes that are
// named to a reader are those that have a translation.
func TestWhatIsExpectedOfNewsboatCanBeSaid(t *testing.T) {
	named := Expected(FilterUnknown)
	for name, to := range translations {
		if slices.Contains(named, name) != (to != nil) && name != "enclosure_type" { // told by its address
			t.Errorf("%s is named %v, can be said %v", name, slices.Contains(named, name), to != nil)
		}
	}
}
