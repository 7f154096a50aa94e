package listing

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"guanbao/feed"
	"guanbao/feed/date"
	"guanbao/feed/page"
	"guanbao/feed/page/internal/dom"
	"guanbao/feed/safe"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	sep   = `\s*[-./年월月]\s*`
	front = `(?:^|[^\d])`
	back  = `(?:[^\d]|$)`
)

// The forms of days, by the parts that they hold.
var (
	wholeDay  = later(front + `(\d{4}` + `\s*[-./年년]\s*` + `\d{1,2}` + sep + `\d{1,2}|(?:令和|平成|民國|民国)\s*[\d元]+年\d{1,2}月\d{1,2}日)`)
	wordDay   = later(`(?i)\b(\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[.,]?[\s-]+(?:\d{4}|'?\d{2}\s*$)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4})\b`)
	slashDay  = later(front + `(\d{1,2}[./-]\d{1,2}[./-]\d{4})` + back)
	rocDay    = later(front + `(1[01]\d)[-./年](\d{1,2})[-./月](\d{1,2})日?` + back)
	reiwaDay  = later(`(?:^|[^A-Za-z])[RＲ]\s*(\d{1,2})[.．/](\d{1,2})[.．/](\d{1,2})` + back)
	dayFirst  = later(front + `(\d{1,2})日?[\s/]+(\d{4})[-./年](\d{1,2})月?` + `(?:\s|$)`)
	dayLast   = later(front + `(\d{4})[-./年](\d{1,2})月?\s+(\d{1,2})日?` + `(?:[^\d:]|$)`)
	yearLast  = later(front + `(\d{1,2})[-./月](\d{1,2})日?\s+(\d{4})年?` + back)
	yearFirst = later(front + `(\d{4})年?\s+(\d{1,2})[-./月](\d{1,2})日?` + back)
	noYear    = later(`(?:^|[\s\[［(（【])(\d{1,2})\s*[-./月]\s*(\d{1,2})日?(?:[\s\]］)）】]|$)`)
	onlyDay   = later(`^[\s\[［(（【<〈《:：|]*(?:(?:发布|發布|公開|掲載|更新)?(?:时间|時間|日期|日)?[:：]?\s*)?[\d０-９令和平成民國国元]+[-./年년월月日일\d０-９\s:：時时分秒.]*[\s\])）］】>〉》|]*$`)
	lastDay   = later(`\s*[\[［(（【]?\s*\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}日?\s*[\])）］】]?$`)
	dating    = later(`date|time|publish|posted|issued`)
	hanDay    = later(`\d{4}年\d{1,2}月\d{1,2}日`)
)

// pageOfTitle is the number of the page in the title of a list.
var pageOfTitle = later(`[_\s\-—]*(?:第\s*\d+\s*[页頁]|\d+\s*ページ目?)`)

// day reports whether a text is a date and nothing else.
func day(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) < 60 && strings.ContainsRune(s, '月') {
		s = hanDate().ReplaceAllStringFunc(s, arabic)
	}
	return len(s) < 60 && strings.ContainsAny(s, "0123456789０１２３４５６７８９") && onlyDay().MatchString(s) && len(strings.FieldsFunc(s, notDigit)) > 1
}

func notDigit(r rune) bool { return !('0' <= r && r <= '9' || '０' <= r && r <= '９') }

// withoutDay takes a date off the end of a title.
func withoutDay(title string) string {
	if bare := lastDay().ReplaceAllString(title, ""); letters(bare) >= 40 {
		return strings.TrimSpace(bare)
	}
	return title
}

// narrow gives the digits and signs of dates in the form of ASCII.
func narrow(s string) string {
	if strings.ContainsRune(s, '月') {
		s = hanDate().ReplaceAllStringFunc(s, arabic)
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９' || r == '．' || r == '／' || r == '－' || r == '：':
			return r - 0xFEE0
		case r == '\u3000' || r == '\u00a0':
			return ' '
		}
		return r
	}, s)
}

// date sets the date of an item: what the rule names, else what stands beside
// the title, in a time element, in the address, or in the title.
func (r *reader) date(it *item, all []piece, titled int) {
	if !r.rule.Date.Empty() {
		if v, at := r.rule.Date.Within(it.node, "datetime"); at != nil && r.dayOf(it, v) {
			it.dateAt = at
		} else if at != nil {
			r.warn(feed.WarnBadDate, safe.Line(v))
		}
		return
	}
	beside, days := r.besideTitle(it, all, titled)
	if len(days) > 0 {
		p := days[publishedAmong(it.node, days)]
		it.dateAt = p.in
		r.wholeDay(it, narrow(strings.TrimSpace(p.text)))
		return
	}
	dom.Each(it.node, func(n *html.Node) bool {
		if n.DataAtom == atom.Time && it.dateAt == nil && r.dayOf(it, dom.Attr(n, "datetime")) {
			it.dateAt = n
		}
		return it.dateAt == nil
	})
	together := runs(all, titled)
	if it.dateAt != nil || r.noted(it) || r.apartDay(it, together) || r.addressDay(it, beside) || r.shortDay(it, beside) || r.dayAbove(it, beside) || r.yearless(it, beside, together) {
		return
	}
	for _, p := range all {
		if s := lastDay().FindString(strings.TrimSpace(p.text)); s != "" && p.block == titled && r.dayOf(it, s) {
			return
		}
	}
	r.dayOf(it, hanDay().FindString(it.title))
}

// noted takes the day that an attribute of the item notes, such as data-date, or
// the title of words like "3 days ago".
func (r *reader) noted(it *item) (found bool) {
	dom.Each(it.node, func(n *html.Node) bool {
		for _, a := range n.Attr {
			dates := strings.HasPrefix(a.Key, "data-") && dating().MatchString(a.Key) || a.Key == "title" && n.DataAtom != atom.A && day(a.Val)
			if dates && !found && len(a.Val) < 40 {
				found = len(strings.FieldsFunc(a.Val, notDigit)) > 2 && r.dayOf(it, a.Val)
			}
		}
		return !found
	})
	return found
}

// besideTitle gives the texts of an item that are not its title, and those of them
// that hold a whole day.
func (r *reader) besideTitle(it *item, all []piece, titled int) (beside []string, days []piece) {
	for _, p := range all {
		if p.block == titled && !day(p.text) {
			continue
		}
		s := narrow(strings.TrimSpace(p.text))
		if len(s) > 200 {
			continue
		}
		if beside = append(beside, s); r.wholeDay(new(item), s) {
			days = append(days, p)
		}
	}
	return beside, days
}

// dayOf takes a text as the date, by the layout of the rule where it has one.
func (r *reader) dayOf(it *item, s string) bool {
	if f := r.rule.DateFormat; f != "" {
		t, err := time.ParseInLocation(f, strings.TrimSpace(s), r.home)
		if err != nil {
			return false
		}
		it.published, it.dateOnly = t, !strings.ContainsAny(f, "35") && !strings.Contains(f, "04")
		return sound(t)
	}
	s = narrow(s)
	for _, s := range []string{s, page.DayIn(s)} {
		if t, only, ok := date.Parse(s, r.home, r.american()); ok && sound(t) {
			it.published, it.dateOnly = t, only
			return true
		}
	}
	return r.wholeDay(it, s)
}

func (r *reader) american() bool {
	return r.doc.Feed.Lang == "en" || r.doc.Feed.Lang == "en-US"
}

// sound reports whether a date may be one of a bulletin.
func sound(t time.Time) bool { return t.Year() >= 1900 && t.Year() < 2200 }

// wholeDay takes the first day with year and month that a text holds.
func (r *reader) wholeDay(it *item, s string) bool {
	try := func(s string) bool {
		t, only, ok := date.Parse(s, r.home, r.american())
		if ok = ok && sound(t); ok {
			it.published, it.dateOnly = t, only
		}
		return ok
	}
	if at := wholeDay().FindStringSubmatchIndex(s); at != nil && (try(page.DayIn(s[at[2]:])) || try(s[at[2]:at[3]])) {
		return true
	}
	for _, form := range []*regexp.Regexp{wordDay(), slashDay()} {
		if m := form.FindStringSubmatch(s); m != nil && try(m[1]) {
			return true
		}
	}
	if m := reiwaDay().FindStringSubmatch(s); m != nil {
		return r.civil(it, 2018+number(m[1]), number(m[2]), number(m[3]))
	}
	if m := rocDay().FindStringSubmatch(s); m != nil {
		return r.civil(it, 1911+number(m[1]), number(m[2]), number(m[3]))
	}
	return false
}

// addressDay takes the day that the address holds, where what is written of
// month and day does not speak against it.
func (r *reader) addressDay(it *item, beside []string) bool {
	s := page.DayOfAddress(it.url)
	if s == "" {
		return false
	}
	t, _, ok := date.Parse(s, r.home, false)
	if !ok || !sound(t) || strings.HasSuffix(s, "00") {
		return false
	}
	for _, s := range beside {
		if m := noYear().FindStringSubmatch(s); m != nil && r.civil(it, t.Year(), number(m[1]), number(m[2])) {
			return true
		}
	}
	it.published, it.dateOnly = t, true
	return true
}

// yearless takes month and day alone: the last such day before the page came.
func (r *reader) yearless(it *item, beside []string, together [][]string) bool {
	if r.raw.At.IsZero() {
		return false
	}
	at := r.raw.At.In(r.home)
	for _, run := range together {
		beside = append(slices.Clip(beside), strings.Join(run, " "))
	}
	for _, s := range beside {
		month, day, ok := monthDay(s)
		if !ok || !r.civil(it, at.Year(), month, day) {
			continue
		}
		if it.published.After(at.AddDate(0, 0, 7)) {
			return r.civil(it, at.Year()-1, month, day)
		}
		return true
	}
	return false
}

// civil takes a day of the calendar, if there is such a one.
func (r *reader) civil(it *item, year, month, day int) bool {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, r.home)
	if !sound(t) || t.Day() != day || int(t.Month()) != month {
		return false
	}
	it.published, it.dateOnly = t, true
	return true
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
