package query

import (
	"testing"
	"time"
)

// TestDatesAreRead shows what a date is read as, and the days it stands for:
// from the first on, and before the second. Now is a Wednesday, 2026-11-25.
func TestDatesAreRead(t *testing.T) {
	for _, c := range []struct {
		want, from, to string
		typed          []string
	}{
		{"2021", "2021-01-01", "2022-01-01", []string{"2021", "2021年", "２０２１", "令和3年", "民國110年", "2021년"}},
		{"2021-03", "2021-03-01", "2021-04-01", []string{"2021-03", "2021-3", "2021/03", "2021.3", "2021年3月", "令和3年3月", "民国110年3月", "2021년 3월", "2021年 3月"}},
		{"2021-03-05", "2021-03-05", "2021-03-06", []string{"2021-03-05", "2021-3-5", "2021/3/5", "20210305", "2021年3月5日", "2021年3月5号", "２０２１年３月５日", "2021년 3월 5일", "2021年 3月 5日"}},
		{"2019-05-01", "2019-05-01", "2019-05-02", []string{"令和元年5月1日"}},
		{"2024-02-29", "2024-02-29", "2024-03-01", []string{"2024-02-29"}},
		{"7d", "2026-11-18", "2026-11-19", []string{"7d", "7D", "７ｄ", "7天", "7天前", "7日", "7日前", "近7天", "最近7天", "過去7日", "7일", "7일 전", "최근 7일", "7 days", "7 days ago", "last 7 days"}},
		{"2w", "2026-11-09", "2026-11-16", []string{"2w", "2周", "2週間前", "2星期", "2 weeks", "2주", "2주 전"}},
		{"3m", "2026-08-01", "2026-09-01", []string{"3m", "3个月", "3個月前", "3か月", "3ヶ月前", "3개월", "3 months ago"}},
		{"1y", "2025-01-01", "2026-01-01", []string{"1y", "1年", "1年前", "1년 전", "1 year"}},
		{"today", "2026-11-25", "2026-11-26", []string{"today", "今天", "今日", "本日", "きょう", "キョウ", "오늘", "Today"}},
		{"yesterday", "2026-11-24", "2026-11-25", []string{"yesterday", "昨天", "昨日", "어제"}},
		{"2d", "2026-11-23", "2026-11-24", []string{"前天", "おととい", "그저께"}},
		{"week", "2026-11-23", "2026-11-30", []string{"week", "this week", "this-week", "thisweek", "本周", "本週", "这周", "這星期", "今週", "이번 주", "이번주", "금주"}},
		{"month", "2026-11-01", "2026-12-01", []string{"month", "this month", "本月", "这个月", "今月", "이번 달", "이번달"}},
		{"year", "2026-01-01", "2027-01-01", []string{"year", "this year", "今年", "올해", "本年"}},
		{"lastweek", "2026-11-16", "2026-11-23", []string{"last week", "lastweek", "last-week", "上周", "上週", "上星期", "先週", "지난주", "지난 주"}},
		{"lastmonth", "2026-10-01", "2026-11-01", []string{"last month", "上月", "上个月", "上個月", "先月", "지난달", "지난 달"}},
		{"lastyear", "2025-01-01", "2026-01-01", []string{"last year", "去年", "昨年", "작년"}},
	} {
		for _, typed := range c.typed {
			d, ok := parsed(t, "on:"+typed).Expr.(Date)
			if !ok || d.Text != c.want || d.From.Format(time.DateOnly) != c.from || d.To.Format(time.DateOnly) != c.to {
				t.Errorf("on:%s = %+v; want %s, from %s before %s", typed, d, c.want, c.from, c.to)
			}
			if d.From.Location() != now.Location() || d.From.Hour() != 0 {
				t.Errorf("on:%s begins at %s, no midnight of the reader", typed, d.From)
			}
		}
	}
}

// TestDatesEndWhereAnotherWordBegins holds that a date takes no word that is
// not its own.
func TestDatesEndWhereAnotherWordBegins(t *testing.T) {
	for typed, want := range map[string]string{
		"after:2021 0305":       "after:2021 0305",
		"after:２０２１ 0305":       "after:2021 0305",
		"after:2021 d":          "after:2021 d",
		"after:2021 -03":        "after:2021 -03",
		"after:2021 年鉴":         "after:2021 年鉴",
		"after:2021 年":          "after:2021 年",
		"after:7d ago":          "after:7d ago",
		"after:7d 快递":           "after:7d 快递",
		"after:week ago":        "after:week ago",
		"after:2021年 3月 快递":     "after:2021-03 快递",
		"after:this week month": "after:week month",
		"before:2021-03 12月":    "before:2021-03 12月",
		"after:今年 OR 快递":        "after:year OR 快递",
		"(after:this week)":     "after:week",
		"after:last\u3000week":  "after:lastweek",
	} {
		if got := parsed(t, typed).String(); got != want {
			t.Errorf("Parse(%q) = %s, want %s", typed, got, want)
		}
	}
}

// TestAfterAndBeforeCountFromADay holds that after: begins with its day, before:
// ends in front of it, and 7d and the like count from that day itself.
func TestAfterAndBeforeCountFromADay(t *testing.T) {
	for _, c := range []struct{ typed, from, to string }{
		{"after:2021-03", "2021-03-01", ""},
		{"since:2021-03", "2021-03-01", ""},
		{"before:2021-03", "", "2021-03-01"},
		{"after:week", "2026-11-23", ""},
		{"before:week", "", "2026-11-23"},
		{"after:2w", "2026-11-11", ""},
		{"before:1y", "", "2025-11-25"},
		{"after:1m", "2026-10-25", ""},
		{"date:2021", "2021-01-01", "2022-01-01"},
	} {
		d := parsed(t, c.typed).Expr.(Date)
		if got := day(d.From); got != c.from {
			t.Errorf("%s begins %q, want %q", c.typed, got, c.from)
		}
		if got := day(d.To); got != c.to {
			t.Errorf("%s ends before %q, want %q", c.typed, got, c.to)
		}
	}
}

// TestMonthsBackEndWithTheirLastDay holds that a month before a 31st is not
// the month after.
func TestMonthsBackEndWithTheirLastDay(t *testing.T) {
	last := time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)
	q, err := Parse("after:1m", last)
	if err != nil {
		t.Fatal(err)
	}
	if got := day(q.Expr.(Date).From); got != "2026-02-28" {
		t.Errorf("a month before 2026-03-31 is %s", got)
	}
}

// TestWeeksBeginOnMonday holds it for a Sunday, which is the last day.
func TestWeeksBeginOnMonday(t *testing.T) {
	q, err := Parse("on:week", time.Date(2026, 11, 29, 23, 59, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	if d := q.Expr.(Date); day(d.From) != "2026-11-23" || day(d.To) != "2026-11-30" {
		t.Errorf("the week of a Sunday is %s to %s", day(d.From), day(d.To))
	}
}

func TestNoDates(t *testing.T) {
	for _, typed := range []string{
		"2021-00", "2021-13", "2021-02-29", "2021-4-31", "202", "99999", "2021-03-05-06", "2021-03/05", "3月5日", "2021年3", "20211301",
		"d", "7", "7x", "-7d", "+7d", "99999d", "1.5d", "民国300年", "令和", "明天", "tomorrow", "2021--03", "2021-3-", "最近", "三天",
	} {
		if q, err := Parse("on:"+typed, now); err == nil {
			t.Errorf("on:%s is read as %s", typed, q)
		}
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
