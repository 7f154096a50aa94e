package main

import (
	"strings"

	"guanbao/feed"
	"guanbao/ui/article"
	"guanbao/ui/theme"
)

// showText prints an article as the reader sets it, in lines of at most so
// many cells.
func (a *app) showText(it feed.Item, cells int) {
	for _, l := range a.setText(it, cells) {
		a.out.line(a.paint(l))
	}
}

// setText sets an article in lines of at most so many cells.
func (a *app) setText(it feed.Item, cells int) []article.Line {
	look := a.typography()
	return article.Lay(article.PageFor(it, look.Reading), look, cells, article.Options{Indent: a.settings.Indent})
}

// typography is what texts are set with.
func (a *app) typography() *theme.Look {
	now := a.now()
	return &theme.Look{Text: a.measure, Words: a.texts, Chrome: a.chrome(), Now: now, Zone: now.Location(), Reading: a.wish()}
}

// paint sets off what weight alone can, where escapes are welcome.
func (a *app) paint(l article.Line) string {
	if !a.out.colour {
		return l.String()
	}
	var b strings.Builder
	for _, s := range l.Segs {
		switch s.Role {
		case theme.Title, theme.Heading, theme.Strong:
			b.WriteString(a.out.bold(s.Text))
		case theme.Faint:
			b.WriteString(a.out.faint(s.Text))
		default:
			b.WriteString(s.Text)
		}
	}
	return strings.TrimRight(b.String(), " ")
}
