package article

import (
	"fmt"

	"guanbao/feed"
	"guanbao/feed/changes"
	"guanbao/feed/html"
	"guanbao/ui/theme"
)

// Styles that only this package gives: what a publisher took out of a text, and
// what he put in.
const (
	gone  html.Style = 1 << 15
	fresh html.Style = 1 << 14
)

// nearby is how many lines that did not change stand on either side of one that
// did.
const nearby = 1

// ChangePage shows what the publisher of an article changed. Former are its
// states that were, the latest first; n is the change to show, 1 for the one that
// led to the present state, and at most their number. Key is that of the change
// before it.
func ChangePage(it feed.Item, former []feed.Revision, n int, l *theme.Look, key string) Page {
	w := &l.Words.Changes
	p := Page{Item: it}
	p.Item.Title = w.Head + l.Words.Colon + l.Reading.Title(it.Title, it.Lang)
	p.Item.Content, p.Item.Summary, p.Item.Links, p.Item.Place = "", w.Markup, nil, feed.Place{}
	p.Item.Text, p.Item.Lacking = feed.TextWhole, nil
	if len(former) == 0 {
		p.Item.Summary = w.None
		p.Body = html.PlainText(w.None)
		return p
	}
	n = min(max(n, 1), len(former))
	c := ChangeOf(it, former, n, l)
	p.told = []string{w.Seen(l.LongDate(former[n-1].Seen, false)), w.Removed.Of(c.Removed), w.Added.Of(c.Added)}
	if len(former) > 1 {
		p.told = append(p.told, fmt.Sprintf(w.WhichF, n, len(former)))
		if n < len(former) && key != "" {
			p.told = append(p.told, fmt.Sprintf(w.EarlierF, key))
		}
	}
	p.Body = changeBody(c, l)
	p.Item.Content = html.Render(p.Body)
	p.weight = weigh(p.Item.Content, p.Body)
	return p
}

// ChangeOf compares two states of an article as the reader wants texts shown;
// see ChangePage.
func ChangeOf(it feed.Item, former []feed.Revision, n int, l *theme.Look) changes.Changes {
	state := func(title, content, summary string) changes.State {
		body := html.Parse(content, nil)
		if len(body.Blocks) == 0 {
			body = html.PlainText(summary)
		}
		a, body, _ := l.Reading.Article(feed.Article{Title: title, Content: content, Lang: it.Lang}, body)
		return changes.State{Title: a.Title, Body: body}
	}
	was := state(former[n-1].Title, former[n-1].Content, former[n-1].Summary)
	if n > 1 {
		return changes.Between(was, state(former[n-2].Title, former[n-2].Content, former[n-2].Summary))
	}
	c := changes.Between(was, state(it.Title, it.Content, it.Summary))
	if it.Given != nil { // the former state may be one of the feed's text, in the place of which the page's is read
		if o := changes.Between(was, state(it.Given.Title, it.Given.Content, it.Given.Summary)); o.Removed+o.Added < c.Removed+c.Added {
			return o
		}
	}
	return c
}

// changeBody writes changes as a text. Lines that stayed the same are left out
// where none beside them changed.
func changeBody(c changes.Changes, l *theme.Look) (d html.Document) {
	w := &l.Words.Changes
	add := func(kind html.Kind, level int, spans ...html.Span) {
		d.Blocks = append(d.Blocks, html.Block{Kind: kind, Level: level, Spans: spans})
	}
	if !c.Any() {
		add(html.Paragraph, 0, html.Span{Text: w.Markup})
		return d
	}
	if c.Title.Changed() {
		add(html.Paragraph, 0, append([]html.Span{{Text: w.TitleHead + l.Words.Colon}}, changed(c.Title)...)...)
	}
	hidden := 0
	skip := func() {
		if hidden > 0 {
			add(html.Caption, 0, html.Span{Text: w.Unchanged.Of(hidden)})
		}
		hidden = 0
	}
	for i, p := range c.Parts {
		if !near(c.Parts, i) {
			hidden++
			continue
		}
		skip()
		b := lineOf(p)
		if n := len(d.Blocks); n > 0 && b.Kind == html.List && d.Blocks[n-1].Kind == html.List {
			d.Blocks[n-1].Children = append(d.Blocks[n-1].Children, b.Children...)
			continue
		}
		d.Blocks = append(d.Blocks, b)
	}
	skip()
	if len(c.Addresses) > 0 {
		add(html.Heading, 2, html.Span{Text: w.AddressesHead})
	}
	for _, p := range c.Addresses {
		d.Blocks = append(d.Blocks, lineOf(p))
	}
	return d
}

// near reports whether a line or one beside it changed.
func near(parts []changes.Part, i int) bool {
	for j := max(i-nearby, 0); j <= min(i+nearby, len(parts)-1); j++ {
		if parts[j].Changed() {
			return true
		}
	}
	return false
}

// lineOf is a line as a block.
func lineOf(p changes.Part) html.Block {
	switch p.Kind {
	case html.Heading:
		return html.Block{Kind: html.Heading, Level: p.Level, Spans: changed(p)}
	case html.Item:
		return html.Block{Kind: html.List, Children: []html.Block{{Kind: html.Item, Children: []html.Block{{Spans: changed(p)}}}}}
	case html.Pre:
		return html.Block{Kind: html.Pre, Spans: changed(p)}
	}
	return html.Block{Spans: changed(p)}
}

// changed is a line with what went and what came set off.
func changed(p changes.Part) []html.Span {
	styles := [...]html.Style{changes.Same: 0, changes.Removed: gone, changes.Added: fresh}
	out := make([]html.Span, len(p.Runs))
	for i, r := range p.Runs {
		out[i] = html.Span{Text: r.Text, Style: styles[r.Op]}
	}
	return out
}
