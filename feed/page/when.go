package page

import (
	"strings"
	"time"

	"guanbao/feed/cjk"
	"guanbao/feed/date"
	"guanbao/feed/language"
)

// published are the names under which heads give the date, best first.
var published = []string{
	"pubdate", "publishdate", "publish_date", "article:published_time", "og:article:published_time", "firstpublishedtime", "_pubtime", "pubtime",
	"weibo:article:create_at", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "datepublished", "date", "publication_date",
}

// dayLabels stand before the date in the line under a title, folded.
var dayLabels = []string{
	"发布时间", "发布日期", "发表时间", "成文日期", "日期", "时间", "公开日", "更新日", "揭载日", "掲載日", "公開日", "発表日", "작성일", "등록일", "입력", "게시일", "published", "date",
}

// dates sets the date: of the head, of a time element, behind a label, after
// the heading, of the address; a date without a zone is in that of the site.
func (r *reader) dates(lines []string) {
	a := &r.page.Article
	lang := language.Normal(r.head.lang)
	home := date.Home(lang, r.from, a.URL)
	try := func(s string) bool {
		t, only, ok := date.Parse(s, home, lang == "en-US")
		if ok && t.Year() >= 1900 && t.Year() < 2200 {
			a.Published, a.DateOnly = t, only
		}
		return !a.Published.IsZero()
	}
	if s := r.date; s != "" && (try(s) || try(DayIn(s))) {
		r.found[PartDate] = true
		return
	}
	for _, name := range published {
		if s := r.head.meta[name]; s != "" && try(s) {
			return
		}
	}
	for _, s := range r.head.times {
		if try(s) {
			return
		}
	}
	if labelled(lines, try) || afterHeading(lines, try) {
		return
	}
	if s := DayOfAddress(a.URL); s != "" {
		try(s)
	}
}

// labelled tries what stands behind the labels of dates.
func labelled(lines []string, try func(string) bool) bool {
	for _, l := range lines {
		folded := strings.ToLower(cjk.Fold(l))
		if len(folded) != len(l) {
			continue
		}
		for _, label := range dayLabels {
			if at := strings.Index(folded, label); at >= 0 {
				if s := DayIn(strings.TrimLeft(l[at+len(label):], " :：　")); s != "" && try(s) {
					return true
				}
			}
		}
	}
	return false
}

// afterHeading tries the lines that follow the first heading.
func afterHeading(lines []string, try func(string) bool) bool {
	left := 0
	for _, l := range lines {
		if strings.HasPrefix(l, headMark) {
			left = 6
			continue
		}
		if left--; left < 0 {
			left = 0
			continue
		}
		if s := DayIn(l); s != "" && try(s) {
			return true
		}
	}
	return false
}

// DayIn cuts out the first date of a line with its time of day: from its year on
// to the next letter that no date has. It is "" without one.
func DayIn(line string) string {
	for at := range line {
		rest := line[at:]
		if !startsYear(rest) || at > 0 && isDigit(rune(line[at-1])) {
			continue
		}
		end := strings.IndexFunc(rest, func(r rune) bool {
			return !isDigit(r) && !strings.ContainsRune("-/.:年月日号號時时分秒點点년월일시분초令和民國国T+Z ", r)
		})
		if end >= 0 {
			rest = rest[:end]
		}
		if rest = strings.Trim(rest, " -/.:"); len(rest) >= 8 {
			return rest
		}
	}
	return ""
}

func startsYear(s string) bool {
	for _, era := range []string{"令和", "民國", "民国"} {
		if strings.HasPrefix(s, era) {
			return true
		}
	}
	return len(s) >= 8 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")) && isDigit(rune(s[2])) && isDigit(rune(s[3])) && !isDigit(rune(s[4]))
}

// DayOfAddress is the day that an address holds: /202407/t20240711_, /2024/7/11/,
// 2024-07/11/, /2021/0510/. It is "" without one.
func DayOfAddress(address string) string {
	u := base(address)
	if u == nil {
		return ""
	}
	path := u.Path
	for at := range path {
		rest := path[at:]
		if at > 0 && isDigit(rune(path[at-1])) || !strings.HasPrefix(rest, "19") && !strings.HasPrefix(rest, "20") {
			continue
		}
		if s := digitsOfDay(rest); s != "" {
			if _, _, ok := date.Parse(s, time.UTC, false); ok {
				return s
			}
		}
	}
	return ""
}

// digitsOfDay reads year, month and day from the front of a path, parted by "/"
// or "-" or not at all.
func digitsOfDay(s string) string {
	var parts []string
	for len(parts) < 3 && s != "" {
		n := len(s) - len(strings.TrimLeft(s, "0123456789"))
		if n == 0 {
			break
		}
		parts = append(parts, s[:n])
		s = s[n:]
		if len(s) < 2 || s[0] != '/' && s[0] != '-' {
			break
		}
		s = s[1:]
	}
	switch {
	case len(parts) > 0 && len(parts[0]) == 8:
		return parts[0]
	case len(parts) > 1 && len(parts[0]) == 4 && len(parts[1]) == 4:
		return parts[0] + parts[1]
	case len(parts) > 2 && len(parts[0]) == 4 && len(parts[1]) <= 2 && len(parts[2]) <= 2:
		return strings.Join(parts, "-")
	}
	return ""
}
