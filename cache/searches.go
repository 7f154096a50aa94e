package cache

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
	"guanbao/feed"
	"guanbao/feed/query"
)

// sievesVersion is that of the rules by which saved searches are answered,
// beside those of index.Version.
const sievesVersion = 1

const searchesVersion = sievesVersion<<16 | index.Version

// standing is a saved search as it is kept.
type standing struct {
	id      int64
	name    string
	query   string // as query.Query writes it
	actions string // JSON
	version int64
	below   int64 // rows from here on have been looked at; 0 when all were
}

func standings(conn *sqlite.Conn) (all []standing, err error) {
	err = each(conn, "SELECT id, name, query, actions, version, below FROM searches ORDER BY place, id", func(stmt *sqlite.Stmt) error {
		all = append(all, standing{stmt.ColumnInt64(0), stmt.ColumnText(1), stmt.ColumnText(2), stmt.ColumnText(3),
			stmt.ColumnInt64(4), stmt.ColumnInt64(5)})
		return nil
	})
	return all, err
}

// same reports whether what was found by one search is what the other finds.
func (s standing) same(other standing) bool {
	return s.query == other.query && s.version == other.version
}

// SetSearches makes exactly these searches the saved ones, in this order. A new
// one, or one whose query changed, is asked of all articles in the background;
// what it does with new articles it does with those that come from then on. What
// a search hid that is gone or has no such article any more is shown again. Of two
// with one name the first counts.
//
// A cache that is not written keeps the searches that it has.
func (c *Cache) SetSearches(ctx context.Context, searches []feed.SavedSearch) error {
	if c.reason != nil {
		return nil
	}
	const what = "saved searches"
	wanted, err := c.wanted(searches)
	if err != nil {
		return fmt.Errorf("cache: %s: %w", what, err)
	}
	var current []standing
	err = c.read(ctx, what, func(conn *sqlite.Conn) (err error) {
		current, err = standings(conn)
		return err
	})
	if err == nil && !slices.EqualFunc(current, wanted, func(a, b standing) bool {
		return a.same(b) && a.name == b.name && a.actions == b.actions
	}) {
		err = c.write(ctx, what, normal, func(conn *sqlite.Conn) error { return setSearches(conn, wanted) })
	}
	if err == nil && len(wanted)+len(current) > 0 {
		c.wakeSieve()
	}
	return err
}

func (c *Cache) wanted(searches []feed.SavedSearch) (all []standing, err error) {
	names := make(map[string]bool)
	for _, s := range searches {
		q, err := query.Parse(s.Query, c.now())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.Name, err)
		}
		if n := len(q.Moving()); n > query.MostMoving {
			return nil, fmt.Errorf("%s: %d states and dates in a query, %d are the most", s.Name, n, query.MostMoving)
		}
		actions, err := json.Marshal(s.OnNew)
		if err != nil {
			return nil, err
		}
		if !names[s.Name] {
			names[s.Name] = true
			all = append(all, standing{name: s.Name, query: q.String(), actions: string(actions), version: searchesVersion})
		}
	}
	return all, nil
}

// setSearches writes the searches. What a kept one has found stays.
func setSearches(conn *sqlite.Conn, wanted []standing) error {
	current, err := standings(conn)
	if err != nil {
		return err
	}
	below, err := number(conn, "SELECT coalesce(max(id), 0) + 1 FROM articles")
	if err != nil {
		return err
	}
	for i := range wanted {
		wanted[i].below = below
	}
	for _, anyName := range []bool{false, true} { // one may have another name now
		for i, w := range wanted {
			at := slices.IndexFunc(current, func(s standing) bool { return s.same(w) && (anyName || s.name == w.name) })
			if w.id == 0 && at >= 0 {
				wanted[i].id, wanted[i].below = current[at].id, current[at].below
				current = slices.Delete(current, at, at+1)
			}
		}
	}
	if err := run(conn, "DELETE FROM searches"); err != nil {
		return err
	}
	for i, w := range wanted {
		var id any = null{}
		if w.id != 0 {
			id = w.id
		}
		err := run(conn, "INSERT INTO searches (id, name, query, actions, place, version, below) VALUES (?, ?, ?, ?, ?, ?, ?)",
			id, w.name, w.query, w.actions, i, w.version, w.below)
		if err == nil && w.id == 0 {
			err = inherit(conn, w, conn.LastInsertRowID(), current)
		}
		if err != nil {
			return err
		}
	}
	if err := reveal(conn, "search NOT IN (SELECT id FROM searches WHERE actions LIKE '%\"hide\"%')"); err != nil {
		return err
	}
	return noteFeeds(conn)
}

// inherit leaves to a search what the one hid in whose place it stands: that of
// its query under other rules, or of its name. What it does not find of that
// comes to light when all was looked at.
func inherit(conn *sqlite.Conn, w standing, id int64, gone []standing) error {
	at := slices.IndexFunc(gone, func(s standing) bool { return s.query == w.query })
	if at < 0 {
		at = slices.IndexFunc(gone, func(s standing) bool { return s.name == w.name })
	}
	if at < 0 {
		return nil
	}
	return run(conn, "UPDATE concealed SET search = ? WHERE search = ?", id, gone[at].id)
}

// unheld is what a search hid that does not find it any more, as when its title
// was corrected.
const unheld = "NOT EXISTS (SELECT 1 FROM saved m WHERE m.article = concealed.article AND m.search = concealed.search)"

// reveal shows again what was hidden of which a condition holds.
func reveal(conn *sqlite.Conn, condition string, args ...any) error {
	gone := "(SELECT article FROM concealed WHERE " + condition + ")"
	err := run(conn, "UPDATE articles SET shown = (SELECT place IS NOT NULL AND hidden = 0 FROM feeds f WHERE f.id = articles.feed) WHERE id IN "+gone, args...)
	if err != nil {
		return err
	}
	return run(conn, "DELETE FROM concealed WHERE article IN "+gone, args...)
}

// Ready waits until all saved searches have been asked of all articles, and
// reports whether they were. It does not wait where nobody asks.
func (c *Cache) Ready(ctx context.Context) (ready bool, err error) {
	for stepped := true; c.reason == nil; {
		var left int64
		err := c.read(ctx, "saved searches", func(conn *sqlite.Conn) (err error) {
			left, err = number(conn, "SELECT EXISTS (SELECT 1 FROM searches WHERE below > 0)")
			return err
		})
		if err != nil || left == 0 || !stepped {
			return err == nil && left == 0, err
		}
		c.wakeSieve()
		stepped = c.sieve.await(ctx)
	}
	return false, nil
}

// Standings gives the saved searches in their order, with the numbers of what
// they find. It counts along indexes.
func (c *Cache) Standings(ctx context.Context) (out []feed.Standing, err error) {
	err = c.read(ctx, "saved searches", func(conn *sqlite.Conn) error {
		all, err := standings(conn)
		if err != nil {
			return err
		}
		for _, s := range all {
			st := feed.Standing{SavedSearch: feed.SavedSearch{Name: s.name, Query: s.query}, Ready: s.below == 0}
			if err := json.Unmarshal([]byte(s.actions), &st.OnNew); err != nil {
				return fmt.Errorf("%w: actions of %s: %w", ErrCorrupt, s.name, err)
			}
			for unread, n := range map[bool]*int{false: &st.Articles, true: &st.Unread} {
				l, err := c.resolve(conn, feed.View{Kind: feed.ViewSearch, Name: s.name, UnreadOnly: unread})
				if err == nil {
					*n, err = count(conn, l, everything(l))
				}
				if err != nil {
					return err
				}
				*n += c.session.delta(l, everything(l))
				if err := l.met(nil); err != nil {
					return err
				}
			}
			hidden, err := number(conn, "SELECT count(*) FROM concealed WHERE search = ?", s.id)
			if err != nil {
				return err
			}
			st.Hidden = int(hidden)
			out = append(out, st)
		}
		return nil
	})
	return out, err
}
