package listing

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Forms of dates whose parts stand in several places: beside a title, or over
// several items.
var (
	dayAlone   = later(`^(\d{1,2})(?:日|일|st|nd|rd|th)?$`)
	monthAlone = later(`^(?:(令和|平成|民國|民国|中華民國|[RＲ])\s*)?(\d{1,4}|元)\s*[-./年년]\s*(\d{1,2})\s*(?:月|월|\.)?$`)
	wordMonth  = later(`(?i)^(` + monthNames + `)[a-z]*\.?,?\s+(\d{4})$`)
	yearAlone  = later(`^(?:(令和|平成|民國|民国|中華民國)\s*)?(\d{1,4}|元)\s*(?:年|년)?$`)
	wordApart  = later(`(?i)(?:^|\s)(?:(\d{1,2})\s+(` + monthNames + `)[a-z]*\.?|(` + monthNames + `)[a-z]*\.?\s+(\d{1,2}))(?:\s|$)`)
	shortYear  = later(`(?:^|[^\d.])(\d{2})[-./](\d{2})[-./](\d{2})\.?(?:[^\d.]|$)`)
)

const monthNames = `jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec`

// monthOf is the number of a month by its English name, of which three letters
// count.
func monthOf(name string) int {
	return strings.Index(monthNames, strings.ToLower(name))/4 + 1
}

// yearOf is a year of the common era, 0 for a number that is none. Years of
// three digits are those of the Republic of China.
func (r *reader) yearOf(era, digits string) int {
	n := number(digits)
	if digits == "元" {
		n = 1
	}
	switch era {
	case "令和", "R", "Ｒ":
		return 2018 + n
	case "平成":
		return 1988 + n
	case "民國", "民国", "中華民國":
		return 1911 + n
	}
	switch {
	case len(digits) == 4:
		return n
	case len(digits) == 3 && n < 200 && r.doc.Feed.Lang == "zh-Hant":
		return 1911 + n
	}
	return 0
}

// month reads a text that is a year and a month and nothing else.
func (r *reader) month(s string) (year, month int, ok bool) {
	if m := monthAlone().FindStringSubmatch(s); m != nil {
		year, month = r.yearOf(m[1], m[2]), number(m[3])
	} else if m := wordMonth().FindStringSubmatch(s); m != nil {
		year, month = number(m[2]), monthOf(m[1])
	}
	return year, month, year > 0 && month > 0 && month <= 12
}

// dayAlong takes the day of a month that stands in a text of its own. Bare says
// that it may be a number and nothing else.
func (r *reader) dayAlong(it *item, beside []string, year, month int, bare bool) bool {
	for _, s := range beside {
		if m := dayAlone().FindStringSubmatch(s); m != nil && (bare || m[1] != s) && r.civil(it, year, month, number(m[1])) {
			return true
		}
	}
	return false
}

// runs are the texts beside a title by what stands together: neither the title nor
// the border of a cell between them, so that the number of a row is no day.
func runs(all []piece, titled int) (runs [][]string) {
	var cell *html.Node
	open := false
	for _, p := range all {
		s := narrow(strings.TrimSpace(p.text))
		if p.block == titled && !day(p.text) || len(s) > 200 {
			open = false
			continue
		}
		if at := cellOf(p.in); !open || p.cut || at != cell {
			runs, cell, open = append(runs, nil), at, true
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], s)
	}
	return runs
}

// cellOf is the cell of a table in which an element stands, nil for none.
func cellOf(n *html.Node) *html.Node {
	for ; n != nil && n.DataAtom != atom.Tr; n = n.Parent {
		if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
			return n
		}
	}
	return nil
}

// apartDay takes a day that is written in two places: 17 above 2026-09, 18 above
// 115.09, 18 above Sep above 2026.
func (r *reader) apartDay(it *item, runs [][]string) bool {
	return slices.ContainsFunc(runs, func(run []string) bool { return len(run) > 1 && r.dayOfRun(it, run) })
}

// dayOfRun takes the day that stands in several texts beside each other.
func (r *reader) dayOfRun(it *item, beside []string) bool {
	for _, s := range beside {
		if year, month, ok := r.month(s); ok && r.dayAlong(it, beside, year, month, true) {
			return true
		}
	}
	all := strings.Join(beside, " ")
	if m := wordDay().FindStringSubmatch(all); m != nil && r.wholeDay(it, m[1]) {
		return true
	}
	for _, f := range []struct {
		form             *regexp.Regexp
		year, month, day int
	}{{dayFirst(), 2, 3, 1}, {yearLast(), 3, 1, 2}, {yearFirst(), 1, 2, 3}, {dayLast(), 1, 2, 3}} {
		if m := f.form.FindStringSubmatch(all); m != nil && r.civil(it, number(m[f.year]), number(m[f.month]), number(m[f.day])) {
			return true
		}
	}
	return false
}

// dayAbove takes the day that stands over several items: as a heading before
// them or before what holds them. Where that has a year and a month, or a year
// alone, the rest stands beside the title.
func (r *reader) dayAbove(it *item, beside []string) bool {
	for n, up := it.node, 0; up < 3 && n != nil; up, n = up+1, n.Parent {
		for s, far := n.PrevSibling, 0; s != nil && far < mostBetween; s, far = s.PrevSibling, far+1 {
			if s.Type != html.ElementNode {
				continue
			}
			if !linked(s) {
				said := narrow(strings.TrimSpace(text(s)))
				return len(said) < 60 && (r.wholeDay(it, said) || r.partAbove(it, beside, said))
			}
			if up > 0 {
				break
			}
		}
	}
	return false
}

// partAbove takes a day of which a heading says a part.
func (r *reader) partAbove(it *item, beside []string, heading string) bool {
	if year, month, ok := r.month(heading); ok {
		return r.dayAlong(it, beside, year, month, false)
	}
	m := yearAlone().FindStringSubmatch(heading)
	if m == nil {
		return false
	}
	if year := r.yearOf(m[1], m[2]); year > 0 {
		for _, s := range beside {
			if month, day, ok := monthDay(s); ok && r.civil(it, year, month, day) {
				return true
			}
		}
	}
	return false
}

// monthDay reads a month and a day without a year.
func monthDay(s string) (month, day int, ok bool) {
	if m := noYear().FindStringSubmatch(s); m != nil {
		return number(m[1]), number(m[2]), true
	}
	if m := wordApart().FindStringSubmatch(s); m != nil {
		return monthOf(m[2] + m[3]), number(m[1] + m[4]), true
	}
	return 0, 0, false
}

// shortDay takes a day whose year has two digits, in languages that begin with
// the year.
func (r *reader) shortDay(it *item, beside []string) bool {
	switch r.doc.Feed.Lang {
	case "ko", "ja", "zh-Hans", "zh-Hant", "zh":
	default:
		return false
	}
	for _, s := range beside {
		if m := shortYear().FindStringSubmatch(s); m != nil && r.civil(it, 2000+number(m[1]), number(m[2]), number(m[3])) {
			return true
		}
	}
	return false
}
