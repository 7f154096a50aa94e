package ui

import (
	"context"
	"fmt"

	"guanbao/feed"
	"guanbao/ui/keys"
)

// tellFate tells of feeds that moved for good and of those that are gone, which
// nobody asked for and the reader must not miss: the last of them in the status
// line, all on the page of errors. A move can be undone, and what is gone be
// asked again.
func (m Model) tellFate(j *job) Model {
	w, say := &m.look.Words.Care, func(m Model, text string) Model { m.status = m.status.Warn(text); return m }
	if j.urgency != feed.Routine {
		say = func(m Model, text string) Model { m.status = m.status.Alarm(text); return m }
	}
	for _, g := range j.gone {
		text := fmt.Sprintf(w.GoneF, g.Title)
		m = m.advise(m.look.Now, text, fmt.Sprintf(w.ResumeF, m.keys.First(keys.RefreshFeed)))
		m = say(m, text)
	}
	for _, move := range j.moved {
		var told string
		m, told = m.moved(move)
		m = say(m, told)
	}
	return m
}

// moved takes over the new address of a feed, and says so.
func (m Model) moved(move feed.Move) (Model, string) {
	at := move.From
	if _, old := m.sources.Lookup(at); !old { // the sources were read since
		at = move.To
	}
	name := m.sources.Name(feed.View{Kind: feed.ViewFeed, Name: at}, m.look.Words)
	what := fmt.Sprintf(m.look.Words.Care.MovedF, name)
	if m.view.Kind == feed.ViewFeed && m.view.Name == move.From {
		m.view.Name = move.To
	}
	m = m.note(m.look.Now, what+m.look.Words.Colon+shownAddress(move.To))
	if t := m.ports.Tidying; t != nil {
		m = m.remember(undoStep{restore: func(ctx context.Context) error { return t.Back(ctx, move) }, move: move, what: what})
		what += m.look.Words.UndoHint(m.keys.First(keys.Undo))
	}
	return m, what
}

// shownAddress is an address without what may be secret in it.
func shownAddress(address string) string { return feed.Feed{URL: address}.Shown() }
