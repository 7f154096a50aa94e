package article

import (
	"cmp"
	"strings"
	"time"

	"guanbao/feed"
	"guanbao/feed/bulletin"
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

	told    []string // in the place of what is known of the article; nil for none
	imprint bulletin.Imprint
	minutes int              // that reading takes
	outline []bulletin.Entry // of the body
	weight  int              // see weigh
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
	p.study()
	p.weight = weigh(p.Item.Content, p.Body)
	return p
}

// study finds out what a bulletin says of itself.
func (p *Page) study() {
	p.imprint, p.outline = bulletin.Read(p.Item.Article, p.Body), bulletin.Outline(p.Body)
	if p.Item.Content != "" {
		p.minutes = bulletin.ReadingTime(p.Body)
	}
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
	if lack := s.lacking(p.Item); lack != "" {
		s.put(flow{lack, []run{{End: len(lack), Role: theme.Warning}}}, margin{}, 0)
	}
	s.gap(margin{})
}

// lacking says that there is only a summary or a part, and why; "" where there is more.
func (s *setter) lacking(it feed.Item) string {
	w := s.look.Words
	switch {
	case it.Text == feed.TextMissing:
		return w.Pages.Missing(s.opt.FullText)
	case it.Text == feed.TextPart && it.Lacking != nil:
		return s.look.Text.Display(w.Pages.Partly(w.Problem(it.Lacking), s.opt.FullText))
	case it.Text == feed.TextFailed && it.Lacking != nil:
		return s.look.Text.Display(w.Pages.Lacking(w.Problem(it.Lacking), s.opt.FullText))
	}
	return ""
}

// facts is the line under the title: issuer or authors, source, date,
// comments. What is not known is not shown.
func (s *setter) facts(p Page) string {
	if p.told != nil {
		return s.line(p.told)
	}
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
	add(cmp.Or(it.Issuer, p.imprint.Issuer()))
	add(strings.Join(it.Authors, w.Comma))
	add(it.FeedTitle)
	add(cmp.Or(it.Number, p.imprint.Number()))
	add(s.look.LongDate(it.Published, it.DateOnly))
	if it.Updated.After(it.Published) {
		add(w.UpdatedOn(s.look.LongDate(it.Updated, false)))
	}
	if d := p.imprint.Effective; !d.IsZero() {
		add(w.EffectiveOn(s.look.LongDate(d.Time(time.UTC), true)))
	}
	if d := p.imprint.Deadline; !d.IsZero() {
		add(w.DeadlineOn(s.look.LongDate(d.Time(time.UTC), true)))
	}
	if p.minutes > 0 {
		add(w.Minutes.Of(p.minutes))
	}
	if it.Comments != feed.NoCount {
		add(w.CommentCount(it.Comments))
	}
	if it.Revisions > 0 {
		add(w.RevisionCount(it.Revisions, s.opt.Changes))
	}
	if p.Facts.Hidden > 0 {
		add(w.HiddenGlosses.Of(p.Facts.Hidden))
	}
	return s.line(parts)
}

// line joins facts, and breaks the line between two of them where they do not
// fit the page.
func (s *setter) line(facts []string) string {
	var b strings.Builder
	used, dot := 0, " "+s.look.Chrome.Dot+" "
	for i, f := range facts {
		w := s.look.Text.Width(f)
		switch {
		case i == 0:
		case used+s.look.Text.Width(dot)+w <= s.width:
			b.WriteString(dot)
			used += s.look.Text.Width(dot)
		default:
			b.WriteByte('\n')
			used = 0
		}
		b.WriteString(f)
		used += w
	}
	return b.String()
}

// text sets the text, or says why there is none.
func (s *setter) text(p Page) {
	s.blocks(p.Body.Blocks, margin{}, false)
	note := ""
	switch {
	case s.lacking(p.Item) != "": // said in the head
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
