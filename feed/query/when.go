package query

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"guanbao/feed/cjk"
)

// period is a span of days that a text names, from its first day on and before
// another. Since is the day that after: and before: count from: the first one,
// but for 7d and the like, where it is that day itself.
type period struct {
	text     string // canonical
	from, to time.Time
	since    time.Time
}

// named are the words for periods, in the form of cjk.Key without spaces.
var named = map[string]string{
	"today": "today", "今天": "today", "今日": "today", "本日": "today", "きょう": "today", "오늘": "today",
	"yesterday": "yesterday", "昨天": "yesterday", "昨日": "yesterday", "きのう": "yesterday", "어제": "yesterday",
	"前天": "2d", "一昨日": "2d", "おととい": "2d", "그저께": "2d", "그제": "2d",
	"week": "week", "thisweek": "week", "本周": "week", "这周": "week", "本星期": "week", "这星期": "week", "这个星期": "week",
	"今周": "week", "こんしゅう": "week", "이번주": "week", "금주": "week",
	"month": "month", "thismonth": "month", "本月": "month", "这个月": "month", "今月": "month", "こんげつ": "month", "이번달": "month", "금월": "month",
	"year": "year", "thisyear": "year", "今年": "year", "本年": "year", "ことし": "year", "올해": "year", "금년": "year",
	"lastweek": "lastweek", "上周": "lastweek", "上星期": "lastweek", "上个星期": "lastweek", "先周": "lastweek", "せんしゅう": "lastweek", "지난주": "lastweek",
	"lastmonth": "lastmonth", "上月": "lastmonth", "上个月": "lastmonth", "先月": "lastmonth", "せんげつ": "lastmonth", "지난달": "lastmonth",
	"lastyear": "lastyear", "去年": "lastyear", "昨年": "lastyear", "きょねん": "lastyear", "작년": "lastyear", "지난해": "lastyear",
}

func dateField(op string) field {
	return field{ahead: (*parser).spacedDate, node: func(p *parser, value string, _ bool) (Expr, Kind, string) {
		when, ok := p.period(value)
		if !ok {
			return nil, BadDate, ""
		}
		d := Date{Op: op, Text: when.text}
		switch op {
		case "after":
			d.From = when.since
		case "before":
			d.To = when.since
		default:
			d.From, d.To = when.from, when.to
		}
		return d, "", ""
	}}
}

// spacedDate gives where a date ends that is written with spaces: this week,
// 3 days ago, 2021년 3월 5일. Digits do not go on with digits, for that would be
// another date, and what is spelled as dates are by themselves, 7d or 2021, is
// whole.
func (p *parser) spacedDate(start, end int) int {
	best := end
	if when, ok := p.read(p.text[start:end]); ok && when.text == p.text[start:end] {
		return end
	}
	for range 3 {
		next := end + len(p.text[end:]) - len(strings.TrimLeftFunc(p.text[end:], space))
		to := p.bare(next)
		if end == start || next == end || to == next || !joins(p.text[:end], p.text[next:to]) {
			return best
		}
		end = to
		if _, ok := p.read(p.text[start:end]); ok {
			best = end
		}
	}
	return best
}

// joins tells whether a date may go on from one word to the next.
func joins(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	both := unicode.IsDigit(last) && unicode.IsDigit(first)
	return !both && unicode.In(last, unicode.L, unicode.Nd) && unicode.In(first, unicode.L, unicode.Nd)
}

// period reads the period that a value names. While one types it may be the
// beginning of a date: 2024-0 is 2024.
func (p *parser) period(value string) (period, bool) {
	when, ok := p.read(value)
	v := dateKey(value)
	for !ok && p.lenient && len(v) > 4 && v[0] >= '0' && v[0] <= '9' {
		v = v[:boundary(v, len(v)-1)]
		when, ok = periodOf(v, p.now)
	}
	return when, ok
}

// longestDate is the number of bytes that a date may have.
const longestDate = 64

func dateKey(value string) string {
	if len(value) > longestDate {
		return ""
	}
	return strings.TrimSpace(cjk.Key(plain(value)))
}

func (p *parser) read(value string) (period, bool) { return periodOf(dateKey(value), p.now) }

func periodOf(v string, now time.Time) (period, bool) {
	y, m, d := now.Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, now.Location())
	name, ok := named[strings.NewReplacer(" ", "", "-", "").Replace(v)]
	if when, relative := ago(cmp.Or(name, v), today); relative {
		return when, true
	}
	if ok {
		from, to := span(name, today)
		return period{name, from, to, from}, true
	}
	return calendar(v, now.Location())
}

// span gives the days of a named period.
func span(name string, today time.Time) (from, to time.Time) {
	last, ok := strings.CutPrefix(name, "last")
	back := 0
	if ok {
		back, name = -1, last
	}
	switch name {
	case "yesterday":
		return today.AddDate(0, 0, -1), today
	case "week": // from Monday on, ISO 8601
		from = today.AddDate(0, 0, 7*back-(int(today.Weekday())+6)%7)
		return from, from.AddDate(0, 0, 7)
	case "month":
		from = monthsFrom(today, back)
		return from, from.AddDate(0, 1, 0)
	case "year":
		from = time.Date(today.Year()+back, 1, 1, 0, 0, 0, 0, today.Location())
		return from, from.AddDate(1, 0, 0)
	}
	return today, today.AddDate(0, 0, 1)
}

// monthsFrom is the first day of the month that lies n months from a day.
func monthsFrom(day time.Time, n int) time.Time {
	return time.Date(day.Year(), day.Month()+time.Month(n), 1, 0, 0, 0, 0, day.Location())
}

// units are the words for units of time, in the form of cjk.Key.
var units = map[string]byte{
	"d": 'd', "day": 'd', "days": 'd', "天": 'd', "日": 'd', "일": 'd',
	"w": 'w', "week": 'w', "weeks": 'w', "周": 'w', "星期": 'w', "个星期": 'w', "周间": 'w', "주": 'w', "주일": 'w', "주간": 'w',
	"m": 'm', "month": 'm', "months": 'm', "个月": 'm', "か月": 'm', "ゖ月": 'm', "개월": 'm', "달": 'm',
	"y": 'y', "year": 'y', "years": 'y', "年": 'y', "年间": 'y', "년": 'y', "년간": 'y',
}

// What may stand before and behind so many days, and changes nothing.
var (
	beforeAgo = []string{"最近", "近", "过去", "直近", "최근", "지난", "last ", "past "}
	behindAgo = []string{" ago", "以前", "以内", "之内", "前", "内", "来", "이전", "이내", "전"}
)

// ago reads 7d, 2w, 3m, 1y, 7天, 3 days ago, 2週間前, 최근 7일: so many days,
// weeks, months, years back. The period is the day, week, month or year in which
// that day lies.
func ago(v string, today time.Time) (period, bool) {
	for _, w := range beforeAgo {
		if rest, ok := strings.CutPrefix(v, w); ok {
			v = strings.TrimLeft(rest, " ")
			break
		}
	}
	for _, w := range behindAgo {
		if rest, ok := strings.CutSuffix(v, w); ok {
			v = strings.TrimRight(rest, " ")
			break
		}
	}
	digits := figures(v)
	rest := strings.TrimLeft(v[digits:], " ")
	unit, ok := units[rest]
	spaced := len(rest) < len(v)-digits
	if digits == 0 || digits > 4 || !ok || spaced && len(rest) == 1 || unit == 'y' && digits > 3 {
		return period{}, false
	}
	n, _ := strconv.Atoi(v[:digits])
	return back(n, unit, today), true
}

// back is the period in which the day lies that is so many units before today.
func back(n int, unit byte, today time.Time) period {
	text := fmt.Sprintf("%d%c", n, unit)
	day, name := today, "today"
	switch unit {
	case 'd':
		day = today.AddDate(0, 0, -n)
	case 'w':
		day, name = today.AddDate(0, 0, -7*n), "week"
	case 'm', 'y':
		name = "month"
		if unit == 'y' {
			n, name = 12*n, "year"
		}
		first := monthsFrom(today, -n)
		last := first.AddDate(0, 1, -1).Day()
		day = first.AddDate(0, 0, min(today.Day(), last)-1)
	}
	from, to := span(name, day)
	return period{text, from, to, day}
}

// eras are the names of eras with the year before their first, in the form of
// cjk.Key.
var eras = []struct {
	name string
	zero int
}{
	{"中华民国", 1911}, {"民国", 1911}, {"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"大正", 1911}, {"明治", 1867},
}

// calendar reads a year, a month or a day: 2024, 2024-05, 2024/5/10, 20240510,
// 2024年5月10日, 民国113年5月, 2024년 5월.
func calendar(v string, zone *time.Location) (period, bool) {
	v = strings.ReplaceAll(v, " ", "")
	zero := 0
	for _, e := range eras {
		if rest, ok := strings.CutPrefix(v, e.name); ok {
			v, zero = strings.Replace(rest, "元年", "1年", 1), e.zero
			break
		}
	}
	if len(v) == 8 && zero == 0 && figures(v) == 8 {
		v = v[:4] + "-" + v[4:6] + "-" + v[6:]
	}
	parts, ok := dateParts(v)
	if !ok {
		return period{}, false
	}
	year := parts[0]
	if zero == 0 && (year < 1000 || len(v) < 4 || figures(v) != 4) || zero > 0 && year > 200 {
		return period{}, false
	}
	return dayOf(year+zero, parts[1:], zone)
}

// figures counts the digits that a text begins with.
func figures(v string) int {
	n := 0
	for n < len(v) && v[n] >= '0' && v[n] <= '9' {
		n++
	}
	return n
}

// dateParts reads one to three numbers with what stands between and behind
// them: the same mark of - / . or the signs for year, month and day.
func dateParts(v string) ([]int, bool) {
	signs := [3]string{"年년", "月월", "日号일"}
	var parts []int
	mark := ""
	for len(parts) < 3 {
		n := figures(v)
		number, err := strconv.Atoi(v[:n])
		if err != nil || n > 4 || len(parts) > 0 && n > 2 {
			return nil, false
		}
		parts, v = append(parts, number), v[n:]
		if v == "" {
			// a day needs no sign; a month behind 年 does
			return parts, mark != "年" || len(parts) == 3
		}
		sign := v[:len(v)-len(strings.TrimLeft(v, "-/."))]
		if sign == "" {
			sign = "年"
			_, size := utf8.DecodeRuneInString(v)
			if !strings.Contains(signs[len(parts)-1], v[:size]) {
				return nil, false
			}
			v = v[size:]
		} else {
			v = v[len(sign):]
		}
		if len(sign) > 1 && sign != "年" || mark != "" && sign != mark {
			return nil, false
		}
		if mark = sign; v == "" && mark == "年" {
			return parts, true
		}
	}
	return parts, v == "" && mark == "年"
}

// dayOf makes a period of a year and, where they are given, month and day.
func dayOf(year int, rest []int, zone *time.Location) (period, bool) {
	month, day := 1, 1
	if len(rest) > 0 {
		month = rest[0]
	}
	if len(rest) > 1 {
		day = rest[1]
	}
	from := time.Date(year, time.Month(month), day, 0, 0, 0, 0, zone)
	if year < 1000 || year > 9999 || month < 1 || month > 12 || from.Day() != day || from.Month() != time.Month(month) {
		return period{}, false
	}
	switch len(rest) {
	case 0:
		return period{fmt.Sprintf("%04d", year), from, from.AddDate(1, 0, 0), from}, true
	case 1:
		return period{fmt.Sprintf("%04d-%02d", year, month), from, from.AddDate(0, 1, 0), from}, true
	}
	return period{fmt.Sprintf("%04d-%02d-%02d", year, month, day), from, from.AddDate(0, 0, 1), from}, true
}
