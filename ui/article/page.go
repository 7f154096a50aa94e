package article

import (
	"slices"
	"strconv"
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
	return p
}

// head sets the title and what is known of the article's origin.
func (s *setter) head(p Page) {
	title := s.look.Text.Display(p.Item.Title)
	if title == "" {
		title = s.look.Words.Untitled
	}
	s.put(flow{title, []run{{len(title), theme.Title}}}, margin{}, 0)
	if facts := s.facts(p.Item); facts != "" {
		s.put(flow{facts, []run{{len(facts), theme.Faint}}}, margin{}, 0)
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
		s.put(flow{note, []run{{len(note), theme.Faint}}}, margin{}, 0)
	}
}

// tail lists the addresses behind the numbers in the text, then attachments,
// comment threads and the address of the article itself.
func (s *setter) tail(p Page) {
	w := s.look.Words
	if slices.ContainsFunc(p.Body.Links, func(l feed.Link) bool { return !strings.HasPrefix(l.URL, "#") }) {
		s.links(w.LinksHead, p.Body.Links, 1)
	}
	var attachments, comments []feed.Link
	for _, l := range p.Item.Links {
		switch l.Kind {
		case feed.LinkAttachment:
			attachments = append(attachments, l)
		case feed.LinkComments:
			comments = append(comments, l)
		}
	}
	s.links(w.AttachmentsHead, attachments, 0)
	s.links(w.CommentsHead, comments, 0)
	if p.Item.URL != "" {
		s.links(w.AddressHead, []feed.Link{{URL: p.Item.URL}}, 0)
	}
}

// links sets a list of addresses under a heading, numbered from first; 0 for
// no numbers.
func (s *setter) links(head string, ls []feed.Link, first int) {
	if len(ls) == 0 {
		return
	}
	s.gap(margin{})
	s.put(flow{head, []run{{len(head), theme.Heading}}}, margin{}, 0)
	for i, l := range ls {
		m := margin{}
		if first > 0 && s.inside(first+i) {
			continue
		}
		if first > 0 {
			mark := "[" + strconv.Itoa(first+i) + "] "
			m = m.in(mark, theme.Blank(len(mark)))
		}
		f := flow{}
		if l.Title != "" && first == 0 {
			t := s.look.Text.Display(l.Title) + " "
			f.text, f.runs = t, []run{{len(t), theme.Plain}}
		}
		f.text += s.look.Text.Display(l.URL)
		f.runs = append(f.runs, run{len(f.text), theme.Link})
		s.put(f, m, 0)
	}
}
