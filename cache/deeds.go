package cache

import (
	"encoding/json"
	"fmt"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// acting is a saved search that does something with what it finds.
type acting struct {
	sought
	actions []feed.Action
	name    string
	deeds   []feed.Deed // one a feed
}

// deed is what it did with articles of a feed, to be added to.
func (a *acting) deed(feedURL string) *feed.Deed {
	i := slices.IndexFunc(a.deeds, func(d feed.Deed) bool { return d.Feed == feedURL })
	if i < 0 {
		i = len(a.deeds)
		a.deeds = append(a.deeds, feed.Deed{Search: a.name, Feed: feedURL})
	}
	return &a.deeds[i]
}

func (a *acting) does(action feed.Action) bool { return slices.Contains(a.actions, action) }

// act does what searches do with new articles. All of them see an article as it
// came, so that none hangs on the order in which they stand.
func (s *sifting) act(conn *sqlite.Conn, batch []waiter) error {
	all := make(map[int64]*acting)
	for i, st := range s.searches {
		a := &acting{sought: sought{conn: conn, id: st.id, parts: s.queries[i].Moving()}, name: st.name}
		if err := json.Unmarshal([]byte(st.actions), &a.actions); err != nil {
			return fmt.Errorf("%w: actions of %s: %w", ErrCorrupt, st.name, err)
		}
		if len(a.actions) > 0 {
			all[st.id] = a
		}
	}
	if len(all) == 0 {
		return nil
	}
	stamp, err := s.cache.stamp(conn)
	if err != nil {
		return err
	}
	moved := make(deltas)
	for _, w := range batch {
		if w.why == changed {
			continue
		}
		if err := s.actOn(conn, w, all, stamp, moved); err != nil {
			return err
		}
	}
	for _, st := range s.searches {
		if a := all[st.id]; a != nil {
			s.deeds = append(s.deeds, a.deeds...)
		}
	}
	return moved.write(conn)
}

// actOn does it with one article. One whose page came is new to the searches
// that had not found it by what its feed says, until it has been read.
func (s *sifting) actOn(conn *sqlite.Conn, w waiter, all map[int64]*acting, stamp int64, moved deltas) error {
	var a marked
	title := ""
	err := each(conn, "SELECT "+markedColumns+", a.title FROM articles a WHERE a.id = ?", func(stmt *sqlite.Stmt) error {
		a, title = markedFrom(stmt), stmt.ColumnText(7)
		return nil
	}, w.row)
	if err != nil || w.why == gotText && a.marks.Read != 0 {
		return err
	}
	now, hidden := a.marks, int64(0)
	for _, f := range s.found {
		rule := all[f.search]
		if f.row != w.row || rule == nil || slices.Contains(w.in, f.search) || f.rest>>rule.at(a, a.marks, 0)&1 == 0 {
			continue
		}
		done := feed.Deed{}
		if rule.does(feed.ActionHide) && hidden == 0 {
			hidden = f.search
			done.Hidden = 1
		}
		if (rule.does(feed.ActionRead) || rule.does(feed.ActionHide)) && now.Read == 0 {
			now.Read = stamp
			done.Read = 1
		}
		if rule.does(feed.ActionStar) && now.Starred == 0 {
			now.Starred = stamp
			done.Starred = 1
		}
		if rule.does(feed.ActionNotify) {
			done.Notify, done.Title = 1, title
		}
		if done != (feed.Deed{}) {
			d := rule.deed(s.known.feeds[a.feed].URL)
			*d = d.Add(done)
		}
	}
	for _, rule := range all {
		if rule.err != nil {
			return rule.err
		}
	}
	if now != a.marks {
		moved.add(a.feed, a.marks, now)
		if err := setMarks(conn, w.row, now); err != nil {
			return err
		}
	}
	if hidden == 0 {
		return nil
	}
	if err := run(conn, "UPDATE articles SET shown = 0 WHERE id = ?", w.row); err != nil {
		return err
	}
	return run(conn, "INSERT OR IGNORE INTO concealed (article, search, feed, read) VALUES (?, ?, ?, ?)", w.row, hidden, a.feed, now.Read)
}
