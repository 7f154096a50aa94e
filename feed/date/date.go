// Package date reads the dates that publishers write, in any of their forms.
package date

import (
	"strings"
	"time"
)

// calendar is a date in the making. A month of 0 means that only the year is
// known, a day of 0 that only year and month are.
type calendar struct {
	year, month, day     int
	hour, min, sec, nano int
	timed                bool
	zone                 *time.Location // nil when the date names none
}

// Parse reads a date in any of the forms that publishers use. A date
// without a zone is in home. DateOnly says that there is no time of day; the
// moment is then midnight in the zone. American says that 9/7/2026 is a day in
// September.
func Parse(s string, home *time.Location, american bool) (t time.Time, dateOnly, ok bool) {
	toks := lexDate(s)
	for start := range toks {
		if toks[start].kind == numeral || toks[start].kind == word {
			if t, only, ok := dateAt(toks[start:], home, american); ok {
				return t, only, true
			}
		}
		if toks[start].kind == numeral {
			break // words may stand before a date, other numbers may not
		}
	}
	return time.Time{}, false, false
}

func dateAt(toks []token, home *time.Location, american bool) (time.Time, bool, bool) {
	for _, form := range dateForms {
		p := reader{toks: toks, home: home, american: american}
		var c calendar
		if !form(&p, &c) {
			continue
		}
		if !c.timed {
			if !p.timeOfDay(&c) {
				continue
			}
		}
		if c.zone == nil {
			p.zoneName(&c)
		}
		if t, ok := c.moment(home); ok {
			return t, !c.timed, true
		}
	}
	return time.Time{}, false, false
}

// dateForms are the forms of a day, most telling first. Each reads from the
// front of the tokens and leaves the time of day to the caller.
var dateForms = []func(*reader, *calendar) bool{
	eraForm,     // 令和8年9月7日, 民國115年9月7日
	cjkForm,     // 2026年9月7日, 2026년 9월 7일
	digitsForm,  // 20260907, 20260907T080000Z, seconds since 1970
	yearForm,    // 2026-09-07, 2026/9/7, 2026. 9. 7.; 2026-09 and 2026
	dayForm,     // 7 Sep 2026, 07-Sep-26
	monthForm,   // Sep 7, 2026; Sep 7 08:00:00 2026; Sep 7 08:00:00 CST 2026
	slashedForm, // 7/9/2026, 7.9.2026
	rocForm,     // 115-09-07
}

// eras are the names of eras with the year before their first.
var eras = map[string]int{
	"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911, "中華民國": 1911, "中华民国": 1911, "中華民国": 1911,
}

func eraForm(p *reader, c *calendar) bool {
	first, ok := eras[p.word()]
	if !ok {
		return false
	}
	n, ok := p.number(1, 3)
	if !ok {
		if !p.is("元") { // the first year of an era
			return false
		}
		n = 1
	}
	c.year = first + n
	return p.is("年") && p.monthAndDay(c, "月", "日")
}

func cjkForm(p *reader, c *calendar) bool {
	var ok bool
	if c.year, ok = p.number(4, 4); !ok {
		return false
	}
	if p.is("年") {
		return p.monthAndDay(c, "月", "日", "号", "號")
	}
	return p.is("년") && p.monthAndDay(c, "월", "일")
}

// monthAndDay reads what follows a year in Chinese, Japanese and Korean. The
// day, and the month before it, may be missing.
func (p *reader) monthAndDay(c *calendar, month string, days ...string) bool {
	m, ok := p.number(1, 2)
	if !ok {
		return true
	}
	if c.month = m; !p.is(month) {
		return false
	}
	d, ok := p.number(1, 2)
	if !ok {
		return true
	}
	c.day = d
	for _, name := range days {
		if p.is(name) {
			return true
		}
	}
	return false
}

func digitsForm(p *reader, c *calendar) bool {
	t, ok := p.next(numeral)
	if !ok {
		return false
	}
	switch len(t.text) {
	case 10, 13:
		n := t.value
		if len(t.text) == 13 {
			n /= 1000
		}
		u := time.Unix(int64(n), 0).UTC()
		*c = calendar{u.Year(), int(u.Month()), u.Day(), u.Hour(), u.Minute(), u.Second(), 0, true, time.UTC}
		return true
	case 14:
		c.hour, c.min, c.sec, c.timed = t.value/1e4%100, t.value/100%100, t.value%100, true
		t.value /= 1e6
	case 12:
		c.hour, c.min, c.timed = t.value/100%100, t.value%100, true
		t.value /= 1e4
	case 8:
		if len(p.toks) > 1 && p.toks[0].text == "t" && len(p.toks[1].text) == 6 {
			n := p.toks[1].value
			c.hour, c.min, c.sec, c.timed = n/1e4, n/100%100, n%100, true
			p.toks = p.toks[2:]
		}
	default:
		return false
	}
	c.year, c.month, c.day = t.value/1e4, t.value/100%100, t.value%100
	return true
}

func yearForm(p *reader, c *calendar) bool {
	var ok bool
	if c.year, ok = p.number(4, 4); !ok {
		return false
	}
	sep := p.separator()
	if sep == "" {
		return len(p.toks) == 0 && c.year >= 1900 && c.year < 2200
	}
	if c.month, ok = p.number(1, 2); !ok {
		return false
	}
	if p.separator() != sep {
		return len(p.toks) == 0
	}
	if c.day, ok = p.number(1, 2); ok {
		p.is(".")
	}
	return ok
}

func dayForm(p *reader, c *calendar) bool {
	var ok bool
	if c.day, ok = p.number(1, 2); !ok {
		return false
	}
	p.is("st", "nd", "rd", "th")
	p.separator()
	if c.month, ok = months[p.abbreviated()]; !ok {
		return false
	}
	p.is(".")
	p.separator()
	p.is(",")
	return p.shortYear(c)
}

func monthForm(p *reader, c *calendar) bool {
	var ok bool
	if c.month, ok = months[p.abbreviated()]; !ok {
		return false
	}
	p.is(".")
	if c.day, ok = p.number(1, 2); !ok {
		return false
	}
	p.is("st", "nd", "rd", "th")
	p.is(",")
	if len(p.toks) > 1 && p.toks[1].text == ":" {
		if !p.timeOfDay(c) {
			return false
		}
		p.zoneName(c)
	}
	c.year, ok = p.number(4, 4)
	return ok
}

func slashedForm(p *reader, c *calendar) bool {
	a, ok := p.number(1, 2)
	sep := p.separator()
	if !ok || sep == "" {
		return false
	}
	b, ok := p.number(1, 2)
	if !ok || p.separator() != sep {
		return false
	}
	c.day, c.month = a, b
	if sep != "." && a <= 12 && (b > 12 || p.american) {
		c.day, c.month = b, a
	}
	c.year, ok = p.number(4, 4)
	return ok
}

// rocForm reads the years of the Republic of China, which Taiwan's agencies
// write without naming the era.
func rocForm(p *reader, c *calendar) bool {
	n, ok := p.number(3, 3)
	sep := p.separator()
	if !ok || sep == "" || n < 80 || n > 250 {
		return false
	}
	c.year = 1911 + n
	if c.month, ok = p.number(1, 2); !ok || p.separator() != sep {
		return false
	}
	c.day, ok = p.number(1, 2)
	return ok
}

// moment checks a calendar and makes a time of it.
func (c *calendar) moment(home *time.Location) (time.Time, bool) {
	zone := c.zone
	if zone == nil {
		zone = home
	}
	month, day := max(c.month, 1), max(c.day, 1)
	if c.year < 1000 || c.year > 9999 || month > 12 || c.hour > 24 || c.min > 59 || c.sec > 60 {
		return time.Time{}, false
	}
	if t := time.Date(c.year, time.Month(month), day, 0, 0, 0, 0, zone); t.Day() != day {
		return time.Time{}, false
	}
	if c.hour == 24 && c.min+c.sec > 0 {
		return time.Time{}, false
	}
	return time.Date(c.year, time.Month(month), day, c.hour, c.min, c.sec, c.nano, zone), true
}

// months are the English names of months, cut to three letters.
var months = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// abbreviated takes a word and cuts it to three letters, provided that it is
// the name of a month, whole or cut.
func (p *reader) abbreviated() string {
	w := p.word()
	if len(w) < 3 {
		return ""
	}
	m, ok := months[w[:3]]
	if !ok || (len(w) > 3 && w != "sept" && w != strings.ToLower(time.Month(m).String())) {
		return ""
	}
	return w[:3]
}
