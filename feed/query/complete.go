package query

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"guanbao/feed/cjk"
)

// Sources are the names that a reader's own library adds to those of the
// language. Each list is offered in its order.
type Sources struct {
	Feeds   []string // titles
	Tags    []string
	Issuers []string
	Now     time.Time // the moment that dates are offered from
}

// Completion is what may stand in place of the bytes from Start to End of a
// query, End being the cursor. The name of a field ends with its colon, and a
// value of more than one word is in quotes; no space follows.
type Completion struct {
	Start, End int
	Text       string
}

// mostOffered bounds what is offered at a time.
const mostOffered = 64

// Complete gives what the word before the cursor, a byte of the text, may
// become: the name of a field, or, behind one, a state, a part, a language, a
// date, a tag, a feed or an issuer. What begins as was typed comes before what
// holds it elsewhere; widths, case and variants of characters do not count. At
// an empty place it gives everything that may stand there, and nil where a word
// is a word. It looks at nothing behind the cursor.
//
// A prompt puts text[:c.Start] + c.Text + text[c.End:] and the cursor behind
// c.Text.
func Complete(text string, cursor int, from Sources) []Completion {
	cursor = boundary(text, min(max(cursor, 0), len(text)))
	p := parser{text: text[:cursor], now: from.Now}
	last, ok := p.last()
	if !ok {
		return nil
	}
	var texts []string
	for _, name := range candidates(last, from) {
		if last.field != "" {
			name = quotedValue(name)
		}
		texts = append(texts, name)
	}
	if !last.named && !last.quoted {
		for _, name := range append(matching(last.typed, fieldNames, cjk.Key, false), spokenBy(last.typed, spokenFields)...) {
			texts = append(texts, name+":")
		}
	}
	var out []Completion
	for _, t := range texts[:min(len(texts), mostOffered)] {
		out = append(out, Completion{Start: last.start, End: cursor, Text: t})
	}
	return out
}

// part is the word that a text ends with.
type part struct {
	field  string // that it belongs to, "" for none
	named  bool   // the name of the field stands before it, and no parenthesis between
	quoted bool   // in a quote that is open
	start  int    // its first byte, with the quote
	typed  string // without the quote
}

// last reads up to the word that the text ends with. There is none where it
// ends with a closed quote.
func (p *parser) last() (part, bool) {
	var groups []string // the fields of the parentheses that are open
	for {
		p.skip()
		at := part{start: p.pos}
		if n := len(groups); n > 0 {
			at.field = groups[n-1]
		}
		r, size := p.at(p.pos)
		if size == 0 {
			return at, true
		}
		if name, end, ok := p.name(); ok && fields[name].node != nil {
			at = part{field: name, named: true, start: end}
			p.pos = end
			if r, size = p.at(end); size == 0 {
				return at, true
			}
		}
		switch {
		case opens(r):
			groups = append(groups, at.field)
			p.pos += size
			continue
		case closes(r):
			groups = groups[:max(0, len(groups)-1)]
			p.pos += size
			continue
		case quotes[r] != "":
			at.typed, at.quoted = p.phrase(), true
			if p.cutOff || p.pos == len(p.text) {
				return at, p.cutOff
			}
			continue
		}
		p.pos = p.bare(p.pos)
		if p.pos == at.start || !at.named && hyphen(r) { // a mark
			p.pos = at.start + size
			continue
		}
		if at.typed = p.text[at.start:p.pos]; p.pos == len(p.text) {
			return at, true
		}
	}
}

// candidates are the values that may stand at a part.
func candidates(at part, from Sources) []string {
	switch at.field {
	case "is":
		return append(matching(at.typed, flagNames, cjk.Key, false), spokenBy(at.typed, spokenFlags)...)
	case "has":
		return append(matching(at.typed, hasNames, cjk.Key, false), spokenBy(at.typed, spokenHas)...)
	case "lang", "language":
		return matching(at.typed, langNames, cjk.Key, false)
	case "after", "since", "before", "on", "date":
		return dates(at.typed, from.Now)
	case "tag":
		return matching(at.typed, from.Tags, TagKey, true)
	case "feed", "source":
		return matching(at.typed, from.Feeds, Fold, true)
	case "issuer", "origin":
		return matching(at.typed, from.Issuers, Fold, true)
	}
	return nil
}

// matching are the names that begin with what was typed, and behind them, where
// that is wanted, those that hold it. Each stands there once.
func matching(typed string, names []string, key func(string) string, anywhere bool) []string {
	var begin, hold []string
	want := key(typed)
	for _, name := range names {
		has := key(name)
		switch {
		case has == "" || slices.Contains(begin, name) || slices.Contains(hold, name):
		case strings.HasPrefix(has, want):
			begin = append(begin, name)
		case anywhere && strings.Contains(has, want):
			hold = append(hold, name)
		}
		if len(begin) == mostOffered {
			break
		}
	}
	return append(begin, hold...)
}

// quotedValue is a value as it is typed.
func quotedValue(s string) string {
	if s = plain(s); strings.ContainsFunc(s, ends) {
		return `"` + s + `"`
	}
	return s
}

// Words for periods that are offered, the plain ones also where nothing was
// typed yet.
var (
	plainPeriods = []string{"today", "yesterday", "week", "lastweek", "month", "lastmonth", "year", "lastyear", "7d", "30d", "1y"}
	otherPeriods = []string{
		"今天", "昨天", "前天", "本周", "上周", "本月", "上月", "今年", "去年", "本週", "上週", "今日", "昨日", "今週", "先週", "今月", "先月", "昨年",
		"오늘", "어제", "이번주", "지난주", "이번달", "지난달", "올해", "작년",
	}
)

// dates are dates that begin as was typed: words for periods, so many days, and
// years, months and days of the calendar.
func dates(typed string, now time.Time) []string {
	v := cjk.Key(typed)
	if v == "" {
		return append(slices.Clone(plainPeriods), now.Format("2006"), now.Format("2006-01"), now.Format(time.DateOnly))
	}
	n := figures(v)
	if n == 0 {
		return matching(typed, slices.Concat(plainPeriods, otherPeriods), cjk.Key, false)
	}
	var out []string
	if n == len(v) && n < 4 {
		for _, unit := range "dwmy" {
			out = append(out, v+string(unit))
		}
	}
	return append(out, calendarFrom(v, now)...)
}

// calendarFrom gives days of the calendar that begin as was typed: this year
// and the ones before it, the months of a year, the days of a month.
func calendarFrom(typed string, now time.Time) []string {
	var all []string
	switch dashes := strings.Count(typed, "-"); {
	case dashes == 0:
		for back := range 12 {
			all = append(all, fmt.Sprintf("%04d", now.Year()-back))
		}
	case dashes == 1 && figures(typed) == 4:
		for month := range 12 {
			all = append(all, fmt.Sprintf("%s-%02d", typed[:4], month+1))
		}
	case dashes == 2 && len(typed) >= len("2006-01-"):
		first, err := time.Parse("2006-01-", typed[:len("2006-01-")])
		for day := first; err == nil && day.Month() == first.Month(); day = day.AddDate(0, 0, 1) {
			all = append(all, day.Format(time.DateOnly))
		}
	}
	return matching(typed, all, cjk.Key, false)
}
