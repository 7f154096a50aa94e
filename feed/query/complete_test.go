package query

import (
	"slices"
	"strings"
	"testing"
)

var library = Sources{
	Feeds:   []string{"国家邮政局", "物流门户", "Post Office", "国家邮政局"},
	Tags:    []string{"郵政", "two words", "Economy", "政策"},
	Issuers: []string{"国家邮政局", "財政部"},
	Now:     now,
}

// TestWordsAreCompleted shows what is offered at the cursor ‸.
func TestWordsAreCompleted(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"‸", "title: feed: tag: issuer: number: lang: is: has: after: before: on: link:"},
		{"邮政 ‸", "title: feed: tag: issuer: number: lang: is: has: after: before: on: link:"},
		{"邮政‸", ""},
		{"ti‸", "title:"},
		{"TI‸", "title:"},
		{"ｔｉ‸", "title:"},
		{"邮政 i‸", "issuer: is:"},
		{"-l‸", "lang: link:"},
		{"－ti‸", "title:"},
		{"(a OR b‸", "before:"},
		{"a|f‸", "feed:"},
		{"ti‸tle:x", "title:"},
		{"x:‸", ""},

		{"标‸", "标题: 标签:"},
		{"-標‸", "标题: 标签:"},
		{"タ‸", "タイトル: タグ:"},
		{"标题:x‸", ""},
		{"is:未‸", "未读 未読"},
		{"状态：‸", "unread read starred revised reposted missing"},
		{"has:附‸", "附件"},
		{"来源：‸", `国家邮政局 財政部`},
		{"标签：邮‸", "郵政"},

		{"is:‸", "unread read starred revised reposted missing"},
		{"is:re‸", "read revised reposted"},
		{"is：ＵＮ‸", "unread"},
		{"-is:st‸", "starred"},
		{"is:(unread OR st‸", "starred"},
		{"is:(unread) st‸", ""},
		{"is:(a‸", "after:"},
		{"has:‸", "attachment table image comments"},
		{"lang:z‸", "zh zh-Hans zh-Hant"},

		{"tag:‸", `郵政 "two words" Economy 政策`},
		{"tag:邮‸", "郵政"},
		{"tag:政‸", "政策 郵政"},
		{"tag:e‸", "Economy"},
		{`tag:"two w‸`, `"two words"`},
		{"tag:“‸", `郵政 "two words" Economy 政策`},
		{"tag:(a OR 郵‸", "郵政"},
		{"feed:国家‸", "国家邮政局"},
		{"source:國家‸", "国家邮政局"},
		{"feed:off‸", `"Post Office"`},
		{"issuer:财‸", "財政部"},
		{"title:国家‸", ""},
		{"number:国‸", ""},

		{"after:‸", "today yesterday week lastweek month lastmonth year lastyear 7d 30d 1y 2026 2026-11 2026-11-25"},
		{"after:t‸", "today"},
		{"before:last‸", "lastweek lastmonth lastyear"},
		{"after:本‸", "本周 本月 本週"},
		{"after:지난‸", "지난주 지난달"},
		{"on:7‸", "7d 7w 7m 7y"},
		{"on:202‸", "202d 202w 202m 202y 2026 2025 2024 2023 2022 2021 2020"},
		{"on:2021-1‸", "2021-10 2021-11 2021-12"},
		{"on:2021-02-2‸", "2021-02-20 2021-02-21 2021-02-22 2021-02-23 2021-02-24 2021-02-25 2021-02-26 2021-02-27 2021-02-28"},
		{"on:2021-13-0‸", ""},
		{"on:x‸", ""},

		{`"邮政 ti‸`, ""},
		{`"邮政"‸`, ""},
		{`"邮政" ti‸`, "title:"},
		{`tag:"郵政"‸`, ""},
	} {
		before, after, _ := strings.Cut(c.typed, "‸")
		var got []string
		for _, o := range Complete(before+after, len(before), library) {
			got = append(got, o.Text)
			if o.Start > o.End || o.End != len(before) {
				t.Errorf("%s: %+v ends not at the cursor", c.typed, o)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.typed, strings.Join(got, " "), c.want)
		}
	}
}

// TestWhatIsOfferedCanBePutIn puts in each completion and reads the query.
func TestWhatIsOfferedCanBePutIn(t *testing.T) {
	for _, typed := range []string{"邮政 -is:", "邮政 has:", "-lang:", "邮政 tag:", "feed:", "feed:(a OR ", "issuer:国", "after:", "before:7", "on:2021-", "on:2021-02-", `tag:"`, "tag:「tw"} {
		offered := Complete(typed, len(typed), library)
		if len(offered) == 0 {
			t.Errorf("%s: nothing is offered", typed)
		}
		for _, o := range offered {
			line := typed[:o.Start] + o.Text
			if strings.HasSuffix(line, ":") {
				continue // of a field, which has no value yet
			}
			if strings.Contains(line, "(") {
				line += ")"
			}
			if _, err := Parse(line, now); err != nil {
				t.Errorf("%s: %v", line, err)
			}
		}
	}
}

func TestNoMoreIsOfferedThanCanBeTried(t *testing.T) {
	var many Sources
	for range 300 {
		many.Tags = append(many.Tags, strings.Repeat("a", len(many.Tags)+1))
	}
	if got := Complete("tag:", 4, many); len(got) != mostOffered {
		t.Errorf("%d are offered", len(got))
	}
}

func FuzzComplete(f *testing.F) {
	for _, text := range slices.Concat(bad, tooLong()) {
		f.Add(text, len(text)/2)
	}
	f.Fuzz(func(t *testing.T, text string, cursor int) {
		for _, o := range Complete(text, cursor, library) {
			if o.Start < 0 || o.Start > o.End || o.End > len(text) || parts(text, o.Start) || parts(text, o.End) || o.Text == "" {
				t.Fatalf("%q at %d: %+v", text, cursor, o)
			}
		}
	})
}
