package bulletin

import (
	"fmt"
	"strings"
	"time"
)

// Date is a day of the Gregorian calendar. The zero Date is no day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// IsZero reports whether d is no day.
func (d Date) IsZero() bool { return d == Date{} }

// String writes d as 2021-05-10, and the zero Date as nothing.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Time is the start of the day in a zone.
func (d Date) Time(zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
}

// DateOf is the day of a moment in its own zone.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	y, m, d := t.Date()
	return Date{y, m, d}
}

func dateOf(year, month, day int) (Date, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	ok := year >= 1600 && year <= 2199 && t.Day() == day && int(t.Month()) == month
	return Date{year, time.Month(month), day}, ok
}

// eras are the names of eras with the year before their first, longest first.
var eras = []struct {
	name string
	zero int
}{
	{"中華民國", 1911}, {"中华民国", 1911}, {"中華民国", 1911}, {"民國", 1911}, {"民国", 1911},
	{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"大正", 1911}, {"明治", 1867},
}

// dateAt reads a day that starts at byte i of s and gives where it ends. A
// year of two or three figures without an era counts as one of the Republic
// of China only with 年, and only where roc is set.
func dateAt(s string, i int, roc bool) (Date, int, bool) {
	zero, era := 0, false
	for _, e := range eras {
		if at, name := cutOn(s, i, e.name); name != "" {
			i, zero, era = spaceOn(s, at), e.zero, true
			break
		}
	}
	if at, yuan := cutOn(s, i, "元年"); era && yuan != "" {
		return monthDay(s, at, zero+1, "月", "日")
	}
	n, ok := numeralAt(s, i)
	if !ok {
		return latinDate(s, i)
	}
	year := n.value()
	switch {
	case era && year < 200:
		year += zero
	case !era && n.han && year < 200 || !era && year < 200 && !roc, len(n.digits) > 4:
		return latinDate(s, i)
	case !era && year > 30 && year < 200:
		year += 1911
		if at, mark := cutOn(s, spaceOn(s, n.end), "."); mark != "" {
			return monthDay(s, at, year, ".", "")
		}
	}
	at := spaceOn(s, n.end)
	for _, f := range []struct{ year, month, day string }{{"年", "月", "日"}, {"년", "월", "일"}, {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"．", "．", ""}, {"－", "－", ""}} {
		if next, mark := cutOn(s, at, f.year); mark != "" {
			if len(f.year) < 3 && (era || len(n.digits) != 4) {
				break
			}
			return monthDay(s, next, year, f.month, f.day)
		}
	}
	return latinDate(s, i)
}

// monthDay reads the month and the day behind a year.
func monthDay(s string, i, year int, month, day string) (Date, int, bool) {
	m, ok := numeralAt(s, spaceOn(s, i))
	if !ok {
		return Date{}, 0, false
	}
	at, mark := cutOn(s, spaceOn(s, m.end), month)
	if mark == "" {
		return Date{}, 0, false
	}
	d, ok := numeralAt(s, spaceOn(s, at))
	if !ok || len(d.digits) > 2 {
		return Date{}, 0, false
	}
	end := d.end
	if day != "" {
		if end, mark = cutOn(s, spaceOn(s, end), day); mark == "" {
			return Date{}, 0, false
		}
	}
	date, ok := dateOf(year, m.value(), d.value())
	return date, end, ok
}

var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// latinDate reads May 10, 2021 and 10 May 2021.
func latinDate(s string, i int) (Date, int, bool) {
	p := cursor{s: s, i: i}
	day, leading := p.digits(1, 2)
	if leading {
		p.lit("st", "nd", "rd", "th")
		p.lit(" of")
		if !p.sp() && !p.dash() {
			return Date{}, 0, false
		}
	}
	month, ok := p.month()
	if !ok {
		return Date{}, 0, false
	}
	p.lit(".")
	p.lit(",")
	if !p.sp() && !p.dash() {
		return Date{}, 0, false
	}
	if !leading {
		if day, ok = p.digits(1, 2); !ok {
			return Date{}, 0, false
		}
		p.lit("st", "nd", "rd", "th")
		p.lit(",")
		if !p.sp() {
			return Date{}, 0, false
		}
	}
	year, ok := p.year()
	if !ok {
		return Date{}, 0, false
	}
	y, _ := decimal(year)
	d, _ := decimal(day)
	date, ok := dateOf(y, month, d)
	return date, p.i, ok
}

// month reads the English name of a month, whole or cut to three letters.
func (p *cursor) month() (int, bool) {
	word := strings.ToLower(p.run(""))
	for i, m := range months {
		if strings.HasPrefix(word, m) && (len(word) == 3 || word == "sept" || word == strings.ToLower(time.Month(i+1).String())) {
			return i + 1, true
		}
	}
	return 0, false
}

// firstDate is the first day in s and where it starts and ends. Roc as in
// dateAt.
func firstDate(s string, roc bool) (d Date, start, end int, ok bool) {
	before := rune(0)
	for i, r := range s {
		if mayStartDate(r) && !glued(before, r) {
			if d, end, ok = dateAt(s, i, roc); ok {
				return d, i, end, true
			}
		}
		before = r
	}
	return Date{}, 0, 0, false
}

func mayStartDate(r rune) bool {
	return digit(r) >= 0 || hanDigit(r) >= 0 || strings.ContainsRune("中民令平昭大明", r) || r < 0x80 && strings.ContainsRune("JFMASOND", r)
}

// glued reports whether a rune continues the number or the word before it.
func glued(before, r rune) bool {
	switch {
	case digit(r) >= 0:
		return digit(before) >= 0
	case hanDigit(r) >= 0:
		return isHanNumeral(before)
	}
	return r < 0x80 && before < 0x80 && alnum(byte(before))
}

// wholeDate is the day that s is, brackets, a weekday and a time of day apart.
func wholeDate(s string, roc bool) (Date, bool) {
	s = strings.Trim(trim(s), "()（）[]〔〕")
	d, start, end, ok := firstDate(s, roc)
	if !ok || start > 0 {
		return Date{}, false
	}
	rest := strings.TrimRight(trim(s[end:]), ".")
	for _, r := range rest {
		if digit(r) < 0 && !strings.ContainsRune(":： ()（）星期曜日月火水木金土一二三四五六天印发印發上午下午時时分요일화수목금토", r) {
			return Date{}, false
		}
	}
	return d, len(rest) < 24
}
