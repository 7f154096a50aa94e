package article

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/ui/theme"
)

// Links are the numbered links of the page; link n is at n-1. Those of the
// text come first, with "#" and a name for one that leads to a place in it,
// then attachments, the publisher's lists, comment threads and the address of
// the article itself.
func (p Page) Links() []feed.Link {
	links := slices.Clone(p.Body.Links)
	for _, kind := range beyondText {
		links = append(links, p.beyond(kind)...)
	}
	return links
}

// beyondText are the kinds of links that do not stand in the text, in the order
// in which the end of the page lists them; the last is the article's address.
var beyondText = []feed.LinkKind{
	feed.LinkAttachment, feed.LinkRelated, feed.LinkRecommended, feed.LinkPopular, feed.LinkComments, address,
}

// address stands for the link to the article itself, which has no kind.
const address = feed.LinkKind("")

// beyond are the links of a kind that do not stand in the text.
func (p Page) beyond(kind feed.LinkKind) []feed.Link {
	if kind == address {
		if p.Item.URL == "" {
			return nil
		}
		return []feed.Link{{URL: p.Item.URL}}
	}
	var links []feed.Link
	for _, l := range p.Item.Links {
		if l.Kind == kind && l.URL != "" {
			links = append(links, l)
		}
	}
	return links
}

// numbered is how the number of a link is written.
func numbered(n int) string { return "[" + strconv.Itoa(n) + "]" }

// hinted is a number with the letters of a hint in its place, in as many cells.
// Brackets stay as far as there is room for them.
func hinted(k *theme.Look, number, hint string) string {
	room := k.Text.Width(number)
	switch {
	case len(hint)+2 <= room:
		hint = "[" + hint + "]"
	case len(hint) > room:
		return number
	}
	return hint + theme.Blank(room-len(hint))
}

// tail lists the addresses behind the numbers in the text, then what does not
// stand in it, numbered on.
func (s *setter) tail(p Page) {
	w, next := s.look.Words, 1
	list := func(head string, ls []feed.Link) {
		s.links(head, ls, next)
		next += len(ls)
	}
	list(w.LinksHead, p.Body.Links)
	heads := map[feed.LinkKind]string{
		feed.LinkAttachment: w.AttachmentsHead, feed.LinkRelated: w.RelatedHead, feed.LinkRecommended: w.RecommendedHead,
		feed.LinkPopular: w.PopularHead, feed.LinkComments: w.CommentsHead, address: w.AddressHead,
	}
	for _, kind := range beyondText {
		head, ls := heads[kind], p.beyond(kind)
		switch kind {
		case feed.LinkRelated, feed.LinkRecommended, feed.LinkPopular: // as the panel has them
			head = fmt.Sprintf(w.Command.RelatedHeading, head, len(ls))
		}
		list(head, ls)
	}
}

// links sets a list of addresses under a heading, numbered from first. Those
// that lead to a place in the text have no address to show.
func (s *setter) links(head string, ls []feed.Link, first int) {
	headed := false
	for i, l := range ls {
		if inside(l) {
			continue
		}
		if !headed {
			s.gap(margin{})
			s.put(flow{head, []run{{End: len(head), Role: theme.Heading}}}, margin{}, 0)
			headed = true
		}
		n, f := first+i, flow{}
		if l.Title != "" && l.Kind != feed.LinkBody {
			f.text = s.look.Text.Display(l.Title) + " "
			f.runs = []run{{End: len(f.text)}}
		}
		f.text += s.look.Text.Display(l.URL)
		f.runs = append(f.runs, run{End: len(f.text), Role: theme.Link, Link: n})
		lead := numbered(n) + " "
		s.put(f, margin{lead: lead, rest: theme.Blank(len(lead)), link: n}, 0)
	}
}

// inside reports whether a link leads to a place of the same article.
func inside(l feed.Link) bool { return strings.HasPrefix(l.URL, "#") }

// name lets a name lead to a place; the first one keeps it.
func (s *setter) name(name string, at anchor) {
	if _, known := s.named[name]; known || name == "" {
		return
	}
	if s.named == nil {
		s.named = map[string]anchor{}
	}
	s.named[name] = at
}

// nameRows lets the names in the cells of a table lead to their rows.
func (s *setter) nameRows(t *html.Table) {
	var within func(bs []html.Block, at anchor)
	within = func(bs []html.Block, at anchor) {
		for _, b := range bs {
			s.name(b.Anchor, at)
			within(b.Children, at)
		}
	}
	for r, row := range t.Rows {
		for _, c := range row.Cells {
			within(c.Blocks, anchor{s.block, r})
		}
	}
}

// Links is the number of links of the article in the pane.
func (m Model) Links() int { return len(m.page.Links()) }

// Link is link n of the article in the pane.
func (m Model) Link(n int) (feed.Link, bool) {
	links := m.page.Links()
	if !m.shown || n < 1 || n > len(links) {
		return feed.Link{}, false
	}
	return links[n-1], true
}

// Jump scrolls to the place that a link within the article leads to, "#" and
// a name.
func (m Model) Jump(address string) (Model, bool) {
	at, ok := m.named[strings.TrimPrefix(address, "#")]
	if !ok {
		return m, false
	}
	line := slices.IndexFunc(m.lines, func(l Line) bool { return !at.after(l.anchor()) })
	if line < 0 {
		return m, false
	}
	return m.Move(line - m.top), true
}

// Hint puts letters in the place of the numbers in sight; without a number
// there it does nothing. Hints are taken away by Unhint, and with the article.
func (m Model) Hint() (Model, bool) {
	var seen []int
	for _, l := range m.lines[m.top:min(m.top+m.height, len(m.lines))] {
		for _, s := range l.Segs {
			if s.Mark && strings.HasPrefix(s.Text, "[") && strings.HasSuffix(s.Text, "]") && !slices.Contains(seen, s.Link) {
				seen = append(seen, s.Link)
			}
		}
	}
	if len(seen) == 0 {
		return m, false
	}
	m.hints = map[int]string{}
	for i, letters := range Letters(len(seen)) {
		m.hints[seen[i]] = letters
	}
	return m, true
}

// Unhint shows numbers again.
func (m Model) Unhint() Model {
	m.hints = nil
	return m
}

// Hinted gives the number of the link with a hint, and whether there are hints
// that begin so; 0 and false where it is none.
func (m Model) Hinted(letters string) (n int, more bool) {
	for link, hint := range m.hints {
		if hint == letters {
			return link, false
		}
		more = more || strings.HasPrefix(hint, letters)
	}
	return 0, more
}

// homeRow are the letters of hints.
const homeRow = "asdfghjkl"

// Letters gives n hints of as few letters as they need, the short ones first;
// none of them begins another.
func Letters(n int) []string {
	hints := []string{""}
	for {
		longer := make([]string, 0, len(hints)*len(homeRow))
		for _, h := range hints {
			for _, c := range homeRow {
				longer = append(longer, h+string(c))
			}
		}
		if len(longer) < n {
			hints = longer
			continue
		}
		// As many of the short ones stay as can: each that goes brings nine.
		gone := (max(n-len(hints), 0) + len(homeRow) - 2) / (len(homeRow) - 1)
		if hints[0] == "" {
			gone = 1
		}
		stay := len(hints) - gone
		return slices.Concat(hints[:stay], longer[stay*len(homeRow):])[:n]
	}
}
