package query

import (
	"slices"
	"strconv"
	"strings"

	"guanbao/feed"
)

// translations give by attribute of newsboat the node of a comparison that
// denies nothing. Attributes without one cannot be said here.
var translations = map[string]func(f *filter, c compared) Expr{
	"title":     func(f *filter, c compared) Expr { return f.words(c, wordIn(Title)) },
	"content":   func(f *filter, c compared) Expr { return f.words(c, wordIn(Any)) },
	"feedtitle": func(f *filter, c compared) Expr { return f.words(c, feedWord) },
	"tags":      (*filter).tags, "unread": (*filter).unread, "flags": (*filter).star, "age": (*filter).age,
	"link": (*filter).link, "rssurl": (*filter).feedAddress, "enclosure_url": (*filter).enclosure, "enclosure_type": (*filter).enclosure,
	"author": nil, "date": nil, "guid": nil, "articleindex": nil, "description": nil, "feedlink": nil, "feeddate": nil,
	"unread_count": nil, "total_count": nil, "feedindex": nil, "latest_article_age": nil,
}

// sayable are the attributes that have a translation.
var sayable = []string{"title", "content", "unread", "flags", "age", "tags", "feedtitle", "rssurl", "link", "enclosure_url"}

func (f *filter) translate(c compared) Expr {
	to, known := translations[c.name]
	switch {
	case !known:
		names := make([]string, 0, len(translations))
		for name := range translations {
			names = append(names, name)
		}
		slices.Sort(names)
		f.fail(FilterAttribute, c.nameAt[0], c.nameAt[1], nearest(c.name, names))
		return nil
	case to == nil:
		f.fail(FilterUnknown, c.nameAt[0], c.nameAt[1], "")
		return nil
	}
	return to(f, c)
}

// wrong refuses an operator that an attribute cannot be translated with.
func (f *filter) wrong(c compared) Expr {
	f.fail(FilterOperator, c.opAt[0], c.opAt[1], "")
	return nil
}

// wrongValue refuses a value.
func (f *filter) wrongValue(c compared, kind Kind) Expr {
	f.fail(kind, c.valueAt[0], c.valueAt[1], "")
	return nil
}

// wordIn makes words that are sought in a field.
func wordIn(in Field) func(text string, whole bool) (Expr, bool) {
	return func(text string, whole bool) (Expr, bool) {
		w, ok := newWord(in, text, whole)
		return w, ok
	}
}

func feedWord(text string, _ bool) (Expr, bool) {
	e, wrong, _ := feedNode(nil, strings.ReplaceAll(text, "://", " "), false)
	return e, wrong == ""
}

// words translates a comparison of text: what it holds, what it is or, for a
// list of words, what is in it.
func (f *filter) words(c compared, node func(text string, whole bool) (Expr, bool)) Expr {
	switch c.op {
	case "=~":
		return f.pattern(c, node)
	case "=", "#":
		f.loose = true
		e, ok := node(c.value, true)
		if !ok {
			return f.wrongValue(c, NoWords)
		}
		return e
	}
	return f.wrong(c)
}

func (f *filter) tags(c compared) Expr {
	tag := func(text string, _ bool) (Expr, bool) {
		e, wrong, _ := tagNode(nil, text, false)
		return e, wrong == ""
	}
	switch c.op {
	case "#":
		e, ok := tag(c.value, true)
		if !ok {
			return f.wrongValue(c, NoWords)
		}
		return e
	case "=~":
		f.loose = true // it may be a part of one
		return f.pattern(c, tag)
	}
	return f.wrong(c)
}

func (f *filter) unread(c compared) Expr {
	if c.op != "=" && c.op != "=~" && c.op != "#" {
		return f.wrong(c)
	}
	switch c.value {
	case "yes":
		return Unread
	case "no":
		return Read
	}
	return f.wrongValue(c, FilterValue)
}

// star takes any flag for the star, but no two of them: what is told apart by
// them cannot be said.
func (f *filter) star(c compared) Expr {
	letters := strings.ContainsFunc(c.value, func(r rune) bool { return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') })
	switch {
	case c.op == "=" && c.value == "":
		f.loose = true
		return not(Starred)
	case c.op != "=" && c.op != "=~" && c.op != "#":
		return f.wrong(c)
	case c.value == "" || letters && c.op == "=~":
		return f.wrongValue(c, FilterPattern)
	case letters:
		return f.wrongValue(c, FilterValue)
	case f.flags != "" && f.flags != c.value:
		f.fail(FilterUnknown, c.nameAt[0], c.nameAt[1], "")
		return nil
	}
	f.flags, f.loose = c.value, true
	return Starred
}

// age translates days: after: and before: are bounds on the day.
func (f *filter) age(c compared) Expr {
	low, high, ranged := strings.Cut(c.value, ":")
	n, err := strconv.Atoi(low)
	m, errHigh := n, error(nil)
	if ranged {
		m, errHigh = strconv.Atoi(high)
	}
	switch {
	case !slices.Contains([]string{"<", "<=", ">", ">=", "=", "between"}, c.op):
		return f.wrong(c)
	case err != nil || errHigh != nil || ranged != (c.op == "between"):
		return f.wrongValue(c, FilterValue)
	}
	low2, high2 := min(n, m), max(n, m) // newsboat turns them round as well
	switch c.op {
	case "<":
		low2, high2 = 0, n-1
	case "<=":
		low2 = 0
	case ">":
		low2, high2 = n+1, -1
	case ">=":
		high2 = -1
	}
	const most = 9999 // a number of days has four digits
	if low2 < 0 || low2 > most || high2 > most || high2 < low2 && c.op != ">" && c.op != ">=" || low2 == 0 && high2 < 0 {
		return f.wrongValue(c, FilterValue)
	}
	return days(low2, high2)
}

// days are the articles that are at least and at most so many days old; a most
// below 0 is none.
func days(least, most int) Expr {
	date := func(op string, n int) Expr { return Date{Op: op, Text: strconv.Itoa(n) + "d"} }
	var all []Expr
	if least == most {
		return date("on", least)
	}
	if most >= 0 {
		all = append(all, date("after", most))
	}
	if least > 0 {
		all = append(all, date("before", least-1))
	}
	return both(all)
}

func (f *filter) link(c compared) Expr {
	if c.op != "=" && c.op != "=~" {
		return f.wrong(c)
	}
	f.loose = true // what an article links to is found as well
	return f.address(c, func(s string) (Expr, bool) {
		e, wrong, _ := linkNode(nil, s, false)
		return e, wrong == ""
	})
}

func (f *filter) feedAddress(c compared) Expr {
	if c.op != "=" && c.op != "=~" {
		return f.wrong(c)
	}
	f.loose = f.loose || c.op == "=~"
	return f.address(c, func(s string) (Expr, bool) {
		if c.op == "=~" {
			s = linkKey(s)
		}
		return Feed(plain(s)), s != ""
	})
}

// address translates a comparison with an address, or, where it is a pattern,
// with a host and what may follow it.
func (f *filter) address(c compared, node func(s string) (Expr, bool)) Expr {
	s, ok := c.value, true
	if c.op == "=~" {
		s, ok = literalAddress(c.value)
	} else if feed.CanonicalURL(s) == "" {
		return f.wrongValue(c, BadLink)
	}
	if !ok {
		return f.wrongValue(c, FilterPattern)
	}
	e, ok := node(s)
	if !ok {
		return f.wrongValue(c, BadLink)
	}
	return e
}

// enclosure tells whether there is one at all.
func (f *filter) enclosure(c compared) Expr {
	switch {
	case c.op != "=":
		return f.wrong(c)
	case c.value != "":
		return f.wrongValue(c, FilterValue)
	}
	return not(Attachment)
}
