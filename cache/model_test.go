package cache

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"guanbao/feed"
)

// model is the cache as one would write it without a database: everything in
// memory and every list made anew by looking at every article.
type model struct {
	feeds    []feed.Feed // subscribed, in order
	states   map[string]feed.State
	articles map[feed.ID]*modelled
	next     int64
	heads    map[feed.ID]feed.ID // of the articles that have copies
	searches []string            // those that are saved, each under its own text
	now      func() time.Time
}

type modelled struct {
	feed.Article
	row       int64 // order of arrival
	date      int64
	marks     feed.Marks
	revisions int
	page      string // its text, "" for none
}

// shown is the text that is read.
func (a *modelled) shown() string { return cmp.Or(a.page, a.Content) }

// savePage keeps the page of an article; the former one becomes a revision.
func (m *model) savePage(a *modelled, text string) {
	if a.page != "" && a.page != text {
		a.revisions++
	}
	a.page = text
}

func newModel() *model {
	return &model{states: map[string]feed.State{}, articles: map[feed.ID]*modelled{}}
}

func (m *model) subscribe(feeds []feed.Feed) {
	m.feeds = feeds
	for _, f := range feeds {
		if _, known := m.states[f.URL]; !known {
			m.states[f.URL] = feed.State{Reason: feed.ReasonNew}
		}
	}
}

func (m *model) subscription(url string) (feed.Feed, bool) {
	i := slices.IndexFunc(m.feeds, func(f feed.Feed) bool { return f.URL == url })
	if i < 0 {
		return feed.Feed{}, false
	}
	return m.feeds[i], true
}

// save takes a pull of a subscribed feed whose articles are known by id, or
// else by a link and title that no other article has.
func (m *model) save(p feed.Pull) (s feed.Saved) {
	m.states[p.Feed] = p.State
	if p.Document == nil {
		return s
	}
	for _, a := range slices.Backward(p.Document.Articles) {
		old := m.known(a)
		if old == nil {
			m.next++
			s.New++
			a.FirstSeen = p.At
			m.articles[a.ID] = &modelled{Article: a, row: m.next, date: dateOf(a)}
			continue
		}
		a.FirstSeen, a.ID, a.GUID = old.FirstSeen, old.ID, old.GUID
		text := a.Title != old.Title || a.Summary != old.Summary || a.Content != old.Content
		if !text && a.Comments == old.Comments && a.Published.Equal(old.Published) {
			continue
		}
		s.Updated++
		if text && (old.page == "" || a.Title != old.Title) {
			old.revisions++
		}
		old.Article, old.date = a, dateOf(a)
	}
	return s
}

func (m *model) known(a feed.Article) *modelled {
	if old := m.articles[a.ID]; old != nil {
		return old
	}
	for old := range maps.Values(m.articles) {
		if old.Feed == a.Feed && old.URL == a.URL && old.Title == a.Title {
			return old
		}
	}
	return nil
}

func dateOf(a feed.Article) int64 {
	if a.Published.IsZero() || a.Published.Sub(a.FirstSeen) > 24*time.Hour {
		return a.FirstSeen.Unix()
	}
	return a.Published.Unix()
}

// list gives the articles of a view, the newest first.
func (m *model) list(v feed.View) []*modelled {
	var out []*modelled
	for a := range maps.Values(m.articles) {
		if m.holds(v, a) {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b *modelled) int {
		return cmp.Or(cmp.Compare(b.date, a.date), cmp.Compare(b.row, a.row))
	})
	return out
}

func (m *model) holds(v feed.View, a *modelled) bool {
	f, subscribed := m.subscription(a.Feed)
	lingers := !v.Opened.IsZero() && a.marks.Read >= v.Opened.UnixNano()
	switch {
	case !v.Since.IsZero() && a.date < v.Since.Unix():
		return false
	case (v.UnreadOnly || v.Kind == feed.ViewUnread) && a.marks.Read != 0 && !lingers:
		return false
	case v.Kind == feed.ViewSearch:
		return subscribed && m.finds(v, a, f)
	case v.Kind == feed.ViewStarred:
		return a.marks.Starred != 0
	case v.Kind == feed.ViewFeed:
		return subscribed && a.Feed == v.Name
	case v.Kind == feed.ViewTag:
		return subscribed && slices.Contains(f.Tags, v.Name)
	}
	return subscribed && !f.Hidden
}

// page gives the ids of the rows that lie beyond the article at, nil for none.
func (m *model) page(v feed.View, at *modelled, d Direction, n int) []feed.ID {
	all := m.list(v)
	if v.Fold && v.Kind != feed.ViewFeed {
		all = m.fold(all)
	}
	if at != nil {
		all = slices.DeleteFunc(all, func(a *modelled) bool {
			order := cmp.Or(cmp.Compare(at.date, a.date), cmp.Compare(at.row, a.row))
			return d == Older && order <= 0 || d == Newer && order >= 0
		})
	}
	n = min(n, len(all))
	if d == Newer {
		all = all[len(all)-n:]
	}
	return idsOf(all[:n])
}

// fold leaves one of each group in a list: the head where the list has it, else
// the first.
func (m *model) fold(all []*modelled) []*modelled {
	shown := make(map[feed.ID]feed.ID)
	for _, a := range all {
		head := m.heads[a.ID]
		if _, met := shown[head]; !met || a.ID == head {
			shown[head] = a.ID
		}
	}
	return slices.DeleteFunc(all, func(a *modelled) bool {
		head, copied := m.heads[a.ID]
		return copied && shown[head] != a.ID
	})
}

// copies gives the others of a group.
func (m *model) copies(id feed.ID) (out []feed.ID) {
	for other, head := range m.heads {
		if other != id && head == m.heads[id] {
			out = append(out, other)
		}
	}
	return out
}

// unread reports whether the row of an article in a list is unread: where it
// stands for others, as long as one of them is that the list has.
func (m *model) unread(v feed.View, id feed.ID) bool {
	if head, copied := m.heads[id]; copied && v.Fold && v.Kind != feed.ViewFeed {
		return slices.ContainsFunc(m.list(v), func(a *modelled) bool { return m.heads[a.ID] == head && a.marks.Read == 0 })
	}
	return m.articles[id].marks.Read == 0
}

func idsOf(articles []*modelled) []feed.ID {
	out := []feed.ID{}
	for _, a := range articles {
		out = append(out, a.ID)
	}
	return out
}

// mark does to the articles what a Change of the cache with this stamp did,
// and gives what takes it back.
func (m *model) mark(articles []*modelled, k feed.Mark, stamp int64) (count int, undo func()) {
	before := make(map[*modelled]feed.Marks)
	for _, a := range articles {
		was := a.marks
		switch k {
		case feed.MarkRead:
			a.marks.Read = cmp.Or(a.marks.Read, stamp)
		case feed.MarkUnread:
			a.marks.Read = 0
		case feed.MarkStarred:
			a.marks.Starred = cmp.Or(a.marks.Starred, stamp)
		case feed.MarkUnstarred:
			a.marks.Starred = 0
		}
		if a.marks != was {
			before[a] = was
			count++
		}
	}
	return count, func() {
		for a, was := range before {
			a.marks = was
		}
	}
}
