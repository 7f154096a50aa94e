// Package found is the pane of what a search found, in the place of the list:
// one or two lines an article, what was found marked in them. It holds the
// pages that were read so far and says when it wants the next one.
package found

import (
	"slices"
	"strings"
	"time"

	"guanbao/feed"
	"guanbao/feed/query"
)

const (
	// Batch is the number of hits that one load brings.
	Batch = 50
	// tallLeast is the rows of a pane that shows two lines an article.
	tallLeast = 8
)

// Model is the state of the pane. Its zero value has found nothing yet.
type Model struct {
	hits    []feed.Hit
	words   []query.Word // that are marked
	text    string       // what was asked, for saying that there is none
	cursor  int          // index into hits
	top     int          // index of the first hit in sight
	height  int          // rows of the screen
	least   int          // hits that there are at least, and at most
	most    int
	more    bool       // pages are still to come
	next    feed.Found // where they go on
	loading bool       // one of them is on its way
	renewed bool       // and what is there was renewed meanwhile, with a part of it perhaps
	loaded  bool       // an answer has come
	part    bool       // to which more may come
	failure string
	single  bool // all are of one feed, which need not be named
}

// Set shows what was found for a text, with the cursor on the first hit.
func (m Model) Set(text string, words []query.Word, f feed.Hits) Model {
	return Model{
		height: m.height, single: m.single, text: text, words: words, loaded: true,
		hits: f.Hits, least: f.Least, most: f.Most, more: f.More, next: f.Next, part: f.Part,
	}
}

// Fail says why nothing was found.
func (m Model) Fail(text, why string) Model {
	return Model{height: m.height, single: m.single, text: text, loaded: true, failure: why}
}

// Forget is the pane before anything was asked.
func (m Model) Forget() Model { return Model{height: m.height, single: m.single} }

// Single says whether all that can be found is of one feed.
func (m Model) Single(single bool) Model {
	m.single = single
	return m
}

// Extend adds the page that Want asked for.
func (m Model) Extend(f feed.Hits) Model {
	fresh := f.Hits
	if m.renewed {
		fresh = slices.DeleteFunc(slices.Clone(fresh), func(h feed.Hit) bool { return m.Holds(h.ID) })
	}
	m.loading, m.renewed, m.more, m.next = false, false, f.More, f.Next
	m.hits = append(m.hits[:len(m.hits):len(m.hits)], fresh...)
	m.least, m.most, m.part = f.Least, f.Most, f.Part
	return m.settle()
}

// Release gives up a Want that was not met, so that the next move asks again.
func (m Model) Release() Model {
	m.loading = false
	return m
}

// Want asks for the page that follows, when the cursor is near the end of what
// is there, if anything is.
func (m Model) Want() (next Model, after feed.Found, ok bool) {
	if m.loading || !m.more || m.next == (feed.Found{}) || len(m.hits)-m.cursor > 2*m.rows()+Batch/4 {
		return m, feed.Found{}, false
	}
	m.loading = true
	return m, m.next, true
}

// Renew takes over the answer to the same question asked anew, after articles
// came or marks changed. What does not match any more stays behind what it
// stood behind, and the cursor on its article.
func (m Model) Renew(f feed.Hits) Model {
	at, had := m.Selected()
	above := m.cursor - m.top
	fresh := map[feed.ID]bool{}
	for _, h := range f.Hits {
		fresh[h.ID] = true
	}
	all, behind := slices.Clone(f.Hits), 0
	for _, h := range m.hits {
		if fresh[h.ID] {
			behind = slices.IndexFunc(all, func(o feed.Hit) bool { return o.ID == h.ID }) + 1
			continue
		}
		all = slices.Insert(all, behind, h)
		behind++
	}
	m.renewed = m.loading
	if m.next = f.Next; len(m.hits) > 0 && m.next.Compare(m.hits[len(m.hits)-1].Place) < 0 { // it stood further down before
		m.next = m.hits[len(m.hits)-1].Place
	}
	m.hits, m.least, m.most, m.more, m.failure, m.part = all, f.Least, f.Most, f.More, "", f.Part
	if i := slices.IndexFunc(all, func(h feed.Hit) bool { return had && h.ID == at.ID }); i >= 0 {
		m.cursor, m.top = i, i-above
	}
	return m.settle()
}

// Part reports whether the rest of an answer is still to come, from what waits
// to be indexed.
func (m Model) Part() bool { return m.part }

// Loaded reports whether an answer has come, of whatever kind.
func (m Model) Loaded() bool { return m.loaded }

// Text is what the answer is to.
func (m Model) Text() string { return m.text }

// Sought are the words by which an article was found: those of the query, or
// what in its title sounds like it. False where it is not among the hits.
func (m Model) Sought(id feed.ID) ([]query.Word, bool) {
	i := slices.IndexFunc(m.hits, func(h feed.Hit) bool { return h.ID == id })
	if i < 0 {
		return nil, false
	}
	h := m.hits[i]
	if h.Match == feed.MatchText {
		return m.words, true
	}
	var said strings.Builder
	for _, k := range h.Marks {
		said.WriteString(" \"" + h.Title[k[0]:k[1]] + "\"")
	}
	q, _ := query.ParseTyping(said.String(), time.Time{})
	return q.Words(), true
}

// Len is the number of hits that are there.
func (m Model) Len() int { return len(m.hits) }

// IDs are the articles that are there.
func (m Model) IDs() []feed.ID {
	ids := make([]feed.ID, len(m.hits))
	for i, h := range m.hits {
		ids[i] = h.ID
	}
	return ids
}

// Count is how many hits there are, or with sure false how many at least.
func (m Model) Count() (n int, sure bool) {
	if !m.more {
		return len(m.hits), !m.part
	}
	return max(m.least, len(m.hits)), m.least == m.most
}

// Selected gives the row under the cursor; false where nothing was found.
func (m Model) Selected() (feed.Row, bool) {
	if m.cursor >= len(m.hits) {
		return feed.Row{}, false
	}
	return m.hits[m.cursor].Row, true
}

// Holds reports whether an article is among the hits.
func (m Model) Holds(id feed.ID) bool {
	return slices.ContainsFunc(m.hits, func(h feed.Hit) bool { return h.ID == id })
}

// Update changes the row of an article, as when it is marked.
func (m Model) Update(id feed.ID, change func(*feed.Row)) Model {
	if i := slices.IndexFunc(m.hits, func(h feed.Hit) bool { return h.ID == id }); i >= 0 {
		m.hits = slices.Clone(m.hits)
		change(&m.hits[i].Row)
	}
	return m
}

// Seek moves to the next unread hit in a direction; false where there is none
// among those that are there.
func (m Model) Seek(step int) (Model, bool) {
	for i := m.cursor + step; i >= 0 && i < len(m.hits); i += step {
		if m.hits[i].Unread {
			return m.to(i), true
		}
	}
	return m, false
}

// Move moves the cursor by n hits, as far as there are any.
func (m Model) Move(n int) Model { return m.to(m.cursor + n) }

// Page moves by a part of the height.
func (m Model) Page(part float64) Model {
	n := int(part * float64(m.rows()))
	switch {
	case n == 0 && part < 0:
		n = -1
	case n == 0:
		n = 1
	}
	m.top += n
	return m.Move(n)
}

// First moves to the first hit.
func (m Model) First() Model { return m.to(0) }

// Last moves to the last hit that is there.
func (m Model) Last() Model { return m.to(len(m.hits) - 1) }

// Resize sets the height of the pane in rows.
func (m Model) Resize(height int) Model {
	m.height = max(height, 1)
	return m.settle()
}

func (m Model) to(i int) Model {
	m.cursor = max(min(i, len(m.hits)-1), 0)
	return m.settle()
}

// lines is how many rows of the screen a hit takes.
func (m Model) lines() int {
	if m.height >= tallLeast {
		return 2
	}
	return 1
}

// rows is how many hits are in sight.
func (m Model) rows() int { return max(m.height/m.lines(), 1) }

// settle scrolls so that the cursor is in sight.
func (m Model) settle() Model {
	m.top = max(min(m.top, m.cursor), m.cursor-m.rows()+1)
	m.top = max(min(m.top, len(m.hits)-m.rows()), 0)
	return m
}
