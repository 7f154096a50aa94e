// Package sources is the pane that says where articles come from: the views
// over all feeds, then the tags with their feeds, with counts and a mark on
// feeds that fail.
package sources

import (
	"slices"
	"time"

	"guanbao/feed"
)

// Entry is a row of the pane.
type Entry struct {
	Head   bool // above saved searches; no view, and the cursor passes it
	View   feed.View
	Source *feed.Source // nil unless the view is a feed
	Depth  int          // 1 under a tag
	Count  int
	Unread int
	Hidden int    // articles that saved searches left out of all and unread
	Query  string // of a saved search
}

// Model is the state of the pane.
type Model struct {
	saved   []feed.Standing
	entries []Entry
	cursor  int
	top     int
	height  int
	holds   map[string]time.Time  // hosts that asked to be left alone
	weeks   map[string]feed.Weeks // what the feeds brought lately; nil where it is not known yet
}

// Count takes over how many articles the last weeks brought, by feed.
func (m Model) Count(weeks map[string]feed.Weeks) Model {
	m.weeks = weeks
	return m
}

// Keep takes over the saved searches, which Set lays out.
func (m Model) Keep(saved []feed.Standing) Model {
	m.saved = saved
	return m
}

// Set takes over the feeds and totals of the cache. The cursor stays on the
// view that it was on.
func (m Model) Set(feeds []feed.Source, t feed.Totals) Model {
	at, had := m.Selected()
	m.entries, m.holds = entries(feeds, t, m.saved), feed.Holds(feeds)
	if had {
		m = m.Show(at.View)
	}
	return m.settle()
}

// entries lays the views out: those over all feeds, saved searches, then the feeds without a
// tag, then every tag with its feeds. A hidden feed stands under its tags alone.
func entries(feeds []feed.Source, t feed.Totals, saved []feed.Standing) []Entry {
	hidden := 0
	for _, s := range saved {
		hidden += s.Hidden
	}
	out := []Entry{
		{View: feed.View{Kind: feed.ViewAll}, Count: t.All, Unread: t.Unread, Hidden: hidden},
		{View: feed.View{Kind: feed.ViewUnread}, Count: t.Unread, Unread: t.Unread},
		{View: feed.View{Kind: feed.ViewStarred}, Count: t.Starred},
		{View: feed.View{Kind: feed.ViewPopular}, Count: -1},
		{View: feed.View{Kind: feed.ViewToday}, Count: -1},
	}
	if len(saved) > 0 {
		out = append(out, Entry{Head: true, View: feed.View{Kind: -1}, Count: -1})
	}
	for _, s := range saved {
		out = append(out, Entry{View: feed.View{Kind: feed.ViewSearch, Name: s.Name}, Depth: 1, Count: s.Articles, Unread: s.Unread, Hidden: s.Hidden, Query: s.Query})
	}
	var tags []string
	tagged := map[string][]feed.Source{}
	for _, f := range feeds {
		if len(f.Feed.Tags) == 0 && !f.Feed.Hidden {
			out = append(out, entry(f, 0))
		}
		for i, tag := range f.Feed.Tags {
			if slices.Contains(f.Feed.Tags[:i], tag) {
				continue
			}
			if _, known := tagged[tag]; !known {
				tags = append(tags, tag)
			}
			tagged[tag] = append(tagged[tag], f)
		}
	}
	for _, tag := range tags {
		head := Entry{View: feed.View{Kind: feed.ViewTag, Name: tag}}
		under := make([]Entry, 0, len(tagged[tag]))
		for _, f := range tagged[tag] {
			head.Count += f.Articles
			head.Unread += f.Unread
			under = append(under, entry(f, 1))
		}
		out = append(append(out, head), under...)
	}
	return out
}

func entry(f feed.Source, depth int) Entry {
	return Entry{View: feed.View{Kind: feed.ViewFeed, Name: f.Feed.URL}, Source: &f, Depth: depth, Count: f.Articles, Unread: f.Unread}
}

// Resize sets the height of the pane in rows.
func (m Model) Resize(height int) Model {
	m.height = max(height, 1)
	return m.settle()
}

// Selected gives the entry under the cursor; false before Set.
func (m Model) Selected() (Entry, bool) {
	if m.cursor >= len(m.entries) {
		return Entry{}, false
	}
	return m.entries[m.cursor], true
}

// Show moves the cursor to the entry of a view, if there is one; of several to
// the nearest.
func (m Model) Show(v feed.View) Model {
	if at, ok := m.Selected(); ok && at.View.Kind == v.Kind && at.View.Name == v.Name {
		return m
	}
	best := -1
	for i, e := range m.entries {
		if e.View.Kind == v.Kind && e.View.Name == v.Name && (best < 0 || apart(i, m.cursor) < apart(best, m.cursor)) {
			best = i
		}
	}
	if best >= 0 {
		m.cursor = best
	}
	return m.settle()
}

// Move moves the cursor by n rows.
func (m Model) Move(n int) Model {
	m.cursor = min(max(m.cursor+n, 0), max(len(m.entries)-1, 0))
	if n < 0 && m.onHead() {
		m.cursor--
	}
	return m.settle()
}

// Page moves the cursor by a part of the height.
func (m Model) Page(part float64) Model {
	n := int(float64(listRows(m.height)) * part)
	switch {
	case n == 0 && part < 0:
		n = -1
	case n == 0:
		n = 1
	}
	return m.Move(n)
}

// First moves to the first entry.
func (m Model) First() Model { return m.Move(-len(m.entries)) }

// Last moves to the last entry.
func (m Model) Last() Model { return m.Move(len(m.entries)) }

// Lookup finds the feed with an address among the entries.
func (m Model) Lookup(url string) (feed.Source, bool) {
	for _, e := range m.entries {
		if e.Source != nil && e.Source.Feed.URL == url {
			return *e.Source, true
		}
	}
	return feed.Source{}, false
}

// Feeds gives the feeds of the pane, each once, in order.
func (m Model) Feeds() []feed.Source {
	var out []feed.Source
	seen := map[string]bool{}
	for _, e := range m.entries {
		if e.Source != nil && !seen[e.Source.Feed.URL] {
			seen[e.Source.Feed.URL] = true
			out = append(out, *e.Source)
		}
	}
	return out
}

// onHead reports whether the cursor is where it may not stay.
func (m Model) onHead() bool { return m.cursor < len(m.entries) && m.entries[m.cursor].Head }

func (m Model) settle() Model {
	rows := listRows(m.height)
	m.cursor = min(m.cursor, max(len(m.entries)-1, 0))
	if m.onHead() {
		m.cursor++ // a search stands below it
	}
	m.top = min(m.top, m.cursor)
	m.top = max(m.top, m.cursor-max(rows, 1)+1)
	m.top = max(min(m.top, len(m.entries)-rows), 0)
	return m
}
