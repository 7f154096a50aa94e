package article

import (
	"strings"

	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/ui/theme"
)

// Page is an article ready to be set: what the cache knows of it and the tree
// of its body.
type Page struct {
	Item feed.Item
	Body html.Document

	weight int // see weigh
}

// NewPage reads the body of an item. An article without one, or with one that
// holds nothing to show, shows its summary.
func NewPage(it feed.Item) Page {
	p := Page{Item: it}
	switch {
	case it.Content != "":
		if p.Body = html.Parse(it.Content, nil); len(p.Body.Blocks) == 0 {
			p.Body, p.Item.Content = html.PlainText(it.Summary), ""
		}
	case it.Summary != "":
		p.Body = html.PlainText(it.Summary)
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
	if facts := s.facts(p.Item); facts != "" {
		s.put(flow{facts, []run{{End: len(facts), Role: theme.Faint}}}, margin{}, 0)
	}
	s.gap(margin{})
}

// facts is the line under the title: issuer or authors, source, date,
// comments. What is not known is not shown.
func (s *setter) facts(it feed.Item) string {
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
