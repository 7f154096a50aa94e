package article

import (
	"strings"

	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/ui/reading"
	"guanbao/ui/theme"
)

// Page is an article ready to be set: what the cache knows of it and the tree
// of its body.
type Page struct {
	Item  feed.Item
	Body  html.Document
	Facts reading.Facts // what was done to both for the reader

	weight int // see weigh
}

// NewPage reads an item as its publisher has it.
func NewPage(it feed.Item) Page { return PageFor(it, reading.Wish{Glosses: reading.All}) }

// PageFor reads an item as a reader wants it shown. An article without a body,
// or with one that holds nothing to show, shows its summary.
func PageFor(it feed.Item, w reading.Wish) Page {
	p := Page{Item: it}
	if it.Content != "" {
		if p.Body = html.Parse(it.Content, nil); len(p.Body.Blocks) == 0 {
			p.Item.Content = ""
		}
	}
	p.Item.Article, p.Body, p.Facts = w.Article(p.Item.Article, p.Body)
	if len(p.Body.Blocks) == 0 && p.Item.Summary != "" {
		p.Body = html.PlainText(p.Item.Summary)
	}
	p.Body.LinkImages()
	p.weight = weigh(p.Item.Content, p.Body)
	return p
}

// head sets the title and what is known of the article's origin.
func (s *setter) head(p Page) {
	title := s.look.Text.Display(p.Item.Title)
	if title == "" {
		title = s.look.Words.Untitled
	}
	s.put(flow{title, []run{{End: len(title), Role: theme.Title}}}, margin{}, 0)
	if facts := s.facts(p); facts != "" {
		s.put(flow{facts, []run{{End: len(facts), Role: theme.Faint}}}, margin{}, 0)
	}
	s.gap(margin{})
}

// facts is the line under the title: issuer or authors, source, date,
// comments. What is not known is not shown.
func (s *setter) facts(p Page) string {
	it := p.Item
	w := s.look.Words
	var parts []string
	add := func(t string) {
		t = s.look.Text.Display(t)
		for _, have := range parts {
			if have == t {
				return
			}
		}
		if t != "" {
			parts = append(parts, t)
		}
	}
	add(it.Issuer)
	add(strings.Join(it.Authors, w.Comma))
	add(it.FeedTitle)
	add(it.Number)
	add(s.look.LongDate(it.Published, it.DateOnly))
	if it.Updated.After(it.Published) {
		add(w.UpdatedOn(s.look.LongDate(it.Updated, false)))
	}
	if it.Comments != feed.NoCount {
		add(w.CommentCount(it.Comments))
	}
	if it.Revisions > 0 {
		add(w.RevisionCount(it.Revisions))
	}
	if p.Facts.Hidden > 0 {
		add(w.HiddenGlosses.Of(p.Facts.Hidden))
	}
	return strings.Join(parts, " "+s.look.Chrome.Dot+" ")
}

// text sets the text, or says why there is none.
func (s *setter) text(p Page) {
	s.blocks(p.Body.Blocks, margin{}, false)
	note := ""
	switch {
	case p.Item.Content == "" && p.Item.Summary == "":
		note = s.look.Words.NoText
	case p.Item.Content == "":
		note = s.look.Words.SummaryOnly
	case p.Body.Truncated:
		note = s.look.Words.BodyCut
	}
	if note != "" {
		s.gap(margin{})
		s.put(flow{note, []run{{End: len(note), Role: theme.Faint}}}, margin{}, 0)
	}
}
