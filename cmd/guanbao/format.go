package main

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

// dayCells is the width of a day as day gives it.
const dayCells = len(time.DateOnly)

// day is the day of an article in the reader's zone, or as its publisher
// wrote it where there is no time of day. Tables sort by eye, so it is the
// same in every language.
func (a *app) day(t time.Time, dateOnly bool) string {
	if t.IsZero() || t.Year() < 0 || t.Year() > 9999 {
		return ""
	}
	if dateOnly {
		return t.Format(time.DateOnly)
	}
	return t.In(a.now().Location()).Format(time.DateOnly)
}

// when is a moment in the reader's zone, the time of day alone today, and a
// dash for never.
func (a *app) when(t time.Time) string {
	now := a.now()
	if t.IsZero() {
		return "-"
	}
	t = t.In(now.Location())
	if t.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return t.Format("15:04")
	}
	return t.Format("2006-01-02 15:04")
}

// titleRunes bounds a title made of a text that has none.
const titleRunes = 60

// titleOf is a title on one line; without one, how its text begins.
func (a *app) titleOf(title, text string) string {
	if title != "" {
		return a.measure.Display(oneLine(title))
	}
	if text = oneLine(text); text != "" {
		if utf8.RuneCountInString(text) > titleRunes {
			text = string([]rune(text)[:titleRunes]) + "..."
		}
		return a.measure.Display(text)
	}
	return a.texts.Untitled
}

// cut makes a line no wider than the terminal.
func (a *app) cut(line string) string {
	if a.out.cells == 0 {
		return line
	}
	return a.measure.Cut(line, a.out.cells)
}

// problem tells what happened and what can be done about it.
func (a *app) problem(p *feed.Problem) (message, hint string) {
	return oneLine(a.texts.Problem(p)), a.texts.Hint(p.Kind)
}

// warning tells what a parser had to mend.
func (a *app) warning(w feed.Warning) string {
	text := a.texts.Warnings[w.Kind]
	if w.Detail != "" {
		text += a.texts.Colon + w.Detail
	}
	return oneLine(text)
}

// refusal tells why a line of the urls file is not used.
func (a *app) refusal(p *urls.Problem) string {
	place := fmt.Sprintf("%s:%d: ", p.Path, p.Line)
	if p.Column > 0 {
		place = fmt.Sprintf("%s:%d:%d: ", p.Path, p.Line, p.Column)
	}
	if p.Fault != nil {
		return place + a.words.Refusals[string(p.Why)] + a.texts.Colon + oneLine(a.texts.Queries.Sentence(p.Fault))
	}
	return fmt.Sprintf("%s%s%s%s", place, a.words.Refusals[string(p.Why)], a.texts.Colon, p.URL)
}

// size is a number of bytes for people.
func size(bytes int64) string {
	units := []string{"B", "KiB", "MiB", "GiB"}
	n, u := float64(bytes), 0
	for n >= 1024 && u < len(units)-1 {
		n, u = n/1024, u+1
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", n), ".0") + " " + units[u]
}
