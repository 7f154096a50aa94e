package ui

import (
	"cmp"
	"context"
	"fmt"
	stdhtml "html"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/keys"
	"guanbao/ui/theme"
)

// Comments gets what people say about an article.
type Comments interface {
	// Thread gets the feed of comments at an address. Named is the address of
	// the feed that has the link. The error is a *feed.Problem.
	Thread(ctx context.Context, address, named string) (feed.Document, error)
}

// talk is the comments of articles. They are kept for the session alone.
type talk struct {
	threads map[feed.ID]feed.Document // shared by all values of the model
	cancel  context.CancelFunc        // ends the one under way; nil without one
	page    string                    // offered for the browser by the status bar
}

// comments shows the comments of the article that is read or under the cursor,
// or the article again.
func (m Model) comments() (Model, tea.Cmd) {
	row, ok := m.target()
	if !ok {
		m.status = m.status.Say(m.look.Words.Deeds.NoArticle)
		return m, nil
	}
	here := aside{of: row.ID}
	if m.aside == here && m.reading == row.ID {
		return m.endAside()
	}
	if _, have := m.talk.threads[row.ID]; have {
		return m.showAside(here)
	}
	if m.talk.cancel != nil {
		m.status = m.status.Say(m.look.Words.StillRuns)
		return m, nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.talk.cancel = cancel
	m.status = m.status.Say(m.look.Words.Files.Fetching)
	lib, port := m.ports.Library, m.ports.Comments
	return m, func() tea.Msg {
		t := talked{id: row.ID}
		it, err := lib.Item(ctx, row.ID)
		if t.err = err; err != nil {
			return t
		}
		thread, page := threadOf(it.Links)
		if t.page = page; thread != "" {
			t.doc, t.err = port.Thread(ctx, thread, it.Feed)
			t.came = true
		}
		return t
	}
}

// threadOf tells which feed has the comments, and which page; "" for none.
func threadOf(links []feed.Link) (thread, page string) {
	for _, l := range links {
		switch isFeed := strings.Contains(l.Type, "xml") && !strings.Contains(l.Type, "html") || strings.Contains(l.Type, "json"); {
		case l.Kind != feed.LinkComments:
		case isFeed && thread == "":
			thread = l.URL
		case !isFeed && page == "":
			page = l.URL
		}
	}
	return thread, page
}

// talked brings the comments of an article.
type talked struct {
	id   feed.ID
	doc  feed.Document
	came bool   // a feed of comments was asked
	page string // that has them, "" for none
	err  error
}

func (t talked) apply(m Model) (Model, tea.Cmd) {
	if m.talk.cancel != nil {
		m.talk.cancel()
		m.talk.cancel = nil
	}
	w := &m.look.Words.Files
	switch {
	case t.err != nil && feed.AsProblem(t.err).Kind == feed.ProblemCancelled:
		m.status = m.status.Say(m.look.Words.Cancelled)
	case t.err != nil:
		text := fmt.Sprintf(w.ThreadFailedF, m.wording(t.err))
		m.status = m.status.Alarm(text)
		m = m.note(m.look.Now, text)
	case !t.came && t.page == "":
		m.status = m.status.Say(w.NoThread)
	case !t.came:
		m.talk.page = t.page
		m.status = m.status.Say(fmt.Sprintf(w.OnPageF, m.keys.First(keys.Browser)))
	case len(t.doc.Articles) == 0:
		m.status = m.status.Say(w.NoComments)
	default:
		m.status = m.status.Quiet()
		m.talk.threads[t.id] = t.doc
		if row, ok := m.target(); ok && row.ID == t.id && m.overlay == noOverlay {
			return m.showAside(aside{of: t.id})
		}
	}
	return m, nil
}

// thread is the comments as the text of an item, in the order of their dates,
// each one under what it answers.
func thread(it feed.Item, doc feed.Document, k *theme.Look) feed.Item {
	var b strings.Builder
	if it.Comments > len(doc.Articles) {
		fmt.Fprintf(&b, "<p>"+stdhtml.EscapeString(k.Words.Files.ThreadCutF)+"</p>", it.Comments, len(doc.Articles))
	}
	for _, c := range unfolded(doc.Articles) {
		who := strings.Join(c.Authors, k.Words.Comma)
		if who == "" {
			who = k.Words.Files.Anonymous
		}
		said := c.Content
		if said == "" {
			said = "<p>" + stdhtml.EscapeString(cmp.Or(c.Summary, c.Title)) + "</p>"
		}
		b.WriteString(strings.Repeat("<blockquote>", c.depth))
		b.WriteString("<p><strong>" + stdhtml.EscapeString(who) + "</strong> " + k.LongDate(c.Published, c.DateOnly) + "</p>" + said)
		b.WriteString(strings.Repeat("</blockquote>", c.depth))
	}
	it.Title = k.Words.CommentsHead + k.Words.Colon + it.Title
	it.Content, it.Summary, it.Links, it.Place = b.String(), "", nil, feed.Place{}
	return it
}

// comment is one with how many others it stands under.
type comment struct {
	feed.Article
	depth int
}

// deepest bounds how far answers to answers move in.
const deepest = 4

// unfolded puts comments into the order in which they are read.
func unfolded(all []feed.Article) []comment {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b feed.Article) int { return a.Published.Compare(b.Published) })
	at := map[string]bool{}
	for _, c := range all {
		at[c.GUID] = true
	}
	answers := map[string][]int{}
	for i, c := range all {
		if to := c.ReplyTo; to != "" && to != c.GUID && at[to] {
			answers[to] = append(answers[to], i)
		}
	}
	var out []comment
	done := make([]bool, len(all))
	var put func(i, depth int)
	put = func(i, depth int) {
		if done[i] {
			return
		}
		done[i] = true
		out = append(out, comment{all[i], min(depth, deepest)})
		if all[i].GUID != "" {
			for _, j := range answers[all[i].GUID] {
				put(j, depth+1)
			}
		}
	}
	for i, c := range all {
		if to := c.ReplyTo; to == "" || to == c.GUID || !at[to] {
			put(i, 0)
		}
	}
	for i := range all { // those that answer one another in a circle
		put(i, 0)
	}
	return out
}
